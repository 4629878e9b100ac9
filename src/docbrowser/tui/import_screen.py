"""Importing: a file or folder is picked, looked through first, and taken in when that is wanted."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final, Literal, Protocol, TypeAlias

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Rule, Static

from docbrowser.errors import DocbrowserError
from docbrowser.render import words
from docbrowser.render.import_report import ReportLine, can_accept, report_lines
from docbrowser.text import clean_line
from docbrowser.tui import keys
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.line_list import LineList
from docbrowser.tui.path_picker import PICKER_KEYS, PathPicker
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from docbrowser.importers.report import Report
    from docbrowser.library import Library

Stage: TypeAlias = Literal["picking", "working", "reported"]

SECONDS_BETWEEN: Final = 0.1
"""The time between two looks at how far it is."""
_MOST_NOTES: Final = 20
_KEYS: Final = (
    keys.Key("import-now", "enter", "go", "Import, or open the title", keys.READ),
    keys.Key("import-accept", "a", "accept", "Agree to likely matches, or not", keys.MARK),
    keys.Key("import-back", "escape,q", "back", "Back", keys.MOVE),
)
_PICKING: Final = [
    *((key.display.split(" ")[0], key.hint) for key in PICKER_KEYS),
    ("esc", "close"),
]
_TYPING: Final = [("enter", "choose"), ("tab", "complete"), ("↓", "to the list"), ("esc", "close")]
_WORKING: Final = [("esc", "stops")]
_STOPPING: Final = "Stopping …"
_STOPPED: Final = "Stopped. Nothing was written."


class Desk(Protocol):
    """Whoever wants to know what was imported."""

    def imported(self) -> None:
        """Show what there is now."""

    def keep_folder(self, folder: Path) -> None:
        """Begin in that folder the next time."""


@dataclass
class _Work:
    """What is under way."""

    path: Path
    dry_run: bool
    accept: bool
    stopped: threading.Event = field(default_factory=threading.Event)
    notes: list[str] = field(default_factory=list)


class ImportScreen(Screen[str | None]):
    """It is left with the id of the title that is to be opened, or with None."""

    CSS_PATH = "import_screen.tcss"
    AUTO_FOCUS: ClassVar = "#folder"
    BINDINGS: ClassVar = keys.bindings(_KEYS)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it

    @dataclass
    class Gone(Message):
        """So much has been read."""

        work: _Work
        files: int
        read: int
        path: Path

    @dataclass
    class Done(Message):
        """It came to this."""

        work: _Work
        report: Report

    @dataclass
    class Failed(Message):
        """It could not be done, or was stopped."""

        work: _Work
        why: str

    def __init__(self, library: Library, desk: Desk, folder: Path) -> None:
        super().__init__()
        self._library, self._desk, self._folder = library, desk, folder
        self._stage: Stage = "picking"
        self._work: _Work | None = None
        self._report: Report | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="import"):
            with Horizontal(id="import-head"):
                yield Static(plain("Import"), id="import-name")
                yield Static(id="import-sums")
            yield Rule(classes="line")
            yield PathPicker(self._folder)
            yield Static(id="import-work")
            yield LineList(id="import-report")
            yield Rule(classes="line", id="import-whole-rule")
            yield Static(id="import-whole")
            yield Rule(classes="line")
            yield Static(id="import-hints")

    def on_mount(self) -> None:
        """Say what can be imported."""
        self._show("picking")

    def on_unmount(self) -> None:
        """Stop what is under way."""
        if self._work is not None:
            self._work.stopped.set()

    @property
    def _picker(self) -> PathPicker:
        return self.query_one(PathPicker)

    @property
    def _lines(self) -> LineList:
        return self.query_one("#import-report", LineList)

    # What is shown

    def _show(self, stage: Stage) -> None:
        self._stage = stage
        self.set_class(stage == "working", "-working")
        self.set_class(stage == "reported", "-reported")
        self.query_one("#import-sums", Static).update(plain(self._sums()))
        if stage == "picking":
            self._picker.list.focus()
        elif stage == "working":
            self.set_focus(None)
        else:
            self._lines.focus()
        self._show_hints()

    def _sums(self) -> str:
        if self._stage == "picking":
            return "pages, media libraries, data sets, viewing histories"
        if self._work is None:
            return ""
        name = clean_line(self._work.path.name) or str(self._work.path)
        if self._stage == "working" or self._report is None:
            return name
        what = "nothing is written yet" if self._work.dry_run else "imported"
        agreed = " · likely matches accepted" if self._work.accept else ""
        return f"{what}{agreed} · {name}"

    def _show_hints(self) -> None:
        hints = self.query_one("#import-hints", Static)
        hints.update(hint_line(self._hints(), self.size.width - 2))

    def _hints(self) -> Sequence[tuple[str, str]]:
        if self._stage == "working":
            return _WORKING
        if self._stage == "picking":
            return _TYPING if self.focused is self._picker.input else _PICKING
        dry = self._work is not None and self._work.dry_run
        accept = self._work is not None and self._work.accept
        can = self._is_new if dry else self._title
        hints = [("enter", "imports" if dry else "open")] if can else []
        if dry and self._report and (accept or can_accept(self._report)):
            hints.append(("a", "likely ones not" if accept else "likely ones too"))
        return [*hints, ("esc", "back" if dry else "close"), ("j k", "move")]

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self._show_hints()

    def on_descendant_focus(self) -> None:
        """Name the keys that help where one is."""
        self._show_hints()

    @on(LineList.Moved, "#import-report")
    def _moved(self, message: LineList.Moved) -> None:
        """Tell all of what the line under the cursor says."""
        line = message.line
        whole = line.whole if isinstance(line, ReportLine) else ""
        self.query_one("#import-whole", Static).update(plain(whole))
        self._show_hints()

    @property
    def _is_new(self) -> bool:
        return self._report is not None and bool(self._report.added or self._report.updated)

    @property
    def _title(self) -> str | None:
        line = self._lines.selected
        return line.title if isinstance(line, ReportLine) else None

    # What is done

    @on(PathPicker.Picked)
    def _picked(self, message: PathPicker.Picked) -> None:
        """Look through what was picked."""
        path = message.path
        self._desk.keep_folder(path if path.is_dir() else path.parent)
        self._begin(_Work(path, dry_run=True, accept=False))

    def _begin(self, work: _Work) -> None:
        self._work, self._report = work, None
        self._tell_work("Looking through it …" if work.dry_run else "Importing …")
        self._show("working")
        self._import(work)

    def _tell_work(self, text: str) -> None:
        self.query_one("#import-work", Static).update(plain(text))

    @work(thread=True, group="import")
    def _import(self, job: _Work) -> None:
        from docbrowser.importers.items import Wishes
        from docbrowser.importing import Plan, import_paths

        told = 0.0

        def progress(files: int, read: int, path: Path) -> None:
            nonlocal told
            if (now := time.monotonic()) - told >= SECONDS_BETWEEN:
                told = now
                self.post_message(self.Gone(job, files, read, path))

        def note(sentence: str) -> None:
            if len(job.notes) < _MOST_NOTES:
                job.notes.append(sentence)

        plan = Plan(
            accept=job.accept,
            dry_run=job.dry_run,
            wishes=Wishes(say=note),
            progress=progress,
            is_stopped=job.stopped.is_set,
        )
        try:
            self._library.counts()
            if self._library.is_behind:  # what is there already has to be known
                self._library.catch_up()
            report = import_paths(self._library, [job.path], plan)
        except InterruptedError:
            self.post_message(self.Failed(job, _STOPPED))
        except (DocbrowserError, OSError) as error:
            self.post_message(self.Failed(job, str(error)))
        else:
            self.post_message(self.Done(job, report))

    @on(Gone)
    def _gone(self, message: Gone) -> None:
        if message.work is self._work and not message.work.stopped.is_set():
            files = words.plural(message.files, "file")
            read = f"{message.read:,}".replace(",", "\u202f")
            self._tell_work(f"{files} · {read} read · {clean_line(message.path.name)}")

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        if message.work is not self._work:
            return
        self._work = None
        self._show("picking")
        self._picker.remark(message.why, wrong=message.why != _STOPPED)

    @on(Done)
    def _done(self, message: Done) -> None:
        job, report = message.work, message.report
        if not job.dry_run:
            self._desk.imported()
        if job is not self._work:
            return
        self._report = report
        lines = report_lines(report, root=job.path, dry_run=job.dry_run, notes=job.notes)
        self._lines.show(lines)
        self._show("reported")

    # Keys

    def action_go(self) -> None:
        """Import what was looked through; afterwards open the title under the cursor."""
        if self._stage != "reported" or self._work is None or self._report is None:
            return
        if self._work.dry_run:
            if self._is_new:
                self._begin(_Work(self._work.path, dry_run=False, accept=self._work.accept))
            else:
                self._complain("There is nothing new in it to import.")
        elif title := self._title:
            self._open(title)

    @on(LineList.Opened, "#import-report")
    def _clicked(self) -> None:
        if self._work is not None and not self._work.dry_run and (title := self._title):
            self._open(title)

    def _open(self, title: str) -> None:
        if self._library.holdings.has(title):
            self.dismiss(title)
        else:
            self._complain(f"{title} is in no catalogue.")

    def _complain(self, sentence: str) -> None:
        self.notify(clean_line(sentence), markup=False, severity="warning", timeout=3)

    def action_accept(self) -> None:
        """Look through it once more, with or without what is only likely."""
        job, report = self._work, self._report
        if self._stage != "reported" or job is None or report is None or not job.dry_run:
            return
        if job.accept or can_accept(report):
            self._begin(_Work(job.path, dry_run=True, accept=not job.accept))
        else:
            self._complain("There are no likely matches to agree to.")

    def action_back(self) -> None:
        """Stop what is under way; else go back to the choice, and from there close."""
        if self._stage == "working" and self._work and not self._work.stopped.is_set():
            self._work.stopped.set()
            self._tell_work(_STOPPING)
        elif self._stage == "reported" and self._work and self._work.dry_run:
            self._show("picking")
        else:
            self.dismiss(None)
