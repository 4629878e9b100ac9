"""An index whose file is sound, that says it is of these catalogues, and is wrong about them."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Final

import pytest

from tests.hostile.files import AMBER, BASALT, CORAL
from tests.hostile.test_files import Home, here, index_of, statuses

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

__all__ = ["here"]

_LAST: Final = "(SELECT max(rank) FROM titles)"
_GONE: Final = {
    "names": f"DELETE FROM names WHERE title = {_LAST}",
    "summaries": f"DELETE FROM summaries WHERE rank = {_LAST}",
    "documents": f"DELETE FROM documents WHERE title = {_LAST}",
}
_AMBER: Final = f"(SELECT rank FROM titles WHERE id = '{AMBER}')"
_BASALT: Final = f"(SELECT rank FROM titles WHERE id = '{BASALT}')"
_SWAPPED: Final = f"UPDATE documents SET title = {_AMBER} + {_BASALT} - title WHERE number < 3"


@pytest.fixture
def index(cli: Cli, here: Home, home: Path) -> Path:
    """An index of the catalogue, up to date."""
    return index_of(cli, home)


def change(index: Path, statement: str) -> None:
    """Change what an index says, and leave its file sound."""
    with contextlib.closing(sqlite3.connect(index, isolation_level=None)) as database:
        database.execute(statement)


@pytest.mark.parametrize("table", _GONE)
@pytest.mark.parametrize("order", ["name", "year"])
def test_rows_that_are_gone_from_an_index_hide_no_title(
    cli: Cli, index: Path, table: str, order: str
) -> None:
    expected = cli("list", "--sort", order)
    shown = [cli("show", title) for title in (AMBER, BASALT, CORAL)]
    change(index, _GONE[table])
    assert cli("list", "--sort", order) == expected
    assert [cli("show", title) for title in (AMBER, BASALT, CORAL)] == shown


def test_a_title_that_is_gone_from_an_index_is_found_in_a_new_one(cli: Cli, index: Path) -> None:
    expected = cli("show", CORAL)
    change(index, f"DELETE FROM titles WHERE id = '{CORAL}'")
    assert cli("show", CORAL) == expected


def test_an_index_that_takes_one_title_for_another_is_made_anew(cli: Cli, index: Path) -> None:
    expected = [cli("show", title) for title in (AMBER, BASALT, CORAL)]
    good = index.read_bytes()
    for number, title in enumerate((AMBER, BASALT, CORAL)):
        index.write_bytes(good)
        change(index, _SWAPPED)
        assert cli("show", title) == expected[number]
    change(index, _SWAPPED)
    assert cli("edit", AMBER, "runtime", "44").code == 0
    assert cli("show", AMBER, "--json").json["runtime"] == 44
    assert cli("show", BASALT) == expected[1]


def test_an_edit_beside_an_index_without_its_document_makes_no_second_one(
    cli: Cli, here: Home, index: Path
) -> None:
    change(index, "DELETE FROM documents")
    assert cli("edit", AMBER, "runtime", "44").code == 0
    assert here.catalog.read_bytes().count(f'"{AMBER}"'.encode()) == 1
    assert cli("list").err == ""


@pytest.mark.parametrize(
    "lie",
    [
        "UPDATE summaries SET summary = (SELECT max(summary) FROM summaries)",
        "UPDATE names SET sort_name = 'zzz' || title",
        "UPDATE titles SET year = 1999",
        "UPDATE documents SET digest = x'00'",
        "DELETE FROM keys",
    ],
)
def test_doctor_finds_an_index_that_lies(cli: Cli, index: Path, lie: str) -> None:
    assert cli("doctor").code == 0
    change(index, lie)
    result = cli("doctor")
    assert result.code == 1
    assert str(index) in result.out
    assert "delete the index" in result.out
    index.unlink()
    assert set(statuses(cli("list", "--json"))) == {AMBER, BASALT, CORAL}
    assert cli("doctor").code == 0


def test_doctor_trusts_an_index_that_was_changed_in_place(
    cli: Cli, here: Home, index: Path
) -> None:
    assert cli("edit", AMBER, "runtime", "44").code == 0
    assert cli("edit", CORAL, "names.de", "Koralle").code == 0
    assert cli("list", "koralle").code == 0
    assert cli("doctor").code == 0
