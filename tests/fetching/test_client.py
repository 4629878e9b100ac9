"""TVmaze, asked through the cache and in turn."""

from __future__ import annotations

import datetime as dt
import email.utils
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from docbrowser.fetching.cache import Answers
from docbrowser.fetching.client import TvMaze
from docbrowser.fetching.errors import (
    FetchCancelledError,
    FetchError,
    NothingFoundError,
    OfflineError,
    TooSlowError,
)
from docbrowser.fetching.polite import Turns
from docbrowser.fetching.web import Limits
from docbrowser.importers.making import made
from docbrowser.model import Credit
from tests.fetching.fake_clock import FakeClock
from tests.fetching.fake_tvmaze import HITS, SHOW, FakeTvMaze, Handler

if TYPE_CHECKING:
    from pathlib import Path


def client(fake: FakeTvMaze, cache: Path, **options: object) -> TvMaze:
    return TvMaze(cache, base=fake.address, **options)  # type: ignore[arg-type]


def test_a_search_gives_shows_best_first(fake: FakeTvMaze, tmp_path: Path) -> None:
    (hit,) = client(fake, tmp_path).search(" under the ice & snow ")
    assert (hit.number, hit.score) == ("7", 0.9)
    assert hit.record.names == {"en": "Under the Ice"}
    assert hit.record.premiered == "2011-01-05"
    assert fake.paths == ["/search/shows?q=under%20the%20ice%20%26%20snow"]


def test_an_empty_search_asks_nobody(fake: FakeTvMaze, tmp_path: Path) -> None:
    assert client(fake, tmp_path).search("  ") == []
    assert fake.asked == []


def test_a_search_without_hits_is_empty(fake: FakeTvMaze, tmp_path: Path) -> None:
    fake.route = lambda handler: handler.send_json([])
    assert client(fake, tmp_path).search("zzz") == []


def test_hits_that_are_none_are_left_out(fake: FakeTvMaze, tmp_path: Path) -> None:
    odd = [{"show": {"name": "No Number"}}, 5, {"score": "x", "show": None}, *HITS]
    fake.route = lambda handler: handler.send_json(odd)
    assert [hit.number for hit in client(fake, tmp_path).search("x")] == ["7"]


def test_a_show_comes_with_cast_episodes_specials_and_other_names(
    fake: FakeTvMaze, tmp_path: Path
) -> None:
    record = client(fake, tmp_path).show(7)
    assert record.source == "tvmaze"
    assert record.url == SHOW["url"]
    assert record.retrieved == dt.datetime.now().astimezone().date().isoformat()
    assert record.names == {"en": "Under the Ice", "de": "Unter dem Eis"}
    assert record.ids == {"tvmaze": "7", "imdb": "tt0000007", "thetvdb": "77"}
    assert record.credits == (Credit(person="Ann Moon", job="narrator"),)
    assert [(one.season, one.number, one.names["en"]) for one in record.episodes] == [
        (1, 1, "The Hole"),
        (0, 1, "The Making"),
    ]
    (path,) = fake.paths
    for embedded in ("cast", "crew", "akas", "episodes", "episodeswithspecials"):
        assert f"embed[]={embedded}" in path


def test_a_show_that_is_not_there_is_nothing_found(fake: FakeTvMaze, tmp_path: Path) -> None:
    with pytest.raises(NothingFoundError, match=r"^TVmaze has no such show"):
        client(fake, tmp_path).show("8")


def test_a_number_is_digits(fake: FakeTvMaze, tmp_path: Path) -> None:
    for odd in ("../people/1", "", "7?x=1", "٧"):
        with pytest.raises(FetchError, match="is no number of a TVmaze show"):
            client(fake, tmp_path).show(odd)
    assert fake.asked == []


def test_what_does_not_fit_is_told_and_the_rest_kept(fake: FakeTvMaze, tmp_path: Path) -> None:
    fake.route = lambda handler: handler.send_json({**SHOW, "premiered": "2011-02-31"})
    complaints: list[str] = []
    record = client(fake, tmp_path).show(7, complain=complaints.append)
    assert (record.premiered, record.ended) == (None, "2011-01-19")
    assert complaints == ["premiered: 2011-02-31 is no day of the calendar"]


