"""The Textual application: themes, settings, signals, and the one screen it starts with."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.filter import ANSIToTruecolor

from docbrowser.errors import StoreError
from docbrowser.store.settings import drop_search, load_settings, save_search, save_setting
from docbrowser.text import clean_line
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.keys_in_order import KeysInOrder
from docbrowser.tui.safe import CleanFilter
from docbrowser.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from textual.app import SystemCommand
    from textual.filter import LineFilter
    from textual.screen import Screen

    from docbrowser.library import Library
    from docbrowser.tui.scribe import Job

# As the shell counts them: 128 and the signal's number.
_SIGNALS: Final = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
_LAST_GATE: Final = CleanFilter()  # one object: what it let through is remembered by it
SECONDS_FOR_NEWS: Final = 3
SECONDS_FOR_COMPLAINTS: Final = 8


class DocbrowserApp(KeysInOrder):
    """docbrowser in a terminal."""

    TITLE = "docbrowser"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar = [Binding("ctrl+z", "suspend_process", "Suspend", show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide"), (160, "-broad")]  # noqa: RUF012

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._warnings: list[str] = []
        self._complaint_ends = 0.0
        self._asked_to_leave = float("-inf")
        # One thread, so that things are kept in the order of doing; it is waited for at the end.
        self._keeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")
        self.settings = load_settings(library.paths.settings, self._warnings.append)
        for theme in THEMES:
            self.register_theme(theme)
        self._browsing = BrowseScreen(library, self.settings.language)

    def get_default_screen(self) -> Screen[None]:
        """Return the screen to start with."""
        return self._browsing

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and ours after them: nothing passes it unseen."""
        # Nothing is drawn in a terminal's own colours: looking for them takes longer than drawing.
        filters = super().get_line_filters()
        needed = [one for one in filters if not isinstance(one, ANSIToTruecolor)]
        return [*needed, _LAST_GATE]

    def on_mount(self) -> None:
        """Take over the user's choices, and listen for the end."""
        known = self.settings.theme in self.available_themes
        self.theme = self.settings.theme if known else DARK.name
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep("theme", theme.name))
        for name, code in _SIGNALS.items():
            self._leave_on(name, code)
        for warning in self._warnings:
            self.say(warning, wrong=True)
        self.library.warn = self._warn
        self.call_after_refresh(_settle)

    async def action_quit(self) -> None:
        """Quit; where marks are not saved yet, only when asked to again."""
        self.leave()

    def leave(self) -> None:
        """Quit; where marks are not saved yet, only when asked to again."""
        late = len(self._browsing.scribe.late)
        if late and time.monotonic() > self._asked_to_leave + SECONDS_FOR_COMPLAINTS:
            self._asked_to_leave = time.monotonic()
            what = "1 mark is" if late == 1 else f"{late} marks are"
            sentence = f"{what} not saved yet, and tried again. Quit once more to drop them."
            self.say(sentence, wrong=True)
        else:
            self.exit()

    def finish(self) -> tuple[Job, ...]:
        """Wait until all marks are written that can be, and return those that could not be."""
        return self._browsing.scribe.finish()

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:
        """Show a screen, without the toasts that would lie over it."""
        self.clear_notifications()
        return super().push_screen(screen, *args, **kwargs)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show a sentence in the corner for a moment."""
        # The newest takes the place of the last; but what went wrong stays to be read.
        if wrong:
            self._complaint_ends = time.monotonic() + SECONDS_FOR_COMPLAINTS
        elif time.monotonic() > self._complaint_ends:
            self.clear_notifications()
        self.notify(
            clean_line(sentence),
            markup=False,
            severity="error" if wrong else "information",
            timeout=SECONDS_FOR_COMPLAINTS if wrong else SECONDS_FOR_NEWS,
        )

    def take_back_complaint(self) -> None:
        """Let what went wrong be gone: it is mended."""
        self._complaint_ends = 0.0
        self.clear_notifications()

    def _warn(self, sentence: str) -> None:
        """Show what had to be left out; from whatever thread it is told."""
        if threading.current_thread() is threading.main_thread():
            self.say(sentence, wrong=True)
        else:
            self.call_from_thread(self.say, sentence, wrong=True)

    def keep_language(self, tag: str) -> None:
        """Remember the language of names and texts."""
        self._keep("language", tag)

    def keep_spoilers(self, *, shown: bool) -> None:
        """Remember whether texts on episodes that have not been seen are shown."""
        self._keep("spoilers", shown)

    def keep_search(self, query: str) -> None:
        """Remember a search among those that are saved."""
        self._set("searches", (*self.settings.searches, query))
        self.aside(partial(save_search, self.library.paths.settings, query))

    def drop_search(self, query: str) -> None:
        """Forget a saved search."""
        kept = tuple(saved for saved in self.settings.searches if saved != query)
        self._set("searches", kept)
        self.aside(partial(drop_search, self.library.paths.settings, query))

    def aside(self, job: Callable[[], None]) -> None:
        """Do `job`, which writes something, on a thread of its own; say so where it fails."""
        # Shielded: what waits for it may be cancelled at the end, the job may not.
        done = asyncio.shield(asyncio.wrap_future(self._keeper.submit(job)))
        self.run_worker(self._complain(done), group="settings", exclusive=False)

    async def _complain(self, done: Awaitable[None]) -> None:
        try:
            await done
        except StoreError as error:
            self.say(str(error), wrong=True)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return the palette's commands: Textual's, and every action of ours."""
        from textual.app import SystemCommand

        yield from (
            command
            for command in super().get_system_commands(screen)
            if command.title not in {"Keys", "Quit", "Maximize", "Minimize"}
        )
        if isinstance(screen, BrowseScreen):
            for title, explanation, callback in screen.commands():
                yield SystemCommand(title, explanation, callback)

    def _keep(self, name: str, value: str | bool) -> None:  # noqa: FBT001 - a setting
        if getattr(self.settings, name) == value:
            return
        self._set(name, value)
        self.aside(partial(save_setting, self.library.paths.settings, name, value))

    def _set(self, name: str, value: object) -> None:
        import msgspec

        self.settings = msgspec.structs.replace(self.settings, **{name: value})

    def _leave_on(self, name: str, code: int) -> None:
        """Give the terminal back before a signal ends the program."""
        number = getattr(signal, name, None)
        if number is None:
            return
        with contextlib.suppress(NotImplementedError, RuntimeError):
            asyncio.get_running_loop().add_signal_handler(
                number, lambda: self.exit(return_code=code)
            )


def _settle() -> None:
    """Collect garbage from now on, but do not look for any among what the start has loaded."""
    gc.freeze()
    gc.enable()
