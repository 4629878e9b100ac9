"""Copying: a title's id, or something else of it, to the clipboards that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import work

from docbrowser.i18n import N_, _
from docbrowser.listing import display_name
from docbrowser.render import citing
from docbrowser.render.cut import fit
from docbrowser.text import clean, clean_line
from docbrowser.tui.browsing import Browsing
from docbrowser.tui.keys import KEYS
from docbrowser.tui.links import safe_url

if TYPE_CHECKING:
    from docbrowser.titles import Title

_COPIED: Final = 40
"""Columns of what was copied that the toast repeats."""
_SHOWN: Final = 46
_AROUND: Final = 14
"""Columns that the menu's frame takes, and what is beside it."""
_MORE: Final = next(key for key in KEYS if key.id == "copy-more")
# TR: what of a title is to be copied
_LABELS: Final = {
    "id": N_("ID"),
    "name": N_("Name"),
    "citation": N_("Citation"),
    "link": N_("Link"),
    "text": N_("Text with synopsis"),
}


class CopyingActions(Browsing):
    """The actions that copy something of the selected title."""

    def action_copy_id(self) -> None:
        """Copy the title’s ID."""
        if row := self.titles.selected:
            self._copy(row.id, more=True)

    def action_copy_menu(self) -> None:
        """Ask what of the title is to be copied, and copy that."""
        row = self.titles.selected
        if row is None:
            return
        from docbrowser.tui.dialogs.choice_dialog import Choice, ChoiceDialog

        texts = copies(self.library.title(row.id), [self.language])
        shown = min(_SHOWN, max(1, self.app.size.width - _AROUND))
        choices = [
            Choice(name, _(_LABELS[name]), fit(clean_line(text), shown).rstrip())
            for name, text in texts.items()
        ]

        def copy(chosen: str | None) -> None:
            if chosen is not None:
                self._copy(texts[chosen])

        self.app.push_screen(ChoiceDialog(_("Copy"), choices, ""), copy)

    def _copy(self, text: str, *, more: bool = False) -> None:
        self.app.copy_to_clipboard(text)
        if not self.app.is_web:
            self._hand_over(text)
        shown = fit(clean_line(text), _COPIED).rstrip()
        if more:
            # TR: {id} is what was copied, {key} the key of the menu of what else can be
            sentence = _("Copied {id} · {key} offers more to copy")
            self.app.say(sentence.format(id=shown, key=_MORE.first))
        else:
            self.app.say(_("Copied {id}").format(id=shown))

    @work(thread=True, group="clipboard", exit_on_error=False)
    def _hand_over(self, text: str) -> None:
        from docbrowser.tui import clipboard

        # What becomes of it is not told: the terminal may well have taken the text.
        if command := clipboard.tool():
            clipboard.copy(text, command)


def copies(title: Title, languages: list[str]) -> dict[str, str]:
    """Return what can be copied of a title, by the names of `_LABELS`; a link if it has one."""
    urls = (*(source.url for source in title.sources), *(offer.url for offer in title.offers))
    link = next((found for url in urls if url and (found := safe_url(url))), None)
    texts = {
        "id": title.id,
        "name": clean_line(display_name(title, languages)),
        "citation": citing.citation(title, languages),
        "link": link or "",
        "text": citing.text(title, languages, link),
    }
    return {name: clean(text, limit=citing.MOST) for name, text in texts.items() if text}
