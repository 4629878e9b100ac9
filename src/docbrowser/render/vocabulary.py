"""Codes of the catalogue as a reader says them, in the language that is spoken. Pure.

A code that is not known here, such as a genre of a source's own, is said as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import N_, _, language, pgettext
from docbrowser.render.remembering import remembered
from docbrowser.subjects import SUBJECTS, label

if TYPE_CHECKING:
    from collections.abc import Mapping

MODES: Final[Mapping[str, str]] = {
    "in-order": N_("in order"),
    "from-last": N_("on from the last one watched"),
    "any-order": N_("in any order"),
}
"""The ways to watch a series; to be translated where they are read."""
_SUBJECTS: Final[Mapping[str, str]] = {one["en"]: subject for subject, one in SUBJECTS.items()}


@remembered
def kind(code: str) -> str:
    """Return what a kind of title is called: `film`."""
    return {
        "film": _("film"),
        "series": _("series"),
        "miniseries": _("miniseries"),
        "special": pgettext("kind of title", "special"),
        "short": pgettext("kind of title", "short"),
    }.get(code, code)


@remembered
def form(code: str) -> str:
    """Return what a form is called: `docudrama`."""
    return {
        "documentary": _("documentary"),
        "docudrama": _("docudrama"),
        "drama": _("drama"),
    }.get(code, code)


@remembered
def status(code: str) -> str:
    """Return how it stands with a series' run: `ended`."""
    return {
        "running": pgettext("status of a series", "running"),
        "ended": pgettext("status of a series", "ended"),
        "upcoming": pgettext("status of a series", "upcoming"),
    }.get(code, code)


@remembered
def job(code: str) -> str:
    """Return what somebody did: `director`; `self` is `as themselves`."""
    return {
        "self": _("self"),
        "director": pgettext("job", "director"),
        "narrator": pgettext("job", "narrator"),
        "presenter": pgettext("job", "presenter"),
        "host": pgettext("job", "host"),
        "producer": pgettext("job", "producer"),
        "executive producer": pgettext("job", "executive producer"),
        "writer": pgettext("job", "writer"),
        "composer": pgettext("job", "composer"),
        "cinematographer": pgettext("job", "cinematographer"),
        "editor": pgettext("job", "editor"),
        "actor": pgettext("job", "actor"),
        "creator": pgettext("job", "creator"),
        "guest": pgettext("job", "guest"),
    }.get(code, code)


@remembered
def outcome(code: str) -> str:
    """Return what came of a nomination: `won` or `nominated`."""
    return {
        "won": pgettext("award", "won"),
        "nominated": pgettext("award", "nominated"),
    }.get(code, code)


@remembered
def offer(code: str) -> str:
    """Return on which terms a title is to be had: `subscription`."""
    return {
        "free": pgettext("offer", "free"),
        "subscription": pgettext("offer", "subscription"),
        "rent": pgettext("offer", "rent"),
        "buy": pgettext("offer", "buy"),
        # TR: where a title can be had: a file on a disk of one's own
        "local": pgettext("offer", "local"),
    }.get(code, code)


def mode(code: str) -> str:
    """Return how a series is watched: `from the last one on`."""
    return _(MODES.get(code, code))


@remembered
def remark(code: str) -> str:
    """Return of which kind a note at a moment is: `claim`."""
    return {
        "claim": pgettext("kind of note", "claim"),
        "quote": pgettext("kind of note", "quote"),
        "question": pgettext("kind of note", "question"),
        "to-check": pgettext("kind of note", "to-check"),
    }.get(code, code)


