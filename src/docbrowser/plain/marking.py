"""Marks: watched, wanted, skipped, rated, noted, tagged; and taken back."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Final

from docbrowser import clock
from docbrowser.days import viewing_day
from docbrowser.errors import UsageError
from docbrowser.i18n import _
from docbrowser.plain.desk import is_number
from docbrowser.plain.telling import ended, last_deed
from docbrowser.render.passed import episodes_passed

if TYPE_CHECKING:
    from docbrowser.actions import Verb
    from docbrowser.plain.desk import Desk
    from docbrowser.wishes import Outcome, Target

_ON: Final = re.compile(r"(?P<what>.*?)(?:^|\s+)(?:on|am|im|в|во|за)\s+(?P<day>.+)", re.IGNORECASE)


def watch(desk: Desk, words: str) -> None:
    """Mark the open title, a season or an episode as watched, now or on a day."""
    target, day = _what_and_day(desk, words)
    outcome = desk.library.marks.mark("watch", [target], day)
    _tell(desk, target, outcome)
    if passed := episodes_passed(outcome.passed):
        desk.say(_("Left alone: {episodes}.").format(episodes=passed))


def _what_and_day(desk: Desk, words: str) -> tuple[Target, str | None]:
    """Return what was watched, and the day if one is given: `s1 yesterday`, `on Monday`.

    What is a title's number or whole name is that, and no day.
    """
    if not words or desk.names_something(words):
        return desk.target_of(words), None
    if on := _ON.fullmatch(words):
        return desk.target_of(on["what"]), _day(on["day"])
    with contextlib.suppress(ValueError):
        day = viewing_day(words, clock.today())
        return desk.target_of(""), day
    first, _space, rest = words.partition(" ")
    if rest and desk.names_something(first):
        return desk.target_of(first), _day(rest)
    if words[0].isdigit() and not is_number(words):  # a day more likely than a name
        _day(words)
    return desk.target_of(words), None


def _day(words: str) -> str:
    try:
        return viewing_day(words, clock.today())
    except ValueError as error:
        raise UsageError(ended(f"{error}.")) from None


def mark(verb: Verb, desk: Desk, words: str) -> None:
    """Do `verb` to the open title, or to what is named."""
    target = desk.target_of(words)
    _tell(desk, target, desk.library.marks.mark(verb, [target]))


def rate(desk: Desk, words: str) -> None:
    """Rate the open title, or an episode of it, from 1 to 10."""
    number, _space, what = words.partition(" ")
    if not (number.isdecimal() and number.isascii()):
        raise UsageError(_("A rating is a number from 1 to 10: rate 8, or rate 8 s1e2."))
    target = desk.target_of(what.strip())
    _tell(desk, target, desk.library.marks.rate(target, int(number[:9])))


def unrate(desk: Desk, words: str) -> None:
    """Take that rating off."""
    target = desk.target_of(words)
    _tell(desk, target, desk.library.marks.rate(target, None))


def note(desk: Desk, words: str) -> None:
    """Note something on the open title, or on an episode of it."""
    target, text = _part_first(desk, words)
    if not text:
        raise UsageError(_("There is nothing to note; unnote takes a note off."))
    _tell(desk, target, desk.library.marks.note(target, text))


def unnote(desk: Desk, words: str) -> None:
    """Take notes off."""
    target = desk.target_of(words)
    _tell(desk, target, desk.library.marks.rewrite_note(target, ""))


def tag(desk: Desk, words: str) -> None:
    """Put tags on the open title, with commas between them."""
    target = desk.target_of("")
    _tell(desk, target, desk.library.marks.tag(target.title, _tags(words)))


def untag(desk: Desk, words: str) -> None:
    """Take tags off the open title."""
    target = desk.target_of("")
    _tell(desk, target, desk.library.marks.tag(target.title, (), without=_tags(words)))


def undo(desk: Desk, _words: str) -> None:
    """Take back what was done last."""
    desk.library.marks.undo()
    desk.say(last_deed(desk.library, desk.languages))


def redo(desk: Desk, _words: str) -> None:
    """Redo what was undone last."""
    desk.library.marks.redo()
    desk.say(last_deed(desk.library, desk.languages))


def _part_first(desk: Desk, words: str) -> tuple[Target, str]:
    """Return what is to be noted of, and what: `s1e2 text`, or the text alone."""
    first, _space, rest = words.partition(" ")
    if re.fullmatch(r"s\d{1,6}e\d{1,6}", first, re.IGNORECASE):
        return desk.target_of(first), rest.strip()
    return desk.target_of(""), words


def _tags(words: str) -> list[str]:
    tags = [one.strip() for one in words.split(",") if one.strip()]
    if not tags:
        raise UsageError(_("Say which tags, with commas between them: tag space, to show."))
    return tags


def _tell(desk: Desk, target: Target, outcome: Outcome) -> None:
    if outcome.verb is not None:
        desk.say(last_deed(desk.library, desk.languages))
        return
    title = desk.name_of(target.title)
    if any(outcome.passed):
        desk.say(_("{title}: nothing was left to mark.").format(title=title))
    else:
        desk.say(_("{title}: nothing to mark, all of it was so already.").format(title=title))
