"""Parts of Yidio's pages: its sentence of facts, the episodes, where to watch, ratings. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docbrowser.i18n import _
from docbrowser.importers.page_facts import Complaints, add_episode
from docbrowser.importers.page_lines import Line, paragraphs_of
from docbrowser.importers.parsing import date_of, minutes_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_SENTENCE: Final = 600
_SERIES = re.compile(
    r"(?P<name>.{1,200}?) (?:is|was) an? (?P<genre>[\w &/-]{0,60}?)\s*series that "
    r"(?P<state>is currently running|ran for|has ended|ended)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_FILM = re.compile(
    r"(?P<name>.{1,200}?) is an? (?P<year>\d{4})\s+(?P<genre>[\w &/-]{1,60}?)"
    r"(?:\s+(?:movie|film))? with a runtime of (?P<runtime>[\w ]{1,40})\b.*",
    re.IGNORECASE,
)
_SEASONS = re.compile(r"(\d{1,4}) seasons?\b", re.IGNORECASE)
_EPISODES = re.compile(r"\((\d{1,6}) episodes?\)", re.IGNORECASE)
_FIRST_AIRED = re.compile(r"first aired on ([^.]{4,40})", re.IGNORECASE)
_BETWEEN = re.compile(r"between ([\w ,]{4,40}?) and ([\w ,]{4,40}?\d{4})", re.IGNORECASE)
_RATING = re.compile(r"(\d{1,2}(?:[.,]\d)?)(?:\s*/\s*10)?(?:\s*\(\s*([\d., \u202f']{1,15})\s*\))?")
_VOTED = re.compile(r"\d{1,2}(?:[.,]\d)?(?:\s*/\s*10)?\s*\(.*\)|\d{1,2}[.,]\d|\d{1,2}\s*/\s*10")

_SEASON = re.compile(r"season (\d{1,4})", re.IGNORECASE)
_EPISODE = re.compile(r"(?:season (\d{1,4}),? )?(?:episode|ep\.?) (\d{1,6})", re.IGNORECASE)
_TITLE = re.compile(r"(\d{1,6})\.(?:\s+(.*))?")
_LONGEST_DATE: Final = 40
_DATE_LIKE = re.compile(r"[^\W\d_]{3,9}\.? \d{1,2},? \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}")

_TRIGGER = re.compile(r"\b(?:available|watch|stream\w*|rent|buy|on demand)\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|at) (?!demand\b|home\b)", re.IGNORECASE)
_FREE = re.compile(r"\bfor free\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|n't|un)\s*(?:currently )?available\b|\bno longer\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_LIST_END = re.compile(
    r"[,;]?\s+(?:both|either|where|which|with|for|in|as|if|so|online|right now|today|anytime)\b"
    r"(?!\+).*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",\s*(?:and|or)\s+|,\s*|\s+(?:and|or)\s+")
_LONGEST_PROVIDER: Final = 40


class Facts(NamedTuple):
    """What the sentence says that has the same form on every page."""

    name: str | None = None
    kind: str | None = None
    status: str | None = None
    season_count: int | None = None
    episode_count: int | None = None
    premiered: str | None = None
    ended: str | None = None
    runtime: int | None = None
    genres: tuple[str, ...] = ()


def is_fact_sentence(text: str) -> bool:
    """Return whether a line is the site's own sentence about a series or a film."""
    return len(text) <= _LONGEST_SENTENCE and bool(_SERIES.fullmatch(text) or _FILM.fullmatch(text))


def fact_sentence(texts: Iterable[str]) -> Facts:
    """Return what the first such sentence tells; nothing where there is none."""
    for text in texts:
        if len(text) > _LONGEST_SENTENCE:
            continue
        if series := _SERIES.fullmatch(text):
            return _series_facts(series)
        if film := _FILM.fullmatch(text):
            return Facts(
                name=film["name"],
                kind="film",
                premiered=film["year"],
                runtime=minutes_of(film["runtime"]),
                genres=(film["genre"].strip().capitalize(),),
            )
    return Facts()


def _series_facts(match: re.Match[str]) -> Facts:
    rest = match["state"] + match["rest"]
    seasons, episodes = _SEASONS.search(rest), _EPISODES.search(rest)
    first, between = _FIRST_AIRED.search(rest), _BETWEEN.search(rest)
    genre = match["genre"].strip()
    return Facts(
        name=match["name"],
        kind="series",
        status="running" if "currently running" in rest.lower() else "ended",
        season_count=int(seasons[1]) if seasons else None,
        episode_count=int(episodes[1]) if episodes else None,
        premiered=date_of(first[1]) if first else date_of(between[1]) if between else None,
        ended=date_of(between[2]) if between else None,
        genres=(genre.capitalize(),) if genre and genre.lower() != "tv" else (),
    )


