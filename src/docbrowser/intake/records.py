"""Records that come in: to which title each belongs, and what that changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from anyascii import anyascii
from msgspec import Struct
from msgspec.structs import replace

from docbrowser import matching
from docbrowser.importers.report import Double
from docbrowser.intake.spool import Keys, Pending, Spool
from docbrowser.matching import Facts, Likeness
from docbrowser.store.catalog_writing import Change
from docbrowser.store.lean import as_read_again
from docbrowser.uniting import unite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.holdings import Holdings
    from docbrowser.importers.report import Report
    from docbrowser.model import Record

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG: Final = 80


class _Named(Struct):
    """As much of a document as its id."""

    id: str


_ID: Final = msgspec.json.Decoder(_Named)


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
        self._spool = Spool()
        self._keys = Keys()

    def close(self) -> None:
        """Throw away what was taken in."""
        self._spool.close()
        self._keys.close()

    def take(self, record: Record, *, is_part: bool = False) -> None:
        """Take in what a source says of a work, or of a part of one.

        Two records of one source on one work become one; so does a part with what its source said
        before.
        """
        keys = matching.keys_of(record)
        place = self._place(record, keys)
        if place is None:
            return
        pending = self._spool[place]
        there = {one.source: one for one in pending.records}
        if record.source in there:
            record = unite(there[record.source], record)
        elif is_part and not pending.is_new:
            before = self._holdings.records(pending.title_id).get(record.source)
            record = unite(record, before) if before else record
        there[record.source] = record
        self._spool.replace(place, pending._replace(records=tuple(there.values())))
        self._keys.add(keys, place)

    def put(self, title_id: str, record: Record) -> None:
        """Take in a record of the title of that very id, which need not be there yet."""
        place = self._place_of_id(title_id)
        pending = self._spool[place]
        there = {**{one.source: one for one in pending.records}, record.source: record}
        self._spool.replace(place, pending._replace(records=tuple(there.values())))

    def settle(self) -> Iterator[Settled]:
        """Return what becomes of each title, those with a document of the user's first."""
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
        for place in range(len(self._spool)):
            if self._spool.is_new(place):
                raw = self._spool.raw(place)
                title_id = _ID.decode(raw).id
                yield Settled(Change(title_id, None, (), raw), title_id, is_new=True)

    def _settled(self, pending: Pending, number: int | None) -> Settled:
        before = self._holdings.records(pending.title_id)
        changed = tuple(
            record for record in pending.records if not _is_same(record, before.get(record.source))
        )
        change = Change(pending.title_id, number, changed) if changed else None
        return Settled(change, pending.title_id, is_new=False)

    def _place(self, record: Record, keys: Sequence[int]) -> int | None:
        """Return the place of the title that a record is of.

        None where it is one that nobody spoke of before: then it has become a new one.
        """
        if self._into is not None:
            return self._place_of_id(self._into)
        here = self._keys.find(keys)
        titles = self._holdings.keyed(keys)
        if not here and not titles:  # as it is with most of a large list
            self._new(record, keys)
            return None
        mine = Facts([record])
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
        title_id = self._new(record, keys)
        if doubtful:
            self._report.doubles.append(Double(title_id, tuple(doubtful)))
        return None

    def _new(self, record: Record, keys: Sequence[int]) -> str:
        """Make a new title of a record, and return its id."""
        name = next(iter(record.names.values()), record.original_name) or next(
            f"{space}-{value}" for space, value in record.ids.items()
        )
        wanted = slug(name, (record.premiered or "")[:4])
        title_id, count = wanted, 1
        while self._holdings.has(title_id) or self._keys.find([_id_key(title_id)]):
            count += 1
            title_id = f"{wanted}-{count}"
        place = self._spool.append(Pending(title_id, is_new=True, records=(record,)))
        self._keys.add([_id_key(title_id), *keys], place)
        return title_id

    def _place_of_id(self, title_id: str) -> int:
        key = _id_key(title_id)
        for place in self._keys.find([key]):
            return place
        place = self._spool.append(
            Pending(title_id, is_new=not self._holdings.has(title_id), records=())
        )
        self._keys.add([key], place)
        return place


def slug(name: str, year: str) -> str:
    """Return the id of a title of that name and year: `race-to-mars-2007`."""
    plain = name if name.isascii() else anyascii(name)
    words = _NO_SLUG.sub("-", plain.lower().replace("'", ""))[:_LONGEST_SLUG].strip("-")
    return "-".join(part for part in (words or "title", year) if part)


def _id_key(title_id: str) -> int:
    return matching.key_of(f"id:{title_id}")


def _is_same(record: Record, before: Record | None) -> bool:
    """Whether a source says what it said before, on whatever day it was asked."""
    if before is None:
        return False
    asked = replace(record, retrieved=before.retrieved)
    return asked == before or as_read_again(asked) == before
