"""What a step of the history did, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import notes
from docbrowser.actions import TRAVEL, UNKNOWN_DAY
from docbrowser.i18n import N_, _, counted, ngettext, quoted
from docbrowser.overviews.history import day_of
from docbrowser.render import words
from docbrowser.render.cut import fit
from docbrowser.text import clean_line
from docbrowser.watching import viewing_date

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from docbrowser.actions import Action, Verb
    from docbrowser.overviews.history import HistoryStep

_QUOTED, _QUOTED_IN_BRIEF = 21, 12
"""Letters of a note that are quoted, with the time of its moment."""
_LEAST_QUOTED: Final = 6
# TR: What one did to a title, as the history has it. {value} is a day ("on 3 Mar 2015"), a rating,
# TR: a quoted note, a tag or the id of another title; {what} is "4 episodes", "2 titles" or the
# TR: like, and has to stand as it is, perhaps behind a colon.
_DONE: Final[Mapping[Verb, str]] = {
    "watch": N_("watched {value}"),
    "unwatch": N_("marked as not watched"),
    "want": N_("put on your list"),
    "unwant": N_("taken off your list"),
    "skip": N_("skipped"),
    "unskip": N_("no longer skipped"),
    "rate": N_("rated {value}"),
    "unrate": N_("no longer rated"),
    "note": N_("noted {value}"),
    "unnote": N_("note taken off"),
    "tag": N_("tagged {value}"),
    "untag": N_("no longer tagged {value}"),
    "mode": N_("to be watched {value}"),
    "attach": N_("marks moved from {value}"),
    "edit": N_("corrected"),
    "merge": N_("joined with another title"),
    "split": N_("parted"),
}
_DONE_TO_MANY: Final[Mapping[Verb, str]] = {
    # TR: {what} is "4 episodes", "2 titles" or the like; {value} a day ("on 3 Mar 2015"), or empty
    "watch": N_("marked {what} as watched {value}"),
    "unwatch": N_("marked {what} as not watched"),
    "want": N_("put {what} on your list"),
    "unwant": N_("took {what} off your list"),
    "skip": N_("skipped {what}"),
}
_IN_FEW_WORDS: Final[Mapping[Verb, str]] = {
    # TR: {what} is "4 episodes", "2 titles" or the like; there is little room for this
    "watch": N_("{what} watched {value}"),
    "unwatch": N_("{what} not watched"),
    "want": N_("{what} on your list"),
    "unwant": N_("{what} off your list"),
    "skip": N_("{what} skipped"),
}


_MODES: Final[Mapping[str, str]] = {
    "in-order": N_("in order"),
    "from-last": N_("from the last on"),
    "any-order": N_("in any order"),
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
    count = len(step.actions)
    is_undo = step.actions[0].verb == "undo"
    if count > 1 or not step.spoken_of:
        if is_undo:
            return counted("undid {n} step", "undid {n} steps", count)
        return counted("did again {n} step", "did again {n} steps", count)
    # TR: {done} is what was undone: "rated 8"
    said = _("undid: {done}") if is_undo else _("did again: {done}")
    return said.format(done=_all_said(step.spoken_of, brief=brief))


def _all_said(actions: Sequence[Action], *, brief: bool) -> str:
    by_verb: dict[Verb, list[Action]] = {}
    for action in actions:
        by_verb.setdefault(action.verb, []).append(action)
    return ", ".join(_said(verb, done, brief=brief) for verb, done in by_verb.items())


def _said(verb: Verb, actions: Sequence[Action], *, brief: bool) -> str:
    places = {(action.title, action.episode) for action in actions}
    value = _value(verb, actions, brief=brief)
    if len(places) == 1:
        return _filled(_DONE[verb], value)
    form = (_IN_FEW_WORDS if brief else _DONE_TO_MANY).get(verb)
    what = _what(places)
    if form is None:
        return _("{done}: {what}").format(done=_filled(_DONE[verb], value), what=what)
    return _filled(form, value, what)


def _filled(form: str, value: str, what: str = "") -> str:
    said = _(form).format(value=value, what=what)
    # Where there is nothing to say of the value, blanks are left of its place.
    return said if value else " ".join(said.split())


def _what(places: Collection[tuple[str | None, str | None]]) -> str:
    count = len(places)
    if all(episode is None for _title, episode in places):
        return counted("{n} title", "{n} titles", count)
    if len({title for title, _episode in places}) == 1:
        return counted("{n} episode", "{n} episodes", count)
    # TR: titles and episodes that were marked
    return counted("{n} mark", "{n} marks", count)


def _value(verb: Verb, actions: Sequence[Action], *, brief: bool) -> str:
    """Return what there is to say of the values of actions that do the same."""
    if verb == "watch":
        return _when(actions, brief=brief)
    values = list(dict.fromkeys(action.value or "" for action in actions))
    if verb in {"tag", "untag"}:
        return ", ".join(quoted(clean_line(value)) for value in values)
    if verb == "note":
        quote, more = _quote(values[0], _QUOTED_IN_BRIEF if brief else _QUOTED), len(values) - 1
        # TR: {quote} is what was noted, and there are {n} more notes
        form = ngettext("{quote} and {n} more", "{quote} and {n} more", more)
        return form.format(quote=quote, n=more) if more else quote
    if verb == "attach":
        return clean_line(str(actions[0].title))
    if verb == "mode":
        return _(_MODES.get(values[0], values[0]))
    return values[0] if verb == "rate" and len(values) == 1 else ""


def _quote(note: str, letters: int) -> str:
    remark = notes.remark(note)
    # TR: at a moment of a film, as 12:40
    time = _("at {time}").format(time=remark.time) if remark else ""
    text = clean_line(remark.text if remark else note)
    left = max(0, letters - len(time))
    if len(text) > left:
        text = fit(text, left).rstrip() if left > _LEAST_QUOTED else ""
    return f"{time} {quoted(text)}".lstrip() if text else time


def _when(actions: Sequence[Action], *, brief: bool) -> str:
    """Return the day of a viewing, where that is another one than that of the action."""
    said = {_day_said(action, brief=brief) for action in actions}
    if len(said) == 1:
        return said.pop()
    aired = all(action.known_as and action.value == action.known_as.aired for action in actions)
    # TR: stands behind "watched", as a day does
    return _("on their air dates") if aired else _("on several days")


def _day_said(action: Action, *, brief: bool) -> str:
    if action.value in {None, ""}:
        return ""
    if action.value == UNKNOWN_DAY:
        return _("on an unknown day")
    day = viewing_date(str(action.value)) or ""
    if day in {"", day_of(action)}:
        return ""
    # The year stands in the heading of the day above.
    is_of_year = brief and day[:4] == day_of(action)[:4]
    return words.on_day_of_year(day) if is_of_year else words.on_day(day)
