"""The user's marks: what they come to, and new ones on disk.

A method that marks returns when the disk has it. Each call is one step, which one undo takes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import clock, marking, notes
from docbrowser.actions import MODES, RATINGS, Draft
from docbrowser.diary import Diary
from docbrowser.entries import NOTHING, settled
from docbrowser.errors import NothingToUndoError, UnknownTitleError, UsageError
from docbrowser.identity import identities, known_as
from docbrowser.marking import NONE_PASSED, Made, Outcome, Target, Wish
from docbrowser.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docbrowser.actions import Action, Verb
    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.model import Title
    from docbrowser.store.watchlist import WatchlistStore

    Decide = Callable[[Diary], Made]

MAX_NOTE: Final = 20_000
MAX_TAG: Final = 60


class Marks:
    """The marks on all titles; `title` returns the title of an id, or raises."""

    def __init__(self, watchlist: WatchlistStore, title: Callable[[str], Title]) -> None:
        self._watchlist = watchlist
        self._title = title
        self._stamp: object = None
        self._diary = Diary()

    # What there is

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

    def entry(self, title: Title) -> Entry:
        """Return what the user's actions say of `title`, each mark on the episode that it means."""
        return _settled(self.diary, title)

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
        self._diary, self._stamp = diary, stamp
        return True

    # Watching

    def mark(
        self,
        verb: Verb,
        targets: Iterable[Target],
        on: str | None = None,
        *,
        up_to: bool = False,
        again: bool = False,
    ) -> Outcome:
        """Do `verb` to every target.

        Watching a series or season marks its aired episodes that have not been seen, a series
        its regular ones; with `again` those that have been seen as well, with `up_to` all up to
        the episode that is named. `on` is the day or date-time of viewing, `unknown`, or `aired`
        for each episode's own; now by default.

        Raises:
            UnknownTitleError, UsageError: a target is not there; nothing was marked.
            StoreError: it could not be saved; nothing was marked.
        """
        wish = Wish(verb, on or _now(), up_to, again)
        wanted = [(self._checked(target), target.part) for target in dict.fromkeys(targets)]

        def decide(diary: Diary) -> Made:
            made = [
                marking.drafts(wish, title, part, _settled(diary, title), clock.today())
                for title, part in wanted
            ]
            return Made(
                [draft for one in made for draft in one.drafts],
                sum((one.passed for one in made), start=NONE_PASSED),
                sum(one.dropped for one in made),
            )

        return self._record(decide)

    def toggle_watched(self, target: Target) -> Outcome:
        """Mark what has not been watched as watched, and what has as not."""
        title = self._checked(target)
        return self._record(
            lambda diary: marking.toggle_watched(
                title, target.part, _settled(diary, title), clock.today(), _now()
            )
        )

    def toggle_wanted(self, title_id: str) -> Outcome:
        """Put a title on the list of what to watch, or take it off."""
        title = self._title(title_id)

        def decide(diary: Diary) -> Made:
            wanted = _settled(diary, title).wanted
            return Made([Draft("unwant" if wanted else "want", title.id)])

        return self._record(decide)

    def toggle_skipped(self, target: Target) -> Outcome:
        """Mark a title or episode as one that will not be watched, or take that back."""
        title, part = self._checked(target), target.part

        def decide(diary: Diary) -> Made:
            entry = _settled(diary, title)
            skipped = entry.has_skipped(part) if part else entry.skipped
            return Made([marking.of_part("unskip" if skipped else "skip", title, part, entry)])

        return self._record(decide)

    def choose_mode(self, title_id: str, mode: str) -> Outcome:
        """Choose how a series is watched; one of `actions.MODES`.

        Raises:
            UsageError: there is no such mode.
        """
        if mode not in MODES:
            raise UsageError(f"There is no viewing mode {mode}; choose from {', '.join(MODES)}.")
        title = self._title(title_id)

        def decide(diary: Diary) -> Made:
            same = _settled(diary, title).mode == mode
            return Made([] if same else [Draft("mode", title.id, value=mode)])

        return self._record(decide)

    # The user's own words

    def rate(self, target: Target, rating: int | None) -> Outcome:
        """Rate a title or episode from 1 to 10; None takes the rating away.

        Raises:
            UsageError: it is no such number.
        """
        if rating is not None and str(rating) not in RATINGS:
            raise UsageError(f"A rating is a number from 1 to 10, not {rating}.")
        title = self._checked(target)

        def decide(diary: Diary) -> Made:
            entry = _settled(diary, title)
            if _said(entry, target.part).rating == rating:
                return Made([])
            if rating is None:
                return Made([marking.of_part("unrate", title, target.part, entry)])
            return Made([marking.of_part("rate", title, target.part, entry, str(rating))])

        return self._record(decide)

    def note(self, target: Target, text: str) -> Outcome:
        """Note something of a title or episode.

        The note takes the place of an earlier one; remarks, which are lines that begin with a
        timecode, are added to those that there are.
        """
        return self._note(target, text, keep=True)

    def rewrite_note(self, target: Target, text: str) -> Outcome:
        """Let the note and the remarks of a title or episode be those of `text`."""
        return self._note(target, text, keep=False)

    def _note(self, target: Target, text: str, *, keep: bool) -> Outcome:
        if len(text) > MAX_NOTE:
            raise UsageError(f"A note may have {MAX_NOTE} characters, not {len(text)}.")
        title, wanted = self._checked(target), notes.parted(clean(text))

        def decide(diary: Diary) -> Made:
            entry = _settled(diary, title)
            said = _said(entry, target.part)
            gone = [] if keep else [line for line in said.remarks if line not in wanted.remarks]
            if said.note and not wanted.text and not keep:
                gone.append(said.note)
            new = [line for line in wanted.remarks if line not in said.remarks]
            if wanted.text and wanted.text != said.note:
                new.append(wanted.text)
            changes: list[tuple[Verb, str]] = [
                *(("unnote", line) for line in gone),
                *(("note", line) for line in new),
            ]
            return Made(
                [marking.of_part(verb, title, target.part, entry, line) for verb, line in changes]
            )

        return self._record(decide)

    def tag(self, title_id: str, tags: Iterable[str], *, without: Iterable[str] = ()) -> Outcome:
        """Put tags on a title, and take others off.

        Raises:
            UsageError: one of them is no tag.
        """
        title = self._title(title_id)
        wanted, unwanted = [_tag(tag) for tag in tags], {_tag(tag).casefold() for tag in without}

        def decide(diary: Diary) -> Made:
            there = {tag.casefold(): tag for tag in _settled(diary, title).tags}
            new = {tag.casefold(): tag for tag in wanted if tag.casefold() not in there}
            gone = [tag for folded, tag in there.items() if folded in unwanted]
            return Made(
                [
                    *(Draft("untag", title.id, value=tag) for tag in gone),
                    *(Draft("tag", title.id, value=tag) for tag in new.values()),
                ]
            )

        return self._record(decide)

    def set_tags(self, title_id: str, tags: Sequence[str]) -> Outcome:
        """Let the tags of a title be `tags`."""
        kept = {_tag(tag).casefold() for tag in tags}
        there = self.entry(self._title(title_id)).tags
        return self.tag(
            title_id, tags, without=[tag for tag in there if tag.casefold() not in kept]
        )

    # Back and forth

    def attach(self, orphan: Target, goal: Target) -> Outcome:
        """Let the marks of a title or episode that is in no catalogue any more be those of `goal`.

        Raises:
            UnknownTitleError: there are no such marks, or there is no such goal.
        """
        title = self._checked(goal)
        episode = next((one for one in title.episodes() if one.key == goal.part), None)
        if (orphan.part is None) != (episode is None):
            raise UsageError(f"{orphan} and {goal}: name two titles, or two episodes.")
        if orphan == goal:
            raise UsageError(f"{orphan} has its own marks; name another title or episode.")

        def decide(diary: Diary) -> Made:
            entry = diary.entries.get(orphan.title, NOTHING)
            there = entry != NOTHING if orphan.part is None else orphan.part in entry.episodes
            if not there:
                raise UnknownTitleError(f"There are no marks on {orphan}; doctor lists orphans.")
            known = known_as(episode) if episode else None
            return Made([Draft("attach", orphan.title, orphan.part, str(goal), known)])

        return self._record(decide)

    def undo(self, times: int = 1) -> Outcome:
        """Take back the last steps that stand; fewer where there are not that many.

        Raises:
            NothingToUndoError: there is none.
        """
        return self._travel("undo", times, "There is nothing to undo.")

    def redo(self, times: int = 1) -> Outcome:
        """Do again what was undone last.

        Raises:
            NothingToUndoError: nothing was undone since the last mark.
        """
        return self._travel("redo", times, "There is nothing to do again.")

    def undo_step(self, step_id: str) -> Outcome:
        """Take back one step, and leave those that came later.

        Raises:
            NothingToUndoError: there is no such step, or it was taken back before.
        """

        def decide(diary: Diary) -> Made:
            step = diary.step(step_id)
            if step is None or step.undone:
                raise NothingToUndoError("That was undone already.")
            return Made([Draft("undo", value=step_id)])

        return self._record(decide)

    def _travel(self, verb: Verb, times: int, nothing: str) -> Outcome:
        def decide(diary: Diary) -> Made:
            steps = diary.undoable() if verb == "undo" else iter(diary.redoable)
            chosen = [Draft(verb, value=step) for _, step in zip(range(times), steps, strict=False)]
            return Made(chosen)

        outcome = self._record(decide)
        if outcome.verb is None:
            raise NothingToUndoError(nothing)
        return outcome

    def _record(self, decide: Decide) -> Outcome:
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

    def _checked(self, target: Target) -> Title:
        title = self._title(target.title)
        marking.check_part(title, target.part)
        return title


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
        passed=made.passed,
        dropped=made.dropped,
    )


def _settled(diary: Diary, title: Title) -> Entry:
    entry = diary.entries.get(title.id, NOTHING)
    return settled(entry, identities(title)) if entry.episodes else entry


def _said(entry: Entry, part: str | None) -> Entry | EpisodeEntry:
    return entry.episodes.get(part, NOTHING) if part else entry


def _tag(text: str) -> str:
    tag = clean_line(text).strip().lstrip("#").strip()
    if not tag or "," in tag or len(tag) > MAX_TAG:
        raise UsageError(f"{text!r} is no tag: a few words without a comma.")
    return tag


def _now() -> str:
    return clock.now().isoformat(timespec="minutes")
