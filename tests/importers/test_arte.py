"""Answers of arte's services become one record for each program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import arte
from docbrowser.model import Credit, Offer
from tests.importers.samples import (
    SAMPLES,
    only,
    refusal,
    survives_damage,
    survives_other_values,
    taken_in,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

PAGE = SAMPLES / "arte" / "page.json"
PROGRAM = SAMPLES / "arte" / "program.json"


def test_a_page_has_each_program_once() -> None:
    records, rejected = taken_in(arte, PAGE)
    assert [record.ids["arte"] for record in records] == ["100001-000-A", "100002-000-A"]
    first = records[0]
    assert first.names == {"de": "Die Kartografin - Marie Tharp und der Meeresboden"}
    assert first.synopses["de"].startswith("Am Zeichentisch")
    assert first.runtime == 53
    assert first.genres == ("Dokus und Reportagen",)
    url = "https://www.arte.tv/de/videos/100001-000-A/die-kartografin/"
    assert first.url == url
    assert first.offers == (Offer(provider="arte", url=url),)
    reason = "Frauen der Wissenschaft is a collection of programs, and none itself"
    assert rejected == [(None, reason)]


def test_what_is_shown_live_alone_is_no_offer() -> None:
    assert taken_in(arte, PAGE)[0][1].offers == ()


def test_a_program_has_its_facts() -> None:
    records, rejected = taken_in(arte, PROGRAM)
    record = only(records)
    assert rejected == []
    assert record.names == {"fr": "Les Enfants du phare"}
    assert record.original_name == "Fyrets barn"
    assert (record.kind, record.premiered, record.runtime) == ("film", "1998", 90)
    assert record.countries == ("DK",)
    assert record.languages == ("da",)
    assert record.genres == ("Cinéma", "Films")
    assert list(record.synopses) == ["fr"]
    assert record.credits == (
        Credit(person="Inge Holm", job="director"),
        Credit(person="Karl Bach", job="actor", character="Nils"),
    )


def test_the_name_of_the_magazine_is_no_part_of_the_title(tmp_path: Path) -> None:
    told = {
        "programId": "1-A", "title": "Die Brücke", "subtitle": "ARTE Reportage", "language": "de",
        "clusters": [{"title": "ARTE Reportage"}], "durationSeconds": 60,
    }  # fmt: skip
    record = only(taken_in(arte, written(tmp_path, {"programs": [told]}))[0])
    assert record.names == {"de": "Die Brücke"}


def test_a_player_answer_is_a_program(tmp_path: Path) -> None:
    told = {
        "data": {"attributes": {"metadata": {
            "providerId": "100009-000-A", "language": "en", "title": "Ice", "subtitle": None,
            "description": "<p>Cold water.</p>", "duration": {"seconds": 600},
            "link": {"url": "https://www.arte.tv/en/videos/100009-000-A/ice/"},
        }}}
    }  # fmt: skip
    record = only(taken_in(arte, written(tmp_path, told))[0])
    assert record.names == {"en": "Ice"}
    assert record.synopses == {"en": "Cold water."}
    assert record.runtime == 10


@pytest.mark.parametrize("answer", [{}, [], {"programs": []}, {"value": {"data": [None, 3]}}])
def test_what_lists_no_program_is_refused(tmp_path: Path, answer: object) -> None:
    assert refusal(arte, written(tmp_path, answer)) == "it lists no program of arte's"


@settings(max_examples=40, deadline=None)
@given(
    language=st.sampled_from(["de", "fr", "en", "es", "pl", "it"]),
    minutes=st.integers(1, 600),
    title=st.text("abcdefghij ", min_size=1).map(str.strip).filter(bool),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, language: str, minutes: int, title: str
) -> None:
    told = {
        "language": language,
        "data": [{"programId": "1-A", "title": title, "teaserText": "", "duration": minutes * 60}],
    }
    record = only(taken_in(arte, written(tmp_path_factory.mktemp("written"), told))[0])
    assert record.names == {language: " ".join(title.split())}
    assert record.runtime == minutes


@pytest.mark.parametrize("sample", [PAGE, PROGRAM])
def test_damaged_files_are_read_or_refused(tmp_path: Path, sample: Path) -> None:
    survives_damage(arte, sample, tmp_path, times=40)
    told = json.loads(sample.read_text(encoding="utf-8"))
    survives_other_values(arte, told, lambda value: written(tmp_path, value))
