"""Two records of one source become one; revisions are taken back whatever came between."""

from __future__ import annotations

from hypothesis import given
from msgspec.structs import replace

from docbrowser.model import YOU, Record
from docbrowser.revisions import decoded, encoded, patched, revision
from docbrowser.store.documents import document_in
from docbrowser.store.lean import document_of, plain
from docbrowser.uniting import unite
from tests.strategies import RECORDS


@given(RECORDS, RECORDS)
def test_uniting_again_changes_nothing(one: Record, other: Record) -> None:
    united = unite(one, other)
    assert unite(united, other) == united
    assert unite(united, one) == united


@given(RECORDS, RECORDS)
def test_the_first_one_counts_and_nothing_is_lost(one: Record, other: Record) -> None:
    united = unite(one, other)
    assert united.premiered == (one.premiered or other.premiered)
    assert united.names == {**other.names, **one.names}
    assert {*one.credits, *other.credits} == {*united.credits}
    keys = {(row.season, row.number) for row in (*one.episodes, *other.episodes)}
    assert other.episodes == () or {(row.season, row.number) for row in united.episodes} == keys


@given(RECORDS, RECORDS)
def test_a_revision_is_taken_back(one: Record, other: Record) -> None:
    old, new = plain(one), plain(replace(other, source=one.source))
    change = revision("film", YOU, old, new)
    assert patched(old, change) == new
    assert patched(new, change.reversed()) == old
    assert decoded(encoded([change])) == [change]


def test_damaged_revisions_are_none() -> None:
    assert decoded("no such thing") == []
    assert decoded("") == []


@given(RECORDS)
def test_a_lean_document_is_read_as_it_was(record: Record) -> None:
    found = document_in(document_of("film", [record]), lambda _message, /, **_places: None)
    assert found is not None
    assert plain(found.records[0]) == plain(record)
