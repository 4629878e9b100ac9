"""The conversation in German and Russian: the words that are typed, and those that answer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from docbrowser import clock
from docbrowser.i18n import LANGUAGES, use
from docbrowser.listing import ORDERS
from docbrowser.plain import terms
from docbrowser.plain.commands import COMMANDS
from docbrowser.plain.names import id_of, names, nearest, understood
from docbrowser.plain.telling import ended
from docbrowser.search.query import STATES
from docbrowser.tui.filters import filters
from docbrowser.tui.sentences import found
from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plain.conftest import Talk

EARTH = "planet-earth-2006"
TODAY = dt.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def planets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two series of which one's name begins with the other's, and a film; on a day of 2026."""
    episodes = [
        {"season": 1, "number": number, "names": {"en": f"Part {number}"}, "aired": "2006-03-05"}
        for number in (1, 2)
    ]
    earth = {"en": "Planet Earth", "de": "Planet Erde", "ru": "Планета Земля"}
    later = {tag: f"{name} II" for tag, name in earth.items()}
    text = {"en": "Of Zanzibar."}
    documents = [
        document("planet-earth-ii-2016", {"names": later, "kind": "series", "premiered": "2016"}),
        document(EARTH, {"names": earth, "kind": "series", "premiered": "2006",
                         "episodes": episodes}),
        document("moon-1999", {"names": {"en": "Moon"}, "kind": "film", "premiered": "1999",
                               "synopses": text}),
    ]  # fmt: skip
    path = catalog_file(tmp_path / "planets.json", *documents)
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(path))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_shown_can_be_typed_whatever_is_spoken(language: str) -> None:
    use(language)
    shown = {
        **{name: (words, terms.state_of) for words, name in terms.states().items()},
        **{label: (query, terms.state_of) for _id, label, query in filters(language)[:8]},
    }
    orders, settings = terms.orders(), terms.settings()
    header = {
        order: found(["1"], None, order, backwards=False, is_behind=False, has_best_match=True)[
            0
        ].partition(" · ")[2]
        for order in ORDERS
    }
    use("en")
    assert set(orders) == set(ORDERS)
    assert {f"is:{state}" for state in STATES} <= {query for query, _read in shown.values()}
    for name, (query, read) in shown.items():
        assert read(name) == query
    for table in (orders, header):
        for order, name in table.items():
            assert terms.order_of(name) == (order, False), name
    assert all(terms.setting_of(name) == setting for setting, name in settings.items())
    for state in STATES:
        assert terms.state_of(state) == terms.state_of(f"is:{state}") == f"is:{state}"


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("de", "filter ungesehen", "Gezeigt wird nur, was passt: ungesehen."),
        ("de", "filter nicht gesehen", "Gezeigt wird nur, was passt: ungesehen."),
        ("de", "filter uebersprungen", "Gezeigt wird nur, was passt: übersprungen."),
        ("de", "filter unwatched", "Gezeigt wird nur, was passt: ungesehen."),
        ("ru", "фильтр непросмотренные", "Показано только подходящее: не просмотрено."),
        ("ru", "фильтр не просмотрено", "Показано только подходящее: не просмотрено."),
        ("en", "filter ungesehen", "Only what fits is listed: unwatched."),
        ("en", "filter is:gesehen", "Only what fits is listed: watched."),
        ("en", "filter year:1999", "Only what fits is listed: year:1999."),
    ],
)
def test_a_state_is_known_in_each_language(talk: Talk, language: str, line: str, said: str) -> None:
    use(language)
    assert said in talk(line)


def test_a_word_that_is_no_state_is_searched_for_and_the_answer_says_so(talk: Talk) -> None:
    use("de")
    lines = talk("filter zanzibar", "filter")
    assert lines[0].startswith("Einen Stand „zanzibar“ gibt es nicht; das wird als Text gesucht.")
    assert "ungesehen, angefangen, vorgemerkt" in lines[0]
    assert "1 Titel." in lines
    assert lines[-1].startswith("Zur Wahl stehen: ungesehen")
    assert not any("Stand „" in line for line in talk('filter "zanzibar"', "filter year:1999"))


