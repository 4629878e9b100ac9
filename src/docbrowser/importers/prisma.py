"""Saved texts of the streaming pages of prisma (https://www.prisma.de/streaming), in German.

Name, "SERIE • 1 Staffel • Dokumentationen • USA • 2021", synopsis, "Originaltitel",
"Produktionsland" and the like with their values beside or below, "Episoden-Guide" with the
episodes under "1. Staffel 1 (6 Episoden)". The order follows the pages; there is no document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers import page_lines as pages
from docbrowser.importers.items import NO_WISHES, RefusedError
from docbrowser.importers.languages import in_language
from docbrowser.importers.page_facts import (
    Complaints,
    add_episode,
    credits_for,
    finished,
    names_in,
    origin,
)
from docbrowser.importers.parsing import country_of, is_person, language_tag_of, minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.page_lines import Line
    from docbrowser.importers.reading import Sample

NAME: Final = "prisma"

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?prisma\.de/streaming/[\w%./,-]+")
_KINDS: Final = {
    "serie": "series", "miniserie": "miniseries", "mini-serie": "miniseries", "film": "film",
    "spielfilm": "film", "kurzfilm": "short", "special": "special",
}  # fmt: skip
_META = re.compile(rf"(?:{'|'.join(_KINDS)})\s*[•·|].{{1,190}}", re.IGNORECASE)
_VALUE = r"\s*(?::\s*(?P<value>.*)|$)"
_LABELS: Final = {
    "original": re.compile(rf"original-?titel{_VALUE}", re.IGNORECASE),
    "countries": re.compile(rf"(?:produktions)?(?:land|länder){_VALUE}", re.IGNORECASE),
    "languages": re.compile(rf"originalsprachen?{_VALUE}", re.IGNORECASE),
    "cast": re.compile(rf"(?:besetzung|darsteller){_VALUE}", re.IGNORECASE),
    "director": re.compile(rf"regie{_VALUE}", re.IGNORECASE),
    "writer": re.compile(rf"drehbuch{_VALUE}", re.IGNORECASE),
    "other": re.compile(
        r"(?:fsk|untertitel|sprachen?|audio|genre|verfügbar(?: bei)?|anbieter|anzeige"
        r"|das könnte (?:sie|dich) auch interessieren|mehr (?:zum thema|serien|filme)|top-artikel"
        r"|newsletter|impressum|datenschutz)\b.{0,60}",
        re.IGNORECASE,
    ),
    "season": re.compile(
        r"(?:\d{1,3}\.\s*)?staffel\s+(\d{1,3})(?:\s*\(\d+ (?:episode|folge)n?\))?", re.IGNORECASE
    ),
    "guide": re.compile(r"(?:episoden|folgen)-?guide", re.IGNORECASE),
}
_SEASONS = re.compile(r"(\d{1,3}) staffeln?", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})(?:\s*[–-]\s*(\d{4})?)?")
_NUMBER = re.compile(r"(?:folge\s+|episode\s+)?(\d{1,4})\.?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)$")
_LENGTH = re.compile(r"(?:ca\. )?\d+ min\.?", re.IGNORECASE)
_FURNITURE = re.compile(
    r"anzeige|werbung|startseite|streaming|tv-programm|jetzt (?:an|strea)\S+|menü|suche"
    r"|teilen|merken|anmelden|einloggen|registrieren|mehr anzeigen|weniger anzeigen",
    re.IGNORECASE,
)


def recognises(sample: Sample) -> bool:
    """Return whether it is the text of a streaming page of prisma, by its labels."""
    lines = pages.sample_lines(sample)[:2_000]
    if pages.bears_address(lines, _ADDRESS):
        return True
    found = {pages.label_of(line, _LABELS)[0] for line in lines}
    has_meta = any(_META.fullmatch(line.text) for line in lines[:40])
    return len(found & {"original", "countries", "languages", "guide", "cast"}) + has_meta >= 2  # noqa: PLR2004


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - as all
    """Yield the record of a page about a title.

    Raises:
        RefusedError: it cannot be read, or is about no work.
    """
    lines = pages.read_lines(path)
    saved = pages.address(lines, _ADDRESS)
    complaints = Complaints()
    found = pages.sections((line for line in lines if not _is_furniture(line)), _LABELS)
    head = found[0].lines
    at = next((place for place, line in enumerate(head) if _META.fullmatch(line.text)), None)
    names = head[:at] if at is not None else head[:1]
    if not names or pages.is_sentence(names[-1].text):
        raise RefusedError(_("it does not say what the work is called"))
    prose = pages.paragraphs_of(
        line
        for line in head
        if pages.is_prose(line.text) and not _META.fullmatch(line.text) and line not in names
    )
    facts = _facts(head[at].text) if at is not None else {}
    countries = [country_of(part) for part in _values(found, "countries")]
    fields = {
        **origin(NAME, lines, saved),
        "names": {"und": names[-1].text},
        "original_name": next(iter(_values(found, "original", whole=True)), None),
        **facts,
        "countries": countries or facts.get("countries", []),
        "languages": [language_tag_of(part) for part in _values(found, "languages")],
        "synopses": in_language(prose),
        "credits": [*_crew(found), *_cast(found, complaints)],
        "episodes": _episodes(found, complaints),
    }
    yield from finished(fields, complaints)


def _is_furniture(line: Line) -> bool:
    return bool(_FURNITURE.fullmatch(line.text[:100])) or pages.is_note(line)


def _facts(meta: str) -> dict[str, Any]:
    """Return what "SERIE • 1 Staffel • Dokumentationen • USA • 2021" says, in whatever order."""
    kind, *parts = (part.strip() for part in re.split(r"[•·|]", meta))
    told: dict[str, Any] = {"kind": _KINDS.get(kind.casefold()), "genres": [], "countries": []}
    for part in filter(None, parts):
        years, seasons = _YEARS.fullmatch(part), _SEASONS.fullmatch(part)
        countries = [country_of(piece) for piece in re.split(r"[,/]", part)]
        if years:
            told |= {"premiered": years[1], "ended": years[2]}
        elif seasons:
            told["season_count"] = int(seasons[1])
        elif re.match(r"\d", part) and minutes_of(part):
            told["runtime"] = minutes_of(part)
        elif all(countries):
            told["countries"] += countries
        elif not re.match(r"(?:fsk|ab) ?\d", part, re.IGNORECASE):
            told["genres"] += [piece.strip() for piece in part.split(",")]
    return told


def _values(found: Sequence[pages.Section], label: str, *, whole: bool = False) -> list[str]:
    """Return what stands beside or below a label: its parts, or each line as a whole."""
    texts = [
        text
        for section in found
        if section.label == label and section.match
        for text in (section.match["value"] or "", *(line.text for line in section.lines))
        if text.strip() and not pages.is_sentence(text)
    ]
    parts = texts if whole else [part for text in texts for part in re.split(r"[,/;•]", text)]
    return [part.strip() for part in parts if part.strip()]


def _crew(found: Sequence[pages.Section]) -> list[dict[str, Any]]:
    return [
        {"person": person, "job": job}
        for job in ("director", "writer")
        for value in _values(found, job, whole=True)
        for person in names_in(value)
    ]


def _cast(found: Sequence[pages.Section], complaints: Complaints) -> list[dict[str, Any]]:
    """Return the cast: names with commas, one a line, or "NAME als ROLE" ("NAME (ROLE)")."""
    credits: list[dict[str, Any]] = []
    for value in _values(found, "cast", whole=True):
        for piece in value.split(","):
            person, _rest, role = _IN_BRACKETS.sub(r" als \1", piece.strip()).partition(" als ")
            if is_person(person):
                credits += credits_for(person, role) if role else [{"person": person}]
            elif person:
                complaints(
                    _("{person} is no name of a person in the cast").format(person=person[:40])
                )
    return credits


def _episodes(found: Sequence[pages.Section], complaints: Complaints) -> list[dict[str, Any]]:
    episodes: dict[tuple[int, int], dict[str, Any]] = {}
    for section in found:
        if section.label != "season" or not section.match:
            continue
        chunks: list[tuple[Line, int, list[Line]]] = []
        for line in section.lines:
            number = _NUMBER.fullmatch(line.text[:20])
            if number:
                chunks.append((line, int(number[1]), []))
            elif chunks:
                chunks[-1][2].append(line)
        for heading, place, lines in chunks:
            told = _episode(int(section.match[1]), place, lines)
            add_episode(episodes, told, heading.number, complaints)
    return list(episodes.values())


def _episode(season: int, number: int, lines: Sequence[Line]) -> dict[str, Any]:
    named = bool(lines) and not pages.is_sentence(lines[0].text)
    rest = lines[1:] if named else lines
    length = next((line for line in rest if _LENGTH.fullmatch(line.text[:20])), None)
    prose = pages.paragraphs_of(line for line in rest if line is not length)
    return {
        "season": season,
        "number": number,
        "names": {"und": lines[0].text} if named else {},
        "runtime": minutes_of(length.text) if length else None,
        "synopses": in_language(prose),
    }
