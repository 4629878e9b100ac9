"""In which language a text or a name is, where nobody says so."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.items import RefusedError
from docbrowser.text import primary_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNDETERMINED: Final = "und"
_NO_LANGUAGE: Final = "zxx"
_SURE: Final = 0.9
_LETTERS: Final = 25
# The countries of one dominating language; of Belgium, Switzerland or India nobody can tell.
_COUNTRIES: Final = {
    country: tag
    for tag, countries in {
        "ar": "AE BH DZ EG IQ JO KW LB LY MA OM QA SA SD SY TN YE", "az": "AZ", "bg": "BG",
        "cs": "CZ", "da": "DK", "de": "DE", "de-AT": "AT", "el": "GR", "en": "US GB AU NZ IE",
        "es": "ES AR MX CL CO CU CR DO EC GT HN NI PA PE SV UY VE", "et": "EE", "fa": "IR",
        "fi": "FI", "fr": "FR MC", "he": "IL", "hr": "HR", "hu": "HU", "hy": "AM", "id": "ID",
        "is": "IS", "it": "IT SM", "ja": "JP", "ka": "GE", "ko": "KR KP", "lt": "LT", "lv": "LV",
        "mn": "MN", "nb": "NO", "nl": "NL", "pl": "PL", "pt": "PT", "pt-BR": "BR",
        "ro": "RO MD", "ru": "RU", "sk": "SK", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE",
        "th": "TH", "tr": "TR", "uk": "UA", "vi": "VN", "zh": "CN", "zh-TW": "TW",
    }.items()
    for country in countries.split()
}  # fmt: skip
_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
_NOT_IN_LATIN: Final = frozenset(
    ["ar", "bg", "el", "fa", "he", "hy", "ja", "ka", "ko", "mn", "ru", "th", "uk", "zh"]
)
_IN_BOTH: Final = frozenset({"sr"})


def language_of(text: str) -> str:
    """Return the BCP 47 tag of a text's language; `und` where it is short or not sure."""
    letters = sum(character.isalpha() for character in text[:4_000])
    if letters < _LETTERS:
        return UNDETERMINED
    tag, certainty = _identifier().classify(text[:4_000])
    return str(tag) if certainty >= _SURE and tag != _NO_LANGUAGE else UNDETERMINED


def language_of_all(texts: Iterable[str]) -> str:
    """Return the language of texts that are all in one, such as a column of a table."""
    return language_of("\n".join(texts))


def in_language(text: str | None, tag: str | None = None) -> dict[str, str]:
    """Return `{tag: text}`, nothing without a text; without a tag the language is found out."""
    return {tag or language_of(text): text} if text else {}


def language_of_country(country: str) -> str | None:
    """Return the tag of the language that dominates in a country; None where none does."""
    return _COUNTRIES.get(country.upper())


def with_names_elsewhere(
    names: Mapping[str, str], others: Iterable[tuple[str | None, str]]
) -> dict[str, str]:
    """Return names by language along with others, of which only the country is known.

    These stand under their likely language, as `de`, or under `und-CH` where that is not sure;
    behind a name that there is already in the language, as `de-x-2`.
    """
    together = dict(names)
    taken = set(names.values())
    times = Counter({*names, *map(primary_language, names)})
    for country, name in others:
        if name in taken:
            continue
        taken.add(name)
        tag = _likely_tag(country, name)
        times[tag] += 1
        together[tag if times[tag] == 1 else f"{tag}-x-{times[tag]}"] = name
    return together


def _likely_tag(country: str | None, name: str) -> str:
    if not country:
        return UNDETERMINED
    tag = language_of_country(country)
    return tag if tag and _may_be_in(tag, name) else f"{UNDETERMINED}-{country.upper()}"


def _may_be_in(tag: str, name: str) -> bool:
    """Return whether a name is in a language's letters: a Japanese one in Latin letters is not."""
    letters = [character for character in name if character.isalpha()]
    language = primary_language(tag)
    if not letters or language in _IN_BOTH:
        return True
    latin = sum(_LATIN.match(letter) is not None for letter in letters)
    return latin < len(letters) if language in _NOT_IN_LATIN else latin > 0


@lru_cache(maxsize=1)
def _identifier() -> Any:
    try:
        from py3langid import langid
    except ImportError:
        raise RefusedError(_("finding a language out takes the extra `import`")) from None
    model = langid.MODEL_DIR / langid.MODEL_FILE
    return langid.LanguageIdentifier.from_modelpath(model, norm_probs=True)