def rating_in(texts: Iterable[str]) -> dict[str, Any] | None:
    """Return the first rating of up to 10, with its votes where they stand behind it."""
    for text in texts:
        match = _RATING.fullmatch(text) if _VOTED.fullmatch(text[:60]) else None
        if match and (value := float(match[1].replace(",", "."))) <= 10:  # noqa: PLR2004
            return {"value": value, "best": 10, "votes": number_of(match[2])}
    return None


def episodes_of(
    lines: Sequence[Line], season_count: int | None, complaints: Complaints
) -> list[dict[str, Any]]:
    """Return the episodes below "Seasons".

    A page of one season does not name it; where there are more, a heading "Season 2" does.
    """
    chunks = _chunks(lines)
    several = (season_count or 1) > 1 or any(_SEASON.fullmatch(line.text[:60]) for line in lines)
    episodes: dict[tuple[int, int], dict[str, Any]] = {}
    for season, number, heading, content in chunks:
        if season is None and several:
            complaints.at(
                heading.number, _("episode {number} is of no stated season").format(number=number)
            )
            continue
        told = _episode(season or 1, number, content, complaints)
        add_episode(episodes, told, heading.number, complaints)
    return list(episodes.values())


class _Chunk(NamedTuple):
    season: int | None
    number: int
    heading: Line
    lines: list[Line]


def _chunks(lines: Sequence[Line]) -> list[_Chunk]:
    """Return the lines of each episode, with its number and the season it stands under."""
    has_headings = any(_EPISODE.fullmatch(line.text[:60]) for line in lines)
    chunks: list[_Chunk] = []
    season: int | None = None
    heads = not _is_choice(lines, has_headings=has_headings)
    for line in lines:
        named = _SEASON.fullmatch(line.text[:60])
        start = _EPISODE.fullmatch(line.text[:60])
        title = None if start or has_headings else _TITLE.fullmatch(line.text[:300])
        if named:
            season = int(named[1])
        elif start:
            own = int(start[1]) if start[1] else season if heads else None
            chunks.append(_Chunk(own, int(start[2]), line, []))
        elif title:
            own = season if heads else None
            chunks.append(_Chunk(own, int(title[1]), line, [line]))
        elif chunks:
            chunks[-1].lines.append(line)
    return chunks


def _is_choice(lines: Sequence[Line], *, has_headings: bool) -> bool:
    """Return whether all seasons are named above the first episode: then none is a heading."""
    above, below = 0, 0
    begun = False
    for line in lines:
        text = line.text[:60]
        begun = begun or bool(
            _EPISODE.fullmatch(text) or (not has_headings and _TITLE.fullmatch(text))
        )
        named = _SEASON.fullmatch(text) is not None
        above, below = above + (named and not begun), below + (named and begun)
    return above > 1 and not below


def _episode(
    season: int, number: int, lines: Sequence[Line], complaints: Complaints
) -> dict[str, Any]:
    told: dict[str, Any] = {"season": season, "number": number, "names": {}, "aired": None}
    prose: list[Line] = []
    for place, line in enumerate(lines):
        title = _TITLE.fullmatch(line.text) if place == 0 else None
        if title and int(title[1]) == number:
            told["names"] = {"en": title[2]}
        elif told["aired"] is None and not prose and _is_date(line.text):
            told["aired"] = date_of(line.text)
            if told["aired"] is None:
                complaints.at(
                    line.number, _("{text} is no date that is sure").format(text=line.text)
                )
        else:
            prose.append(line)
    told["synopses"] = {"en": paragraphs_of(prose)}
    return told


def _is_date(text: str) -> bool:
    return len(text) <= _LONGEST_DATE and bool(date_of(text) or _DATE_LIKE.fullmatch(text))


def offers_of(texts: Iterable[str], name: str = "") -> list[dict[str, str | None]]:
    """Return the services that the sentences under "Where to Watch" name.

    The work's own `name` may hold an "on" or "at" as well, and is passed over.
    """
    found: dict[str, dict[str, str | None]] = {}
    for text in texts:
        for sentence in _SENTENCE_END.split(text[:5_000].replace(name, "") if name else text):
            if _NOT.search(sentence) or not _TRIGGER.search(sentence):
                continue
            kind = "free" if _FREE.search(sentence) else None
            for listed in _ON.split(sentence)[1:]:
                for written in _SEPARATOR.split(_LIST_END.sub("", listed)):
                    if provider := _provider(written):
                        found.setdefault(provider.casefold(), {"provider": provider, "kind": kind})
    return list(found.values())


def _provider(written: str) -> str | None:
    name = re.sub(r"^(?:the|on|at)\s+(?=.*\bweb ?site$)|\s+web ?site$", "", written.strip(" '\""))
    name = re.sub(r"^(?:the|on|at)\s+(?=\S)", "", name)
    fits = 0 < len(name) <= _LONGEST_PROVIDER and (name[0].isupper() or name[0].isdigit())
    return name if fits else None
