"""Marking: from a key to the disk, and from there to the row and the toast."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from textual import work
from textual.message import Message

from docbrowser import clock
from docbrowser.entries import NOTHING
from docbrowser.errors import DocbrowserError
from docbrowser.listing import display_name
from docbrowser.marking import Target
from docbrowser.tui import sentences
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.header import Header
from docbrowser.tui.scribe import Delayed, Job, Refused, Report, Scribe, Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.library import Library
    from docbrowser.marking import Outcome
    from docbrowser.tui.dialogs.dialog import Dialog
    from docbrowser.tui.mark_items import Offered

T = TypeVar("T")
NAMED: Final = 3
SECONDS_FOR_ROWS: Final = 0.03
"""How long only the rows of new marks are drawn, so that they are seen at once."""
"""How many titles a toast names."""


class MarkingActions(Browsing):
    """The actions that the watchlist remembers."""

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

    # What is marked

    @property
    def target(self) -> Target | None:
        """The title that is selected, or the episode under the cursor."""
        row = self.titles.selected
        if row is None:
            return None
        return Target(row.id, self.detail.episode if self.focused is self.detail else None)

    def _about(self, target: Target) -> str:
        """Return what a dialog is about, in words: `Comet Watch · 1.2 Dust`."""
        title = self.library.title(target.title)
        name = display_name(title, [self.language])
        return sentences.about(title, name, target.part, [self.language])

    def _said(self, target: Target) -> Entry | EpisodeEntry:
        entry = self.library.entry(target.title)
        return entry.episodes.get(target.part, NOTHING) if target.part else entry

    # Keys that mark at once

    def action_toggle_watched(self) -> None:
        """Mark the title, or the episode under the cursor, as watched or not."""
        if target := self.target:
            self.write(partial(self.library.marks.toggle_watched, target), target.title)

    def action_toggle_wanted(self) -> None:
        """Put the title on the list of what to watch, or take it off."""
        if target := self.target:
            self.write(partial(self.library.marks.toggle_wanted, target.title), target.title)

    def action_toggle_skipped(self) -> None:
        """Skip the title or episode, or do not."""
        if target := self.target:
            self.write(partial(self.library.marks.toggle_skipped, target), target.title)

    def action_undo(self) -> None:
        """Take back the last mark."""
        self.write(self.library.marks.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.write(self.library.marks.redo)

    # Keys that ask first. A dialog is opened at once, since the next key is meant for it.

    def action_watch_on(self) -> None:
        """Mark the title or episode as watched on a day; once more where it was watched."""
        from docbrowser.tui.dialogs.day_dialog import DayDialog

        if (target := self.target) is None:
            return
        if target.part:
            again = self.library.entry(target.title).has_seen(target.part)
        else:
            again = self.library.progress(target.title).status == "watched"
        marks, about = self.library.marks, self._about(target)
        self._ask(
            DayDialog(about, clock.today(), verb="Watched again on" if again else "Watched on"),
            lambda day: partial(marks.mark, "watch", [target], day, again=again),
            target.title,
        )

    def action_rate(self) -> None:
        """Rate the title or episode."""
        from docbrowser.tui.dialogs.rating_dialog import RatingDialog

        if target := self.target:
            dialog = RatingDialog(self._about(target), self._said(target).rating)
            rate = self.library.marks.rate
            self._ask(dialog, lambda rating: partial(rate, target, rating or None), target.title)

    def action_note(self) -> None:
        """Write a note on the title or episode."""
        from docbrowser.notes import joined
        from docbrowser.tui.dialogs.note_dialog import NoteDialog

        if target := self.target:
            said = self._said(target)
            dialog = NoteDialog(self._about(target), joined(said.note, said.remarks))
            rewrite = self.library.marks.rewrite_note
            self._ask(dialog, lambda text: partial(rewrite, target, text), target.title)

    def action_tag(self) -> None:
        """Put tags on the title."""
        from docbrowser.tui.dialogs.tags_dialog import TagsDialog

        if target := self.target:
            title, tags = target.title, self.library.entry(target.title).tags
            dialog = TagsDialog(self._about(Target(title)), tags, self.library.tags())
            self._ask(dialog, lambda new: partial(self.library.marks.set_tags, title, new), title)

    def action_mark_menu(self) -> None:
        """Choose what else to mark: the season, all that aired, up to here."""
        from docbrowser.tui import mark_items
        from docbrowser.tui.dialogs.mark_menu import MarkMenu

        if (target := self.target) is None:
            return
        title, entry = self.library.title(target.title), self.library.entry(target.title)
        offered = mark_items.offered(title, entry, target.part, clock.today())

        def choose(key: str | None) -> None:
            for one in offered:
                if one.item.key == key:
                    self._mark_offered(title.id, entry.mode, one)

        menu = MarkMenu(self._about(target), [one.item for one in offered])
        self.app.push_screen(menu, choose)

    def _mark_offered(self, title_id: str, mode: str, chosen: Offered) -> None:
        from docbrowser.tui import mark_items
        from docbrowser.tui.dialogs.choice_dialog import ChoiceDialog

        marks = self.library.marks
        if chosen.target is None:
            about = self._about(Target(title_id))
            dialog = ChoiceDialog(about, mark_items.MODE_CHOICES, mode)
            self._ask(dialog, lambda new: partial(marks.choose_mode, title_id, new), title_id)
        else:
            self.write(partial(marks.mark, "watch", [chosen.target], up_to=chosen.up_to), title_id)

    def _ask(
        self, dialog: Dialog[T], job: Callable[[T], Callable[[], Outcome]], title: str
    ) -> None:
        """Open a dialog, and do what `job` makes of its answer, if there is one."""

        def take(answer: T | None) -> None:
            if answer is not None:
                self.write(job(answer), title)

        self.app.push_screen(dialog, take)

    # Writing

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

    def on_marking_actions_reported(self, message: Reported) -> None:
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
