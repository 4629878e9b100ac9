"""Values as schema.org's properties have them: one or several, plain or wrapped. Pure."""

from __future__ import annotations

import html
import math
import re
from typing import Any, Final
from urllib.parse import urljoin

from docbrowser.importers.parsing import date_of, minutes_of, rating_of
from docbrowser.importers.sites import is_address

MAX_VALUES: Final = 5_000
_MAX_TEXT: Final = 40_000
_MARKUP = re.compile(r"</?(?:p|br|b|i|em|strong|a|div|span|ul|li)\b[^<>]{0,300}>", re.IGNORECASE)
_BEGINNING = re.compile(r"^.*[/#:]")
_INSTEAD: Final = ("@value", "name", "@id", "url")


def listed(value: Any) -> list[Any]:
    """Return the values of a property, of which there may be none, one, or a list of them."""
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    if isinstance(value, list):
        return [one for one in value[:MAX_VALUES] if one is not None]
    return [] if value is None else [value]


def types_of(node: dict[str, Any]) -> set[str]:
    """Return the types of a node without their vocabulary: `Movie`, not `schema:Movie`."""
    stated = listed(node.get("@type"))[:16]
    return {_BEGINNING.sub("", one[:200]) for one in stated if isinstance(one, str)}


def text_of(value: Any) -> str | None:
    """Return the text of a value: its own, its `@value`, or the name of the thing it is."""
    for one in listed(value):
        if isinstance(one, dict):
            wrapped = next((one[key] for key in _INSTEAD[:2] if key in one), None)
            one = wrapped[0] if isinstance(wrapped, list) and wrapped else wrapped  # noqa: PLW2901
        if isinstance(one, (int, float)) and not isinstance(one, bool):
            one = f"{one:.15g}"  # noqa: PLW2901
        if isinstance(one, str):
            text = html.unescape(_MARKUP.sub(" ", one[:_MAX_TEXT])).strip()
            if text:
                return text
    return None


def texts_of(value: Any) -> list[str]:
    """Return the texts of all values of a property, none twice."""
    texts = (text_of(one) for one in listed(value))
    return list(dict.fromkeys(text for text in texts if text))


def cells_of(value: Any) -> list[str]:
    """Return the texts of a property that may also stand in one text, apart by commas."""
    return list(
        dict.fromkeys(
            cell.strip() for text in texts_of(value) for cell in text.split(",") if cell.strip()
        )
    )


def things_of(value: Any) -> list[dict[str, Any]]:
    """Return those values of a property that are things with properties of their own."""
    return [one for one in listed(value) if isinstance(one, dict)]


def addresses_of(value: Any, page: str | None) -> list[str]:
    """Return the addresses among the values of a property, made whole by the page's own."""
    found = []
    for one in listed(value)[:50]:
        address = one.get("@id") or one.get("url") if isinstance(one, dict) else one
        if not isinstance(address, str) or not 0 < len(address) < 2_000:  # noqa: PLR2004
            continue
        try:
            whole = urljoin(page or "", address.strip())
        except ValueError:
            continue
        if is_address(whole):
            found.append(whole)
    return found


def date_in(*values: Any) -> str | None:
    """Return the first date that stands in one of the values."""
    return next(
        (date for value in values for one in texts_of(value) if (date := date_of(one))), None
    )


def minutes_in(*values: Any) -> int | None:
    """Return the first length that stands in one of the values, in minutes."""
    for value in values:
        try:
            minutes = minutes_of(text_of(value))
        except (ValueError, OverflowError):
            minutes = None
        if minutes:
            return minutes
    return None


def whole_in(value: Any) -> int | None:
    """Return the whole number that a value begins with, such as `3`, `"3"` or `"E03"`."""
    match = re.match(r"[A-Za-z.# ]{0,12}0*(\d{1,6})(?:\.0+)?(?!\d)", text_of(value) or "", re.ASCII)
    return int(match[1]) if match else None


def decimal_in(value: Any) -> float | None:
    """Return the decimal number in a value."""
    text = text_of(value)
    number = rating_of(text) if text and not text.startswith("-") else None
    return number if number is not None and math.isfinite(number) else None
