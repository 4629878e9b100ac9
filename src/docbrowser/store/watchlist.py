"""The watchlist on disk: a folder with one TinyDB file a device, each a growing list of actions.

Only the own device's file is ever written to. Reading takes all files of the folder together;
what a file sync set beside the own file as a conflict copy is taken in with the next mark.
"""

from __future__ import annotations

import contextlib
import os
import threading
from typing import TYPE_CHECKING, Final

import msgspec
from tinydb.table import Document

from docbrowser.errors import LockedError, MissingFileError, StoreError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.store.conflict_copies import copies_of, missing_from
from docbrowser.store.device import device, known_device
from docbrowser.store.device_file import TABLE, DeviceFile
from docbrowser.store.files import make_folder
from docbrowser.store.growing_table import GrowingTable
from docbrowser.store.locking import DEADLINE, exclusive
from docbrowser.store.new_actions import new_actions
from docbrowser.store.places import stamp_of
from docbrowser.store.safe_storage import SafeStorage
from docbrowser.store.union import Union

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from docbrowser.actions import Action, Draft
    from docbrowser.paths import Place

SOON: Final = 1.5
"""Seconds after which somebody who waits wants to know for what."""
Stamp = tuple[tuple[str, int, int, int], ...]


class WatchlistStore:
    """The actions of all devices; `record()` adds this device's.

    `device_file` keeps this device's name, beside the settings, so that the folder can be shared.
    `patience` is how many seconds a writer waits for its turn. Threads may share a store: none
    waits for another's disk, but for its own turn to write.
    """

    def __init__(
        self,
        place: Place,
        device_file: Path,
        warn: Callable[[str], None],
        patience: float = DEADLINE,
    ) -> None:
        self._place = place
        self._folder = place.path
        self._device_file = device_file
        self._warn = warn
        self._patience = patience
        self._known: dict[Path, DeviceFile] = {}
        self._union = Union()
        self._guard = threading.Lock()  # of what is known, never held while a disk is waited for

    def others(self) -> list[Action]:
        """Return what `actions` does, without this device's own file."""
        name = known_device(self._device_file)
        return self._look(None, self._folder / f"{name}.json")[0]

    def actions(self) -> list[Action]:
        """Return the actions of all devices, in the order of doing.

        What was returned before is the same objects again. Another device's unreadable file is
        named to `warn` and passed over.

        Raises:
            StoreError: this device's own file cannot be read, or the named folder is not there.
        """
        name = known_device(self._device_file)
        own = self._folder / f"{name}.json" if name else None
        try:
            found = self._look(own)[0]
        except UnreadableFileError:
            if own is None:
                raise
            with exclusive(own, self._patience):
                return self._mended(own)[0]
        if own is not None and self._lacks(own):
            with contextlib.suppress(StoreError), exclusive(own, self._patience):
                return self._mended(own)[0]
        return found

    def record(
        self,
        decide: Callable[[list[Action]], Sequence[Draft]],
        taken_in: Sequence[Action] = (),
    ) -> list[Action]:
        """Add what `decide` makes of the actions so far, as one step, and return it.

        Actions that were recorded elsewhere may be `taken_in` as they are; those that are known
        are passed over.

        `decide` runs while no other writer can; when this returns, the new actions are on disk.

        Raises:
            LockedError: another process was writing for longer than the patience lasts.
            StoreError: nothing was written; the file is as it was.
        """
        with contextlib.ExitStack() as turn:
            with _not_saved():
                name = known_device(self._device_file)
                file = self._known.get(self._folder / f"{name}.json")
                if file is None or not file.is_known():
                    make_folder(self._folder, parents=not self._place.named)
                    self.actions()  # what is long to read is read before others have to wait
                own = self._folder / f"{name or device(self._device_file)}.json"
                self._wait_for_turn(turn, own)
            known, latest = self._mended(own)
            file = self._known.get(own) or DeviceFile(own)
            copies, missing = self._copies(own, file)
            new = new_actions(decide(known), latest)
            ids = {action.id for action in known} if taken_in else set()
            others = [action for action in taken_in if action.id not in ids]
            rows = [*missing, *map(msgspec.to_builtins, [*others, *new])]
            if rows:
                self._insert(own, file, rows)
            for copy in copies:  # all that they held is on disk by now
                with contextlib.suppress(OSError):
                    copy.unlink()
        return new

    def _wait_for_turn(self, turn: contextlib.ExitStack, own: Path) -> None:
        """Wait until nobody else writes; who waits long is told so.

        Raises:
            LockedError: somebody did for longer than the patience lasts.
        """
        if self._patience <= SOON:
            turn.enter_context(exclusive(own, self._patience))
            return
        try:
            turn.enter_context(exclusive(own, SOON))
        except LockedError:
            self._warn(_("Waiting for another program that is writing {own} …").format(own=own))
            turn.enter_context(exclusive(own, self._patience - SOON))

    def stamp(self) -> Stamp:
        """Return what changes when any device's file does."""
        found = []
        for path in self._files():
            try:
                status = path.stat()
            except OSError:
                continue
            found.append((path.name, status.st_size, status.st_mtime_ns, status.st_ino))
        return tuple(found)

    def check(self) -> list[str]:
        """Return a sentence for each thing that is wrong with a file of the folder."""
        problems: list[str] = []
        for path in self._files():
            try:
                DeviceFile(path).look(problems.append)
            except StoreError as error:
                problems.append(str(error))
        return problems

    def _files(self) -> list[Path]:
        """Return every device's file.

        Raises:
            MissingFileError: the folder was named for this run, and so is not to be invented.
        """
        if self._place.named and not os.path.isdir(self._folder.parent):  # noqa: PTH112 - never raises
            raise MissingFileError(
                _("{folder} does not exist; check the path after --watchlist.").format(
                    folder=self._folder
                )
            )
        try:
            there = os.listdir(self._folder)  # noqa: PTH208 - with each look, for names alone
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(
                _(
                    "{folder} cannot be read ({reason}); name the folder of the watchlist, or mend "
                    "its permissions."
                ).format(folder=self._folder, reason=error.strerror)
            ) from error
        names = [name for name in there if name.endswith(".json") and not name.startswith(".")]
        return [self._folder / name for name in sorted(names)]

    def _look(self, own: Path | None, left_out: Path | None = None) -> tuple[list[Action], int]:
        """Return all devices' actions, and the latest millisecond that an id of them speaks of.

        The file `left_out` is not looked into.

        Raises:
            StoreError: the file `own` cannot be read.
        """
        said: list[str] = []
        try:
            with self._guard:
                self._union.take_in(list(self._readable(own, left_out, said.append)))
                return self._union.actions.copy(), self._union.latest
        finally:
            for sentence in said:  # without the guard: who is told may wait for another thread
                self._warn(sentence)

    def _readable(
        self, own: Path | None, left_out: Path | None, tell: Callable[[str], None]
    ) -> Iterator[DeviceFile]:
        """Yield the files that can be read, up to date."""
        self._known = {path: self._known.get(path) or DeviceFile(path) for path in self._files()}
        for path, file in self._known.items():
            if path == left_out:
                continue
            try:
                file.look(tell)
            except StoreError as error:
                if path == own:
                    raise
                is_copy = own is not None and path in copies_of(own)
                if is_copy:
                    told = _("A conflict copy's marks are left out: {error}")
                else:
                    told = _("Another device's marks are left out: {error}")
                tell(told.format(error=error))
            else:
                yield file

    def _mended(self, own: Path) -> tuple[list[Action], int]:
        """Do what `_look` does, and put a backup in the place of an own file that is unreadable.

        Of one that NaN has made unusable in part, a backup brings back what it has of that.
        It is called with the lock held.
        """
        storage = self._storage(own)
        try:
            found = self._look(own)
        except UnreadableFileError:
            storage.read()
            storage.complete()
            return self._look(own)
        if self._lacks(own):
            self._known[own].lacks = False  # once is enough
            with contextlib.suppress(StoreError):
                storage.complete()
            return self._look(own)
        return found

    def _lacks(self, own: Path) -> bool:
        return own in self._known and self._known[own].lacks

    def _copies(self, own: Path, file: DeviceFile) -> tuple[list[Path], list[Mapping[str, Any]]]:
        """Return the conflict copies that can be taken in, and what only they hold."""
        copies = copies_of(own)
        if not copies:  # as it nearly always is
            return [], []
        return missing_from(file.documents(), copies, TABLE)

    def _insert(self, own: Path, file: DeviceFile, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write the file with `rows` at its end, and know from then on what it holds."""
        before = file.growth
        table = GrowingTable(self._storage(own), before)
        # Never TinyDB's own next id: it is a memory of an earlier read.
        table.insert_multiple(
            Document(row, doc_id=before.last + place) for place, row in enumerate(rows, start=1)
        )
        said: list[str] = []
        with self._guard, contextlib.suppress(OSError):
            self._known[own] = file
            stamp = stamp_of(own.stat())
            if stamp[0] == len(table.growth.content):  # else somebody was there already
                file.grew(stamp, (before, table.growth), rows, said.append)
        for sentence in said:
            self._warn(sentence)

    def _storage(self, path: Path) -> SafeStorage:
        return SafeStorage(path, self._folder / "backups", self._warn, lenient=True)


@contextlib.contextmanager
def _not_saved() -> Iterator[None]:
    """Have a sentence on what is in a writer's way begin with what that means."""
    try:
        yield
    except (LockedError, MissingFileError, UnreadableFileError):
        raise
    except StoreError as error:
        if str(error).startswith("Not saved"):
            raise
        raise StoreError(_("Not saved: {error}").format(error=error)) from error
