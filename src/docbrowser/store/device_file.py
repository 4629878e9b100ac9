"""One device's file of the watchlist, of which no more is read than what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser import text
from docbrowser.actions import Action
from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.i18n import _
from docbrowser.revisions import CATALOG_VERBS
from docbrowser.store.decoding import clean_values, reason
from docbrowser.store.growth import Growth, added_to, growth_of
from docbrowser.store.places import stamp_of
from docbrowser.store.tables import content_of, is_sound, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from docbrowser.store.places import Stamp

    Tell = Callable[[str], None]

TABLE: Final = "actions"
# Escapes, empty strings, and spaces that are doubled or stand at the ends of a string.
_IN_NEED_OF_CLEANING: Final = ("\\", '""', "  ", '" ', ' ",', ' "]', ' "}', ' ":')
_LONGEST_LINE: Final = 1_000
_WITH_LINES: Final = frozenset({"note", "unnote"}) | CATALOG_VERBS


class DeviceFile:
    """The actions in the file at `path`, as it was looked at last.

    While the file does nothing but grow, `actions` grows with it and keeps the same objects; when
    it changed otherwise, `turn` is another number.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None
        self._problem: StoreError | None = None
        self._documents = 0
        self.growth = Growth(TABLE)
        self.actions: list[Action] = []
        self.turn = 0
        self.lacks = False
        """Whether actions were left out for NaN in them, which a backup may have as they were."""

    def look(self, tell: Tell) -> None:
        """Take in what is new. `tell` is told of each document that is no action, in a sentence.

        A file that is not there holds nothing.

        Raises:
            StoreError: the file is there and cannot be read. The actions stay as they were.
        """
        if self.is_known():
            if self._problem is not None:
                raise self._problem.with_traceback(None)  # else it grows with each look
            return
        try:
            status, content = content_of(self._path)
        except MissingFileError:
            self._stamp = None
            self._start_over(Growth(TABLE), [])
            return
        self.take_in(stamp_of(status), content, tell)

    def is_known(self) -> bool:
        """Return whether the file is there, and is as it was looked at last."""
        return self._stamp is not None and self._stamp == _stamp(self._path)

    def grew(
        self,
        stamp: Stamp,
        growth: tuple[Growth, Growth],
        documents: Iterable[Mapping[str, Any]],
        tell: Tell,
    ) -> None:
        """Take in that `documents` were written, and the file is another one than before."""
        before, after = growth
        if self.growth is before and before.can_grow:
            self.growth, self._stamp = after, stamp
            self.actions.extend(self._decoded(documents, action_of, {}, tell))
        else:  # another thread has looked meanwhile, or all of it was written anew
            self.take_in(stamp, after.content, tell)

    def take_in(self, stamp: Stamp, content: bytes, tell: Tell) -> None:
        """Take in `content`, which the file holds since it bears that stamp.

        Raises:
            StoreError: that is no TinyDB file. The actions stay as they were.
        """
        added = None if self._problem else added_to(self.growth, content)
        if added is None:
            self._stamp, self._problem, self.lacks = stamp, None, False
            try:
                tables = tables_of(self._path, content, lenient=True)
            except StoreError as error:
                self._problem = error
                raise
            known = {action.id: action for action in self.actions}
            documents = tables.get(TABLE, {}).values()
            growth = growth_of(TABLE, content, tables)
            self._documents = 0
            convert = _converted if _is_clean(content) else action_of
            said: list[str] = []
            actions = self._decoded(documents, convert, known, said.append)
            if self.lacks and not actions:  # then nothing of it can be read
                reason_ = _("NaN or infinity is no number")
                self._problem = UnreadableFileError(self._path, reason_)
                raise self._problem
            for sentence in said:
                tell(sentence)
            self._start_over(growth, actions)
        else:
            self.growth, rows = added
            self._stamp = stamp
            self.actions.extend(self._decoded(rows.values(), action_of, {}, tell))

    def documents(self) -> list[Mapping[str, Any]]:
        """Return the documents that the file holds, those that are no actions among them."""
        content = self.growth.content
        tables = tables_of(self._path, content, lenient=True) if content else {}
        return list(tables.get(TABLE, {}).values())

    def _start_over(self, growth: Growth, actions: list[Action]) -> None:
        self.growth = growth
        if actions[: len(self.actions)] == self.actions:  # laid out otherwise, and no more
            self.actions.extend(actions[len(self.actions) :])
        else:
            self.actions = actions
            self.turn += 1

    def _decoded(
        self,
        documents: Iterable[Mapping[str, Any]],
        convert: Callable[[Mapping[str, Any]], Action],
        known: Mapping[str, Action],
        tell: Tell,
    ) -> list[Action]:
        actions = []
        for document in documents:
            self._documents += 1
            try:
                action = convert(document)
            except msgspec.ValidationError as error:
                self.lacks = self.lacks or not is_sound(document)
                tell(
                    _("{path}: action {documents} was left out: {error}.").format(
                        path=self._path, documents=self._documents, error=reason(error)
                    )
                )
            else:
                before = known.get(action.id)
                actions.append(action if before is None or before != action else before)
        return actions


def action_of(document: Mapping[str, Any]) -> Action:
    """Return the action that a document holds, its text cleaned.

    Raises:
        msgspec.ValidationError: it holds none.
    """
    cleaned = clean_values(document)
    value = cleaned.get("value")
    verb = document.get("action")
    if isinstance(value, str) and not (isinstance(verb, str) and verb in _WITH_LINES):
        cleaned["value"] = text.clean_line(value) or None
    return msgspec.convert(cleaned, Action)


def _converted(document: Mapping[str, Any]) -> Action:
    return msgspec.convert(document, Action)


def _is_clean(content: bytes) -> bool:
    """Return whether cleaning would surely leave each string of a JSON text as it is."""
    json = content.decode("utf-8", "replace")
    if any(map(json.__contains__, _IN_NEED_OF_CLEANING)):
        return False
    return all(
        len(line) <= _LONGEST_LINE
        and ((line.isascii() and line.isprintable()) or text.is_clean(line))
        for line in json.split("\n")
    )


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp_of(path.stat())
    except OSError:
        return None
