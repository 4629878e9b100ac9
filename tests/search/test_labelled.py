"""What people would type, and what they would expect to find: a set made before the search."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from docbrowser.finding import Question
from docbrowser.library import Library
from docbrowser.paths import Paths

FOLDER = Path(__file__).parent / "labelled"
FIRST = 5
RECALL = 0.97
FALSE_HITS = 0.03


@dataclass(frozen=True)
class Labelled:
    """A query, its kind, and the titles that must be among the first five; none for a miss."""

    kind: str
    text: str
    finds: tuple[str, ...]


QUERIES = [
    Labelled(row["kind"], row["text"], tuple(row["finds"]))
    for row in tomllib.loads((FOLDER / "queries.toml").read_text("utf-8"))["query"]
]
# What the search is known to miss: spellings of names further apart than the tables reach.
MISSED = {"selinski", "czechow"}


@pytest.fixture(scope="module")
def library() -> Library:
    """The catalogue of the set."""
    return Library(Paths(catalog_flag=FOLDER / "catalog.json", no_shipped=True), print)


def _found(library: Library, text: str) -> list[str]:
    return [row.id for row in library.find(Question(text, limit=FIRST))]


def test_the_set_is_large_enough() -> None:
    assert len(QUERIES) >= 150
    assert sum(not query.finds for query in QUERIES) >= 40
    assert len({query.kind for query in QUERIES}) >= 30


def test_recall_at_five_is_as_promised(library: Library) -> None:
    wanted = [query for query in QUERIES if query.finds]
    missed = [query for query in wanted if not set(query.finds) <= set(_found(library, query.text))]
    assert len(missed) <= (1 - RECALL) * len(wanted), missed
    assert {query.text for query in missed} <= MISSED


def test_hardly_anything_is_found_that_should_not_be(library: Library) -> None:
    unwanted = [query for query in QUERIES if not query.finds]
    false = [query.text for query in unwanted if _found(library, query.text)]
    assert len(false) <= FALSE_HITS * len(unwanted), false
