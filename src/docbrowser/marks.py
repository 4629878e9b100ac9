"""What the user did: the fold of the watchlist, kept at hand, and new steps on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser import watching
from docbrowser.actions import Draft, steps
from docbrowser.errors import NothingToUndoError
from docbrowser.marking import Outcome, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docbrowser.actions import Action, Verb
    from docbrowser.store.watchlist import WatchlistStore
    from docbrowser.watching import Entry

    Decide = Callable[[list[Action]], list[Draft]]


class Marks:
    """The marks on all titles; a mark that `record()` has returned from is on disk."""

    def __init__(self, watchlist: WatchlistStore) -> None:
        self._watchlist = watchlist
        self._stamp: object = None
        self._entries: Mapping[str, Entry] = {}

    @property
    def entries(self) -> Mapping[str, Entry]:
        """What the actions say of each title that was ever marked; another object when changed.

        Raises:
            StoreError: this device's own file cannot be read.
        """
        if self._stamp is None:
            self.refresh()
        return self._entries

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
        entries = watching.fold(self._watchlist.actions())
        self._entries, self._stamp = entries, stamp
        return True

    def record(self, decide: Decide) -> Outcome:
        """Do what `decide` makes of the actions so far, as one step.

        Raises:
            StoreError: it could not be saved; nothing was marked.
        """
        undone: dict[str, tuple[Action, ...]] = {}

        def decide_and_note(actions: list[Action]) -> list[Draft]:
            undone.update((step.id, step.actions) for step in steps(actions))
            return decide(actions)

        new = self._watchlist.record(decide_and_note)
        self.refresh()
        # Undo and redo speak of a step; what they touch is what that step did.
        done = [old for action in new for old in undone.get(action.value or "", (action,))]
        targets = tuple(Target(str(action.title), action.episode) for action in done)
        return Outcome(new[0].verb if new else None, targets)

    def travel(
        self, verb: Verb, steps: Callable[[list[Action]], list[str]], times: int, nothing: str
    ) -> Outcome:
        """Do `verb` to the first of `steps`.

        Raises:
            NothingToUndoError: there is none; `nothing` says so.
            StoreError: it could not be saved.
        """
        outcome = self.record(
            lambda actions: [Draft(verb, value=step) for step in steps(actions)[:times]]
        )
        if not outcome.targets:
            raise NothingToUndoError(nothing)
        return outcome
