"""The language in which the program speaks, chosen before it says anything."""

from __future__ import annotations

import os
import stat

from docbrowser import i18n
from docbrowser.errors import StoreError

VARIABLE = "DOCBROWSER_LANG"


def choose() -> None:
    """Speak the language that the variable asks for, else the settings, else the environment."""
    i18n.use(os.environ.get(VARIABLE) or _kept() or i18n.of_environment())


def of_names(lang: str | None, *, as_json: bool) -> list[str]:
    """Return the languages of names, best first: what `--lang` says, else what is spoken.

    A program that reads JSON finds the same names on every machine.
    """
    if lang:
        return [lang]
    return [] if as_json or i18n.language() == "en" else [i18n.language()]


def _kept() -> str:
    """Return the language that the settings ask for, "" where they do not, or cannot be read."""
    from docbrowser.paths import Paths

    try:
        path = Paths().settings
        # Each start comes by here: a file is looked for, and mostly there is no more to do.
        if not stat.S_ISREG(path.stat().st_mode) or b"interface" not in (held := path.read_bytes()):
            return ""
        import tomllib

        language = tomllib.loads(held.decode("utf-8-sig")).get("interface", "")
    except (OSError, ValueError, RecursionError, StoreError):
        return ""  # who reads all of the settings says what is wrong with them
    return language if isinstance(language, str) else ""
