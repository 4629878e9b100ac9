"""More on this, held against a set that was made before there was anything to hold against it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docbrowser.finding import Question
from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.related.reasons import MOST_REASONS, MOST_VALUES, Kind, Reason
from docbrowser.wishes import Target
from tests.helpers import ROOT
from tests.more.checking import is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docbrowser.related.more import Related
    from docbrowser.titles import Title

SET = Path(__file__).parent / "labelled.toml"
FIRST = 5
PRECISION = 0.6
"""Of the first five. Where fewer are right by the set than five, not all of them can be."""


@dataclass(frozen=True)
class Start:
    """A title, and what somebody who liked it would call more on this."""

    title: str
    more: frozenset[str]

    def is_right(self, title: str, key: str | None = None) -> bool:
        """Return whether a title, or its episode of that key, is among it."""
        return title in self.more or f"{title}#{key}" in self.more


STARTS = [
    Start(row["title"], frozenset(row["more"]))
    for row in tomllib.loads(SET.read_text("utf-8"))["start"]
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped catalogue, and nothing else."""
    copy = tmp_path_factory.mktemp("more") / "catalog.json"
    copy.write_bytes((ROOT / "data" / "catalog.json").read_bytes())
    return Library(Paths(catalog_flag=copy, no_shipped=True), print)


@pytest.fixture(scope="module")
def titles(library: Library) -> Mapping[str, Title]:
    """All titles by id."""
    return {row.id: library.title(row.id) for row in library.find(Question())}


@pytest.fixture(scope="module")
def found(library: Library) -> Mapping[str, Sequence[Related]]:
    """What the program calls near to each start."""
    return {start.title: library.related(Target(start.title), 10) for start in STARTS}


def test_the_set_is_large_enough(titles: Mapping[str, Title]) -> None:
    assert len(STARTS) >= 15
    assert sum(len(start.more) for start in STARTS) >= 60
    assert all(len(start.more) >= 4 for start in STARTS)
    for start in STARTS:
        for one in (start.title, *start.more):
            title, _, key = one.partition("#")
            assert not key or key in {row.key for row in titles[title].episodes()}, one


def _precision(right: Callable[[Start], int]) -> float:
    return sum(right(start) for start in STARTS) / (FIRST * len(STARTS))


def _of_program(found: Mapping[str, Sequence[Related]]) -> float:
    return _precision(
        lambda start: sum(
            start.is_right(near.title.id, near.key) for near in found[start.title][:FIRST]
        )
    )


def _of_subjects(titles: Mapping[str, Title], weight: Callable[[str], float]) -> float:
    """Return the precision of shared subjects alone, each of which weighs so much."""

    def right(start: Start) -> int:
        mine = set(titles[start.title].subjects)
        others = [title for title in titles.values() if title.id != start.title]
        others.sort(key=lambda one: (-sum(map(weight, mine & set(one.subjects))), one.id))
        return sum(start.is_right(title.id) for title in others[:FIRST])

    return _precision(right)


def test_more_is_right_than_by_shared_subjects_alone(
    found: Mapping[str, Sequence[Related]], titles: Mapping[str, Title]
) -> None:
    def rarity(subject: str) -> float:
        return log(len(titles) / sum(subject in title.subjects for title in titles.values()))

    ours = _of_program(found)
    by_count, by_rarity = _of_subjects(titles, lambda _: 1.0), _of_subjects(titles, rarity)
    print(f"precision at 5: {ours:.3f}; subjects {by_count:.3f}, rare ones first {by_rarity:.3f}")
    assert ours >= PRECISION
    assert ours > by_count + 0.1
    assert ours > by_rarity + 0.1


def test_every_reason_is_true(library: Library, titles: Mapping[str, Title]) -> None:
    false = [
        (title.id, near.title.id, near.key, reason)
        for title in titles.values()
        for near in library.related(Target(title.id), 8, ["en", "ru"][len(title.id) % 2 :])
        for reason in near.reasons
        if not is_true(reason, title, near.title, near.episode)
    ]
    assert not false


def test_there_is_a_reason_for_each_and_not_too_many(
    found: Mapping[str, Sequence[Related]],
) -> None:
    for several in found.values():
        for near in several:
            assert 1 <= len(near.reasons) <= MOST_REASONS
            assert all(1 <= len(reason.values) <= MOST_VALUES for reason in near.reasons)
            weights = [reason.weight for reason in near.reasons]
            assert weights == sorted(weights, reverse=True)


def test_not_many_are_of_one_series(found: Mapping[str, Sequence[Related]]) -> None:
    for start, several in found.items():
        ids = [near.title.id for near in several]
        assert start not in ids
        assert all(ids.count(one) <= 2 for one in ids)


def test_it_is_the_same_each_time(library: Library, found: Mapping[str, Sequence[Related]]) -> None:
    again = Library(library.paths, print)
    for start in STARTS[:4]:
        assert again.related(Target(start.title), 10) == list(found[start.title])


def test_the_check_of_reasons_finds_false_ones(titles: Mapping[str, Title]) -> None:
    mars, jane = titles["roving-mars-2006"], titles["jane-2017"]
    false = [
        Reason(Kind.SERIES, ("Mars",), 1),
        Reason(Kind.CITED, ("Roving Mars",), 1),
        Reason(Kind.CITING, ("Jane",), 1),
        Reason(Kind.SAME_JOB, ("Philip Glass",), 1, ("director",)),
        Reason(Kind.PERSON, ("Jane Goodall",), 1),
        Reason(Kind.SUBJECT, ("mars",), 1),
        Reason(Kind.TOLD, ("mars",), 1),
        Reason(Kind.NAME, ("Opportunity",), 1),
        Reason(Kind.WORD, ("chimpanzees",), 1),
        Reason(Kind.WORD, (), 1),
    ]
    assert not [reason for reason in false if is_true(reason, mars, jane, None)]
    assert is_true(Reason(Kind.SAME_JOB, ("Philip Glass",), 1, ("composer",)), mars, jane, None)
