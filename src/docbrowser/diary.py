"""The actions so far and what they come to, brought up to date by what is new. Pure.

It tells the same as `entries.fold`, `actions.steps`, `undoable` and `redoable` of all actions, at
the cost of the few that were added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docbrowser.actions import TRAVEL, Step
from docbrowser.folding import fold_standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from docbrowser.actions import Action
    from docbrowser.entries import Entry


@dataclass(frozen=True)
class Diary:
    """All actions of all devices, in the order of doing, and the state of every title."""

    actions: list[Action] = field(default_factory=list)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """What the actions say of each title that was ever touched."""
    redoable: tuple[str, ...] = ()
    """The steps that redo does again, the last undone first."""
    _steps: dict[str, tuple[Action, ...]] = field(default_factory=dict)
    _undone: frozenset[str] = frozenset()
    _of_title: Mapping[str, tuple[Action, ...]] = field(default_factory=dict)
    _families: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The titles between which marks were moved, by each of them."""

    def read(self, actions: Sequence[Action]) -> Diary:
        """Return the diary of `actions`, which are in order; quick where they only go on."""
        known = len(self.actions)
        if list(actions[:known]) != self.actions:
            return Diary().read(actions)
        new = actions[known:]
        return self._with([*self.actions, *new], new) if new else self

    def step(self, step_id: str) -> Step | None:
        """Return the step of that id, None where there is none."""
        found = self._steps.get(step_id)
        return Step(id=step_id, actions=found, undone=step_id in self._undone) if found else None

    def steps(self) -> list[Step]:
        """Return the steps in the order in which they were done, undone ones marked."""
        return [step for name in self._steps if (step := self.step(name))]

    def undoable(self) -> Iterator[str]:
        """Return the steps that stand, the last first: what undo takes back next."""
        return (name for name in reversed(self._steps) if name not in self._undone)

    def _with(self, actions: list[Action], new: Iterable[Action]) -> Diary:
        undone, redoable, families = set(self._undone), list(self.redoable), self._families
        of_step: dict[str, list[Action]] = {}
        of_title: dict[str, list[Action]] = {}
        travelled: list[str] = []
        for action in new:
            if action.verb in TRAVEL:
                step = str(action.value)
                travelled.append(step)
                redoable = [name for name in redoable if name != step]
                undone.discard(step)
                if action.verb == "undo":
                    undone.add(step)
                    redoable.insert(0, step)
                continue
            redoable.clear()
            of_step.setdefault(action.step, []).append(action)
            of_title.setdefault(str(action.title), []).append(action)
            if action.verb == "attach":
                families = _joined(families, str(action.title), str(action.value).partition("#")[0])
        steps, titles = _extended(self._steps, of_step), _extended(self._of_title, of_title)
        touched = {str(action.title) for name in travelled for action in steps.get(name, ())}
        return Diary(
            actions=actions,
            entries=_folded(self.entries, touched | of_title.keys(), titles, families, undone),
            redoable=tuple(redoable),
            _steps=steps,
            _undone=frozenset(undone),
            _of_title=titles,
            _families=families,
        )


def _extended(
    groups: Mapping[str, tuple[Action, ...]], new: Mapping[str, list[Action]]
) -> dict[str, tuple[Action, ...]]:
    return {**groups, **{name: (*groups.get(name, ()), *more) for name, more in new.items()}}


def _joined(
    families: Mapping[str, frozenset[str]], one: str, other: str
) -> Mapping[str, frozenset[str]]:
    family = families.get(one, frozenset({one})) | families.get(other, frozenset({other}))
    return {**families, **dict.fromkeys(family, family)}


def _folded(
    before: Mapping[str, Entry],
    touched: Iterable[str],
    of_title: Mapping[str, tuple[Action, ...]],
    families: Mapping[str, frozenset[str]],
    undone: Collection[str],
) -> Mapping[str, Entry]:
    """Return the entries of the titles that were touched anew, and all others as they were."""
    entries = dict(before)
    for family in {families.get(title, frozenset({title})) for title in touched}:
        standing = [
            action
            for member in family
            for action in of_title.get(member, ())
            if action.step not in undone
        ]
        if len(family) > 1:
            standing.sort(key=lambda action: action.id)
        for member in family:
            entries.pop(member, None)
        entries |= fold_standing(standing)
    return entries
