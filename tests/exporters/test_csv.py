from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings

from docbrowser.entries import Entry
from docbrowser.exporters import csv_export
from docbrowser.exporters.cells import rows, safe_cell
from docbrowser.model import Credit
from docbrowser.text import clean
from docbrowser.titles import Source, Title
from tests.exporters.collections import WILD, collection, film, table
from tests.helpers import episode, seen, series

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def test_a_film_is_a_row_with_what_is_known_and_what_was_done() -> None:
    entry = Entry(
        viewings=("2026-01-02", "2026-02-03T20:15:00+01:00"),
        rating=8,
        note="Dry, but fine",
        remarks=("12:40 claim: it is wet",),
        tags=("sand", "slow"),
    )
    (row,) = table(
        csv_export.pieces,
        film(
            entry=entry,
            original_name="Dünen",
            runtime=80,
            genres=("Nature",),
            countries=("DE", "FR"),
            languages=("de",),
            networks=("arte",),
            credits=(Credit(person="Ann Moon", job="director"), Credit(person="Bo", job="actor")),
            ids={"imdb": "tt12"},
            sources=(Source(source="you"), Source(source="x", url="https://x.example/1")),
        ),
    )
    assert row == {
        "id": "dunes",
        "name": "Dunes",
        "original_name": "Dünen",
        "year": "2012",
        "kind": "film",
        "runtime": "80",
        "status": "watched",
        "watched_on": "2026-02-03",
        "viewings": "2",
        "rating": "8",
        "tags": "sand, slow",
        "note": "Dry, but fine\n12:40 claim: it is wet",
        "episodes": "0",
        "episodes_watched": "0",
        "genres": "Nature",
        "countries": "DE, FR",
        "languages": "de",
        "networks": "arte",
        "directors": "Ann Moon",
        "url": "https://x.example/1",
        "imdb": "tt12",
        "tmdb": "",
        "tvmaze": "",
        "thetvdb": "",
    }


def test_a_series_counts_its_regular_episodes() -> None:
    rock = series(
        "rock", episode((1, 1), "2018-01-01"), episode((1, 2), "2018-01-08"), episode((0, 1))
    )
    (row,) = table(csv_export.pieces, (rock, Entry(episodes=seen("s1e1"))))
    assert (row["status"], row["episodes"], row["episodes_watched"]) == ("watching", "2", "1")


def test_a_title_that_no_catalogue_has_keeps_what_was_said_of_it() -> None:
    (row,) = table(csv_export.pieces, (Title(id="gone"), Entry(rating=3, note="hm")))
    assert (row["id"], row["name"], row["rating"], row["note"]) == ("gone", "gone", "3", "hm")


def test_nothing_is_a_header() -> None:
    assert "".join(csv_export.pieces(collection())).splitlines() == [",".join(csv_export.COLUMNS)]


def test_lines_end_as_in_the_standard_and_quotes_are_doubled() -> None:
    text = "".join(rows(["a", "b"], [['say "x"', "one\ntwo"], [None, "1,2"]]))
    assert text == 'a,b\r\n"say ""x""","one\ntwo"\r\n,"1,2"\r\n'


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-30-", "'-30-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("＝1+1", "'＝1+1"),
        ("＠x", "'＠x"),
        ("  =1", "'  =1"),
        ("a;=1", "a;'=1"),
        ("a\n- b", "a\n'- b"),
        ("Race to Mars - 1", "Race to Mars - 1"),
        ("a=b; c", "a=b; c"),
        ("", ""),
    ],
)
def test_a_cell_is_no_formula(cell: str, written: str) -> None:
    assert safe_cell(cell) == written


@settings(max_examples=50)
@given(WILD, WILD, WILD)
def test_no_cell_begins_as_a_formula_does(name: str, note: str, tag: str) -> None:
    entry = Entry(note=note, tags=(tag,), rating=1)
    title, _ = film(name, networks=(tag,), ids={"imdb": note})
    text = "".join(csv_export.pieces(collection((title, entry))))
    for delimiter in ",;\t":  # whatever a program takes for the end of a cell
        for cells in list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[1:]:
            assert not [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA)]
    (row,) = table(csv_export.pieces, (title, entry))
    assert row["name"].replace("'", "") == name.replace("\r\n", "\n").replace("'", "")
    assert set(row) == set(csv_export.COLUMNS)


@given(WILD)
@settings(max_examples=50)
def test_cleaned_text_only_gains_apostrophes(text: str) -> None:
    cleaned = clean(text)
    assert safe_cell(cleaned).replace("'", "") == cleaned.replace("'", "")
