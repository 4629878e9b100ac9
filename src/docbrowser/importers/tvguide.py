"""Saved texts of TV Guide's pages about a title, or about one season of a series.

The site (https://www.tvguide.com) does not document its pages; this follows the order of their
labels. A title page has a name, a synopsis, "Cast & Crew", "Season N Episode Guide", "Awards"; a
season page "NAME Season N Episodes" and its episodes. The blocks may come in any order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docbrowser.i18n import _
from docbrowser.importers import page_lines as pages
from docbrowser.importers.items import NO_WISHES, RefusedError
from docbrowser.importers.page_facts import (
    Complaints,
    add_episode,
    cast_of,
    finished,
    origin,
    refuse_missing,
)
from docbrowser.importers.parsing import minutes_of
from docbrowser.importers.tvguide_parts import award, episode, is_numbered, offers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.page_lines import Line, Section
    from docbrowser.importers.reading import Sample

NAME: Final = "tvguide"

_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?tvguide\.com/(?P<kind>tvshows|movies)/[\w%.-]+/"
    r"(?:episodes-season-(?P<season>\d{1,4})/|[a-z-]+/)?(?P<id>\d{4,12})/?"
)
_FURNITURE = re.compile(
    r"loading\W+please wait\W*|advertisements?|ad|sponsored|see all|show (?:more|less)"
    r"|content not available in your region\b.*|.*\bexpressvpn\b.*|.*\btv guide's exclusive\b.*"
    r"|.*\bvpn\b.*\b(?:free|offer|months)\b.*|skip to (?:main )?content|(?:add to )?watchlist"
    r"|tv guide|share|facebook|twitter|pinterest|reddit|email|copy link|play trailer|watch now",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"join or sign in|sign in to customize\b.*|continue with (?:facebook|email|google|apple)\b.*"
    r"|sign in|join|log ?in",
    re.IGNORECASE,
)
_LABELS: Final = {
    "terms": re.compile(r"by joining tv guide\b.*", re.IGNORECASE),
    "loading": re.compile(r"loading\W+please wait\W*", re.IGNORECASE),
    "cast": re.compile(
        r"(?:(?:full )?cast\s*(?:&|and)\s*crew|cast|crew)\s*(?:see all)?", re.IGNORECASE
    ),
    "season": re.compile(
        r"(?:season\s+(?P<guide>\d{1,4})\s+)?episode\s+guide\s*(?:see all)?"
        r"|(?P<name>.*?)[\s:,–-]*\bseason\s+(?P<season>\d{1,4})\s+episodes",
        re.IGNORECASE,
    ),
    "count": re.compile(r"\d{1,4} episodes?\s+\d{4}(?:\s*[–-]\s*(?:\d{4})?)?", re.IGNORECASE),
    "where": re.compile(r"where to watch\b.*|watch (?:now )?on", re.IGNORECASE),
    "awards": re.compile(r"awards?(?:\s*(?:&|and)\s*nominations)?\s*(?:see all)?", re.IGNORECASE),
    "other": re.compile(
        r"(?:latest |related |more )?(?:news|videos?|photos?|galler(?:y|ies)|trailers?"
        r"(?:\s*(?:&|and)\s*videos?)?)\s*(?:see all)?|(?:you might also|more) like(?: this)?"
        r"|similar (?:shows|movies|titles)\b.*|recommended(?: for you)?|trending\b.*|popular\b.*"
        r"|related\b.*|reviews?|our editors' picks|© ?\d{4}.*|copyright\b.*|all rights reserved.*"
        r"|privacy policy|terms of use|about us",
        re.IGNORECASE,
    ),
}
_STRONG = re.compile(
    r"sign in to customize your tv listings|by joining tv guide\b.*", re.IGNORECASE
)
_WEAK: Final = frozenset({"cast", "season", "awards", "loading", "where", "count"})
_PERSON_PAGE = re.compile(
    r"(?:fast facts|birth ?(?:name|day|place)|born|spouse)\b.{0,80}", re.IGNORECASE
)
_MISSING = re.compile(
    r"(?:error )?404\b.*|(?:page|file) not found\b.*|.*page (?:can't|cannot) be found.*",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\s*[–-]\s*(?:\d{4}|present)?)?(?=\s*(?:$|[,•·|(]))")
_LENGTH = re.compile(r"\d+\s*(?:h|hr|hrs|hours?)\b.*|\d+\s*mins?\b.*", re.IGNORECASE)


def recognises(sample: Sample) -> bool:
    """Return whether it is the text of a page of TV Guide, by its labels."""
    lines = pages.sample_lines(sample)[:2_000]
    short = [line for line in lines if len(line.text) <= pages.MAX_LABEL]
    if any(_STRONG.fullmatch(line.text) for line in short):
        return True
    if pages.bears_address(short, _ADDRESS):
        return True
    found = {pages.label_of(line, _LABELS)[0] for line in short}
    specific = any("see all" in line.text.lower() for line in short) or "loading" in found
    whole = any(
        match[0].lower().startswith("season") or match["season"]
        for line in short
        if (match := _LABELS["season"].fullmatch(line.text))
    )
    return len(found & _WEAK) >= 2 + (not specific and not whole)


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - as all
    """Yield the record of a title page, or a season page's part of one.

    Raises:
        RefusedError: it cannot be read, or is about no work.
    """
    lines = pages.read_lines(path)
    saved = pages.address(lines, _ADDRESS)
    found = pages.sections(_without_furniture(lines), _LABELS)
    complaints = Complaints()
    season_header = next((section for section in found if _names_season(section)), None)
    head = _head(found)
    refuse_missing(lines, _MISSING)
    listed = _listing(found, saved, complaints)
    cast = cast_of(pages.lines_under(found, "cast"), complaints)
    awards = _awards(found, complaints)
    if not (listed or cast or awards) and any(
        _PERSON_PAGE.fullmatch(line.text[: pages.MAX_LABEL]) for line in lines
    ):
        raise RefusedError(_("it is about no work, but about a person"))
    name = (season_header.match["name"] if season_header and season_header.match else "") or (
        head.name
    )
    if not name and not saved:
        raise RefusedError(_("it does not say what the work is called"))
    is_part = season_header is not None or (
        not cast and any(section.label == "count" for section in found) and not head.name
    )
    fields = {
        **origin(NAME, lines, saved),
        "names": {"en": name},
        "kind": "film" if saved and saved["kind"] == "movies" else None,
        "premiered": None if is_part else head.year,
        "runtime": None if is_part else head.runtime,
        "synopses": {} if is_part else {"en": head.synopsis},
        "credits": cast,
        "episodes": listed,
        "awards": awards,
        "offers": [] if is_part else offers_of(pages.lines_under(found, "where")),
        "ids": {"tvguide": saved["id"] if saved else None},
    }
    yield from finished(fields, complaints, part=is_part)


def _without_furniture(lines: Sequence[Line]) -> Iterator[Line]:
    before = ""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        closes = line.text in {"X", "×", "x"} and after and _SIGN_IN.fullmatch(after.text[:200])
        # What stands right after "Episode 3" is its title, be it "Share".
        if is_numbered(before) or not (closes or _is_furniture(line)):
            yield line
        before = line.text


def _is_furniture(line: Line) -> bool:
    text = line.text[:400]
    if _LABELS["loading"].fullmatch(text):
        return False
    return bool(_FURNITURE.fullmatch(text) or _SIGN_IN.fullmatch(text)) or pages.is_note(line)


def _names_season(section: Section) -> bool:
    return section.match is not None and section.label == "season" and bool(section.match["season"])


class _Head(NamedTuple):
    """What stands above the blocks of a title page."""

    name: str = ""
    synopsis: str | None = None
    year: str | None = None
    runtime: int | None = None


def _head(found: Sequence[Section]) -> _Head:
    """Return name and synopsis: they follow the terms of use, where those were saved too."""
    lines = pages.lines_under(found, "terms") or pages.lines_under(found, "")
    if not lines or pages.is_sentence(lines[0].text):
        return _Head()
    name, *rest = lines
    facts = [line.text for line in rest if not pages.is_prose(line.text)]
    prose = [line for line in rest if pages.is_prose(line.text)]
    # After "Loading" there are advertisements, unless the synopsis came late.
    prose = prose or [line for line in pages.lines_under(found, "loading") if _is_late(line)]
    years = (match for fact in facts if (match := _YEARS.match(fact)))
    lengths = (part for fact in facts for part in re.split(r"[•·|,]", fact))
    lengths = (part.strip() for part in lengths)
    return _Head(
        name=name.text,
        synopsis=pages.paragraphs_of(prose),
        year=next((match["year"] for match in years), None),
        runtime=next((minutes_of(part) for part in lengths if _LENGTH.fullmatch(part)), None),
    )


def _is_late(line: Line) -> bool:
    return pages.is_prose(line.text) and not re.search(
        r"\b(?:vpn|offer|free|subscri\w+|sign up|newsletter|tv guide|stream now)\b",
        line.text,
        re.IGNORECASE,
    )


def _listing(
    found: Sequence[Section], saved: re.Match[str] | None, complaints: Complaints
) -> list[dict[str, Any]]:
    """Return the episodes of all seasons; "Where to Watch" stands between any two."""
    season = int(saved["season"]) if saved and saved["season"] else None
    within = False
    episodes: dict[tuple[int, int], dict[str, Any]] = {}
    for section in found:
        if section.label == "season" and section.match:
            stated = section.match["guide"] or section.match["season"]
            season, within = int(stated) if stated else season, True
        elif section.label == "count":
            within = True
        elif section.label != "where":
            within = False
        if within:
            _add_all(section.lines, season, episodes, complaints)
    return list(episodes.values())


def _add_all(
    lines: Sequence[Line],
    season: int | None,
    episodes: dict[tuple[int, int], dict[str, Any]],
    complaints: Complaints,
) -> None:
    chunks: list[tuple[Line, tuple[int | None, int], list[Line]]] = []
    for line in lines:
        place = is_numbered(line.text)
        repeats = chunks and not chunks[-1][2] and place == chunks[-1][1]
        if place and not repeats:
            chunks.append((line, place, []))
        elif chunks:
            chunks[-1][2].append(line)  # a title such as "Episode 1" is the heading once more
    for heading, (own, number), content in chunks:
        of = own if own is not None else season
        if of is None:
            complaints.at(
                heading.number, _("episode {number} is of no stated season").format(number=number)
            )
        else:
            told = episode(of, number, content, complaints)
            add_episode(episodes, told, heading.number, complaints)


def _awards(found: Sequence[Section], complaints: Complaints) -> list[dict[str, Any]]:
    awards = []
    for line in pages.lines_under(found, "awards"):
        told = award(line.text)
        if told:
            awards.append(told)
        elif line.bullet:
            complaints.at(line.number, _("it is no award: year - award - category - result"))
    return awards
