"""`--plain`: every step of a new user's tour over a pipe, and nothing but lines."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from docbrowser.i18n import use
from docbrowser.plain.commands import COMMANDS
from docbrowser.plain.names import id_of, names
from tests.helpers import PROGRAM, catalog_file, document, program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli
    from tests.plain.conftest import Talk

MARS = "race-to-mars-2007"
CSV = "Title,Year,Kind\nA Film of Ours,2019,film\n"


def beginning(lines: list[str], words: str) -> list[str]:
    return [line for line in lines if line.startswith(words)]


def test_the_tour_of_a_new_user_over_a_pipe(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    (folder / "films.csv").write_text(CSV, "utf-8")
    lines = [
        *("find moon lang:de", "open 1", "watch", "undo", "redo", "people", "person 1"),
        *(f"open {MARS}", "watch s1 on 2020-01-02", "rate 8", "note well made", "tag space"),
        *("stats", "history", "next", f"import {folder}", "yes", "find ours"),
        *("set theme nord", "set keys.search ctrl+g", "filter unwatched", "sort year"),
        *("language de", "quit", "find never asked"),
    ]
    told = subprocess.run(
        [*PROGRAM, "--plain"],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")
    out = told.stdout
    assert "\x1b" not in out
    assert "\t" not in out
    for sentence in (
        "Apollo: Missions To The Moon: watched.",
        "Undone: Apollo: Missions To The Moon, watched.",
        "Done again: Apollo: Missions To The Moon, watched.",
        "1. Tom Jennings, director",
        "1 title is by or with Tom Jennings.",
        "Race to Mars: marked 4 episodes as watched on 2 Jan 2020.",
        "Race to Mars: rated 8.",
        "1 title to be added.",
        "Import it? Answer yes or no.",
        "1 title added.",
        "1. A Film of Ours, 2019, film, a-film-of-ours-2019",
        "theme: nord",
        "keys.search = ctrl+g",
    ):
        assert sentence in out
    kept = tomllib.loads((home / "config" / "docbrowser" / "config.toml").read_text("utf-8"))
    assert kept == {"theme": "nord", "language": "de", "keys": {"search": "ctrl+g"}}


def test_the_facts_of_a_title_stand_one_a_line(talk: Talk) -> None:
    lines = talk(f"open {MARS}")
    assert lines[0] == "Title: Race to Mars"
    assert "ID: race-to-mars-2007" in lines
    assert len(beginning(lines, "Synopsis, English: ")) == 1
    assert "Person: George Mihalka, director" in lines
    assert beginning(lines, "Season 1, s1: 4 episodes")
    assert beginning(lines, "Episode s1e2, Episode 2, 30 Sept 2007")
    assert beginning(lines, "Award: 2008, Gemini")
    assert beginning(lines, "Where to watch: Pluto TV")
    assert beginning(lines, "Sources disagree on episodes: 4 (")
    assert beginning(lines, "Source: TV Guide, https://")


def test_marks_show_where_the_title_is_listed_and_opened(talk: Talk) -> None:
    lines = talk(f"open {MARS}", "watch s1e2", "rate 7", f"open {MARS}", "find race mars")
    assert "State: 1 of 4 aired episodes watched" in lines
    assert "Your rating: 7 of 10" in lines
    assert beginning(lines, "1. Race to Mars, 2007, miniseries, 4 × 60 min, 1 of 4 aired episodes")


def test_what_each_mark_does_can_be_taken_off(talk: Talk, cli: Cli) -> None:
    talk(
        *(f"open {MARS}", "want", "unwant", "skip", "unskip", "watch", "unwatch", "rate 3"),
        *("unrate", "note one", "unnote", "tag a, b", "untag a"),
    )
    watch = cli("show", MARS, "--json").json["watch"]
    assert (watch["status"], watch["rating"], watch["note"], watch["tags"]) == (
        "unwatched", None, None, ["b"],
    )  # fmt: skip


@pytest.fixture
def unfinished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A series of which one episode was shown, and one is yet to come; and one that is to come."""
    shown = {"season": 1, "number": 1, "names": {"en": "Ice"}, "aired": "2018-03-27"}
    coming = {"season": 1, "number": 2, "names": {"en": "Dust"}, "aired": "2999-04-03"}
    series = {"kind": "series", "premiered": "2018"}
    documents = [
        document("ice-2018", {**series, "names": {"en": "Ice"}, "episodes": [shown, coming]}),
        document("dust-2018", {**series, "names": {"en": "Dust"}, "episodes": [coming]}),
    ]
    path = catalog_file(tmp_path / "unfinished.json", *documents)
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(path))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")


def test_only_what_was_left_alone_is_counted(talk: Talk, unfinished: None) -> None:
    lines = talk("open ice-2018", "watch", "open dust-2018", "watch")

    assert lines.count("Left alone: 1 episode yet to be shown.") == 2
    assert "Dust: nothing was left to mark." in lines
    assert not any(" 0 " in line for line in lines if "Left alone" in line)


def test_an_import_says_how_many_marks_come_along(
    talk: Talk, unfinished: None, tmp_path: Path
) -> None:
    folder = tmp_path / "letterboxd"
    folder.mkdir()
    head = "Date,Name,Year,Letterboxd URI,Rating"
    row = "2026-02-02,Ice,2018,https://boxd.it/1,4.5"
    (folder / "ratings.csv").write_text(f"{head}\n{row}\n", "utf-8")
    lines = talk(f"import {folder}", "no")

    assert "2 marks to be added." in lines


def test_a_long_list_goes_on_with_its_numbers(talk: Talk) -> None:
    lines = talk("list", "more", "open 21")
    assert beginning(lines, "1. ")
    assert beginning(lines, "40. ")
    title_id = beginning(lines, "21. ")[0].rpartition(", ")[2]
    assert f"ID: {title_id}" in lines


