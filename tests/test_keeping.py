"""The index as a user meets it: whatever happens to it, the right titles are found."""

from __future__ import annotations

import concurrent.futures
import json
import os
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from docbrowser.finding import Question
from docbrowser.library import Library
from docbrowser.paths import Paths
from tests.helpers import catalog_file, document, program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

MANY = 60


def _planets(*names: str) -> list[dict[str, Any]]:
    return [document(name.lower(), {"names": {"en": name}}) for name in names]


def _found(library: Library, query: str = "") -> list[str]:
    return [row.id for row in library.find(Question(query))]


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return catalog_file(tmp_path / "mine.json", *_planets("Io", "Europa", "Ganymede"))


@pytest.fixture
def library(catalog: Path) -> Library:
    return Library(Paths(catalog_flag=catalog, no_shipped=True), print)


@pytest.fixture
def index(library: Library, home: Path) -> Path:
    """The index file, once it has been made."""
    _found(library)
    (path,) = library.paths.cache.glob("index-*.sqlite3")
    return path


def test_a_second_program_uses_the_index_of_the_first(library: Library, index: Path) -> None:
    made = index.stat().st_ino
    assert _found(Library(library.paths, print), "io") == ["io"]
    assert index.stat().st_ino == made


def test_a_deleted_index_is_made_anew(library: Library, index: Path) -> None:
    index.unlink()
    assert _found(Library(library.paths, print), "europa") == ["europa"]
    assert index.exists()


