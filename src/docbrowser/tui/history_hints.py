"""What stands at the bottom of the history. Pure."""

from __future__ import annotations

from docbrowser.i18n import _
from docbrowser.tui import keys


def of_filter() -> list[tuple[str, str]]:
    """Return the keys that help where words are typed that narrow the history."""
    return [
        (keys.named("enter"), _("to the list")),
        (keys.BY_ID["back"].first, _("clear the filter")),
    ]
