"""Small collections that the exporters' tests use."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from docbrowser.entries import NOTHING, Entry
from docbrowser.exporters.collection import Collection
from docbrowser.titles import Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TODAY = dt.date(2026, 3, 31)
# Any text, but often what other programs act upon.
WILD = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@\t\r\n;,\"'|＝＋－＠<>&[]()!*_`~#:/.\\$%^{}0 1aw"), st.characters()
    ),
    min_size=1,
    max_size=20,
) | st.sampled_from(
    [
     "=1+1", "x;=1+1", "＝1+1", " =1", "\n-x", "<script>", "[a](http://b.cd)", "![](x)",
     "www.ab.cd", "http://ab.cd", "mail@ab.cd", "1. x", "- x", "# x", "```", "    x",
     "| a |\n|---|", "a\n===", "&lt;b&gt;", "<!-- x", "[x]: http://ab.cd", "**a**", "\\[x](y)", "<http://ab.cd>"]
)  # fmt: skip


def collection(*titles: tuple[Title, Entry], **fields: Any) -> Collection:
    """Return a collection of titles and what is said of them."""
    marked = [(title, entry) for title, entry in titles if entry != NOTHING]
    return Collection(today=TODAY, titles=titles, marked=marked, **fields)


def film(name: str = "Dunes", entry: Entry = NOTHING, **fields: Any) -> tuple[Title, Entry]:
    """Return a film and what is said of it."""
    shape = {"id": "dunes", "kind": "film", "premiered": "2012-05-01", **fields}
    return Title(names={"en": name}, **shape), entry


def table(
    pieces: Callable[[Collection], Iterator[str]], *titles: tuple[Title, Entry]
) -> list[dict[str, str]]:
    """Return the rows of a table that an exporter makes."""
    return list(csv.DictReader(io.StringIO("".join(pieces(collection(*titles))), newline="")))
