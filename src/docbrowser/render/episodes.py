"""The episode guide, drawn: season by season, with air dates, runtimes and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from docbrowser.render import styles, words
from docbrowser.render.marking import marked
from docbrowser.text import pick_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from docbrowser.entries import Entry
    from docbrowser.model import MergedEpisode, Season, Synopsis, Title
    from docbrowser.render.view import View


def episode_guide(title: Title, view: View) -> Iterator[RenderableType]:
    """Return the guide's blocks: a remark for the heading, then each season and its episodes."""
    if not title.seasons:
        return
    yield Text(_remark(title), style=styles.DIM)
    rows = {episode.key: _row(episode, view) for episode in title.episodes()}
    # Every table has the same widths, so that their columns stand under each other.
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows.values(), strict=True)]
    table = _table(widths)
    for season in title.seasons:
        if len(title.seasons) > 1 or season.number != 1:
            yield table
            yield Padding(_season_heading(season, view.entry), (0, 0, 0, _indent(widths)))
            table = _table(widths)
        for episode in season.episodes:
            here = Style(meta={"episode": episode.key})
            table.add_row(*rows[episode.key], style=here)
            synopsis = choose_synopsis(episode.synopses, view.languages)
            if synopsis is not None:
                yield table
                text = marked(synopsis.text, "episode", view.find, here)
                text.stylize(styles.DIM)
                yield Padding(text, (0, 0, 0, _indent(widths)))
                table = _table(widths)
    yield table


def _table(widths: Sequence[int]) -> Table:
    """Return a table for mark, number, name, date and runtime."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    mark, number, name, date, runtime = widths
    table.add_column(width=max(1, mark))
    table.add_column(width=number, justify="right", no_wrap=True)
    table.add_column(width=name, overflow="fold")
    table.add_column(width=date, justify="right", no_wrap=True)
    table.add_column(width=runtime, justify="right", no_wrap=True)
    return table


def _indent(widths: Sequence[int]) -> int:
    """Return the column in which the names begin."""
    return max(1, widths[0]) + 2 + widths[1] + 2


def _remark(title: Title) -> str:
    """`4 episodes · 1 special`, or `12 of 78 episodes known`."""
    specials = sum(len(season.episodes) for season in title.seasons if season.number == 0)
    listed = sum(len(season.episodes) for season in title.seasons) - specials
    count = words.episode_count(title, listed)
    regular = f"{listed} of {count} episodes known" if count > listed else None
    parts = [regular or words.plural(listed, "episode")] if count else []
    return " · ".join([*parts, *([words.plural(specials, "special")] if specials else [])])


def episode_name(episode: MergedEpisode, languages: Sequence[str]) -> str:
    """Return the episode's name in the best language there is, "Episode 4" where it has none."""
    found = pick_language(episode.names, languages)
    return found[1] if found else f"Episode {episode.number}"


def choose_synopsis(synopses: Iterable[Synopsis], languages: Sequence[str]) -> Synopsis | None:
    """Return the text in the best language there is, of the most trusted source."""
    by_language: dict[str, Synopsis] = {}
    for synopsis in synopses:
        by_language.setdefault(synopsis.lang, synopsis)
    found = pick_language(by_language, languages)
    return found[1] if found else None


def _season_heading(season: Season, entry: Entry) -> Text:
    name = "Specials" if season.number == 0 else f"Season {season.number}"
    seen = sum(entry.has_seen(episode.key) for episode in season.episodes)
    heading = Text.assemble((name, styles.NAME))
    return heading.append(f"  {seen} of {len(season.episodes)} watched", style=styles.DIM)


def _row(episode: MergedEpisode, view: View) -> tuple[Text, ...]:
    name = marked(episode_name(episode, view.languages), "episode", view.find)
    aired = words.date(episode.aired) if episode.aired else "no date"
    upcoming = episode.aired is not None and episode.aired > view.today > ""
    return (
        _mark(episode.key, view.entry),
        Text(str(episode.number), style=styles.DIM),
        name,
        Text(aired, style=styles.ACCENT if upcoming else styles.DIM),
        Text(words.runtime(episode.runtime), style=styles.DIM),
    )


def _mark(key: str, entry: Entry) -> Text:
    if entry.has_seen(key):
        return Text(styles.MARKS["watched"], style=styles.SEEN)
    if entry.has_skipped(key):
        return Text(styles.MARKS["skipped"], style=styles.DIM)
    return Text(styles.MARKS["unwatched"])
