"""`python -m benchmarks.recall`: how much is found of what people look for, beside other finders.

The queries are those of `tests/search/labelled/`: each names titles that must be among the first
five, or that nothing must be found. Fields and operators mean nothing to the others; the second
column of recall is of queries without them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.table import Table

from docbrowser.finding import Question
from docbrowser.library import Library
from docbrowser.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELLED: Final = Path(__file__).parents[1] / "tests" / "search" / "labelled"
FIRST: Final = 5
"""How many of the results a person looks at."""
_LEAST: Final = 60
"""The score, of 100, from which rapidfuzz's best guess is taken for a hit."""
_SYNTAX: Final = (":", '"', "(", " OR ", " -")

Find = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Labelled:
    """A query, and the ids that must be among the first results; none for one that must miss."""

    text: str
    finds: frozenset[str]

    @property
    def is_plain(self) -> bool:
        """Whether it is words alone."""
        return not any(sign in f" {self.text}" for sign in _SYNTAX)


def labelled() -> list[Labelled]:
    """Return the labelled queries."""
    rows = tomllib.loads((LABELLED / "queries.toml").read_text("utf-8"))["query"]
    return [Labelled(row["text"], frozenset(row["finds"])) for row in rows]


def texts(library: Library) -> Mapping[str, tuple[str, str]]:
    """Return each title's names, and all of its text, by id; each on one line."""
    found = {}
    for row in library.find(Question()):
        title = library.title(row.id)
        names = " / ".join([*title.names.values(), title.original_name or ""])
        parts = [names, *(f"{credit.person} {credit.character or ''}" for credit in title.credits)]
        parts += [synopsis.text for synopsis in title.synopses]
        parts += [" ".join(episode.names.values()) for episode in title.episodes()]
        parts += [synopsis.text for row in title.episodes() for synopsis in row.synopses]
        found[row.id] = names, " ".join(" ".join(parts).split())
    return found


def finders(library: Library) -> Iterator[tuple[str, Find]]:
    """Return the finders that are there, ours first."""
    yield "docbrowser", partial(_ours, library)
    known = texts(library)
    names = {title: name for title, (name, _) in known.items()}
    full = {title: text for title, (_, text) in known.items()}
    if shutil.which("fzf"):
        yield "fzf, names", partial(_fzf, names)
        yield "fzf, all text", partial(_fzf, full)
    yield "textual.fuzzy, names", partial(_textual, names)
    # Not in all text: what it does with that fills any memory.
    yield "rapidfuzz, names", partial(_rapidfuzz, names)
    yield "rapidfuzz, all text", partial(_rapidfuzz, full)


def _ours(library: Library, query: str) -> list[str]:
    return [row.id for row in library.find(Question(query, limit=FIRST))]


def _fzf(lines: Mapping[str, str], query: str) -> list[str]:
    given = "\n".join(f"{title}\t{line}" for title, line in lines.items())
    command = ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "2.."]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    return [line.partition("\t")[0] for line in done.stdout.splitlines()[:FIRST]]


def _textual(lines: Mapping[str, str], query: str) -> list[str]:
    from textual.fuzzy import Matcher

    matcher = Matcher(query)
    scores = {title: matcher.match(line) for title, line in lines.items()}
    hits = [title for title, score in scores.items() if score > 0]
    return sorted(hits, key=lambda title: -scores[title])[:FIRST]


def _rapidfuzz(lines: Mapping[str, str], query: str) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        query,
        lines,
        scorer=fuzz.partial_ratio,
        processor=utils.default_process,
        limit=FIRST,
        score_cutoff=_LEAST,
    )
    return [title for _, _, title in found]


def recall(find: Find, queries: Sequence[Labelled]) -> float:
    """Return the share of the queries whose titles are all found."""
    return sum(query.finds <= set(find(query.text)) for query in queries) / len(queries)


def main() -> None:
    """Print what each finder finds."""
    queries = labelled()
    wanted = [query for query in queries if query.finds]
    plain = [query for query in wanted if query.is_plain]
    misses = [query for query in queries if not query.finds]
    table = Table("finder", f"recall at {FIRST}", "of plain words", "false hits", box=None)
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder) / "catalog.json"
        catalog.write_text((LABELLED / "catalog.json").read_text("utf-8"), "utf-8")
        library = Library(Paths(catalog_flag=catalog, no_shipped=True), print)
        for name, find in finders(library):
            false = sum(bool(find(query.text)) for query in misses) / len(misses)
            table.add_row(
                name, f"{recall(find, wanted):.1%}", f"{recall(find, plain):.1%}", f"{false:.1%}"
            )
    counts = {"queries": len(wanted), "of plain words": len(plain), "that must miss": len(misses)}
    console = Console()
    console.print(table)
    console.print(json.dumps(counts))


if __name__ == "__main__":
    main()