def test_a_filter_stays_until_it_is_taken_back(talk: Talk) -> None:
    lines = talk(f"open {MARS}", "watch", "filter watched", "find universe", "filter off")
    assert "Only what fits is listed: watched." in lines
    assert lines.count("1 title.") == 1
    assert "0 titles." in lines
    assert "Nothing is filtered." in lines


def test_a_filter_that_leaves_nothing_says_with_each_search_how_to_take_it_off(talk: Talk) -> None:
    *_, answer = talk("filter unwatchd", "find mars")
    assert answer == "What is listed has to fit the filter unwatchd; filter off takes it off."
    *_, answer = talk("filter skipped", "filter films", "find mars")
    assert "skipped, films; filter off" in answer
    assert "filter off" not in " ".join(talk("filter unwatched", "find mars"))
    assert "filter off" not in " ".join(talk("find zzzzzz"))


def test_an_import_that_is_not_agreed_to_changes_nothing(talk: Talk, tmp_path: Path) -> None:
    path = tmp_path / "films.csv"
    path.write_text(CSV, "utf-8")
    lines = talk(f"import {path}", "perhaps", "no", "find ours")
    assert "Answer yes or no; cancel or an empty line is a no, too." in lines
    assert "Nothing was imported." in lines
    assert not any("A Film of Ours" in line for line in lines)


def test_two_actions_swap_their_keys(talk: Talk, home: Path) -> None:
    swapped = ["keys.want = u", "keys.undo = w"]
    assert talk("set keys swap want undo") == swapped
    assert talk("set")[-2:] == swapped
    assert talk("set keys swap undo want") == ["keys.undo = u", "keys.want = w"]
    kept = tomllib.loads((home / "config" / "docbrowser" / "config.toml").read_text("utf-8"))
    assert kept.get("keys") == {}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("bogus", "There is no command “bogus”; help lists them all."),
        ("wach", "There is no command “wach”; did you mean watch?"),
        ("open 3", "Nothing was listed yet, so there are no numbers."),
        ("watch", "No title is open; open 1 opens the first of a list."),
        ("open raze-to-mars-2007", "did you mean race-to-mars-2007?"),
        ("find (", "The query is wrong at column 1: this parenthesis is never closed."),
        ("sort size", "Sort by one of these: match, name"),
        ("undo", "There is nothing to undo."),
        ("rate well", "A rating is a number from 1 to 10"),
        ("import", "Say what to import: import ~/Films."),
        ("import /nowhere/at/all", "/nowhere/at/all"),
        ("set theme none-such", "There is no theme none-such"),
        ("set nothing 1", "There is no setting nothing; set lists them."),
        ("set spoilers perhaps", "That is switched on or off, not perhaps."),
        ("set keys.search u", "“Undo the last mark” (undo) has it, too"),
        ("set keys want u", "set keys swap want undo swaps the keys of the two"),
        ("set keys swap want", "Name two actions: set keys swap want undo"),
        ("set keys swap want nothing", "There is no action “nothing”"),
        ("set keys swap watched tag", "The keys of watched and tag cannot be swapped."),
        ("set keys.nothing x", "There is no action “nothing”"),
        ("person", "Say who: person 1"),
    ],
)
def test_a_mistake_is_one_sentence(talk: Talk, line: str, sentence: str) -> None:
    lines = talk(line)
    assert len(lines) == 1
    assert sentence in lines[0]


def test_a_day_that_is_none_marks_nothing(talk: Talk) -> None:
    lines = talk(f"open {MARS}", "watch on the day of the dog", "history")
    assert lines[-1] == "Nothing has been done yet."


def test_help_tells_of_every_command(talk: Talk) -> None:
    lines = talk("help")
    assert len(lines) == len(COMMANDS)
    assert set(names()) == set(COMMANDS)
    for name, line in zip(COMMANDS, lines, strict=True):
        assert line.split(":")[0].split()[0] == name
    assert talk("help watch") == [line for line in lines if line.startswith("watch")]


def test_a_word_serves_in_english_whatever_is_spoken() -> None:
    try:
        for language in ("en", "de", "ru"):
            use(language)
            assert all(id_of(name) == name for name in COMMANDS)
            assert len(set(names().values())) == len(COMMANDS)
    finally:
        use("en")


def test_what_is_hostile_in_a_catalogue_comes_out_cleaned(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = "\x1b]0;owned\x07\x1b[2Jname\u202e"
    path = catalog_file(
        tmp_path / "hostile.json",
        document("evil-1", {"names": {"en": evil}, "credits": [{"person": evil}],
                            "synopses": {"en": f"text {evil}"}, "networks": [evil]}),
    )  # fmt: skip
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(path))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    said = "\n".join(talk("list", "open 1", "people", "person 1", "watch", "history", evil))
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "name" in said


def test_an_id_or_a_query_is_what_one_begins_with() -> None:
    opened = program("--plain", MARS)
    assert (opened.returncode, opened.stderr) == (0, "")
    assert opened.stdout.startswith("Title: Race to Mars\n")
    assert program(MARS, "--plain").stdout == opened.stdout
    found = program("--plain", "--query", "hubble")
    assert found.stdout.startswith("3 titles.\n1. Hubble 3D")


def test_a_conversation_loads_no_textual() -> None:
    script = (
        "import io, sys; from docbrowser.cli.main import run\n"
        "sys.stdin = io.StringIO('find mars\\nopen 1\\nwatch\\nstats\\n'); run(['--plain'])\n"
        "print(*(name for name in sys.modules if name.startswith('textual')))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == ""
