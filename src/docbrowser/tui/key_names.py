"""How keys are called: by Textual, on the keyboard, and where they lie on a Russian one. Pure."""

from __future__ import annotations

import unicodedata
from typing import Final

PUNCTUATION: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбю."
# As Textual calls the keys whose characters Unicode calls otherwise.
_CALLED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def called(mark: str) -> str:
    """Return how Textual calls the key of a mark: `slash` of `/`; "" where it has no name."""
    name = unicodedata.name(mark, "").lower().replace(" ", "_").replace("-", "_")
    return _CALLED.get(name, name)


MARKS: Final = {called(mark): mark for mark in PUNCTUATION}
"""The marks, by what Textual calls their keys."""
SHOWN: Final = MARKS | {
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}
"""What is shown of the keys that are called otherwise."""
BY_POSITION: Final = {
    **dict(zip(_LATIN, _RUSSIAN, strict=True)),
    **{
        one.upper(): other.upper()
        for one, other in zip(_LATIN, _RUSSIAN, strict=True)
        if one.isalpha()
    },
    **dict(zip('{}:"<>', "ХЪЖЭБЮ", strict=True)),
    "?": "comma",
}
"""Of a character, what the same key gives on a Russian layout; a comma by its name."""


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()


_LATIN_OF: Final = {other: one for one, other in BY_POSITION.items() if _is_letter(other)}


def latin(key: str) -> str:
    """Return how Textual calls the key that gives a Russian letter, on a Latin layout.

    Any other key is returned as it is.
    """
    one = _LATIN_OF.get(key, key)
    return called(one) if one in PUNCTUATION else one
