"""The palette of themes: it begins at the one that is in use, and shows each while one moves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, cast

from textual import on
from textual.command import Command, CommandList, DiscoveryHit, Hit, Provider
from textual.widgets import OptionList

from docbrowser.i18n import _
from docbrowser.tui.choices import theme_names
from docbrowser.tui.palette import Palette

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.command import Hits

_CHOSEN, _OTHER = "● ", "  "
_SECONDS_TO_REST: Final = 0.1
"""To draw all in other colours takes its time: keys that are held down go past."""


class _App(Protocol):
    theme: str

    def try_theme(self, name: str) -> None:
        """Show a theme, for now."""

    def leave_themes(self, name: str) -> None:
        """Show the theme that was there before."""

    def choose_theme(self, name: str) -> None:
        """Show a theme from now on."""


class Themes(Provider):
    """The themes by name, our own first; the one that is in use is marked."""

    async def discover(self) -> Hits:
        """Yield all of them."""
        for name, choose in self._themes():
            yield DiscoveryHit(self._shown(name), choose, text=name)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Yield those of whose names something is typed."""
        matcher = self.matcher(query)
        for name, choose in self._themes():
            if score := matcher.match(name):
                yield Hit(score, self._shown(name), choose, text=name)

    def _shown(self, name: str) -> str:
        return (_CHOSEN if name == self._used else _OTHER) + name

    @property
    def _used(self) -> str:
        # Whichever is tried at the moment: that one is what one came with.
        palettes = [one for one in self.app.screen_stack if isinstance(one, ThemePalette)]
        return palettes[-1].before if palettes else self.app.theme

    def _themes(self) -> list[tuple[str, Callable[[], None]]]:
        choose = cast("_App", self.app).choose_theme
        there = self.app.available_themes
        return [(name, partial(choose, name)) for name in theme_names() if name in there]


class ThemePalette(Palette):
    """Textual's palette, for themes."""

    def __init__(self, before: str) -> None:
        super().__init__(providers=[Themes], placeholder=_("Search for themes…"))
        self._wished = before
        self.before = before
        """The theme that is in use."""

    def _refresh_command_list(
        self,
        command_list: CommandList,
        commands: list[Command],
        clear_current: bool,  # noqa: FBT001 - as Textual declares it
    ) -> None:
        names = [one.hit.text for one in commands]
        if self.before not in names:
            super()._refresh_command_list(command_list, commands, clear_current)
            return
        with command_list.prevent(OptionList.OptionHighlighted):
            super()._refresh_command_list(command_list, commands, clear_current)
        shown = [command_list.get_option_at_index(n) for n in range(command_list.option_count)]
        command_list.highlighted = next(
            place
            for place, one in enumerate(shown)
            if isinstance(one, Command) and one.hit.text == self.before
        )

    def on_mount(self) -> None:
        """Be seen in the colours that are tried: Textual leaves what lies uppermost as it was."""
        self.app.theme_changed_signal.subscribe(self, self._restyle)

    def _restyle(self, _theme: object) -> None:
        self.app.stylesheet.update(self)
        self.refresh(layout=True)

    @on(OptionList.OptionHighlighted)
    def _try(self, event: OptionList.OptionHighlighted) -> None:
        if isinstance(event.option, Command) and event.option.hit.text:
            self._rest(event.option.hit.text)

    def _rest(self, name: str) -> None:
        def show() -> None:
            if self._wished == name and self._selected_command is None and self.is_current:
                cast("_App", self.app).try_theme(name)

        self._wished = name
        self.set_timer(_SECONDS_TO_REST, show)

    def on_unmount(self) -> None:
        """Show again what was in use, unless a theme was chosen."""
        if self._selected_command is None:
            cast("_App", self.app).leave_themes(self.before)
