"""The desktop's clipboard, by the tool that it has: for terminals that do not pass text on to it.

The terminal is asked as well, by OSC 52; where there is no desktop, that alone is done.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECONDS: Final = 2.0
"""How long a tool may take to have read the text."""


def tool(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """Return the words of the command that reads what is to be copied; None where there is none."""
    for command in _tools(environment):
        if found := shutil.which(command[0], path=environment.get("PATH")):
            return [found, *command[1:]]
    return None


def copy(text: str, command: list[str]) -> bool:
    """Give `text` to a tool, and return whether it has taken it; waits for it, but not for long."""
    try:
        done = subprocess.run(  # noqa: S603 - a path and options of ours, and no shell
            command,
            input=text.encode("utf-8", "replace"),
            # A tool may stay, to hand the text on when it is asked for.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _tools(environment: Mapping[str, str]) -> Iterator[list[str]]:
    if sys.platform == "darwin":
        yield ["pbcopy"]
    if environment.get("WAYLAND_DISPLAY"):
        yield ["wl-copy"]
    if environment.get("DISPLAY"):
        yield ["xclip", "-selection", "clipboard"]
        yield ["xsel", "--clipboard", "--input"]