def test_nobody_is_asked_twice_within_a_day(fake: FakeTvMaze, tmp_path: Path) -> None:
    first = client(fake, tmp_path).show(7)
    assert client(fake, tmp_path).show(7) == first
    client(fake, tmp_path).search("ice")
    client(fake, tmp_path).search("ice")
    assert len(fake.asked) == 2


def test_a_refresh_asks_anew(fake: FakeTvMaze, tmp_path: Path) -> None:
    maze = client(fake, tmp_path)
    maze.show(7)
    fake.route = lambda handler: handler.send_json({**SHOW, "status": "Running"})
    assert maze.show(7).status == "ended"
    assert maze.show(7, refresh=True).status == "running"
    assert maze.show(7).status == "running"
    assert len(fake.asked) == 2


def test_an_old_answer_is_asked_for_again_and_dropped(fake: FakeTvMaze, tmp_path: Path) -> None:
    maze = client(fake, tmp_path)
    maze.show(7)
    (kept,) = (tmp_path / "tvmaze").glob("*.answer")
    assert kept.stat().st_mode & 0o777 == 0o600
    old = time.time() - 25 * 3600
    os.utime(kept, (old, old))
    maze.search("ice")
    assert not kept.exists()
    maze.show(7)
    assert len(fake.asked) == 3


def test_the_date_of_a_kept_answer_is_the_day_it_came(fake: FakeTvMaze, tmp_path: Path) -> None:
    client(fake, tmp_path).show(7)
    (kept,) = (tmp_path / "tvmaze").glob("*.answer")
    came = time.time() - 20 * 3600
    os.utime(kept, (came, came))
    expected = dt.datetime.fromtimestamp(came).astimezone().date().isoformat()
    assert client(fake, tmp_path).show(7).retrieved == expected


def test_a_damaged_cache_is_asked_over(fake: FakeTvMaze, tmp_path: Path) -> None:
    client(fake, tmp_path).show(7)
    (kept,) = (tmp_path / "tvmaze").glob("*.answer")
    kept.write_bytes(b'{"id": 7, "na')
    assert client(fake, tmp_path).show(7).names["en"] == "Under the Ice"
    assert len(fake.asked) == 2


def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answers = Answers(tmp_path / "file" / "folder")
    answers.keep("https://example.org", b"[]")
    answers.forget("https://example.org")
    assert answers.kept("https://example.org") is None


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured(fake: FakeTvMaze, tmp_path: Path, status: int) -> None:
    def busy(handler: Handler) -> None:
        if len(fake.asked) == 1:
            handler.send(status, Retry_After="1")
        else:
            fake.answered(handler)

    fake.route = busy
    assert client(fake, tmp_path).show(7).ids["tvmaze"] == "7"
    (first, _), (second, _) = fake.asked
    assert 1.0 <= second - first < 3


def test_retry_after_may_be_a_date_and_holds_for_all(fake: FakeTvMaze, tmp_path: Path) -> None:
    clock = FakeClock()
    turns = Turns(tmp_path / "calls.json", clock=clock, pause=clock.pause)
    until = email.utils.formatdate(clock.began + 30, usegmt=True)

    def busy(handler: Handler) -> None:
        if len(fake.asked) == 1:
            handler.send(429, Retry_After=until)
        else:
            fake.answered(handler)

    fake.route = busy
    client(fake, tmp_path, turns=turns).show(7)
    assert 28 <= clock.now - clock.began <= 31


@pytest.mark.parametrize("header", [{}, {"Retry_After": "soon"}, {"Retry_After": "-1"}])
def test_who_stays_busy_is_left_in_peace(
    fake: FakeTvMaze, tmp_path: Path, header: dict[str, str]
) -> None:
    clock = FakeClock()
    turns = Turns(tmp_path / "calls.json", clock=clock, pause=clock.pause)
    fake.route = lambda handler: handler.send(429, b"", **header)
    with pytest.raises(FetchError, match="stays busy"):
        client(fake, tmp_path, turns=turns).show(7)
    assert len(fake.asked) == 4


