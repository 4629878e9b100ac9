"""The least that making a catalogue searchable can take: parse it, and insert it into FTS5."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = """create virtual table texts using fts5(
    names, people, episodes, synopses, content='', detail=full, prefix='2 3 4')"""


def main(catalogue: Path, index: Path) -> None:
    """Write an index of `catalogue` to `index`, in one transaction."""
    connection = sqlite3.connect(index)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    with connection:
        connection.execute(_TABLE)
        connection.executemany(
            "insert into texts (rowid, names, people, episodes, synopses) values (?, ?, ?, ?, ?)",
            _rows(catalogue),
        )
    connection.close()


def _rows(catalogue: Path) -> Iterator[tuple[int, str, str, str, str]]:
    decode = msgspec.json.Decoder().decode
    with catalogue.open("rb") as lines:
        next(lines)  # `{"titles": {`
        for number, line in enumerate(lines, 1):
            if not line.startswith(b'"'):
                return
            document = decode(line[line.index(b": ") + 2 :].rstrip(b",\n"))
            yield number, *_texts(document["records"])


def _texts(records: list[dict[str, Any]]) -> tuple[str, str, str, str]:
    episodes = [episode for record in records for episode in record.get("episodes", ())]
    return (
        "\n".join(name for record in records for name in record["names"].values()),
        "\n".join(credit["person"] for record in records for credit in record["credits"]),
        "\n".join(
            text
            for episode in episodes
            for field in ("names", "synopses")
            for text in episode.get(field, {}).values()
        ),
        "\n".join(text for record in records for text in record.get("synopses", {}).values()),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
