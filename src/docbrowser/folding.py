"""From the user's actions to the state of every title that was ever touched. Pure.

It is the fold of the actions that stand, in the order of doing, whatever order they are given in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import notes
from docbrowser.actions import Mode, steps
from docbrowser.entries import Entry, EpisodeEntry
from docbrowser.identity import Identity, Likeness, identity, likeness, traits, united

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docbrowser.actions import Action


def fold(actions: Iterable[Action]) -> dict[str, Entry]:
    """Return the state of every title that was ever touched; independent of the given order."""
    return fold_standing(
        action for step in steps(actions) if not step.undone for action in step.actions
    )


def fold_standing(actions: Iterable[Action]) -> dict[str, Entry]:
    """Return what actions come to that stand and are in order."""
    growing: dict[str, _Growing] = {}
    for action in actions:
        title = str(action.title)
        if title not in growing:
            growing[title] = _Growing()
        if action.verb == "attach":
            _attach(growing, title, action)
        else:
            _EFFECTS[action.verb](growing[title], action)
    return {title: one.entry() for title, one in growing.items()}


class _Said:
    """What grows of a title or an episode while actions are folded."""

    def __init__(self) -> None:
        self.skipped = False
        self.viewings: list[str] = []
        self.rating: int | None = None
        self.note = ""
        self.remarks: list[str] = []

    def is_empty(self) -> bool:
        return not (self.skipped or self.viewings or self.rating or self.note or self.remarks)

    def take(self, other: _Said) -> None:
        """Take over what was said of another one."""
        self.skipped = self.skipped or other.skipped
        self.viewings += other.viewings
        self.rating = self.rating or other.rating
        self.note = "\n".join(dict.fromkeys(filter(None, (self.note, other.note))))
        self.remarks += [line for line in other.remarks if line not in self.remarks]


class _Slot(_Said):
    """An episode, by what it was known as."""

    def __init__(self, known: Identity) -> None:
        super().__init__()
        self.identity = known

    def entry(self) -> EpisodeEntry:
        return EpisodeEntry(
            viewings=tuple(self.viewings),
            skipped=self.skipped,
            rating=self.rating,
            note=self.note,
            remarks=tuple(notes.in_order(self.remarks)),
            identity=self.identity,
        )


class _Growing(_Said):
    """A title, and its episodes."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = False
        self.tags: dict[str, str] = {}
        self.mode: Mode = "in-order"
        self._slots: list[_Slot] = []
        self._by_key: dict[str, _Slot] = {}
        self._by_trait: dict[str | int, _Slot] = {}

    def of(self, action: Action) -> _Said:
        """Return what an action speaks of: the title, or the episode."""
        if action.episode is None:
            return self
        return self.slot(identity(action.episode, action.known_as))

    def slot(self, wanted: Identity) -> _Slot:
        """Return the episode of that identity, a new one where there is none yet."""
        slot = self._known(wanted)
        if slot is None:
            slot = _Slot(wanted)
            self._slots.append(slot)
        elif slot.identity != wanted:
            slot.identity = united(slot.identity, wanted)
        self._by_key[wanted.key] = slot
        for trait in traits(slot.identity):
            self._by_trait[trait] = slot
        return slot

    def _known(self, wanted: Identity) -> _Slot | None:
        here = self._by_key.get(wanted.key)
        if here is not None and likeness(here.identity, wanted) >= Likeness.UNTOLD:
            return here
        others = (self._by_trait[trait] for trait in traits(wanted) if trait in self._by_trait)
        return next(
            (slot for slot in others if likeness(slot.identity, wanted) >= Likeness.MOVED), None
        )

    def all_of(self, action: Action) -> list[_Said]:
        """Return all that an action may speak of which takes something away.

        What was marked under another name, on a device that knew no better, is among it.
        """
        if action.episode is None:
            return [self]
        wanted = identity(action.episode, action.known_as)
        return [slot for slot in self._slots if likeness(slot.identity, wanted) >= Likeness.UNTOLD]

    def take(self, other: _Said) -> None:
        super().take(other)
        if isinstance(other, _Growing):
            self.wanted = self.wanted or other.wanted
            self.tags = {**other.tags, **self.tags}
            self.mode = other.mode if self.mode == "in-order" else self.mode
            for slot in other._slots:  # noqa: SLF001 - of the same kind
                self.slot(slot.identity).take(slot)

    def pull(self, key: str) -> _Slot | None:
        """Take an episode out, by its key in the entry."""
        slot = self._keyed().get(key)
        if slot is not None:
            self._slots.remove(slot)
            self._by_key = {name: one for name, one in self._by_key.items() if one is not slot}
            self._by_trait = {name: one for name, one in self._by_trait.items() if one is not slot}
        return slot

    def _keyed(self) -> dict[str, _Slot]:
        keyed: dict[str, _Slot] = {}
        for slot in self._slots:
            if not slot.is_empty():
                key = slot.identity.key
                while key in keyed:  # another episode that once had the same number
                    key += "~"
                keyed[key] = slot
        return keyed

    def entry(self) -> Entry:
        return Entry(
            wanted=self.wanted,
            skipped=self.skipped,
            viewings=tuple(self.viewings),
            rating=self.rating,
            note=self.note,
            remarks=tuple(notes.in_order(self.remarks)),
            tags=tuple(self.tags.values()),
            mode=self.mode,
            episodes={key: slot.entry() for key, slot in self._keyed().items()},
        )


