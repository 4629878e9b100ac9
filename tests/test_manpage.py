"""The manual page: it agrees with the program, and man reads it without a complaint."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib

import pytest

from docbrowser.cli.main import COMMANDS
from docbrowser.tui import keys
from tests.helpers import ROOT

PAGE = ROOT / "docs" / "docbrowser.1"
SECTIONS = [
    "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "QUERIES", "KEYS", "FILES",
    "ENVIRONMENT", "EXIT STATUS", "EXAMPLES",
]  # fmt: skip


def test_the_page_is_what_the_commands_and_keys_make_of_it() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "manpage.py"), "--check"]
    result = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_it_has_the_sections_that_one_looks_for() -> None:
    found = re.findall(r'^\.SH "?([A-Z ]+)"?$', PAGE.read_text("utf-8"), re.MULTILINE)
    assert found == SECTIONS


def test_every_command_and_key_is_in_it() -> None:
    page = PAGE.read_text("utf-8").replace("\\-", "-")
    for name in COMMANDS:
        assert re.search(rf'^\.SS "{name}[ "]', page, re.MULTILINE), name
    for key in (*keys.KEYS, *keys.SEARCH_KEYS, *keys.PANE_KEYS):
        assert f"[{key.id}]" in page


@pytest.mark.parametrize(
    "command",
    [["mandoc", "-T", "lint", "-W", "warning"], ["groff", "-man", "-ww", "-z", "-Tutf8"]],
)
def test_man_reads_it_without_a_complaint(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]} here")
    result = subprocess.run([*command, PAGE], capture_output=True, text=True, check=False)
    assert result.stdout + result.stderr == ""


def test_the_wheel_brings_it_to_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/docbrowser.1": "share/man/man1/docbrowser.1"}
