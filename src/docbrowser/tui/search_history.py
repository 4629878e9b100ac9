"""The searches that were used before, and the way back through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.store.searches import MOST

if TYPE_CHECKING:
    from collections.abc import Iterable


class SearchHistory:
    """Searches, the newest last; and where among them one has got to."""

    def __init__(self) -> None:
        self._used: list[str] = []
        self._place: int | None = None
        self._typed = ""

    def take_in(self, older: Iterable[str]) -> None:
        """Take in the searches of earlier starts."""
        self._place = None
        self._used = _each_once([*older, *self._used])

    def remember(self, query: str) -> bool:
        """Take in a search as the newest; return whether there is anything new in it."""
        self._place = None
        if not query.strip() or self._used[-1:] == [query]:
            return False
        self._used = _each_once([*self._used, query])
        return True

    def earlier(self, now: str) -> str | None:
        """Return the search that was used before the one that stands there `now`."""
        if not self._is_at(now):
            self._typed, self._place = now, len(self._used)
        places = range((self._place or 0) - 1, -1, -1)
        place = next((place for place in places if self._used[place] != now), None)
        if place is None:
            return None
        self._place = place
        return self._used[place]

    def later(self, now: str) -> str | None:
        """Return the search that was used after it; at the end, what was being typed."""
        if self._place is None or not self._is_at(now):
            return None
        following = [*self._used, self._typed]
        places = range(self._place + 1, len(following))
        place = next((place for place in places if following[place] != now), None)
        if place is None:
            return None
        self._place = place if place < len(self._used) else None
        return following[place]

    def _is_at(self, now: str) -> bool:
        """Whether what stands there was brought from the searches, and left as it was."""
        return self._place is not None and self._used[self._place : self._place + 1] == [now]


def _each_once(used: list[str]) -> list[str]:
    return list(dict.fromkeys(reversed(used)))[:MOST][::-1]
