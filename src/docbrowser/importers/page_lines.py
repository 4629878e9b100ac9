"""What the importers of saved page texts share: lines, labelled sections, addresses."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser import i18n
from docbrowser.i18n import _
from docbrowser.importers.items import RefusedError
from docbrowser.importers.parsing import date_of
from docbrowser.importers.reading import read_text
from docbrowser.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from docbrowser.importers.reading import Sample

PAGE_LIMIT: Final = 1 << 20
"""Bytes of the longest page text; real ones hold some thousands."""
MAX_LINES: Final = 20_000
MAX_LABEL: Final = 200
"""Characters of the longest line that can be a label."""

_SPACES = re.compile(r"\s+")
_BULLET = re.compile(r"(?:[•·*‣▪◦●○■–-]\s+|[•‣▪◦●○■])(?=\S)")
_LAST_MARK = re.compile(r"[.!?…][\"'”“»)\]’]*$")
_SAVED_ON = re.compile(
    r"(?:retrieved|saved|accessed)(?: on| at)?\s*:?\s+(\S.{3,39})", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:(?:url|source|address|page|from)\s*:\s*)?(?:https?://|www\.)\S+", re.IGNORECASE
)
_SENTENCE_WORDS: Final = 5
_TITLE_LENGTH: Final = 100


class Line(NamedTuple):
    """A line that is not empty: its number from 1, and its text without a bullet."""

    number: int
    text: str
    bullet: bool = False
    apart: bool = True
    """Whether an empty line stands before it."""


class Section(NamedTuple):
    """The lines after a label; the first section is that of no label."""

    label: str
    lines: list[Line]
    match: re.Match[str] | None = None
    number: int | None = None


def read_lines(path: Path) -> list[Line]:
    """Return the lines of a saved page text.

    Raises:
        RefusedError: it cannot be read, or is empty, or much longer than a page.
    """
    text = read_text(path, PAGE_LIMIT)
    if text.count("\n") > MAX_LINES:
        most = i18n.number(MAX_LINES)
        raise RefusedError(_("it has more than {most} lines, which no page has").format(most=most))
    lines = lines_of(text)
    if not lines:
        raise RefusedError(_("it is empty"))
    return lines


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not empty, cleaned, with single spaces."""
    found: list[Line] = []
    apart = True
    for number, raw in enumerate(text.split("\n"), start=1):
        line = clean(_SPACES.sub(" ", raw)).replace("\n", " ").strip()
        if not line:
            apart = True
            continue
        if "&" in line and ";" in line:
            line = clean(html.unescape(line)).replace("\n", " ").strip()
        mark = _BULLET.match(line)
        bare = line[mark.end() :] if mark else line
        if bare:
            found.append(Line(number, bare, bullet=mark is not None, apart=apart))
            apart = False
    return found


def sample_lines(sample: Sample) -> list[Line]:
    """Return the lines of a sample, none where it is no plain text."""
    text = sample.text
    if sample.is_json or text.lstrip("\ufeff \t\r\n").startswith("<") or "\0" in text:
        return []
    return _sample_lines(text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=1)  # every format asks about the same sample
def _sample_lines(text: str) -> list[Line]:
    return lines_of(text)


def sections(lines: Iterable[Line], labels: Mapping[str, re.Pattern[str]]) -> list[Section]:
    """Return `lines` cut at the labels, which are patterns of a whole line."""
    found = [Section("", [])]
    for line in lines:
        label, match = label_of(line, labels)
        if match is None:
            found[-1].lines.append(line)
        else:
            found.append(Section(label, [], match, line.number))
    return found


def label_of(line: Line, labels: Mapping[str, re.Pattern[str]]) -> tuple[str, re.Match[str] | None]:
    """Return which label a line is, with its match; `("", None)` where it is none."""
    if len(line.text) <= MAX_LABEL:
        for label, pattern in labels.items():
            if match := pattern.fullmatch(line.text):
                return label, match
    return "", None


def lines_under(found: Iterable[Section], *labels: str) -> list[Line]:
    """Return the lines of all sections with these labels."""
    return [line for section in found if section.label in labels for line in section.lines]


def is_sentence(text: str) -> bool:
    """Return whether `text` is prose rather than a name or a label."""
    words = text.count(" ") + 1
    ends = _LAST_MARK.search(text[-20:]) is not None
    return (ends and words >= _SENTENCE_WORDS) or len(text) > _TITLE_LENGTH


def is_prose(text: str) -> bool:
    """Return whether `text` may be of a synopsis: a sentence, or more words than a label has."""
    return is_sentence(text) or text.count(" ") >= _SENTENCE_WORDS


def paragraphs_of(lines: Iterable[Line]) -> str | None:
    """Return prose as one text, None where there is none.

    Lines that follow each other without an empty line are paragraphs all the same: a page text
    has one to a line.
    """
    return "\n\n".join(line.text for line in lines) or None


def retrieved_on(lines: Iterable[Line]) -> str | None:
    """Return the day on which a page was saved, if a line of its own says so."""
    for line in lines:
        if len(line.text) <= MAX_LABEL and (match := _SAVED_ON.fullmatch(line.text)):
            return date_of(match[1])
    return None


def is_note(line: Line) -> bool:
    """Return whether a line is no part of the page, but tells where or when it was saved."""
    text = line.text[: 5 * MAX_LABEL]
    return bool(_LINK.fullmatch(text)) or retrieved_on([line]) is not None


def address(lines: Iterable[Line], pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the address of the page itself: the one that stands in its text.

    Where several differ it is not known which one it is, unless the first line holds one.
    """
    found: dict[str, re.Match[str]] = {}
    for place, line in enumerate(lines):
        for match in pattern.finditer(line.text[:2_000]):
            if place == 0:
                return match
            found.setdefault(match[0], match)
    return next(iter(found.values())) if len(found) == 1 else None


def bears_address(lines: Sequence[Line], pattern: re.Pattern[str]) -> bool:
    """Return whether one of the first lines holds an address of the site."""
    return any(pattern.search(line.text[:300]) for line in lines[:5])


def same_text(one: str, other: str) -> bool:
    """Return whether two lines say the same, whatever the case and accents."""
    return fold(one).strip() == fold(other).strip()
