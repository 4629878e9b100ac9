"""The palette, in the language of the interface; and the choice of that language in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from rich.align import Align
from rich.text import Text
from textual import on
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from docbrowser.i18n import N_, _
from docbrowser.tui import keys
from docbrowser.tui.over import Faded
from docbrowser.tui.palette_words import SCATTERED, WHOLE, is_in, score_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping

    from rich.console import RenderableType
    from textual.app import SystemCommand
    from textual.command import Hits


class _Speech(NamedTuple):
    """How one asks for a language: in that language, whichever is spoken now."""

    language: str
    title: str
    help: str


_SPEECHES: Final = (
    _Speech("en", "Speak English", "The language of the interface"),
    _Speech("de", "Deutsch sprechen", "Die Sprache der Oberfläche"),
    _Speech("ru", "Говорить по-русски", "Язык интерфейса"),
)
# What Textual calls them, and what they do.
_THEIRS: Final[Mapping[str, str]] = {
    N_("Theme"): N_("Change the current theme"),
    N_("Screenshot"): N_("Save an SVG 'screenshot' of the current screen"),
}


class _App(Protocol):
    def speak(self, language: str) -> None:
        """Speak another language."""


class Languages(Provider):
    """The commands that choose the language of the interface, where they are asked for."""

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Yield those that are asked for by what they are called, or all by a word for language."""
        matcher = self.matcher(query)
        for one in _SPEECHES:
            by_name = max(map(matcher.match, (one.title, one.help)))
            if score := max(by_name, score_of(f"speak-{one.language}", query)):
                yield Hit(
                    score, matcher.highlight(one.title), _speaking(self.app, one), help=one.help
                )


def _speaking(app: object, speech: _Speech) -> Callable[[], None]:
    return partial(cast("_App", app).speak, speech.language)


class Commands(SystemCommandsProvider):
    """All that can be done: found by its name, and by other words for it in three languages."""

    async def discover(self) -> Hits:
        """Yield all of it in its order, and at last the languages: else one of them might be first.

        What several providers have to offer stands in the order in which they answer.
        """
        async for hit in super().discover():
            yield hit
        for one in _SPEECHES:
            yield DiscoveryHit(one.title, _speaking(self.app, one), help=one.help)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Yield what is called so, or might be."""
        matcher = self.matcher(query)
        names = {_(key.help): key.id for key in keys.KEYS}
        names |= {_(title): title.lower() for title in _THEIRS}
        names[_(keys.CHANGE)] = "change-key"
        for title, help_text, command, *_rest in self.app.get_system_commands(self.screen):
            by_name, by_words = matcher.match(title), score_of(names.get(title, ""), query)
            if is_in(title, query):
                by_name += WHOLE
            else:
                by_name = min(by_name, SCATTERED)
            if by_name or by_words:
                shown = matcher.highlight(title) if by_name else title
                yield Hit(max(by_name, by_words), shown, command, text=title, help=help_text)


class Palette(CommandPalette):
    """Textual's palette, in the language of the interface; it does only what was looked for.

    Textual's would do at once, with enter, what was found by the letters that were typed before.
    """

    _is_looking = _is_submitted = False

    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it

    def render(self) -> RenderableType:
        """Return what lies behind it."""
        behind = super().render()
        return Faded(behind) if self.app.native_ansi_color else behind

    @on(Input.Changed)
    def _look(self) -> None:
        self._is_looking, self._is_submitted = True, False

    @on(Input.Submitted)
    def _wait_for_what_is_found(self, event: Input.Submitted) -> None:
        if self._is_looking:
            event.stop()
            event.prevent_default()
            self._is_submitted = True

    @on(Worker.StateChanged)
    def _found(self, event: Worker.StateChanged) -> None:
        worker = event.worker
        is_found = worker.group == self._GATHER_COMMANDS_GROUP and not worker.is_cancelled
        if is_found and event.state is WorkerState.SUCCESS:
            self._is_looking = False
            if self._is_submitted:
                self._is_submitted = False
                self._select_or_command()

    def _start_no_matches_countdown(self, search_value: str) -> None:
        super()._start_no_matches_countdown(search_value)
        if self._no_matches_timer is not None:
            self._no_matches_timer.stop()

        def say_so() -> None:
            if search_value:
                nothing = Align.center(Text(_("No matches found"), style="not bold"))
                option = Option(nothing, disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(option)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)


def commands() -> Palette:
    """Return the palette of commands."""
    # As Textual calls it, so that there is never a second one.
    return Palette(placeholder=_("Search for commands…"), id="--command-palette")


def translated(commands: Iterable[SystemCommand]) -> Iterator[SystemCommand]:
    """Yield those of Textual's own commands that serve here, in the language of the interface."""
    for command in commands:
        if command.title in _THEIRS:
            yield command._replace(title=_(command.title), help=_(_THEIRS[command.title]))
