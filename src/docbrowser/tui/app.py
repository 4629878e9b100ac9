"""The Textual application: themes, settings, signals, and the one screen it starts with."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.css.query import NoMatches

from docbrowser.errors import StoreError
from docbrowser.i18n import N_, ngettext
from docbrowser.store.settings import (
    drop_search,
    load_settings,
    save_keys,
    save_search,
    save_setting,
)
from docbrowser.tui import keys
from docbrowser.tui.aside_actions import BROAD
from docbrowser.tui.browse_screen import BrowseScreen
from docbrowser.tui.choices import lacking
from docbrowser.tui.legible import legible
from docbrowser.tui.remapping import remapped
from docbrowser.tui.safe import CleanFilter, colour_filters
from docbrowser.tui.signals import hear
from docbrowser.tui.speaking import speak
from docbrowser.tui.telling_app import SECONDS_FOR_COMPLAINTS, TellingApp
from docbrowser.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from textual.app import SystemCommand
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.screen import Screen

    from docbrowser.library import Library
    from docbrowser.tui.scribe import Job
    from docbrowser.wishes import Target

# As the shell counts them: 128 and the signal's number.
_SIGNALS: Final = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
_LAST_GATE: Final = CleanFilter()  # one object: what it let through is remembered by it
MOST_WARNINGS: Final = 3
"""How many of the things that are wrong with the catalogue are told at the start."""


class DocbrowserApp(TellingApp):
    """docbrowser in a terminal."""

    TITLE = "docbrowser"
    CSS_PATH: ClassVar = ["app.tcss", "ansi.tcss"]
    BINDINGS: ClassVar = [Binding("ctrl+z", "suspend_process", N_("Suspend"), show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide"), (BROAD, "-broad")]  # noqa: RUF012

    def __init__(self, library: Library, *, query: str = "", target: Target | None = None) -> None:
        super().__init__()
        self.library = library
        self._warnings: list[str] = []
        self._asked_to_leave = float("-inf")
        # One thread, so that things are kept in the order of doing; it is waited for at the end.
        self._keeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")
        self.settings = load_settings(library.paths.settings, self._warnings.append)
        self.shows_cursor = self.settings.cursor
        if not self.settings.motion:
            self.keep_still()
        chosen, problems = remapped(self.settings.keys)
        self._warnings += problems
        self._warnings += lacking(self.settings)
        keys.choose(chosen)
        for theme in THEMES:
            self.register_theme(theme)
        self._browsing = BrowseScreen(library, self.text_language)
        self._browsing.begin_at(query, target)

    def get_default_screen(self) -> Screen[None]:
        """Return the screen to start with."""
        return self._browsing

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme, those of letters mended where they are hard to read."""
        self.theme_variables = legible(super().get_css_variables())
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and ours after them: nothing passes it unseen."""
        return [*colour_filters(self.native_ansi_color, super().get_line_filters()), _LAST_GATE]

    def get_driver_class(self) -> type[Driver]:
        """Return what speaks with the terminal: ours where there are signals, else Textual's."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from docbrowser.tui.driver import TerminalDriver

        return TerminalDriver

    def on_load(self) -> None:
        """Listen for the end before the terminal is taken over."""
        for name, code in _SIGNALS.items():
            self._leave_on(name, code)

    def on_mount(self) -> None:
        """Take over the user's choices."""
        self._take_keys()
        known = self.settings.theme in self.available_themes
        self.theme = self.settings.theme if known else DARK.name
        self.theme_changed_signal.subscribe(self, lambda theme: self.theme_has_changed(theme.name))
        for name, code in _SIGNALS.items():
            self._leave_on(name, code)
        # What was told before the screen was taken over is hidden by it.
        for warning in (*self._warnings, *self.library.warnings[-MOST_WARNINGS:]):
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
            sentence = ngettext(
                "{n} mark is not saved yet, and tried again. Quit once more to drop them.",
                "{n} marks are not saved yet, and tried again. Quit once more to drop them.",
                late,
            )
            self.say(sentence.format(n=late), wrong=True)
        else:
            self.exit()

    @property
    def failure(self) -> Exception | None:
        """What ended the program although it should not have; it has not been told yet."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        """End; what has led to it is told once the terminal is given back."""
        # Textual would print the values of variables too, which are text from strangers.
        # Who leaves while a screen opens finds it without its parts; that is no failure.
        if not (self._exit and isinstance(error, NoMatches)):
            self._return_code = 1
            if self._exception is None:
                self._exception = error
                self._exception_event.set()
        self._close_messages_no_wait()

    def finish(self) -> tuple[Job, ...]:
        """Wait until all marks are written that can be, and return those that could not be."""
        return self._browsing.scribe.finish()

    def keep_language(self, tag: str) -> None:
        """Remember the language of names and texts."""
        self.keep("language", tag)

    def keep_spoilers(self, *, shown: bool) -> None:
        """Remember whether texts on episodes that have not been seen are shown."""
        self.keep("spoilers", shown)

    def keep_search(self, query: str) -> None:
        """Remember a search among those that are saved."""
        self._set("searches", (*self.settings.searches, query))
        self.aside(partial(save_search, self.library.paths.settings, query))

    def drop_search(self, query: str) -> None:
        """Forget a saved search."""
        kept = tuple(saved for saved in self.settings.searches if saved != query)
        self._set("searches", kept)
        self.aside(partial(drop_search, self.library.paths.settings, query))

    def keep_keys(self, chosen: Mapping[str, str]) -> None:
        """Give actions other keys, or with "" those by default, at once and for the next time."""
        wishes = {one: named for one, named in (self.settings.keys | dict(chosen)).items() if named}
        if wishes != self.settings.keys:
            self._set("keys", wishes)
            self._take_keys()
            self._browsing.name_keys()
            speak(screen for screen in self.screen_stack if screen is not self._browsing)
            self.aside(partial(save_keys, self.library.paths.settings, chosen))

    def _take_keys(self) -> None:
        """Hear and name the keys that the user chose."""
        chosen = remapped(self.settings.keys).keys
        keys.choose(chosen)
        self.set_keymap({action: keys.by_position(named) for action, named in chosen.items()})

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

        yield from super().get_system_commands(screen)
        if isinstance(screen, BrowseScreen):
            for title, explanation, callback in screen.commands():
                yield SystemCommand(title, explanation, callback)

    def keep(self, name: str, value: str | bool) -> None:  # noqa: FBT001 - a setting
        """Choose a setting, for now and for the next time."""
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
        with contextlib.suppress(ValueError):  # not in the main thread
            hear(number, lambda: self.exit(return_code=code))


def _settle() -> None:
    """Collect garbage from now on, but do not look for any among what the start has loaded."""
    gc.freeze()
    gc.enable()
