"""`docbrowser config`: the settings in an editor, and what is wrong with them afterwards."""

from __future__ import annotations

import os
import pty
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from docbrowser.cli.config_command import wrong_with
from docbrowser.store.settings import Settings, load_settings
from docbrowser.store.settings_template import template
from docbrowser.tui.choices import action_rows
from tests.helpers import PROGRAM, program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli


@pytest.fixture
def path(home: Path) -> Path:
    return home / "config" / "docbrowser" / "config.toml"


def in_a_terminal(editor: str) -> tuple[int, str]:
    """Run `docbrowser config` in a terminal; return its exit code and what it said."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["EDITOR"] = editor
        os.environ.pop("VISUAL", None)
        os.execv(PROGRAM[0], [*PROGRAM, "config"])
    said = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the end, on Linux
            break
        if not piece:
            break
        said += piece
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode().replace("\r\n", "\n")


def editor(folder: Path, script: str) -> str:
    """Return the command of an editor that does `script` to the file at `path`."""
    program_ = folder / "my editor.py"
    program_.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{script}\n")
    return f"{sys.executable} '{program_}' --wait"


def test_the_path_is_printed(cli: Cli, path: Path) -> None:
    assert cli("config", "--path").out == f"{path}\n"
    assert not path.exists()


def test_without_a_terminal_it_is_one_sentence(path: Path) -> None:
    result = program("config")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"There is no terminal here for an editor; the settings are in {path}.\n"
    )


def test_without_an_editor_it_is_one_sentence(path: Path) -> None:
    code, said = in_a_terminal("")
    assert code == 1
    assert "VISUAL and EDITOR name no editor" in said
    assert not path.exists()


def test_an_editor_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    code, said = in_a_terminal(f"{tmp_path}/none-such")
    assert code == 1
    assert "cannot be started (No such file or directory)" in said


def test_the_file_is_made_and_opened_with_the_arguments_of_the_editor(
    tmp_path: Path, path: Path
) -> None:
    code, said = in_a_terminal(editor(tmp_path, "print('opened', sys.argv[1:-1], path.exists())"))
    assert "opened ['--wait'] True" in said
    assert f"{path} is well." in said
    assert code == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_no_shell_reads_the_editor(tmp_path: Path) -> None:
    command = editor(tmp_path, "print('arguments', sys.argv[1:-1])")
    said = in_a_terminal(f"{command} '$(touch owned)' ';' touch owned")[1]
    assert "arguments ['--wait', '$(touch owned)', ';', 'touch', 'owned']" in said
    assert not list(tmp_path.rglob("owned"))


def test_what_is_wrong_is_said_afterwards(tmp_path: Path, path: Path) -> None:
    code, said = in_a_terminal(editor(tmp_path, "path.write_text('theme = 3')"))
    assert code == 1
    assert said.count("\n") == 1
    assert f"{path} is not used: Expected `str`, got `int`" in said


def test_nothing_that_is_there_is_made_anew(tmp_path: Path, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text('# mine\ntheme = "nord"\n', "utf-8")
    assert in_a_terminal(editor(tmp_path, "pass"))[0] == 0
    assert path.read_text("utf-8") == '# mine\ntheme = "nord"\n'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('theme = "none-such"', "There is no theme none-such"),
        ('interface = "fr"', "There is no interface in the language fr"),
        ('colour = "red"', "There is no setting colour."),
        ("[keys]\nserch = 'x'", "There is no action “serch”"),
        ("[keys]\nsearch = 'u'", "“Undo the last mark” (undo) has it, too"),
        ("[keys]\nsearch = 'hyper+q'", "names none"),
        ("[keys]\nsearch = 7", "is not used"),
        ("theme = ", "is not used"),
        ("", None),
        ("[keys]\nsearch = 'ctrl+g, f7'\nsort = 'x'\nskip = 's'", None),
    ],
)
def test_each_thing_that_is_wrong_is_named(tmp_path: Path, text: str, sentence: str | None) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, "utf-8")
    found = wrong_with(file)
    assert found is None if sentence is None else sentence in str(found)


def test_the_first_file_holds_every_setting_as_a_comment(tmp_path: Path) -> None:
    text = template(action_rows())
    assert tomllib.loads(text) == {}
    settings = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if " = " in line or "[keys]" in line
    )
    assert set(tomllib.loads(settings)) == set(Settings.__struct_fields__)
    file = tmp_path / "config.toml"
    file.write_text(settings, "utf-8")
    assert load_settings(file, pytest.fail).theme == Settings().theme
    assert wrong_with(file) is None
