"""How the command line puts it: what was done, what is wrong, and what may have been meant."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from docbrowser import i18n
from tests.helpers import catalog_file, document, program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

SERIES = {
    "names": {"en": "Ash"},
    "kind": "series",
    "episodes": [
        {"season": 1, "number": number, "aired": f"2001-01-0{number}"} for number in (1, 2, 3)
    ],
}


@pytest.fixture(autouse=True)
def catalogue(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two films that are one, and a series, in a catalogue of the user's own."""
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    folder = home / "data" / "docbrowser"
    folder.mkdir(parents=True)
    catalog_file(
        folder / "catalog.json",
        document("ash", SERIES),
        document("moon", {"names": {"en": "Moon"}, "runtime": 80}),
        document(
            "moon-1999",
            {"source": "other", "names": {"en": "Moon"}, "premiered": "1999"},
            {"names": {"en": "The Moon"}},
        ),
    )


# What was undone


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rate", "moon", "8"), "moon, rated 8"),
        (("watch", "moon", "--on", "2020-01-02"), "moon, watched on 2 Jan 2020"),
        (("watch", "ash#s1e2"), "ash#s1e2, watched"),
        (("watch", "ash"), "ash, marked 3 episodes as watched"),
        (("want", "moon", "ash"), "moon, ash, put 2 titles on your list"),
        (("tag", "moon", "ice", "sea"), "moon, tagged “ice”, “sea”"),
        (("edit", "moon", "runtime", "85"), "moon, corrected"),
    ],
)
def test_undo_and_redo_say_what(cli: Cli, arguments: tuple[str, ...], told: str) -> None:
    assert cli(*arguments).code == 0

    assert cli("undo").err == f"Undone: {told} (docbrowser redo does it again).\n"
    assert cli("redo").err == f"Done again: {told} (docbrowser undo takes it back).\n"


def test_several_steps_are_told_one_by_one_and_of_many_the_first(cli: Cli) -> None:
    cli("rate", "moon", "8")
    cli("want", "moon")
    two = cli("undo", "--times", "2").err
    assert two == (
        "Undone: moon, put on your list; moon, rated 8 (docbrowser redo --times 2 does it again).\n"
    )

    for number in range(6):
        cli("note", "moon", f"n{number}")
    many = cli("undo", "--times", "9").err
    assert many.endswith("; and 3 more (docbrowser redo --times 6 does it again).\n")
    assert "n5" in many


def test_joining_and_parting_name_both_titles(cli: Cli) -> None:
    parted = cli("split", "moon-1999", "test").err
    assert parted.startswith("the-moon is a title of its own now, of what moon-1999 had from test")
    cli("undo")
    assert cli("merge", "moon", "moon-1999").err.startswith("moon is a part of moon-1999 now")


# What is wrong


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("list", "--limt", "3"), "No such option: --limt; did you mean --limit?"),
        (("list", "--qqqq"), "No such option: --qqqq."),
        (("shwo",), "No such command or title “shwo”; did you mean show?"),
        (("show", "mon"), "There is no title “mon”; did you mean moon?"),
        (("list", "yaer:2006"), "column 1: no field yaer:; did you mean year:?"),
        (("list", "--limit", "abc"), "Invalid value for --limit: “abc” is no number."),
        (("list", "--limit", "-1"), "-1 is not possible here: 0 or more."),
        (("tonight", "--minutes", "5000"), "5000 is not possible here: 1 to 1440."),
        (("tonight",), "--minutes is missing."),
        (("show",), "ID is missing."),
        (("watch",), "ID[#sNeM] is missing."),
        (("completions",), "SHELL is missing. Choose from bash, zsh, fish, powershell."),
        (("completions", "ksh"), "“ksh” is none of these: bash, zsh, fish, powershell."),
        (("list", "--json=7"), "The option --json does not take a value."),
        (("watch", "moon", "--on"), "The option --on needs a value."),
        (("show", "moon", "ash"), "“ash” does not belong there."),
        (("watch", "moon", "--on", "31.31."), "“31.31.” is not a date; write it as"),
        (("tag", "moon", "a,b"), "“a,b” is no tag"),
        (("watch", "ash#x"), "“x” names no season or episode; write s1 or s1e2."),
        (("import", "--column", "foo", "."), "“foo”: write FIELD=COLUMN."),
    ],
)
def test_a_mistake_is_named_in_words_and_quoted_as_print_does(
    cli: Cli, arguments: tuple[str, ...], sentence: str
) -> None:
    told = cli(*arguments)

    assert told.code != 0
    assert sentence in told.err
    assert "'" not in told.err
    assert "?." not in told.err
    assert told.err.count("\n") == 1


