"""Waiting until an interface has come to rest: by what it has yet to do, not by the clock.

Textual's pilot waits until the process uses little of the processor. Where other processes use it
up, that is at once, and else later than need be. And it draws every state on the way for a terminal
that is not there: here it is drawn where a test looks. Nor need a disk be waited for.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar
from unittest.mock import patch

from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.notifications import Notification
from textual.pilot import Pilot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from textual.app import App
    from textual.screen import Screen

T = TypeVar("T")

TURNS: Final = 3
"""How often the loop goes round without anything to do: what has just begun shows itself then."""
AT_ONCE: Final = 20
"""How often it goes round until what is waited for is known to wait for something itself."""
PAUSE: Final = 0.002
"""Seconds that such a thing is left alone."""
SECONDS_FOR_NEWS: Final = 600.0
"""How long a toast stands: on a slow machine it would be gone before it is looked at."""
PATIENCE: Final = 10.0
"""Seconds for which something is waited for that goes on and on."""


class _Work:
    """How many messages and callbacks are being acted on."""

    going_on = 0

    @classmethod
    def counted(cls, method: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        async def counting(*arguments: Any) -> None:
            cls.going_on += 1
            try:
                await method(*arguments)
            finally:
                cls.going_on -= 1

        return counting


_PARSED: Final[dict[Any, Any]] = {}
_parse_rules = Stylesheet._parse_rules


def _parse_rules_once(sheet: Stylesheet, *arguments: Any, **named: Any) -> Any:
    """Parse what no application before has parsed with the same variables: it takes a tenth."""
    variables = tuple(sorted(sheet._variables.items()))
    key = (variables, arguments, *sorted(named.items()))
    if key not in _PARSED:
        _PARSED[key] = _parse_rules(sheet, *arguments, **named)
    return [*_PARSED[key]]


_render_update = Compositor.render_update


def _render_if_seen(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> object:
    """Draw a picture, or for a terminal, and nothing where there is none."""
    if full or not active_app.get().is_headless:
        return _render_update(compositor, full, screen_stack, simplify)
    visible_screen_stack.set(screen_stack or [])
    compositor._dirty_regions.clear()
    return None


@contextmanager
def calmly() -> Iterator[None]:
    """Let each pilot wait in this way."""
    with (
        patch.object(Compositor, "render_update", _render_if_seen),
        patch("os.fsync"),  # a power cut is tried elsewhere
        patch.object(Notification, "time_left", SECONDS_FOR_NEWS),
        patch.object(Stylesheet, "_parse_rules", _parse_rules_once),
        patch("textual.pilot.wait_for_idle", _come_to_rest),
        patch("textual.app.wait_for_idle", _come_to_rest),
        patch.object(Pilot, "_wait_for_screen", _come_to_rest_at_last),
        patch.object(
            MessagePump, "_dispatch_message", _Work.counted(MessagePump._dispatch_message)
        ),
        patch.object(
            MessagePump, "_flush_next_callbacks", _Work.counted(MessagePump._flush_next_callbacks)
        ),
    ):
        yield


@asynccontextmanager
async def running(app: App[T], **options: Any) -> AsyncIterator[Pilot[T]]:
    """Run an application without a terminal, as `App.run_test(**options)` does, but calmly."""
    with calmly():
        async with app.run_test(**options) as pilot:
            yield pilot


async def _come_to_rest(*_: float) -> None:
    """Wait until there is nothing left to do, and all is drawn."""
    app = active_app.get()
    began, calm, turns = time.monotonic(), 0, 0
    while calm < TURNS and time.monotonic() - began < PATIENCE:
        turns += 1
        await asyncio.sleep(0 if turns % AT_ONCE else PAUSE)
        calm = 0 if _has_work(app) else calm + 1
        if calm == TURNS and _draws(app):
            calm = 0


async def _come_to_rest_at_last(*_: object) -> bool:
    """Wait so after a key too: a thread may have answered since it was first waited for.

    What the pilot does here, to let all that was queued be acted on, is not enough: what comes of
    it would not be laid out yet.
    """
    await _come_to_rest()
    return True


def _has_work(app: App[Any]) -> bool:
    nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
    return (
        _Work.going_on > 0
        or getattr(app, "is_typing", False)
        or _has_screen_to_come(app)
        or any(
            not node._is_mounted
            or node._next_callbacks
            or node._pending_message is not None
            or not node._message_queue.empty()
            for node in (app, *nodes)
        )
    )


def _has_screen_to_come(app: App[Any]) -> bool:
    """Return whether the topmost screen has yet to be laid out for the first time."""
    is_laid_out = all(screen._compositor.size for screen in app.screen_stack[-1:])
    return not is_laid_out and app._running and not app._exit


def _draws(app: App[Any]) -> bool:
    """Return whether something had to be drawn; it is now, not with the next tick of a timer."""
    if app._resize_event is not None:
        app._check_resize()
        return True
    screen = app.screen
    waits = bool(  # now: what waits is emptied by drawing
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._dirty_widgets
        or screen._callbacks
    )
    if waits and not app._batch_count:
        screen._on_timer_update()
    return waits
