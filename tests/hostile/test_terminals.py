"""Terminals of every size, kind and encoding, and what they may send: the next key is answered."""

from __future__ import annotations

import os
import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from docbrowser.tui.driver import encoded
from tests.helpers import catalog_file, document
from tests.hostile.ptys import IS_LONG, PROGRAM, Pty, count, pty, python, some
from tests.tui.catalogue import AMBER, COMETS, small_catalogue
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.paths import Paths

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="a pty is needed"),
    pytest.mark.timeout(3600),
]

# Columns and rows, from one cell to the least that is no longer too small, and a little more.
ALL_SIZES = [(width, height) for height in range(1, 13) for width in range(1, 41)]
CORNERS = [
    (1, 1),
    (40, 1),
    (1, 12),
    (40, 12),
    (2, 2),
    (39, 10),
    (40, 9),
    (40, 10),
    (13, 4),
    (5, 11),
]
ROOMY = (100, 30)

# Each screen and dialog, by the key that opens it from the list.
SCREENS = {
    "help": "question_mark",
    "filters": "f",
    "mark menu": "m",
    "rating": "r",
    "note": "e",
    "tags": "t",
    "day": "W",
    "next": "v",
    "history": "H",
    "statistics": "I",
    "import": "i",
    "discover": "D",
    "correct": "E",
    "palette": "colon",
}
# What lies open, by the keys that open it, while the terminal changes its size again and again.
STORMS = {"list": "", "help": "?", "history": "H", "search": "/am"}
ESCAPE = "\x1b[27u"
CLOSES = "esc closes"
"""What the help says of itself: by it one sees that a key was answered."""
MOST_ESCAPES = 3
"""How often one goes back until a screen is closed: from its text box, from its list, from it."""

ENCODINGS = {
    "C without UTF-8": ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "ascii"),
    "latin-1": ({"PYTHONIOENCODING": "latin-1"}, "latin-1"),
    "C": ({"LC_ALL": "C"}, "utf-8"),
    "ascii": ({"PYTHONIOENCODING": "ascii"}, "ascii"),
    "cp1252, strictly": ({"PYTHONIOENCODING": "cp1252:strict"}, "cp1252"),
    "koi8-r": ({"PYTHONIOENCODING": "koi8-r"}, "koi8-r"),
}
NO_SCREENS = ["", None, "dumb"]
ODD_TERMS = ["nonsense", "vt100", "linux", "x" * 1000, "../../etc/passwd"]
ODD_SIZES = {
    "no size": ((0, 0), {}),
    "an environment of nonsense": ((24, 80), {"COLUMNS": "wide", "LINES": "-3"}),
    "an environment of naughts": ((24, 80), {"COLUMNS": "0", "LINES": "0"}),
    "the largest there is": ((65535, 65535), {}),
    "a huge environment": ((24, 80), {"COLUMNS": "1000000000", "LINES": "1000000000"}),
}

