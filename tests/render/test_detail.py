"""A title as the detail pane and `docbrowser show` draw it."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.theme import Theme

from docbrowser.finding import Question
from docbrowser.library import Library
from docbrowser.paths import Paths
from docbrowser.render.detail import detail
from docbrowser.render.styles import ANSI
from docbrowser.render.view import View
from docbrowser.wishes import Target
from tests.helpers import catalog_file, document
from tests.tui.catalogue import IDS, small_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

AMBER, COMETS, DELTA, EMBER = IDS


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The small catalogue."""
    return Library(
        Paths(catalog_flag=small_catalogue(tmp_path / "small.json"), no_shipped=True), print
    )


def drawn(library: Library, title: str, language: str = "en", width: int = 84) -> list[str]:
    """Return the lines of a title, drawn in a terminal without colours."""
    console = Console(
        width=width, file=io.StringIO(), theme=Theme(dict(ANSI), inherit=False), markup=False
    )
    view = View(
        entry=library.entry(title),
        progress=library.progress(title),
        languages=[language],
        today="2026-01-02",
    )
    with console.capture() as capture:
        console.print(detail(library.title(title), view))
    return capture.get().splitlines()


def test_the_heading_has_name_year_kind_length_and_rating(library: Library) -> None:
    heading = "\n".join(drawn(library, AMBER)[:6])

    for said in ("Amber Coast", "2006", "film", "1 h 29 min", "7.5", "12 votes"):
        assert said in heading


@pytest.mark.parametrize(
    ("language", "own", "beside"),
    [("en", "Countdown", []), ("de", "Der Countdown", ["Countdown"]), ("sv", "Countdown", [])],
)
def test_names_that_the_reader_cannot_read_stand_at_the_end_of_the_sources(
    tmp_path: Path, language: str, own: str, beside: list[str]
) -> None:
    names = {
        "en": "Countdown",
        "de": "Der Countdown",
        "ru": "Отсчёт",
        "uk": "Відлік",
        "pl": "Start",
    }
    told = {"names": names, "kind": "film", "premiered": "2010", "languages": ["en"]}
    path = catalog_file(tmp_path / "names.json", document("countdown", told))
    lines = drawn(Library(Paths(catalog_flag=path, no_shipped=True), print), "countdown", language)

    assert lines[0].strip() == own
    assert [line.strip() for line in lines[1:-1] if line.strip() in names.values()] == beside
    last = [name for name in names.values() if name not in {own, *beside}]
    assert lines[-1].strip() == f"Other names: {' · '.join(last)}"


def test_the_original_name_stands_beside_the_title(tmp_path: Path) -> None:
    names = {"en": "The Sea", "fr": "La Mer", "pl": "Morze"}
    told = {"names": names, "original_name": "La Mer", "kind": "film", "languages": ["fr"]}
    path = catalog_file(tmp_path / "names.json", document("sea", told))
    lines = drawn(Library(Paths(catalog_flag=path, no_shipped=True), print), "sea")

    assert [line.strip() for line in lines[:2]] == ["The Sea", "La Mer"]
    assert lines[-1].strip() == "Other names: Morze"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Waves bring"), ("de", "Wellen bringen"), ("ru", "Волны"), ("de-AT", "Wellen")],
)
def test_the_synopsis_is_in_the_wanted_language(library: Library, language: str, text: str) -> None:
    lines = "\n".join(drawn(library, AMBER, language))

    assert text in lines
    assert "showing" not in lines


@pytest.mark.parametrize(
    ("title", "language", "remark"),
    [
        (COMETS, "ru", "no Russian text, showing English"),
        (EMBER, "en", "no English text, showing German"),
        (DELTA, "en", "No text on this title yet"),
    ],
)
def test_a_text_in_another_language_is_named_as_such(
    library: Library, title: str, language: str, remark: str
) -> None:
    assert remark in "\n".join(drawn(library, title, language))


def test_jobs_and_characters_stand_in_columns(library: Library) -> None:
    lines = drawn(library, AMBER)
    director = next(line for line in lines if line.lstrip().startswith("Ada Example"))
    narrator = next(line for line in lines if "Bo Sample" in line)

    assert director.index("director") == narrator.index("narrator")
    assert "The Collector" in narrator


