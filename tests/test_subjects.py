from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.subjects import SUBJECTS, label, labels

if TYPE_CHECKING:
    from tests.helpers import Cli


@pytest.mark.parametrize(
    ("languages", "shown"),
    [(["de"], "Raumfahrt"), (["ru-RU"], "Космические полёты"), (["fr"], "Space flight")],
)
def test_a_subject_has_a_name_in_the_language_that_is_read(
    languages: list[str], shown: str
) -> None:
    assert label("space-flight", languages) == shown


def test_a_subject_that_is_not_in_the_vocabulary_is_called_as_it_is() -> None:
    assert label("knitting", ["de"]) == "knitting"
    assert labels("knitting") == ("knitting",)


def test_no_name_stands_for_two_subjects() -> None:
    for language in ("en", "de", "ru"):
        names = [named[language] for named in SUBJECTS.values()]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("query", ["subject:vögel", "subject:птицы", "subject:birds"])
def test_titles_are_found_by_subject_in_any_language(cli: Cli, query: str) -> None:
    assert "winged-migration-2001" in [row["id"] for row in cli("list", query, "--json").json]


def test_a_page_names_the_subjects_and_the_tagline(cli: Cli) -> None:
    shown = cli("show", "march-of-the-penguins-2005", "--lang", "de").out
    tagline = cli("show", "march-of-the-penguins-2005", "--json").json["taglines"]["de"]
    assert "Vögel" in shown
    assert tagline.split()[0] in shown
    assert "Birds" not in shown


def test_statistics_count_subjects_rather_than_genres(cli: Cli) -> None:
    cli("watch", "winged-migration-2001")
    assert "Birds" in cli("stats", "--json").json["by_subject"]
