"""Links: only a web address reaches the browser, as its one argument, and its host is told first.

The addresses are tables in `addresses.py`.
"""

from __future__ import annotations

import os
import webbrowser
from typing import TYPE_CHECKING, Final

import pytest

from docbrowser.paths import Paths
from docbrowser.text import clean_line
from docbrowser.tui.links import host, safe_url
from tests.helpers import catalog_file, document
from tests.hostile.addresses import CHANGED, OPENED, REFUSED
from tests.tui.terminal import terminal
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

TORTURE: Final = os.environ.get("DOCBROWSER_TORTURE", "") not in {"", "0"}

# Writes down how many arguments it was given, and each of them, with a zero behind each.
_RECORDER: Final = """#!/bin/sh
{ printf '%s\\0' "$#" "$@"; } >> "$0.log"
"""


class Recorder:
    """A stand-in for a browser; `opened` is what it was called with."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_text(_RECORDER)
        path.chmod(0o755)

    @property
    def opened(self) -> list[list[str]]:
        """The arguments of each call."""
        log = self.path.with_name(f"{self.path.name}.log")
        words = iter(log.read_text("utf-8").split("\0")[:-1] if log.exists() else [])
        return [[next(words) for _ in range(int(count))] for count in words]


@pytest.fixture
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """The browser that BROWSER names, as a program that just began would find it."""
    made = Recorder(tmp_path / "recorder")
    monkeypatch.setenv("BROWSER", f"{made.path} %s")
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    return made


def shelf(folder: Path, addresses: list[str]) -> Paths:
    """Return a library with a film for each address, in order, that is to be seen there."""
    films = (
        document(
            f"film-{number:04d}",
            {
                "names": {"en": f"Film {number:04d}"},
                "offers": [{"provider": "Somebody", "url": address}],
            },
        )
        for number, address in enumerate(addresses)
    )
    return Paths(catalog_flag=catalog_file(folder / "links.json", *films), no_shipped=True)


def test_there_are_two_hundred_addresses() -> None:
    assert len({*OPENED, *CHANGED, *REFUSED}) == len(OPENED) + len(CHANGED) + len(REFUSED) >= 200


@pytest.mark.parametrize("address", OPENED, ids=ascii)
def test_a_web_address_stays_as_it_is(address: str) -> None:
    assert safe_url(address) == address == safe_url(clean_line(address))


@pytest.mark.parametrize("address", REFUSED, ids=lambda address: ascii(address[:80]))
def test_all_else_is_refused_cleaned_or_not(address: str) -> None:
    assert safe_url(address) is None or len(address) > 1_000  # which is cut when it is cleaned
    assert safe_url(clean_line(address)) is None


@pytest.mark.parametrize("address", CHANGED, ids=ascii)
def test_what_is_written_anew_stays_so(address: str) -> None:
    assert safe_url(clean_line(address)) == CHANGED[address] == safe_url(CHANGED[address])


async def test_only_web_addresses_reach_the_browser_each_as_one_argument(
    tmp_path: Path, recorder: Recorder
) -> None:
    expected = {address: address for address in OPENED} | CHANGED
    # Lone halves of letters cannot stand in a file.
    all_of_them = [one for one in (*expected, *REFUSED) if "\ud800" not in one]
    addresses = all_of_them if TORTURE else all_of_them[::7]
    places = shelf(tmp_path, addresses)
    async with visiting(places, (100, 30), notifications=False) as visit:
        assert visit.seen().titles[:2] == ("film-0000", "film-0001")
        for address in addresses:
            before = len(recorder.opened)
            await visit.press("o")
            said = [one.message for one in visit.app._notifications][-1]
            if address in expected:
                assert recorder.opened[before:] == [[expected[address]]], ascii(address)
                assert said == f"Opening {host(expected[address])} in your browser."
            else:
                assert len(recorder.opened) == before, ascii(address)
                assert said == "There is no link here that can be opened."
            await visit.press("j")
    assert len(recorder.opened) == len([one for one in addresses if one in expected])
    for arguments in recorder.opened:
        assert len(arguments) == 1
        assert arguments[0].startswith(("http://", "https://"))
        assert not any(letter.isspace() or not letter.isprintable() for letter in arguments[0])


def test_of_all_addresses_those_that_are_safe_arrive_and_no_other(recorder: Recorder) -> None:
    for address in (*OPENED, *CHANGED, *REFUSED):
        if (safe := safe_url(clean_line(address))) is not None:
            assert webbrowser.open(safe)
    assert recorder.opened == [[address] for address in (*OPENED, *CHANGED.values())]


@pytest.mark.parametrize("browser", ["firefox", "chromium", "recorder"])
def test_no_address_becomes_an_option_of_a_known_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: str
) -> None:
    """Python knows how to speak to some browsers, and puts words of its own into the arguments."""
    made = Recorder(tmp_path / browser)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("BROWSER", str(made.path))
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    odd = [address for address in OPENED if "%" in address or "-" in address]
    for address in odd + [new for new in CHANGED.values() if "%" in new]:
        webbrowser.open(safe_url(address) or "")
        (arguments,) = made.opened[-1:]
        assert [one for one in arguments if address in one] == [address], arguments


def test_in_a_terminal_the_browser_that_the_environment_names_opens_a_link(
    tmp_path: Path, recorder: Recorder
) -> None:
    places = shelf(tmp_path, ["javascript:alert(1)", "https://example.org/;id?--help"])
    with terminal("--no-shipped", "--catalog", str(places.catalog.path)) as opened:
        opened.shows("Film 0001")
        opened.press("o")
        opened.shows("no link here that can be opened")
        opened.press("j")
        opened.press("o")
        opened.shows("Opening example.org")
        opened.until(lambda: bool(recorder.opened))
        opened.press("q")
        assert opened.ends_with() == 0
    assert recorder.opened == [["https://example.org/;id?--help"]]
