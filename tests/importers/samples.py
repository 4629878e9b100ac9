"""What the tests of importers share: samples, and samples that were damaged on their way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers.items import NO_WISHES, Deed, Part, Passage, RefusedError, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docbrowser.importers.items import Item, Wishes

SAMPLES = Path(__file__).parents[1] / "samples"
_OTHER_VALUES: tuple[Any, ...] = (
    None, True, -1, 1e300, 10**40, "", "\u202e\ud7ff", [], [[]], {}, [None], {"a": []},
)  # fmt: skip
_PUT_IN = (
    b"", b"\n", b'"', b",", b"{[", b"\0", b"\xff\x00", b"\xff\xfe", b"Episode 1\n",
    b"- \xe2\x80\xa2 ",
)  # fmt: skip


def written(folder: Path, value: object, name: str = "answer.json") -> Path:
    """Return a file that holds a value as JSON."""
    path = folder / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def taken_in(
    module: Any, path: Path, wishes: Wishes = NO_WISHES
) -> tuple[list[Any], list[tuple[int | None, str]]]:
    """Return what an importer makes of a file that it recognises, and what it rejects."""
    assert module.recognises(Sample(path))
    items = list(module.read(path, wishes))
    rejected = [(item.line, item.reason) for item in items if isinstance(item, Rejected)]
    return [item for item in items if not isinstance(item, Rejected)], rejected


def refusal(module: Any, path: Path) -> str:
    """Return why an importer refuses a whole file."""
    try:
        items: list[Item] = list(module.read(path))
    except RefusedError as error:
        return error.reason
    raise AssertionError(f"{path.name} was taken in: {items}")


def brief(deeds: list[Deed]) -> list[tuple[str, str | None]]:
    """Return verbs and values; what is implied stands in brackets."""
    return [(f"({d.verb})" if d.implied else d.verb, d.value) for d in deeds]


def read_anyhow(module: Any, raw: bytes, folder: Path, name: str = "mutated.txt") -> None:
    """Read what a stranger made of a file: refused, rejected or read, and nothing else."""
    path = folder / name
    path.write_bytes(raw)
    module.recognises(Sample(path))
    try:
        items = list(module.read(path))
    except RefusedError:
        return
    assert all(isinstance(item, Record | Part | Deed | Passage | Rejected) for item in items)


def survives_damage(module: Any, path: Path, tmp_path: Path, times: int = 60) -> None:
    """Assert that however a file is damaged, it is read, rejected or refused."""

    @settings(max_examples=times, deadline=None)
    @given(damaged=mutated(path.read_bytes()))
    def read(damaged: bytes) -> None:
        read_anyhow(module, damaged, tmp_path, f"damaged-{path.name}")

    read()


@st.composite
def mutated(draw: st.DrawFn, raw: bytes) -> bytes:
    """Bytes with some flipped, cut out, doubled or put in, or with the end cut off."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 80)))
        put = draw(st.sampled_from(_PUT_IN) | st.binary(min_size=1, max_size=1))
        raw = draw(
            st.sampled_from(
                [
                    raw[:start] + put + raw[end:],
                    raw[:start] + put + raw[start:],
                    raw[:start] + raw[start:end] * 2 + raw[end:],
                    raw[end:] + raw[:start],
                    raw[:start] + bytes(byte ^ 0x20 for byte in raw[start:end]) + raw[end:],
                    raw[:start],
                ]
            )
        )
    return raw


def survives_other_values(module: Any, value: Any, write: Callable[[Any], Path]) -> None:
    """Assert the same of JSON in which every value in turn is of another type."""
    for other in _OTHER_VALUES:
        for changed in _with_other(value, other):
            try:
                list(module.read(write(changed)))
            except RefusedError:
                continue


def _with_other(value: Any, other: Any) -> Iterator[Any]:
    """Yield `value` with each of its parts in turn replaced."""
    yield other
    if isinstance(value, dict):
        for key, item in value.items():
            for changed in _with_other(item, other):
                yield {**value, key: changed}
    elif isinstance(value, list):
        for at, item in enumerate(value):
            for changed in _with_other(item, other):
                yield [*value[:at], changed, *value[at + 1 :]]


def only(records: list[Any]) -> Record:
    """Return the one record of a file, or that of the one part."""
    (found,) = records
    record: Record = getattr(found, "record", found)
    return record
