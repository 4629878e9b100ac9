"""A screen that tells its keys when it is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual.screen import Screen

from docbrowser.tui import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

HELP: Final = keys.BY_ID["help"]


class HelpedScreen(Screen[T]):
    """A screen over the list of titles; it has the key `HELP` among its own."""

    BINDINGS: ClassVar = keys.bindings((keys.BY_ID["palette"],))
    KEYS_HERE: ClassVar[tuple[keys.Key, ...]] = ()
    """Its own keys, in the order in which they are told."""

    way: Sequence[Any] = ()
    """Where in it one was when a title was opened from it, to begin there again; () for nowhere."""

    def action_help(self) -> None:
        """Show which keys there are here."""
        from docbrowser.tui.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.KEYS_HERE))

    async def action_go_over(self, action: str) -> None:
        """Show another screen over the list in the place of this one, and of those below it."""
        app = self.app
        while isinstance(app.screen, HelpedScreen):
            app.pop_screen()
        await app.screen.run_action(action)
