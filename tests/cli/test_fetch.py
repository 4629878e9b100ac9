"""Fetching from TVmaze, which here is a fake on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fetching.fake_tvmaze import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fetching.fake_tvmaze import FakeTvMaze
    from tests.helpers import Cli


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTvMaze]:
    """A TVmaze that knows one series."""
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    with serving() as one:
        monkeypatch.setenv("DOCBROWSER_TVMAZE", one.address)
        yield one


def test_a_series_comes_with_cast_episodes_and_names(cli: Cli, fake: FakeTvMaze) -> None:
    result = cli("fetch", "under the ice")
    assert (result.code, result.out) == (0, "under-the-ice-2011\n")
    title = cli("show", "under-the-ice-2011", "--json").json
    assert [one["source"] for one in title["sources"]] == ["tvmaze"]
    assert title["credits"] == [{"person": "Ann Moon", "job": "narrator", "character": None}]
    assert "Unter dem Eis" in title["names"].values()
    keys = {row["names"]["en"] for season in title["seasons"] for row in season["episodes"]}
    assert keys == {"The Hole", "The Making"}


def test_a_refresh_asks_anew_and_spares_marks_and_corrections(cli: Cli, fake: FakeTvMaze) -> None:
    cli("fetch", "under the ice")
    cli("edit", "under-the-ice-2011", "runtime", "48")
    cli("watch", "under-the-ice-2011#s1e1")
    before, asked = cli("show", "under-the-ice-2011", "--json").json, len(fake.asked)
    assert cli("fetch", "--refresh").code == 0
    assert len(fake.asked) > asked
    assert cli("show", "under-the-ice-2011", "--json").json == before


def test_searching_takes_nothing_in(cli: Cli, fake: FakeTvMaze) -> None:
    listed = cli("fetch", "under the ice", "--search", "--json").json
    assert listed == [{"number": "7", "name": "Under the Ice", "year": 2011}]
    assert cli("list").code == 1


def test_offline_is_one_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCBROWSER_TVMAZE", "http://127.0.0.1:9")
    result = cli("fetch", "under the ice")
    assert result.code == 1
    assert len(result.err.splitlines()) == 1
