"""Awards, years and an evening over a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.i18n import use
from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plain.conftest import Talk

SHELL = {"award": "Golden Shell", "year": 2007, "category": "Sound", "outcome": "won"}
LEAF = {"award": "Silver Leaf", "year": 2008, "outcome": "nominated"}


@pytest.fixture(autouse=True)
def films(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two films of one year, of which one won something; and a longer one of another year."""
    documents = [
        document("ash-2006", film("Ash", "2006", 40, awards=[SHELL, LEAF])),
        document("birch-2006", film("Birch", "2006", 50, awards=[LEAF])),
        document("cedar-2010", film("Cedar", "2010", 300)),
    ]
    path = catalog_file(tmp_path / "films.json", *documents)
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(path))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")


def film(name: str, year: str, runtime: int, **fields: object) -> dict[str, object]:
    """Return what a source says of a film."""
    return {"names": {"en": name}, "kind": "film", "premiered": year, "runtime": runtime, **fields}


def test_awards_are_listed_with_numbers_that_lead_to_their_titles(talk: Talk) -> None:
    lines = talk("awards", "awards 2", "open 1", "awards leaf", "awards nowhere", "awards 9")
    assert lines[:3] == [
        "1 title won something; find is:awarded lists it.",
        "1. Silver Leaf: won 0 of 2, 2008",
        "2. Golden Shell: won 1 of 1, 2007",
    ]
    assert "Golden Shell: won 1 of 1" in lines
    assert "1. Ash, 2006, film, 40 min, 2007, Sound, won, ash-2006" in lines
    assert "ID: ash-2006" in lines
    assert "2. Birch, 2006, film, 50 min, 2008, nominated, birch-2006" in lines
    assert lines[-2:] == [
        "No award here is called so; awards lists them.",
        "There is no number 9; the list ends with 2.",
    ]


def test_what_won_something_is_a_state_like_the_others(talk: Talk) -> None:
    lines = talk("find is:awarded", "filter won an award")
    assert lines.count("1. Ash, 2006, film, 40 min, ash-2006") == 2
    assert "Only what fits is listed: won an award." in lines


def test_the_years_are_told_and_one_of_them_listed(talk: Talk) -> None:
    lines = talk("open cedar-2010", "watch", "timeline", "timeline 2006", "timeline then")
    assert "2010: 1 title, 1 watched" in lines
    assert "2006: 2 titles" in lines
    assert "1. Ash, 2006, film, 40 min, ash-2006" in lines
    assert lines[-1] == "Say which year: timeline 1969."


def test_an_evening_is_filled_and_what_is_left_out_is_said(talk: Talk) -> None:
    lines = talk("open birch-2006", "want", "tonight 95", "open 1", "tonight", "tonight 0")
    begin = lines.index("1 h 30 min of 1 h 35 min.")
    assert lines[begin + 1 : begin + 4] == [
        "1. Birch, 50 min, birch-2006",
        "2. Ash, 40 min, ash-2006",
        "Left out: 1 other film, longer than the evening",
    ]
    assert "ID: birch-2006" in lines[begin:]
    wrong = "Say how many minutes there are, from 1 to 1440: tonight 95."
    assert lines[-2:] == [wrong, wrong]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("awards", "timeline", "tonight 95")),
        ("de", ("Preise", "Jahre", "heute Abend 95")),
        ("ru", ("награды", "годы", "вечер 95")),
    ],
)
def test_the_words_are_those_of_each_language(
    talk: Talk, language: str, words: tuple[str, str, str]
) -> None:
    use(language)
    lines = talk(*words)
    assert any("Golden Shell" in line for line in lines)
    assert any(line.startswith("2006: 2 ") for line in lines)
    assert any(line.startswith(("1. Birch, ", "2. Birch, ")) for line in lines)
