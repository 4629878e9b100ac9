"""An application whose language can be chosen while it runs, and whose palette speaks it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from docbrowser import i18n
from docbrowser.i18n import _
from docbrowser.tui.keys_in_order import KeysInOrder
from docbrowser.tui.marks_screen import MarksScreen
from docbrowser.tui.speaking import speak

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.screen import Screen

    from docbrowser.store.settings import Settings


def _commands() -> type[Provider]:
    from docbrowser.tui.palette import Commands

    return Commands


def _languages() -> type[Provider]:
    from docbrowser.tui.palette import Languages

    return Languages


def _places() -> type[Provider]:
    from docbrowser.tui.palette_places import Places

    return Places


class SpeakingApp(KeysInOrder):
    """Speaks the language of the interface; names and texts may be in another one."""

    COMMANDS: ClassVar = {_commands, _languages, _places}

    settings: Settings
    _tries_theme = False

    @abstractmethod
    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say a sentence in the corner."""

    @abstractmethod
    def keep(self, name: str, value: str | bool) -> None:  # noqa: FBT001 - a setting
        """Choose a setting, for now and for the next time."""

    @property
    def text_language(self) -> str:
        """The language of names and texts: as was chosen, else that of the interface."""
        return self.settings.language or i18n.language()

    def speak(self, language: str) -> None:
        """Speak another language from now on, at once and when the program is opened again."""
        self.clear_notifications()
        self.keep("interface", language)
        i18n.use(language)
        for screen in self.screen_stack:
            if isinstance(screen, MarksScreen):
                screen.languages = [self.text_language]
        speak(self.screen_stack)

    # The palette is loaded when it is opened: the start does without it.

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return those of Textual's commands for the palette that serve here."""
        from docbrowser.tui import palette

        yield from palette.translated(super().get_system_commands(screen))

    def action_command_palette(self) -> None:
        """Show the palette of commands."""
        from docbrowser.tui import palette

        if not isinstance(self.screen, palette.Palette):
            self.push_screen(palette.commands())

    def search_themes(self) -> None:
        """Show the palette of themes."""
        from docbrowser.tui.theme_palette import ThemePalette

        self._tries_theme = True
        self.push_screen(ThemePalette(self.theme))

    def try_theme(self, name: str) -> None:
        """Show a theme without keeping it."""
        self.theme = name

    def leave_themes(self, name: str) -> None:
        """Show the theme again that was there before others were tried."""
        self._tries_theme = False
        self.theme = name

    def choose_theme(self, name: str) -> None:
        """Show a theme from now on, and when the program is opened again."""
        self._tries_theme = False
        self.theme = name
        self.keep("theme", name)
        self.say(_("Theme: {name}").format(name=name))

    def theme_has_changed(self, name: str) -> None:
        """Keep a theme that was not only tried, and is not another's by now."""
        if not self._tries_theme and name == self.theme:
            self.keep("theme", name)