def test_a_terminal_without_these_marks_gets_plain_ones(home: Path) -> None:
    told = program("show", "zzz", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert told.stderr == 'There is no title "zzz"; docbrowser list shows them.\n'


def test_a_wrong_call_points_to_the_help_of_its_command(cli: Cli) -> None:
    assert cli("list", "--bogus").err.endswith(" See docbrowser list -h.\n")
    assert cli("--bogus").err.endswith(" See docbrowser -h.\n")


@pytest.mark.parametrize(("language", "marks"), [("de", "„{}“"), ("ru", "«{}»")])
def test_quotation_marks_are_those_of_the_language(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, language: str, marks: str
) -> None:
    monkeypatch.setenv("DOCBROWSER_LANG", language)
    for arguments, quoted in (
        (("show", "zzz"), "zzz"),
        (("shwo",), "shwo"),
        (("list", "--limit", "abc"), "abc"),
        (("completions", "ksh"), "ksh"),
        (("edit", "moon", "runtime", "abc"), "abc"),
        (("edit", "moon", "colour", "red"), "colour"),
        (("watch", "moon", "--on", "31.31."), "31.31."),
        (("tag", "moon", "a,b"), "a,b"),
    ):
        told = cli(*arguments).err
        assert marks.format(quoted) in told, arguments
        assert not {"'", '"', "“"[language == "de" :]} & set(told), arguments


@pytest.mark.parametrize(
    ("language", "usage", "limit", "minutes"),
    [
        ("de", "Aufruf: docbrowser list [OPTIONEN] [SUCHE]...", "[0 oder mehr]", "nötig]"),
        (
            "ru",
            "Использование: docbrowser list [ПАРАМЕТРЫ] [ЗАПРОС]...",
            "[от 0]",
            "обязательно]",
        ),
    ],
)
def test_the_help_speaks_the_language_down_to_the_brackets(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    usage: str,
    limit: str,
    minutes: str,
) -> None:
    monkeypatch.setenv("DOCBROWSER_LANG", language)

    told = cli("list", "--help").out
    assert told.startswith(usage)
    assert limit in told
    assert minutes in cli("tonight", "--help").out
    i18n.use("en")
    monkeypatch.setenv("DOCBROWSER_LANG", "en")
    assert cli("list", "--help").out.startswith("Usage: docbrowser list [OPTIONS] [QUERY]...")


# What an import comes to


def test_an_import_says_in_words_what_came_of_it(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "things"
    folder.mkdir()
    (folder / "films.csv").write_text("title,year\nComets,1999\nStars,2001\n", "utf-8")
    (folder / "notes.xyz").write_bytes(bytes(range(256)))

    dry = cli("import", "--dry-run", str(folder)).out.splitlines()
    assert dry[0] == "2 titles to be added · 1 rejected"
    assert "  csv: 1 file · 2 titles" in dry
    assert "  not recognised: 1 file · 1 rejected" in dry

    assert cli("import", str(folder)).out.startswith("2 titles added · 1 rejected\n")
    again = cli("import", str(folder)).out
    assert again.startswith("2 already there, unchanged · 1 rejected\n")


def test_an_import_of_a_diary_counts_marks_apart(cli: Cli, tmp_path: Path) -> None:
    cli("import", str(_csv(tmp_path / "films.csv", "title,year", "Ice,2018")))
    diary = _csv(
        tmp_path / "ratings.csv",
        "Date,Name,Year,Letterboxd URI,Rating",
        "2026-02-02,Ice,2018,https://boxd.it/1,4.5",
    )

    assert cli("import", str(diary)).out.startswith("2 marks added\n")


def test_the_report_for_programs_keeps_its_shape(cli: Cli, tmp_path: Path) -> None:
    path = _csv(tmp_path / "films.csv", "title,year", "Ice,2018")

    report = json.loads(cli("import", str(path), "--json").out)
    counts = {key: report[key] for key in ("files", "read", "added", "updated", "unchanged")}
    assert counts == {"files": 1, "read": 1, "added": 1, "updated": 0, "unchanged": 0}


def _csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
