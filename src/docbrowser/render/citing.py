"""A title as plain text, to be taken elsewhere: how it is cited, and what it is about. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.listing import display_name
from docbrowser.render import words
from docbrowser.render.texts import choose_synopsis
from docbrowser.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.titles import Title

MOST: Final = 20_000
"""Characters of a text; terminals take no more than some 75,000 bytes for the clipboard."""
_MOST_PEOPLE: Final = 3
_ENDS: Final = (".", "!", "?", "…")


def citation(title: Title, languages: Sequence[str]) -> str:
    """Return `Race to Mars. Directed by George Mihalka. 2007.`, as far as that is known."""
    name = clean_line(display_name(title, languages))
    sentences = [name if name.endswith(_ENDS) else f"{name}."]
    directors = [credit.person for credit in title.credits if credit.job == "director"]
    people = ", ".join(dict.fromkeys(map(clean_line, directors[:_MOST_PEOPLE])))
    if len(directors) > _MOST_PEOPLE:
        # TR: behind a few names, where there are more of them
        people = _("{people} and others").format(people=people)
    if people:
        sentences.append(_("Directed by {people}.").format(people=people))
    if years := words.years(title):
        sentences.append(f"{years}.")
    return " ".join(sentences)


def text(title: Title, languages: Sequence[str], link: str | None) -> str:
    """Return the citation, the synopsis in the first language that there is, and a link."""
    chosen = choose_synopsis(title.synopses, languages)
    parts = [citation(title, languages), chosen.text if chosen else "", link or ""]
    return clean("\n\n".join(part for part in parts if part), limit=MOST)
