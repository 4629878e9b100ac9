"""`docbrowser ID` and `--query`: the interface begins there; in a pipe the same is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

MARS = "race-to-mars-2007"


def test_in_a_pipe_an_id_is_shown(cli: Cli) -> None:
    assert cli(MARS) == cli("show", MARS)
    assert cli("--no-shipped", MARS).code == 2


def test_in_a_pipe_a_query_is_listed(cli: Cli) -> None:
    assert cli("--query", "mars rover") == cli("list", "mars rover")
    assert cli("--query", "zzzzqqq").code == 1
    assert cli("--query", "(").code == 2


@pytest.mark.parametrize(
    ("word", "near"), [("lst", "list"), ("shwo", "show"), ("raze-to-mars-2007", MARS)]
)
def test_another_word_is_wrong_usage_with_the_nearest_one(cli: Cli, word: str, near: str) -> None:
    result = cli(word, "--json")
    assert (result.code, result.out) == (2, "")
    assert f"No such command or title “{word}”; did you mean {near}?" in result.err
    assert result.err.count("\n") == 1


def test_a_word_that_is_like_nothing_is_wrong_usage(cli: Cli) -> None:
    result = cli("§§§")
    assert result.code == 2
    assert result.err == "No such command or title “§§§”. See docbrowser -h.\n"


def test_a_query_goes_with_no_command(cli: Cli) -> None:
    assert cli("--query", "mars", "list").code == 2


def test_a_broken_catalogue_does_not_hide_the_hint(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(b"{")
    result = cli("lst", "--catalog", str(path))
    assert result.code == 2
    assert "did you mean list?" in result.err
