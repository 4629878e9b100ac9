"""Videos of this machine: which addresses are any, and the program that plays them.

What a catalogue says comes from strangers. So nothing is opened but a file that is there and is
called as videos are, or a folder; and the program gets its whole path, which can be no option.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from docbrowser.importers.video_words import VIDEOS
from docbrowser.pictures.files import path_of

if TYPE_CHECKING:
    from pathlib import Path

_PLAYED: Final = VIDEOS - {".strm"}  # which holds an address of the web
_OPENERS: Final = {"darwin": "open"}
_OPENER: Final = "xdg-open"

_playing: list[subprocess.Popen[bytes]] = []
"""Those that have been started; nobody waits for them."""


def video_of(address: str) -> Path | None:
    """Return the video, or the folder of videos, that an address of this machine leads to."""
    named = path_of(address)
    if named is None:
        return None
    try:
        path = named.resolve(strict=True)
        is_played = _is_shelf(path) or (path.is_file() and path.suffix.lower() in _PLAYED)
    except (OSError, RuntimeError, ValueError):
        return None
    return path if is_played else None


def _is_shelf(path: Path) -> bool:
    # On macOS a program is a folder, too: `Name.app`.
    return path.is_dir() and not (sys.platform == "darwin" and path.suffix)


def play(path: Path, player: str = "") -> bool:
    """Have a video played, by the command `player` or else as the desktop does; do not wait for it.

    Returns whether there was a program that could be started.
    """
    if sys.platform == "win32" and not player:
        os.startfile(path)  # noqa: S606 - a file that is there and is a video
        return True
    command = _command(player)
    if command is None:
        return False
    nowhere = subprocess.DEVNULL
    _playing[:] = [one for one in _playing if one.poll() is None]
    try:
        started = subprocess.Popen(  # noqa: S603 - what the user has chosen, and a whole path
            [*command, str(path)],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except (OSError, ValueError):
        return False
    _playing.append(started)
    return True


def _command(player: str) -> list[str] | None:
    """Return the program and its own arguments; None where there is no such program."""
    try:
        words = shlex.split(player) or [_OPENERS.get(sys.platform, _OPENER)]
    except ValueError:  # a quotation mark that stands alone
        return None
    found = shutil.which(words[0])
    return [found, *words[1:]] if found else None
