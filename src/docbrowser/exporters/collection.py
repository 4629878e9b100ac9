"""All that is the user's, as exporters take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docbrowser.entries import NOTHING, Entry
from docbrowser.listing import display_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from docbrowser.actions import Action
    from docbrowser.titles import Title

_LANGUAGES = ("en",)


@dataclass(frozen=True, kw_only=True)
class Collection:
    """All that is the user's on a day; what there may be a million of is made when gone through."""

    today: dt.date
    documents: Iterable[Mapping[str, Any]] = ()
    """What the user's own catalogue holds, its text cleaned, in the order of the ids."""
    actions: Iterable[Action] = ()
    """All actions of all devices, in the order of doing."""
    titles: Iterable[tuple[Title, Entry]] = ()
    """Each title that has a mark or is in the user's own catalogue, in the order of the ids.

    A title that has marks and is in no catalogue any more has an id and nothing else.
    """
    marked: Iterable[tuple[Title, Entry]] = ()
    """Those of them that have a mark."""
    at: str | None = None
    """When it was brought together, a date-time."""


def name_of(title: Title) -> str:
    """Return the name under which most programs know a title: the English one, if it has any."""
    return display_name(title, _LANGUAGES)


def is_marked(entry: Entry) -> bool:
    """Return whether anything is said of a title."""
    return entry != NOTHING
