"""A translation of everything that a reader sees: what is left in Latin letters was forgotten."""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import TYPE_CHECKING

from docbrowser import i18n

if TYPE_CHECKING:
    import pytest

# Letters of another alphabet, as wide as those that they stand for.
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_OTHER = "αβψδεφγηιξκλμνοπθρστυωςχυζ"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _OTHER + _OTHER.upper())
_PLACE = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"[A-Za-z]{2,}")


class Pseudo(NullTranslations):
    """Messages as ⟦ζζζ⟧, in brackets and in letters of another alphabet."""

    def gettext(self, message: str) -> str:
        """Return the message in other letters."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form that English has for `n`, in other letters."""
        return pseudo(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """Return the message in other letters."""
        return pseudo(message)


def pseudo(message: str) -> str:
    """Return a message in brackets and other letters; its places are left as they are."""
    parts = _PLACE.split(message)
    return f"⟦{''.join(part if part[:1] == '{' else part.translate(_LETTERS) for part in parts)}⟧"


def speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program speak it, in this process, until another language is spoken.

    Dates and names of countries are Russian: they are written in no Latin letters either.
    """
    spoken = {"en": NullTranslations()}
    monkeypatch.setattr(i18n, "_messages", lambda language: spoken.get(language, Pseudo()))
    monkeypatch.setenv("DOCBROWSER_LANG", "ru")
    i18n.use("en")
    i18n.use("ru")


def forgotten(text: str, *known: str) -> list[str]:
    """Return the words in Latin letters, without those that are `known` to be names or data."""
    names = {word for one in known for word in _WORD.findall(one)}
    return [word for word in _WORD.findall(text) if word not in names]
