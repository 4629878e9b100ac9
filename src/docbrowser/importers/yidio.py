"""Saved texts of Yidio's pages about a series or a film.

The site (https://www.yidio.com) does not document its pages; this follows their labels: "Watch
NAME", a few facts, an article, one sentence of the same form on every page ("NAME is a series
that ..."), the episodes, newest first, "Where to Watch NAME", "Premiere Date", "IMDB Rating". The
article is taken as a synopsis; what it claims is not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers import page_lines as pages
from docbrowser.importers.items import NO_WISHES, RefusedError
from docbrowser.importers.page_facts import Complaints, finished, names_in, origin, refuse_missing
from docbrowser.importers.parsing import cell_list, date_of, language_tag_of, minutes_of
from docbrowser.importers.yidio_parts import (
    episodes_of,
    fact_sentence,
    is_fact_sentence,
    offers_of,
    rating_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.page_lines import Line
    from docbrowser.importers.reading import Sample

NAME: Final = "yidio"

_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?yidio\.com/(?P<kind>show|movie)/[\w%.-]+(?:/\d+)?/?"
)
_LABELS: Final = {
    "where": re.compile(r"where to watch(?:\s+(?P<name>.+))?", re.IGNORECASE),
    "watch": re.compile(r"watch\s+(?P<name>.+?)(?<![.!,:;])(?:\s+online)?", re.IGNORECASE),
    "seasons": re.compile(
        r"seasons?(?:\s*(?:&|and)\s*episodes)?|episodes|all episodes", re.IGNORECASE
    ),
    "description": re.compile(r"description|overview", re.IGNORECASE),
    "sources": re.compile(r"filter by source|sort by.{0,20}", re.IGNORECASE),
    "premiered": re.compile(
        r"(?:premiere|release) date\s*(?:\s*:|(?=$|\s[A-Z]?[a-z]*\.?\s?\d))\s*(?P<value>.*)",
        re.IGNORECASE,
    ),
    "rating": re.compile(
        r"imdb (?:rating|score)\s*(?::|(?=$|\d|n/a))\s*(?P<value>.*)", re.IGNORECASE
    ),
    "runtime": re.compile(r"runtime\s*(?::|(?=$|\d))\s*(?P<value>.*)", re.IGNORECASE),
    "language": re.compile(r"languages?\s*(?::|$)\s*(?P<value>.*)", re.IGNORECASE),
    "genre": re.compile(r"genres?\s*(?::|$)\s*(?P<value>.*)", re.IGNORECASE),
    "director": re.compile(r"director(?:s|ed by)?\s*(?::|$)\s*(?P<value>.*)", re.IGNORECASE),
    "stars": re.compile(r"(?:stars|starring|cast)\s*(?::|$)\s*(?P<value>.*)", re.IGNORECASE),
    "network": re.compile(r"(?:network|channel)\s*(?::|$)\s*(?P<value>.*)", re.IGNORECASE),
    "other": re.compile(
        r"(?:mpaa|tv) rating\b.*|metascore\b.*|(?:related|similar|popular|trending|new)"
        r"(?: (?:tv )?(?:shows|movies|series))?|also directed by.*|people who like.*"
        r"|advertisements?|about us|privacy policy|terms of use|© ?\d{4}.*|ask us a question.*",
        re.IGNORECASE,
    ),
}
# Labels with one short value beside or below them: a longer line is no such label.
_FACTS: Final = (
    "premiered", "rating", "runtime", "language", "genre", "director", "stars", "network",
)  # fmt: skip
_MAX_FACT: Final = 80
_FURNITURE = re.compile(
    r"join or sign in|sign (?:in|up)\b.{0,60}|log ?in|advertisements?|loading\W+please wait\W*"
    r"|(?:add|remove)(?:ed)? (?:to|from) (?:watchlist|favorites)|(?:un)?watched|share|close"
    r"|continue with .{0,60}|watch now|menu|search|movies|tv shows|home|yidio",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\(?((?:19|20)\d\d)\)?(?:\s*[–-]\s*(?:\d{4})?)?")
_SEASON_COUNT = re.compile(r"(\d{1,4}) seasons?", re.IGNORECASE)
_MISSING = re.compile(r"(?:error )?404\b.*|page not found\b.*", re.IGNORECASE)


def recognises(sample: Sample) -> bool:
    """Return whether it is the text of a page of Yidio, by its labels."""
    lines = pages.sample_lines(sample)[:2_000]
    if pages.bears_address(lines, _ADDRESS):
        return True
    found = {pages.label_of(line, _LABELS)[0] for line in lines}
    sentence = any(is_fact_sentence(line.text) for line in lines)
    rated = bool(found & {"rating", "premiered"})
    marks = ("watch" in found, "where" in found, "sources" in found, sentence, rated)
    return sum(marks) >= 2 and ("watch" in found or sentence)  # noqa: PLR2004


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - as all
    """Yield the record of a page about a title.

    Raises:
        RefusedError: it cannot be read, or is about no work.
    """
    lines = pages.read_lines(path)
    saved = pages.address(lines, _ADDRESS)
    refuse_missing(lines, _MISSING)
    complaints = Complaints()
    wanted = [
        line for line in lines if not (_FURNITURE.fullmatch(line.text[:200]) or pages.is_note(line))
    ]
    found = pages.sections(wanted, _labels_of(wanted))
    told = fact_sentence(line.text for line in wanted)
    name = _name(wanted, told.name)
    if not name:
        raise RefusedError(_("it does not say what the work is called"))
    values = {label: _value(found, label) for label in _FACTS}
    above = [line.text for line in _above(found)]
    bullet_year = next((m[1] for text in above if (m := _YEAR.fullmatch(text))), None)
    seasons = told.season_count or next(
        (int(m[1]) for text in above if (m := _SEASON_COUNT.fullmatch(text))), None
    )
    stated = date_of(values["premiered"])
    if values["premiered"] and not stated:
        complaints(
            _("premiered: {premiered} is no date that is sure").format(
                premiered=values["premiered"][:40]
            )
        )
    episodes = episodes_of(pages.lines_under(found, "seasons"), seasons, complaints)
    prose = [line for line in _above(found) if _is_of_article(line, name)]
    prose = prose or [
        line for line in pages.lines_under(found, "description") if _is_of_article(line, name)
    ]
    fields = {
        **origin(NAME, lines, saved),
        "names": {"en": name},
        "kind": told.kind or ("film" if saved and saved["kind"] == "movie" else None),
        "premiered": stated or told.premiered or bullet_year,
        "ended": told.ended,
        "status": told.status,
        "runtime": minutes_of(values["runtime"]) or told.runtime,
        "genres": cell_list(values["genre"]) or told.genres,
        "languages": [language_tag_of(part) for part in cell_list(values["language"])],
        "networks": cell_list(values["network"]),
        "synopses": {"en": pages.paragraphs_of(prose)},
        "credits": _credits(values),
        "season_count": seasons,
        "episode_count": told.episode_count,
        "episodes": episodes,
        "offers": offers_of([line.text for line in pages.lines_under(found, "where")[:50]], name),
        "rating": rating_in([values["rating"] or "", *above]),
    }
    yield from finished(fields, complaints)


def _is_furniture(line: Line) -> bool:
    return bool(_FURNITURE.fullmatch(line.text[:200])) or pages.is_note(line)


def _labels_of(lines: Sequence[Line]) -> dict[str, re.Pattern[str]]:
    """Return the labels of a page; a name that begins with "Watch" or "Language" is none."""
    first = re.escape(lines[0].text[: pages.MAX_LABEL]) if lines else ""
    return {
        label: re.compile(
            rf"(?!{first}\Z){pattern.pattern}" if label in _FACTS else pattern.pattern,
            re.IGNORECASE,
        )
        for label, pattern in _LABELS.items()
    }


def _name(lines: Sequence[Line], in_sentence: str | None) -> str | None:
    """Return what the work is called: what to "Watch", as another line or sentence says too."""
    watch = [m["name"] for line in lines[:40] if (m := _match("watch", line))]
    where = [m["name"] for line in lines if (m := _match("where", line)) and m["name"]]
    texts = {line.text for line in lines[:40]}
    candidates = [*watch, *where, *([in_sentence] if in_sentence else [])]
    for candidate in candidates:
        if candidate in texts or candidates.count(candidate) > 1:
            return candidate
    if candidates:
        return candidates[0]
    first = lines[0].text if lines else ""
    return first if first and not pages.is_prose(first) else None


def _match(label: str, line: Line) -> re.Match[str] | None:
    return _LABELS[label].fullmatch(line.text) if len(line.text) <= pages.MAX_LABEL else None


def _above(found: Sequence[pages.Section]) -> list[Line]:
    """Return the lines above the lists: the facts in short and the article."""
    return pages.lines_under(found, "", "watch", "sources")


def _is_of_article(line: Line, name: str) -> bool:
    return (
        pages.is_sentence(line.text)
        and not is_fact_sentence(line.text)
        and not pages.same_text(line.text, name)
    )


def _value(found: Sequence[pages.Section], label: str) -> str | None:
    """Return the value beside or below a label."""
    for section in found:
        if section.label == label and section.match:
            beside = section.match["value"].strip()
            below = section.lines[0].text if section.lines else ""
            if beside or not (pages.is_sentence(below) and "," not in below[:_MAX_FACT]):
                return (beside or below) or None
    return None


def _credits(values: dict[str, str | None]) -> list[dict[str, Any]]:
    return [
        {"person": person, "job": job}
        for label, job in (("director", "director"), ("stars", "actor"))
        for person in names_in(values[label] or "")
    ]
