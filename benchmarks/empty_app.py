"""An empty Textual app: the least that any program on Textual can take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

READY: Final = "ready"


class EmptyApp(App[None]):
    """One text that fills the screen, names the last key and counts all."""

    keys = 0

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        text = Static(READY, markup=False)
        text.styles.height = "1fr"
        yield text

    def on_key(self, event: events.Key) -> None:
        """Name the key; the count makes it seen when one is pressed twice."""
        self.keys += 1
        self.query_one(Static).update(f"{READY} {self.keys} {event.key}", layout=False)


if __name__ == "__main__":
    EmptyApp().run()
