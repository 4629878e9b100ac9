from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB

from docbrowser.errors import MissingFileError, UnreadableFileError
from docbrowser.keeper import IndexKeeper
from docbrowser.paths import Place
from docbrowser.store.catalog import CatalogStore
from docbrowser.store.safe_storage import SafeStorage
from docbrowser.store.tables import serialize
from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.model import Record


class Shelf:
    """A shipped and an own catalogue, and what reading them had to say."""

    def __init__(self, folder: Path) -> None:
        self.shipped = folder / "shipped.json"
        self.own = folder / "own.json"
        self.cache = folder.parent / "cache"
        self.said: list[str] = []

    def read(self, *, named: bool = False) -> dict[str, tuple[Record, ...]]:
        """Return the records of each title, as the index finds them and the files hold them."""
        shipped = self.shipped if self.shipped.exists() else None
        store = CatalogStore(shipped, Place(self.own, named=named), self.said.append)
        index = IndexKeeper(store, lambda: self.cache, patient=True).index()
        self.said += index.complaints()
        found = {}
        for title_id in index.ids():
            places = index.whereabouts(index.rank(title_id) or 0)
            told = [record for place in places for record in store.records(*place[:2])]
            found[title_id] = tuple({record.source: record for record in told}.values())
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "shelf"
    folder.mkdir()
    return Shelf(folder)


def _claims(found: dict[str, tuple[Record, ...]], title_id: str) -> dict[str, int | None]:
    return {record.source: record.runtime for record in found[title_id]}


def test_the_shipped_catalogue_and_ones_own_are_united(shelf: Shelf) -> None:
    catalog_file(shelf.shipped, document("io", {"source": "imdb"}), document("europa", {}))
    catalog_file(shelf.own, document("io", {"source": "tmdb"}), document("ganymede", {}))
    found = shelf.read()
    assert set(found) == {"io", "europa", "ganymede"}
    assert set(_claims(found, "io")) == {"imdb", "tmdb"}
    assert shelf.said == []


def test_ones_own_record_of_a_source_replaces_the_shipped_one(shelf: Shelf) -> None:
    catalog_file(shelf.shipped, document("io", {"source": "imdb", "runtime": 40}))
    catalog_file(shelf.own, document("io", {"source": "imdb", "runtime": 42}))
    assert _claims(shelf.read(), "io") == {"imdb": 42}


def test_two_documents_of_one_id_are_one(shelf: Shelf) -> None:
    catalog_file(shelf.own, document("io", {"source": "a"}), document("io", {"source": "b"}))
    assert set(_claims(shelf.read(), "io")) == {"a", "b"}


BAD_RECORDS: list[dict[str, Any]] = [
    {"kind": "opera"},
    {"premiered": "2007-02-30"},
    {"premiered": "07"},
    {"runtime": "an hour"},
    {"runtime": 0},
    {"countries": ["Canada"]},
    {"rating": {"value": 11, "best": 10}},
    {"credits": [{"job": "actor"}]},
    {"episodes": [{"season": 1}]},
    {"source": ""},
    {"source": 5},
]


@pytest.mark.parametrize("bad", BAD_RECORDS, ids=str)
def test_a_bad_record_is_left_out_and_named_while_the_rest_serves(
    shelf: Shelf, bad: dict[str, Any]
) -> None:
    catalog_file(
        shelf.own, document("io", {"source": "good", "runtime": 9}, bad), document("europa", {})
    )
    found = shelf.read()
    assert _claims(found, "io") == {"good": 9}
    assert "europa" in found
    (sentence,) = shelf.said
    assert sentence.startswith(f"{shelf.own}: document 1 (io): record 2")


@pytest.mark.parametrize(
    "bad",
    [{}, {"id": ""}, {"id": "two words"}, {"id": "a#s1"}, {"id": 7, "records": []},
     {"id": "x" * 201, "records": []}],
    ids=str,
)  # fmt: skip
def test_a_document_without_a_usable_id_is_left_out_and_named(
    shelf: Shelf, bad: dict[str, Any]
) -> None:
    catalog_file(shelf.own, bad, document("europa", {}))
    assert set(shelf.read()) == {"europa"}
    (sentence,) = shelf.said
    assert str(shelf.own) in sentence