def test_the_episode_guide_goes_by_season_with_dates_and_runtimes_in_columns(
    library: Library,
) -> None:
    lines = drawn(library, COMETS)
    ice, dust, tail = (
        next(line for line in lines if f" {name} " in line) for name in ("Ice", "Dust", "Tail")
    )

    assert len({line.index("min") for line in (ice, dust, tail)}) == 1
    assert len({line.index("20") for line in (ice, dust)}) == 1
    order = [text.split("  of")[0].strip()[:8] for text in lines if "watched" in text]
    assert order == ["Season 1", "Season 2", "Specials"]


def test_watched_and_skipped_episodes_have_marks_of_a_shape_of_their_own(
    library: Library,
) -> None:
    library.marks.mark("watch", [Target(COMETS, "s1e1")], on="2026-01-01")
    library.marks.mark("skip", [Target(COMETS, "s1e2")])
    lines = drawn(library, COMETS)

    assert next(line for line in lines if " Ice " in line).lstrip().startswith("✓")
    assert next(line for line in lines if " Dust " in line).lstrip().startswith("–")
    assert any("1 of 3 aired episodes watched" in line for line in lines)


def test_awards_say_year_category_and_outcome(library: Library) -> None:
    lines = "\n".join(drawn(library, AMBER))

    assert "2007  Golden Shell" in lines
    assert "Sound" in lines
    assert "★ won" in lines


def test_where_to_watch_says_when_it_was_checked(library: Library) -> None:
    line = next(line for line in drawn(library, AMBER) if "Shoreline" in line)

    assert "free" in line
    assert "checked on 5 Jan 2026" in line


def test_conflicts_name_each_value_with_its_source(library: Library) -> None:
    lines = drawn(library, AMBER)
    first = next(n for n, line in enumerate(lines) if line.lstrip().startswith("runtime"))

    assert "1 h 29 min" in lines[first]
    assert "test" in lines[first]
    assert "1 h 32 min" in lines[first + 1]
    assert "other" in lines[first + 1]


def test_sections_without_content_are_left_out(library: Library) -> None:
    lines = "\n".join(drawn(library, DELTA))

    assert "SYNOPSIS" in lines
    assert "SOURCES" in lines
    for heading in ("CAST AND CREW", "EPISODES", "AWARDS", "WHERE TO WATCH"):
        assert heading not in lines


@pytest.mark.parametrize("width", [20, 34, 44, 60, 84])
@pytest.mark.parametrize("title", IDS)
def test_no_line_is_wider_than_the_room_for_it(library: Library, title: str, width: int) -> None:
    for language in ("en", "de", "ru"):
        lines = drawn(library, title, language, width)
        assert max(cell_len(line.rstrip()) for line in lines) <= width


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_every_shipped_title_is_drawn_with_a_text_in_each_language(language: str) -> None:
    shipped = Library(Paths(), print)
    for title in [row.id for row in shipped.find(Question())]:
        lines = "\n".join(drawn(shipped, title, language))
        assert "text, showing" not in lines, title
        assert "No text" not in lines, title


def test_show_prints_what_the_pane_draws_without_control_bytes(cli: Cli) -> None:
    result = cli("show", "race-to-mars-2007", "--lang", "de")

    assert result.code == 0
    assert "William Shatner" in result.out or "CAST AND CREW" in result.out
    assert "Where they disagree" in result.out
    assert not {letter for letter in result.out if unicodedata.category(letter) == "Cc"} - {"\n"}


def test_show_of_hostile_text_prints_it_without_what_a_terminal_would_obey(
    cli: Cli, tmp_path: Path
) -> None:
    bite = "a\x1b]52;c;ZXZpbA==\x07b\x9b31m\u202ec [red]d[/red] [/"
    record: dict[str, Any] = {
        "source": bite,
        "names": {"en": bite},
        "synopses": {"en": bite},
        "credits": [{"person": bite, "job": bite, "character": bite}],
        "awards": [{"award": bite, "category": bite}],
        "offers": [{"provider": bite, "url": f"https://x.example/{bite}"}],
        "url": f"https://x.example/{bite}",
        "episodes": [{"season": 1, "number": 1, "names": {"en": bite}, "synopses": {"en": bite}}],
    }
    catalogue = catalog_file(tmp_path / "bad.json", document("bite", record))
    result = cli("--catalog", str(catalogue), "--no-shipped", "show", "bite")

    assert result.code == 0
    assert "[red]d[/red] [/" in result.out
    odd = {letter for letter in result.out if unicodedata.category(letter) in {"Cc", "Cf"}}
    assert odd <= {"\n"}
