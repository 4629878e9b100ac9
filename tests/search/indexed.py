"""An index of a few titles, in memory."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from docbrowser.search.building import Builder
from docbrowser.search.entries import entry
from docbrowser.search.index import Index

if TYPE_CHECKING:
    from docbrowser.titles import Title


def index_of(*titles: Title) -> Index:
    """Return an index of `titles`."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    builder = Builder(database)
    for title in titles:
        builder.add(entry(title), ())
    builder.finish({})
    return Index(":memory:", database)
