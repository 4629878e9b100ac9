"""The episode guide, drawn: season by season, with air dates, runtimes and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from docbrowser.i18n import _, counted, ngettext, pgettext
from docbrowser.render import styles, words
from docbrowser.render.episode_rows import GAP, NAME, RUNTIME, Rows
from docbrowser.render.marking import marked
from docbrowser.render.own_words import own_notes
from docbrowser.render.texts import choose_synopsis, spoiler_sign
from docbrowser.text import pick_language
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from docbrowser.entries import Entry
    from docbrowser.render.view import View
    from docbrowser.titles import MergedEpisode, Season, Title


WIDE: Final = 66
"""Columns from which there is room for what one did beside when an episode was shown."""
_MARK: Final = 0
_STAR: Final = "★"
_BRIEF: Final = 56
"""Columns below which the mark alone says that an episode was seen, and the date when."""
_LEAST_NAME: Final = 12
"""Columns of a name; rather than have fewer, it is not said how long the episodes are."""


def episode_guide(title: Title, view: View) -> Iterator[RenderableType]:
    """Return the guide's blocks: a remark for the heading, then each season and its episodes."""
    if not title.seasons:
        return
    yield Text(_remark(title, view), style=styles.DIM)
    rows = {episode.key: _row(episode, view) for episode in title.episodes()}
    # Every table has the same widths, so that their columns stand under each other.
    widths = _widths(list(rows.values()), view.width)
    if widths[NAME] < _LEAST_NAME and view.width < WIDE:
        rows = _without_runtimes(rows)
        widths = _widths(list(rows.values()), view.width)
    table = Rows(widths)
    for season in title.seasons:
        if len(title.seasons) > 1 or season.number != 1:
            yield table
            yield Padding(_season_heading(season, view.entry), (0, 0, 0, _indent(widths)))
            table = Rows(widths)
        for episode in season.episodes:
            here = Style(meta={"episode": episode.key})
            table.rows.append((rows[episode.key], here))
            below = list(_below(episode, view, here))
            if below:
                yield table
                yield from (Padding(text, (0, 0, 0, _indent(widths))) for text in below)
                table = Rows(widths)
    yield table


def _below(episode: MergedEpisode, view: View, here: Style) -> Iterator[RenderableType]:
    """Return what stands under an episode's row: its synopsis, and what one noted."""
    synopsis = choose_synopsis(episode.synopses, view.languages)
    if synopsis is not None:
        if view.hides(episode.key):
            yield spoiler_sign()
        else:
            text = marked(synopsis.text, "episode", view.find, here)
            text.stylize(styles.DIM)
            yield text
    said = view.entry.episodes.get(episode.key)
    if said is not None:
        yield from own_notes(said)


def _without_runtimes(rows: Mapping[str, tuple[Text, ...]]) -> dict[str, tuple[Text, ...]]:
    """Return rows of five cells without the runtimes; ratings in their place stay."""
    if not any(row[RUNTIME].plain.startswith(_STAR) for row in rows.values()):
        return {key: row[:RUNTIME] for key, row in rows.items()}
    blank = Text()
    return {
        key: row if row[RUNTIME].plain.startswith(_STAR) else (*row[:RUNTIME], blank)
        for key, row in rows.items()
    }