# What comes from the keyboard although nobody has pressed it.
SENT = {
    "no UTF-8": b"\xff\xfe\xe4\xc0\x80",
    "half a letter": b"\xc3",
    "a surrogate": b"\xed\xa0\x80",
    "naughts": b"\x00" * 100,
    "C1": b"\x9b31;\x90\x9c",
    "a click outside": b"\x1b[<0;60000;60000M\x1b[<0;60000;60000m",
    "a click at naught": b"\x1b[<0;0;0M\x1b[<0;0;0m",
    "a click beyond all numbers": b"\x1b[<0;" + b"9" * 500 + b";1M",
    "a mouse button beyond all": b"\x1b[<99999999;1;1M",
    "a wheel": b"\x1b[<64;3;5M\x1b[<65;3;5M" * 50,
    "a size of naught": b"\x1b[48;0;0;0;0t",
    "a size of one": b"\x1b[48;1;1;1;1t",
    "no pixels, and a click": b"\x1b[48;24;80;0;0t\x1b[<0;5;5M\x1b[<0;5;5m",
    "a huge size": b"\x1b[48;60000;60000;1;1t",
    "a size beyond all numbers": b"\x1b[48;" + b"9" * 30 + b";80;1;1t",
    "an answer nobody asked for": b"\x1b[?2048;2$y\x1b[?2026;1$y\x1b[5;7R\x1b[?62;c",
    "an answer that ends nowhere": b"\x1bP1$r0m\x1b\\\x1b]52;c;AAAA\x07\x1b]11;rgb:ff/ff/ff\x1b\\",
    "a key beyond Unicode": b"\x1b[1114112u\x1b[4294967296u",
    "a key of half a pair": b"\x1b[55296u",
    "a key without a number": b"\x1b[;;;u\x1b[u\x1b[;1:3u",
    "a key with many numbers": b"\x1b[" + b"1;" * 50 + b"A",
    "a key with a text of controls": b"\x1b[97;1;27:7:155u",
    "a key that does not exist": b"\x1b[99~\x1b[1;99Q\x1bO\x1bOz",
    "many escapes": b"\x1b" * 50,
    "a paste in a paste": b"\x1b[200~a\x1b[200~b\x1b[201~\x1b[201~",
    "a paste of controls": b"\x1b[200~\x1b]0;x\x07\x9b31m\x00\xff\x1b[201~",
}
# All that does not make the next screen a hundred times as large.
LIGHT = [name for name in SENT if name != "a huge size"]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A catalogue of four titles, here and for the program, in a terminal as most have it."""
    from docbrowser.paths import Paths

    catalogue = small_catalogue(tmp_path / "small.json")
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(catalogue))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("LINES", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return Paths(catalog_flag=catalogue, no_shipped=True)


async def resized(visit: Visit, size: tuple[int, int]) -> None:
    await visit.pilot.resize_terminal(*size)
    await visit.settle()


def walk(seed: int, few: int) -> list[tuple[int, int]]:
    """Return the sizes that are gone through: a few, or all of them in an order of chance."""
    if not IS_LONG:
        return [CORNERS[(seed + step) % len(CORNERS)] for step in range(few)]
    return random.Random(seed).sample(ALL_SIZES, len(ALL_SIZES))


@pytest.mark.parametrize("names", [[name] for name in SCREENS] if IS_LONG else [[*SCREENS]])
async def test_each_screen_opens_and_closes_at_every_size(places: Paths, names: list[str]) -> None:
    async with visiting(places, ROOMY, notifications=False) as visit:
        for name in names:
            try:
                await opens_and_closes(visit, name)
            except AssertionError as error:
                error.add_note(f"of the screen: {name}")
                raise


async def opens_and_closes(visit: Visit, name: str) -> None:
    """See a screen opened at one size after the other, and closed at the next."""
    for size, other in pairwise([*walk([*SCREENS].index(name), 1), ROOMY]):
        await resized(visit, size)
        await visit.press(SCREENS[name])
        await visit.until(lambda: len(visit.app.screen_stack) == 2)
        await resized(visit, other)
        await visit.press("down", "tab")
        for _ in range(MOST_ESCAPES):
            if len(visit.app.screen_stack) > 1:
                await visit.press("escape")
        await visit.until(lambda: len(visit.app.screen_stack) == 1)
    assert (await visit.press("g", "j")).selected == "comets-2018"
    assert "Comet Watch" in visit.screen


@pytest.mark.parametrize("way", [(), ("enter",), ("slash", "a")], ids=["list", "title", "search"])
async def test_the_list_goes_through_every_size(places: Paths, way: tuple[str, ...]) -> None:
    async with visiting(places, ROOMY, notifications=False) as visit:
        await visit.press(*way)
        for size in walk(len(way), 2):
            await resized(visit, size)
            # What stands on few cells tells little; a key is answered where another screen opens.
            await visit.press("down", "f1")
            await visit.until(lambda: len(visit.app.screen_stack) == 2)
            await visit.press("escape")
            await visit.until(lambda: len(visit.app.screen_stack) == 1)
        await resized(visit, ROOMY)
        await visit.press("escape", "escape", "g")
        assert (await visit.press("j")).selected == "comets-2018"


@pytest.mark.parametrize("size", some(CORNERS, 2) if not IS_LONG else ALL_SIZES)
async def test_it_starts_at_every_size(places: Paths, size: tuple[int, int]) -> None:
    async with visiting(places, size) as visit:
        await visit.press("f1", "escape")
        await resized(visit, ROOMY)
        assert (await visit.press("g", "j")).selected == "comets-2018"
        assert "Comet Watch" in visit.screen


@pytest.mark.parametrize("opening", STORMS.values(), ids=STORMS)
@pytest.mark.usefixtures("places")
def test_a_storm_of_sizes_is_weathered(opening: str) -> None:
    chance = random.Random(7)
    with pty() as tty:
        tty.shows("Amber Coast")
        tty.press(opening)
        for number in range(count(30, 2500)):
            tty.resize(chance.randint(1, 60), chance.randint(1, 200))
            if number % 10 == 0:
                tty.press(chance.choice(("j", "k", "\x1b[B", "\x1b[A", "\t")))
            tty.drain()
        tty.resize(24, 80)
        tty.press(ESCAPE * MOST_ESCAPES)
        answers(tty)


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("when", ["at the start", "later"])
def test_the_last_of_two_sizes_is_the_one_that_counts(tmp_path: Path, when: str) -> None:
    asked, goes_on = tmp_path / "asked", tmp_path / "goes-on"
    # The program is still about to take in a size when the next one comes.
    slow = f"""
