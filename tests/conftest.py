"""What every test shares: a home of its own, and the command line as a function."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from docbrowser import i18n
from docbrowser.cli.main import run
from tests.helpers import Result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.helpers import Cli

# The same examples in each run; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", deadline=None, database=None, derandomize=True)
settings.register_profile("explore", deadline=None, database=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# The line editor, which pytest loads, tells children of a terminal that is not the one they have.
for _name in ("LINES", "COLUMNS"):
    os.environ.pop(_name, None)
    os.unsetenv(_name)  # it has told the system, but not Python

_OF_THE_MACHINE = frozenset({"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LANGUAGE", "LANG"})
_XDG = {"DATA": "data", "CONFIG": "config", "CACHE": "cache", "STATE": "state"}


@pytest.fixture(autouse=True, scope="session")
def unfrozen() -> Iterator[None]:
    """The interface starts often in one process here: what an earlier one left is garbage."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gc.freeze", lambda: None)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, which child processes inherit; nothing is in it yet."""
    for name in list(os.environ):
        if name.startswith(("DOCBROWSER_", "LC_")) or name in _OF_THE_MACHINE:
            monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for kind, name in _XDG.items():
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / name))
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before it has spoken."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command line, run in this process."""

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(arguments)
        return Result(code, *capsys.readouterr())

    return call


@pytest.fixture
def watchlist(home: Path) -> Path:
    """The folder of the watchlist; it does not exist before the first mark."""
    return home / "data" / "docbrowser" / "watchlist"
