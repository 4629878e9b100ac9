"""The screen one lives in: search, list, detail. It wires the widgets to the library."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input, Rule, Static

from docbrowser.errors import DocbrowserError, QueryError
from docbrowser.marking import Target
from docbrowser.render import words
from docbrowser.render.detail import View
from docbrowser.tui import keys, sentences
from docbrowser.tui.detail_pane import DetailPane
from docbrowser.tui.header import Header
from docbrowser.tui.help_screen import HelpScreen
from docbrowser.tui.key_hints import KeyHints
from docbrowser.tui.links import host, safe_url
from docbrowser.tui.safe import plain
from docbrowser.tui.search_box import SearchBox
from docbrowser.tui.title_list import TitleList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from docbrowser.library import Library, Outcome
    from docbrowser.listing import Row
    from docbrowser.tui.app import DocbrowserApp

SORTS: Final = ("name", "year", "rating", "runtime")
TEXT_LANGUAGES: Final = ("en", "de", "ru")
SMALLEST: Final = (40, 10)
NARROW: Final = 90


class BrowseScreen(Screen[None]):
    """The list of titles, and the title that is selected in it."""

    app: DocbrowserApp
    BINDINGS: ClassVar = keys.bindings(keys.KEYS)
    AUTO_FOCUS: ClassVar = "#titles"

    language: var[str] = var("en")
    sort: var[str | None] = var(None)
    backwards: var[bool] = var(False)  # noqa: FBT003 - Textual's way
    reading: var[bool] = var(False)  # noqa: FBT003
    """Whether a narrow screen shows the title instead of the list."""

    def __init__(self, library: Library, language: str) -> None:
        super().__init__()
        self._library = library
        self.set_reactive(BrowseScreen.language, language)
        # One thread, so that marks are made in the order of the keys; it is waited for at the end.
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="marks")

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(plain("too small: 40 × 10 is the least"), id="too-small")
        with Vertical(id="frame"):
            yield Header()
            yield SearchBox()
            yield Rule(classes="line")
            with Horizontal(id="panes"):
                yield TitleList(id="titles")
                yield Static(id="empty")
                yield Rule(orientation="vertical", id="divider")
                yield DetailPane(id="detail")
            yield Rule(classes="line")
            yield KeyHints()

    def on_mount(self) -> None:
        """Fill the list, and look now and then whether another window has marked something."""
        self.watch(self.query_one(SearchBox).input, "value", self._find, init=False)
        self._find()
        self.set_interval(1.0, self._look_for_others)

    def on_resize(self) -> None:
        """Say so where there is no room."""
        width, height = self.app.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-too-small")

    # Finding

    @property
    def _titles(self) -> TitleList:
        return self.query_one(TitleList)

    @property
    def _detail(self) -> DetailPane:
        return self.query_one(DetailPane)

    def _find(self, *_: object) -> None:
        box = self.query_one(SearchBox)
        query = box.input.value
        try:
            rows = self._library.find(
                query, languages=[self.language], sort=self.sort, backwards=self.backwards
            )
        except QueryError as error:
            # The last good result stays.
            box.remark(f"column {error.column}: {error.problem}", wrong=True)
            return
        selected = self._titles.selected
        self._titles.set_rows(rows, keep=selected.id if selected else None)
        counts = self._library.counts()
        self.query_one(Header).counts = counts
        self.query_one(Header).language = self.language
        order = self.sort or ("best match" if query.strip() else "name")
        arrow = " ↑" if self.backwards else ""
        found = f"{len(rows)} of {counts.titles}" if query.strip() else ""
        box.remark(" · ".join(part for part in (found, f"by {order}{arrow}") if part))
        self.set_class(not rows, "-empty")
        if not rows:
            self.query_one("#empty", Static).update(plain(sentences.nothing_found(query)))
        self._show(self._titles.selected)

    def _show(self, row: Row | None) -> None:
        if row is None:
            self._detail.show(None, None)
            return
        view = View(
            entry=self._library.entry(row.id),
            progress=row.progress,
            languages=[self.language],
            today=dt.date.today().isoformat(),  # noqa: DTZ011 - the day where the user is
        )
        self._detail.show(row.title, view)

    @on(TitleList.Highlighted)
    def _highlighted(self, message: TitleList.Highlighted) -> None:
        self._show(message.row)

    @on(TitleList.Opened)
    def _opened(self) -> None:
        self.action_open()

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self._titles.focus()

    def on_descendant_focus(self) -> None:
        """Let the hints speak of what has the focus."""
        self.set_class(self.focused is self._detail, "-in-detail")
        if self.focused is not None and self.focused.id is not None:
            self.query_one(KeyHints).place = self.focused.id

    def watch_reading(self, reading: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the title instead of the list, where there is room for one."""
        self.set_class(reading, "-reading")

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one(SearchBox).input.focus()

    def action_sort(self) -> None:
        """Sort by the next key; after the last, as the query has it."""
        orders = (None, *SORTS)
        self.sort = orders[(orders.index(self.sort) + 1) % len(orders)]
        self._find()

    def action_reverse(self) -> None:
        """Turn the order around."""
        self.backwards = not self.backwards
        self._find()

    def action_unwatched(self, direction: int) -> None:
        """Select the next title that has not been watched, or the previous one."""
        rows, here = self._titles.rows, self._titles.index
        places = range(here + 1, len(rows)) if direction > 0 else range(here - 1, -1, -1)
        for place in places:
            if rows[place].progress.status not in {"watched", "skipped"}:
                self._titles.select(place)
                return
        self.app.say("No other unwatched title in that direction.")

    # Reading

    def action_open(self) -> None:
        """Go into the title."""
        if self._titles.selected is not None:
            self.reading = True
            self._detail.focus()

    def action_list_pane(self) -> None:
        """Go to the list."""
        self.reading = False
        self._titles.focus()

    def action_other_pane(self) -> None:
        """Go to the pane that does not have the focus."""
        if self.focused is self._detail:
            self.action_list_pane()
        elif self.focused is self._titles:
            self.action_open()
        else:
            self._titles.focus()

    def action_section(self, number: int) -> None:
        """Go to a section of the title."""
        if self._titles.selected is None:
            return
        self.action_open()
        # Where the pane was hidden until now it has yet to be laid out.
        self.call_after_refresh(self._go_to_section, number)

    def _go_to_section(self, number: int) -> None:
        if not self._detail.go_to_section(number):
            self.app.say(sentences.no_section(number))

    def action_next_language(self) -> None:
        """Show names and texts in the next language."""
        place = TEXT_LANGUAGES.index(self.language) if self.language in TEXT_LANGUAGES else -1
        self.language = TEXT_LANGUAGES[(place + 1) % len(TEXT_LANGUAGES)]
        self.app.keep_language(self.language)
        self._find()
        self.app.say(f"Texts in {words.language(self.language)}, where there are any.")

    def action_open_link(self) -> None:
        """Open the link under the cursor, else the title's first one."""
        row = self._titles.selected
        if row is None:
            return
        anchor = self._detail.under_cursor
        links = [anchor.value] if anchor and anchor.kind == "link" else [
            *(offer.url for offer in row.title.offers),
            *(source.url for source in row.title.sources),
        ]  # fmt: skip
        address = next((link for link in links if link), None)
        safe = safe_url(address) if address else None
        if safe is None:
            self.app.say("This title has no link that can be opened.")
            return
        self.app.say(f"Opening {host(safe)} in your browser.")
        self._browse(safe)

    @work(thread=True, group="browser")
    def _browse(self, address: str) -> None:
        import webbrowser

        if not webbrowser.open(address):
            self.app.call_from_thread(self.app.say, "No web browser was found.", wrong=True)

    def action_copy_id(self) -> None:
        """Copy the title's id to the clipboard."""
        if row := self._titles.selected:
            self.app.copy_to_clipboard(row.id)
            self.app.say(f"Copied {row.id}.")

    # Marking

    def _target(self) -> Target | None:
        row = self._titles.selected
        if row is None:
            return None
        return Target(row.id, self._detail.episode if self.focused is self._detail else None)

    def action_toggle_watched(self) -> None:
        """Mark the title, or the episode under the cursor, as watched or not."""
        if target := self._target():
            self._write(lambda: self._library.toggle_watched(target))

    def action_toggle_wanted(self) -> None:
        """Put the title on the list of what to watch, or take it off."""
        if target := self._target():
            self._write(lambda: self._library.toggle_wanted(target.title))

    def action_toggle_skipped(self) -> None:
        """Skip the title or episode, or do not."""
        if target := self._target():
            self._write(lambda: self._library.toggle_skipped(target))

    def action_undo(self) -> None:
        """Take back the last mark."""
        self._write(self._library.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._write(self._library.redo)

    def _write(self, job: Callable[[], Outcome]) -> None:
        """Do `job` on the writer's thread; show what came of it once it is on disk."""
        future = self._writer.submit(job)
        self.run_worker(self._written(future), group="marks", exclusive=False)

    async def _written(self, future: object) -> None:
        import asyncio
        from concurrent.futures import Future

        assert isinstance(future, Future)  # noqa: S101
        try:
            outcome: Outcome = await asyncio.wrap_future(future)
        except DocbrowserError as error:
            self.app.say(str(error), wrong=True)
            return
        self._find()
        names = [self._library.titles[key] for key in outcome.titles if key in self._library.titles]
        self.app.say(sentences.outcome(outcome, names, [self.language]))

    @work(thread=True, exclusive=True, group="refresh")
    def _look_for_others(self) -> None:
        if self._library.refresh():
            self.app.call_from_thread(self._find)

    # Leaving

    def action_dismiss(self, result: object = None) -> None:  # type: ignore[override]  # noqa: ARG002
        """Close, clear the search, or go back; never quit."""
        box = self.query_one(SearchBox).input
        if self.focused is self._detail:
            self.action_list_pane()
        elif box.value:
            box.value = ""
            self._titles.focus()
        else:
            self._titles.focus()

    def action_quit_or_back(self) -> None:
        """Go back to the list; from there, quit."""
        if self.focused is self._detail:
            self.action_list_pane()
        else:
            self.app.exit()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen())

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Return every action for the palette: its name, its key, and how to do it."""
        for key in keys.KEYS:
            if key.id != "palette":
                yield key.help, key.display, self._doing(key.action)

    def _doing(self, action: str) -> Callable[[], object]:
        async def do() -> None:
            await self.run_action(action)

        return do
