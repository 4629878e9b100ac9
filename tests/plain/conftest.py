"""A conversation over a pipe, in this process."""

from __future__ import annotations

import io
from typing import Protocol

import pytest

from docbrowser import i18n
from docbrowser.cli.main import run


class Talk(Protocol):
    """A conversation as a function of its lines; returns what was answered, line by line."""

    def __call__(self, *lines: str) -> list[str]: ...


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """The program with `--plain`, and a pipe to talk to it; in the language that is spoken."""

    def call(*lines: str) -> list[str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        if i18n.language() != "en":
            monkeypatch.setenv("LC_ALL", f"{i18n.language()}.UTF-8")
        capsys.readouterr()
        assert run(["--plain"]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return said.out.splitlines()[1:]  # without the greeting

    return call
