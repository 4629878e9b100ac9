"""Marking: the keys that mark, and the dialogs in which one is asked first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from docbrowser import clock
from docbrowser.entries import NOTHING
from docbrowser.i18n import _
from docbrowser.listing import display_name
from docbrowser.tui import sentences
from docbrowser.tui.mark_writing import MarkWriting
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.tui.dialogs.dialog import Dialog
    from docbrowser.tui.mark_items import Offered
    from docbrowser.wishes import Outcome

T = TypeVar("T")


class MarkingActions(MarkWriting):
    """The actions that the watchlist remembers."""

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
        """Redo what was undone."""
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
            DayDialog(
                about, clock.today(), verb=_("Watched again on") if again else _("Watched on")
            ),
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
            dialog = ChoiceDialog(about, mark_items.mode_choices(), mode)
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
