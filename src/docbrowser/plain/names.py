"""What the commands are called, in the language that is spoken and in English; and by whom else."""

from __future__ import annotations

from typing import Final

from docbrowser import suggesting
from docbrowser.i18n import pgettext
from docbrowser.plain.terms import by_key, key, setting_of

_OTHERS: Final = by_key({
    "find": "search, suchen, finde, finden, искать, поиск",
    "related": "similar, ähnliche, похожие",
    "list": "ls, auflisten",
    "more": "weiter",
    "open": "show, öffnen, zeige",
    "filter": "filtern, фильтровать",
    "sort": "sortieren, сортировать",
    "watch": "watched, seen",
    "unwatch": "unwatched, unseen",
    "skip": "überspringen",
    "rate": "bewerten, оценить",
    "awards": "award, prizes, preise, auszeichnungen, награды, премии",
    "timeline": "years, jahre, zeitleiste, nach jahr, годы, по годам, хронология",
    "tonight": "evening, abend, heute abend, heute, вечер, сегодня, сегодня вечером",
    "import": "importieren, импортировать",
    "set": "settings, einstellen, einstellungen, настройка",
    "help": "помощь",
    "quit": "exit, q, ende, выйти",
})  # fmt: skip
"""Words that do as well, whichever language is spoken."""
_SET: Final = frozenset({"theme", "keys"})
"""Settings that are looked for as if they were commands."""


def names() -> dict[str, str]:
    """Return what each word is in the language of the interface; the English one serves, too."""
    # TR: (these:) words that are typed as commands: one short word each, all of them different
    return {
        "find": pgettext("command", "find"),
        "related": pgettext("command", "related"),
        "list": pgettext("command", "list"),
        "more": pgettext("command", "more"),
        "open": pgettext("command", "open"),
        "filter": pgettext("command", "filter"),
        "sort": pgettext("command", "sort"),
        "people": pgettext("command", "people"),
        "person": pgettext("command", "person"),
        "watch": pgettext("command", "watch"),
        "unwatch": pgettext("command", "unwatch"),
        "want": pgettext("command", "want"),
        "unwant": pgettext("command", "unwant"),
        "skip": pgettext("command", "skip"),
        "unskip": pgettext("command", "unskip"),
        "rate": pgettext("command", "rate"),
        "unrate": pgettext("command", "unrate"),
        "note": pgettext("command", "note"),
        "unnote": pgettext("command", "unnote"),
        "tag": pgettext("command", "tag"),
        "untag": pgettext("command", "untag"),
        "undo": pgettext("command", "undo"),
        "redo": pgettext("command", "redo"),
        "next": pgettext("command", "next"),
        "awards": pgettext("command", "awards"),
        "timeline": pgettext("command", "timeline"),
        "tonight": pgettext("command", "tonight"),
        "history": pgettext("command", "history"),
        "stats": pgettext("command", "stats"),
        "import": pgettext("command", "import"),
        "language": pgettext("command", "language"),
        "set": pgettext("command", "set"),
        "help": pgettext("command", "help"),
        "quit": pgettext("command", "quit"),
    }


def id_of(word: str) -> str | None:
    """Return which command a word is, None where it is none."""
    return "help" if word == "?" else _known().get(key(word))


def understood(line: str) -> tuple[str | None, str]:
    """Return which command a line begins with, None where it is none; and the words behind it.

    A command of two parts may be written as two words; `theme nord` is `set theme nord`.
    """
    word, _space, rest = line.partition(" ")
    second, _space, after = rest.strip().partition(" ")
    if key(second) and (found := id_of(f"{word} {second}")):
        return found, after.strip()
    if found := id_of(word):
        return found, rest.strip()
    if (setting := setting_of(word)) in _SET:
        return "set", f"{setting} {rest}".strip()
    return None, ""


def nearest(word: str) -> str | None:
    """Return the command that may have been meant, in the language of the interface."""
    known = _known()
    near = suggesting.nearest(key(word), known)
    return names()[known[near]] if near else None


def _known() -> dict[str, str]:
    said = names()
    own = {key(word): name for name, word in said.items()}
    return {**_OTHERS, **own, **{key(name): name for name in said}}