@pytest.mark.parametrize("word", ["off", "none", "aus", "nichts", "keine", "нет", "сброс"])
def test_filters_are_cleared_in_each_language(talk: Talk, word: str) -> None:
    lines = talk("filter films", f"filter {word}")
    assert lines[-5:-3] == ["Nothing is filtered.", "3 titles."]


def test_a_second_filter_says_whether_it_adds_or_replaces(talk: Talk) -> None:
    lines = talk("filter films", "filter unseen", "filter watched", "filter is:unwatched year:1999")
    assert (
        "Only what fits all of these is listed: films, unwatched. filter off takes them off."
        in lines
    )
    assert "watched takes the place of unwatched." in lines
    assert any("listed: films, unwatched, year:1999." in line for line in lines)
    assert lines[-1] == "1. Moon, 1999, film, moon-1999"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "sortiere jahr"),
        ("de", "sortiere nach Jahr"),
        ("ru", "сортировка год"),
        ("en", "sort jahr"),
        ("ru", "сортировка year"),
    ],
)
def test_orders_are_known_in_each_language(talk: Talk, language: str, line: str) -> None:
    use(language)
    forward, back = talk(line), talk(f"{line} zurueck")
    assert [one.rpartition(", ")[2] for one in forward[1:]] == [
        "planet-earth-ii-2016", EARTH, "moon-1999",
    ]  # fmt: skip
    assert back[1].endswith("moon-1999")


def test_answers_and_help_list_the_words_of_the_language(talk: Talk) -> None:
    use("de")
    orders = "treffer, name, jahr, bewertung, laufzeit, aufnahmedatum, sehdatum"
    assert talk("sortiere größe") == [f"Ordnen lässt sich nach: {orders}."]
    [line] = talk("hilfe sortiere")
    assert line.startswith("sortiere bewertung: ")
    assert orders in line
    [line] = talk("hilfe filter")
    assert line.startswith("filter ungesehen: ")
    assert "ungesehen, angefangen, vorgemerkt, gesehen" in line
    lines = talk("hilfe")
    assert [one for one in lines if one[0].isupper()] == []
    assert not any(word in " ".join(lines) for word in ("unwatched", "rating", "theme"))


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "watched yesterday", "Planet Earth: marked 2 episodes as watched on 20 Nov 2026."),
        ("en", "watch s1e2 yesterday", "Planet Earth, 1.2 Part 2: watched on 20 Nov 2026."),
        ("en", "watch s1e2 on yesterday", "Planet Earth, 1.2 Part 2: watched on 20 Nov 2026."),
        ("de", "gesehen gestern", "Planet Erde: 2 Folgen gesehen am 20. Nov. 2026."),
        ("de", "gesehen vor 3 Tagen", "Planet Erde: 2 Folgen gesehen am 18. Nov. 2026."),
        ("ru", "просмотрено 31.3.", "Планета Земля: 2 серии — просмотрено 31 мар. 2026\u202fг."),
        ("ru", "просмотрено вчера", "Планета Земля: 2 серии — просмотрено 20 нояб. 2026\u202fг."),
    ],
)
def test_a_day_needs_no_word_before_it(talk: Talk, language: str, line: str, said: str) -> None:
    use(language)
    assert said in talk(f"open {EARTH}", line)[-1]


def test_a_number_or_a_name_is_no_day(talk: Talk) -> None:
    lines = talk(f"open {EARTH}", "list", "watch 1", "watch Planet Erde", "watch 2", "watch 9")
    assert lines[-4:] == [
        "Moon: watched.",
        "Planet Earth: marked 2 episodes as watched.",
        "Planet Earth: nothing to mark, all of it was so already.",
        "There is no number 9; the list ends with 3.",
    ]


