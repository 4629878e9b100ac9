"""The actions of several devices' files as one list, which grows where they grow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docbrowser.actions import Action
    from docbrowser.store.device_file import DeviceFile


class Union:
    """Each action once, in the order of doing, in whatever order the files come.

    As long as the files do nothing but grow, and at the end, `actions` stays the same list with
    the same objects. `latest` is the greatest millisecond that an id of them speaks of.
    """

    def __init__(self) -> None:
        self.actions: list[Action] = []
        self.latest = 0
        self._seen: dict[DeviceFile, tuple[int, int]] = {}

    def take_in(self, files: Sequence[DeviceFile]) -> None:
        """Make the union that of `files`."""
        seen = {file: (file.turn, len(file.actions)) for file in files}
        if seen == self._seen:
            return
        new = self._added(files)
        if new is None:
            new = self.actions = _each_once(action for file in files for action in file.actions)
            self.latest = 0
        else:
            self.actions.extend(new)
        self.latest = max((_milliseconds(action.id) for action in new), default=self.latest)
        self._seen = seen

    def _added(self, files: Sequence[DeviceFile]) -> list[Action] | None:
        """Return what has come in behind all that was there; None where it is not so simple."""
        before = [self._seen.get(file, (file.turn, 0)) for file in files]
        if not self._seen.keys() <= set(files):
            return None
        if any(file.turn != turn for file, (turn, _) in zip(files, before, strict=True)):
            return None
        new = [
            action
            for file, (_, count) in zip(files, before, strict=True)
            for action in file.actions[count:]
        ]
        new.sort(key=_id)
        ids = [*(action.id for action in self.actions[-1:]), *map(_id, new)]
        return new if all(one < other for one, other in pairwise(ids)) else None


def _each_once(actions: Iterable[Action]) -> list[Action]:
    """Return each action once, by id.

    No two actions should bear one id. Where they do, what they say decides which of them counts,
    and not the order of the files.
    """
    found: dict[str, Action] = {}
    for action in actions:
        before = found.setdefault(action.id, action)
        if before is not action and before != action:
            found[action.id] = max(before, action, key=msgspec.json.encode)
    return sorted(found.values(), key=_id)


def _id(action: Action) -> str:
    return action.id


def _milliseconds(action_id: str) -> int:
    head = action_id.split("-", maxsplit=1)[0]
    return int(head) if head.isascii() and head.isdecimal() and len(head) <= 14 else 0  # noqa: PLR2004
