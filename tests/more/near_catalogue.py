"""A few titles and what is near to one of them, without a file."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import msgspec

from docbrowser.merge import merge
from docbrowser.model import Record
from docbrowser.related.more import related
from docbrowser.search.building import Builder
from docbrowser.search.entries import entry
from docbrowser.search.index import Index
from docbrowser.search.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.related.more import Related

FILLING = 40
"""Titles that have nothing to do with each other, so that something can be rare."""


def near(
    start: str, told: Mapping[str, dict[str, Any]], key: str | None = None, **options: Any
) -> list[Related]:
    """Return what is near to the title of that id, or its episode, among those that are told of."""
    records = {title_id: _record(fields) for title_id, fields in {**told, **_filling()}.items()}
    titles = {title_id: merge(title_id, [record]) for title_id, record in records.items()}
    index = _index(titles.values())

    def records_of(rank: int) -> Sequence[Record]:
        return [records[index.id(rank)]]

    return related(index, records_of, titles[start], key, **options)


def _record(fields: dict[str, Any]) -> Record:
    return msgspec.convert({"source": "test", **fields}, Record)


def _filling() -> dict[str, dict[str, Any]]:
    return {
        f"filling-{number}": {
            "names": {"en": f"Qa{number} zu{number}"},
            "synopses": {"en": f"Xe{number} of ru{number} in po{number}."},
        }
        for number in range(FILLING)
    }


def _index(titles: Any) -> Index:
    database = sqlite3.connect(":memory:", isolation_level=None)
    builder = Builder(database)
    for number, title in enumerate(titles):
        builder.add(entry(title), [Whereabouts(0, number, 0, 0, b"")])
    builder.finish({})
    return Index(":memory:", database)
