"""Importing: a file or folder is picked, looked through first, and taken in when that is wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, Literal, TypeAlias

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.widgets import Rule, Static

from docbrowser.i18n import N_, _, pgettext
from docbrowser.render.cut import as_far
from docbrowser.render.import_report import ReportLine
from docbrowser.text import clean_line
from docbrowser.tui import import_hints, import_job, keys, screen_keys
from docbrowser.tui.helped_screen import HelpedScreen
from docbrowser.tui.hint_line import hint_line
from docbrowser.tui.import_job import Job
from docbrowser.tui.line_list import LineList
from docbrowser.tui.path_picker import PathPicker
from docbrowser.tui.safe import plain
from docbrowser.tui.speaking import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from docbrowser.importers.report import Report
    from docbrowser.library import Library
    from docbrowser.tui.catalogue_desk import CatalogueDesk

Stage: TypeAlias = Literal["picking", "working", "reported"]

_BESIDE: Final = 5
"""Columns beside the heading and what stands there: the frame, and what is between them."""
_STOPPING: Final = N_("Stopping …")
_STOPPED: Final = N_("Stopped. Nothing was written.")


class ImportScreen(HelpedScreen[str | None]):
    """It is left with the id of the title that is to be opened, or with None."""

    CSS_PATH = "import_screen.tcss"
    AUTO_FOCUS: ClassVar = "#folder"
    BINDINGS: ClassVar = keys.bindings(screen_keys.IMPORT)
    KEYS_HERE: ClassVar = (*screen_keys.PICKER, *screen_keys.IMPORT)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self, library: Library, desk: CatalogueDesk, folder: Path, languages: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._library, self._desk, self._folder = library, desk, folder
        self._languages = languages
        self._stage: Stage = "picking"
        self._job: Job | None = None
        self._report: Report | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Vertical(id="import"):
            with Horizontal(id="import-head"):
                yield Said(lambda: pgettext("screen", "Import"), id="import-name")
                yield Said(id="import-sums")
            yield Rule(classes="line")
            yield PathPicker(self._folder)
            yield Said(id="import-work")
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
        if self._job is not None:
            self._job.stopped.set()

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
        self.query_one("#import-sums", Said).say(self._sums)
        if stage == "picking":
            self._picker.list.focus()
        elif stage == "working":
            self.set_focus(None)
        else:
            self._lines.focus()
        self._show_hints()

    def _sums(self) -> str:
        if self._stage == "picking" or self._job is None:
            heading = pgettext("screen", "Import")
            return as_far(_(import_hints.FORMATS), self.size.width - len(heading) - _BESIDE, ", ")
        return self._job.name if self._stage == "working" else import_hints.sums(self._job)

    def _show_hints(self) -> None:
        hints = self.query_one("#import-hints", Static)
        hints.update(hint_line(self._hints(), self.size.width - 2))

    def _hints(self) -> Sequence[tuple[str, str]]:
        if self._stage == "working":
            return import_hints.working()
        if self._stage == "picking" or self._job is None or self._report is None:
            is_typing = self.focused is self._picker.input
            return import_hints.typing() if is_typing else import_hints.picking()
        return import_hints.reported(self._job, self._report, self._title)

    def speak_anew(self) -> None:
        """Show the report and the keys in the language that is spoken by now."""
        place = self._lines.index
        self._lines.show(import_hints.lines(self._job, self._report, self._languages))
        self._lines.select(place)
        self._show_hints()

    def on_resize(self) -> None:
        """Name as many keys, and formats, as there is room for."""
        self._show_hints()
        self.query_one("#import-sums", Said).speak_anew()

    def on_descendant_focus(self) -> None:
        """Name the keys that help where one is."""
        self._show_hints()

    @on(LineList.Moved, "#import-report")
    def _moved(self, message: LineList.Moved) -> None:
        """Tell all of what the line under the cursor says; on none why something was rejected."""
        line = message.line
        whole = line.whole if isinstance(line, ReportLine) else self._first_reason
        self.query_one("#import-whole", Static).update(plain(whole))
        self._show_hints()

    @property
    def _first_reason(self) -> str:
        """Why something was rejected, where the report says so further down than one sees."""
        return import_hints.first_reason(self._job, self._report, self._languages)

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
        self._begin(Job(path, dry_run=True, accept=False))

    def _begin(self, job: Job) -> None:
        self._job, self._report = job, None
        self._tell_work(N_("Looking through it …") if job.dry_run else N_("Importing …"))
        self._show("working")
        self._import(job)

    def _tell_work(self, say: str | Callable[[], str]) -> None:
        self.query_one("#import-work", Said).say(say)

    @work(thread=True, group="import")
    def _import(self, job: Job) -> None:
        self.post_message(import_job.run(self._library, job, self.post_message))

    @on(import_job.Gone)
    def _gone(self, message: import_job.Gone) -> None:
        if message.job is self._job and not message.job.stopped.is_set():
            self._tell_work(partial(import_hints.how_far, message))

    @on(import_job.Failed)
    def _failed(self, message: import_job.Failed) -> None:
        if message.job is not self._job:
            return
        self._job = None
        self._show("picking")
        if message.is_stopped:
            self._picker.remark(partial(_, _STOPPED))
        else:
            self._picker.remark(lambda: message.why, wrong=True)

    @on(import_job.Done)
    def _done(self, message: import_job.Done) -> None:
        job, report = message.job, message.report
        if not job.dry_run:
            self._desk.imported()
        if job is not self._job:
            return
        self._report = report
        self._lines.show(import_hints.lines(job, report, self._languages))
        self._show("reported")

    # Keys

    def action_go(self) -> None:
        """Import what was looked through; afterwards open the title under the cursor."""
        job, report = self._job, self._report
        if self._stage != "reported" or job is None or report is None:
            return
        if not job.dry_run:
            self._open_selected()
        elif import_hints.is_new(report):
            self._begin(Job(job.path, dry_run=False, accept=job.accept))
        else:
            self._complain(_("There is nothing new in it to import."))

    @on(LineList.Opened, "#import-report")
    def _clicked(self) -> None:
        if self._job is not None and not self._job.dry_run:
            self._open_selected()

    def _open_selected(self) -> None:
        title = self._title
        if title is not None and self._library.holdings.has(title):
            self.dismiss(title)
        elif title is not None:
            self._complain(_("{title} is in no catalogue.").format(title=title))

    def _complain(self, sentence: str) -> None:
        self.notify(clean_line(sentence), markup=False, severity="warning", timeout=3)

    def action_accept(self) -> None:
        """Look through it once more, with or without what is only likely."""
        job, report = self._job, self._report
        if self._stage != "reported" or job is None or report is None or not job.dry_run:
            return
        if import_hints.may_accept(job, report):
            self._begin(Job(job.path, dry_run=True, accept=not job.accept))
        else:
            self._complain(_("There are no likely matches to agree to."))

    def action_back(self) -> None:
        """Stop what is under way; else go back to the choice, and from there close."""
        if self._stage == "working" and self._job and not self._job.stopped.is_set():
            self._job.stopped.set()
            self._tell_work(_STOPPING)
        elif self._stage == "reported" and self._job and self._job.dry_run:
            self._show("picking")
        else:
            self.dismiss(None)
