"""A line of tags: what stands in it, and how the tag at the cursor goes on. Pure."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_OFFERED: Final = 6
_COMMA: Final = ", "


class Line(NamedTuple):
    """A line of tags that commas part, and where the cursor stands in it."""

    text: str
    cursor: int

    @classmethod
    def of(cls, tags: Sequence[str]) -> Line:
        """Return the line in which `tags` stand and one more can be typed."""
        text = "".join(f"{tag}{_COMMA}" for tag in tags)
        return cls(text, len(text))

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, each once, as it was written first."""
        first: dict[str, str] = {}
        for tag in filter(None, map(_tag, self.text.split(","))):
            first.setdefault(tag.casefold(), tag)
        return tuple(first.values())

    def offers(self, known: Sequence[str]) -> list[str]:
        """Return the known tags that begin like the one at the cursor and are not there yet."""
        start, _ = self._bounds
        beginning = fold(_tag(self.text[start : self.cursor]))
        there = {tag.casefold() for tag in self.tags}
        fitting = (
            tag for tag in known if tag.casefold() not in there and fold(tag).startswith(beginning)
        )
        return list(islice(fitting, MOST_OFFERED))

    def completed(self, tag: str) -> Line:
        """Return the line with `tag` in the place of the one at the cursor."""
        start, end = self._bounds
        before = f"{self.text[:start]}{' ' if start else ''}{tag}"
        if end == len(self.text):
            before += _COMMA  # so that the next one can be typed
        return Line(before + self.text[end:], len(before))

    @property
    def _bounds(self) -> tuple[int, int]:
        """Between which commas the cursor stands."""
        end = self.text.find(",", self.cursor)
        return self.text.rfind(",", 0, self.cursor) + 1, len(self.text) if end < 0 else end


def _tag(written: str) -> str:
    return written.strip().removeprefix("#").strip()
