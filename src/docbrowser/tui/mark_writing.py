"""From a mark to the disk, and from there to the row and the toast."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.message import Message

from docbrowser.errors import DocbrowserError
from docbrowser.tui import sentences
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.header import Header
from docbrowser.tui.scribe import Broken, Delayed, Job, Refused, Report, Scribe, Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.library import Library
    from docbrowser.wishes import Outcome

NAMED: Final = 3
"""How many titles a toast names."""
SECONDS_FOR_ROWS: Final = 0.03
"""How long only the rows of new marks are drawn, so that they are seen at once."""


class MarkWriting(Browsing):
    """Has marks written, and shows what came of them."""

    class Reported(Message):
        """Something came of a mark."""

        def __init__(self, report: Report) -> None:
            super().__init__()
            self.report = report

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self.scribe = Scribe(self._report)
        self._awaited = self._late = 0
        self._news: Outcome | None = None

    @property
    def is_marking(self) -> bool:
        """Whether something will yet be shown of what was marked, if the disk plays along."""
        return self._awaited > self._late or self._news is not None

    def write(self, do: Callable[[], Outcome], title: str | None = None) -> None:
        """Make a mark on the scribe's thread; what came of it is shown once it is on disk."""
        self._awaited += 1
        self.scribe.write(Job(do, title))
        if self._late:  # nothing is written at present: that is to be seen at once
            self._show_late()

    def on_unmount(self) -> None:
        """Try no more than once to write what is left."""
        self.scribe.close()

    def _report(self, report: Report) -> None:
        with contextlib.suppress(RuntimeError):  # the interface is gone already
            self.post_message(self.Reported(report))

    @on(Reported)
    def _show_report(self, message: Reported) -> None:
        """Show what came of a mark."""
        match message.report:
            case Written(outcome):
                self._awaited -= 1
                self._show_late()
                self._show_on_rows(outcome)
            case Refused(why):
                self._awaited -= 1
                self.app.say(str(why), wrong=True)
            case Delayed(why, is_news):
                self._show_late()
                if is_news:
                    self.app.say(sentences.not_saved(why), wrong=True)
            case Broken(why):
                raise why

    def _show_on_rows(self, outcome: Outcome) -> None:
        """Show a mark that is on disk where it was made, and all that follows a moment later."""
        for title_id in outcome.titles[:NAMED]:
            with contextlib.suppress(DocbrowserError):
                self.titles.show_mark(title_id, self.library.progress(title_id))
        if self._news is None:
            self.set_timer(SECONDS_FOR_ROWS, self._show_news)
        self._news = outcome

    def _show_news(self) -> None:
        """Show what follows from the marks: the counts, the title, and in words what was done."""
        outcome, self._news = self._news, None
        if outcome is not None:
            self.find()
            self.app.say(self._sentence(outcome))
            self.post_message(self.Marked())

    def _show_late(self) -> None:
        """Show what could not be written yet: how many marks, and on which titles."""
        late, before = self.scribe.late, self._late
        self._late = len(late)
        self.query_one(Header).unsaved = len(late)
        self.titles.unsaved = frozenset(job.title for job in late if job.title)
        if before and not late:
            self.app.take_back_complaint()

    def _sentence(self, outcome: Outcome) -> str:
        titles = []
        for title_id in outcome.titles[:NAMED]:
            with contextlib.suppress(DocbrowserError):  # it may be gone by now
                titles.append(self.library.title(title_id))
        return sentences.outcome(outcome, titles, [self.language])

    @work(thread=True, exclusive=True, group="refresh")
    def look_for_others(self) -> None:
        """Take in what other windows and devices have marked."""
        try:
            if self.library.refresh():
                self.app.call_from_thread(self._take_in)
        except DocbrowserError as error:
            self.app.call_from_thread(self.app.say, str(error), wrong=True)

    def _take_in(self) -> None:
        self.find()
        self.post_message(self.Marked())
