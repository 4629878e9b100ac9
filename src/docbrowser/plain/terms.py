"""The words of a conversation that name no command: states, orders, settings, yes and no. Pure.

Those of all three languages are taken, whichever is spoken; what is shown is in that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _, pgettext
from docbrowser.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SERIES: Final = "(kind:series OR kind:miniseries)"


def key(text: str) -> str:
    """Return what the spellings of a word have in common.

    Case, accents, hyphens and spaces fall away, and `oe` is as good as `ö`.
    """
    joined = "".join(words_of(text))
    return joined.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def by_key(table: Mapping[str, str]) -> dict[str, str]:
    """Return what each word of a table stands for, by its key."""
    return {key(word): meant for meant, words in table.items() for word in words.split(",")}


_STATES: Final = by_key({
    "is:unwatched": "unwatched, unseen, not watched, not seen, ungesehen, ungesehene,"
    " nicht gesehen, не просмотрено, непросмотренное, непросмотренные, не смотрел, не видел",
    "is:watching": "watching, in progress, started, angefangen, angefangene, в процессе,"
    " начато, начатое, начатые, смотрю",
    "is:planned": "planned, want, wanted, want to watch, vorgemerkt, vorgemerkte,"
    " хочу, хочу посмотреть, в планах, запланировано, запланированные",
    "is:watched": "watched, seen, gesehen, gesehene, просмотрено, просмотренное, просмотренные",
    "is:skipped": "skipped, übersprungen, übersprungene, пропущено, пропущенное, пропущенные",
    "kind:film": "film, films, movies, filme, фильм, фильмы",
    _SERIES: "series, serie, serien, сериал, сериалы",
    "is:noted": "noted, with a note, has a note, notes, notiert, mit notiz, notizen,"
    " с заметкой, есть заметка, с заметками, заметки",
    "is:awarded": "awarded, won an award, award, ausgezeichnet, ausgezeichnete, preisgekrönt,"
    " preisgekrönte, есть награда, есть награды, с наградой, с наградами, награждённые",
    "is:conflicting": "conflicting, sources disagree, quellen widersprechen sich, widerspruch,"
    " widersprüche, источники расходятся, расхождения",
})  # fmt: skip
_ORDERS: Final = by_key({
    "match": "match, best match, by best match, treffer, beste treffer, beste treffer zuerst,"
    " соответствие, по соответствию, лучшие, сначала лучшие, релевантность, по релевантности",
    "name": "name, by name, title, nach name, titel, название, по названию",
    "year": "year, by year, jahr, nach jahr, год, по году",
    "rating": "rating, by rating, by viewers’ rating, viewers’ rating, bewertung, nach bewertung,"
    " publikumswertung, nach publikumswertung, оценки зрителей, по оценкам зрителей, рейтинг,"
    " по рейтингу, оценка",
    "runtime": "runtime, by runtime, length, laufzeit, nach laufzeit, länge, dauer,"
    " длительность, по длительности",
    "added": "added, by date added, date added, aufnahmedatum, nach aufnahmedatum,"
    " zugang, nach zugang, hinzugefügt, hinzufügedatum, nach hinzufügedatum,"
    " добавление, добавлено, дата добавления, по дате добавления",
    "watched": "watched, by date watched, date watched, sehdatum, nach sehdatum, gesehen,"
    " просмотр, просмотрено, дата просмотра, по дате просмотра",
})  # fmt: skip
_SETTINGS: Final = by_key({
    "theme": "theme, farbschema, design, тема, тема оформления",
    "interface": "interface, oberfläche, интерфейс",
    "language": "language, sprache, язык",
    "spoilers": "spoilers, spoiler, спойлеры",
    "plain": "plain, zeilenmodus, построчно",
    "motion": "motion, bewegung, движение",
    "cursor": "cursor, курсор",
    "keys": "keys, tasten, клавиши",
})  # fmt: skip
_LANGUAGES: Final = by_key({
    "en": "english, englisch, английский",
    "de": "german, deutsch, немецкий",
    "ru": "russian, russisch, русский",
})  # fmt: skip
_ANSWERS: Final = by_key({
    "yes": "yes, y, ja, j, да, д",
    "no": "no, n, nein, нет, н, cancel, abbrechen, abbruch, отмена, отменить",
})  # fmt: skip
_SWITCHED: Final = by_key({
    "on": "on, true, yes, 1, an, ein, ja, вкл, включить, да",
    "off": "off, false, no, 0, aus, nein, выкл, выключить, нет",
})  # fmt: skip
_CLEARING: Final = by_key({
    "off": "off, none, nothing, clear, reset, no, aus, nichts, keine, keiner, kein, leer, weg,"
    " выкл, нет, ничего, сброс, сбросить, снять",
})  # fmt: skip
_BACK: Final = by_key({"back": "back, reverse, zurück, rückwärts, обратно, назад"})


def state_of(words: str) -> str | None:
    """Return the query for what one word or `is:WORD` names: a state, films or series."""
    return _STATES.get(key(words.removeprefix("is:")))


def states() -> dict[str, str]:
    """Return what each query that has a word is called, as in the menu of filters."""
    return {
        "is:unwatched": _("unwatched"),
        "is:watching": _("in progress"),
        "is:planned": _("want to watch"),
        "is:watched": _("watched"),
        "is:skipped": _("skipped"),
        "kind:film": _("films"),
        _SERIES: pgettext("filter", "series"),
        "is:conflicting": _("sources disagree"),
        "is:noted": _("has a note"),
        "is:awarded": _("won an award"),
    }


def said(query: str) -> str:
    """Return what a filter is called that asks for a query."""
    return states().get(query, query)


def filters_of(queries: Iterable[str]) -> str:
    """Return what filters are called that ask for these queries, in one line."""
    return listed(map(said, queries))


def orders() -> dict[str, str]:
    """Return what each of `listing.ORDERS` is called."""
    # TR: (these:) words that are typed behind "sort": one word each, all of them different
    return {
        "match": pgettext("order", "match"),
        "name": pgettext("order", "name"),
        "year": pgettext("order", "year"),
        "rating": pgettext("order", "rating"),
        "runtime": pgettext("order", "runtime"),
        "added": pgettext("order", "added"),
        "watched": pgettext("order", "watched"),
    }


def settings() -> dict[str, str]:
    """Return what each setting of a conversation is called."""
    # TR: (these:) words that are typed behind "set": one word each, all of them different
    return {
        "theme": pgettext("setting", "theme"),
        "interface": pgettext("setting", "interface"),
        "language": pgettext("setting", "language"),
        "spoilers": pgettext("setting", "spoilers"),
        "plain": pgettext("setting", "plain"),
        "motion": pgettext("setting", "motion"),
        "cursor": pgettext("setting", "cursor"),
        "keys": pgettext("setting", "keys"),
    }


def order_of(words: str) -> tuple[str | None, bool]:
    """Return which order is named, None where none is, and whether it is to run backwards."""
    head, _space, last = words.rpartition(" ")
    if head and key(last) in _BACK:
        return _ORDERS.get(key(head)), True
    return _ORDERS.get(key(words)), False


def setting_of(word: str) -> str | None:
    """Return which setting a word names."""
    return _SETTINGS.get(key(word))


def is_swap(word: str) -> bool:
    """Return whether a word behind the setting of keys is to swap those of two actions."""
    # TR: typed as in "set keys swap want undo": one word
    return key(word) in {"swap", key(pgettext("setting", "swap"))}


def language_of(word: str) -> str:
    """Return the tag of a language that is named; what is no name that we know, as it stands."""
    return _LANGUAGES.get(key(word), word)


def answer_of(word: str) -> bool | None:
    """Return whether a word is yes or no; nothing, and what breaks off, is no."""
    found = _ANSWERS.get(key(word), "" if word else "no")
    return None if not found else found == "yes"


def switched(word: str) -> bool | None:
    """Return whether a word switches something on or off; None where it does neither."""
    found = _SWITCHED.get(key(word))
    return None if found is None else found == "on"


def clears(words: str) -> bool:
    """Return whether that takes filters off."""
    return key(words) in _CLEARING


def listed(names: Iterable[str]) -> str:
    """Return names with commas between them."""
    return ", ".join(names)
