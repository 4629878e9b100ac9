"""In tmux, clipboard, titles and modes are as before, whatever a catalogue says."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.hostile.strings_library import library_of
from tests.hostile.strings_sides import BITES, IN_LIBRARY, asked_of, environment
from tests.hostile.strings_tmux import STATE, TMUX_WALK, in_tmux

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def test_tmux_keeps_its_clipboard_titles_and_modes(tmp_path: Path) -> None:
    library = library_of(tmp_path / "home", IN_LIBRARY)
    with asked_of(library) as fake, in_tmux(environment(library, fake), library.files) as pane:
        before = pane.state()
        for command in ("list", "show omnibus", "history", "doctor", "export", "import ."):
            pane.run(command)
            assert pane.state() == before, command
        pane.type("docbrowser", "Enter")
        for keys, shows in TMUX_WALK:
            pane.type(*keys)
            pane.shows(shows)
            now = pane.state()
            assert [now[name] for name in STATE] == [before[name] for name in STATE], keys
        pane.type("q")
        pane.waits()
        assert pane.state() == before


def test_tmux_would_have_noticed(tmp_path: Path) -> None:
    with in_tmux(dict(os.environ), tmp_path) as pane:
        before = pane.state()
        (tmp_path / "evil").write_bytes("".join(BITES[:60]).encode(errors="replace"))
        pane.type("cat evil; reset", "Enter")
        pane.until(lambda: pane.state() != before)
