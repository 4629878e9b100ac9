from __future__ import annotations

import errno
import gc
import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from docbrowser.errors import StoreError, UnreadableFileError
from docbrowser.store import live_file, snapshot
from docbrowser.store.lazy_storage import LazyStorage
from docbrowser.store.places import Place, decode_document, documents
from docbrowser.store.tables import parse_tables, serialize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES: dict[str, dict[str, Any]] = {
    "titles": {
        "1": {"id": "io", "year": 1979},
        "9": {"id": "гагарин", "year": 1961},
        "4": {"id": "europa", "year": 1979, "records": [{"a": [1, {}]}]},
    },
    "more": {"4": {"id": "other"}},
}
LAYOUTS = {
    "ours": serialize(TABLES),
    "stock": json.dumps(TABLES).encode(),
    "indented": json.dumps(TABLES, indent=4, ensure_ascii=False).encode(),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = folder / "c.json"
    path.write_bytes(serialize(TABLES))
    return path


def lazily(path: Path, **options: Any) -> TinyDB:
    return TinyDB(storage=lambda: LazyStorage(path, **options))


def content_of(path: Path) -> dict[str, dict[int, dict[str, Any]]]:
    with TinyDB(path, encoding="utf-8") as database:
        return {
            name: {row.doc_id: dict(row) for row in database.table(name)}
            for name in database.tables()
        }


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - not a folder of paths


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    gc.collect()  # what other tests left open is none of these
    before = open_files()
    yield
    assert open_files() == before


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_every_question_has_the_answer_that_stock_tinydb_gives(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with TinyDB(file, encoding="utf-8") as stock, lazily(file) as lazy:
        assert lazy.tables() == stock.tables()
        assert len(lazy) == len(stock) == 0
        for name in ("titles", "more", "none such"):
            one, other = lazy.table(name), stock.table(name)
            assert one.all() == other.all()
            assert [row.doc_id for row in one] == [row.doc_id for row in other]
            assert len(one) == len(other)
            for number in (0, 1, 4, 9, 10**20, -1):
                assert one.get(doc_id=number) == other.get(doc_id=number)
                assert one.contains(doc_id=number) == other.contains(doc_id=number)
            assert one.get(doc_ids=[4, 1]) == other.get(doc_ids=[4, 1])
            query = where("year") == 1979
            assert one.search(query) == other.search(query)
            assert one.count(query) == other.count(query)
            assert one.get(where("id") == "europa") == other.get(where("id") == "europa")


def test_one_document_is_parsed_for_one_question(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[bytes] = []

    def decode(raw: bytes) -> dict[str, Any]:
        parsed.append(raw)
        return decode_document(raw)

    monkeypatch.setattr(live_file, "decode_document", decode)
    with lazily(file) as database:
        table = database.table("titles")
        assert len(table) == 3
        table.get(doc_id=9)
    assert [json.loads(raw)["id"] for raw in parsed] == ["гагарин"]


def test_a_document_that_was_got_may_be_changed_without_harm(file: Path) -> None:
    with lazily(file) as database:
        table = database.table("titles")
        got = table.get(doc_id=4)
        assert got is not None
        got["records"][0]["a"].append("mine")
        assert table.get(doc_id=4) == TABLES["titles"]["4"]


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_what_is_written_opens_with_stock_tinydb(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    expected = {name: {int(n): row for n, row in table.items()} for name, table in TABLES.items()}
    with lazily(file) as database:
        table = database.table("titles")
        assert table.insert({"id": "new"}) == 10
        table.update({"year": 2000}, doc_ids=[1])
        table.remove(where("id") == "europa")
    expected["titles"][10] = {"id": "new"}
    expected["titles"][1] = {"id": "io", "year": 2000}
    del expected["titles"][4]
    assert content_of(file) == expected
    assert file.read_bytes() == serialize(json.loads(file.read_bytes()))


def test_tables_can_be_dropped(file: Path) -> None:
    with lazily(file) as database:
        database.drop_table("titles")
        assert database.tables() == {"more"}
        assert database.table("titles").all() == []
    assert content_of(file) == {"more": {4: {"id": "other"}}}
    with lazily(file) as database:
        database.drop_tables()
        assert database.tables() == set()
    assert parse_tables(file.read_bytes()) == {}


def test_a_missing_file_is_an_empty_one_and_made_for_the_user_alone(file: Path) -> None:
    file.unlink()
    with lazily(file, backups=file.parent / "backups") as database:
        assert database.tables() == set()
        assert database.table("titles").get(doc_id=1) is None
        database.table("titles").insert({"id": "first"})
        assert len(database.table("titles")) == 1
    made = [file, *(file.parent / "backups").iterdir()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o600, 0o600]


def places_of(path: Path) -> dict[int, Place]:
    return {place.number: place for place, _ in documents(path, "titles")}


def test_an_index_spares_reading_the_file_through(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = places_of(file)
    monkeypatch.setattr(snapshot, "everything", lambda _: pytest.fail("it was read through"))
    with lazily(file, find_place=places.get) as database:
        for number, document in TABLES["titles"].items():
            assert database.table("titles").get(doc_id=int(number)) == document


@pytest.mark.parametrize(
    "wrong",
    [
        lambda _: None,
        lambda place: place._replace(offset=place.offset + 1),
        lambda place: place._replace(length=place.length - 1),
        lambda place: place._replace(length=place.length + 1),
        lambda place: place._replace(offset=10**9),
        lambda _: Place(9, 20, 10),
        lambda _: Place(1, 0, 10),
    ],
)
def test_an_index_that_is_wrong_does_no_harm(file: Path, wrong: Any) -> None:
    places = places_of(file)
    with lazily(
        file, find_place=lambda number: wrong(places[number]) if number in places else None
    ) as database:
        table = database.table("titles")
        assert [table.get(doc_id=n) for n in (1, 4, 9)] == [
            TABLES["titles"][n] for n in ("1", "4", "9")
        ]
        assert table.get(doc_id=5) is None
        assert len(table) == 3
        assert database.table("more").get(doc_id=4) == {"id": "other"}
        assert database.tables() == {"titles", "more"}


def test_an_index_that_leads_to_another_document_does_no_harm(file: Path) -> None:
    places = places_of(file)
    with lazily(file, find_place=lambda number: places[9]._replace(number=number)) as database:
        assert database.table("titles").get(doc_id=4) == TABLES["titles"]["4"]


def test_an_index_is_of_one_table(file: Path) -> None:
    places = places_of(file)
    with lazily(file, find_place=places.get) as database:
        assert database.table("more").all() == [{"id": "other"}]
        assert database.table("titles").get(doc_id=4) == TABLES["titles"]["4"]


def test_a_file_that_is_replaced_is_seen_and_a_reading_begun_goes_on_in_the_old_one(
    file: Path,
) -> None:
    with lazily(file) as database:
        table = database.table("titles")
        reading = iter(table)
        assert next(reading)["id"] == "io"
        before = open_files()
        for round_ in range(20):
            new = file.with_name("new")
            new.write_bytes(serialize({"titles": {"1": {"id": f"new {round_}"}}}))
            new.replace(file)
            assert table.all() == [{"id": f"new {round_}"}]
        assert list(reading) == []  # what was removed meanwhile is passed over
        assert open_files() <= before + 2


def test_what_stock_tinydb_writes_into_the_file_meanwhile_is_seen(file: Path) -> None:
    with lazily(file) as database, TinyDB(file, encoding="utf-8") as stock:
        table = database.table("titles")
        assert len(table) == 3
        for number in range(1, 20):
            stock.table("titles").upsert(Document({"id": f"changed {number}"}, doc_id=1))
            got = table.get(doc_id=1)
            assert got is not None
            assert got["id"] == f"changed {number}"


def test_beside_a_writer_that_never_rests_a_reader_takes_its_turn(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_file, "_TRIES", 0)
    with lazily(file) as database:
        assert database.table("titles").get(doc_id=4) == TABLES["titles"]["4"]


def test_a_change_that_leaves_size_and_time_alone_is_seen_where_it_does_not_parse(
    file: Path,
) -> None:
    file.write_bytes(b'{"titles": {\n"1": {"id": "a"}, "2": {"id": "bcd"}\n}}\n')
    with lazily(file) as database:
        table = database.table("titles")
        assert len(table) == 2
        before = file.stat()
        with file.open("r+b") as other:
            other.write(b'{"titles": {\n"1": {"id": "abc"}, "2": {"id": "d"}\n}}\n')
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert table.get(doc_id=2) == {"id": "d"}
        assert table.get(doc_id=1) == {"id": "abc"}


def test_a_document_that_is_wrong_inside_is_named_and_the_others_are_there(file: Path) -> None:
    file.write_bytes(b'{"titles": {\n"1": {"a": 1, "a": 2},\n"2": {"b": 1}\n}}\n')
    with lazily(file) as database:
        table = database.table("titles")
        assert table.get(doc_id=2) == {"b": 1}
        with pytest.raises(
            UnreadableFileError,
            match=r"c\.json cannot be read \(document 1: a key stands in it twice\); .*\.$",
        ):
            table.get(doc_id=1)


def test_a_file_that_is_no_catalogue_is_refused_in_a_sentence(file: Path) -> None:
    content = file.read_bytes()
    for length in range(0, len(content) - 1, 2):
        file.write_bytes(content[:length])
        with (
            lazily(file) as database,
            pytest.raises(UnreadableFileError, match=r"c\.json cannot be read \(.+\); .+\.$"),
        ):
            database.table("titles").get(doc_id=1)


@pytest.mark.parametrize(
    ("step", "code"),
    [("fsync", errno.ENOSPC), ("replace", errno.EACCES), ("open", errno.EROFS)],
)
def test_a_write_that_fails_leaves_the_old_file_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    storage = LazyStorage(file)
    with monkeypatch.context() as broken:
        broken.setattr(os, step, failing)
        with pytest.raises(StoreError, match=r"^Not saved: .*c\.json .*" + os.strerror(code)):
            storage.write({"titles": {}})
    assert parse_tables(file.read_bytes()) == TABLES
    assert [path.name for path in file.parent.iterdir()] == ["c.json"]


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, b"bytes"])
def test_a_value_that_json_lacks_is_refused(file: Path, value: object) -> None:
    with lazily(file) as database, pytest.raises(StoreError, match="Not saved"):
        database.table("titles").insert({"id": value})
    assert parse_tables(file.read_bytes()) == TABLES
    assert [path.name for path in file.parent.iterdir()] == ["c.json"]


def test_half_a_character_is_written_as_the_escape_that_it_came_as(file: Path) -> None:
    with lazily(file) as database:
        database.table("titles").insert({"id": "\ud800"})
    assert b"\\ud800" in file.read_bytes()
    assert "\ud800" in {row["id"] for row in parse_tables(file.read_bytes())["titles"].values()}


def test_what_could_not_be_read_again_is_not_written(file: Path) -> None:
    deep: dict[str, Any] = {}
    for _ in range(50):
        deep = {"x": deep}
    with lazily(file) as database, pytest.raises(StoreError, match=r"Not saved: .*too deep"):
        database.table("titles").insert(deep)
    assert parse_tables(file.read_bytes()) == TABLES


def test_three_backups_of_whole_writes_are_kept(file: Path) -> None:
    backups = file.parent / "backups"
    storage = LazyStorage(file, backups=backups)
    for number in range(6):
        storage.write({"titles": {"1": {"id": f"state-{number}"}}})
    kept = [parse_tables(path.read_bytes())["titles"]["1"]["id"] for path in backups.iterdir()]
    assert sorted(kept) == ["state-3", "state-4", "state-5"]


def test_a_symlink_stays_one(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(file)
    with lazily(link) as database:
        database.table("titles").insert({"id": "new"})
    assert link.is_symlink()
    assert len(content_of(file)["titles"]) == 4
