"""The diary at hand, and new steps on disk; undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.actions import Draft
from docbrowser.diary import Diary
from docbrowser.errors import NothingToUndoError
from docbrowser.i18n import _
from docbrowser.wishes import Made, Outcome, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docbrowser.actions import Action, Step, Verb
    from docbrowser.entries import Entry
    from docbrowser.store.watchlist import WatchlistStore

    Decide = Callable[[Diary], Made]


class Recorder:
    """What was done so far, and what is done next; each call of `record()` is one step.

    `follow` is told what was taken back or done again, so that the catalogue can follow: the verb
    and the actions of each step.
    """

    follow: Callable[[Verb, Sequence[Action]], None] | None = None

    def __init__(self, watchlist: WatchlistStore) -> None:
        self._watchlist = watchlist
        self._stamp: object = None
        self._diary = Diary()
        self.is_whole = True
        """Whether this device's own marks are among those that are known."""

    @property
    def diary(self) -> Diary:
        """The actions so far and what they come to; another object when anything was done.

        Raises:
            StoreError: this device's own file cannot be read.
        """
        if self._stamp is None:
            self.refresh()
        return self._diary

    @property
    def entries(self) -> Mapping[str, Entry]:
        """What the actions say of each title that was ever marked; another object when changed."""
        return self.diary.entries

    def refresh(self) -> bool:
        """Take in what was marked since, and return whether anything was.

        Where the files cannot be read the state stays as it was.

        Raises:
            StoreError: this device's own file cannot be read.
        """
        stamp = self._watchlist.stamp()
        if stamp == self._stamp:
            return False
        if self._stamp is not None:
            self._stamp = stamp  # an unreadable file is told of once, not with every look
        diary = self._diary.read(self._watchlist.actions())
        self._diary, self._stamp, self.is_whole = diary, stamp, True
        return True

    def check(self) -> None:
        """See whether a step could be recorded, for who has to write something else before.

        Raises:
            StoreError: this device's own file cannot be read.
        """
        self._watchlist.actions()

    def go_on_without_own(self) -> None:
        """Take in what other devices have marked, and leave it at that until the files change.

        It is for who would show titles although this device's own file cannot be read.
        """
        stamp = self._watchlist.stamp()
        self._diary = Diary().read(self._watchlist.others())
        self._stamp, self.is_whole = stamp, False

    def undo(self, times: int = 1) -> Outcome:
        """Take back the last steps that stand; fewer where there are not that many.

        Raises:
            NothingToUndoError: there is none.
        """
        return self._travel("undo", times, _("There is nothing to undo."))

    def redo(self, times: int = 1) -> Outcome:
        """Redo what was undone last.

        Raises:
            NothingToUndoError: nothing was undone since the last mark.
        """
        return self._travel("redo", times, _("There is nothing to do again."))

    def undo_step(self, step_id: str) -> Outcome:
        """Take back one step, and leave those that came later.

        Raises:
            NothingToUndoError: there is no such step, or it was taken back before.
        """

        def decide(diary: Diary) -> Made:
            step = diary.step(step_id)
            if step is None or step.undone:
                raise NothingToUndoError(_("That was undone already."))
            return Made([Draft("undo", value=step_id)])

        before = self.diary.step(step_id)
        outcome = self.record(decide)
        if self.follow and before:
            self.follow("undo", before.actions)
        return outcome

    def missing(self, actions: Iterable[Action]) -> list[Action]:
        """Return those of `actions` that were never recorded here."""
        known = {action.id for action in self.diary.actions}
        return [action for action in actions if action.id not in known]

    def take_in(self, actions: Sequence[Action]) -> None:
        """Record actions of another home as they are, once each.

        Raises:
            StoreError: they could not be saved; nothing was.
        """
        self._watchlist.record(lambda _: [], actions)
        self.refresh()

    def _travel(self, verb: Verb, times: int, nothing: str) -> Outcome:
        travelled: list[Step] = []

        def decide(diary: Diary) -> Made:
            steps = diary.undoable() if verb == "undo" else iter(diary.redoable)
            chosen = [Draft(verb, value=step) for _, step in zip(range(times), steps, strict=False)]
            travelled[:] = [step for one in chosen if (step := diary.step(one.value or ""))]
            return Made(chosen)

        outcome = self.record(decide)
        if outcome.verb is None:
            raise NothingToUndoError(nothing)
        for step in travelled:
            if self.follow:
                self.follow(verb, step.actions)
        return outcome

    def record(self, decide: Decide) -> Outcome:
        """Do what `decide` makes of the diary, as one step.

        Raises:
            StoreError: it could not be saved; nothing was marked.
        """
        made = Made([])
        diary = self._diary

        def decide_and_note(actions: list[Action]) -> Sequence[Draft]:
            nonlocal made, diary
            diary = diary.read(actions)
            made = decide(diary)
            return made.drafts

        new = self._watchlist.record(decide_and_note)
        self.refresh()
        return _outcome(new, diary, made)


def _outcome(new: Sequence[Action], before: Diary, made: Made) -> Outcome:
    # Undo and redo speak of a step; what they touch is what that step did.
    done: list[Action] = []
    for action in new:
        step = before.step(action.value or "")
        done += step.actions if step else [action]
    first = new[0] if new else None
    return Outcome(
        verb=first.verb if first else None,
        targets=tuple(Target(str(action.title), action.episode) for action in done),
        value=first.value if first else None,
        undone=Draft(done[0].verb, value=done[0].value) if done and done[0] is not first else None,
        values=tuple(action.value for action in done if action.value),
        verbs=tuple(dict.fromkeys(action.verb for action in done)),
        passed=made.passed,
        dropped=made.dropped,
    )
