"""Looking back: statistics, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import clock
from docbrowser.i18n import _, counted
from docbrowser.overviews.history import steps_of
from docbrowser.overviews.history_names import Names
from docbrowser.overviews.statistics import gather
from docbrowser.plain.telling import step_line
from docbrowser.render import vocabulary
from docbrowser.render import words as said
from docbrowser.render.statistics import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docbrowser.overviews.statistics import Statistics
    from docbrowser.plain.desk import Desk

MOST: Final = 10
MOST_STEPS: Final = 20


def stats(desk: Desk, _words: str) -> None:
    """Say what was watched, added up."""
    found = gather(desk.library, clock.today())
    if found.is_empty:
        desk.say(_("Nothing has been watched yet."))
        return
    for line in _sums(found):
        desk.say(line)


def history(desk: Desk, _words: str) -> None:
    """Say what was done, the newest first."""
    steps = steps_of(desk.library.marks.diary)
    names = Names(desk.library.title, desk.languages)
    for step in steps[:MOST_STEPS]:
        desk.say(f"{said.date(step.day)}: {step_line(step, names)}")
    if not steps:
        desk.say(_("Nothing has been done yet."))
    elif len(steps) > MOST_STEPS:
        more = len(steps) - MOST_STEPS
        desk.say(counted("{n} earlier step.", "{n} earlier steps.", more))


def _sums(found: Statistics) -> Iterator[str]:
    yield headline(found)
    yield counted("{n} viewing", "{n} viewings", found.viewings)
    if found.viewings_of_unknown_runtime:
        yield counted(
            "{n} viewing of unknown length",
            "{n} viewings of unknown length",
            found.viewings_of_unknown_runtime,
        )
    yield from _list(_("In {name}: {time}"), _latest(found.by_month), said.date)
    yield from _list(_("Language {name}: {time}"), _most(found.by_language), said.language)
    yield from _list(_("Person {name}: {time}"), _most(found.by_person), str)
    yield from _list(_("Subject {name}: {time}"), _most(found.by_subject), vocabulary.subject)
    yield counted("{n} day in a row", "{n} days in a row", found.streak)
    yield counted("longest streak {n} day", "longest streak {n} days", found.longest_streak)


def _list(form: str, minutes: Mapping[str, int], name: Callable[[str], str]) -> Iterator[str]:
    for key, sum_ in minutes.items():
        yield form.format(name=name(key), time=said.runtime(sum_) or "0")


def _most(minutes: Mapping[str, int]) -> Mapping[str, int]:
    return dict(list(minutes.items())[:MOST])


def _latest(minutes: Mapping[str, int]) -> Mapping[str, int]:
    return dict(list(minutes.items())[-MOST:])
