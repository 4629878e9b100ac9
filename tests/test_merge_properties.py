"""What holds of every merge, whatever the sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from docbrowser.merge import merge
from tests.strategies import DOCUMENTS

if TYPE_CHECKING:
    from docbrowser.model import Record
    from docbrowser.titles import Title


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(records: list[Record], random: Any) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert merge("io", shuffled) == merge("io", records)


def _said(field: str, source: Record) -> Any:
    """Return what a record says of a field of the ledger, None where it says nothing."""
    head, *path = field.split(".")
    if head == "episodes":
        key, attribute, *rest = path
        said = [row for row in source.episodes if f"s{row.season}e{row.number}" == key]
        return [getattr(row, attribute) if not rest else getattr(row, attribute).get(*rest)
                for row in said]  # fmt: skip
    value = getattr(source, head)
    return [value.get(*path) if path else value]


def _shown(field: str, title: Title) -> Any:
    head, *path = field.split(".")
    holder: Any = title
    if head == "episodes":
        key, head, *path = path
        (holder,) = (row for row in title.episodes() if row.key == key)
    value = getattr(holder, head)
    return value[path[0]] if path else value


@given(DOCUMENTS)
def test_provenance_names_a_source_that_really_says_it(records: list[Record]) -> None:
    title = merge("io", records)
    by_source = {source.source: source for source in records}
    for field, source in title.provenance.items():
        assert _shown(field, title) in _said(field, by_source[source])


@given(DOCUMENTS)
def test_a_conflict_shows_the_value_first_and_only_what_its_sources_claim(
    records: list[Record],
) -> None:
    title = merge("io", records)
    by_source = {source.source: source for source in records}
    for conflict in title.conflicts:
        assert conflict.values[0].value == _shown(conflict.field, title)
        assert len(conflict.values) > 1
        for claim in conflict.values:
            assert any(claim.value in _said(conflict.field, by_source[name])
                       for name in claim.sources)  # fmt: skip


@given(DOCUMENTS)
def test_one_source_alone_is_shown_as_it_is_and_contradicts_nobody(records: list[Record]) -> None:
    alone = records[0]
    if len({(row.season, row.number) for row in alone.episodes}) != len(alone.episodes):
        return
    title = merge("io", [alone])
    assert title.conflicts == ()
    assert (title.names, title.premiered, title.runtime) == (
        alone.names, alone.premiered, alone.runtime,
    )  # fmt: skip


@given(DOCUMENTS)
def test_what_the_user_says_is_always_shown(records: list[Record]) -> None:
    title = merge("io", records)
    for own in (source for source in records if source.source == "you"):
        for field in ("kind", "premiered", "ended", "status", "runtime", "episode_count"):
            if getattr(own, field) is not None:
                assert getattr(title, field) == getattr(own, field)
