"""JSON-LD blocks of a page: found, mended where they are broken, and laid out as nodes.

The format: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents.
"""

from __future__ import annotations

import html
import json
import re
import sys
import time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from docbrowser.importers.extras import need
from docbrowser.importers.web_page import JSON_LD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

    from docbrowser.importers.web_page import Script

MAX_NODES: Final = 20_000
MAX_BLOCKS: Final = 2 << 20
"""Characters of all blocks of a page that are looked at; a long page has some hundred thousand."""
MAX_MENDED: Final = 256 << 10
"""Characters of the longest broken block that is mended."""
_MENDING: Final = 0.6
"""Seconds that may go into mending the blocks of one page."""
_MAX_BLOCKS: Final = 50
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$|;\s*$")


class Blocks(NamedTuple):
    """What the blocks of a page hold, and the lines of those that are beyond mending."""

    values: list[Any]
    broken: list[int]


class _TooLongError(Exception):
    """Mending takes longer than the block is worth."""


def blocks_of(scripts: Iterable[Script]) -> Blocks:
    """Return the values of a page's JSON-LD blocks."""
    found = Blocks([], [])
    until: float | None = None
    of_kind = [script for script in scripts if script.kind == JSON_LD and script.text.strip()]
    left = MAX_BLOCKS
    for script in of_kind[:_MAX_BLOCKS]:
        left -= len(script.text)
        if left < 0:
            found.broken.append(script.line)
            continue
        value = _read(script.text)
        if value is None:
            until = until or time.monotonic() + _MENDING
            value = _mended(script.text, until)
        if isinstance(value, (dict, list)) and value:
            found.values.append(value)
        else:
            found.broken.append(script.line)
    return found


def _read(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


def _mended(text: str, until: float) -> Any:
    """Return the value of a broken block: first as written but for its wrapping, then guessed."""
    bare = _WRAPPED.sub("", _WRAPPED.sub("", text))
    if bare.lstrip()[:12].replace(" ", "").startswith(("{&quot;", "[{&quot;")):
        bare = html.unescape(bare)
    try:
        return json.loads(bare, strict=False)  # line breaks within strings
    except RecursionError:
        return None
    except ValueError:
        pass
    if len(bare) > MAX_MENDED or not bare.lstrip().startswith(("{", "[")):
        return None
    repair = need("json_repair")
    before = sys.getprofile()
    # On some texts the library takes the square of their length. It is called from nowhere else
    # and calls on at each step, so that each call is a place to stop it.
    sys.setprofile(_stopping(until))
    try:
        return repair.loads(bare, skip_json_loads=True)
    except (_TooLongError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    finally:
        sys.setprofile(before)


def _stopping(until: float) -> Any:
    calls = 0

    def watch(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal calls
        calls += 1
        if not calls % 500 and time.monotonic() > until:
            raise _TooLongError

    return watch


def nodes_of(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Return the nodes at the top of blocks: of lists and of `@graph`, in their order."""
    left = MAX_NODES
    waiting = [(value, 0) for value in values][::-1]
    while waiting and left:
        value, depth = waiting.pop()
        left -= 1
        if isinstance(value, list) and depth < 4:  # noqa: PLR2004 - lists within lists
            waiting.extend((one, depth + 1) for one in reversed(value[:MAX_NODES]))
        elif isinstance(value, dict):
            yield value
            if isinstance(value.get("@graph"), (list, dict)):
                waiting.append((value["@graph"], depth + 1))
