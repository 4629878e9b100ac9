"""The user's notes: a text on a title or an episode, and remarks at moments of it. Pure.

A remark is a line that begins with a timecode, and may say of which kind it is:
`12:40 claim: the ice is older than the sea`, `1:02:15 who is speaking here?`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

RemarkKind: TypeAlias = Literal["claim", "quote", "question", "to-check"]
KINDS: Final[tuple[RemarkKind, ...]] = ("claim", "quote", "question", "to-check")
_REMARK: Final = re.compile(
    r"(?P<time>(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d))(?!\d)[\s,–-]*"
    rf"(?:(?P<kind>{'|'.join(KINDS)})\s*:)?\s*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Remark(NamedTuple):
    """A note at a moment: the timecode as it was written, the same in seconds, kind and words."""

    time: str
    seconds: int
    kind: RemarkKind | None
    text: str


class Note(NamedTuple):
    """A note as it is kept: the text, and the remarks, each a line."""

    text: str
    remarks: tuple[str, ...]


def remark(line: str) -> Remark | None:
    """Return what a line says that begins with a timecode, None for any other."""
    match = _REMARK.match(line)
    if match is None:
        return None
    hours, minutes, seconds = (int(match[part] or 0) for part in ("hours", "minutes", "seconds"))
    kind = next((kind for kind in KINDS if kind == (match["kind"] or "").lower()), None)
    total = hours * 3600 + minutes * 60 + seconds
    return Remark(match["time"], total, kind, match["text"].strip())


def is_remark(line: str) -> bool:
    """Return whether a line is a note at a moment."""
    return _REMARK.match(line) is not None


def in_order(remarks: Iterable[str]) -> list[str]:
    """Return remarks as the moments follow each other."""
    return sorted(remarks, key=_seconds)


def parted(text: str) -> Note:
    """Return a text that the user wrote as a note and its remarks."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    remarks = dict.fromkeys(line.strip() for line in lines if is_remark(line.strip()))
    rest = "\n".join(line for line in lines if not is_remark(line.strip()))
    return Note(re.sub(r"\n{3,}", "\n\n", rest).strip(), tuple(in_order(remarks)))


def joined(text: str, remarks: Iterable[str]) -> str:
    """Return a note and its remarks as one text, to be read and written on."""
    return "\n".join(filter(None, (text, *remarks)))


def _seconds(line: str) -> int:
    found = remark(line)
    return found.seconds if found else 0
