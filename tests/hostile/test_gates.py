"""Each gate that text has to pass holds by itself, although another stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.table import Table
from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from docbrowser.cli import output
from docbrowser.finding import Question
from docbrowser.library import Library
from docbrowser.model import to_builtins
from docbrowser.store.searches import used_searches
from tests.helpers import catalog_file, document
from tests.hostile.strings import ESC, SURROGATES
from tests.hostile.strings_library import OMNIBUS, library_of
from tests.hostile.strings_seen import odd_letters
from tests.hostile.strings_sides import BITES
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docbrowser.paths import Paths
    from tests.helpers import Cli
    from tests.hostile.strings_library import HostileLibrary


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostileLibrary:
    return library_of(tmp_path_factory.mktemp("gates") / "home", BITES)


def test_what_the_library_hands_out_is_clean(
    hostile: HostileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in hostile.variables.items():
        monkeypatch.setenv(name, value)
    said: list[str] = []
    library = Library(hostile.paths, said.append)
    rows = library.find(Question("bite"))
    assert len(rows) > len(BITES)
    for row in rows:
        assert not odd_letters(f"{row.id} {row.name}")
        title = library.title(row.id)
        assert not odd_letters(str(to_builtins(title)).replace("\\n", "")), row.id
        entry = library.entry(row.id)
        texts = (entry.note or "", *entry.tags, *entry.remarks)
        assert not odd_letters(" ".join(texts)), row.id
    assert library.entry(OMNIBUS).tags
    assert not odd_letters(" ".join(library.tags()))
    assert not odd_letters(
        " ".join(used_searches(hostile.home / "state" / "docbrowser" / "searches"))
    )
    assert said == []


async def test_what_reaches_the_screen_unseen_is_cleaned_by_the_last_gate(places: Paths) -> None:
    lines = [Content(text.replace("\n", " ")) for text in BITES]
    async with visiting(places, (200, len(lines) + 20)) as visit:
        await visit.browse.mount(Static(Content("\n").join(lines)), before=0)
        await visit.settle()
        assert visit.screen.count("Bite") == len(lines)
        assert not odd_letters(visit.screen)


@pytest.mark.parametrize(
    "draw",
    [
        lambda text: output.print_drawn(Text(text)),
        output.print_drawn,
        lambda text: output.print_lines([Text(text)]),
        lambda text: output.print_drawn(_table(text)),
        output.print_line,
        output.complain,
        lambda text: output.print_json({text: [text]}),
    ],
    ids=["drawn", "string", "lines", "table", "line", "complaint", "json"],
)
def test_what_is_printed_is_clean(
    draw: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    for text in BITES:
        sayable = text.encode(errors="ignore").decode()
        draw(sayable)
        written = "".join(capsys.readouterr())
        assert "Bite" in written
        assert ESC not in written
        assert not odd_letters(written), text


def _table(text: str) -> Table:
    table = Table.grid()
    table.add_row(text, Text(text))
    return table


@pytest.mark.parametrize("text", SURROGATES.values(), ids=SURROGATES)
def test_a_title_of_which_something_cannot_be_encoded_can_be_corrected(
    tmp_path: Path, cli: Cli, text: str
) -> None:
    record = {"names": {"en": "Ember"}, "kind": "film", "genres": [text], "runtime": 50}
    catalogue = catalog_file(tmp_path / "odd.json", document("ember", record))
    assert (
        cli("edit", "ember", "runtime", "77", "--catalog", str(catalogue), "--no-shipped").code == 0
    )
    shown = cli("show", "ember", "--json", "--catalog", str(catalogue), "--no-shipped").json
    assert shown["runtime"] == 77
    assert not odd_letters("".join(shown["genres"]))


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    from docbrowser.paths import Paths

    record = {"names": {"en": "Ember"}, "kind": "film"}
    return Paths(
        catalog_flag=catalog_file(tmp_path / "a.json", document("a", record)), no_shipped=True
    )
