from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.exporters import json_export
from docbrowser.exporters.json_export import plain_document
from docbrowser.model import to_builtins
from tests.exporters.collections import collection
from tests.helpers import action, document
from tests.strategies import DOCUMENTS


def test_it_holds_actions_and_the_own_catalogue() -> None:
    acts = [
        action(1, "watch", value="2026-01-02", episode="s1e1"),
        action(2, "undo", None, value="s"),
    ]
    dunes = document("dunes", {"names": {"en": "Dünen"}, "kind": "film"})
    text = "".join(
        json_export.pieces(
            collection(actions=acts, documents=[dunes], at="2026-03-31T20:15:00+02:00")
        )
    )
    assert json.loads(text) == {
        "docbrowser": {"version": 1},
        "exported": "2026-03-31T20:15:00+02:00",
        "actions": [
            {
                "id": "00000000000001-00000-test",
                "step": "step-1",
                "action": "watch",
                "at": "2026-01-02T20:15:00+00:00",
                "title": "film",
                "episode": "s1e1",
                "value": "2026-01-02",
            },
            {
                "id": "00000000000002-00000-test",
                "step": "step-2",
                "action": "undo",
                "at": "2026-01-02T20:15:00+00:00",
                "value": "s",
            },
        ],
        "titles": [
            {
                "id": "dunes",
                "records": [{"source": "test", "names": {"en": "Dünen"}, "kind": "film"}],
            }
        ],
    }
    assert "Dünen" in text
    assert len(text.splitlines()) == 9  # a line each


def test_nothing_is_an_empty_export() -> None:
    text = "".join(json_export.pieces(collection()))
    assert json.loads(text) == {"docbrowser": {"version": 1}, "actions": [], "titles": []}


def test_the_layout_does_not_depend_on_who_wrote_the_catalogue() -> None:
    one = {
        "records": [
            {
                "rating": {"votes": 3, "value": 7.0, "best": 10},
                "status": None,
                "genres": [],
                "names": {"de": "Dünen", "en": "Dunes"},
                "source": "x",
            }
        ],
        "id": "dunes",
    }
    other = {
        "id": "dunes",
        "records": [
            {
                "source": "x",
                "names": {"de": "Dünen", "en": "Dunes"},
                "rating": {"value": 7, "votes": 3},
            }
        ],
    }
    assert json.dumps(plain_document(one)) == json.dumps(plain_document(other))
    assert json.dumps(plain_document(other), ensure_ascii=False) == json.dumps(
        other, ensure_ascii=False
    )


def test_what_the_model_does_not_have_is_kept() -> None:
    odd = {
        "id": "odd",
        "records": [
            {"source": "x", "names": {"en": "Odd"}, "smell": "of rain"},
            {"source": "y", "kind": "opera"},
            7,
        ],
        "colour": "green",
    }
    assert plain_document(odd) == odd


@settings(max_examples=30)
@given(DOCUMENTS, st.booleans())
def test_it_says_the_same_as_the_records(records: list[object], bare: bool) -> None:
    raw = {"id": "x", "records": to_builtins(records)}
    told = plain_document(raw)
    assert plain_document(told) == told
    assert json.dumps(plain_document(told)) == json.dumps(told)
