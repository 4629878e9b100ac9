"""What can be found in the lines of a title: where one is, and what can be acted on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.segment import Segment

    Lines = Sequence[Sequence[Segment]]


_KINDS: Final = ("person", "episode", "claim", "link")
_SUBJECT: Final = "subject"


class Anchor(NamedTuple):
    """What can be acted on: a line on a person, an episode, what has a link; or a subject in it."""

    line: int
    kind: str
    value: str
    columns: tuple[int, int] | None = None
    """From which column up to which it goes; None where it is the whole line."""

    @property
    def what(self) -> tuple[str, str]:
        """What it is, wherever it stands."""
        return self.kind, self.value

    def covers(self, line: int, column: int) -> bool:
        """Return whether a place is in it."""
        first, end = self.columns or (0, column + 1)
        return line == self.line and first <= column < end


def found_in(lines: Lines) -> tuple[list[Anchor], dict[int, int]]:
    """Return what the drawing said of itself: the anchors, and the line of each section."""
    anchors: list[Anchor] = []
    sections: dict[int, int] = {}
    for number, segments in enumerate(lines):
        meta: dict[str, Any] = {}
        for segment in segments:
            if segment.style is not None and segment.text.strip():
                meta.update(segment.style.meta)
        if "section" in meta:
            # A heading may go on in a second line.
            sections.setdefault(meta["section"], number)
        for kind in _KINDS:
            # A long name goes on in a second line, which is no second episode.
            if kind in meta and (not anchors or anchors[-1].what != (kind, meta[kind])):
                anchors.append(Anchor(number, kind, meta[kind]))
        if _SUBJECT in meta:
            anchors += _subjects_in(number, segments, anchors[-1] if anchors else None)
    return anchors, sections


def _subjects_in(number: int, segments: Sequence[Segment], last: Anchor | None) -> list[Anchor]:
    """Return the subjects of a line, but for one that goes on from the line before."""
    spans: dict[str, tuple[int, int]] = {}
    column = 0
    for segment in segments:
        begin, column = column, column + segment.cell_length
        subject = segment.style.meta.get(_SUBJECT) if segment.style is not None else None
        if subject is not None and segment.text.strip():
            # It is in pieces where a part of it was searched for.
            spans[subject] = (spans.get(subject, (begin, column))[0], column)
    before = last.what if last is not None else None
    found = [Anchor(number, _SUBJECT, subject, span) for subject, span in spans.items()]
    return [one for one in found if one.what != before]


class Place(NamedTuple):
    """Where one is, whatever the width: so many letters behind the beginning of a section.

    The section is None above the first one.
    """

    section: int | None
    letters: int


def place_of(lines: Lines, sections: Mapping[int, int], top: int) -> Place:
    """Return the place of the line `top`; `sections` are the lines in which sections begin."""
    section = max(
        (one for one, line in sections.items() if line <= top),
        key=lambda one: sections[one],
        default=None,
    )
    begins = 0 if section is None else sections[section]
    return Place(section, sum(_letters(line) for line in lines[begins:top]))


def line_of(lines: Lines, sections: Mapping[int, int], place: Place) -> int:
    """Return the line in which a place is: its beginning, where it was a line's end before."""
    begins = 0 if place.section is None else sections.get(place.section, 0)
    ends = min((line for line in sections.values() if line > begins), default=len(lines))
    before = 0
    for number in range(begins, ends):
        before += _letters(lines[number])
        if before > place.letters:
            return number
    return begins if ends <= begins else ends - 1


def _letters(line: Sequence[Segment]) -> int:
    """Return how many letters a line has: what stands between them differs with the width."""
    return sum(sum(map(str.isalnum, segment.text)) for segment in line)
