"""The language of a name of which only the country is known."""

from __future__ import annotations

import pytest

from docbrowser.importers.languages import language_of_country, with_names_elsewhere


@pytest.mark.parametrize(
    ("country", "tag"),
    [
        ("DE", "de"), ("de", "de"), ("AT", "de-AT"), ("FR", "fr"), ("RU", "ru"), ("US", "en"),
        ("GB", "en"), ("BR", "pt-BR"), ("CH", None), ("BE", None), ("CA", None), ("IN", None),
        ("", None), ("XX", None),
    ],
)  # fmt: skip
def test_a_country_has_a_language_where_one_dominates(country: str, tag: str | None) -> None:
    assert language_of_country(country) == tag


def test_a_name_elsewhere_stands_under_its_likely_language() -> None:
    others = [
        ("AT", "Die Fähre bei Nacht"), ("DE", "Nachtfähre"), ("DE", "Die Nachtfähre"),
        ("CH", "Fähre"), ("CH", "Le Bac"), (None, "Ferry"), ("US", "Night Boat"),
        ("GB", "Night Ferry"),
    ]  # fmt: skip
    assert with_names_elsewhere({"en": "Night Ferry"}, others) == {
        "en": "Night Ferry",
        "de-AT": "Die Fähre bei Nacht",
        "de": "Nachtfähre",
        "de-x-2": "Die Nachtfähre",
        "und-CH": "Fähre",
        "und-CH-x-2": "Le Bac",
        "und": "Ferry",
        "en-x-2": "Night Boat",
    }


def test_a_name_elsewhere_stands_back_behind_one_that_bears_its_language() -> None:
    told = {"pt-BR": "O mar que sobe", "pt-PT": "O mar a subir"}
    assert with_names_elsewhere(told, [("PT", "A maré"), ("BR", "Maré")]) == {
        **told, "pt-x-2": "A maré", "pt-BR-x-2": "Maré",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("country", "name", "tag"),
    [
        ("JP", "海の道", "ja"), ("JP", "Umi no michi", "und-JP"), ("JP", "1917", "ja"),
        ("RU", "Дорога", "ru"), ("RU", "Doroga", "und-RU"), ("DE", "Дорога", "und-DE"),
        ("RS", "Пут", "sr"), ("RS", "Put", "sr"), ("VN", "Đường biển", "vi"),
    ],
)  # fmt: skip
def test_letters_that_a_language_is_not_written_in_are_of_another(
    country: str, name: str, tag: str
) -> None:
    assert with_names_elsewhere({}, [(country, name)]) == {tag: name}
