"""The episode guide, drawn: season by season, with air dates, runtimes and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from docbrowser.render import styles, words
from docbrowser.render.marking import marked
from docbrowser.render.own_words import own_notes
from docbrowser.text import pick_language
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from docbrowser.entries import Entry
    from docbrowser.render.view import View
    from docbrowser.titles import MergedEpisode, Season, Synopsis, Title


WIDE: Final = 66
"""Columns from which there is room for what one did beside when an episode was shown."""
_MARK, _NAME = 0, 2
_GAP: Final = 2
_LEAST_NAME: Final = 8


def episode_guide(title: Title, view: View) -> Iterator[RenderableType]:
    """Return the guide's blocks: a remark for the heading, then each season and its episodes."""
    if not title.seasons:
        return
    yield Text(_remark(title, view), style=styles.DIM)
    rows = {episode.key: _row(episode, view) for episode in title.episodes()}
    # Every table has the same widths, so that their columns stand under each other.
    widths = _widths(list(rows.values()), view.width)
    table = _table(widths)
    for season in title.seasons:
        if len(title.seasons) > 1 or season.number != 1:
            yield table
            yield Padding(_season_heading(season, view.entry), (0, 0, 0, _indent(widths)))
            table = _table(widths)
        for episode in season.episodes:
            here = Style(meta={"episode": episode.key})
            table.add_row(*rows[episode.key], style=here)
            below = list(_below(episode, view, here))
            if below:
                yield table
                yield from (Padding(text, (0, 0, 0, _indent(widths))) for text in below)
                table = _table(widths)
    yield table


def _below(episode: MergedEpisode, view: View, here: Style) -> Iterator[RenderableType]:
    """Return what stands under an episode's row: its synopsis, and what one noted."""
    synopsis = choose_synopsis(episode.synopses, view.languages)
    if synopsis is not None:
        if view.hides(episode.key):
            yield Text("▒▒▒ hidden until you have seen it · z shows", style=styles.DIM)
        else:
            text = marked(synopsis.text, "episode", view.find, here)
            text.stylize(styles.DIM)
            yield text
    said = view.entry.episodes.get(episode.key)
    if said is not None:
        yield from own_notes(said)


def _table(widths: Sequence[int]) -> Table:
    """Return a table for mark, number, name, date, runtime, and what one did."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    mark, number, name, date, runtime, *own = widths
    table.add_column(width=mark)
    table.add_column(width=number, justify="right", no_wrap=True)
    table.add_column(width=name, overflow="fold")
    table.add_column(width=date, justify="right", no_wrap=True)
    table.add_column(width=runtime, justify="right", no_wrap=True)
    for width in filter(None, own):
        table.add_column(width=width, no_wrap=True)
    return table


def _widths(rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """Return how wide each column is; where there is too little room it is the names that wrap."""
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    widths[_MARK] = max(1, widths[_MARK])
    others = sum(width + _GAP for width in widths) - widths[_NAME] - _GAP
    widths[_NAME] = min(widths[_NAME], max(_LEAST_NAME, room - others))
    return widths


def _indent(widths: Sequence[int]) -> int:
    """Return the column in which the names begin."""
    return widths[0] + widths[1] + 2 * _GAP


def _remark(title: Title, view: View) -> str:
    """`4 episodes · 1 special`, or `12 of 78 episodes known`; then what was seen and is left."""
    specials = sum(len(season.episodes) for season in title.seasons if season.number == 0)
    listed = sum(len(season.episodes) for season in title.seasons) - specials
    count = words.episode_count(title, listed)
    regular = f"{listed} of {count} episodes known" if count > listed else None
    parts = [regular or words.plural(listed, "episode")] if count else []
    if specials:
        parts.append(words.plural(specials, "special"))
    if view.progress.episodes_watched and view.left is not None:
        parts.append(f"{view.progress.episodes_watched} seen")
        if view.left.episodes:
            parts.append(words.left(view.left, briefly=True))
    return " · ".join(parts)


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
    date = Text(aired, style=styles.ACCENT if upcoming else styles.DIM)
    runtime = Text(words.runtime(episode.runtime), style=styles.DIM)
    seen, rated = _seen(episode.key, view), _rated(episode.key, view)
    if view.width >= WIDE:
        own = [Text("  ").join(part for part in (seen, rated) if part.plain)]
    else:
        # When one saw it tells more than when it was shown, and how one liked it than how long.
        own = []
        date, runtime = (seen if seen.plain else date), (rated if rated.plain else runtime)
    number = Text(str(episode.number), style=styles.DIM)
    return (_mark(episode.key, view), number, name, date, runtime, *own)


def _seen(key: str, view: View) -> Text:
    """Return `seen 3 Mar 2026`; or that it is the next."""
    viewings = view.entry.viewings_of(key)
    if not viewings:
        return Text("next" if key == view.upcoming else "", style=styles.ACCENT)
    day = viewing_date(viewings[-1])
    times = f" {len(viewings)}×" if len(viewings) > 1 else ""
    return Text(f"seen{times} {words.date(day)}" if day else f"seen{times}", style=styles.SEEN)


def _rated(key: str, view: View) -> Text:
    said = view.entry.episodes.get(key)
    return Text(f"★ {said.rating}" if said and said.rating else "", style=styles.ACCENT)


def _mark(key: str, view: View) -> Text:
    if view.entry.has_seen(key):
        return Text(styles.MARKS["watched"], style=styles.SEEN)
    if view.entry.has_skipped(key):
        return Text(styles.MARKS["skipped"], style=styles.DIM)
    return Text("▸" if key == view.upcoming else "", style=styles.ACCENT)
