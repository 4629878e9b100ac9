"""Which language is spoken, and how messages with a number are said in it."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from docbrowser import i18n


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "ru_RU.KOI8-R"}, "ru"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LC_MESSAGES": "ru_RU.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({"LANGUAGE": "de"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ru:de"}, "ru"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:de"}, "de"),
        ({"LANG": "ru_RU.UTF-8", "LANGUAGE": "fr"}, "ru"),
        ({"LANG": "", "LC_ALL": "", "LC_MESSAGES": "de_CH"}, "de"),
        ({"LANG": "\x1b]0;x\x07"}, "en"),
    ],
)
def test_the_environment_says_which_language_is_wanted(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert i18n.of_environment() == language


@pytest.mark.parametrize(
    ("tag", "language", "locale"),
    [
        ("de", "de", "de_DE"),
        ("de-AT", "de", "de_DE"),
        ("de_DE.UTF-8", "de", "de_DE"),
        ("RU", "ru", "ru_RU"),
        ("en-US", "en", "en_GB"),
        ("fr", "en", "en_GB"),
        ("", "en", "en_GB"),
        ("../../etc", "en", "en_GB"),
    ],
)
def test_a_language_that_is_known_is_spoken_and_else_english(
    tag: str, language: str, locale: str
) -> None:
    i18n.use(tag)
    assert (i18n.language(), i18n.locale()) == (language, locale)


def test_a_number_has_its_thousands_set_apart() -> None:
    assert i18n.number(999) == "999"
    assert i18n.number(1_234_567).split() == ["1", "234", "567"]


def test_one_is_said_otherwise_than_many() -> None:
    said = [i18n.counted("{n} title", "{n} titles", count) for count in (0, 1, 2, 1_000)]
    assert said[:3] == ["0 titles", "1 title", "2 titles"]
    assert said[3].split() == ["1", "000", "titles"]


def test_the_empty_message_stays_empty_in_each_language() -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert i18n._("") == ""


def test_what_is_remembered_is_forgotten_with_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forgotten = []
    monkeypatch.setattr(i18n, "_REMEMBERED", [lambda: forgotten.append(i18n.language())])
    monkeypatch.setattr(i18n, "_messages", lambda _language: NullTranslations())

    i18n.use("en")
    assert not forgotten
    i18n.use("de")
    i18n.use("de")
    assert forgotten == ["de"]


def test_a_message_that_is_not_translated_is_said_in_english() -> None:
    i18n.use("de")
    assert i18n._("no such message is in the program") == "no such message is in the program"
    assert i18n.pgettext("nowhere", "no such message") == "no such message"