import pathlib, shutil, time, traceback
asked, goes_on = pathlib.Path({str(asked)!r}), pathlib.Path({str(goes_on)!r})
usual = shutil.get_terminal_size
def slowly(*default):
    size = usual(*default)
    starts = any("start_application" in frame.name for frame in traceback.extract_stack())
    if starts or size.columns > 80:
        asked.touch()
        while not goes_on.exists():
            time.sleep(0.01)
    return size
shutil.get_terminal_size = slowly
"""
    if when == "later":
        slow = slow.replace("if starts or", "if")
    with pty(python(slow)) as tty:
        if when == "later":
            tty.shows("Amber Coast")
            tty.resize(24, 100)
        tty.until(asked.exists)
        tty.resize(24, 120)
        goes_on.touch()
        tty.shows("─" * 118)


def tell_size(tty: Pty, rows: int, columns: int) -> None:
    """Tell the true size both ways: a terminal that has said it tells by itself is not asked."""
    tty.resize(rows, columns)
    tty.press(f"\x1b[48;{rows};{columns};0;0t")


def answers(tty: Pty) -> None:
    """See the next key answered, and the end as it should be."""
    tty.drain(quiet=0.3)
    tty.press(ESCAPE * MOST_ESCAPES)
    tty.drain(quiet=0.3)
    tty.clear()
    tty.press("?")
    tty.shows(CLOSES)
    tty.press(ESCAPE)
    tty.until(lambda: "Ember Fields" in tty.screen and CLOSES not in tty.screen)
    tty.press("\x11")
    assert tty.ends_with() == 0
    assert tty.changes == []


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("name", ODD_SIZES)
def test_a_size_that_cannot_be_meant_is_borne(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    size, environment = ODD_SIZES[name]
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    with pty() as tty:
        tty.child.setwinsize(*size)
        tty.comes("Amber Coast")
        tty.drain(quiet=0.5)
        tty.press("\x11")

        assert tty.ends_with() == 0
        assert tty.changes == []


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("names", [[name] for name in SENT] if IS_LONG else [LIGHT[::4]])
def test_whatever_a_terminal_sends_the_next_key_is_answered(names: list[str]) -> None:
    with pty() as tty:
        tty.shows("Amber Coast")
        for number, name in enumerate(names):
            os.write(tty.child.child_fd, SENT[name])
            tty.drain(quiet=0.1)
            tty.press(ESCAPE * 2)
            tell_size(tty, 24, 81 + number % 2)
            tty.drain(quiet=0.2)
            tty.clear()
            tty.press("?")
            try:
                tty.shows(CLOSES)
                tty.press(ESCAPE)
                tty.until(lambda: "Ember Fields" in tty.screen and CLOSES not in tty.screen)
            except AssertionError as error:
                error.add_note(f"after it was sent: {name}")
                raise
        answers(tty)


@pytest.mark.usefixtures("places")
def test_whatever_a_terminal_sends_into_the_search_the_next_key_is_answered() -> None:
    with pty() as tty:
        tty.shows("Amber Coast")
        tty.press("/")
        tty.shows("clear and back")
        for name in LIGHT:
            os.write(tty.child.child_fd, SENT[name])
            tty.drain(quiet=0.05)
        tell_size(tty, 24, 81)
        answers(tty)


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("term", some(NO_SCREENS, 1), ids=repr)
def test_a_terminal_without_a_screen_gets_the_list(
    term: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if term is None:
        monkeypatch.delenv("TERM")
    else:
        monkeypatch.setenv("TERM", term)
    with pty() as tty:
        assert tty.ends_with() == 0
        assert "Amber Coast" in tty.received
        assert "\x1b[?" not in tty.received
        assert tty.changes == []


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("term", some(ODD_TERMS, 2))
def test_a_terminal_that_nobody_knows_is_used_and_given_back(
    term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    with pty() as tty:
        tty.shows("Amber Coast")
        answers(tty)


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("where", ["/dev/null", "/dev/full", "&-"])
def test_the_screen_does_not_depend_on_where_complaints_go(where: str) -> None:
    with pty(("/bin/sh", "-c", f'exec "$@" 2>{where}', "sh", *PROGRAM)) as tty:
        tty.shows("Amber Coast")
        answers(tty)


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        ("< /dev/null", 2, "no terminal"),
        ("<&-", 2, "no terminal"),
        ("> /dev/null", 0, ""),
        ("< /dev/null > /dev/null 2>&1", 0, ""),
    ],
)
def test_without_a_terminal_on_either_side_it_ends(redirected: str, code: int, said: str) -> None:
    with pty(("/bin/sh", "-c", f'exec "$@" {redirected}', "sh", *PROGRAM)) as tty:
        assert tty.ends_with() == code
        assert said in " ".join(tty.received.split())
        assert "Traceback" not in tty.received
        assert tty.changes == []


@pytest.mark.parametrize("name", some(ENCODINGS, 3))
def test_letters_that_the_terminal_lacks_leave_the_columns_where_they_are(
    places: Paths, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment, encoding = ENCODINGS[name]
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    catalog_file(
        tmp_path / "small.json",
        document("amber", {**AMBER, "names": {"en": "Amber Küste 日本 Берег"}}),
        document("comets", COMETS),
    )
    with pty(encoding=encoding) as tty:
        tty.until(lambda: "7.5" in tty.screen and "6.1" in tty.screen)
        amber = next(line for line in tty.screen.splitlines() if "Amber" in line)
        comet = next(line for line in tty.screen.splitlines() if "Comet" in line)
        wide = 2 if "日" in amber else 0  # the emulator shows each in one place of its line
        assert amber.index("7.5") + wide == comet.index("6.1")
        assert "\\u" not in tty.screen
        assert "Amber Küste" in tty.screen or encoding in {"ascii", "koi8-r"}
        tty.press(" ")
        tty.shows("1 watched")
        tty.press("q")

        assert tty.ends_with() == 0
        assert tty.changes == []


@pytest.mark.parametrize("name", some(ENCODINGS, 2))
@pytest.mark.usefixtures("places")
def test_the_list_prints_in_every_encoding(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment, encoding = ENCODINGS[name]
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    for arguments in (("list",), ("show", "amber-2006"), ("list", "--json"), ("list", "Янтарный")):
        with pty((*PROGRAM, *arguments), encoding=encoding) as tty:
            tty.ends_with()
            assert "Traceback" not in tty.received
            assert "Error" not in tty.received


def test_what_an_encoding_lacks_takes_as_many_columns_as_before() -> None:
    assert encoded("aä日│", "latin-1") == b"a\xe4???"
    assert encoded("a\u0301", "ascii") == b"a"
    assert encoded("\ud800", "utf-8") in {b"", b"?"}
