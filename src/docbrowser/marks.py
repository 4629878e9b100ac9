"""The user's marks: what they come to, and new ones on disk.

A method that marks returns when the disk has it. Each call is one step, which one undo takes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import clock, marking, notes
from docbrowser.actions import MODES, RATINGS, Draft
from docbrowser.entries import NOTHING, settled
from docbrowser.errors import UnknownTitleError, UsageError
from docbrowser.i18n import _
from docbrowser.identity import identities, known_as
from docbrowser.recorder import Recorder
from docbrowser.text import clean, clean_line
from docbrowser.wishes import NONE_PASSED, Made, Outcome, Target, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docbrowser.actions import Verb
    from docbrowser.diary import Diary
    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.store.watchlist import WatchlistStore
    from docbrowser.titles import Title

    Decide = Callable[[Diary], Made]

MAX_NOTE: Final = 20_000
MAX_TAG: Final = 60


class Marks(Recorder):
    """The marks on all titles; `title` returns the title of an id, or raises."""

    def __init__(self, watchlist: WatchlistStore, title: Callable[[str], Title]) -> None:
        super().__init__(watchlist)
        self._title = title

    def entry(self, title: Title) -> Entry:
        """Return what the user's actions say of `title`, each mark on the episode that it means."""
        return _settled(self.diary, title)

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

        return self.record(decide)

    def toggle_watched(self, target: Target) -> Outcome:
        """Mark what has not been watched as watched, and what has as not."""
        title = self._checked(target)
        return self.record(
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

        return self.record(decide)

    def toggle_skipped(self, target: Target) -> Outcome:
        """Mark a title or episode as one that will not be watched, or take that back."""
        title, part = self._checked(target), target.part

        def decide(diary: Diary) -> Made:
            entry = _settled(diary, title)
            skipped = entry.has_skipped(part) if part else entry.skipped
            return Made([marking.of_part("unskip" if skipped else "skip", title, part, entry)])

        return self.record(decide)

    def choose_mode(self, title_id: str, mode: str) -> Outcome:
        """Choose how a series is watched; one of `actions.MODES`.

        Raises:
            UsageError: there is no such mode.
        """
        if mode not in MODES:
            raise UsageError(
                _("There is no viewing mode {mode}; choose from {modes}.").format(
                    mode=mode, modes=", ".join(MODES)
                )
            )
        title = self._title(title_id)

        def decide(diary: Diary) -> Made:
            same = _settled(diary, title).mode == mode
            return Made([] if same else [Draft("mode", title.id, value=mode)])

        return self.record(decide)

    # The user's own words

    def rate(self, target: Target, rating: int | None) -> Outcome:
        """Rate a title or episode from 1 to 10; None takes the rating away.

        Raises:
            UsageError: it is no such number.
        """
        if rating is not None and str(rating) not in RATINGS:
            raise UsageError(
                _("A rating is a number from 1 to 10, not {rating}.").format(rating=rating)
            )
        title = self._checked(target)

        def decide(diary: Diary) -> Made:
            entry = _settled(diary, title)
            if _said(entry, target.part).rating == rating:
                return Made([])
            if rating is None:
                return Made([marking.of_part("unrate", title, target.part, entry)])
            return Made([marking.of_part("rate", title, target.part, entry, str(rating))])

        return self.record(decide)

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
            raise UsageError(
                _("A note may have {most} characters, not {n}.").format(most=MAX_NOTE, n=len(text))
            )
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

        return self.record(decide)

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

        return self.record(decide)

    def set_tags(self, title_id: str, tags: Sequence[str]) -> Outcome:
        """Let the tags of a title be `tags`."""
        kept = {_tag(tag).casefold() for tag in tags}
        there = self.entry(self._title(title_id)).tags
        return self.tag(
            title_id, tags, without=[tag for tag in there if tag.casefold() not in kept]
        )

    # Orphans

    def attach(self, orphan: Target, goal: Target) -> Outcome:
        """Let the marks of a title or episode that is in no catalogue any more be those of `goal`.

        Raises:
            UnknownTitleError: there are no such marks, or there is no such goal.
        """
        title = self._checked(goal)
        episode = next((one for one in title.episodes() if one.key == goal.part), None)
        if (orphan.part is None) != (episode is None):
            raise UsageError(
                _("{orphan} and {goal}: name two titles, or two episodes.").format(
                    orphan=orphan, goal=goal
                )
            )
        if orphan == goal:
            raise UsageError(
                _("{orphan} has its own marks; name another title or episode.").format(
                    orphan=orphan
                )
            )

        def decide(diary: Diary) -> Made:
            entry = diary.entries.get(orphan.title, NOTHING)
            there = entry != NOTHING if orphan.part is None else orphan.part in entry.episodes
            if not there:
                raise UnknownTitleError(
                    _("There are no marks on {orphan}; doctor lists orphans.").format(orphan=orphan)
                )
            known = known_as(episode) if episode else None
            return Made([Draft("attach", orphan.title, orphan.part, str(goal), known)])

        return self.record(decide)

    def _checked(self, target: Target) -> Title:
        title = self._title(target.title)
        marking.check_part(title, target.part)
        return title


def _settled(diary: Diary, title: Title) -> Entry:
    entry = diary.entries.get(title.id, NOTHING)
    return settled(entry, identities(title)) if entry.episodes else entry


def _said(entry: Entry, part: str | None) -> Entry | EpisodeEntry:
    return entry.episodes.get(part, NOTHING) if part else entry


def _tag(text: str) -> str:
    tag = clean_line(text).strip().lstrip("#").strip()
    if not tag or "," in tag or len(tag) > MAX_TAG:
        raise UsageError(_("“{text}” is no tag: a few words without a comma.").format(text=text))
    return tag


def _now() -> str:
    return clock.now().isoformat(timespec="minutes")
