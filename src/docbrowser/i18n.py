"""The language in which the program speaks: English, German or Russian, by GNU gettext.

Messages stand in the code in English, as gettext has it, and in `locale/LANG/LC_MESSAGES` in the
others; `scripts/messages.py` keeps these up to date. The language of titles and synopses is
another choice, which is made where they are read.
"""

from __future__ import annotations

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "de": "Deutsch", "ru": "Русский"}
"""The languages that the program speaks, each as it calls itself."""
_LOCALES: Final = {"en": "en_GB", "de": "de_DE", "ru": "ru_RU"}
_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_FOLDER: Final = Path(__file__).parent / "locale"


class _Speech:
    """What is spoken now."""

    language = "en"
    messages: NullTranslations = NullTranslations()


def use(tag: str) -> None:
    """Speak the language of a BCP 47 tag or a POSIX locale; English where we do not know it."""
    language = _language_of(tag) or "en"
    if language == _Speech.language:
        return
    _Speech.messages = _messages(language)
    _Speech.language = language
    for forget in _REMEMBERED:
        forget()


def language() -> str:
    """Return the language that is spoken: `en`, `de` or `ru`."""
    return _Speech.language


def locale() -> str:
    """Return the locale of dates, numbers and names of countries, as Babel calls it: `en_GB`."""
    return _LOCALES[_Speech.language]


def of_environment() -> str:
    """Return the language that the environment asks for, of those that we speak; else `en`.

    The variables count as they do for gettext: `LANGUAGE`, which is a list, before `LC_ALL`,
    `LC_MESSAGES` and `LANG`; but `LANGUAGE` counts for nothing where the locale is `C`.
    """
    listed, *others = (os.environ.get(name, "") for name in _VARIABLES)
    chosen = next(filter(None, others), "")
    if chosen.partition(".")[0] in {"", "C", "POSIX"}:
        return "en"
    for tag in (*listed.split(":"), chosen):
        if known := _language_of(tag):
            return known
    return "en"


def _(message: str) -> str:
    """Return `message`, which stands in the code in English, in the language that is spoken."""
    # Of the empty message gettext returns the head of its file.
    return _Speech.messages.gettext(message) if message else ""


def N_(message: str) -> str:  # noqa: N802 - as gettext's users call it
    """Return `message` as it is: it is to be translated, where a table of it is read, by `_`."""
    return message


def pgettext(context: str, message: str) -> str:
    """Return `message` as it is said in `context`: "watched" of a film is not that of a series."""
    return _Speech.messages.pgettext(context, message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return which of the forms goes with `count`; of other languages there may be more."""
    return _Speech.messages.ngettext(one, many, count)


def counted(one: str, many: str, count: int) -> str:
    """Return `4 episodes` of `"{n} episode"` and `"{n} episodes"`, the number as it is written."""
    return ngettext(one, many, count).format(n=number(count))


def number(count: int) -> str:
    """Return a whole number, its thousands set apart: `12 000`."""
    # A narrow space is right in all three languages, and never read as a decimal sign.
    return f"{count:,}".replace(",", "\u202f")


def listed(parts: Sequence[str]) -> str:
    """Return several things as one sentence tells them: `2 episodes, 1 person and 2 names`."""
    from babel.lists import format_list

    return str(format_list(parts, locale=locale()))


def forgets(forget: Callable[[], None]) -> None:
    """Let `forget` be called when another language is spoken: something is remembered in it."""
    _REMEMBERED.append(forget)


_REMEMBERED: Final[list[Callable[[], None]]] = []


def _language_of(tag: str) -> str | None:
    primary = tag.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return primary if primary in LANGUAGES else None


@cache
def _messages(language: str) -> NullTranslations:
    path = _FOLDER / language / "LC_MESSAGES" / "docbrowser.mo"
    try:
        with path.open("rb") as file:
            return GNUTranslations(file)
    except OSError:
        return NullTranslations()


def quoted(text: str) -> str:
    """Return a text between the marks in which the language quotes: `“ice”`, `„Eis“`, `«лёд»`."""
    # TR: the marks between which something is quoted
    return _("“{text}”").format(text=text)