def _widths(rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """Return how wide each column is; where there is too little room it is the names that wrap."""
    widths = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    widths[_MARK] = max(1, widths[_MARK])
    others = sum(width + GAP for width in widths) - widths[NAME] - GAP
    widths[NAME] = min(widths[NAME], max(1, room - others))
    return widths


def _indent(widths: Sequence[int]) -> int:
    """Return the column in which the names begin."""
    return widths[0] + widths[1] + 2 * GAP


def _remark(title: Title, view: View) -> str:
    """`4 episodes · 1 special`, or `12 of 78 episodes known`; then what was seen and is left."""
    specials = sum(len(season.episodes) for season in title.seasons if season.number == 0)
    listed = sum(len(season.episodes) for season in title.seasons) - specials
    count = words.episode_count(title, listed)
    parts = []
    if count > listed:
        known = ngettext("{known} of {n} episode known", "{known} of {n} episodes known", count)
        parts.append(known.format(known=listed, n=count))
    elif count:
        parts.append(counted("{n} episode", "{n} episodes", listed))
    if specials:
        # TR: episodes outside of the seasons
        parts.append(counted("{n} special", "{n} specials", specials))
    if view.progress.episodes_watched and view.left is not None:
        # TR: episodes that one has seen
        parts.append(counted("{n} watched", "{n} watched", view.progress.episodes_watched))
        if view.left.episodes:
            parts.append(words.left(view.left, briefly=True))
    return " · ".join(parts)


def episode_name(episode: MergedEpisode, languages: Sequence[str]) -> str:
    """Return the episode's name in the best language there is, "Episode 4" where it has none."""
    found = pick_language(episode.names, languages)
    if found:
        return found[1]
    # TR: what an episode without a name is called
    return _("Episode {number}").format(number=episode.number)


def _season_heading(season: Season, entry: Entry) -> Text:
    count = len(season.episodes)
    name = _("Season {number}").format(number=season.number) if season.number else _("Specials")
    # TR: episodes of a season
    watched = ngettext("{seen} of {n} watched", "{seen} of {n} watched", count)
    seen = sum(entry.has_seen(episode.key) for episode in season.episodes)
    heading = Text.assemble((name, styles.NAME))
    return heading.append("  " + watched.format(seen=seen, n=count), style=styles.DIM)


def _row(episode: MergedEpisode, view: View) -> tuple[Text, ...]:
    name = marked(episode_name(episode, view.languages), "episode", view.find)
    # TR: of an episode: nobody knows when it was shown
    aired = words.date(episode.aired) if episode.aired else _("no date")
    upcoming = episode.aired is not None and episode.aired > view.today > ""
    date = Text(aired, style=styles.ACCENT if upcoming else styles.DIM)
    runtime = Text(words.runtime(episode.runtime), style=styles.DIM)
    seen, rated = _seen(episode.key, view), _rated(episode.key, view)
    if view.width >= WIDE:
        own = [Text("  ").join(part for part in (seen, rated) if part.plain)]
    else:
        # When one saw it tells more than when it was shown, and how one liked it than how long.
        own = []
        if view.width < _BRIEF:
            seen = _seen_briefly(episode.key, view)
        date, runtime = (seen if seen.plain else date), (rated if rated.plain else runtime)
    number = Text(str(episode.number), style=styles.DIM)
    return (_mark(episode.key, view), number, name, date, runtime, *own)


def _seen(key: str, view: View) -> Text:
    """Return `watched 3 Mar 2026`; or that it is the next."""
    viewings = view.entry.viewings_of(key)
    if not viewings:
        # TR: the episode that comes next
        return Text(pgettext("episode", "next") if key == view.upcoming else "", styles.ACCENT)
    return Text(_seen_when(viewing_date(viewings[-1]), len(viewings)), style=styles.SEEN)


def _seen_briefly(key: str, view: View) -> Text:
    """Return the day of the last time, with the mark that tells it from the day of its showing."""
    viewings = view.entry.viewings_of(key)
    day = viewing_date(viewings[-1]) if viewings else None
    seen = f"{styles.MARKS['watched']} {words.date(day)}" if day else ""
    return Text(seen, style=styles.SEEN)


def _seen_when(day: str | None, times: int) -> str:
    # TR: of an episode, {n}× is how often, {day} the last time: "watched 2× 3 Mar 2026"
    if times > 1 and day:
        return _("watched {n}× {day}").format(n=times, day=words.date(day))
    if times > 1:
        return _("watched {n}×").format(n=times)
    # TR: of an episode: "watched 3 Mar 2026"
    if day:
        return _("watched {day}").format(day=words.date(day))
    return pgettext("episode", "watched")


def _rated(key: str, view: View) -> Text:
    said = view.entry.episodes.get(key)
    return Text(f"{_STAR} {said.rating}" if said and said.rating else "", style=styles.ACCENT)


def _mark(key: str, view: View) -> Text:
    if view.entry.has_seen(key):
        return Text(styles.MARKS["watched"], style=styles.SEEN)
    if view.entry.has_skipped(key):
        return Text(styles.MARKS["skipped"], style=styles.DIM)
    return Text("▸" if key == view.upcoming else "", style=styles.ACCENT)
