"""Parts of TV Guide's pages: one episode, one award, the services to watch on. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.page_lines import Line, is_sentence, paragraphs_of
from docbrowser.importers.parsing import date_of, minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docbrowser.importers.page_facts import Complaints

_EPISODE = re.compile(
    r"(?:season\s+(?P<season>\d{1,4})\s*[,:]?\s+)?(?:episode|ep\.?)\s+(?P<number>\d{1,6})",
    re.IGNORECASE,
)
_LENGTH = r"(?:\d+\s*(?:h|hr|hrs|hours?)\b\.?\s*)?(?:\d+\s*(?:m|mins?|minutes?)\b\.?)?"
_WHEN = re.compile(
    r"(?P<date>(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
    r"(?:[a-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+[a-z]{3,9}\.?\s+\d{4}|\d{4}-\d\d-\d\d"
    r"|[a-z]{3,9}\.?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}))?"
    rf"\s*[•·|,]?\s*(?P<length>{_LENGTH})",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[–—-]+(?=\s)")
_YEAR = re.compile(r"\d{4}")
_OUTCOMES: Final = {
    "winner": "won", "won": "won", "win": "won", "wins": "won", "winners": "won",
    "nominated": "nominated", "nominee": "nominated", "nomination": "nominated",
    "nominees": "nominated",
}  # fmt: skip
_LONGEST_DATE: Final = 60
_PROVIDERS: Final = frozenset({
    "netflix", "hulu", "amazon", "amazon prime", "amazon prime video", "prime video", "apple tv",
    "apple tv+", "disney+", "max", "hbo max", "peacock", "paramount+", "tubi", "pluto tv",
    "youtube", "youtube tv", "vudu", "fandango at home", "google play", "curiositystream",
    "curiosity stream", "discovery+", "philo", "sling tv", "fubotv", "the roku channel", "pbs",
    "microsoft store", "kanopy", "hoopla", "magellantv", "plex",
})  # fmt: skip


def is_numbered(text: str) -> tuple[int | None, int] | None:
    """Return `(season or None, number)` of a line such as "Episode 1", else None."""
    match = _EPISODE.fullmatch(text[:60])
    if not match:
        return None
    return int(match["season"]) if match["season"] else None, int(match["number"])


def episode(
    season: int, number: int, lines: Sequence[Line], complaints: Complaints
) -> dict[str, Any]:
    """Return the episode that the lines after "Episode N" tell of; each of them may be missing."""
    told: dict[str, Any] = {"season": season, "number": number}
    place = next((at for at, line in enumerate(lines) if _when(line.text)), None)
    if place == 0 and len(lines) > 1 and _when(lines[1].text):
        place = 1  # a title that is a date itself
    if place is not None and place <= 1:
        when = lines[place]
        told |= _aired(when, complaints)
        title, rest = lines[:place], lines[place + 1 :]
    elif lines and not is_sentence(lines[0].text):
        title, rest = lines[:1], lines[1:]
    else:
        title, rest = lines[:0], lines
    told["names"] = {"en": title[0].text} if title else {}
    late = [line for line in rest if _when(line.text)]
    if late and place is None:
        told |= _aired(late[0], complaints)
    told["synopses"] = {"en": paragraphs_of(line for line in rest if line not in late)}
    return told


def _when(text: str) -> re.Match[str] | None:
    match = _WHEN.fullmatch(text) if len(text) <= _LONGEST_DATE else None
    return match if match and (match["date"] or match["length"]) else None


def _aired(line: Line, complaints: Complaints) -> dict[str, Any]:
    match = _when(line.text)
    if match is None:
        return {}
    aired = date_of(match["date"]) if match["date"] else None
    if match["date"] and aired is None:
        complaints.at(line.number, _("{date} is no date that is sure").format(date=match["date"]))
    return {"aired": aired, "runtime": minutes_of(match["length"]) if match["length"] else None}


def award(text: str) -> dict[str, Any] | None:
    """Return the award of "2008 - Gemini - Best Sound - nominated"; None where it is none."""
    parts = [part.strip() for part in _DASH.split(text)]
    year = int(parts.pop(0)) if _YEAR.fullmatch(parts[0]) else None
    outcome = _OUTCOMES.get(parts[-1].casefold()) if parts else None
    if outcome:
        parts.pop()
    if not parts or not parts[0] or (year is None and outcome is None):
        return None
    category = " - ".join(part for part in parts[1:] if part)
    return {"year": year, "award": parts[0], "category": category, "outcome": outcome}


def offers_of(lines: Iterable[Line]) -> list[dict[str, str]]:
    """Return the services among `lines`; what is none that is known may be anything."""
    names = dict.fromkeys(line.text for line in lines if line.text.casefold() in _PROVIDERS)
    return [{"provider": name} for name in names]
