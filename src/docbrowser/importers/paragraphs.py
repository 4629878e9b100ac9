"""Bare synopsis texts: paragraphs of prose in a `.txt`, each about a work that it does not name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.importers import page_lines as pages
from docbrowser.importers.items import NO_WISHES, Passage, Rejected
from docbrowser.importers.languages import language_of
from docbrowser.importers.page_lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "synopses"

_ENDINGS: Final = (".txt", ".text")
_SOURCE = re.compile(
    r"\s*[(\[](?:(?:text|quelle|source|via|из|источник|текст)\b\s*:?[^()\[\]]{1,60}"
    r"|(?<=[.!?…“”»\"][(\[])[^()\[\].!?]{1,40}|(?<=[.!?…“”»\"]\s[(\[])[^()\[\].!?]{1,40})[)\]]\s*$",
    re.IGNORECASE,
)
_LONE_SOURCE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
_ENDS = re.compile(r"[.!?…][\"'”“»)\]’]*$")
_SHORTEST: Final = 30
_LETTERS: Final = 25
_WORDS: Final = 5
_PLAIN: Final = 80
_WRAPPED_AT: Final = 120
_NARROWEST: Final = 40
_FULL_LINE: Final = 0.7
_MOST_LOOSE: Final = 0.15
_MOST_LABELS: Final = 0.34
_LABELS_ENOUGH: Final = 2
_LABEL = re.compile(r"[^\W\d_][\w &-]{1,25}:(?:\s.*)?")


def recognises(sample: Sample) -> bool:
    """Return whether it is prose from end to end: no table, no page with labels."""
    if not sample.name.endswith(_ENDINGS):
        return False
    lines = [line for line in pages.sample_lines(sample) if not _LONE_SOURCE.fullmatch(line.text)]
    found = paragraphs_in(lines)
    labels = sum(_LABEL.fullmatch(line.text[: pages.MAX_LABEL]) is not None for line in lines)
    if sample.text.count("\t") > len(found) or labels >= max(_LABELS_ENOUGH, len(lines) // 4):
        return False
    prose = [paragraph for paragraph in found if is_paragraph(paragraph.text)]
    return bool(prose) and len(found) - len(prose) <= len(found) * _MOST_LABELS


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - as all
    """Yield each paragraph, with the language that it is found to be in.

    Raises:
        RefusedError: it cannot be read.
    """
    for paragraph in paragraphs_in(pages.read_lines(path)):
        text = without_source(paragraph.text)
        if is_paragraph(text):
            yield Passage(text=text, lang=language_of(text), line=paragraph.number)
        elif not _LONE_SOURCE.fullmatch(paragraph.text):
            reason = _("“{text}” is too short to tell of which work it is").format(
                text=_shortened(text)
            )
            yield Rejected(reason=reason, line=paragraph.number)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORTEST else text[: _SHORTEST - 1] + "…"


def is_paragraph(text: str) -> bool:
    """Return whether `text` is prose by which a work may be found, and no label or heading."""
    if len(text) < _SHORTEST or text.count(" ") + 1 < _WORDS:
        return False
    letters = sum(character.isalpha() for character in text[:400])
    if letters < max(_LETTERS, len(text[:400]) // 2):
        return False
    return len(text) >= _PLAIN or bool(_ENDS.search(text[-10:]))


def without_source(text: str) -> str:
    """Return `text` without who wrote it, in brackets at its end, such as "(Text: arte)"."""
    tail = max(0, len(text) - 100)
    return text[:tail] + _SOURCE.sub("", text[tail:])


def paragraphs_in(lines: Sequence[Line]) -> list[Line]:
    """Return the paragraphs: one to a line, or several lines where text was broken to a width."""
    found: list[Line] = []
    block: list[Line] = []
    for line in lines:
        if line.apart and block:
            found += _of_block(block)
            block = []
        block.append(line)
    return found + _of_block(block) if block else found


def _of_block(block: Sequence[Line]) -> list[Line]:
    width = max(len(line.text) for line in block)
    loose = sum(
        len(line.text) < width * _FULL_LINE and not _ENDS.search(line.text[-10:])
        for line in block[:-1]
    )
    is_wrapped = _NARROWEST <= width <= _WRAPPED_AT and loose <= len(block) * _MOST_LOOSE
    if not is_wrapped or all(_ENDS.search(line.text[-10:]) for line in block):
        return list(block)
    found: list[list[Line]] = []
    for line in block:
        before = found[-1][-1] if found else None
        # A short line that ends a sentence ends a paragraph too.
        ends = before is None or (
            _ENDS.search(before.text[-10:]) and len(before.text) < width * _FULL_LINE
        )
        if ends or line.bullet:
            found.append([])
        found[-1].append(line)
    return [
        Line(lines[0].number, " ".join(line.text for line in lines), apart=lines[0].apart)
        for lines in found
    ]
