"""What marking many episodes has left alone, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.i18n import counted

if TYPE_CHECKING:
    from docbrowser.wishes import Passed


def episodes_passed(passed: Passed) -> str:
    """Return `2 episodes yet to be shown, 1 episode without a date`, "" where there are none."""
    unaired, undated = passed.unaired, passed.undated
    parts = [
        counted("{n} episode yet to be shown", "{n} episodes yet to be shown", unaired)
        if unaired
        else "",
        counted("{n} episode without a date", "{n} episodes without a date", undated)
        if undated
        else "",
    ]
    return ", ".join(filter(None, parts))
