"""Reading a title: into it and back, its sections, its language, its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import work

from docbrowser.render import words
from docbrowser.render.detail import claim_of
from docbrowser.tui import sentences
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.links import host, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.titles import Title

TEXT_LANGUAGES: Final = ("en", "de", "ru")


class ReadingActions(Browsing):
    """The actions that show something and change nothing."""

    def action_open(self) -> None:
        """Go into the title."""
        if self.titles.selected is not None:
            self.show_now()  # the next key may be meant for it
            self.reading = True
            self.detail.focus()

    def action_list_pane(self) -> None:
        """Go to the list."""
        self.reading = False
        self.titles.focus()

    def action_other_pane(self) -> None:
        """Go to the pane that does not have the focus."""
        if self.focused is self.detail:
            self.action_list_pane()
        elif self.focused is self.titles:
            self.action_open()
        else:
            self.titles.focus()

    def action_section(self, number: int) -> None:
        """Go to a section of the title."""
        if self.titles.selected is None:
            return
        self.action_open()
        # Where the pane was hidden until now it has yet to be laid out.
        self.call_after_refresh(self._go_to_section, number)

    def _go_to_section(self, number: int) -> None:
        if not self.detail.go_to_section(number):
            self.app.say(sentences.no_section(number))

    def action_next_language(self) -> None:
        """Show names and texts in the next language."""
        place = TEXT_LANGUAGES.index(self.language) if self.language in TEXT_LANGUAGES else -1
        self.language = TEXT_LANGUAGES[(place + 1) % len(TEXT_LANGUAGES)]
        self.app.keep_language(self.language)
        self.find()
        self.app.say(f"Texts in {words.language(self.language)}, where there are any.")

    def action_spoilers(self) -> None:
        """Hide texts on episodes that have not been seen, or show them."""
        shown = not self.app.settings.spoilers
        self.app.keep_spoilers(shown=shown)
        self.find()
        hidden = "Texts on episodes that you have not seen are hidden · z shows them"
        self.app.say("All texts are shown · z hides those of unseen episodes" if shown else hidden)

    def action_open_link(self) -> None:
        """Open the link under the cursor, else the title's first one."""
        row = self.titles.selected
        if row is None:
            return
        anchor = self.detail.under_cursor
        title = self.library.title(row.id)
        links: list[str | None] = [
            *(offer.url for offer in title.offers),
            *(source.url for source in title.sources),
        ]
        if anchor is not None and anchor.kind == "link":
            links = [anchor.value]
        elif anchor is not None and anchor.kind == "claim":
            links = [*_who_claims(title, anchor.value), *links]
        safe = next((found for link in links if link and (found := safe_url(link))), None)
        if safe is None:
            self.app.say("There is no link here that can be opened.")
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
        if row := self.titles.selected:
            self.app.copy_to_clipboard(row.id)
            self.app.say(f"Copied {row.id}.")


def _who_claims(title: Title, claim: str) -> Iterator[str | None]:
    """Return the links of the sources that hold a claim."""
    holders = {
        source
        for conflict in title.conflicts
        for one in conflict.values
        if claim_of(conflict.field, one.value) == claim
        for source in one.sources
    }
    return (source.url for source in title.sources if source.source in holders)
