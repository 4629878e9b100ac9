"""What can go wrong with a fetch, each a sentence for the user."""

from __future__ import annotations

from docbrowser.errors import DocbrowserError
from docbrowser.i18n import _


class FetchError(DocbrowserError):
    """An answer could not be had, or is not what it should be."""


class OfflineError(FetchError):
    """The other side cannot be reached."""


class TooSlowError(FetchError):
    """The answer had not come whole when the time was up."""


class NothingFoundError(FetchError):
    """The other side has no such thing (HTTP 404)."""


class FetchCancelledError(FetchError):
    """The user did not want to wait any longer."""

    def __init__(self) -> None:
        super().__init__(_("The fetch was cancelled."))
