"""Reading a title: into it and back, its sections, its language, its links."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import work

from docbrowser.i18n import _
from docbrowser.render import words
from docbrowser.render.detail import claim_of
from docbrowser.text import clean_line
from docbrowser.tui import sentences
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.keys import BY_ID
from docbrowser.tui.links import host, safe_url
from docbrowser.tui.player import play, video_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.titles import Title

TEXT_LANGUAGES: Final = ("en", "de", "ru")


class ReadingActions(Browsing):
    """The actions that show something and change nothing."""

    def action_open(self) -> None:
        """Go into the title; there, to the person or the subject under the cursor."""
        row, detail = self.titles.selected, self.detail
        is_inside = row is not None and self.focused is detail
        if row is not None and is_inside and detail.person is not None:
            self.show_person(detail.person, row.id)
        elif is_inside and detail.subject is not None:
            self.show_subject(detail.subject)
        elif is_inside and detail.episode is not None:
            # All that is known of it stands there.
            # TR: {mark} and {menu} are keys, as "space" and "m"
            told = _("{mark} marks the episode · {menu} marks more")
            self.app.say(told.format(mark=BY_ID["watched"].first, menu=BY_ID["mark-menu"].first))
        else:
            self.action_title_pane()

    def action_title_pane(self) -> None:
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
            self.action_title_pane()
        else:
            self.titles.focus()

    def action_section(self, number: int) -> None:
        """Go to a section of the title."""
        if self.titles.selected is None:
            return
        self.action_title_pane()
        # A title that has just been selected has yet to be shown, a hidden pane to be laid out.
        go = partial(self._go_to_section, number)
        self.call_after_refresh(self.detail.once_laid_out, go)

    def _go_to_section(self, number: int) -> None:
        if not self.detail.go_to_section(number):
            shown = self.detail.shown
            self.app.say(sentences.no_section(number, shown[0] if shown else None))

    def action_next_language(self) -> None:
        """Show names and texts in the next language."""
        place = TEXT_LANGUAGES.index(self.language) if self.language in TEXT_LANGUAGES else -1
        self.language = TEXT_LANGUAGES[(place + 1) % len(TEXT_LANGUAGES)]
        self.app.keep_language(self.language)
        self.find()
        language = words.language(self.language)
        self.app.say(_("Texts in {language}, where there are any.").format(language=language))

    def action_spoilers(self) -> None:
        """Hide texts on episodes that have not been seen, or show them."""
        shown = not self.app.settings.spoilers
        self.app.keep_spoilers(shown=shown)
        self.find()
        # TR: (also in the next one:) {key} is a key, as "z"
        hidden = _("Texts on episodes that you have not seen are hidden · {key} shows them")
        open_ = _("All texts are shown · {key} hides those of unseen episodes")
        self.app.say((open_ if shown else hidden).format(key=BY_ID["spoilers"].first))

    def action_open_link(self) -> None:
        """Open the link under the cursor, else the title's video, or its first link."""
        row = self.titles.selected
        if row is None:
            return
        anchor = self.detail.under_cursor
        title = self.library.title(row.id)
        links: list[str | None] = [
            *(offer.url for offer in title.offers if offer.kind == "local"),
            *(offer.url for offer in title.offers if offer.kind != "local"),
            *(source.url for source in title.sources),
        ]
        if anchor is not None and anchor.kind == "link":
            links = [anchor.value]
        elif anchor is not None and anchor.kind == "claim":
            links = [*_who_claims(title, anchor.value), *links]
        opens = (found for link in links if link and (found := video_of(link) or safe_url(link)))
        match next(opens, None):
            case str(address):
                self._browse(address)
            case Path() as video:
                self._play(video)
            case None:
                self.app.say(_("There is no link here that can be opened."))

    def _play(self, video: Path) -> None:
        if self.app.is_web:  # whoever looks may sit at another machine
            self.app.say(_("Videos open only where docbrowser itself runs."), wrong=True)
        elif play(video, self.app.settings.player):
            self.app.say(_("Opening {name}.").format(name=clean_line(video.name)))
        else:
            # TR: player is the name of a setting
            told = _("Nothing that plays videos was found; name it as player in the settings.")
            self.app.say(told, wrong=True)

    @work(thread=True, group="browser")
    def _browse(self, address: str) -> None:
        import webbrowser

        if self.app.is_web:  # the browser is at hand: it shows this very program
            self.app.call_from_thread(self.app.open_url, address)
        elif not webbrowser.open(address):
            self.app.call_from_thread(self.app.say, _("No web browser was found."), wrong=True)
            return
        said = _("Opening {host} in your browser.").format(host=host(address))
        self.app.call_from_thread(self.app.say, said)


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
