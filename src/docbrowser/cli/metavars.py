"""What stands for a value in the help: QUERY, FILE, ID; in the language that is spoken."""

from __future__ import annotations

import re
from typing import Final

from docbrowser.i18n import N_, _

# TR: (these:) they stand for what is to be typed, as in "docbrowser list [OPTIONS] [QUERY]...":
# TR: capitals, one word without blanks. The descriptions of options name them, too.
WORDS: Final = frozenset(
    {
        N_("OPTIONS"),
        N_("COMMAND"),
        N_("ARGS"),
        N_("QUERY"),
        N_("FILE"),
        N_("DIR"),
        N_("PATH"),
        N_("KEY"),
        N_("TAG"),
        N_("LANG"),
        N_("ID"),
        N_("DATE"),
        N_("NAME"),
        N_("TEXT"),
        N_("WORDS"),
        N_("VERB"),
        N_("FIELD"),
        N_("VALUE"),
        N_("COLUMN"),
        N_("SOURCE"),
        N_("PROVIDER"),
        N_("FORMAT"),
        N_("GENRE"),
        N_("NUMBER"),
        N_("SHELL"),
    }
)
_WORD: Final = re.compile("[A-Z]{2,}")


def spoken(usage: str) -> str:
    """Return a piece of the usage, `--sort KEY` or `ID[#sNeM]...`, in the spoken language."""
    return _WORD.sub(lambda found: _translated(found.group()), usage)


def _translated(word: str) -> str:
    return _(word) if word in WORDS else word
