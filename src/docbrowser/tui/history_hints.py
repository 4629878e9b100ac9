"""What stands at the bottom of the history. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.i18n import _
from docbrowser.tui import keys

if TYPE_CHECKING:
    from collections.abc import Iterable


def filtered(hints: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the keys that help in a history that is filtered: first the filter is cleared."""
    back = keys.BY_ID["back"].first
    return [(key, _("clear the filter") if key == back else word) for key, word in hints]


def of_filter() -> list[tuple[str, str]]:
    """Return the keys that help where words are typed that narrow the history."""
    return [
        (keys.named("enter"), _("to the list")),
        (keys.BY_ID["back"].first, _("clear the filter")),
    ]
