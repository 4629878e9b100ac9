"""What the user did: actions, each of them of a step. Pure.

The watchlist is the list of the actions that the user took. Nothing in it is ever overwritten:
undo is one more action, and the lists of two devices merge by union. One command or key is one
*step*, which may hold many actions (a season marked).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import Meta, Struct

from docbrowser.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

Verb: TypeAlias = Literal[
    "watch", "unwatch", "want", "unwant", "skip", "unskip", "rate", "unrate", "note", "unnote",
    "tag", "untag", "mode", "attach", "edit", "merge", "split",
    "undo", "redo",
]  # fmt: skip
TRAVEL: Final = frozenset({"undo", "redo"})
AIRED: Final = "aired"
"""What a user says for the day on which each episode was first shown; it is kept as that day."""
UNKNOWN_DAY: Final = "unknown"
"""The `value` of a viewing of which nobody remembers the day."""


class KnownAs(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an episode was when it was marked, so that it is found again under another number."""

    ids: dict[str, str] = {}
    aired: str | None = None
    names: tuple[str, ...] = ()
    once: tuple[int, ...] = ()
    """Checksums of names that it bore when it was marked before."""


class Action(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"verb": "action"}):
    """One thing that was done to one title, or to one of its episodes.

    `id` sorts in the order of doing, across devices. `at` is a date-time with its offset. `value`
    is the day or date-time of the viewing for `watch` ("unknown" where nobody knows), the number
    for `rate`, the text for `note` and `unnote` (without one all of them), the tag for `tag` and
    `untag`, the viewing mode for `mode`, what changed in the catalogue for `edit`, `merge` and
    `split` (`docbrowser.revisions`), where the marks go (`ID` or `ID#s1e2`) for `attach`, and
    the step for `undo` and `redo`. `known_as` tells the episode apart from others; for `attach` it
    is that of the one to which the marks go.
    """

    id: Annotated[str, Meta(min_length=1)]
    step: Annotated[str, Meta(min_length=1)]
    verb: Verb
    at: str
    title: str | None = None
    episode: Annotated[str, Meta(pattern=r"^s\d+e\d+~*$")] | None = None
    value: str | None = None
    known_as: KnownAs | None = None

    def __post_init__(self) -> None:
        if self.verb in TRAVEL:
            if not self.value:
                raise ValueError(
                    _("{verb} without the step that it speaks of").format(verb=self.verb)
                )
            return
        if not self.title:
            raise ValueError(_("{verb} without a title").format(verb=self.verb))
        if self.verb in _WITH_VALUE and not self.value:
            raise ValueError(_("{verb} without a value").format(verb=self.verb))
        if self.verb == "rate" and self.value not in RATINGS:
            raise ValueError(
                _("a rating is a number from 1 to 10, not “{value}”").format(value=self.value)
            )
        if self.verb == "mode" and self.value not in MODES:
            raise ValueError(_("there is no viewing mode “{value}”").format(value=self.value))


# As in the model: at once, so that no thread finds half of what there is to check.
_WORKED_OUT: Final = msgspec.json.Decoder(Action)

RATINGS: Final = tuple(map(str, range(1, 11)))
Mode: TypeAlias = Literal["in-order", "from-last", "any-order"]
MODES: Final[tuple[Mode, ...]] = ("in-order", "from-last", "any-order")
"""How a series is watched: from the first episode on; from the one that was watched last on; or
as it comes."""
_WITH_VALUE: Final = frozenset(
    {"rate", "note", "tag", "untag", "mode", "attach", "edit", "merge", "split"}
)


class Draft(NamedTuple):
    """An action that has yet to get its id, step and time."""

    verb: Verb
    title: str | None = None
    episode: str | None = None
    value: str | None = None
    known_as: KnownAs | None = None


class Step(Struct, frozen=True, kw_only=True):
    """The actions of one command or key, and whether they have been taken back."""

    id: str
    actions: tuple[Action, ...]
    undone: bool = False


def steps(actions: Iterable[Action]) -> list[Step]:
    """Return the steps in the order in which they were done, undone ones marked."""
    done: dict[str, list[Action]] = {}
    undone: dict[str, bool] = {}
    for action in in_order(actions):
        if action.verb in TRAVEL:
            undone[str(action.value)] = action.verb == "undo"
        else:
            done.setdefault(action.step, []).append(action)
    return [
        Step(id=step, actions=tuple(group), undone=undone.get(step, False))
        for step, group in done.items()
    ]


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Return each action once, in the order of doing, whatever order they are given in."""
    return sorted({action.id: action for action in actions}.values(), key=lambda action: action.id)


def undoable(actions: Iterable[Action]) -> list[str]:
    """Return the steps that stand, the last first: what undo takes back next."""
    return [step.id for step in reversed(steps(actions)) if not step.undone]


def redoable(actions: Iterable[Action]) -> list[str]:
    """Return the steps that redo does again, the last undone first.

    As in any editor, a new step closes that way: what was undone before it stays undone.
    """
    waiting: list[str] = []
    for action in in_order(actions):
        if action.verb == "undo":
            waiting.append(str(action.value))
        elif action.verb == "redo":
            waiting = [step for step in waiting if step != action.value]
        else:
            waiting.clear()
    return waiting[::-1]
