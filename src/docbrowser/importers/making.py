"""From loose values to a record: cleaned and checked, and what does not fit is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser.i18n import _
from docbrowser.model import Record
from docbrowser.store.decoding import said
from docbrowser.text import clean, clean_line, is_clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_ODD_SPACE = re.compile(r"[^\S ]|  ")
_WITH_LINES: Final = frozenset({"synopses"})
_MOST_MISTAKES: Final = 50


def made(fields: Mapping[str, Any], complain: Callable[[str], None]) -> Record | None:
    """Return the record of `fields`, which are named and formed as in a catalogue document.

    Strings are cleaned; what is None or empty counts as not told. What does not fit the schema is
    left out, and `complain` is told of it in a few words; None where no name, id or episode is
    left, which could tell of which work it is.
    """
    raw: Any = _tidy(fields)
    for _mistake in range(_MOST_MISTAKES):
        try:
            record = msgspec.convert(raw, Record)
        except msgspec.ValidationError as error:
            complain(_without_mistake(raw, str(error)))
        except ValueError as error:  # a date that is none, a rating above its best
            complain(_without_mistake(raw, str(error)))
        else:
            return record if record.names or record.original_name or record.ids else None
    return None


def _tidy(value: Any, *, lines: bool = False) -> Any:
    if type(value) is str:
        if value.isascii() and value.isprintable() and "  " not in value:
            return value.strip()[:1_000] if not lines else clean(value.strip())
        if not lines and is_clean(value) and not _ODD_SPACE.search(value):
            return value.strip()[:1_000]
        return clean(value).strip() if lines else clean_line(value)
    if isinstance(value, (list, tuple)):
        tidy = [_tidy(item, lines=lines) for item in value]
        return [item for item in tidy if item is not None and item not in ("", {}, [])]
    if isinstance(value, dict):
        pairs = (
            (key, _tidy(item, lines=lines or key in _WITH_LINES)) for key, item in value.items()
        )
        return {key: item for key, item in pairs if item is not None and item not in ("", {}, [])}
    return value


def _without_mistake(raw: Any, message: str) -> str:
    """Take what the schema does not have out of `raw`, and return what was wrong with it."""
    what, _at, path = message.partition(" - at `")
    steps = [name or place for name, place in _STEP.findall(path)]
    if not steps:  # the check of a whole value: it begins with the field, if it is of one
        named = what.split(":")[0]
        field = named if named in raw else "rating" if "rating" in what else None
        if field is None:
            raw.clear()
        else:
            del raw[field]
        return said(what)
    parent, last = raw, steps[0]
    for step in steps[1:]:
        deeper = parent[int(last)] if isinstance(parent, list) else parent.get(last)
        if step == "..." or not isinstance(deeper, (dict, list)):
            break  # the key of a map, or an item whose place is not told
        if isinstance(deeper, list) and not step.isdigit():
            break
        parent, last = deeper, step
    value = parent[int(last)] if isinstance(parent, list) else parent.get(last)
    if isinstance(parent, list):
        del parent[int(last)]
    else:
        parent.pop(last, None)
    shown = clean_line(str(value))
    shown = shown if len(shown) <= 40 else shown[:39] + "…"  # noqa: PLR2004 - of a cell
    return _("{field}: {shown} does not fit").format(field=".".join(steps), shown=shown)
