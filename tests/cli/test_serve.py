"""`docbrowser serve`: the interface in a web browser, and for nobody else."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from docbrowser.cli.serve_command import command_for
from docbrowser.paths import Paths
from tests.helpers import PROGRAM, catalog_file, document, program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.helpers import Cli

aiohttp = pytest.importorskip("aiohttp", reason="the extra `serve` is not installed")
pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")
serving = pytest.importorskip("docbrowser.cli.serving")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="it is ended by signals")

# A name that a shell would take apart.
NAME = "my $(touch gone) 'list'; \"x\".json"


class Served(NamedTuple):
    """A running server: where it is, and over which catalogue."""

    address: str
    port: int
    places: tuple[str, ...]
    process: subprocess.Popen[str]


@contextmanager
def server(*arguments: str) -> Iterator[Served]:
    places = tuple(arguments)
    process = subprocess.Popen(
        [*PROGRAM, *places, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://localhost:(\d+)", line)
        assert found is not None, line
        yield Served(found[0], int(found[1]), places, process)
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    catalogue = catalog_file(
        tmp_path / NAME,
        document("dunes-2001", {"names": {"en": "Dunes"}, "kind": "film", "premiered": "2001"}),
        document("tides-2002", {"names": {"en": "Tides"}, "kind": "film", "premiered": "2002"}),
    )
    with server("--no-shipped", "--catalog", str(catalogue)) as running:
        yield running


async def test_in_a_browser_a_title_is_looked_at_and_marked(served: Served, tmp_path: Path) -> None:
    from tests.cli import chromium

    if chromium.BINARY is None:
        pytest.skip("no Chromium is installed")
    async with chromium.page(tmp_path / "browser", served.address) as page:
        await page.shows("Tides")
        assert "2 titles · 0 watched" in page.screen
        await page.comes_to("document.activeElement.className == 'xterm-helper-textarea'")
        # A page that has just been opened may draw before it listens; below there is no further.
        await page.press_until(
            "j", lambda: any("▌" in line and "Tides" in line for line in page.lines)
        )
        await page.press(" ")
        await page.shows("1 watched")
        await page.press("q")
        await page.comes_to("getComputedStyle(document.querySelector('#ended')).display == 'grid'")

        assert all(url.startswith((served.address, "data:")) for url in page.asked_for)
    told = json.loads(program(*served.places, "show", "tides-2002", "--json").stdout)
    assert told["watch"]["status"] == "watched"
    told = json.loads(program(*served.places, "show", "dunes-2001", "--json").stdout)
    assert told["watch"]["status"] == "unwatched"
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost:{port}"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "elsewhere.example:{port}"}, 403),
        ({"Host": "elsewhere.example:{port}", "Origin": "http://elsewhere.example:{port}"}, 403),
    ],
)
async def test_other_pages_of_the_web_get_nothing(
    served: Served, headers: dict[str, str], status: int
) -> None:
    told = {name: value.format(port=served.port) for name, value in headers.items()}
    async with aiohttp.ClientSession() as session:
        async with session.get(served.address, headers=told) as answer:
            assert answer.status == status
        if status == 403:
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(f"{served.address}/ws", headers=told)


async def test_a_signal_ends_it_with_an_open_page(served: Served) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{served.address}/ws?width=80&height=24") as page,
    ):
        received = b""
        while b"Dunes" not in received:
            received += await page.receive_bytes(timeout=30)
        served.process.send_signal(signal.SIGINT)

        assert served.process.wait(timeout=30) == 130


def test_where_the_port_is_taken_it_says_so(cli: Cli) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = cli("serve", "--host", "127.0.0.1", "--port", str(port))

    assert result.code == 1
    assert f"127.0.0.1:{port}" in result.err
    assert "--port 0" in result.err


def test_without_the_extra_it_says_what_to_install(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(__import__("sys").modules, "docbrowser.cli.serving", raising=False)
    monkeypatch.delattr("docbrowser.cli.serving", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "textual_serve.server", None)
    result = cli("serve")

    assert result.code == 1
    assert "docbrowser-tui[serve]" in result.err


def test_the_same_places_are_served(tmp_path: Path) -> None:
    chosen = Paths(catalog_flag=tmp_path / NAME, watchlist_flag=tmp_path / "w", no_shipped=True)

    assert command_for(chosen)[-5:] == [
        *("--catalog", str(tmp_path / NAME)),
        *("--watchlist", str(tmp_path / "w")),
        "--no-shipped",
    ]
    assert command_for(Paths())[-1] == "docbrowser"


@pytest.mark.parametrize(
    ("address", "here"),
    [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("10.0.0.1", False), ("", False)],
)
def test_which_addresses_are_of_this_machine_alone(address: str, *, here: bool) -> None:
    assert serving.is_loopback(address) is here
