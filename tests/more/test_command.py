"""`docbrowser more`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli


def _film(name: str, year: str, **fields: Any) -> dict[str, Any]:
    return {"names": {"en": name}, "kind": "film", "premiered": year, **fields}


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A film, one of the same narrator, an episode on the same subject, and a lonely one."""
    narrated = {"credits": [{"person": "Ada Ek", "job": "narrator"}]}
    guide = {
        "names": {"en": "All Sorts", "de": "Allerlei"},
        "kind": "series",
        "premiered": "2011",
        "episodes": [
            {"season": 1, "number": 1, "names": {"en": "Choirs"}},
            {"season": 1, "number": 2, "names": {"en": "Volcanoes", "de": "Vulkane"}},
        ],
    }
    filling = (document(f"none-{place}", _film(f"Qq{place}", "2001")) for place in range(20))
    file = catalog_file(
        tmp_path / "titles.json",
        document("ash", _film("Ash", "2006", subjects=["volcanoes"], **narrated)),
        document("birch", _film("Birch", "2007", **narrated)),
        document("guide", guide),
        document("lonely", _film("Lonely", "2008")),
        *filling,
    )
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(file))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")


def test_what_is_near_is_told_with_its_reasons(cli: Cli) -> None:
    result = cli("more", "ash")
    assert result.code == 0
    lines = result.out.splitlines()
    assert "All Sorts 1.2 Volcanoes  2011  guide#s1e2" in result.out
    assert lines[lines.index("  Birch  2007  birch") + 1] == "    same narrator: Ada Ek"


def test_json_has_the_shape_that_is_promised(cli: Cli) -> None:
    rows = {row["id"]: row for row in cli("more", "ash", "--json").json}
    assert rows.keys() == {"birch", "guide"}
    score = rows["guide"].pop("score")
    assert score > 0
    assert rows["guide"] == {
        "id": "guide",
        "name": "All Sorts",
        "year": 2011,
        "season": 1,
        "number": 2,
        "episode_name": "Volcanoes",
        "reasons": ["speaks of Volcanoes"],
    }
    assert rows["birch"]["season"] is None
    assert rows["birch"]["reasons"] == ["same narrator: Ada Ek"]


def test_names_come_in_the_language_that_is_asked_for(cli: Cli) -> None:
    rows = cli("more", "ash", "--json", "--lang", "de").json
    assert {"Allerlei", "Vulkane"} <= {row[key] for row in rows for key in ("name", "episode_name")}


def test_the_limit_is_kept(cli: Cli) -> None:
    assert len(cli("more", "ash", "--json", "--limit", "1").json) == 1


def test_one_can_start_from_an_episode(cli: Cli) -> None:
    assert [row["id"] for row in cli("more", "guide#s1e2", "--json").json] == ["ash"]


def test_a_mark_shows_what_was_watched(cli: Cli) -> None:
    cli("watch", "birch", "guide#s1e2")
    out = cli("more", "ash").out
    assert "✓ Birch" in out
    assert "✓ All Sorts 1.2" in out


def test_nothing_near_is_a_sentence_and_an_empty_list(cli: Cli) -> None:
    result = cli("more", "lonely")
    assert (result.code, result.out) == (1, "")
    assert "Nothing here has to do with it" in result.err
    result = cli("more", "lonely", "--json")
    assert (result.code, result.json) == (1, [])


@pytest.mark.parametrize(
    ("asked", "code", "sentence"),
    [
        ("nobody", 1, "There is no title “nobody”"),
        ("guide#s1e9", 1, "guide has no s1e9"),
        ("guide#x", 2, "names no season or episode"),
    ],
)
def test_what_is_not_there_is_said(cli: Cli, asked: str, code: int, sentence: str) -> None:
    result = cli("more", asked)
    assert (result.code, result.out) == (code, "")
    assert sentence in result.err
