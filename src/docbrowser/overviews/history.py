"""What was done, step by step, and what it had come to on a day that is past. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from docbrowser.actions import TRAVEL, Action
from docbrowser.folding import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from docbrowser.actions import Verb
    from docbrowser.diary import Diary
    from docbrowser.entries import Entry

_DAY: Final = len("2026-03-31")


class HistoryStep(Struct, frozen=True, kw_only=True):
    """What one command or key did, or as much of it as was asked for."""

    id: str
    actions: tuple[Action, ...]
    undone: bool = False
    others: int = 0
    """How many actions of the step were not asked for."""
    spoken_of: tuple[Action, ...] = ()
    """Of undo and redo: what they took back or did again."""

    @property
    def at(self) -> str:
        """When it was done: a date-time with its offset."""
        return self.actions[0].at

    @property
    def day(self) -> str:
        """The day on which it was done, where the user was."""
        return day_of(self.actions[0])

    @property
    def touched(self) -> tuple[Action, ...]:
        """The actions that tell which titles it is about."""
        return tuple(one for one in self.spoken_of or self.actions if one.title is not None)


class HistoryFilter(NamedTuple):
    """Which actions are asked for; all that were not undo or redo where nothing else is said."""

    named: Callable[[str], bool] | None = None
    """Whether the title of an id is one of them."""
    title: str | None = None
    verb: Verb | None = None
    since: str = ""
    until: str = ""
    undone: bool | None = None
    travel: bool = False
    """Whether undo and redo are asked for as well."""

    def passes(self, action: Action, touched: Iterable[Action]) -> bool:
        """Return whether an action is asked for that is about the titles of `touched`."""
        if self.verb not in {None, action.verb}:
            return False
        if self.since > day_of(action) or (self.until and self.until < day_of(action)):
            return False
        if self.title is None and self.named is None:
            return True
        titles = dict.fromkeys(title for one in touched for title in titles_of(one))
        return any(map(self.is_about, titles))

    def is_about(self, title_id: str) -> bool:
        """Return whether a title is one of those that are asked for."""
        return self.title in {None, title_id} and (self.named is None or self.named(title_id))


EVERYTHING: Final = HistoryFilter()


def day_of(action: Action) -> str:
    """Return the day on which an action was done, where the user was."""
    return action.at[:_DAY]


def titles_of(action: Action) -> tuple[str, ...]:
    """Return the ids of the titles that an action is about; undo and redo know of none."""
    if action.title is None:
        return ()
    if action.verb == "attach":
        return str(action.value).partition("#")[0], action.title
    return (action.title,)


def steps_of(diary: Diary, wanted: HistoryFilter = EVERYTHING) -> list[HistoryStep]:
    """Return the steps of which something is asked for, the newest first."""
    groups: dict[tuple[str, bool], list[Action]] = {}
    for action in diary.actions:
        groups.setdefault((action.step, action.verb in TRAVEL), []).append(action)
    found = []
    for (name, travels), actions in reversed(groups.items()):
        if travels and not (wanted.travel or wanted.verb in TRAVEL):
            continue
        step = None if travels else diary.step(name)
        undone = step is not None and step.undone
        if wanted.undone not in {None, undone}:
            continue
        kept: list[Action] = []
        spoken_of: list[Action] = []
        for action in actions:
            about = _spoken_of(diary, action) if travels else (action,)
            if wanted.passes(action, about):
                kept.append(action)
                spoken_of += about if travels else ()
        if kept:
            found.append(
                HistoryStep(
                    id=name,
                    actions=tuple(kept),
                    undone=undone,
                    others=len(actions) - len(kept),
                    spoken_of=tuple(spoken_of),
                )
            )
    return found


def _spoken_of(diary: Diary, action: Action) -> tuple[Action, ...]:
    step = diary.step(str(action.value))
    return step.actions if step else ()


def actions_of(steps: Iterable[HistoryStep]) -> list[tuple[Action, bool]]:
    """Return the actions of steps, the newest first, and of each whether it was taken back."""
    found = [(action, step.undone) for step in steps for action in step.actions]
    return sorted(found, key=lambda one: one[0].id, reverse=True)


def entries_at(diary: Diary, day: dt.date) -> dict[str, Entry]:
    """Return the state of every title that had been touched by the end of a day.

    The day of an action is that of the place where the user was; what was undone later still
    stood then.
    """
    last = day.isoformat()
    return fold(action for action in diary.actions if day_of(action) <= last)


def titles_touched(steps: Iterable[HistoryStep]) -> list[str]:
    """Return the ids of all titles that steps are about, each once, in their order."""
    return list(
        dict.fromkeys(
            title for step in steps for action in step.touched for title in titles_of(action)
        )
    )


def is_touched(diary: Diary, title_id: str) -> bool:
    """Return whether anything was ever done to a title."""
    return any(title_id in titles_of(action) for action in diary.actions)
