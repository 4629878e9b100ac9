from __future__ import annotations

from hypothesis import given, settings

from docbrowser.entries import Entry
from docbrowser.exporters import letterboxd
from docbrowser.titles import Title
from tests.exporters.collections import WILD, collection, film, table
from tests.helpers import episode, seen, series


def test_each_viewing_of_a_film_is_a_row() -> None:
    entry = Entry(
        viewings=("unknown", "2026-02-03T20:15:00+01:00", "2024", "2026-01-02"),
        rating=9,
        tags=("sand", "slow"),
    )
    found = table(letterboxd.pieces, film('Dunes, "restored"', entry))
    assert [row["WatchedDate"] for row in found] == ["", "", "2026-01-02", "2026-02-03"]
    assert {(row["Title"], row["Year"], row["Rating10"], row["Tags"]) for row in found} == {
        ('Dunes, "restored"', "2012", "9", "sand, slow")
    }


def test_the_columns_are_letterboxds() -> None:
    assert "".join(letterboxd.pieces(collection())) == "Title,Year,WatchedDate,Rating10,Tags\r\n"


def test_what_is_no_film_or_was_not_watched_is_left_out() -> None:
    rock = series("rock", episode((1, 1), "2018-01-01"))
    found = table(
        letterboxd.pieces,
        (rock, Entry(episodes=seen("s1e1"), viewings=("2026-01-01",))),
        film("Planned", Entry(wanted=True, rating=3)),
        (Title(id="gone"), Entry(viewings=("2026-01-01",))),
        film("Eels", Entry(viewings=("2026-01-01",)), kind="short", premiered=None),
    )
    assert [(row["Title"], row["Year"]) for row in found] == [("Eels", "")]


@settings(max_examples=50)
@given(WILD, WILD)
def test_no_cell_begins_as_a_formula_does(name: str, tag: str) -> None:
    found = table(letterboxd.pieces, film(name, Entry(viewings=("2026-01-01",), tags=(tag,))))
    for row in found:
        assert not [cell for cell in row.values() if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]
    assert len(found) == 1
