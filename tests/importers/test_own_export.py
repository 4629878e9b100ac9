from __future__ import annotations

import contextlib
import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docbrowser.actions import Action, KnownAs
from docbrowser.exporters import json_export
from docbrowser.importers import own_export
from docbrowser.importers.items import RefusedError, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.model import Document, Record, to_builtins
from tests.exporters.collections import collection
from tests.helpers import action, actions_file, catalog_file, document, stored
from tests.strategies import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

DUNES = document("dunes", {"names": {"en": "Dunes"}, "kind": "film"})
ACTIONS = st.builds(
    Action,
    id=st.integers(0, 10**13).map(lambda number: f"{number:014d}-00000-test"),
    step=st.sampled_from(["a", "b"]),
    verb=st.sampled_from(["watch", "unwatch", "want", "skip", "unnote"]),
    at=st.just("2026-01-02T20:15:00+00:00"),
    title=st.sampled_from(["dunes", "дюны-2007"]),
    episode=st.none() | st.sampled_from(["s1e2", "s0e1"]),
    value=st.none() | st.sampled_from(["unknown", "2026-01-02", "Ünknöwn"]),
    known_as=st.none()
    | st.builds(KnownAs, aired=st.none() | st.just("2007-09-23"), names=st.just(("Landing",))),
)


def _export(path: Path, *, actions: Any = (), documents: Any = ()) -> Path:
    exported = collection(actions=actions, documents=documents, at="2026-03-31T20:15:00+02:00")
    path.write_text("".join(json_export.pieces(exported)), encoding="utf-8")
    return path


def _rejected(path: Path) -> list[tuple[int | None, str]]:
    return [
        (item.line, item.reason) for item in own_export.read(path) if isinstance(item, Rejected)
    ]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTIONS, max_size=4), st.lists(DOCUMENTS, max_size=3), st.sampled_from([None, 1]))
def test_an_export_gives_back_what_went_into_it(
    tmp_path: Path, actions: list[Action], records: list[list[Record]], indent: int | None
) -> None:
    documents = [
        Document(id=f"title-{number}", records=tuple(told))
        for number, told in enumerate(records, start=1)
    ]
    path = _export(tmp_path / "export.json", actions=actions, documents=map(to_builtins, documents))
    if indent:  # another program laid it out anew
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=indent))
    assert own_export.recognises(Sample(path))
    assert list(own_export.read(path)) == [*actions, *documents]


def test_an_empty_export_holds_nothing(tmp_path: Path) -> None:
    assert list(own_export.read(_export(tmp_path / "export.json"))) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = _export(tmp_path / "export.json", actions=[action(1, "note", value="Dünn")])
    path.write_text(path.read_text("utf-8").replace("\n", "\r\n"), encoding=encoding, newline="")
    assert own_export.recognises(Sample(path))
    assert list(own_export.read(path)) == [action(1, "note", value="Dünn")]


def test_what_is_wrong_is_named_by_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    lines = [
        '{"docbrowser": {"version": 1},',
        '"exported": "2026-03-31",',
        '"actions": [',
        json.dumps(stored(1, "want", "dunes")) + ",",
        json.dumps(stored(2, "fry", "dunes")) + ",",
        '{"id": broken},',
        "[]",
        "],",
        '"titles": [',
        json.dumps(document("odd", {"names": {"en": "Odd"}, "kind": "opera"})) + ",",
        json.dumps({"id": "no id", "records": []}) + ",",
        json.dumps(DUNES),
        "]}",
    ]
    path.write_text("\n".join(lines))
    items = list(own_export.read(path))
    assert [item.id for item in items if not isinstance(item, Rejected)] == [
        "00000000000001-00000-test",
        "dunes",
    ]
    found = _rejected(path)
    assert [line for line, _ in found] == [5, 6, 7, 10, 11]
    reasons = " ".join(reason for _, reason in found)
    assert "fry" in reasons
    assert "opera" in reasons
    assert "no usable id" in reasons


def test_what_is_wrong_in_another_layout_is_named_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    export = {"docbrowser": {"version": 1}, "actions": [{}, 7], "titles": [DUNES, None]}
    path.write_text(json.dumps(export))
    assert [reason.split(":")[0] for _, reason in _rejected(path)] == [
        *("action 1", "action 2", "title 2")
    ]
    assert Document(id="dunes", records=(_record(),)) in list(own_export.read(path))


def _record() -> Record:
    return Record(source="test", names={"en": "Dunes"}, kind="film")