def test_a_day_that_is_none_is_told(talk: Talk) -> None:
    lines = talk("open moon-1999", "watch 31.31.", "watch 2999-01-01", "watch yesterdaz")
    assert lines[-3] == "“31.31.” is not a date."
    assert lines[-2] == "1 Jan 2999 is yet to come."
    assert lines[-1].startswith("There is no title “yesterdaz”; ")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "öffne Planet Erde"),
        ("de", "oeffne planet earth"),
        ("en", "open planet earth"),
        ("ru", "открыть планета земля"),
        ("en", "open Планета Земля"),
    ],
)
def test_a_title_is_opened_by_its_name_in_any_language(
    talk: Talk, language: str, line: str
) -> None:
    use(language)
    assert f"ID: {EARTH}" in talk(line)
    assert f"ID: {EARTH}" in talk("list", line)


def test_the_only_title_that_fits_is_opened_and_several_are_listed(talk: Talk) -> None:
    assert "ID: moon-1999" in talk("open zanzibar")
    lines = talk("open moon-1999", "open planet", "open 2", "watch")
    at = lines.index("2 titles fit that; open 1 opens the first.")
    assert [line[:2] for line in lines[at + 1 : at + 3]] == ["1.", "2."]
    assert lines[at + 3] == "Moon is still open."
    assert lines[at + 4].startswith("Title: Planet Earth")
    assert lines[-1].startswith("Planet Earth")


def test_after_a_failed_open_each_answer_names_the_title_that_is_open(talk: Talk) -> None:
    marks = ("watch", "watch", "unwatch", "want", "skip", "rate 8", "rate 8", "unrate", "note so",
             "unnote", "tag a", "tag a", "untag a", "undo", "redo")  # fmt: skip
    lines = talk("open moon-1999", "open xyzzy", *marks)
    assert lines[-len(marks) - 2] == "There is no title “xyzzy”; list lists them all."
    assert lines[-len(marks) - 1] == "Moon is still open."
    assert all("Moon" in line for line in lines[-len(marks) :]), lines


@pytest.mark.parametrize("language", ["de", "ru"])
def test_no_answer_names_a_command_of_the_shell(talk: Talk, language: str) -> None:
    use(language)
    lines = talk("open xyzzy", f"open {EARTH}", "watch xyzzy", "watch s7", "people xyzzy",
                 "related s9", "open planat-earth-2007", "öfne", "set theme nord2", "set x 1",
                 "set keys.x y", "filter xyzzy", "more", "stats")  # fmt: skip
    of_facts = set(talk(f"open {EARTH}"))
    said = [line for line in lines if line not in of_facts]
    assert not any("docbrowser list" in line or "docbrowser show" in line for line in said)
    assert not any("'" in line for line in said), said
    opened, closed = "„“" if language == "de" else "«»"
    assert any(f"{opened}xyzzy{closed}" in line for line in said)


