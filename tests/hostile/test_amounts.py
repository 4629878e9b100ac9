"""Catalogues and keyboards that say far too much: it is cut, said to be cut, and nothing waits."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.paths import Paths
from docbrowser.text import CUT_MARK
from tests.helpers import catalog_file, document, program
from tests.hostile.ptys import PROGRAM, count, cpu_seconds, pty, some
from tests.hostile.work import calls
from tests.tui.catalogue import COMETS
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Not the program's own numbers: or a test would go with them.
MOST_LETTERS, MOST_CHARACTERS, MOST_LINES = 500, 100_000, 2_000
MEGABYTE = 1_000_000
MOST_SECONDS = 6.0
"""Processor time in which a key must be answered: many times what it takes."""
MOST_SECONDS_FOR_ALL = 15.0
"""The same of a key that marks all of ten thousand episodes, which is one action for each."""
SIZE = (120, 36)
WORDS = "Ice comes near the sun and goes again. "


def film(**fields: Any) -> dict[str, Any]:
    return {"names": {"en": "Amounts"}, "kind": "film", "premiered": "2001", **fields}


def episodes(number: int) -> list[dict[str, Any]]:
    """Return so many episodes in ten seasons."""
    return [
        {
            "season": place // (number // 10) + 1,
            "number": place % (number // 10) + 1,
            "names": {"en": f"Part {place}"},
            "aired": f"{2001 + place // (number // 10)}-02-03",
        }
        for place in range(number)
    ]


# Each is one record; what is said too much of is said by its name. The first are tried in each run.
RECORDS: Mapping[str, dict[str, Any]] = {
    "a synopsis of 1 MB": film(synopses={"en": WORDS * (MEGABYTE // len(WORDS))}),
    "a synopsis of 100,000 lines": film(synopses={"en": "line\n" * 100_000}),
    "2,000 episodes": {**film(kind="series"), "episodes": episodes(2_000)},
    "5,000 cast": film(
        credits=[
            {"person": f"Person {place}", "job": "actor", "character": f"Role {place}"}
            for place in range(5_000)
        ]
    ),
    "10,000 episodes": {**film(kind="series"), "episodes": episodes(10_000)},
    "a synopsis of 1 MB of wide letters": film(synopses={"en": "日本" * (MEGABYTE // 2)}),
    "a synopsis of 1 MB without a space": film(synopses={"en": "x" * MEGABYTE}),
    "a synopsis of 1 MB of marks": film(synopses={"en": "e" + "\u0301" * MEGABYTE}),
    "a synopsis of 1 MB of markup": film(synopses={"en": "[b][/" * (MEGABYTE // 5)}),
    "a synopsis of 100,000 empty lines": film(synopses={"en": "\n" * 100_000 + "the end"}),
    "5,000 jobs of one": film(
        credits=[{"person": "Ada Example", "job": f"job {place}"} for place in range(5_000)]
    ),
    "5,000 awards": film(
        awards=[
            {"award": f"Shell {place}", "category": "Sound", "outcome": "won", "year": 2001}
            for place in range(5_000)
        ]
    ),
    "5,000 offers": film(
        offers=[
            {"provider": f"Shop {place}", "url": f"https://{place}.example/"}
            for place in range(5_000)
        ]
    ),
    "5,000 genres": film(genres=[f"genre {place}" for place in range(5_000)]),
    "5,000 names": film(aliases=[f"Alias {place}" for place in range(5_000)]),
    "a name of 1 MB": film(names={"en": "Amounts " + "x" * MEGABYTE}),
    "a person of 1 MB": film(credits=[{"person": "y" * MEGABYTE, "job": "z" * MEGABYTE}]),
    "an address of 1 MB": film(url="https://x.example/" + "y" * MEGABYTE),
}
CUT = [name for name in RECORDS if name.startswith("a synopsis")]
PASTES = {
    "1 MB of words": WORDS * (MEGABYTE // len(WORDS)),
    "1 MB without a space": "x" * MEGABYTE,
    "1 MB of lines": "x\n" * (MEGABYTE // 2),
    "1 MB of brackets": "(" * MEGABYTE,
    "1 MB of quotes": '"' * MEGABYTE,
    "1 MB of operators": "a OR -" * (MEGABYTE // 6),
    "1 MB of fields": "genre:" * (MEGABYTE // 6),
    "1 MB of controls": "\x1b[31m" * (MEGABYTE // 5),
    "1 MB of marks": "e" + "\u0301" * MEGABYTE,
    "1 MB of wide letters": "日" * MEGABYTE,
}
# The boxes that take text, by the keys that lead into them from the list.
BOXES = {
    "the search": ("slash",),
    "a note": ("e",),
    "tags": ("t",),
    "a day": ("W",),
    "a rating": ("r",),
    "the palette": ("colon",),
    "the filters": ("f",),
    "the history's search": ("H", "slash"),
    "an import's path": ("i",),
    "a search at TVmaze": ("D",),
}
KEYS = ("enter", "G", "g", "3", "2", "pagedown", "h", "slash")
MARKING_KEYS = ("a", "escape", "space", "u")


def places_of(path: Path, record: dict[str, Any]) -> Paths:
    catalogue = catalog_file(
        path / "much.json", document("amounts", record), document("comets", COMETS)
    )
    return Paths(catalog_flag=catalogue, no_shipped=True)


async def quick(visit: Visit, *keys: str, most: float = MOST_SECONDS) -> None:
    """Press keys, each of which must be answered within a bound that no machine is too slow for."""
    for key in keys:
        before = time.process_time()
        await visit.press(key)
        spent = time.process_time() - before
        assert spent < most, f"{key} took {spent:.1f} s"


@pytest.mark.parametrize("name", some(RECORDS, 2))
async def test_a_title_of_which_too_much_is_said_is_shown_and_every_key_answered(
    tmp_path: Path, name: str
) -> None:
    async with visiting(places_of(tmp_path, RECORDS[name]), SIZE, notifications=False) as visit:
        assert "Amounts" in visit.screen
        await quick(visit, *KEYS)
        await quick(visit, *MARKING_KEYS, most=MOST_SECONDS_FOR_ALL)
        assert (await visit.press("escape", "g", "j")).selected == "comets"
        assert "Ice comes near" in visit.screen


@pytest.mark.parametrize("name", some(CUT, 2))
async def test_a_synopsis_that_is_too_long_is_cut_and_says_so(tmp_path: Path, name: str) -> None:
    async with visiting(places_of(tmp_path, RECORDS[name]), SIZE, notifications=False) as visit:
        (synopsis,) = (said.text for said in visit.library.title("amounts").synopses)
        await visit.press("enter", "G")

        assert len(synopsis) <= MOST_CHARACTERS
        assert synopsis.count("\n") < MOST_LINES
        assert synopsis.endswith(CUT_MARK) or name.endswith("of marks")


async def test_ten_thousand_episodes_are_all_there_and_the_last_can_be_marked(
    tmp_path: Path,
) -> None:
    paths = places_of(tmp_path, RECORDS["10,000 episodes"])
    async with visiting(paths, SIZE, notifications=False) as visit:
        await quick(visit, "enter", "3", "G", "k", "j")
        for _ in range(20):  # behind the guide stand other sections
            if visit.browse.detail.episode != "s10e1000":
                await visit.press("k")
        assert visit.browse.detail.episode == "s10e1000"
        await quick(visit, "space", most=MOST_SECONDS_FOR_ALL)
        assert "s10e1000" in visit.library.entry("amounts").episodes
        title = visit.library.title("amounts")
        assert sum(len(season.episodes) for season in title.seasons) == 10_000


async def test_the_work_for_episodes_grows_with_their_number_and_not_with_its_square(
    tmp_path: Path,
) -> None:
    spent = []
    few = count(200, 1_000)
    for number in (few, 4 * few):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths = places_of(folder, {**film(kind="series"), "episodes": episodes(number)})
        async with visiting(paths, SIZE, notifications=False) as visit:
            with calls() as work:
                await visit.press("space", "enter", "3", "u")
            spent.append(work.number)
    assert spent[1] < 6 * spent[0], spent


async def test_of_five_thousand_people_some_are_shown_and_all_are_found(tmp_path: Path) -> None:
    paths = places_of(tmp_path, RECORDS["5,000 cast"])
    async with visiting(paths, SIZE, notifications=False) as visit:
        await quick(visit, "enter", "2")
        assert "Person 0" in visit.screen
        assert "… 4\u202f000 more" in (await visit.press("G")).detail
        assert (await visit.search("4999")).titles == ("amounts",)


@pytest.mark.parametrize("name", some(PASTES, 2))
async def test_a_paste_of_a_megabyte_into_the_search_is_cut_and_the_next_key_answered(
    tmp_path: Path, name: str
) -> None:
    async with visiting(places_of(tmp_path, film()), SIZE, notifications=False) as visit:
        await visit.press("slash")
        before = time.process_time()
        seen = await visit.paste(PASTES[name])
        assert time.process_time() - before < MOST_SECONDS
        assert 0 < len(seen.query) <= MOST_LETTERS
        await quick(visit, "b", "backspace", "home", "end", "enter", "slash")
        seen = await visit.press("escape")
        assert seen.query == ""
        assert set(seen.titles) == {"amounts", "comets"}


@pytest.mark.parametrize("name", some(BOXES, 2))
async def test_a_paste_of_a_megabyte_into_any_box_leaves_it_quick(
    tmp_path: Path, name: str
) -> None:
    async with visiting(places_of(tmp_path, film()), SIZE, notifications=False) as visit:
        await visit.press(*BOXES[name])
        before = time.process_time()
        await visit.paste(PASTES["1 MB of words"])
        assert time.process_time() - before < MOST_SECONDS
        await quick(visit, "b", "backspace", "escape", "escape", "escape")
        assert len(visit.app.screen_stack) == 1
        assert (await visit.press("g", "j")).selected == "comets"


@pytest.mark.parametrize("name", some(["1 MB of words", "1 MB of marks"], 1))
def test_a_paste_of_a_megabyte_through_a_terminal_does_not_hold_up_the_next_key(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    paths = places_of(tmp_path, film())
    command = (*PROGRAM, "--catalog", str(paths.catalog.path), "--no-shipped")
    with pty(command) as tty:
        tty.shows("Amounts")
        tty.press("/")
        tty.shows("clear and back")
        before = cpu_seconds(tty.pid)
        # Whoever pastes waits until it has been read, so what is drawn must be read meanwhile.
        pasted = f"\x1b[200~{PASTES[name]}\x1b[201~"
        for start in range(0, len(pasted), 2000):
            tty.press(pasted[start : start + 2000])
            tty.drain()
        tty.press("\x1b[27u")
        tty.shows("space watched")
        assert cpu_seconds(tty.pid) - before < 5 * MOST_SECONDS
        tty.press("q")
        assert tty.ends_with() == 0


@pytest.mark.parametrize("command", [("list",), ("show", "amounts"), ("list", "--json")])
@pytest.mark.parametrize(
    "name", some(["a name of 1 MB", "a synopsis of 1 MB", "10,000 episodes"], 1)
)
def test_the_command_line_bears_it_too(tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    paths = places_of(tmp_path, RECORDS[name])
    result = program(*command, "--catalog", str(paths.catalog.path), "--no-shipped")

    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stdout) < 3 * MEGABYTE
