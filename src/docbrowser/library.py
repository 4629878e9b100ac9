"""The library: what both the interface and the command line ask. One core, no drawing.

Titles stay in their files and are read when they are asked for; what matches, and in which order,
an index tells that is derived from them. The user's state is held in memory. It is safe to call
from threads: readers get values that never change, writers take their turn at the file.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from docbrowser import clock, watching
from docbrowser.entries import NOTHING
from docbrowser.errors import UnreadableFileError
from docbrowser.finding import Finder
from docbrowser.holdings import Holdings
from docbrowser.i18n import _
from docbrowser.listing import Counts
from docbrowser.marks import Marks
from docbrowser.shelves import Shelves, Stand
from docbrowser.stacks import Stacks
from docbrowser.standing import Standing
from docbrowser.store.locking import DEADLINE
from docbrowser.store.watchlist import WatchlistStore
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docbrowser.actions import Action, Verb
    from docbrowser.entries import Entry
    from docbrowser.finding import Question
    from docbrowser.listing import Summary
    from docbrowser.paths import Paths
    from docbrowser.related.more import Related
    from docbrowser.results import Results
    from docbrowser.revisions import Revision
    from docbrowser.search.index import Index
    from docbrowser.titles import Title
    from docbrowser.watching import Progress
    from docbrowser.wishes import Target

T = TypeVar("T")


class Library:
    """All titles and all marks.

    `warn` is told what had to be left out, in a sentence, once each. It may be exchanged, and may
    be called from any thread. A `patient` library answers when it knows; another one answers with
    what it knows, and then `is_behind` where it has yet to look into large catalogues. A mark waits
    as many seconds as its `patience` lasts while another program writes. A `tolerant` one shows the
    titles even where this device's own marks cannot be read, and the shipped ones where the user's
    catalogue cannot; it warns, and `is_whole` says so.
    """

    def __init__(
        self,
        paths: Paths,
        warn: Callable[[str], None],
        *,
        patient: bool = True,
        patience: float | None = None,
        tolerant: bool = False,
    ) -> None:
        self.paths = paths
        self._tolerant = tolerant
        self.warn = warn
        self._warned: dict[str, None] = {}
        seconds = DEADLINE if patience is None else patience
        watchlist = WatchlistStore(paths.watchlist, paths.device, self._warn_once, seconds)
        self.marks = Marks(watchlist, self.title)
        self._stacks = Stacks(paths, self._warn_once, patient=patient, tolerant=tolerant)
        self.marks.follow = self._follow
        self.holdings = Holdings(self._stacks.ask, self._stacks.catalog)
        self.shelves = Shelves(self._stacks.ask, self._stacks.records, self._stand)
        self._catalogs: str | None = None
        self._known: Standing | None = None

    # What there is

    def title(self, title_id: str) -> Title:
        """Return the title of that id.

        Raises:
            UnknownTitleError: there is none; the message offers the nearest.
            StoreError: a catalogue cannot be read.
        """
        return self._stacks.title(title_id)

    def find(self, question: Question, *, aside: bool = False) -> Results:
        """Return the titles that match, best first; all of them by name where nothing is asked.

        Where nothing matches, and that because of a typing slip, it is what was meant that is
        looked for. A thread that may be told to stop by `interrupt()` asks `aside`.

        Raises:
            QueryError: the query cannot be understood.
            UsageError: there is no such sort key.
            StoreError: a catalogue cannot be read.
            InterruptedError: it was told to stop.
        """

        def find(index: Index) -> Results:
            standing = self._standing(index)
            finder = Finder(
                index=index,
                searched=self._stacks.beside(index) if aside else index,
                records=lambda title: self._stacks.records(index, title),
                progress=partial(_progress, standing),
                has_seen=lambda title_id, key: standing.entry(title_id).has_seen(key),
                notes=standing.notes,
                states=standing.states,
                question=question,
            )
            return finder.find()

        return self._stacks.mending(self._stacks.ask(find), find)

    def related(self, target: Target, limit: int, languages: Sequence[str] = ()) -> list[Related]:
        """Return the titles and single episodes that are nearest to a title, season or episode.

        Raises:
            UnknownTitleError: there is no such title, or no such part of it.
            UsageError: the part is not written as one.
            StoreError: a catalogue cannot be read.
        """
        from docbrowser.marking import check_part
        from docbrowser.related.more import related

        title = self.title(target.title)
        check_part(title, target.part)

        def more(index: Index) -> list[Related]:
            records = partial(self._stacks.records, index)
            part = target.part
            return related(index, records, title, part, limit=limit, languages=languages)

        return self._stacks.ask(more)

    def words(self, field: str, beginning: str, limit: int = 8) -> list[str]:
        """Return the words of a field that begin so, folded, the most frequent first."""
        folded = fold(beginning)
        if field == "tag":
            return [tag for tag in self.tags() if fold(tag).startswith(folded)][:limit]
        return self._stacks.ask(lambda index: index.words.beginning(field, folded, limit))

    def begun(self, beginning: str, limit: int) -> list[Summary]:
        """Return what the index holds of titles whose ids begin so, the best known first."""
        return self._stacks.ask(lambda index: index.begun(beginning, limit))

    def counts(self) -> Counts:
        """Return how many titles there are, are watched, and are being watched."""

        def count(index: Index) -> Counts:
            states = self._standing(index).states.titles
            watched, watching_ = states.get("watched", ()), states.get("watching", ())
            return Counts(index.titles, len(watched), len(watching_))

        return self._stacks.ask(count)

    @property
    def is_behind(self) -> bool:
        """Whether there are titles that are yet to be looked into; `catch_up()` does it."""
        return self._stacks.keeper.is_behind

    def catch_up(self) -> None:
        """Look into large catalogues, and return when that is done; for a thread of its own.

        Raises:
            StoreError: a catalogue cannot be read.
        """
        self._stacks.keeper.catch_up()

    def interrupt(self) -> None:
        """Stop what another thread asks aside."""
        self._stacks.interrupt()

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the user's own was left out because it cannot be read."""
        return self.marks.is_whole and self._stacks.catalog.is_whole

    # What the user did

    def entry(self, title_id: str) -> Entry:
        """Return what the user's actions say of a title."""
        return self._stacks.ask(lambda index: self._standing(index).entry(title_id))

    def progress(self, title_id: str) -> Progress:
        """Return how far a title has been watched.

        Raises:
            UnknownTitleError: there is no such title.
        """
        known = self._stacks.ask(lambda index: self._standing(index).progress(title_id))
        if known is not None:
            return known
        return watching.progress_of(self.title(title_id), NOTHING, clock.today())

    def tags(self) -> tuple[str, ...]:
        """Return every tag that a title bears, the most frequent first."""
        return self._stacks.ask(lambda index: self._standing(index).tags)

    def orphans(self) -> tuple[tuple[str, Entry], ...]:
        """Return the ids of titles, and their entries, that have marks no catalogue knows of."""
        return self._stacks.ask(lambda index: self._standing(index).orphans)

    def _standing(self, index: Index) -> Standing:
        entries, today, known = self._entries(), clock.today(), self._known
        if known is None or not known.is_of(index, entries, today):
            known = self._known = Standing(index, entries, today, known)
        return known

    def _stand(self, index: Index) -> Stand:
        standing = self._standing(index)
        return Stand(partial(_progress, standing), standing.states)

    def _entries(self) -> Mapping[str, Entry]:
        try:
            return self.marks.entries
        except UnreadableFileError as error:
            if not self._tolerant:
                raise
            self._warn_once(_("Your own marks are left out: {error}").format(error=error))
            self.marks.go_on_without_own()
            return self.marks.entries

    def refresh(self) -> bool:
        """Take in what was marked here, in other windows and on other devices.

        Return whether anything was, or a catalogue has changed. Where the files cannot be read the
        state stays as it was.

        Raises:
            StoreError: this device's own file cannot be read, or a named catalogue is gone.
        """
        catalogs, before = self._stacks.catalog.stamp(), self._catalogs
        self._catalogs = catalogs
        changed = before is not None and catalogs != before
        return self.marks.refresh() or changed

    # What the user did to the catalogue

    def revise(self, changes: Sequence[Revision]) -> None:
        """Change what sources say; return when it is on disk.

        Raises:
            StoreError: it could not be written; nothing was changed.
        """
        from docbrowser.store.catalog_writing import revise

        titles = dict.fromkeys(change.title_id for change in changes)
        numbers = {title_id: self.holdings.own_number(title_id) for title_id in titles}
        revise(self.paths.catalog, changes, numbers, self._warn_once)

    def _follow(self, verb: Verb, actions: Sequence[Action]) -> None:
        """Let the catalogue follow what was taken back or done again."""
        from docbrowser.revisions import CATALOG_VERBS, decoded

        for action in actions:
            if action.verb in CATALOG_VERBS:
                changes = decoded(str(action.value))
                if verb == "undo":
                    changes = [one.reversed() for one in reversed(changes)]
                self.revise(changes)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What `warn` was told so far, the last sentence last."""
        return tuple(self._warned)

    def _warn_once(self, sentence: str) -> None:
        if sentence not in self._warned:
            self._warned[sentence] = None
            self.warn(sentence)


def _progress(standing: Standing, told: Summary) -> Progress:
    known = standing.progress(told.id)
    return known or watching.progress(told, told.airings, NOTHING, standing.today)
