"""What is said on the screens, and said anew when another language is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from docbrowser.i18n import _
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.screen import Screen


@runtime_checkable
class Speaking(Protocol):
    """A widget or screen that holds something in the language of the interface."""

    def speak_anew(self) -> object:
        """Say it in the language that is spoken by now."""


class Said(Static):
    """A line that is said: a message, or what a function makes of messages whenever it is asked."""

    def __init__(
        self,
        say: str | Callable[[], str | Content] = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(_content(say), id=id, classes=classes)
        self._say = say

    def say(self, say: str | Callable[[], str | Content]) -> None:
        """Say something else; a message is translated here, and so not to be before."""
        self._say = say
        self.speak_anew()

    def speak_anew(self) -> None:
        """Say the same in the language that is spoken by now."""
        self.update(_content(self._say))


def speak(screens: Iterable[Screen[object]]) -> None:
    """Say all that stands on `screens` in the language that is spoken by now."""
    for screen in screens:
        for node in screen.walk_children(Widget, with_self=True):
            if isinstance(node, Speaking):
                node.speak_anew()
            node.refresh(layout=True)


def _content(say: str | Callable[[], str | Content]) -> Content:
    said = _(say) if isinstance(say, str) else say()
    return said if isinstance(said, Content) else plain(said)
