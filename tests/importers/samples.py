"""What the tests of importers share: samples, and samples that were damaged on their way."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docbrowser.importers.items import NO_WISHES, RefusedError, Rejected
from docbrowser.importers.reading import Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docbrowser.importers.items import Deed, Item, Wishes
    from docbrowser.model import Record

SAMPLES = Path(__file__).parents[1] / "samples"
_OTHER_VALUES: tuple[Any, ...] = (
    None, True, -1, 1e300, 10**40, "", "\u202e\ud7ff", [], [[]], {}, [None], {"a": []},
)  # fmt: skip


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


def survives_damage(module: Any, path: Path, tmp_path: Path, times: int = 60) -> None:
    """Assert that however a file is damaged, it is read, rejected or refused."""
    for seed, damaged in enumerate(_damaged(path.read_bytes(), times)):
        copy = tmp_path / f"{seed}-{path.name}"
        copy.write_bytes(damaged)
        try:
            module.recognises(Sample(copy))
            list(module.read(copy))
        except RefusedError:
            continue


def survives_other_values(module: Any, value: Any, write: Callable[[Any], Path]) -> None:
    """Assert the same of JSON in which every value in turn is of another type."""
    for other in _OTHER_VALUES:
        for changed in _with_other(value, other):
            try:
                list(module.read(write(changed)))
            except RefusedError:
                continue


def _damaged(raw: bytes, times: int) -> Iterator[bytes]:
    for seed in range(times):
        chance = random.Random(seed)
        content = bytearray(raw)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content) or 1)
            match chance.randrange(4):
                case 0:
                    content[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del content[at : at + chance.randint(1, 40)]
                case 2:
                    content[at:at] = chance.choice([b'"', b",", b"{[", b"\0", b"\xff\xfe", b"\n"])
                case _:
                    content = content[:at] if chance.random() < 0.2 else content
        yield bytes(content)


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