def test_a_long_wait_is_told_instead_of_waited(fake: FakeTvMaze, tmp_path: Path) -> None:
    fake.route = lambda handler: handler.send(503, Retry_After="3600")
    with pytest.raises(FetchError, match=r"asks to come back in 3600 s"):
        client(fake, tmp_path).show(7)


def test_an_error_of_the_server_is_named(fake: FakeTvMaze, tmp_path: Path) -> None:
    fake.route = lambda handler: handler.send(500)
    with pytest.raises(FetchError, match=r"HTTP 500"):
        client(fake, tmp_path).show(7)
    assert list((tmp_path / "tvmaze").glob("*.answer")) == []


@pytest.mark.parametrize(
    "body", [b"<html>", b"", b"\xff", b"[" * 100_000, b'{"a": ' * 100_000, b"1e999"]
)
def test_what_is_no_json_is_refused_and_not_kept(
    fake: FakeTvMaze, tmp_path: Path, body: bytes
) -> None:
    fake.route = lambda handler: handler.send(200, body)
    with pytest.raises(FetchError, match="no valid JSON"):
        client(fake, tmp_path).show(7)
    assert list((tmp_path / "tvmaze").glob("*.answer")) == []


def test_an_answer_that_would_swell_in_memory_is_refused(fake: FakeTvMaze, tmp_path: Path) -> None:
    fake.route = lambda handler: handler.send(200, b"[" + b"[]," * 1_000_000 + b"[]]")
    with pytest.raises(FetchError, match="has more in it than a show can have"):
        client(fake, tmp_path).show(7)


@pytest.mark.parametrize("value", [[], {}, 5, None, {"name": ["x"]}, {"person": {}}])
def test_what_is_no_show_is_refused(fake: FakeTvMaze, tmp_path: Path, value: object) -> None:
    fake.route = lambda handler: handler.send_json(value)
    with pytest.raises(FetchError, match="is not what TVmaze says of shows"):
        client(fake, tmp_path).show(7)


def test_the_deadline_holds(fake: FakeTvMaze, tmp_path: Path) -> None:
    fake.route = fake.dripping
    with pytest.raises(TooSlowError):
        client(fake, tmp_path, limits=Limits(deadline=0.3)).show(7)


def test_a_fetch_can_be_cancelled(fake: FakeTvMaze, tmp_path: Path) -> None:
    fake.route = fake.dripping
    cancel = threading.Event()
    threading.Timer(0.1, cancel.set).start()
    with pytest.raises(FetchCancelledError):
        client(fake, tmp_path, cancel=cancel).search("ice")


def test_offline_is_clear(tmp_path: Path) -> None:
    with pytest.raises(OfflineError, match="cannot be reached"):
        TvMaze(tmp_path, base="http://127.0.0.1:1").search("ice")


def test_the_environment_names_another_tvmaze(
    fake: FakeTvMaze, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCBROWSER_TVMAZE", fake.address + "/")
    assert TvMaze(tmp_path).show(7).ids["tvmaze"] == "7"
    monkeypatch.setenv("DOCBROWSER_TVMAZE", "file:///etc")
    with pytest.raises(FetchError, match="is no address of the web"):
        TvMaze(tmp_path).show(7, refresh=True)


def test_two_clients_ask_at_most_twenty_times_in_a_window(fake: FakeTvMaze, tmp_path: Path) -> None:
    window = 0.8

    def many(first: int) -> None:
        turns = Turns(tmp_path / "calls.json", window=window)
        maze = client(fake, tmp_path, turns=turns)
        for number in range(first, first + 15):
            maze.search(f"show {number}")

    threads = [threading.Thread(target=many, args=(first,)) for first in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [when for when, _ in fake.asked]
    assert len(times) == 45
    assert max(sum(at <= other < at + window for other in times) for at in times) <= 20


def test_a_fetched_record_is_one_of_the_model(fake: FakeTvMaze, tmp_path: Path) -> None:
    complaints: list[str] = []
    record = client(fake, tmp_path).show(7, complain=complaints.append)
    assert complaints == []
    assert made({"source": "tvmaze", "ids": record.ids}, complaints.append) is not None
