"""One episode, drawn by itself: its names, when it was shown and seen, its text, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from docbrowser.i18n import _, pgettext
from docbrowser.render import styles, words
from docbrowser.render.detail import credit_table, grid
from docbrowser.render.episodes import episode_name
from docbrowser.render.marking import marked
from docbrowser.render.own_words import own_notes, rating_line
from docbrowser.render.texts import choose_synopsis, missing_language, spoiler_sign
from docbrowser.text import fold
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from docbrowser.render.view import View
    from docbrowser.titles import MergedEpisode


def episode_card(episode: MergedEpisode, view: View) -> RenderableType:
    """Return all that is known of an episode; its text is hidden where the guide hides it."""
    name = episode_name(episode, view.languages)
    blocks: list[RenderableType] = [
        marked(name, "episode", view.find, styles.NAME),
        _place(episode),
        _shown(episode, view),
        *_own(episode.key, view),
        Text(),
        *_text(episode, view),
    ]
    blocks += _section(_("Cast and crew"), _people(episode, view))
    blocks += _section(_("Names in other languages"), _other_names(episode, name, view))
    said = view.entry.episodes.get(episode.key)
    blocks += _section(_("Your notes"), own_notes(said) if said else iter(()))
    return Group(*blocks)


def _section(name: str, content: Iterator[RenderableType]) -> list[RenderableType]:
    drawn = list(content)
    return [Text(), Text(name.upper(), style=styles.HEADING), *drawn] if drawn else []


def _place(episode: MergedEpisode) -> Text:
    # TR: an episode outside of the seasons
    special = _("Special {number}")
    place = _("Season {season} · episode {number}") if episode.season else special
    said = place.format(season=episode.season, number=episode.number)
    return Text(said, style=styles.TEXT)


def _shown(episode: MergedEpisode, view: View) -> Text:
    """Return when it was shown, and how long it is: `3 Apr 2018 · 47 min`."""
    upcoming = episode.aired is not None and episode.aired > view.today > ""
    # TR: of an episode: nobody knows when it was shown
    aired = words.date(episode.aired) if episode.aired else _("no date")
    line = Text(aired, style=styles.ACCENT if upcoming else styles.TEXT)
    if episode.runtime:
        line.append(f" · {words.runtime(episode.runtime)}", style=styles.TEXT)
    return line


def _own(key: str, view: View) -> Iterator[Text]:
    """Return what one did: each day on which it was watched, or what is to be done with it."""
    days = sorted(viewing_date(viewing) or "" for viewing in view.entry.viewings_of(key))
    for day in days:
        # TR: {when} is "on 3 Mar 2015", "in March 2015" or "in 2015"
        said = _("watched {when}").format(when=words.on_day(day)) if day else _("watched")
        yield Text(f"{styles.MARKS['watched']} {said}", style=styles.SEEN)
    if not days and view.entry.has_skipped(key):
        yield Text(f"{styles.MARKS['skipped']} {_('skipped')}", style=styles.DIM)
    elif not days and key == view.upcoming:
        # TR: the episode that comes next
        yield Text(f"▸ {pgettext('episode', 'next')}", style=styles.ACCENT)
    said_of = view.entry.episodes.get(key)
    if said_of is not None and said_of.rating is not None:
        yield rating_line(said_of.rating)


def _text(episode: MergedEpisode, view: View) -> Iterator[Text]:
    synopsis = choose_synopsis(episode.synopses, view.languages)
    if synopsis is None:
        yield Text(_("No text on this episode yet, in any language."), style=styles.DIM)
    elif view.hides(episode.key):
        yield spoiler_sign()
    else:
        if missing := missing_language(synopsis, view.languages):
            yield Text(missing, style=styles.WARN)
        yield marked(synopsis.text, "episode", view.find, styles.TEXT)


def _people(episode: MergedEpisode, view: View) -> Iterator[RenderableType]:
    if episode.credits:
        yield credit_table(episode.credits, view)


def _other_names(episode: MergedEpisode, shown: str, view: View) -> Iterator[RenderableType]:
    others = [one for one in episode.names.items() if fold(one[1]) != fold(shown)]
    if others:
        table = grid(2)
        for tag, name in others:
            language = Text(words.language(tag), style=styles.DIM)
            table.add_row(language, marked(name, "episode", view.find))
        yield table
