"""The watchlist on disk: a folder with one TinyDB file a device, each a growing list of actions.

Only the own device's file is ever written to. Reading takes all files of the folder together;
what a file sync set beside the own file as a conflict copy is taken in with the next mark.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from typing import TYPE_CHECKING, Any, Final

import msgspec
from tinydb import TinyDB
from tinydb.table import Document

from docbrowser.actions import Action, in_order
from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.store.conflict_copies import copies_of, missing_from
from docbrowser.store.decoding import clean_values, reason
from docbrowser.store.files import make_folder, random_name, replace_file
from docbrowser.store.locking import exclusive
from docbrowser.store.safe_storage import SafeStorage
from docbrowser.store.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from docbrowser.actions import Draft
    from docbrowser.paths import Place

TABLE: Final = "actions"
_DEVICE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


Stamp = tuple[tuple[str, int, int, int], ...]


class WatchlistStore:
    """The actions of all devices; `record()` adds this device's.

    `device_file` keeps this device's name, beside the settings, so that the folder can be shared.
    """

    def __init__(self, place: Place, device_file: Path, warn: Callable[[str], None]) -> None:
        self._place = place
        self._folder = place.path
        self._device_file = device_file
        self._warn = warn
        self._cache: dict[Path, tuple[object, list[Action]]] = {}
        self._decoded: dict[object, tuple[Mapping[str, Any], Action]] = {}

    def actions(self) -> list[Action]:
        """Return the actions of all devices, in the order of doing.

        Another device's unreadable file is named to `warn` and passed over.

        Raises:
            StoreError: this device's own file cannot be read, or the named folder is not there.
        """
        own = self._own_file()
        if own is not None and not self._is_known(own) and not self._is_readable(own):
            with exclusive(own):
                self._storage(own).read()
        return self._union(own)

    def record(self, decide: Callable[[list[Action]], Sequence[Draft]]) -> list[Action]:
        """Add what `decide` makes of the actions so far, as one step, and return it.

        `decide` runs while no other writer can; when this returns, the new actions are on disk.

        Raises:
            StoreError: nothing was written; the file is as it was.
        """
        make_folder(self._folder, parents=not self._place.named)
        own = self._folder / f"{self._device_name()}.json"
        with exclusive(own):
            with TinyDB(storage=lambda: self._storage(own)) as database:
                stored = database.table(TABLE).all()
                missing, copies = missing_from(stored, copies_of(own), TABLE)
                documents = [*stored, *missing]
                known = self._union(own, own_documents=documents)
                new = _with_ids(decide(known), known)
                rows = [*missing, *map(msgspec.to_builtins, new)]
                # Never TinyDB's own next id: it is a memory of an earlier read.
                number = max((document.doc_id for document in stored), default=0)
                if rows:
                    database.table(TABLE).insert_multiple(
                        Document(row, doc_id=number + place)
                        for place, row in enumerate(rows, start=1)
                    )
            self._remember(own, [*_decode(own, documents, self._decoded, self._warn), *new])
            for copy in copies:  # all that they held is on disk by now
                copy.unlink(missing_ok=True)
        return new

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
                documents = list(read_tables(path).get(TABLE, {}).values())
                _decode(path, documents, {}, problems.append)
            except StoreError as error:
                problems.append(str(error))
        return problems

    def _union(
        self, own: Path | None, own_documents: Sequence[Mapping[str, Any]] | None = None
    ) -> list[Action]:
        found: list[Action] = []
        for path in self._files():
            if path == own and own_documents is not None:
                continue
            found.extend(self._actions_of(path, is_own=path == own))
        if own is not None and own_documents is not None:
            found.extend(_decode(own, own_documents, self._decoded, self._warn))
        return in_order(found)

    def _actions_of(self, path: Path, *, is_own: bool) -> list[Action]:
        """Return one file's actions, from memory where the file has not changed."""
        try:
            stamp = _stamp(path)
            known = self._cache.get(path)
            if known is None or known[0] != stamp:
                documents = list(read_tables(path).get(TABLE, {}).values())
                actions = _decode(path, documents, self._decoded, self._warn)
                known = self._cache[path] = stamp, actions
        except FileNotFoundError:
            return []
        except StoreError as error:
            if is_own:
                raise
            self._warn(f"Another device's marks are left out: {error}")
            return []
        return known[1]

    def _files(self) -> list[Path]:
        """Return every device's file.

        Raises:
            MissingFileError: the folder was named for this run, and so is not to be invented.
        """
        if self._place.named and not os.path.isdir(self._folder.parent):  # noqa: PTH112 - never raises
            raise MissingFileError(
                f"{self._folder} does not exist; check the path after --watchlist."
            )
        try:
            return sorted(
                path
                for path in self._folder.iterdir()
                if path.suffix == ".json" and not path.name.startswith(".")
            )
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(
                f"{self._folder} cannot be read ({error.strerror}); "
                "name the folder of the watchlist, or mend its permissions."
            ) from error

    def _storage(self, path: Path) -> SafeStorage:
        return SafeStorage(path, self._folder / "backups", self._warn)

    def _is_known(self, path: Path) -> bool:
        """Return whether a file is as it was when it was read or written last."""
        try:
            return path in self._cache and self._cache[path][0] == _stamp(path)
        except OSError:
            return False

    def _remember(self, path: Path, actions: list[Action]) -> None:
        with contextlib.suppress(OSError):
            self._cache[path] = _stamp(path), actions

    def _is_readable(self, path: Path) -> bool:
        try:
            read_tables(path)
        except MissingFileError:
            return True
        except UnreadableFileError:
            return False
        return True

    def _own_file(self) -> Path | None:
        name = self._known_device_name()
        return self._folder / f"{name}.json" if name else None

    def _known_device_name(self) -> str | None:
        try:
            name = self._device_file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if _DEVICE_NAME.fullmatch(name) else None

    def _device_name(self) -> str:
        """Return this device's name; the host's with a random end, made up once and kept."""
        known = self._known_device_name()
        if known:
            return known
        make_folder(self._device_file.parent, parents=True)
        with exclusive(self._device_file):
            known = self._known_device_name()  # another process may just have chosen it
            if known:
                return known
            import socket

            host = re.sub(r"[^a-z0-9]+", "-", socket.gethostname().lower()).strip("-")[:40]
            name = f"{host or 'device'}-{random_name(3)}"
            try:
                replace_file(self._device_file, f"{name}\n".encode())
            except OSError as error:
                raise StoreError(
                    f"Not saved: {self._device_file} cannot be written ({error.strerror})."
                ) from error
            return name


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _decode(
    path: Path,
    documents: Sequence[Mapping[str, Any]],
    decoded: dict[object, tuple[Mapping[str, Any], Action]],
    reject: Callable[[str], None],
) -> list[Action]:
    """Return the actions among `documents`; what is none is named to `reject` and left out.

    `decoded` has what was made of the same documents before, by their ids.
    """
    actions = []
    for place, document in enumerate(documents, start=1):
        key = document.get("id")
        known = decoded.get(key) if isinstance(key, str) else None
        if known is not None and known[0] == document:
            actions.append(known[1])
            continue
        try:
            action = msgspec.convert(clean_values(document), Action)
            actions.append(action)
            decoded[key] = document, action
        except msgspec.ValidationError as error:
            reject(f"{path}: action {place} was left out: {reason(error)}.")
    return actions


def _with_ids(drafts: Sequence[Draft], known: Sequence[Action]) -> list[Action]:
    """Return the drafts as actions of one step, later than all that is known.

    An id is the millisecond since 1970, a place within the step, and chance. Where another
    device's clock runs ahead, the new ids still come after its own.
    """
    now = dt.datetime.now().astimezone()
    latest = max((_milliseconds(action.id) for action in known), default=0)
    moment = max(int(now.timestamp() * 1000), latest + 1)
    chance = random_name(3)
    step = f"{moment:014d}-{chance}"
    return [
        Action(
            id=f"{moment:014d}-{place:05d}-{chance}",
            step=step,
            verb=draft.verb,
            at=now.isoformat(timespec="seconds"),
            title=draft.title,
            episode=draft.episode,
            value=draft.value,
        )
        for place, draft in enumerate(drafts)
    ]


def _milliseconds(action_id: str) -> int:
    head = action_id.split("-", maxsplit=1)[0]
    return int(head) if head.isascii() and head.isdecimal() and len(head) <= 14 else 0  # noqa: PLR2004
