"""Titles and people in the palette: what is typed there leads to them as well as to actions."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.command import Hit, Provider

from docbrowser.errors import DocbrowserError
from docbrowser.finding import Question, by_name
from docbrowser.i18n import _
from docbrowser.text import clean_line
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.safe import plain
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from docbrowser.listing import Row
    from docbrowser.overviews.people import Person

_FEWEST_LETTERS: Final = 3
_MOST: Final = 5
_TITLE, _PERSON = 0.5, 0.45
"""Scores of Textual's, which are 1 for a word that stands there whole: actions come first."""


class Places(Provider):
    """The titles and people of a name that is typed into the palette."""

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Yield the titles that are called so, best first, then people."""
        screen = self.screen
        if not isinstance(screen, BrowseScreen) or len(query.strip()) < _FEWEST_LETTERS:
            return
        rows, people = await asyncio.to_thread(_find, screen, query)
        for place, row in enumerate(rows):
            told = clean_line(f"{row.name} · {row.summary.year}" if row.summary.year else row.name)
            go = partial(screen.go_to, Target(row.id))
            yield Hit(_TITLE - place / 100, plain(told), go, text=told, help=_("Open this title"))
        for place, person in enumerate(people):
            name, known = clean_line(person.name), person.rows[0].id
            show = partial(screen.show_person, person.name, known)
            hint = _("What this person made or appeared in")
            score = _PERSON - place / 100
            yield Hit(score, plain(name), show, text=name, help=hint)


def _find(screen: BrowseScreen, typed: str) -> tuple[Sequence[Row], Sequence[Person]]:
    from docbrowser.overviews.people import look_up

    languages = [screen.language]
    try:
        named = by_name(typed)
        question = Question(named, languages=languages, limit=_MOST)
        rows = screen.library.find(question)[:_MOST] if named else ()
        return rows, look_up(screen.library, typed, languages).people[:_MOST]
    except DocbrowserError:
        return (), ()
