"""What is worked out of a text once, and again only when another language is spoken."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import forgets

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST: Final = 4096


def remembered(say: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that remembers what `say` said, as long as the same language is spoken."""
    kept = lru_cache(maxsize=_MOST)(say)
    forgets(kept.cache_clear)
    return kept
