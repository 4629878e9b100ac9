"""The screen one lives in: search, list, detail. It wires the widgets to the library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Rule, Static

from docbrowser import clock
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import _
from docbrowser.listing import tagline_in
from docbrowser.render.view import view_of
from docbrowser.tui import keys
from docbrowser.tui.aside_actions import AsideActions
from docbrowser.tui.catalogue_actions import CatalogueActions
from docbrowser.tui.detail_pane import DetailPane
from docbrowser.tui.going import Going
from docbrowser.tui.header import Header
from docbrowser.tui.help_screen import HelpScreen
from docbrowser.tui.helped_screen import HELP
from docbrowser.tui.key_hints import HINTS, KeyHints
from docbrowser.tui.picture_actions import PictureActions
from docbrowser.tui.search_box import SearchBox
from docbrowser.tui.searching_actions import SearchingActions
from docbrowser.tui.speaking import Said
from docbrowser.tui.tagline import Tagline
from docbrowser.tui.title_list import TitleList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from docbrowser.library import Library
    from docbrowser.listing import Row
    from docbrowser.wishes import Target

SMALLEST: Final = (40, 10)
OTHERS_EVERY: Final = 1.0
"""Seconds between looks at what other windows have marked."""


class BrowseScreen(SearchingActions, Going, CatalogueActions, PictureActions, AsideActions):
    """The list of titles, and the title that is selected in it."""

    BINDINGS: ClassVar = keys.bindings(keys.KEYS)
    AUTO_FOCUS: ClassVar = "#titles"

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self._due: tuple[Row | None] | None = None
        self._begin: tuple[str, Target | None] = "", None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Said(_too_small, id="too-small")
        with Vertical(id="frame"):
            yield Header()
            yield SearchBox(self.values)
            with Horizontal(id="panes"):
                yield TitleList(id="titles")
                yield Static(id="empty")
                yield Rule(orientation="vertical", id="divider")
                yield DetailPane(id="detail")
            yield Tagline(id="tagline")
            yield Rule(classes="line")
            yield KeyHints()

    def on_mount(self) -> None:
        """Fill the list, and look now and then whether another window has marked something."""
        # A watcher is called at once; the message of a change would wait its turn.
        self.watch(self.search_box.input, "value", self._query_changed, init=False)
        self.watch(self.detail, "cursor", self.on_descendant_focus, init=False)
        for other in (self.titles, self.search_box.input):
            self.watch(other, "has_focus", self._gone_on, init=False)
        self.query_one(Header).language = self.language
        query, target = self._begin
        if query:
            self.search_box.input.put(query)  # which is looked for at once
        else:
            self.find()
        if target is not None:
            self.call_after_refresh(self.go_to, target)
        self.set_interval(OTHERS_EVERY, self.look_for_others)

    def begin_at(self, query: str, target: Target | None) -> None:
        """Begin with a query typed, and open at a title or an episode of it."""
        self._begin = query, target

    def speak_anew(self) -> None:
        """Show all of it in the language that is spoken by now, the texts where they follow it."""
        self.language = self.app.text_language
        self.search_box.input.speak_anew()
        self.find()

    def on_resize(self) -> None:
        """Say so where there is no room."""
        width, height = self.app.size
        too_small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(too_small, "-too-small")
        if not too_small and self.focused is None:
            self.call_after_refresh(self.titles.focus)  # what is hidden loses the focus

    def _query_changed(self) -> None:
        self.find(anew=True)

    def show_title(self, row: Row | None) -> None:
        """Show the title of `row` in the detail pane, once the list has been painted."""
        if self._due is None:
            self.call_after_refresh(self.show_now)
        self._due = (row,)

    def show_now(self) -> None:
        """Show the title that is due in the detail pane, if one is."""
        if self._due is None:
            return
        (row,), self._due = self._due, None
        tagline = self.query_one(Tagline)
        if row is None:
            self.detail.show(None, None)
            tagline.text = ""
            return
        today = clock.today()
        try:
            title, entry = self.library.title(row.id), self.library.entry(row.id)
            view = view_of(title, entry, row.progress, today, [self.language])
            open_ = self.app.settings.spoilers
            view = replace(view, find=self.titles.find, spoilers=open_)
            self.detail.show(title, view, self.picture_of(title))
            tagline.text = tagline_in(title, [self.language]) or ""
        except DocbrowserError as error:
            self.detail.show(None, None)
            self.app.say(str(error), wrong=True)

    @on(TitleList.Highlighted)
    def _highlighted(self) -> None:
        # Not the title of the message: another one may have been opened since it was sent.
        self.show_title(self.titles.selected)

    @on(TitleList.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.remember()
        self.titles.is_chosen = True
        self.titles.focus()

    @on(DetailPane.Opened)
    def action_open(self) -> None:
        """Go into the title; there, to the person or subject under the cursor."""
        if (target := self.aside_target) is not None:
            self.detail.focus()
            self.go_to(target)
        else:
            super().action_open()

    def action_other_pane(self) -> None:
        """Go to the next pane: from the list into the title, into the third one, and back."""
        if self.is_aside:
            self.action_list_pane()
        elif self.focused is not self.detail or not self.go_aside():
            super().action_other_pane()

    @property
    def target(self) -> Target | None:
        """What the cursor is on: in the third pane, what is shown there."""
        return self.aside_target or super().target

    def action_title_pane(self) -> None:
        """Go into the title; the search that led to it was of use."""
        self.remember()
        self.titles.is_chosen = True
        super().action_title_pane()

    def on_screen_suspend(self) -> None:
        """Name no keys under a dialog, in which they would mean something else."""
        for hints in self.query(KeyHints):
            hints.is_covered = True

    def name_keys(self) -> None:
        """Name the keys that are heard by now."""
        for hints in self.query(KeyHints):
            hints.refresh(layout=True)

    def on_screen_resume(self) -> None:
        """Name the keys again."""
        for hints in self.query(KeyHints):
            hints.is_covered = False

    def on_descendant_focus(self) -> None:
        """Let the divider and the hints speak of what has the focus."""
        self.set_class(self.focused is self.detail, "-in-detail")
        is_typing = self.focused is self.search_box.input
        self.query_one(Header).typing = is_typing
        if is_typing:
            self.reading = False  # what is found is in the list
        self.say_nothing_found()
        if self.focused is not None and self.focused.id is not None:
            on = self.detail.on if self.focused is self.detail else ""
            self.query_one(KeyHints).place = on if on in HINTS else self.focused.id

    def _gone_on(self, has_focus: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Lead no longer back to another screen from where one is in the list by oneself."""
        if has_focus:
            self.forget_way()

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]  # noqa: ARG002
        """Close, clear the search, or go back; never quit."""
        if self.is_aside:
            self.detail.focus()
            return
        if self.focused is self.detail:
            if not self.go_back():
                self.action_list_pane()
            return
        self.search_box.input.value = ""
        self.titles.focus()

    def action_quit_or_back(self) -> None:
        """Go back to the list; from there, quit."""
        if self.is_aside:
            self.detail.focus()
        elif self.focused is self.detail:
            if not self.go_back():
                self.action_list_pane()
        else:
            self.app.leave()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(place=self.focused.id if self.focused else None))

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Return every action for the palette: its name, its key, and how to do it."""
        for key in keys.KEYS:
            if key.id != "palette":
                yield _(key.help), key.said, self._doing(key.action)
        yield _(keys.CHANGE), HELP.said, self.action_help

    def _doing(self, action: str) -> Callable[[], object]:
        async def do() -> None:
            await self.run_action(action)

        return do


def _too_small() -> str:
    width, height = SMALLEST
    return _("too small: {width} × {height} is the least").format(width=width, height=height)
