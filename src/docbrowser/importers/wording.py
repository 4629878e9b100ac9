"""What pages say that is about the page and not about the work. Pure."""

from __future__ import annotations

import re
from typing import Final

from docbrowser.i18n import _

_ABOUT_THE_SITE = re.compile(
    r"\b(reviews?|ratings?|trailers?|showtimes|celebrity content|sign up|subscribe|recenze|"
    r"hodnocení|bewertungen|kritiken|отзывы|рецензии|watch (?:online|now|free)|stream online|"
    r"gemist)\b",
    re.IGNORECASE,
)
_MOST_WORDS_OF_PRAISE: Final = 400
_NOT_FOUND = re.compile(
    r"\b(404|(?:page|seite|title) (?:was |wurde |is )?(?:not|nicht|no longer) (?:found|gefunden)|"
    r"not found|nicht gefunden|страница не найдена|ничего не найдено|не найдена|nenalezena|"
    r"niet gevonden|introuvable|no encontrada|non trovata)\b",
    re.IGNORECASE,
)
_BARRED = re.compile(
    r"\b(just a moment|captcha|are you (?:a )?(?:human|robot)|access denied|attention required|"
    r"verify (?:that )?you|вы не робот|forbidden|403|too many requests|429)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(50[0-4]|internal server error|bad gateway|service unavailable)\b", re.IGNORECASE
)
_SEASON_WORD: Final = r"season|series|staffel|saison|série|řada|сезон|seizoen|temporada|stagione"
_SEASON = re.compile(
    rf"(?:(?P<name>.{{1,300}}?)\s*[:,–-]?\s+)?(?:{_SEASON_WORD})\s+(?P<number>\d{{1,3}})",
    re.IGNORECASE,
)
_SEASON_FIRST = re.compile(
    rf"(?:(?P<name>.{{1,300}}?)\s*[:,–-]?\s+)?(?P<number>\d{{1,3}})(?:-?[йя]|\.)?\s+(?:{_SEASON_WORD})",
    re.IGNORECASE,
)


def is_furniture(text: str, site: str) -> bool:
    """Return whether a text speaks of what the site has, and not of the work."""
    if len(text) > _MOST_WORDS_OF_PRAISE or not _ABOUT_THE_SITE.search(text):
        return False
    named = len(site) > 2 and site.lower() in text.lower()  # noqa: PLR2004 - no name is shorter
    return named or len(_ABOUT_THE_SITE.findall(text)) > 2  # noqa: PLR2004 - a list of them


def why_no_work(title: str, heading: str) -> str | None:
    """Return what a page is that tells of no work, by its title; None where that is no answer."""
    said = f"{title[:200]} \n {heading[:200]}"
    if _NOT_FOUND.search(said):
        return _("it is a page that says `not found`")
    if _BARRED.search(said):
        return _("the site asked for a human or barred the way, and the page itself was not saved")
    if _FAILED.search(said):
        return _("the site had failed, and the page itself was not saved")
    return None


def season_named(name: str) -> tuple[str | None, int | None]:
    """Return the series and the number in the name of a season such as `Peacemaker: Season 2`."""
    match = _SEASON.fullmatch(name.strip()) or _SEASON_FIRST.fullmatch(name.strip())
    if not match:
        return None, None
    return (match["name"] or "").strip() or None, int(match["number"])