def test_an_index_cut_short_anywhere_is_made_anew_without_a_word(
    index: Path, catalog: Path, cli: Cli
) -> None:
    whole = index.read_bytes()
    for place in range(100):
        index.write_bytes(whole[: len(whole) * place // 100])
        result = cli("list", "gany", "--json", "--catalog", str(catalog), "--no-shipped")
        assert [row["id"] for row in result.json] == ["ganymede"]
        assert result.err == ""


def test_an_index_cut_short_under_a_running_program_is_made_anew(
    library: Library, index: Path
) -> None:
    whole = index.read_bytes()
    for place in range(0, 100, 7):
        os.truncate(index, len(whole) * place // 100)
        assert _found(library, "gany") == ["ganymede"]
        assert library.title("europa").id == "europa"
        (index,) = library.paths.cache.glob("index-*.sqlite3")


def test_bytes_that_are_no_index_are_replaced(library: Library, index: Path) -> None:
    for junk in (b"", b"SQLite format 3\0", b"\0" * 40_000, os.urandom(40_000)):
        index.write_bytes(junk)
        assert _found(Library(library.paths, print), "io") == ["io"]


def test_an_index_of_another_version_is_made_anew(library: Library, index: Path) -> None:
    with sqlite3.connect(index) as database:
        database.execute("UPDATE about SET value = '0 0.0' WHERE key = 'version'")
        database.execute("DELETE FROM titles")
    assert _found(Library(library.paths, print), "io") == ["io"]


def test_a_catalogue_that_is_replaced_is_seen_with_the_next_query(
    library: Library, index: Path, catalog: Path
) -> None:
    new = catalog_file(catalog.with_name("new.json"), *_planets("Callisto", "Europa"))
    new.replace(catalog)
    assert _found(library) == ["callisto", "europa"]
    assert _found(library, "io") == []
    assert library.title("callisto").names == {"en": "Callisto"}


def test_a_catalogue_that_stock_tinydb_changes_is_seen_with_the_next_query(
    library: Library, index: Path, catalog: Path
) -> None:
    with TinyDB(catalog, encoding="utf-8") as database:
        database.table("titles").insert(_planets("Amalthea")[0])
    assert _found(library, "amalthea") == ["amalthea"]
    assert library.title("amalthea").names == {"en": "Amalthea"}


def test_where_no_index_can_be_kept_titles_are_found_all_the_same(
    catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "a-file"
    nowhere.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(nowhere))
    library = Library(Paths(catalog_flag=catalog, no_shipped=True), print)
    assert _found(library, "europa") == ["europa"]


def test_programs_that_start_at_once_do_not_trip_over_each_other(tmp_path: Path) -> None:
    names = [f"Moon{number}" for number in range(300)]
    path = catalog_file(tmp_path / "many.json", *_planets(*names))
    arguments = ("list", "moon17", "--json", "--catalog", str(path), "--no-shipped")
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        runs = list(pool.map(lambda _: program(*arguments), range(12)))
    for run in runs:
        assert run.stderr == ""
        assert {row["id"] for row in json.loads(run.stdout)} == {
            name.lower() for name in names if name.startswith("Moon17")
        }


def test_the_index_is_for_the_user_alone(index: Path) -> None:
    assert index.stat().st_mode & 0o777 == 0o600
    assert index.parent.stat().st_mode & 0o777 == 0o700


class TestOneTitleChanged:
    """Of a catalogue of many titles a few have changed: only their rows are touched."""

    @pytest.fixture
    def many(self, tmp_path: Path) -> Path:
        return catalog_file(
            tmp_path / "many.json", *_planets(*(f"Moon{number}" for number in range(MANY)))
        )

    @pytest.fixture
    def library(self, many: Path) -> Library:
        library = Library(Paths(catalog_flag=many, no_shipped=True), print)
        assert len(_found(library)) == MANY
        return library

    def _change(self, many: Path, change: str, by: str) -> None:
        new = many.with_name("new.json")
        new.write_text(many.read_text("utf-8").replace(change, by), "utf-8")
        new.replace(many)

    def test_the_index_stays_the_same_file(self, library: Library, many: Path) -> None:
        (index,) = library.paths.cache.glob("index-*.sqlite3")
        made = index.stat().st_ino
        self._change(many, '"Moon7"', '"Phobos and Deimos"')
        assert _found(library, "phobos") == ["moon7"]
        assert _found(library, "moon7") == []
        assert library.title("moon7").names == {"en": "Phobos and Deimos"}
        assert library.title("moon59").names == {"en": "Moon59"}
        assert index.stat().st_ino == made

    def test_a_new_id_and_a_removed_title(self, library: Library, many: Path) -> None:
        self._change(many, '{"id": "moon7"', '{"id": "titan"')
        assert "moon7" not in _found(library)
        assert library.title("titan").names == {"en": "Moon7"}
        lines = many.read_text("utf-8").splitlines(keepends=True)
        many.write_text("".join(line for line in lines if '"moon9"' not in line), "utf-8")
        assert len(_found(library)) == MANY - 1
        assert _found(library, "moon9") == []

    def test_two_documents_that_become_one_title(self, library: Library, many: Path) -> None:
        self._change(many, '{"id": "moon7", "records": [{"source": "test"',
                     '{"id": "moon8", "records": [{"source": "other"')  # fmt: skip
        assert len(_found(library)) == MANY - 1
        assert {source.source for source in library.title("moon8").sources} == {"test", "other"}
        self._change(many, '"source": "other"', '"source": "third"')
        assert {source.source for source in library.title("moon8").sources} == {"test", "third"}

    def test_a_slip_is_mended_to_a_new_word(self, library: Library, many: Path) -> None:
        self._change(many, '"Moon7"', '"Шаттл Enceladus"')
        assert _found(library, "encelados") == ["moon7"]
        assert _found(library, "shattl") == ["moon7"]

    @settings(max_examples=15)
    @given(data=st.data())
    def test_any_changes_give_what_a_new_index_gives(
        self, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("changes")
        words = st.sampled_from(["mars", "moon", "марсоход", "über", "rings", "dust"])
        texts = st.lists(words, min_size=1, max_size=3).map(" ".join)
        rows = {f"t{number}": data.draw(texts) for number in range(8)}
        path = folder / "own.json"
        library = Library(Paths(catalog_flag=path, no_shipped=True), print)
        for round_ in range(3):
            documents = [
                document(key, {"names": {"en": text}, "rating": {"value": len(text) % 10}})
                for key, text in rows.items()
            ]
            catalog_file(folder / "new.json", *documents).replace(path)
            fresh_path = catalog_file(folder / f"fresh{round_}.json", *documents)
            fresh = Library(Paths(catalog_flag=fresh_path, no_shipped=True), print)
            for query in ("", "mars", "marsohod", "ueber dust", "moon -rings", "rating:>5"):
                assert sorted(_found(library, query)) == sorted(_found(fresh, query))
            names = [[row.name for row in one.find(Question())] for one in (library, fresh)]
            assert names[0] == names[1]
            for key in data.draw(st.lists(st.sampled_from(sorted(rows)), max_size=3)):
                rows[key] = data.draw(texts)
            if data.draw(st.booleans()):
                rows.pop(data.draw(st.sampled_from(sorted(rows))))
            rows[f"n{round_}"] = data.draw(texts)
