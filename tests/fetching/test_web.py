"""Answers come whole, in time, of a size that can be, and from the one that was asked."""

from __future__ import annotations

import errno
import gzip
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from docbrowser.fetching.errors import (
    FetchCancelledError,
    FetchError,
    OfflineError,
    TooSlowError,
)
from docbrowser.fetching.offline import offline
from docbrowser.fetching.web import Limits, get

if TYPE_CHECKING:
    from tests.fetching.fake_tvmaze import FakeTvMaze, Handler


def test_an_answer_comes_with_status_and_body(fake: FakeTvMaze) -> None:
    answer = get(f"{fake.address}/shows/7?embed[]=cast")
    assert (answer.status, answer.body[:10]) == (200, b'{"id": 7, ')
    assert fake.paths == ["/shows/7?embed[]=cast"]


def test_a_packed_answer_is_unpacked(fake: FakeTvMaze) -> None:
    packed = gzip.compress(b"[1, 2]")
    fake.route = lambda handler: handler.send(200, packed, Content_Encoding="gzip")
    assert get(fake.address).body == b"[1, 2]"


def test_a_gzip_bomb_is_refused(fake: FakeTvMaze) -> None:
    bomb = gzip.compress(bytes(30 << 20))
    fake.route = lambda handler: handler.send(200, bomb, Content_Encoding="gzip")
    with pytest.raises(FetchError, match=r"is larger than 1 MB\.$"):
        get(fake.address, Limits(size=1 << 20))


@pytest.mark.parametrize(
    "packed", [gzip.compress(b"[1, 2]" * 99, mtime=0)[:-9], b"no gzip"], ids=["cut", "none"]
)
def test_a_damaged_packing_is_named(fake: FakeTvMaze, packed: bytes) -> None:
    fake.route = lambda handler: handler.send(200, packed, Content_Encoding="gzip")
    with pytest.raises(FetchError, match="damaged"):
        get(fake.address)


def test_an_unknown_packing_is_refused(fake: FakeTvMaze) -> None:
    fake.route = lambda handler: handler.send(200, b"", Content_Encoding="gzip, gzip")
    with pytest.raises(FetchError, match="packs its answer as gzip, gzip"):
        get(fake.address)


def test_an_endless_body_is_refused_at_the_cap(fake: FakeTvMaze) -> None:
    fake.route = fake.endless
    with pytest.raises(FetchError, match="is larger than 24 MB"):
        get(fake.address)


def test_a_body_that_says_how_large_it_is_is_not_begun(fake: FakeTvMaze) -> None:
    def huge(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "99999999999")
        handler.end_headers()
        fake.over.wait(20)

    fake.route = huge
    with pytest.raises(FetchError, match="is larger than"):
        get(fake.address)


def test_a_dripping_body_ends_at_the_deadline(fake: FakeTvMaze) -> None:
    fake.route = fake.dripping
    with pytest.raises(TooSlowError, match=r"did not answer in full within 0\.3 s"):
        get(fake.address, Limits(deadline=0.3))


def test_dripping_headers_end_at_the_deadline(fake: FakeTvMaze) -> None:
    def dripping(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not fake.over.wait(0.05):
            handler.wfile.write(b"z")

    fake.route = dripping
    with pytest.raises(TooSlowError):
        get(fake.address, Limits(deadline=0.3))


def test_the_deadline_is_one_for_all_redirects(fake: FakeTvMaze) -> None:
    def slow_circle(handler: Handler) -> None:
        time.sleep(0.2)
        handler.send(302, Location="/again")

    fake.route = slow_circle
    with pytest.raises(TooSlowError):
        get(fake.address, Limits(deadline=0.5, redirects=50))
    assert len(fake.asked) <= 3


def test_who_is_left_waiting_leaves_no_thread_behind(fake: FakeTvMaze) -> None:
    fake.route = fake.silent
    before = threading.active_count()
    with pytest.raises(TooSlowError):
        get(fake.address, Limits(deadline=0.2))
    ends = time.monotonic() + 30
    # The fake's own thread for the connection is still there.
    while threading.active_count() > before + 1 and time.monotonic() < ends:
        time.sleep(0.01)
    assert threading.active_count() <= before + 1


def test_a_fetch_can_be_cancelled_while_it_streams(fake: FakeTvMaze) -> None:
    fake.route = fake.dripping
    cancel = threading.Event()
    threading.Timer(0.2, cancel.set).start()
    with pytest.raises(FetchCancelledError, match=r"^The fetch was cancelled\.$"):
        get(fake.address, cancel=cancel)


def test_nobody_there_is_said_in_a_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(OfflineError, match=rf"^127\.0\.0\.1:{port} cannot be reached: nobody"):
        get(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "cause",
    [
        socket.gaierror(-2, "Name or service not known"),
        OSError(errno.ENETUNREACH, "Network is unreachable"),
    ],
)
def test_without_a_network_the_sentence_has_no_number(cause: OSError) -> None:
    error = RuntimeError("[Errno -2] Name or service not known")
    error.__cause__ = cause
    said = str(offline("api.tvmaze.com", error))

    assert said == "TVmaze cannot be reached: there is no connection to the internet."


def test_of_other_mishaps_the_number_is_left_out_as_well() -> None:
    said = str(offline("facts.example", OSError(errno.EIO, "Input/output error")))

    assert said.startswith("facts.example cannot be reached (Input/output error)")


def test_an_answer_that_breaks_off_is_none(fake: FakeTvMaze) -> None:
    def cut(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"[1")
        handler.close_connection = True

    fake.route = cut
    with pytest.raises(FetchError, match="broke off"):
        get(fake.address)


def test_a_server_that_speaks_no_http_is_refused(fake: FakeTvMaze) -> None:
    def junk(handler: Handler) -> None:
        handler.wfile.write(b"\x1b[31m\x00\xff garbage\r\n\r\n")
        handler.close_connection = True

    fake.route = junk
    with pytest.raises(FetchError, match="broke off") as caught:
        get(fake.address)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    "target",
    [
        "http://example.org/shows/7",
        "//example.org/",
        "https://127.0.0.1/",
        "http://127.0.0.1:1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "http://[broken",
    ],
)
def test_redirects_elsewhere_are_not_followed(fake: FakeTvMaze, target: str) -> None:
    fake.route = lambda handler: handler.send(302, Location=target)
    with pytest.raises(FetchError, match=r"redirects to .*, which is not followed"):
        get(fake.address)
    assert len(fake.asked) == 1


def test_redirects_on_the_same_host_are_followed(fake: FakeTvMaze) -> None:
    def moved(handler: Handler) -> None:
        if handler.path == "/lookup":
            handler.send(301, Location="/shows/7?x=1")
        else:
            fake.answered(handler)

    fake.route = moved
    assert get(f"{fake.address}/lookup").status == 200
    assert fake.paths == ["/lookup", "/shows/7?x=1"]


def test_redirects_in_circles_end(fake: FakeTvMaze) -> None:
    fake.route = lambda handler: handler.send(307, Location="/")
    with pytest.raises(FetchError, match="in circles"):
        get(fake.address)
    assert len(fake.asked) == 4


@pytest.mark.parametrize("url", ["file:///etc/passwd", "", "example.org", "http://", "http://[x"])
def test_only_web_addresses_are_asked(url: str) -> None:
    with pytest.raises(FetchError, match="is no address of the web"):
        get(url)
