"""Keys that are typed quickly: each acts on what the one before it has left.

Textual hands a key to whatever has the focus when it comes. A key that opens a dialog, or moves the
focus, does so some messages later, and those that were typed right behind it would go astray.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Final

from textual import events

from docbrowser.tui.gentle_app import GentleApp

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete
    from textual.message_pump import MessagePump

PATIENCE: Final = 0.25
"""Seconds after which a key counts as done, whatever has become of the widget that it went to."""
_ROUNDS: Final = 3
"""How often the new focus is asked: it is opened, then laid out, then given the focus."""


class KeysInOrder(GentleApp):
    """Hands on a key when the last one has been acted on."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._sent = 0.0
        self._number = 0
        self._is_sent = False

    @property
    def is_typing(self) -> bool:
        """Whether a key has yet to be acted on."""
        return bool(self._typed) or (self._is_sent and time.monotonic() - self._sent < PATIENCE)

    async def on_event(self, event: events.Event) -> None:
        """Hand on an event; a key only when its turn has come."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if not self._is_sent or time.monotonic() - self._sent > PATIENCE:
            await self._send()
        elif len(self._typed) == 1:
            self.set_timer(PATIENCE, self._give_up)

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen; the key that did it is no longer to be met there."""
        popped = super().pop_screen()
        if self._is_sent:
            self.call_later(self._follow, None, self._number, 0)
        return popped

    async def _send(self) -> None:
        event = self._typed.popleft()
        self._is_sent, self._sent = True, time.monotonic()
        self._number += 1
        target = self.focused or self.screen
        await super().on_event(event)
        self._follow(target, self._number, 0)

    def _follow(self, node: MessagePump | None, number: int, turn: int) -> None:
        """Follow the way that a key takes, from what has the focus upwards, and ask on there."""
        if number != self._number:
            return
        if node is not None and node is not self:
            node.call_later(self._follow, node._parent, number, turn)  # noqa: SLF001 - no other way
        elif turn < _ROUNDS and self._typed:
            self.call_later(self._follow, self.focused or self.screen, number, turn + 1)
        else:
            self.call_later(self._next, number)

    async def _next(self, number: int) -> None:
        if number != self._number or not self._is_sent:
            return
        self._is_sent = False
        if self._typed and not self._exit:
            await self._send()

    async def _give_up(self) -> None:
        """Go on where a key went to something that is no more."""
        if self._is_sent and time.monotonic() - self._sent >= PATIENCE:
            await self._next(self._number)
        elif self._typed:
            self.set_timer(PATIENCE, self._give_up)
