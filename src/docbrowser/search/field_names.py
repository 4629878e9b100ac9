"""What the fields of a query are called besides: in German and Russian, and by mistake. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser import suggesting
from docbrowser.i18n import language
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_GERMAN: Final = (
    "titel=name rolle=character figur=character regie=director regisseur=director "
    "regisseurin=director erzähler=narrator erzählerin=narrator sprecher=narrator folge=episode "
    "preis=award auszeichnung=award anbieter=on thema=subject land=country sprache=lang art=kind "
    "quelle=source schlagwort=tag notiz=note notizen=note jahr=year laufzeit=runtime "
    "dauer=runtime bewertung=rating wertung=rating meine=mine stimmen=votes folgen=episodes"
)
_RUSSIAN: Final = (
    "название=name человек=person персонаж=character роль=character режиссер=director "
    "рассказчик=narrator диктор=narrator серия=episode эпизод=episode награда=award "
    "премия=award приз=award жанр=genre тема=subject страна=country язык=lang вид=kind "
    "источник=source метка=tag тег=tag заметка=note заметки=note год=year "
    "длительность=runtime оценка=rating рейтинг=rating моя=mine голоса=votes серии=episodes"
)
_SPELT: Final = dict(one.split("=") for one in f"{_GERMAN} {_RUSSIAN}".split())
_CALLED: Final[Mapping[str, Mapping[str, str]]] = {
    tag: {field: name for name, _, field in (one.partition("=") for one in listed[::-1])}
    for tag, listed in (("de", _GERMAN.split()), ("ru", _RUSSIAN.split()))
}
"""What fields are called first in a language, where not as in English."""
_OTHERS: Final[Mapping[str, str]] = {fold(name): field for name, field in _SPELT.items()}
# What is no field, and yet looked for as if it were one.
_MEANT: Final[Mapping[str, str]] = {
    "serie": "kind:series",
    "serien": "kind:series",
    "series": "kind:series",
    "film": "kind:film",
    "movie": "kind:film",
    "title": "name",
    "actor": "person",
    "cast": "person",
    "darsteller": "person",
    "schauspieler": "person",
    "won": "award",
    "gewonnen": "award",
    "language": "lang",
    "length": "runtime",
    "seen": "is:watched",
    "watched": "is:watched",
    "gesehen": "is:watched",
}
_LIKENESS: Final = 0.7

# A word with such letters before a colon is text, unless it is one of these.
BEYOND_ASCII: Final = "|".join(
    name.replace("режиссер", "режисс[её]р")
    for name in sorted(_SPELT, key=len, reverse=True)
    if not name.isascii()
)


def field_of(typed: str) -> str:
    """Return the field that is meant by a name in any of the three languages; or what is typed."""
    return _OTHERS.get(fold(typed), typed.lower())


def called(field: str) -> str:
    """Return what a field is called in the language of the interface."""
    return _CALLED.get(language(), {}).get(field, field)


def nearest(typed: str, fields: Iterable[str]) -> str | None:
    """Return what somebody may have meant who typed the name of no field: `year:`, `kind:series`.

    The field is called as in the language of the interface.
    """
    known = {**{field: field for field in fields}, **_OTHERS, **_MEANT}
    found = suggesting.nearest(fold(typed), known, _LIKENESS)
    if not found:
        return None
    field, _, value = known[found].partition(":")
    return f"{called(field)}:{value}"
