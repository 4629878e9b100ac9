"""What of a title can be searched: its texts, field by field, and its numbers. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.subjects import labels
from docbrowser.text import primary_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.titles import MergedEpisode, Title

# The languages in which one may write the name of a country or of a language.
_NAMED_IN: Final = ("en", "de", "ru")


class Passage(NamedTuple):
    """A text of a title: its field, what names the place to a reader, and the text itself.

    The synopsis of an episode says of which, by its key; what is written in one language, in which.
    """

    field: str
    shown: str
    text: str
    told_of: str | None = None
    lang: str | None = None


def passages(title: Title) -> Iterator[Passage]:
    """Return every text of `title` that words are looked for in."""
    for name in [*title.names.values(), title.original_name]:
        if name:
            yield Passage("name", name, name)
    yield from _credits(title)
    for episode in title.episodes():
        yield from _episode(episode)
    for award in title.awards:
        text = f"{award.award} {award.category or ''} {award.year or ''}"
        yield Passage("award", award.award, text)
    for synopsis in title.synopses:
        yield Passage("synopsis", synopsis.text, synopsis.text, lang=synopsis.lang)
    yield from _facets(title)


def years(title: Title) -> tuple[int, int] | None:
    """Return the first and last year that `year:` finds a title by; a series has all of its run."""
    dates = [title.premiered, title.ended, *(episode.aired for episode in title.episodes())]
    known = [int(date[:4]) for date in dates if date]
    if not known:
        return None
    first = title.year or min(known)
    return first, max(first, *known) if title.is_series else first


def _credits(title: Title) -> Iterator[Passage]:
    credits = [*title.credits, *(credit for row in title.episodes() for credit in row.credits)]
    for credit in credits:
        field = credit.job if credit.job in {"director", "narrator"} else "person"
        yield Passage(field, credit.person, credit.person)
        if credit.character:
            shown = f"{credit.character} ({credit.person})"
            yield Passage("character", shown, credit.character)


def _episode(episode: MergedEpisode) -> Iterator[Passage]:
    name = next(iter(episode.names.values()), episode.key)
    for lang, other in episode.names.items():
        yield Passage("episode", other, other, lang=lang)
    for synopsis in episode.synopses:
        yield Passage("episode", name, synopsis.text, episode.key, synopsis.lang)


def _facets(title: Title) -> Iterator[Passage]:
    for offer in title.offers:
        yield Passage("on", offer.provider, offer.provider)
    for genre in title.genres:
        yield Passage("genre", genre, genre)
    for subject in title.subjects:
        yield Passage("subject", subject, " ".join(labels(subject)))
    for country in title.countries:
        yield Passage("country", country, _country_names(country))
    spoken = [*title.languages, *(synopsis.lang for synopsis in title.synopses)]
    for tag in dict.fromkeys(primary_language(tag) for tag in spoken):
        yield Passage("lang", tag, _language_names(tag))
    for source in title.sources:
        yield Passage("source", source.source, source.source)
    if title.kind:
        yield Passage("kind", title.kind, title.kind)


@lru_cache(maxsize=512)
def _country_names(code: str) -> str:
    from babel import Locale

    names = (Locale.parse(locale).territories.get(code, "") for locale in _NAMED_IN)
    return " ".join([code, *dict.fromkeys(names)])


@lru_cache(maxsize=512)
def _language_names(tag: str) -> str:
    from babel import Locale

    names = (Locale.parse(locale).languages.get(tag, "") for locale in _NAMED_IN)
    return " ".join([tag, *dict.fromkeys(names)])