@pytest.mark.parametrize("records", [None, {}, "x", [5], [None], ["x"]], ids=str)
def test_what_is_no_list_of_records_is_named(shelf: Shelf, records: Any) -> None:
    catalog_file(shelf.own, {"id": "io", "records": records}, document("europa", {}))
    assert set(shelf.read()) == {"europa"}
    assert len(shelf.said) == 1


def test_hostile_strings_are_cleaned_on_loading(shelf: Shelf) -> None:
    hostile = "\x1b]52;c;aGk=\x07Dust\u202e \x9b2Jstorm\u2066"
    record = {
        "source": f"im{hostile}db",
        "names": {"en": hostile},
        "genres": [hostile, "\x1b"],
        "synopses": {"en": f"one{hostile}\r\ntwo\x00"},
        "credits": [{"person": hostile, "character": "\x07"}],
        "ids": {"im\x1bdb": hostile},
        "url": hostile,
    }
    catalog_file(shelf.own, document("io\x07", record))
    (found,) = shelf.read()["io"]
    clean = "]52;c;aGk=Dust 2Jstorm"
    assert found.source == f"im{clean}db"
    assert found.names == {"en": clean}
    assert found.genres == (clean,)
    assert found.synopses == {"en": f"one{clean}\ntwo"}
    assert (found.credits[0].person, found.credits[0].character) == (clean, None)
    assert found.ids == {"imdb": clean}
    assert found.url == clean


def test_unknown_fields_of_a_later_version_do_no_harm(shelf: Shelf) -> None:
    catalog_file(shelf.own, document("io", {"runtime": 9, "smell": "sulphur"}))
    assert _claims(shelf.read(), "io") == {"test": 9}


def test_a_catalogue_that_stock_tinydb_wrote_opens(shelf: Shelf) -> None:
    with TinyDB(shelf.own, encoding="utf-8") as database:
        database.table("titles").insert(document("io", {"runtime": 9}))
    assert _claims(shelf.read(), "io") == {"test": 9}


def test_a_default_place_may_be_empty_and_a_named_one_may_not(shelf: Shelf) -> None:
    assert shelf.read() == {}
    with pytest.raises(MissingFileError, match=r"own\.json does not exist"):
        shelf.read(named=True)


def test_an_unreadable_catalogue_is_restored_from_its_backup_and_named(shelf: Shelf) -> None:
    storage = SafeStorage(shelf.own, shelf.own.parent / "backups", shelf.said.append)
    storage.write({"titles": {"1": document("io", {})}})
    shelf.own.write_bytes(b"{")
    assert set(shelf.read()) == {"io"}
    (sentence,) = shelf.said
    assert str(shelf.own) in sentence
    assert shelf.own.read_bytes() == serialize({"titles": {"1": document("io", {})}})


def test_an_unreadable_shipped_catalogue_is_never_written_to(shelf: Shelf) -> None:
    shelf.shipped.write_bytes(b"{")
    with pytest.raises(UnreadableFileError, match=r"shipped\.json"):
        shelf.read()
    assert [path.name for path in shelf.shipped.parent.iterdir()] == ["shipped.json"]


def test_reading_leaves_nothing_behind(shelf: Shelf) -> None:
    catalog_file(shelf.shipped, document("io", {}))
    catalog_file(shelf.own, document("europa", {}))
    shelf.read()
    assert {path.name for path in shelf.own.parent.iterdir()} == {"shipped.json", "own.json"}


def test_two_records_of_one_source_in_one_file_are_told_of(shelf: Shelf) -> None:
    twice = {"source": "nfo", "runtime": 9}, {"source": "nfo", "runtime": 10}
    catalog_file(shelf.own, document("io", twice[0]), document("io", twice[1]))
    assert _claims(shelf.read(), "io") == {"nfo": 10}
    (sentence,) = shelf.said
    assert "nfo speaks twice" in sentence
