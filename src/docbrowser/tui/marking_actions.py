"""Marking: from a key to the disk, and from there to the row and the toast."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from textual import work

from docbrowser.errors import DocbrowserError
from docbrowser.marking import Target
from docbrowser.tui import sentences
from docbrowser.tui.browsing import Browsing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from docbrowser.library import Library
    from docbrowser.marking import Outcome


class MarkingActions(Browsing):
    """The actions that the watchlist remembers."""

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        # One thread, so that marks are made in the order of the keys; it is waited for at the end.
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="marks")

    def _target(self) -> Target | None:
        row = self.titles.selected
        if row is None:
            return None
        return Target(row.id, self.detail.episode if self.focused is self.detail else None)

    def action_toggle_watched(self) -> None:
        """Mark the title, or the episode under the cursor, as watched or not."""
        if target := self._target():
            self._write(lambda: self.library.marks.toggle_watched(target))

    def action_toggle_wanted(self) -> None:
        """Put the title on the list of what to watch, or take it off."""
        if target := self._target():
            self._write(lambda: self.library.marks.toggle_wanted(target.title))

    def action_toggle_skipped(self) -> None:
        """Skip the title or episode, or do not."""
        if target := self._target():
            self._write(lambda: self.library.marks.toggle_skipped(target))

    def action_undo(self) -> None:
        """Take back the last mark."""
        self._write(self.library.marks.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._write(self.library.marks.redo)

    def _write(self, job: Callable[[], Outcome]) -> None:
        """Do `job` on the writer's thread; show what came of it once it is on disk."""
        # Shielded: what waits for the answer may be cancelled at the end, the mark may not.
        saved = asyncio.shield(asyncio.wrap_future(self._writer.submit(job)))
        self.run_worker(self._say_when(saved), group="marks", exclusive=False)

    async def _say_when(self, saved: Awaitable[Outcome]) -> None:
        try:
            outcome = await saved
        except DocbrowserError as error:
            self.app.say(str(error), wrong=True)
            return
        self.find()
        titles = []
        for title_id in outcome.titles:
            with contextlib.suppress(DocbrowserError):  # it may be gone by now
                titles.append(self.library.title(title_id))
        self.app.say(sentences.outcome(outcome, titles, [self.language]))

    @work(thread=True, exclusive=True, group="refresh")
    def look_for_others(self) -> None:
        """Take in what other windows and devices have marked."""
        try:
            if self.library.refresh():
                self.app.call_from_thread(self.find)
        except DocbrowserError as error:
            self.app.call_from_thread(self.app.say, str(error), wrong=True)
