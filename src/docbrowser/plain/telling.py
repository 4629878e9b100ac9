"""Titles, people and deeds as one line each, without signs that a screen reader stumbles over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from docbrowser.i18n import N_, _, ngettext, pgettext
from docbrowser.overviews.history import HistoryFilter, steps_of
from docbrowser.overviews.history_names import Names
from docbrowser.render import vocabulary, words
from docbrowser.render.deeds import deed
from docbrowser.text import person_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docbrowser.actions import Verb
    from docbrowser.library import Library
    from docbrowser.listing import Row
    from docbrowser.overviews.history import HistoryStep
    from docbrowser.overviews.next_up import NextUp
    from docbrowser.titles import Title
    from docbrowser.watching import Progress

_MOST_NAMED: Final = 3
# TR: {title} is the name of a title, {done} what had been done to it: "watched on 3 Mar 2015"
_TRAVELLED: Final[Mapping[Verb, str]] = {
    "undo": N_("Undone: {title}, {done}."),
    "redo": N_("Done again: {title}, {done}."),
}


def row_line(row: Row, beside: str = "") -> str:
    """Return a title of a list: `Race to Mars, 2007, miniseries, 4 × 1 h, watched, ID`."""
    told = row.summary
    parts = (
        row.name,
        str(told.year or ""),
        vocabulary.kind(told.kind or ""),
        words.length(told, len(told.airings)),
        beside,
        state(row.progress),
        told.id,
    )
    return ", ".join(filter(None, parts))


def state(progress: Progress) -> str:
    """Return how far a title is watched, "" of one that is not."""
    if progress.status == "watching":
        return ngettext(
            "{seen} of {n} aired episode watched",
            "{seen} of {n} aired episodes watched",
            progress.aired,
        ).format(seen=progress.episodes_watched, n=progress.aired)
    return {
        "watched": _("watched"),
        "planned": _("you want to watch it"),
        "skipped": _("skipped"),
    }.get(progress.status, "")


def words_of_next(item: NextUp) -> str:
    """Return what comes next of a title: its name, and the episode where it is one."""
    episode = f"s{item.episode.season}e{item.episode.number}" if item.episode else ""
    length = words.runtime(item.runtime)
    left = words.left(item.left) if item.left else ""
    parts = (item.name, episode, item.episode_name or "", length, left, item.id)
    return ", ".join(filter(None, parts))


def job_in(title: Title, person: str) -> str:
    """Return what somebody did for a title: `director, narrator`."""
    wanted = person_key(person)
    found = [one.job or "" for one in title.credits if person_key(one.person) == wanted]
    return ", ".join(dict.fromkeys(filter(None, map(vocabulary.job, found))))


def last_deed(library: Library, languages: list[str]) -> str:
    """Return what was done last, as a sentence."""
    step = steps_of(library.marks.diary, HistoryFilter(travel=True))[0]
    names = Names(library.title, languages)
    if step.spoken_of and len(step.actions) == 1:
        form = _TRAVELLED[step.actions[0].verb]
        spoken_of = replace(step, actions=step.spoken_of, spoken_of=())
        return ended(_(form).format(title=_subject(spoken_of, names), done=deed(spoken_of)))
    return ended(_("{what}.").format(what=step_line(step, names)))


def ended(sentence: str) -> str:
    """Return a sentence with one full stop, though it ends in an abbreviation: `2026 г.`."""
    return sentence[:-1] if sentence.endswith("..") and sentence[-3:] != "..." else sentence


def step_line(step: HistoryStep, names: Names) -> str:
    """Return a step of the history: `Race to Mars: watched on 3 Mar 2015`."""
    subject = _subject(step, names)
    # TR: {title} is the name of a title, {done} what was done to it: "watched on 3 Mar 2015"
    said = _("{title}: {done}").format(title=subject, done=deed(step)) if subject else deed(step)
    # TR: of something that was taken back since
    return f"{said} ({pgettext('of a step', 'undone')})" if step.undone else said


def _subject(step: HistoryStep, names: Names) -> str:
    """Return the titles that a step is about, and the episode if it is one."""
    titles = list(dict.fromkeys(names.title_of(action) for action in step.touched))
    shown = ", ".join(names.name(title) for title in titles[:_MOST_NAMED])
    if len(titles) > _MOST_NAMED:
        more = len(titles) - _MOST_NAMED
        shown = ngettext("{names} and {n} more", "{names} and {n} more", more).format(
            names=shown, n=more
        )
    episodes = {(action.title, action.episode) for action in step.touched}
    episode = names.episode(step.touched[0]) if len(episodes) == 1 else None
    return ", ".join(filter(None, (shown, episode.label if episode else "")))
