from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli, Result

FILM = "roving-mars-2006"


def _is_one_sentence(result: Result) -> bool:
    return (
        result.out == ""
        and result.err.count("\n") == 1
        and result.err.endswith("\n")
        and "Traceback" not in result.err
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuchcommand"],
        ["list", "--nosuchoption"],
        ["list", "--limit", "many"],
        ["list", "--limit", "-1"],
        ["list", "--sort", "colour"],
        ["list", "year:soon"],
        ["list", "(mars"],
        ["list", "tset:mars"],
        ["show"],
        ["show", FILM, "another"],
        ["watch"],
        ["watch", FILM, "--on", "yesterday-ish"],
        ["watch", FILM, "--on", "2026-02-30"],
        ["watch", f"{FILM}#first"],
        ["undo", "--times", "0"],
        ["redo", "--times", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_and_one_sentence(cli: Cli, arguments: list[str]) -> None:
    result = cli(*arguments)
    assert result.code == 2
    assert _is_one_sentence(result)


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "roving-mars"],
        ["show", "roving-mars", "--json"],
        ["watch", "roving-mars"],
        ["watch", f"{FILM}#s1e1"],
        ["want", ""],
        ["undo"],
        ["redo"],
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_exit_1_and_one_sentence(cli: Cli, arguments: list[str]) -> None:
    result = cli(*arguments)
    assert result.code == 1
    assert _is_one_sentence(result)


def test_an_unknown_id_names_the_nearest(cli: Cli) -> None:
    assert FILM in cli("show", "roving-mars").err


def test_a_bad_query_names_its_column(cli: Cli) -> None:
    assert "column 11" in cli("list", "mars year:soon").err
    assert "column 6" in cli("list", "mars yaer:2007").err


def test_a_bad_sort_key_names_the_good_ones(cli: Cli) -> None:
    error = cli("list", "--sort", "colour").err
    assert "colour" in error
    assert "runtime" in error


BROKEN = {
    "empty": b"",
    "blank": b" \n",
    "cut": b'{"titles": {"1": {"id": "io", "rec',
    "no JSON": b"titles",
    "a list": b"[]",
    "no table": b'{"titles": []}',
    "a number for a document": b'{"titles": {"1": 5}}',
    "a key twice": b'{"titles": {"1": {"id": "io"}, "1": {"id": "io"}}}',
    "not a number": b'{"titles": {"1": {"id": NaN}}}',
    "not UTF-8": b'{"titles": {"1": {"id": "\xff"}}}',
    "too deep": b'{"titles": {"1": {"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["show", FILM], ["watch", FILM]], ids=" ".join
)
def test_a_broken_catalogue_is_named_and_left_as_it_is(
    cli: Cli, tmp_path: Path, content: bytes, arguments: list[str]
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(content)
    result = cli(*arguments, "--catalog", str(path))
    assert result.code == 1
    assert _is_one_sentence(result)
    assert str(path) in result.err
    assert path.read_bytes() == content


def test_a_broken_line_of_a_catalogue_is_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('{"titles": {\n"1": {"id": "io", "records": []},\n"2": {oops}}}', "utf-8")
    assert "line 3" in cli("list", "--catalog", str(path)).err


def test_a_missing_catalogue_is_exit_1(cli: Cli, tmp_path: Path) -> None:
    result = cli("list", "--catalog", str(tmp_path / "gone.json"))
    assert result.code == 1
    assert _is_one_sentence(result)
    assert "gone.json does not exist" in result.err


def test_a_catalogue_that_the_environment_names_may_be_missing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(tmp_path / "later.json"))
    assert cli("list").code == 0


def test_a_folder_or_pipe_for_a_catalogue_is_exit_1(cli: Cli, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "pipe" / "below"):
        result = cli("list", "--catalog", str(path))
        assert result.code == 1
        assert _is_one_sentence(result)
        assert str(path) in result.err


@pytest.mark.parametrize("arguments", [["list"], ["watch", FILM]], ids=" ".join)
def test_a_watchlist_below_a_missing_folder_is_exit_1(
    cli: Cli, tmp_path: Path, arguments: list[str]
) -> None:
    result = cli(*arguments, "--watchlist", str(tmp_path / "gone" / "marks"))
    assert result.code == 1
    assert _is_one_sentence(result)
    assert str(tmp_path / "gone") in result.err
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("arguments", [["list"], ["watch", FILM]], ids=" ".join)
def test_a_file_for_a_watchlist_is_exit_1_and_stays(
    cli: Cli, tmp_path: Path, arguments: list[str]
) -> None:
    file = tmp_path / "marks"
    file.write_text("a shopping list", "utf-8")
    result = cli(*arguments, "--watchlist", str(file))
    assert result.code == 1
    assert _is_one_sentence(result)
    assert file.read_text("utf-8") == "a shopping list"


@pytest.mark.parametrize("option", ["--catalog", "--watchlist"])
def test_a_path_too_long_for_the_system_is_exit_1(cli: Cli, tmp_path: Path, option: str) -> None:
    result = cli("list", option, str(tmp_path / ("x" * 300)))
    assert result.code == 1
    assert _is_one_sentence(result)


def test_a_line_break_in_what_was_asked_stays_out_of_the_error(cli: Cli) -> None:
    result = cli("list", "zzqq\nxx")
    assert result.code == 1
    assert _is_one_sentence(result)


def test_what_was_asked_reaches_the_error_without_control_sequences(cli: Cli) -> None:
    for arguments in (
        ["show", "a\x1b]0;x\x07"],
        ["list", "qq\x1b[31m"],
        ["list", "--sort", "\x1b"],
    ):
        result = cli(*arguments)
        assert result.code in {1, 2}
        assert not {"\x1b", "\x07"} & set(result.err)


def test_a_bad_record_is_named_and_the_rest_serves(cli: Cli, tmp_path: Path) -> None:
    path = catalog_file(
        tmp_path / "mine.json",
        document("io", {"names": {"en": "Io"}}, {"source": "odd", "kind": "opera"}),
        document("europa", {"names": {"en": "Europa"}}),
    )
    result = cli("list", "--json", "--catalog", str(path), "--no-shipped")
    assert result.code == 0
    assert [row["id"] for row in result.json] == ["europa", "io"]
    assert result.err.count("\n") == 1
    assert all(word in result.err for word in (str(path), "io", "odd", "opera"))


def test_a_bad_action_is_named_and_the_rest_serves(cli: Cli, watchlist: Path) -> None:
    cli("watch", FILM)
    (own,) = watchlist.glob("*.json")
    own.write_text(
        own.read_text("utf-8").replace("\n}}", ',\n"7": {"id": "x", "action": "eat"}\n}}'), "utf-8"
    )
    result = cli("show", FILM, "--json")
    assert result.json["watch"]["status"] == "watched"
    assert own.name in result.err
    assert result.err.count("\n") == 1
