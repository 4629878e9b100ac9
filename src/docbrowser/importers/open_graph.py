"""OpenGraph: what a page says of itself where it has no schema.org data. Pure.

The words: https://ogp.me/#type_video. What a site writes into its titles beside the name is taken
out, and its NPO pages of series, which bear no type, are known by their address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.languages import UNDETERMINED, language_of
from docbrowser.importers.parsing import credits_of, date_of, number_of
from docbrowser.importers.schema_org import Told
from docbrowser.importers.sites import ids_of, language_of_site
from docbrowser.importers.wording import is_furniture, season_named

if TYPE_CHECKING:
    from docbrowser.importers.web_page import Page

_KINDS: Final = {"video.movie": "film", "video.tv_show": "series", "video.episode": "episode"}
_PEOPLE: Final = {
    "video:actor": "actor", "video:director": "director", "video:writer": "writer",
}  # fmt: skip
_YEARS = re.compile(r"\(([^()\d]{0,30})(\d{4})?(?:\s*[–-]\s*(\d{4})?)?\s*\)$")
_KIND_WORDS: Final = (
    ("mini", "miniseries"), ("series", "series"), ("serie", "series"), ("seriál", "series"),
    ("сериал", "series"), ("short", "short"), ("special", "special"), ("movie", "film"),
)  # fmt: skip
_PLACE = re.compile(r"\s*\(S(\d{1,3})(?:E(\d{1,4}))?\)")
_NPO_TITLE = re.compile(r"^(.{1,300}) gemist\?")


def told_by_properties(page: Page) -> Told | None:
    """Return what a page's `og:` properties tell of a work; None where they tell of none."""
    kind = _KINDS.get(page.property("og:type").lower())
    title = _title(page)
    if kind is None and page.source == "npo" and "npo" in ids_of(page.url):
        match = _NPO_TITLE.match(title)
        if not match:
            return None
        title = match[1]
    elif kind is None or not title:
        return None
    name, season, _number = placed_title(title)
    named, number = season_named(name)
    if kind == "episode":
        return Told(problem=_("a lone episode without its series"))
    if season is None and number is None:
        return Told(fields=_work(page, name, kind))
    if not named and season is None:
        return Told(problem=_("it is of a season, and does not say of which series"))
    return Told(fields=_work(page, named or name, "series", is_part=True), is_part=True)


def placed_title(title: str) -> tuple[str, int | None, int | None]:
    """Return a title without `(S01E02)` in it, and that season and number."""
    match = _PLACE.search(title)
    if not match:
        return title, None, None
    bare = (title[: match.start()] + title[match.end() :]).strip()
    return bare, int(match[1]), int(match[2]) if match[2] else None


def _title(page: Page) -> str:
    title = page.property("og:title") or page.property("twitter:title") or page.title
    site = page.property("og:site_name")
    for name in filter(None, (site, page.source)):
        title = re.sub(rf"\s*[|–—·-]\s*{re.escape(name)}\s*$", "", title, flags=re.IGNORECASE)
    return title.strip()


def _work(page: Page, title: str, kind: str | None, *, is_part: bool = False) -> dict[str, Any]:
    match = _YEARS.search(title)
    word, begun, ended = match.groups() if match else ("", None, None)
    known = next((meant for part, meant in _KIND_WORDS if part in (word or "").lower()), None)
    if match and (begun or known):
        title = title[: match.start()].strip()
    lang = page.lang or language_of_site(page.source) or UNDETERMINED
    described = {
        "url": page.url,
        "premiered": date_of(page.property("video:release_date")) or begun,
        "ended": ended,
        "runtime": _minutes(page.property("video:duration")),
        "genres": [*page.properties.get("video:genre", ())],
        "synopses": {} if is_part else _synopses(page),
    }
    return {
        "names": {lang: title} if title else {},
        "kind": known or kind,
        "credits": _credits(page),
        "ids": ids_of(page.url),
        **({} if is_part else described),
    }


def _minutes(seconds: str) -> int | None:
    number = number_of(seconds) if seconds.isdigit() else None
    return round(number / 60) or None if number else None


def _credits(page: Page) -> list[dict[str, Any]]:
    return [
        dict(credit)
        for name, job in _PEOPLE.items()
        for credit in credits_of(
            [one for one in page.properties.get(name, ()) if "://" not in one], job
        )
    ]


def _synopses(page: Page) -> dict[str, str]:
    text = page.property("og:description")
    if not text or is_furniture(text, page.property("og:site_name")):
        return {}
    lang = language_of(text)
    return {page.lang or lang if lang == UNDETERMINED else lang: text}
