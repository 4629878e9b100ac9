from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from docbrowser.errors import StoreError
from docbrowser.store.settings import (
    Settings,
    drop_search,
    load_settings,
    save_search,
    save_setting,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_the_defaults_serve(tmp_path: Path) -> None:
    said: list[str] = []
    assert load_settings(tmp_path / "config.toml", said.append) == Settings()
    assert said == []


def test_a_saved_setting_is_loaded_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\ntheme = "one"\n[keys]\nquit = "q"\n', "utf-8")
    save_setting(path, "language", "de")
    assert load_settings(path, pytest.fail) == Settings(
        theme="one", language="de", keys={"quit": "q"}
    )
    assert path.read_text("utf-8").startswith("# mine\n")
    assert 'quit = "q"' in path.read_text("utf-8")


def test_the_first_setting_makes_the_file_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    save_setting(path, "theme", "two")
    assert load_settings(path, pytest.fail).theme == "two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"theme = ", b"theme = 5", b"\xff", b"[[theme]]"], ids=repr)
def test_a_file_that_is_wrong_is_named_and_the_defaults_serve(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    said: list[str] = []
    assert load_settings(path, said.append) == Settings()
    (sentence,) = said
    assert sentence.startswith(str(path))
    assert "\n" not in sentence


@pytest.mark.parametrize("content", [b"theme = ", b"\xff"], ids=repr)
def test_a_file_that_is_no_toml_is_not_written_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"config\.toml"):
        save_setting(path, "theme", "two")
    assert path.read_bytes() == content


def test_saved_searches_are_loaded_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\nsearches = [\n  "mars", # the best\n]\n[keys]\nquit = "q"\n', "utf-8")
    save_search(path, 'name:"red planet"')
    save_search(path, "mars")
    assert load_settings(path, pytest.fail).searches == ("mars", 'name:"red planet"')
    drop_search(path, 'name:"red planet"')
    drop_search(path, "no such search")
    assert load_settings(path, pytest.fail).searches == ("mars",)
    assert "# mine" in path.read_text("utf-8")
    assert "# the best" in path.read_text("utf-8")
    assert 'quit = "q"' in path.read_text("utf-8")


def test_the_first_saved_search_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    drop_search(path, "mars")
    save_search(path, "mars")
    assert load_settings(path, pytest.fail) == Settings(searches=("mars",))
    assert path.read_text("utf-8") == 'searches = ["mars"]\n'


@pytest.mark.parametrize(
    "content", ["searches = 5\n", 'searches = "mars"\n', "searches = {a = 1}\n"]
)
def test_searches_that_are_no_list_are_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(content)
    with pytest.raises(StoreError, match=r"config\.toml"):
        save_search(path, "moon")
    assert path.read_text() == content
