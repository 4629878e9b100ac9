"""From a query to rows: what matches, in which order, and where it did."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from docbrowser.errors import UsageError
from docbrowser.i18n import _
from docbrowser.listing import ORDERS, Match, Row, display_name
from docbrowser.merge import as_told
from docbrowser.results import Results
from docbrowser.search.entries import ANY_LANGUAGE
from docbrowser.search.fields import FIELDS
from docbrowser.search.highlighting import Lens, quote
from docbrowser.search.hits import NO_HITS, Hits, States
from docbrowser.search.passages import passages
from docbrowser.search.query import EVERYTHING, parse
from docbrowser.search.searching import has_best_match
from docbrowser.search.spelling import corrected
from docbrowser.subjects import label
from docbrowser.text import fold, primary_language, same_language, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docbrowser.listing import Summary
    from docbrowser.model import Record
    from docbrowser.search.index import Index
    from docbrowser.search.passages import Passage
    from docbrowser.search.query import Node
    from docbrowser.watching import Progress


@dataclass(frozen=True)
class Question:
    """What is asked of the library, and how the answer is to be ordered."""

    query: str = ""
    languages: Sequence[str] = ()
    """Names are in the first of these that a title has."""
    sort: str | None = None
    """One of `listing.ORDERS`; None leaves it to the query."""
    backwards: bool = False
    limit: int | None = None
    """How many titles are asked for; there may be more."""
    spoilers: bool = True
    """Whether what is told of episodes that have not been seen may be quoted."""
    standing: States | None = None
    """The states of watching that the order goes by, where these are not the present ones: those
    of an earlier answer, so that a mark does not move its title."""

    @property
    def language(self) -> str:
        """The language by whose names titles are sorted."""
        return primary_language(self.languages[0]) if self.languages else ANY_LANGUAGE


def by_name(name: str) -> str:
    """Return the query for the titles that have all words of `name` in a name; "" without words."""
    return " ".join(f"name:{word}" for word in split(fold(name)))


@dataclass(frozen=True)
class Finder:
    """Answers a question from one state of the index and of the marks."""

    index: Index
    searched: Index
    """The same index, on the connection that is to search: another thread has its own."""
    records: Callable[[int], Iterable[Record]]
    """What all sources say of the title of a rank."""
    progress: Callable[[Summary], Progress]
    has_seen: Callable[[str, str], bool]
    """Whether an episode has been seen, of a title's id and by its key."""
    notes: Callable[[str], Iterable[str]]
    """What the user noted of the title of an id, and of its episodes."""
    states: States
    question: Question

    def find(self) -> Results:
        """Return what `Library.find` does."""
        query, sort = self.question.query, self.question.sort
        if sort is not None and sort not in ORDERS:
            raise UsageError(
                _("There is no sort key {sort}; choose from {keys}.").format(
                    sort=sort, keys=", ".join(ORDERS)
                )
            )
        tree = parse(query)
        if tree == EVERYTHING and not query.isascii() and query.strip():
            return self._results(NO_HITS, tree, None)  # it asks for something that no text holds
        hits, meant = self._hits(tree), None
        if not hits.titles and (meant := corrected(query, self.searched.words)):
            tree = parse(meant)
            hits = self._hits(tree)
        return self._results(hits, tree, meant if hits.titles else None)

    def _results(self, hits: Hits, tree: Node, meant: str | None) -> Results:
        lens = Lens(tree, self.index.readings)
        limit = self.question.limit
        return Results(
            hits=hits,
            load=partial(self._row, lens),
            rank_of=self.index.rank,
            lens=lens,
            states=self.states,
            is_complete=limit is None or len(hits.titles) < limit,
            meant=meant,
            has_best_match=has_best_match(tree),
        )

    def _hits(self, tree: Node) -> Hits:
        asked, backwards = self.question, self.question.backwards
        if tree == EVERYTHING and asked.sort in {None, "match", "name"}:
            names = self.searched.by_name(asked.language, asked.limit, backwards=backwards)
            return Hits.of_names(names)
        if asked.sort in {None, "match"} and not has_best_match(tree):
            return self.searched.by_name_of(
                tree, self.states, asked.language, asked.limit, backwards=backwards
            )
        if asked.sort in {None, "match"} and not backwards:
            return self._search(tree, asked.limit)
        hits = self._search(tree, None)
        if asked.sort in {None, "match"}:
            return hits.picked(reversed(range(len(hits.titles))))
        return hits.in_order(self._order(asked.sort or ""))

    def _search(self, tree: Node, limit: int | None) -> Hits:
        return self.searched.search(tree, self.states, limit, self.question.standing)

    def _order(self, sort: str) -> Iterable[int]:
        """Return all titles in an order; those of which it knows nothing come last either way."""
        language, backwards = self.question.language, self.question.backwards
        if sort == "name":
            return self.searched.by_name(language, backwards=backwards)
        if sort != "watched":
            return self.searched.ordered(sort, language, backwards=backwards)
        seen = [
            (progress.watched_on, title)
            for titles in self.states.titles.values()
            for title in titles
            if (progress := self.progress(self.searched.summary(title))).watched_on
        ]
        by_day = [title for _, title in sorted(seen, reverse=not backwards)]
        return dict.fromkeys(chain(by_day, self.searched.by_name(language)))

    def _row(self, lens: Lens, title: int, rank: int) -> Row:
        told = self.index.summary(title)
        name = display_name(told, self.question.languages)
        return Row(
            summary=told,
            name=name,
            progress=self.progress(told),
            match=self._match(lens, title, told.id, rank) if rank else None,
            name_spans=lens.spans("name", name),
        )

    def _match(self, lens: Lens, title: int, title_id: str, rank: int) -> Match | None:
        """Return where the query meets the texts of a title, in the fields of that rank."""
        if rank == FIELDS["note"].rank:
            return self._match_in_note(lens, title_id)
        for passage in self._passages(title, rank):
            if not (spans := lens.spans(passage.field, passage.text)):
                continue
            if passage.field == "subject":
                return self._match_in_subject(lens, passage.shown)
            place = "" if passage.shown == passage.text else passage.shown
            if self._hides(title_id, passage.told_of):
                return Match(passage.field, place, "")
            return Match(passage.field, place, *quote(passage.text, spans))
        return None

    def _passages(self, title: int, rank: int) -> Iterator[Passage]:
        """Return the texts of a title in the fields of a rank, the reader's language first."""
        others = []
        for record in self.records(title):
            # As the source tells it: merging would take longer, and give the same words.
            for passage in passages(as_told("", record)):
                if FIELDS[passage.field].rank != rank:
                    continue
                if passage.lang is None or same_language(passage.lang, self.question.language):
                    yield passage
                else:
                    others.append(passage)
        yield from others

    def _match_in_note(self, lens: Lens, title_id: str) -> Match | None:
        for text in self.notes(title_id):
            if spans := lens.spans("note", text):
                return Match("note", "", *quote(text, spans))
        return None

    def _match_in_subject(self, lens: Lens, subject: str) -> Match:
        """Return the subject as the reader calls it, whichever of its names was looked for."""
        called = label(subject, self.question.languages)
        return Match("subject", "", called, lens.spans("subject", called))

    def _hides(self, title_id: str, episode: str | None) -> bool:
        """Return whether what is told of an episode is not to be quoted."""
        open_ = self.question.spoilers or episode is None
        return not open_ and not self.has_seen(title_id, episode or "")
