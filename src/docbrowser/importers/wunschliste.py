"""Saved texts of the German TV guides wunschliste.de and fernsehserien.de.

A page about a film has its name, "D 2018 (53 Min.)" and a synopsis, which ends in its source,
"(Text: arte)". What was saved of a page about an episode begins with "Folgeninhalt" and does not
say of what: that text is a passage, whose work is looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.importers import page_lines as pages
from docbrowser.importers.items import NO_WISHES, Passage, RefusedError
from docbrowser.importers.languages import in_language, language_of
from docbrowser.importers.page_facts import Complaints, finished, origin
from docbrowser.importers.paragraphs import is_paragraph, without_source
from docbrowser.importers.parsing import country_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.page_lines import Line
    from docbrowser.importers.reading import Sample

NAME: Final = "wunschliste"

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<site>wunschliste|fernsehserien)\.de/[\w%./-]+")
_LABELS: Final = {
    "content": re.compile(r"(?:folgen)?inhalt", re.IGNORECASE),
    "premiere": re.compile(
        r"(?:deutsche|original|internationale|free)[- ].{0,12}premiere.{0,60}", re.IGNORECASE
    ),
    "dates": re.compile(r"sendetermine.{0,40}|im tv|streams?|shop.{0,40}", re.IGNORECASE),
    "people": re.compile(r"cast (?:&|und) crew|cast|crew|besetzung", re.IGNORECASE),
    "other": re.compile(
        r"reviews? (?:&|und) kommentare|kommentare|erinnerungs-service.{0,60}|ähnliche .{0,40}"
        r"|auch interessant.{0,40}|links.{0,40}|weitere folgen.{0,40}",
        re.IGNORECASE,
    ),
}
_FACTS = re.compile(
    r"(?P<countries>[A-Z]{1,3}(?:\s?[/,]\s?[A-Z]{1,3}){0,6}) (?P<year>\d{4})"
    r"(?:\s*[–-]\s*\d{0,4})?(?:\s*\((?P<length>\d{1,4}) Min\.?\))?"
)
_LONE_SOURCE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
# Plates of cars, by which these sites name countries.
_PLATES: Final = {
    "D": "DE", "A": "AT", "F": "FR", "I": "IT", "E": "ES", "B": "BE", "P": "PT", "S": "SE",
    "N": "NO", "J": "JP", "H": "HU", "L": "LU", "USA": "US", "CDN": "CA", "AUS": "AU", "NZ": "NZ",
    "IRL": "IE", "RUS": "RU", "FIN": "FI", "IND": "IN", "DDR": "DE",
}  # fmt: skip


def recognises(sample: Sample) -> bool:
    """Return whether it is the text of such a page, by its labels."""
    lines = pages.sample_lines(sample)[:2_000]
    if pages.bears_address(lines, _ADDRESS):
        return True
    if any(line.text.casefold() == "folgeninhalt" for line in lines):
        return True
    found = {pages.label_of(line, _LABELS)[0] for line in lines} - {"", "content", "people"}
    return bool(found) and any(_facts(line) for line in lines[:12])


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - as all
    """Yield the record of a film's page, or the text of an episode's as a passage.

    Raises:
        RefusedError: it cannot be read, or holds no text about a work.
    """
    lines = pages.read_lines(path)
    saved = pages.address(lines, _ADDRESS)
    found = pages.sections((line for line in lines if not pages.is_note(line)), _LABELS)
    head = found[0].lines
    at = next((place for place, line in enumerate(head) if _facts(line)), None)
    prose = _prose([*(head[at + 1 :] if at else []), *pages.lines_under(found, "content")])
    if not at:
        prose = prose or _prose(head)
        if not prose:
            raise RefusedError(_("it holds no text about a work"))
        text = "\n\n".join(line.text for line in prose)
        yield Passage(text=text, lang=language_of(text), line=prose[0].number)
        return
    facts = _facts(head[at])
    countries = re.split(r"\s?[/,]\s?", facts["countries"]) if facts else []
    fields = {
        **origin(saved["site"] if saved else NAME, lines, saved),
        "names": {"und": head[at - 1].text},
        "kind": "film" if saved and re.search(r"/(?:filme|spielfilm)/", saved[0]) else None,
        "premiered": facts["year"] if facts else None,
        "runtime": int(facts["length"]) if facts and facts["length"] else None,
        "countries": [_PLATES.get(code) or country_of(code) for code in countries],
        "genres": [line.text for line in head[at + 1 :] if line.bullet and len(line.text) <= 40],  # noqa: PLR2004
        "synopses": in_language(pages.paragraphs_of(prose)),
    }
    yield from finished(fields, Complaints())


def _facts(line: Line) -> re.Match[str] | None:
    return _FACTS.fullmatch(line.text[:100])


def _prose(lines: Sequence[Line]) -> list[Line]:
    """Return the paragraphs of a text, without who wrote it."""
    texts = (
        line._replace(text=without_source(line.text))
        for line in lines
        if not line.bullet and not _LONE_SOURCE.fullmatch(line.text)
    )
    return [line for line in texts if is_paragraph(line.text)]
