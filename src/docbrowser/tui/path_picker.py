"""A path, to be typed or walked to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from docbrowser.i18n import N_, _
from docbrowser.text import clean_line
from docbrowser.tui.folder_lines import (
    ABOVE,
    HERE,
    Entry,
    Place,
    absolute,
    as_typed,
    begins_at_top,
    completion,
    dropped,
    entries,
    is_folder,
    is_there,
    is_top,
    meant,
    narrowed,
    parted,
    remark_on,
    trouble,
)
from docbrowser.tui.leaving_input import LeavingInput
from docbrowser.tui.line_list import LineList
from docbrowser.tui.path_widgets import FolderList, PathInput
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

MAX_LETTERS: Final = 4_096


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
        why: Exception | None = None

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._start = folder
        self._listed: PathPicker.Listed | None = None
        self._came_from: str | None = None
        self._base = ""
        """What stood there when one began to type behind it."""
        self._due: str | None = None
        """What to do once the folder is listed: `complete`, or `walk` to the list."""

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        with Horizontal(id="path-line"):
            yield Said(N_("Path"), id="path-label")
            yield PathInput(
                as_typed(self._start),
                id="path",
                compact=True,
                max_length=MAX_LETTERS,
                select_on_focus=False,
            )
        yield Said(id="path-remark")
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

    def remark(self, say: Callable[[], str], *, wrong: bool = False) -> None:
        """Say something of the path."""
        line = self.query_one("#path-remark", Said)
        line.set_class(wrong, "-wrong")
        line.say(say)

    def take(self, text: str) -> None:
        """Take a path that was pasted, or dropped on the terminal."""
        if path := dropped(text):
            self._type(path)
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
            self.post_message(self.Listed(folder, (), error))

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
            first = [HERE] if is_top(listed.folder) else [HERE, ABOVE]
        came = next((one for one in found if one.name == self._came_from), None)
        self._came_from = None
        self.list.show([*first, *found], at=came)
        if listed.why:
            self.remark(partial(trouble, listed.folder, listed.why), wrong=True)
        else:
            self.remark(partial(remark_on, listed.found, found, beginning))
        due, self._due = self._due, None
        if due == "complete":
            self._complete()
        elif due == "walk" and not listed.why:
            self.list.focus()

    # Typing

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        path = meant(self.input.value, self._base)
        if path != self.input.value:
            self._type(path)
        else:
            self._look()

    @on(PathInput.Completed)
    def _complete(self) -> None:
        folder, beginning = self._typed
        if self._listed is None or self._listed.folder != folder:
            self._due = "complete"
            return
        name = completion(self._listed.found, beginning)
        if name is not None:
            self._type(as_typed(folder) + name)
        elif begins_at_top(self._behind):
            self._due = "complete"
            self._type(f"/{self._behind}")
        else:
            self.app.bell()

    @property
    def _behind(self) -> str:
        """What was typed behind what had stood there, up to now no more than a name."""
        value, base = self.input.value, self._base
        behind = value[len(base) :] if base and value.startswith(base) else ""
        return "" if "/" in behind else behind

    @on(LeavingInput.Left)
    def _to_list(self) -> None:
        self.list.focus()

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        folder, beginning = self._typed
        path = folder / beginning
        at_top = Path("/", self._behind)
        if self._behind and not is_there(path) and is_there(at_top):
            path = at_top
        if is_folder(path):
            self._due = "walk"
            self._walk(path)
        elif is_there(path):
            self.post_message(self.Picked(path))
        else:
            self.remark(partial(_missing, path), wrong=True)
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
            self._base = self.input.value
            self.input.focus()
            self._type("~" if message.where == "home" else self.input.value)

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
        folder = absolute(folder)
        if not is_top(folder):
            self._came_from = folder.name
            self._walk(folder.parent)

    def _walk(self, folder: Path) -> None:
        before = self.input.value
        self._type(as_typed(folder))
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


def _missing(path: Path) -> str:
    return _("{path} does not exist.").format(path=clean_line(str(path)))
