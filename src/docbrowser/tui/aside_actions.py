"""The third pane of a broad screen: it shows what the cursor is on, else what is near."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events, on, work
from textual.message import Message
from textual.widgets import Rule
from textual.worker import get_current_worker

from docbrowser.errors import DocbrowserError
from docbrowser.tui.aside_pane import AsidePane
from docbrowser.tui.aside_wish import NEAR, Wish
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.detail_pane import DetailPane

if TYPE_CHECKING:
    from textual.timer import Timer

    from docbrowser.library import Library
    from docbrowser.tui.aside_pane import Draw
    from docbrowser.wishes import Target

BROAD: Final = 160
"""Columns from which there is room for a third pane."""
SECONDS_TO_REST: Final = 0.25
"""The pause after which something is looked up: whoever goes through the list waits for nothing."""
_GROUP: Final = "aside"


class AsideActions(Browsing):
    """Mounts the pane where there is room, and fills it."""

    @dataclass
    class LookedUp(Message):
        """What was looked up is known."""

        wish: Wish
        draw: Draw

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self._aside: AsidePane | None = None
        self._aside_rest: Timer | None = None
        self._wish: Wish | None = None
        self._found: dict[str, AsideActions.LookedUp] = {}
        """What was looked up last, of each kind."""

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.watch(self.detail, "cursor", self.look_aside, init=False)
        self._fit_aside()

    @on(events.Resize)
    def _fit_aside(self) -> None:
        """Have the pane where there is room for it, and only there."""
        has_room = self.app.size.width >= BROAD
        if has_room and self._aside is None and (panes := self.query("#panes")):
            self._aside = AsidePane()
            rule = Rule(orientation="vertical")
            panes.first().mount(rule.add_class("aside"), self._aside.add_class("aside"))
            self.call_after_refresh(self.look_aside)
        elif not has_room and self._aside is not None:
            self._aside = self._wish = None
            self._stop_looking()
            self._found.clear()
            self.query(".aside").remove()

    @property
    def is_aside(self) -> bool:
        """Whether the pane has the focus."""
        return self._aside is not None and self.focused is self._aside

    @property
    def aside_target(self) -> Target | None:
        """The title or the episode under the cursor, while the pane has the focus."""
        return self._aside.selected if self._aside is not None and self.is_aside else None

    def go_aside(self) -> bool:
        """Go into the pane, where there is something in it to go to; return whether it is so."""
        if self._aside is None or not self._aside.can_focus:
            return False
        self._aside.focus()
        return True

    @on(Browsing.Marked)
    def _look_again(self) -> None:
        """Show the marks of titles as they are by now, in the pane in which one is."""
        if self.is_aside:
            self._found.clear()
            self._wish = None
            self.look_aside()

    @on(events.DescendantFocus)
    @on(DetailPane.Shown)
    def look_aside(self) -> None:
        """Show what the cursor is on, where there is a third pane."""
        if self._aside is None:
            return
        from docbrowser.tui import aside_drawing

        before, self._wish = self._wish, None
        shown = self.detail.shown
        if shown is None:
            self._stop_looking()
            self._aside.show(None, None)
            return
        title, view = shown
        is_inside = self.focused is self.detail or self.is_aside
        anchor = self.detail.under_cursor if is_inside else None
        if (draw := aside_drawing.card(title, view, anchor)) is not None:
            self._stop_looking()
            self._aside.show((title.id, *anchor.what) if anchor else None, draw)
            return
        kind, name = (anchor.kind, anchor.value) if anchor is not None else (NEAR, "")
        wish = Wish(title, view, kind, name)
        if before is not None and wish.is_same(before):
            self._wish = before  # which is being looked up, or was
        else:
            self._wish = wish
            self._stop_looking()
            self._look_up(self._aside, wish)

    def _look_up(self, pane: AsidePane, wish: Wish) -> None:
        """Show what is known already; look for the rest when the cursor has come to rest."""
        from docbrowser.tui import aside_drawing

        known = self._found.get(wish.kind)
        if known is not None and known.wish.about == wish.about:
            pane.show(wish.about, known.draw)
            if known.wish.is_same(wish):
                return
        elif pane.about != wish.about:
            pane.show(wish.about, aside_drawing.waiting(wish))
        self._aside_rest = self.set_timer(SECONDS_TO_REST, partial(self._fetch_aside, wish))

    def _stop_looking(self) -> None:
        if self._aside_rest is not None:
            self._aside_rest.stop()
            self._aside_rest = None
        self.workers.cancel_group(self, _GROUP)

    @work(thread=True, exclusive=True, group=_GROUP)
    def _fetch_aside(self, wish: Wish) -> None:
        from docbrowser.tui import aside_drawing

        worker = get_current_worker()
        try:
            draw = aside_drawing.looked_up(self.library, wish)
        except InterruptedError:
            return  # another search was begun, and shows another title
        except DocbrowserError as error:
            draw = aside_drawing.sentence(str(error))
        if not worker.is_cancelled:
            self.post_message(self.LookedUp(wish, draw))

    @on(LookedUp)
    def _show_looked_up(self, message: LookedUp) -> None:
        if self._aside is not None and message.wish is self._wish:
            self._found[message.wish.kind] = message
            self._aside.show(message.wish.about, message.draw)
