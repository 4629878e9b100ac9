"""What a step of the history did, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import notes
from docbrowser.actions import TRAVEL, UNKNOWN_DAY
from docbrowser.overviews.history import day_of
from docbrowser.render import words
from docbrowser.text import clean_line
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.actions import Action, Verb
    from docbrowser.overviews.history import HistoryStep

_QUOTED, _QUOTED_IN_BRIEF = 21, 12
"""Letters of a note that are quoted, with the time of its moment."""
_LEAST_QUOTED: Final = 6
_DONE: Final[Mapping[Verb, str]] = {
    "watch": "watched",
    "unwatch": "marked as not watched",
    "want": "put on your list",
    "unwant": "taken off your list",
    "skip": "skipped",
    "unskip": "no longer skipped",
    "rate": "rated",
    "unrate": "no longer rated",
    "note": "noted",
    "unnote": "note taken off",
    "tag": "tagged",
    "untag": "no longer tagged",
    "mode": "to be watched",
    "attach": "marks moved from",
    "edit": "corrected",
    "merge": "joined with another title",
    "split": "parted from",
    "undo": "undid",
    "redo": "did again",
}
_DONE_TO_MANY: Final[Mapping[Verb, str]] = {
    "watch": "marked {} as watched",
    "unwatch": "marked {} as not watched",
    "want": "put {} on your list",
    "unwant": "took {} off your list",
    "skip": "skipped {}",
}
_IN_FEW_WORDS: Final[Mapping[Verb, str]] = {
    "watch": "{} watched",
    "unwatch": "{} not watched",
    "want": "{} on your list",
    "unwant": "{} off your list",
    "skip": "{} skipped",
}
_MODES: Final[Mapping[str, str]] = {
    "in-order": "in order",
    "from-last": "from the last on",
    "any-order": "in any order",
}


def deed(step: HistoryStep, *, brief: bool = False) -> str:
    """Return what a step did: `watched on 3 Mar 2015`, `marked 12 episodes as watched`.

    A `brief` one says it in fewer words. Where only a part of the step was asked for, it says how
    much there is beside: `(+3)`.
    """
    if step.actions[0].verb in TRAVEL:
        return _travelled(step, brief=brief)
    said = _all_said(step.actions, brief=brief)
    return f"{said} (+{step.others})" if step.others else said


def _travelled(step: HistoryStep, *, brief: bool) -> str:
    done = _DONE[step.actions[0].verb]
    if len(step.actions) > 1 or not step.spoken_of:
        return f"{done} {words.plural(len(step.actions), 'step')}"
    return f"{done}: {_all_said(step.spoken_of, brief=brief)}"


def _all_said(actions: Sequence[Action], *, brief: bool) -> str:
    by_verb: dict[Verb, list[Action]] = {}
    for action in actions:
        by_verb.setdefault(action.verb, []).append(action)
    return ", ".join(_said(verb, done, brief=brief) for verb, done in by_verb.items())


def _said(verb: Verb, actions: Sequence[Action], *, brief: bool) -> str:
    places = {(action.title, action.episode) for action in actions}
    value = _value(verb, actions, brief=brief)
    if len(places) == 1:
        return f"{_DONE[verb]} {value}".rstrip()
    form = (_IN_FEW_WORDS if brief else _DONE_TO_MANY).get(verb)
    titles = {title for title, _ in places}
    of_titles = all(episode is None for _, episode in places)
    what = words.plural(
        len(places), "title" if of_titles else "episode" if len(titles) == 1 else "mark"
    )
    if form is None:
        return f"{_DONE[verb]} {value}".rstrip() + f": {what}"
    return f"{form.format(what)} {value}".rstrip()


def _value(verb: Verb, actions: Sequence[Action], *, brief: bool) -> str:
    """Return what there is to say of the values of actions that do the same."""
    if verb == "watch":
        return _when(actions)
    values = list(dict.fromkeys(action.value or "" for action in actions))
    if verb in {"tag", "untag"}:
        return ", ".join(map(clean_line, values))
    if verb == "note":
        more = f" and {len(values) - 1} more" if len(values) > 1 else ""
        return _quote(values[0], _QUOTED_IN_BRIEF if brief else _QUOTED) + more
    if verb == "attach":
        return clean_line(str(actions[0].title))
    if verb == "mode":
        return _MODES.get(values[0], values[0])
    return values[0] if verb == "rate" and len(values) == 1 else ""


def _quote(note: str, letters: int) -> str:
    remark = notes.remark(note)
    time = f"at {remark.time}" if remark else ""
    text = clean_line(remark.text if remark else note)
    left = max(0, letters - len(time))
    if len(text) > left:
        text = f"{text[: left - 1].rstrip()}…" if left > _LEAST_QUOTED else ""
    return f"{time} “{text}”".lstrip() if text else time


def _when(actions: Sequence[Action]) -> str:
    """Return the day of a viewing, where that is another one than that of the action."""
    said = {_day_said(action) for action in actions}
    if len(said) == 1:
        return said.pop()
    aired = all(action.known_as and action.value == action.known_as.aired for action in actions)
    return "on their air dates" if aired else "on several days"


def _day_said(action: Action) -> str:
    if action.value in {None, ""}:
        return ""
    if action.value == UNKNOWN_DAY:
        return "on an unknown day"
    day = viewing_date(str(action.value)) or ""
    if day == day_of(action):
        return ""
    return f"{'on' if len(day) == len('2015-03-03') else 'in'} {words.date(day)}"