def test_an_export_that_was_cut_off_says_so(tmp_path: Path) -> None:
    path = _export(tmp_path / "export.json", actions=[action(1, "want"), action(2, "skip")])
    text = path.read_text()
    path.write_text(text[: text.index("step-2")])
    *items, broken, end = list(own_export.read(path))
    assert items == [action(1, "want")]
    assert isinstance(broken, Rejected)
    assert isinstance(end, Rejected)
    assert "ends before" in end.reason


def test_an_export_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text('{"docbrowser": {"version": 2}, "actions": []}')
    assert own_export.recognises(Sample(path))
    with pytest.raises(RefusedError, match="newer"):
        list(own_export.read(path))


def test_a_catalogue_is_read(tmp_path: Path) -> None:
    bad = {"id": "x", "records": [{"source": "test", "kind": "opera"}]}
    path = catalog_file(tmp_path / "catalog.json", DUNES, bad)
    stock = tmp_path / "stock.json"  # as TinyDB itself writes it
    stock.write_text(json.dumps(json.loads(path.read_text())))
    packed = tmp_path / "catalog.json.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    for file in (path, stock, packed):
        assert own_export.recognises(Sample(file))
        items = list(own_export.read(file))
        assert items[0] == Document(id="dunes", records=(_record(),))
        ((line, reason),) = _rejected(file)
        assert line == (3 if file is path else None)
        assert reason.startswith("title")
        assert "opera" in reason


def test_a_watchlist_is_read(tmp_path: Path) -> None:
    path = actions_file(tmp_path / "watchlist" / "dev.json", stored(1, "want", "dunes"))
    assert own_export.recognises(Sample(path))
    assert list(own_export.read(path)) == [action(1, "want", "dunes")]


@pytest.mark.parametrize(
    "text",
    [
        '{"titles": ["a"]}',
        '{"actions": {"type": "x"}}',
        '{"results": {}}',
        "[]",
        "",
        "docbrowser",
        '{"titles": {"1": {"name": "x"}}}',
    ],
)
def test_other_files_are_not_taken_for_ones_own(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(text)
    assert not own_export.recognises(Sample(path))


def test_of_a_torn_catalogue_what_is_whole_is_read(tmp_path: Path) -> None:
    path = catalog_file(tmp_path / "catalog.json", DUNES, DUNES)
    path.write_bytes(path.read_bytes()[:-20])
    items = list(own_export.read(path))
    assert items[0] == Document(id="dunes", records=(_record(),))
    assert [line for line, _ in _rejected(path)] == [3, None]


def test_a_large_file_in_another_layout_is_read_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_export, "SMALL", 10)
    actions = [action(1, "want"), action(2, "note", value="a  b")]
    path = _export(tmp_path / "export.json", actions=actions, documents=[DUNES])
    export = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(export))
    assert list(own_export.read(path)) == [*actions, Document(id="dunes", records=(_record(),))]
    path.write_text(json.dumps({**export, "titles": [7]}))
    with pytest.raises(RefusedError, match="titles"):
        list(own_export.read(path))


def test_an_endless_list_of_rubbish_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_export, "MOST_REJECTED", 3)
    path = tmp_path / "export.json"
    path.write_text('{"docbrowser": {"version": 1}, "actions": [[], [], [], []]}')
    with pytest.raises(RefusedError, match="more than 3"):
        list(own_export.read(path))


MUTATIONS = st.lists(
    st.tuples(st.integers(0, 2_000), st.integers(0, 3), st.binary(max_size=3)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MUTATIONS, st.sampled_from(["export", "catalog", "watchlist"]))
def test_whatever_is_done_to_a_file_is_refused_in_words(
    tmp_path: Path, mutations: list[tuple[int, int, bytes]], kind: str
) -> None:
    path = tmp_path / f"{kind}.json"
    if kind == "export":
        _export(path, actions=[action(1, "want"), action(2, "note", value="x")], documents=[DUNES])
    elif kind == "catalog":
        catalog_file(path, DUNES)
    else:
        actions_file(path, stored(1, "want", "dunes"), stored(2, "rate", "dunes", value="3"))
    raw = path.read_bytes()
    for place, length, new in mutations:
        at = place % len(raw)
        raw = (raw[:at] + new + raw[at + length :]) or b"{"
    path.write_bytes(raw)
    items: list[object] = []
    with contextlib.suppress(RefusedError):
        own_export.recognises(Sample(path))
        items += own_export.read(path)
    assert all(isinstance(item, (Action, Document, Rejected)) for item in items)
