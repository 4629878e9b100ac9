"""The keys, as a screen of its own, made from the table of keys; there they are changed, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Protocol, cast

from textual import on
from textual.binding import Binding

from docbrowser.i18n import N_, _
from docbrowser.render.cut import DOT
from docbrowser.tui import keys
from docbrowser.tui.help_lines import KeyLine, help_lines
from docbrowser.tui.line_list import LineList
from docbrowser.tui.over import Over
from docbrowser.tui.safe import plain
from docbrowser.tui.screen_keys import CLOSE, HELPING, told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.geometry import Size

    from docbrowser.store.settings import Settings
    from docbrowser.tui.keys import Key

_MARGIN: Final = 2
_EVERY: Final = (*keys.PANE_KEYS, *keys.KEYS, *keys.SEARCH_KEYS)
_OF_LIST: Final = (keys.FIND, keys.MARK, keys.MOVE, keys.READ, keys.PROGRAM, keys.SEARCH)
_OF_TITLE: Final = (keys.READ, keys.MARK, keys.MOVE, keys.FIND, keys.PROGRAM, keys.SEARCH)
_OF_SEARCH: Final = (keys.SEARCH, keys.FIND, keys.MOVE, keys.MARK, keys.READ, keys.PROGRAM)
_GROUPS: Final = {"detail": _OF_TITLE, "query": _OF_SEARCH}
"""In which order the keys of the browse screen are told, by what has the focus there."""


class _App(Protocol):
    settings: Settings

    def keep_keys(self, chosen: Mapping[str, str]) -> None:
        """Give actions other keys, or with "" those by default, at once and for the next time."""


class KeyList(LineList):
    """The lines of the help, as high as they are many."""

    BINDINGS: ClassVar = keys.bindings((CLOSE,))

    def __init__(self, listed: Sequence[Key], last: Callable[[], str]) -> None:
        super().__init__(id="help")
        self._listed, self._last = listed, last

    def on_resize(self) -> None:
        """Break the lines where they end by now."""
        self.speak_anew()

    def speak_anew(self) -> None:
        """Show the keys as they are now, in the language that is spoken, and keep the cursor."""
        self.border_title = _("Keys")
        self.border_subtitle = plain(DOT.join((_("enter changes the key"), _("esc closes"))))
        self.show(self._made(self.size.width), at=self.selected)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        del container, viewport
        return len(self._made(width - self.scrollbar_size_vertical))

    def action_move(self, by: int) -> None:
        """Go to the next key, whatever stands between the two."""
        line, top = self.cursor_line, round(self.scroll_y)
        is_seen = line is not None and top <= line < top + self.size.height
        if is_seen and 0 <= self.index + by < self.count:
            self.select(self.index + by)
        else:
            super().action_move(by)

    def _made(self, width: int) -> list[KeyLine]:
        return help_lines(self._listed, self._last(), width - _MARGIN)


class HelpScreen(Over[None]):
    """Every key of the browse screen, by what it is for; of another screen the keys that it has.

    `place` is the id of what has the focus on the browse screen: its keys come first.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", N_("Close")),
        Binding("enter", "change", N_("Change the key"), show=False),
        *keys.bindings(HELPING),
    ]

    def __init__(self, here: tuple[Key, ...] = (), place: str | None = None) -> None:
        super().__init__()
        self._here, self._place = here, place

    def compose(self) -> ComposeResult:
        """Lay out the list of keys."""
        if self._here:
            yield KeyList(told(self._here), _where_all_are)
        else:
            groups = _GROUPS.get(self._place or "", _OF_LIST)
            yield KeyList(sorted(_EVERY, key=lambda key: groups.index(key.group)), _last)

    def on_mount(self) -> None:
        """Let the cursor be moved."""
        self.query_one(KeyList).focus()

    @on(LineList.Opened)
    def action_change(self) -> None:
        """Ask for another key for the action under the cursor."""
        from docbrowser.tui.dialogs.key_dialog import KeyDialog

        line = self.query_one(KeyList).selected
        if not isinstance(line, KeyLine) or line.key is None:
            self.app.bell()
            return
        app, action = cast("_App", self.app), line.key

        def keep(chosen: Mapping[str, str] | None) -> None:
            if chosen is not None:
                app.keep_keys(chosen)

        self.app.push_screen(KeyDialog(action, app.settings.keys), keep)


def _last() -> str:
    # TR: {key} is the key of the command palette
    return _(
        "enter gives the action another key · {key} leads to themes and languages"
        " · docbrowser config opens all settings"
    ).format(key=keys.BY_ID["palette"].first)


def _where_all_are() -> str:
    # TR: {key} is the key of the help, as "?"
    told = _("In the list of titles, {key} tells all keys.")
    return told.format(key=keys.BY_ID["help"].first)
