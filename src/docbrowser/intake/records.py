"""Records that come in: to which title each belongs, and what that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from docbrowser import matching
from docbrowser.importers.report import Double
from docbrowser.intake.arrivals import Arrival, id_key, told
from docbrowser.intake.keys import Keys
from docbrowser.intake.spool import Pending, Spool
from docbrowser.matching import Facts, Likeness
from docbrowser.store.catalog_writing import Change
from docbrowser.store.lean import as_read_again, document_around, document_of
from docbrowser.uniting import unite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.holdings import Holdings
    from docbrowser.importers.report import Report
    from docbrowser.model import Record

_AT_ONCE: Final = 500
"""Records of which is found out at once whether anybody knows them."""


class Settled(NamedTuple):
    """What an import comes to for one title: what changes, if anything does."""

    change: Change | None
    title_id: str
    is_new: bool


class RecordIntake:
    """Takes records in, and then tells what they change; nothing is written.

    With `into` all of them are of that title.
    """

    def __init__(self, holdings: Holdings, report: Report, into: str | None = None) -> None:
        self._holdings = holdings
        self._report = report
        self._into = into
        self._waiting: list[Arrival] = []
        self._spool = Spool()
        self._keys = Keys()
        self._alike: dict[str, int] = {}

    def close(self) -> None:
        """Throw away what was taken in."""
        self._spool.close()
        self._keys.close()

    def take(self, record: Record, *, is_part: bool = False) -> None:
        """Take in what a source says of a work, or of a part of one.

        Two records of one source on one work become one; so does a part with what its source said
        before.
        """
        self.arrive(Arrival(told(record, is_part=is_part), record))

    def arrive(self, new: Arrival) -> None:
        """Take in a record as `take` does, of which the keys are known already."""
        self._waiting.append(new)
        if len(self._waiting) == _AT_ONCE:
            self._take_waiting()

    def _take_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        all_keys = {key for one in waiting for key in one.keys}
        known = self._holdings.known_keys(all_keys)
        all_keys.update(one.id_key for one in waiting)
        self._keys.fetch(all_keys)
        for one in waiting:
            keys = (one.id_key, *one.keys)
            is_known = self._into is not None or not known.isdisjoint(one.keys)
            if not is_known and not self._keys.leads(keys) and not self._holdings.has(one.slug):
                # As it is with most of a large list.
                self._keys.lead(keys, self._spool.add(one.slug, document_around(one.slug, one.raw)))
            elif is_known or self._keys.leads(one.keys):
                self._take(one)
            else:
                self._new(one)
        self._keys.make_room()
        self._spool.make_room()

    def _take(self, new: Arrival) -> None:
        place = self._place(new)
        if place is None:
            return
        record = new.record
        pending = self._spool[place]
        there = {one.source: one for one in pending.records}
        if record.source in there:
            record = unite(there[record.source], record)
        elif new.is_part and not pending.is_new:
            before = self._holdings.records(pending.title_id).get(record.source)
            record = unite(record, before) if before else record
        there[record.source] = record
        self._spool.replace(place, there.values())
        self._keys.add(new.keys, place)

    def put(self, title_id: str, record: Record) -> None:
        """Take in a record of the title of that very id, which need not be there yet."""
        self._take_waiting()
        place = self._place_of_id(title_id)
        pending = self._spool[place]
        there = {**{one.source: one for one in pending.records}, record.source: record}
        self._spool.replace(place, there.values())

    def settle(self) -> Iterator[Settled]:
        """Return what becomes of each title, those with a document of the user's first."""
        self._take_waiting()
        waiting: list[int] = []
        for place in range(len(self._spool)):
            if self._spool.is_new(place):
                continue
            pending = self._spool[place]
            number = self._holdings.own_number(pending.title_id)
            if number is None:
                waiting.append(place)
            else:
                yield self._settled(pending, number)
        for place in waiting:
            yield self._settled(self._spool[place], None)
        for title_id, raw in self._spool.new():
            yield Settled(Change(title_id, None, (), raw), title_id, is_new=True)

    def _settled(self, pending: Pending, number: int | None) -> Settled:
        before = self._holdings.records(pending.title_id)
        changed = tuple(
            record for record in pending.records if not _is_same(record, before.get(record.source))
        )
        change = Change(pending.title_id, number, changed) if changed else None
        return Settled(change, pending.title_id, is_new=False)

    def _place(self, new: Arrival) -> int | None:
        """Return the place of the title that a record is of.

        None where it is one that nobody spoke of before: then it has become a new one.
        """
        if self._into is not None:
            return self._place_of_id(self._into)
        here = self._keys.find(new.keys)
        titles = self._holdings.keyed(new.keys)
        mine = Facts([new.record])
        judged: dict[str, Likeness] = {}
        for place in here:
            pending = self._spool[place]
            known = {} if pending.is_new else self._holdings.records(pending.title_id)
            facts = Facts({**known, **{one.source: one for one in pending.records}}.values())
            judged[pending.title_id] = matching.likeness(mine, facts)
        for title_id in titles:
            if title_id not in judged:
                facts = Facts(self._holdings.records(title_id).values())
                judged[title_id] = matching.likeness(mine, facts)
        chosen, doubtful = matching.best([(grade, title) for title, grade in judged.items()])
        if chosen is not None:
            return self._place_of_id(chosen)
        title_id = self._new(new)
        if doubtful:
            self._report.doubles.append(Double(title_id, tuple(doubtful)))
        return None

    def _new(self, new: Arrival) -> str:
        """Make a new title of a record, and return its id."""
        title_id, key = new.slug, new.id_key
        while self._holdings.has(title_id) or self._place_if_there(title_id, key) is not None:
            self._alike[new.slug] = self._alike.get(new.slug, 1) + 1
            title_id = f"{new.slug}-{self._alike[new.slug]}"
            key = id_key(title_id)
        place = self._spool.add(title_id, document_around(title_id, new.raw))
        self._keys.add([key, *new.keys], place)
        return title_id

    def _place_of_id(self, title_id: str) -> int:
        key = id_key(title_id)
        place = self._place_if_there(title_id, key)
        if place is None:
            is_new = not self._holdings.has(title_id)
            place = self._spool.add(title_id, document_of(title_id, ()), is_new=is_new)
            self._keys.add([key], place)
        return place

    def _place_if_there(self, title_id: str, key: int) -> int | None:
        there = self._keys.look_up(key)
        return next((place for place in there if self._spool.id(place) == title_id), None)


def _is_same(record: Record, before: Record | None) -> bool:
    """Whether a source says what it said before, on whatever day it was asked."""
    if before is None:
        return False
    asked = replace(record, retrieved=before.retrieved)
    return asked == before or as_read_again(asked) == before
