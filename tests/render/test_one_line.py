"""Headings whose remark is shortened before it would wrap."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.style import Style
from rich.text import Text

from docbrowser.render.one_line import OneLine, Remark


def drawn(remark: Text, width: int) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as caught:
        console.print(OneLine(Text("EPISODES"), remark, Style()))
    return caught.get().rstrip("\n")


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (60, "EPISODES   10 episodes · 4 watched · 12 h left"),
        (40, "EPISODES   10 episodes · 4 watched"),
        (25, "EPISODES   10 episodes"),
    ],
)
def test_of_what_dots_part_so_much_is_said_as_there_is_room_for(width: int, said: str) -> None:
    assert drawn(Text("10 episodes · 4 watched · 12 h left"), width) == said


def test_a_remark_may_be_said_more_briefly() -> None:
    remark = Remark("no German text, showing English", "English", "")
    assert drawn(remark, 60) == "EPISODES   no German text, showing English"
    assert drawn(remark, 30) == "EPISODES   English"
