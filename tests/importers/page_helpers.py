"""What the tests of saved page texts share: writing one, reading one, and what one may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from docbrowser.importers.items import Item, Part, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.model import Record

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

NAMES = st.from_regex(r"[A-Z][a-zé]{1,9}( [A-Z][a-z]{2,9}){0,2}", fullmatch=True).filter(
    lambda name: not name.lower().startswith(("watch", "season", "episode", "cast", "crew", "x"))
)
SENTENCES = st.from_regex(r"[A-Z][a-z]{2,9}( [bcdfgh]{2,8}){5,9}\.", fullmatch=True)


def tried(times: int) -> settings:
    """The settings of a test that writes each example over the last one."""
    return settings(
        max_examples=times,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


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
