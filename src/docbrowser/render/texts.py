"""Which text on a title or an episode is shown, and what stands in the place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from docbrowser.i18n import _
from docbrowser.render import styles, words
from docbrowser.text import pick_language, same_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docbrowser.titles import Synopsis


def choose_synopsis(synopses: Iterable[Synopsis], languages: Sequence[str]) -> Synopsis | None:
    """Return the text in the best language there is, of the most trusted source."""
    by_language: dict[str, Synopsis] = {}
    for synopsis in synopses:
        by_language.setdefault(synopsis.lang, synopsis)
    found = pick_language(by_language, languages)
    return found[1] if found else None


def missing_language(chosen: Synopsis, languages: Sequence[str]) -> str:
    """Return that there is no text in the wanted language, "" where `chosen` is in it."""
    wanted = languages[0] if languages else "en"
    if same_language(chosen.lang, wanted):
        return ""
    # TR: {wanted} and {shown} are names of languages, as a list of languages has them
    missing = _("no {wanted} text, showing {shown}")
    return missing.format(wanted=words.language(wanted), shown=words.language(chosen.lang))


def spoiler_sign() -> Text:
    """Return what stands in the place of a text that is hidden."""
    # TR: in place of the text on an episode; z is a key
    return Text(_("▒▒▒ hidden until you have seen it · z shows"), style=styles.DIM)