@remembered
def source(slug: str) -> str:
    """Return the name of a source as it writes itself."""
    return {
        # TR: as the source of a fact: what the user has said
        "you": pgettext("source", "you"),
        "curated": "docbrowser",
        "tvguide": "TV Guide",
        "yidio": "Yidio",
        "yidio-article": _("Yidio (article)"),
        "tvmaze": "TVmaze",
        "tmdb": "TMDB",
        "thetvdb": "TheTVDB",
        "imdb": "IMDb",
        "wikipedia": "Wikipedia",
        "wikidata": "Wikidata",
        "movielens": "MovieLens",
        "netflix": "Netflix",
        "disney-plus": "Disney+",
        "chud": "CHUD",
        "d23": "D23",
        "hulu": "Hulu",
        "ibrevdo-wiki": _("ibrevdo’s list"),
        "ihavenotv": "ihavenotv.com",
        "itc": "ITC",
        "kino-de": "kino.de",
        "kinopoisk": "Kinopoisk",
        "letterboxd": "Letterboxd",
        "prisma": "Prisma",
        "radio-times": "Radio Times",
        "trakt": "Trakt",
        "unnamed-page": _("an unnamed page"),
        "unnamed-page-2": _("another unnamed page"),
        "variety": "Variety",
        "wikipedia-de": _("German Wikipedia"),
        "wikipedia-fr": _("French Wikipedia"),
        "wikipedia-infobox": _("Wikipedia, infobox"),
        "wikipedia-movie-data": _("Wikipedia’s film lists"),
        "wikipedia-ru": _("Russian Wikipedia"),
        "wikipedia-us-version": _("Wikipedia, US version"),
        "wunschliste": "wunschliste.de",
    }.get(slug, slug)


@remembered
def field(name: str) -> str:
    """Return what a field of a title or episode is called: `air date` of `aired`."""
    return {
        "aired": _("air date"),
        "awards": _("awards"),
        "countries": _("countries"),
        "credits": _("credits"),
        "ended": pgettext("field", "ended"),
        "episode_count": _("episodes"),
        "form": pgettext("field", "form"),
        "genres": _("genres"),
        "ids": _("ids"),
        "kind": pgettext("field", "kind"),
        "languages": _("languages"),
        "names": _("names"),
        "networks": _("networks"),
        "offers": _("offers"),
        "original_name": _("original name"),
        "picture": _("picture"),
        "premiered": _("premiere"),
        "rating": _("rating"),
        "runtime": _("runtime"),
        "season_count": _("seasons"),
        "status": pgettext("field", "status"),
        "subjects": _("subjects"),
        "synopses": _("synopses"),
        "taglines": _("taglines"),
    }.get(name, name.replace("_", " ").replace(".", " "))


@remembered
def subject(name: str) -> str:
    """Return what a subject is called, of which the English name is given, or a genre."""
    known = _SUBJECTS.get(name)
    return label(known, [language()]) if known else genre(name)


@remembered
def genre(name: str) -> str:
    """Return what a genre is called; those that sources call so or so are said as they say them."""
    return {
        "Action & Adventure": _("Action & Adventure"),
        "Action-Adventure": _("Action-Adventure"),
        "Adventure": _("Adventure"),
        "Animals & Nature": _("Animals & Nature"),
        "Animation": _("Animation"),
        "Aviation": _("Aviation"),
        "Biographical": _("Biographical"),
        "Biography": _("Biography"),
        "British TV Shows": _("British TV Shows"),
        "Children & Family Movies": _("Children & Family Movies"),
        "Classic Movies": _("Classic Movies"),
        "Comedy": _("Comedy"),
        "Crime": _("Crime"),
        "Documentaries": _("Documentaries"),
        "Documentary": _("Documentary"),
        "Docuseries": _("Docuseries"),
        "Drama": _("Drama"),
        "Family": _("Family"),
        "Historical": _("Historical"),
        "History": _("History"),
        "International Movies": _("International Movies"),
        "International TV Shows": _("International TV Shows"),
        "Music": _("Music"),
        "Mystery": _("Mystery"),
        "Nature": _("Nature"),
        "News": _("News"),
        "Reality": _("Reality"),
        "Science": _("Science"),
        "Science & Nature TV": _("Science & Nature TV"),
        "Science Fiction": _("Science Fiction"),
        "Space": _("Space"),
        "Sports": _("Sports"),
        "Sports Movies": _("Sports Movies"),
        "Survival": _("Survival"),
        "TV Action & Adventure": _("TV Action & Adventure"),
        "TV Dramas": _("TV Dramas"),
        "Travel": _("Travel"),
        "War": _("War"),
    }.get(name, name)
