"""A path, to be typed or walked to."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from docbrowser.text import clean_line
from docbrowser.tui import keys
from docbrowser.tui.folder_lines import (
    ABOVE,
    HERE,
    MOST,
    Entry,
    Place,
    completion,
    entries,
    narrowed,
    parted,
)
from docbrowser.tui.line_list import LineList
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

MAX_LETTERS: Final = 4_096
PICKER_KEYS: Final = (
    keys.Key("into", "enter,l,right", "into", "Choose", keys.MOVE, "choose"),
    keys.Key("above", "h,left,backspace", "above", "The folder above", keys.MOVE, "above"),
    keys.Key("type-path", "slash,ctrl+f", "type", "Type a path", keys.FIND, "type a path"),
)


class PathInput(Input):
    """The line that a path is typed in."""

    BINDINGS: ClassVar = [
        Binding("tab", "complete", "Complete the name", show=False),
        Binding("down", "leave", "To the list", show=False),
    ]

    class Completed(Message):
        """The name is to be completed."""

    class Left(Message):
        """On to the list."""

    def action_complete(self) -> None:
        """Have the name completed."""
        self.post_message(self.Completed())

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())


class FolderList(LineList):
    """What is in a folder."""

    BINDINGS: ClassVar = [*keys.bindings(PICKER_KEYS), Binding("tab", "type", show=False)]

    class Going(Message):
        """Whoever walks wants to go somewhere: `into` what is selected, `above`, or to `type`."""

        def __init__(self, where: str) -> None:
            super().__init__()
            self.where = where

    def action_into(self) -> None:
        """Go into the folder, or choose the file."""
        self.post_message(self.Going("into"))

    def action_above(self) -> None:
        """Go to the folder above."""
        self.post_message(self.Going("above"))

    def action_type(self) -> None:
        """Type a path."""
        self.post_message(self.Going("type"))


class PathPicker(Vertical):
    """A line for a path, and what is in its folder; keys move in one, letters go to the other."""

    DEFAULT_CSS: ClassVar[str] = """
    PathPicker { height: 1fr; }
    PathPicker #path-line { height: 1; }
    PathPicker #path-label { width: auto; margin-right: 1; color: $text-muted; }
    PathPicker PathInput, PathPicker PathInput:focus {
        width: 1fr; padding: 0; background: $background; background-tint: $background 0%;
    }
    PathPicker #path-remark { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    PathPicker #path-remark.-wrong { color: $text-error; }
    """  # noqa: E501

    @dataclass
    class Picked(Message):
        """A file or folder was chosen."""

        path: Path

    @dataclass
    class Listed(Message):
        """What is in a folder is known, or why it is not."""

        folder: Path
        found: Sequence[Entry]
        why: str = ""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._start = folder
        self._listed: PathPicker.Listed | None = None
        self._came_from: str | None = None
        self._due: str | None = None
        """What to do once the folder is listed: `complete`, or `walk` to the list."""

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        with Horizontal(id="path-line"):
            yield Static(plain("Path"), id="path-label")
            yield PathInput(
                _as_typed(self._start),
                id="path",
                compact=True,
                max_length=MAX_LETTERS,
                select_on_focus=False,
            )
        yield Static(id="path-remark")
        yield FolderList(id="folder")

    def on_mount(self) -> None:
        """Look into the folder."""
        self._look()

    @property
    def input(self) -> PathInput:
        """The line that a path is typed in."""
        return self.query_one(PathInput)

    @property
    def list(self) -> FolderList:
        """What is in the folder."""
        return self.query_one(FolderList)

    @property
    def _typed(self) -> tuple[Path, str]:
        return parted(self.input.value)

    def remark(self, text: str, *, wrong: bool = False) -> None:
        """Say something of the path."""
        line = self.query_one("#path-remark", Static)
        line.set_class(wrong, "-wrong")
        line.update(plain(text))

    def take(self, text: str) -> None:
        """Take a path that was pasted, or dropped on the terminal."""
        line = next(iter(text.strip().splitlines()), "").strip().strip("'\"")
        if line:
            self.input.value = line.removeprefix("file://")
            self.input.cursor_position = len(self.input.value)
            self.input.focus()

    # Looking into folders

    def _look(self) -> None:
        folder, _ = self._typed
        if self._listed is not None and self._listed.folder == folder:
            self._show()
        else:
            self._list(folder)

    @work(thread=True, exclusive=True, group="folder")
    def _list(self, folder: Path) -> None:
        try:
            self.post_message(self.Listed(folder, entries(folder)))
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "it is no path"
            self.post_message(self.Listed(folder, (), f"{folder}: {why}."))

    @on(Listed)
    def _look_at(self, message: Listed) -> None:
        message.stop()
        if message.folder == self._typed[0]:
            self._listed = message
            self._show()

    def _show(self) -> None:
        listed = self._listed
        if listed is None:
            return
        beginning = self._typed[1]
        found = narrowed(listed.found, beginning)
        first: list[Entry | Place] = []
        if not beginning and not listed.why:
            first = [HERE] if _is_top(listed.folder) else [HERE, ABOVE]
        came = next((one for one in found if one.name == self._came_from), None)
        self._came_from = None
        self.list.show([*first, *found], at=came)
        more = f"only the first {MOST:,} are shown" if len(listed.found) == MOST else ""
        nothing = "" if found or listed.why or not beginning else "nothing here begins so"
        self.remark(listed.why or nothing or more, wrong=bool(listed.why))
        due, self._due = self._due, None
        if due == "complete":
            self._complete()
        elif due == "walk" and not listed.why:
            self.list.focus()

    # Typing

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self._look()

    @on(PathInput.Completed)
    def _complete(self) -> None:
        folder, beginning = self._typed
        if self._listed is None or self._listed.folder != folder:
            self._due = "complete"
            return
        name = completion(self._listed.found, beginning)
        if name is None:
            self.app.bell()
        else:
            self._type(_as_typed(folder) + name)

    @on(PathInput.Left)
    def _to_list(self) -> None:
        self.list.focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        folder, beginning = self._typed
        path = folder / beginning
        if _is_folder(path):
            self._due = "walk"
            self._walk(path)
        elif os.path.lexists(path):
            self.post_message(self.Picked(path))
        else:
            self.remark(f"{clean_line(str(path))} does not exist.", wrong=True)
            self.app.bell()

    # Walking

    @on(FolderList.Going)
    def _going(self, message: FolderList.Going) -> None:
        message.stop()
        if message.where == "into":
            self._into()
        elif message.where == "above":
            self._above()
        else:
            self.input.focus()
            self.input.cursor_position = len(self.input.value)

    @on(LineList.Opened)
    def _into(self) -> None:
        line, folder = self.list.selected, self._typed[0]
        match line:
            case Place(is_above=True):
                self._above()
            case Place():
                self.post_message(self.Picked(folder))
            case Entry(is_folder=True):
                self._walk(folder / line.name)
            case Entry():
                self.post_message(self.Picked(folder / line.name))
            case _:
                self.app.bell()

    def _above(self) -> None:
        folder, beginning = self._typed
        if beginning:
            self._walk(folder)
            return
        folder = _absolute(folder)
        if not _is_top(folder):
            self._came_from = folder.name
            self._walk(folder.parent)

    def _walk(self, folder: Path) -> None:
        before = self.input.value
        self._type(_as_typed(folder))
        if self.input.value == before:
            self._look()

    def _type(self, text: str) -> None:
        self.input.value = text
        self.input.cursor_position = len(text)

    def on_paste(self, event: events.Paste) -> None:
        """Take a path that was pasted while the list has the focus."""
        if self.list.has_focus:
            event.stop()
            self.take(event.text)


def _as_typed(folder: Path) -> str:
    text = str(folder)
    return text if text.endswith(os.sep) else text + os.sep


def _absolute(folder: Path) -> Path:
    with contextlib.suppress(OSError):
        return folder.absolute()
    return folder


def _is_top(folder: Path) -> bool:
    absolute = _absolute(folder)
    return absolute.parent == absolute


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