def _watch(growing: _Growing, action: Action) -> None:
    said = growing.of(action)
    said.viewings.append(action.value or action.at)
    said.skipped = growing.skipped = False


def _unwatch(growing: _Growing, action: Action) -> None:
    for said in growing.all_of(action):
        said.viewings.clear()


def _want(growing: _Growing, _action: Action) -> None:
    growing.wanted, growing.skipped = True, False


def _unwant(growing: _Growing, _action: Action) -> None:
    growing.wanted = False


def _skip(growing: _Growing, action: Action) -> None:
    growing.of(action).skipped = True


def _unskip(growing: _Growing, action: Action) -> None:
    for said in growing.all_of(action):
        said.skipped = False


def _rate(growing: _Growing, action: Action) -> None:
    growing.of(action).rating = int(str(action.value))


def _unrate(growing: _Growing, action: Action) -> None:
    for said in growing.all_of(action):
        said.rating = None


def _note(growing: _Growing, action: Action) -> None:
    said, text = growing.of(action), str(action.value)
    if not notes.is_remark(text):
        said.note = text
    elif text not in said.remarks:
        said.remarks.append(text)


def _unnote(growing: _Growing, action: Action) -> None:
    for said in growing.all_of(action):
        if action.value in {None, said.note}:
            said.note = ""
        said.remarks = [line for line in said.remarks if action.value not in {None, line}]


def _tag(growing: _Growing, action: Action) -> None:
    growing.tags.setdefault(str(action.value).casefold(), str(action.value))


def _untag(growing: _Growing, action: Action) -> None:
    growing.tags.pop(str(action.value).casefold(), None)


def _mode(growing: _Growing, action: Action) -> None:
    growing.mode = action.value  # type: ignore[assignment]  # the action was checked when made


def _attach(growing: dict[str, _Growing], title: str, action: Action) -> None:
    """Let what was said of one title or episode be said of another one from here on."""
    target, _, key = str(action.value).partition("#")
    source, goal = growing[title], growing.setdefault(target, _Growing())
    if action.episode is None:
        if target != title:
            goal.take(source)
            growing[title] = _Growing()
        return
    if (moved := source.pull(action.episode)) is not None:
        goal.slot(identity(key or action.episode.rstrip("~"), action.known_as)).take(moved)


def _nothing(_growing: _Growing, _action: Action) -> None:
    """Do nothing: what was done to the catalogue is no state of watching."""


_EFFECTS: Final[Mapping[str, Callable[[_Growing, Action], None]]] = {
    "watch": _watch,
    "unwatch": _unwatch,
    "want": _want,
    "unwant": _unwant,
    "skip": _skip,
    "unskip": _unskip,
    "rate": _rate,
    "unrate": _unrate,
    "note": _note,
    "unnote": _unnote,
    "tag": _tag,
    "untag": _untag,
    "mode": _mode,
    "edit": _nothing,
    "merge": _nothing,
    "split": _nothing,
}
