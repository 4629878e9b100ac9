"""Correcting a title, joining two and parting one, and taking each back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli


@pytest.fixture(autouse=True)
def catalog(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents that tell of one film, in a catalogue of the user's own."""
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    folder = home / "data" / "docbrowser"
    folder.mkdir(parents=True)
    return catalog_file(
        folder / "catalog.json",
        document(
            "moon", {"names": {"en": "Moon"}, "runtime": 80, "synopses": {"en": "Rock. " * 400}}
        ),
        document(
            "moon-1999",
            {"source": "other", "names": {"en": "Moon"}, "premiered": "1999", "genres": ["Space"]},
            {"names": {"en": "The Moon"}, "status": "ended"},
        ),
    )


def shown(cli: Cli, title_id: str) -> dict[str, object]:
    """Return what `show --json` says."""
    found: dict[str, object] = cli("show", title_id, "--json").json
    return found


def test_correction_wins_and_is_taken_back(cli: Cli) -> None:
    before = shown(cli, "moon")
    assert cli("edit", "moon", "runtime", "85").code == 0
    after = shown(cli, "moon")
    assert after["runtime"] == 85
    assert after["provenance"]["runtime"] == "you"  # type: ignore[index] # JSON
    assert {"field": "runtime", "values": [
        {"value": 85, "sources": ["you"]}, {"value": 80, "sources": ["test"]},
    ]} in after["conflicts"]  # type: ignore[operator] # fmt: skip
    assert cli("undo").code == 0
    assert shown(cli, "moon") == before
    assert cli("redo").code == 0
    assert shown(cli, "moon") == after


def test_undoing_one_correction_leaves_the_other(cli: Cli) -> None:
    cli("edit", "moon", "names.de", "Der Mond")
    cli("edit", "moon", "names.ru", "Луна")
    cli("edit", "moon", "names.de", "")
    names = shown(cli, "moon")["names"]
    assert names == {"en": "Moon", "ru": "Луна"}
    cli("undo", "--times", "2")
    assert shown(cli, "moon")["names"] == {"en": "Moon", "de": "Der Mond"}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("colour", "red", "There is no field “colour”"),
        ("runtime", "long", "runtime cannot be “long”; write a whole number of minutes, as in 52."),
        ("premiered", "2007-02-30", "“2007-02-30”: 2007-02-30 is no day of the calendar."),
        ("kind", "movie", "kind cannot be “movie”; write one of film, series"),
        ("premiered", "soon", "write 2007, 2007-09 or 2007-09-23."),
        ("countries", "Canada", "write codes of two letters, as in CA, FR."),
        ("runtme", "85", "There is no field “runtme” to correct; did you mean runtime?"),
        ("episodes.s1.aired", "2007", "There is no field"),
        ("credits", "Ann Moon", 'write JSON, as in [{"person"'),
    ],
)
def test_what_does_not_fit_is_refused(cli: Cli, field: str, value: str, told: str) -> None:
    before = shown(cli, "moon")
    result = cli("edit", "moon", field, value)
    assert result.code == 2
    assert told in result.err
    assert shown(cli, "moon") == before


def test_merge_joins_records_and_marks_and_is_taken_back(cli: Cli) -> None:
    cli("watch", "moon", "--on", "2020-02-02")
    before = cli("list", "--json").json, shown(cli, "moon"), shown(cli, "moon-1999")
    assert cli("merge", "moon", "moon-1999").code == 0
    assert [row["id"] for row in cli("list", "--json").json] == ["moon-1999"]
    merged = shown(cli, "moon-1999")
    assert merged["runtime"] == 80
    assert merged["premiered"] == "1999"
    assert merged["status"] == "ended"
    assert merged["watch"]["viewings"] == ["2020-02-02"]  # type: ignore[index] # JSON
    assert cli("undo").code == 0
    assert (cli("list", "--json").json, shown(cli, "moon"), shown(cli, "moon-1999")) == before


def test_split_parts_what_a_source_says_and_is_taken_back(cli: Cli) -> None:
    before = cli("list", "--json").json, shown(cli, "moon-1999")
    assert cli("split", "moon-1999", "test").code == 0
    ids = [row["id"] for row in cli("list", "--json").json]
    assert sorted(ids) == ["moon", "moon-1999", "the-moon"]
    assert shown(cli, "moon-1999")["status"] is None
    assert shown(cli, "the-moon")["status"] == "ended"
    assert cli("undo").code == 0
    assert (cli("list", "--json").json, shown(cli, "moon-1999")) == before


def test_what_cannot_be_joined_or_parted_is_told(cli: Cli) -> None:
    assert cli("merge", "moon", "moon").code == 2
    assert cli("merge", "moon", "sun").code == 1
    assert cli("split", "moon-1999", "nobody").code == 1
    assert cli("split", "moon", "test").code == 2
