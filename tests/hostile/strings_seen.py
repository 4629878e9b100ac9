"""What in an output acts on a terminal: sequences, controls, and letters that hide or reorder."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

_SEQUENCE: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences
    r"|\x1b[\]P^_X](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)?"  # strings, up to their end
    r"|\x1b.?"
    r"|[\x00-\x09\x0b-\x1f\x7f-\x9f]",
    re.DOTALL,
)
# Where the cursor goes depends on what is written; that it goes somewhere does not.
_PLACE: Final = re.compile(r"\x1b\[[0-9;]*H")
_LOOK: Final = re.compile(r"\x1b\[[0-9;]*m")
_COLOURS: Final = re.compile(r"[345]8;(5;\d+|2;\d+;\d+;\d+)")
_HARD_TO_SEE: Final = frozenset({"5", "6", "8"})
"""Letters that blink, or are not shown."""
_ODD: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_JOINERS: Final = "\u200c\u200d"
_MODE: Final = re.compile(r"\x1b\[[?>=<]?[0-9;]*[hlu]")
# A frame is drawn between these, and the cursor hidden or not: as often as there are frames.
_OF_FRAMES: Final = re.compile(r"\x1b\[\?(2026|25)[hl]")


def acts(output: bytes) -> Counter[str]:
    """Return what in an output acts on a terminal, and how often it stands there."""
    text = output.decode("utf-8", "surrogateescape")
    found: Counter[str] = Counter()
    for match in _SEQUENCE.finditer(text):
        found[_kind(match.group())] += 1
    found.update(odd_letters(_SEQUENCE.sub("", text)))
    return found


def _kind(act: str) -> str:
    """Return what an act is, whatever the place that it goes to and the colours that it chooses."""
    if _LOOK.fullmatch(act):
        looks = _COLOURS.sub("", act[2:-1]).split(";")
        return "\x1b[m" if _HARD_TO_SEE.isdisjoint(looks) else act
    return _PLACE.sub("\x1b[H", act)


def odd_letters(text: str) -> list[str]:
    """Return the letters that are no printable ones; joiners are odd where they join nothing."""
    return [
        letter
        for place, letter in enumerate(text)
        if letter != "\n"
        and unicodedata.category(letter) in _ODD
        and not (letter in _JOINERS and text[max(0, place - 1)].strip())
    ]


def modes(output: bytes) -> Counter[str]:
    """Return the modes that were set and reset, and how often."""
    found = acts(output)
    return Counter(
        {act: found[act] for act in found if _MODE.fullmatch(act) and not _OF_FRAMES.match(act)}
    )


def words(output: bytes) -> str:
    """Return what is written, without what acts."""
    return _SEQUENCE.sub("", output.decode("utf-8", "replace"))
