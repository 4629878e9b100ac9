"""Hangs the picture of a title at its upper right, once somebody has come to rest on the title."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from docbrowser.tui.browsing import Browsing
from docbrowser.tui.detail_pane import DetailPane

if TYPE_CHECKING:
    from textual.timer import Timer

    from docbrowser.library import Library
    from docbrowser.pictures.files import Clues
    from docbrowser.pictures.gallery import Gallery
    from docbrowser.render.picture import Picture
    from docbrowser.titles import Title
    from docbrowser.tui.app import DocbrowserApp

SECONDS_TO_REST: Final = 0.1
"""The pause after which a picture is looked for: whoever goes through the list waits for none."""
_MOST_AT_HAND: Final = 50
_FAR_AWAY: Final = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_SIGNS: Final = "▀▚"


def are_wanted(app: DocbrowserApp) -> bool:
    """Return whether pictures serve here: by the settings, else by what the terminal shows.

    Where there is no colour, or there are the terminal's own colours alone, there is none.
    """
    wish = app.settings.pictures
    if wish == "off" or app.no_color or app.native_ansi_color or not _has_signs():
        return False
    if wish == "on":
        return True
    is_far = any(os.environ.get(name) for name in _FAR_AWAY)
    has_colours = app.is_web or app.console.color_system in {"truecolor", "256"}
    # A Braille display would read the signs aloud.
    return has_colours and not is_far and not app.shows_cursor


def _has_signs() -> bool:
    """Return whether the encoding of the terminal has what a picture is drawn with."""
    try:
        _SIGNS.encode(getattr(sys.__stdout__, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class PictureActions(Browsing):
    """Looks for pictures aside, and remembers the last ones."""

    @dataclass
    class Found(Message):
        """It is known what picture a title has, None where it has none."""

        clues: Clues
        picture: Picture | None

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self._gallery: Gallery | None = None
        self._at_hand: dict[Clues, Picture] = {}
        self._picture_rest: Timer | None = None

    def picture_of(self, title: Title) -> Picture | None:
        """Return the picture of a title if it is at hand."""
        clues = self._clues(title)
        return None if clues is None else self._at_hand.get(clues)

    @on(DetailPane.Shown)
    def look_for_picture(self) -> None:
        """Look for the picture of the title that is shown, when one has come to rest on it."""
        if self._picture_rest is not None:
            self._picture_rest.stop()
            self._picture_rest = None
        shown = self.detail.shown
        clues = None if shown is None else self._clues(shown[0])
        if clues is not None:
            # One that is at hand is looked for, too: the file may be another by now.
            self._picture_rest = self.set_timer(
                SECONDS_TO_REST, partial(self._fetch_picture, clues)
            )

    def _clues(self, title: Title) -> Clues | None:
        if not (title.picture or any(offer.kind == "local" for offer in title.offers)):
            return None
        if not are_wanted(self.app):
            return None
        from docbrowser.pictures.files import clues_of

        return clues_of(title)

    @work(thread=True, exclusive=True, group="picture")
    def _fetch_picture(self, clues: Clues) -> None:
        from docbrowser.pictures.gallery import Gallery
        from docbrowser.render.picture import picture_of

        worker = get_current_worker()
        if self._gallery is None:
            self._gallery = Gallery(lambda: self.library.paths.cache / "pictures")
        raster = self._gallery.picture(clues, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Found(clues, None if raster is None else picture_of(raster)))

    @on(Found)
    def _hang(self, found: Found) -> None:
        before = self._at_hand.pop(found.clues, None)
        if found.picture is not None:
            # The same one stays the same object: then nothing is drawn anew.
            same = before is not None and before == found.picture
            self._at_hand[found.clues] = before if before is not None and same else found.picture
            if len(self._at_hand) > _MOST_AT_HAND:
                self._at_hand.pop(next(iter(self._at_hand)))
        shown = self.detail.shown
        if shown is not None and self._clues(shown[0]) == found.clues:
            self.detail.hang(self._at_hand.get(found.clues))