@pytest.mark.parametrize(
    ("language", "word", "command"),
    [
        ("ru", "помощь", "help"),
        ("en", "помощь", "help"),
        ("de", "oeffne", "open"),
        ("de", "ueberspringe", "skip"),
        ("de", "rueckgaengig", "undo"),
        ("de", "aehnlich", "related"),
        ("de", "naechstes", "next"),
        ("en", "exit", "quit"),
        ("en", "search", "find"),
        ("en", "similar", "related"),
        ("en", "watched", "watch"),
        ("en", "keys", "set"),
        ("ru", "не-хочу", "unwant"),
        ("ru", "нехочу", "unwant"),
        ("ru", "не хочу", "unwant"),
        ("ru", "не пропускать", "unskip"),
        ("ru", "без заметки", "unnote"),
        ("ru", "беззаметки", "unnote"),
        ("en", "?", "help"),
    ],
)
def test_other_words_do_as_well(language: str, word: str, command: str) -> None:
    use(language)
    found, rest = understood(f"{word} s1e2")
    assert found == command
    assert rest.endswith("s1e2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_commands_are_all_different(language: str) -> None:
    use(language)
    assert all(id_of(word) == name for name, word in names().items())
    assert all(id_of(name) == name for name in COMMANDS)


def test_a_suggestion_is_in_the_language_of_the_user() -> None:
    use("de")
    assert nearest("oeffen") == "öffne"
    assert nearest("unwatchd") == "ungesehen"
    use("ru")
    assert nearest("откыть") == "открыть"
    assert nearest("без-замтки") == "без-заметки"


@pytest.mark.parametrize(
    ("language", "word", "way"),
    [("en", "cancel", "cancel"), ("de", "abbrechen", "abbrechen"), ("ru", "отмена", "отмена")],
)
@pytest.mark.parametrize("is_named", [True, False])
def test_the_question_of_an_import_names_a_way_out(
    talk: Talk, tmp_path: Path, language: str, word: str, way: str, is_named: bool
) -> None:
    path = tmp_path / "films.csv"
    path.write_text("Title,Year,Kind\nA Film of Ours,2019,film\n", "utf-8")
    use(language)
    lines = talk(f"import {path}", "hm", word if is_named else "", "find ours")
    assert way in lines[-3]
    assert (
        lines[-2]
        == {
            "en": "Nothing was imported.",
            "de": "Nichts wurde importiert.",
            "ru": "Ничего не импортировано.",
        }[language]
    )
    assert "A Film of Ours" not in lines[-1]


@pytest.mark.parametrize("last", [[], ["quit", "yes"]])
def test_an_import_that_nobody_agrees_to_is_none(
    talk: Talk, tmp_path: Path, last: list[str]
) -> None:
    path = tmp_path / "films.csv"
    path.write_text("Title,Year,Kind\nA Film of Ours,2019,film\n", "utf-8")
    assert talk(f"import {path}", *last)[-1] == "Nothing was imported."
    assert talk("list")[0] == "3 titles."


def test_a_theme_that_is_none_gets_the_names_of_those_that_are(talk: Talk) -> None:
    for line in ("set theme nord2", "theme nord2", "setze farbschema nord2"):
        use("de" if line.startswith("setze") else "en")
        [said] = talk(line)
        assert "docbrowser-dark" in said
        assert ", nord, " in said


def test_what_was_set_is_said_in_words_of_the_language(talk: Talk) -> None:
    use("de")
    assert talk("sprache de", "setze plain aus", "setze bewegung an", "sprache Englisch") == [
        "sprache: Deutsch", "zeilenmodus: aus", "bewegung: an", "sprache: Englisch",
    ]  # fmt: skip
    assert talk("setze tasten.search ctrl+g", "tasten search") == [
        "keys.search = ctrl+g", "keys.search = ctrl+g",
    ]  # fmt: skip
    use("ru")
    assert talk("настройки построчно выкл") == ["построчно: выкл"]
    assert talk("set spoilers off") == ["спойлеры: выкл"]


def test_the_help_in_russian_is_russian(talk: Talk) -> None:
    use("ru")
    said = "\n".join(talk("справка"))
    assert not any(
        word in said for word in (" on ", "(on)", "year", "rating", "unwatched", "theme")
    )
    assert "просмотрено s1 вчера" in said
    assert all(word in said for word in ("не-хочу", "не-пропускать", "без-заметки"))


def test_a_sentence_has_one_full_stop() -> None:
    assert ended("просмотрено 3 мар. 2026 г..") == "просмотрено 3 мар. 2026 г."
    assert ended("watched.") == "watched."
    assert ended("noted “and so on...”.") == "noted “and so on...”."
    assert ended("and so on...") == "and so on..."


def test_a_russian_undo_has_one_full_stop(talk: Talk) -> None:
    use("ru")
    lines = talk("open moon-1999", "просмотрено вчера", "отменить")
    assert lines[-2].endswith("2026\u202fг.")
    assert lines[-1].startswith("Отменено: Moon, ")
    assert lines[-1].endswith("2026\u202fг.")
