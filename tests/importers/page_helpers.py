"""What the tests of saved page texts share: reading one, and what mutating does to it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from docbrowser.importers.items import Item, Part, Passage, RefusedError, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.model import Record

if TYPE_CHECKING:
    from types import ModuleType

SAMPLES = Path(__file__).parent.parent / "samples"

NAMES = st.from_regex(r"[A-Z][a-zé]{1,9}( [A-Z][a-z]{2,9}){0,2}", fullmatch=True).filter(
    lambda name: not name.lower().startswith(("watch", "season", "episode", "cast", "crew", "x"))
)
SENTENCES = st.from_regex(r"[A-Z][a-z]{2,9}( [bcdfgh]{2,8}){5,9}\.", fullmatch=True)


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "page.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def items(importer: ModuleType, path: Path) -> list[Item]:
    assert importer.recognises(Sample(path))
    return list(importer.read(path))


def record_of(importer: ModuleType, path: Path) -> Record:
    """The one record of a page with which nothing is wrong."""
    (found,) = items(importer, path)
    record = found.record if isinstance(found, Part) else found
    assert isinstance(record, Record)
    return record


def with_complaints(importer: ModuleType, path: Path) -> tuple[Record, list[Rejected]]:
    first, *others = items(importer, path)
    record = first.record if isinstance(first, Part) else first
    assert isinstance(record, Record)
    return record, [other for other in others if isinstance(other, Rejected)]


def read_anyhow(importer: ModuleType, raw: bytes, folder: Path) -> None:
    """Read what a stranger made of a page: refused, rejected or read, and nothing else."""
    path = folder / "mutated.txt"
    path.write_bytes(raw)
    importer.recognises(Sample(path))
    with contextlib.suppress(RefusedError):
        found = list(importer.read(path))
        assert all(isinstance(item, Record | Part | Passage | Rejected) for item in found)


@st.composite
def mutated(draw: st.DrawFn, raw: bytes) -> bytes:
    """Bytes with some flipped, cut out, doubled or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 80)))
        put = draw(st.sampled_from([b"", b"\n", b"\xff\x00", b"Episode 1\n", b"- \xe2\x80\xa2 "]))
        raw = draw(
            st.sampled_from(
                [
                    raw[:start] + put + raw[end:],
                    raw[:start] + raw[start:end] * 2 + raw[end:],
                    raw[end:] + raw[:start],
                    raw[:start] + bytes(byte ^ 0x20 for byte in raw[start:end]) + raw[end:],
                ]
            )
        )
    return raw
