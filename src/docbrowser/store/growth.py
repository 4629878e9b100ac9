"""The bytes of a TinyDB file that only ever grows: what was added to them, and how to add more.

The file has one document a line, and its one table ends with the file. So what is known of it need
be neither read nor made again: new documents go before the closing braces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docbrowser.store.tables import parse_tables, serialize

if TYPE_CHECKING:
    from docbrowser.store.tables import Tables

    Rows = dict[str, dict[str, Any]]

_END: Final = b"\n}}\n"
_MOST_DIGITS: Final = 18


class Growth(NamedTuple):
    """What a file held when it was read or written last.

    `can_grow` is whether the table `name` is its only one and laid out so that it can be added to;
    `last` is the greatest number of a document in it.
    """

    name: str
    content: bytes = b""
    can_grow: bool = False
    last: int = 0


def growth_of(name: str, content: bytes, tables: Tables) -> Growth:
    """Return what there is to know of a file of `content`, which parses to `tables`."""
    rows = tables.get(name, {})
    can_grow = bool(rows) and len(tables) == 1 and content.endswith(_END)
    return Growth(name, content, can_grow, _last(rows))


def added_to(before: Growth, content: bytes) -> tuple[Growth, Rows] | None:
    """Return the documents that `content` has more than before; None where that cannot be said.

    Then all of it has to be read. So it is where something else than the end has changed.
    """
    end = len(before.content) - len(_END)
    if not before.can_grow or len(content) < len(before.content) or not content.endswith(_END):
        return None
    if not content.startswith(memoryview(before.content)[:end]):
        return None
    new = content[end:]
    if new == _END:
        return before._replace(content=content), {}
    if not new.startswith(b",\n"):
        return None
    try:
        tables = parse_tables(b'{"": {' + new[1:])
    except ValueError:
        return None
    rows = tables[""]
    if len(tables) != 1 or not rows or min(map(_number, rows)) <= before.last:
        return None
    return before._replace(content=content, last=_last(rows)), rows


def grown(before: Growth, rows: Rows, tables: Tables) -> Growth:
    """Return the file with `rows` in its table; `tables` is asked only where all is made anew.

    Raises:
        StoreError: a value is of no kind that JSON has.
    """
    name = before.name
    if not rows:
        return before
    if not before.can_grow:
        whole: Tables = {**tables, name: tables.get(name, {}) | rows}
        return growth_of(name, serialize(whole), whole)
    lines = serialize({name: rows}).partition(b"\n")[2]
    end = len(before.content) - len(_END)
    content = b",\n".join((memoryview(before.content)[:end], lines))
    return before._replace(content=content, last=_last(rows))


def _last(rows: Rows) -> int:
    return max(map(_number, rows), default=0)


def _number(digits: str) -> int:
    return int(digits) if len(digits) <= _MOST_DIGITS else 0
