"""What the pane at the right of a broad screen shows, and how it is drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.style import Style
from rich.text import Text

from docbrowser.i18n import _, language
from docbrowser.overviews.nearby import status_of
from docbrowser.render import styles
from docbrowser.render.episode_card import episode_card
from docbrowser.render.reference import claim_card, link_card
from docbrowser.render.related import NOTHING_NEAR
from docbrowser.subjects import label
from docbrowser.text import clean_line
from docbrowser.tui import more_lines
from docbrowser.tui.aside_wish import NEAR, SUBJECT
from docbrowser.tui.more_lines import Near
from docbrowser.tui.shelf_lines import TitleLine
from docbrowser.tui.shelf_pages import PersonPage
from docbrowser.tui.shelf_titles import SubjectPage
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from docbrowser.library import Library
    from docbrowser.related.more import Related
    from docbrowser.render.view import View
    from docbrowser.titles import Title
    from docbrowser.tui.aside_pane import Draw
    from docbrowser.tui.aside_wish import Wish
    from docbrowser.tui.detail_places import Anchor
    from docbrowser.tui.more_lines import Why
    from docbrowser.tui.shelf_lines import ShelfLine, Shown
    from docbrowser.watching import WatchStatus

MOST_NEAR: Final = 15


def card(title: Title, view: View, anchor: Anchor | None) -> Draw | None:
    """Return how to draw what a title tells of what the cursor is on.

    None of a person or a subject, and where the cursor is on nothing: that is to be looked up.
    """
    if anchor is None:
        return None
    if anchor.kind == "episode":
        episode = next((one for one in title.episodes() if one.key == anchor.value), None)
        return (lambda _width: episode_card(episode, view)) if episode else None
    if anchor.kind == "claim":
        return lambda _width: claim_card(title, anchor.value)
    if anchor.kind == "link":
        return lambda _width: link_card(title, anchor.value)
    return None


def waiting(wish: Wish) -> Draw:
    """Return how to draw what stands there until what is wished for is known."""
    if wish.kind == NEAR:
        return lambda _width: _near_heading()
    is_subject = wish.kind == SUBJECT
    name = label(wish.name, (*wish.view.languages, language())) if is_subject else wish.name
    return lambda _width: Text(clean_line(name), style=styles.NAME)


def looked_up(library: Library, wish: Wish) -> Draw:
    """Look up what is wished for, and return how to draw it; for a thread of its own.

    Raises:
        DocbrowserError: the title is gone, or a catalogue cannot be read.
    """
    languages = wish.view.languages
    if wish.kind == NEAR:
        near = library.related(Target(wish.title.id), MOST_NEAR, languages)
        return partial(_near, [(one, status_of(library, one)) for one in near], languages)
    if wish.kind == SUBJECT:
        page = SubjectPage(library, wish.name, (*languages, language()))
        return partial(_shelf, page.heading(), page.gather(languages))
    shown = PersonPage(library, wish.name, wish.title.id).gather(languages)
    return partial(_shelf, wish.name, shown)


def sentence(said: str) -> Draw:
    """Return how to draw a sentence: why there is nothing."""
    return lambda _width: Text(clean_line(said), style=styles.DIM)


def _shelf(name: str, shown: Shown, width: int) -> RenderableType:
    """Return the titles of a person, or on a subject, as their screen has them."""
    lines = shown.lines(width)
    return Group(
        Text(clean_line(shown.heading() or name), style=styles.NAME),
        Text(clean_line(shown.sums() if lines else shown.nothing()), style=styles.DIM),
        Text(),
        *(_line(line, width) for line in lines),
    )


def _near_heading() -> Text:
    return Text(_("More on this").upper(), style=styles.HEADING)


def _near(
    found: Sequence[tuple[Related, WatchStatus]], languages: Sequence[str], width: int
) -> RenderableType:
    """Return what is near to a title, each with its weightiest reason."""
    brief = [(one._replace(reasons=one.reasons[:1]), status) for one, status in found]
    lines = more_lines.lines(brief, languages, width)
    drawn = [_line(line, width) for line in lines]
    nothing = Text(_(NOTHING_NEAR), style=styles.DIM)
    return Group(_near_heading(), Text(), *(drawn or [nothing]))


def _line(line: ShelfLine | Near | Why, width: int) -> Text:
    """Return a line; one of a title or an episode has it in its style's meta data."""
    pieces = line.pieces(width, selected=False)
    drawn = Text.assemble(*pieces, no_wrap=True, overflow="ellipsis")
    if isinstance(line, (TitleLine, Near)):
        drawn.stylize(Style(meta={"target": tuple(line.target)}))
    return drawn
