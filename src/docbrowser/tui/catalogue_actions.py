"""What changes the catalogue: imports, shows from TVmaze, and corrections by hand."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docbrowser.errors import DocbrowserError
from docbrowser.i18n import N_, _
from docbrowser.tui.overview_actions import OverviewActions
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from docbrowser.library import Library
    from docbrowser.titles import Claim, Title
    from docbrowser.tui.edit_fields import Field

SOURCES: Final = 6
"""The section where it stands who disagrees."""
_NO_CORRECTION: Final = N_("There is no correction of yours to take away.")


class CatalogueActions(OverviewActions):
    """Opens those screens and dialogs, and shows what has changed: it is their desk."""

    def __init__(self, library: Library, language: str) -> None:
        super().__init__(library, language)
        self.folder: Path | None = None
        """Where something was imported from."""

    def action_import(self) -> None:
        """Import files and folders."""
        from docbrowser.tui.import_screen import ImportScreen

        screen = ImportScreen(self.library, self, self.folder or _here(), [self.language])
        self.app.push_screen(screen, self._open_new)

    def action_discover(self) -> None:
        """Look for shows at TVmaze."""
        from docbrowser.tui.discover_screen import DiscoverScreen

        self.app.push_screen(DiscoverScreen(self.library, self), self._open_new)

    def imported(self) -> None:
        """Show the titles that there are now."""
        self._take_in()

    def keep_folder(self, folder: Path) -> None:
        """Import from that folder the next time."""
        self.folder = folder

    def _open_new(self, title_id: str | None) -> None:
        if title_id is not None:
            self.go_to(Target(title_id))

    # Corrections

    def action_edit(self) -> None:
        """Correct the title, or the episode under the cursor."""
        if target := self.target:
            try:
                self._ask_for_field(target, 0)
            except DocbrowserError as error:
                self.app.say(str(error), wrong=True)

    def _ask_for_field(self, target: Target, place: int) -> None:
        from docbrowser.tui.dialogs.edit_dialog import FieldDialog
        from docbrowser.tui.edit_fields import fields_of

        title = self.library.title(target.title)
        records = self.library.holdings.records(target.title).values()
        fields = fields_of(title, records, target.part, self.language)

        def choose(field: Field | None) -> None:
            if field is not None:
                self._ask_for_value(target, field)

        self.app.push_screen(FieldDialog(self._about(target), fields, place), choose)

    def _ask_for_value(self, target: Target, field: Field) -> None:
        from docbrowser.editing import check_value
        from docbrowser.tui.dialogs.edit_dialog import TextDialog, ValueDialog

        about = self._about(target)
        try:
            title = self.library.title(target.title)
        except DocbrowserError as error:
            self.app.say(str(error), wrong=True)
            return

        def take(path: str, value: str) -> None:
            if value.strip() or field.own:
                self._correct(target.title, path, value)
            else:
                self.app.say(_(_NO_CORRECTION))

        def take_value(answer: tuple[str, str] | None) -> None:
            if answer is not None:
                take(*answer)

        def check(path: str, value: str) -> None:
            check_value(title, path, value, field.label)

        def take_text(text: str | None) -> None:
            if text is not None and text != (field.own or field.value):
                take(field.path, text)

        if field.is_text:
            self.app.push_screen(TextDialog(about, field), take_text)
        else:
            self.app.push_screen(ValueDialog(about, field, check), take_value)

    def action_choose_claim(self) -> None:
        """Make the claim under the cursor one's own; if it is that already, take it back."""
        from docbrowser.model import YOU

        row = self.titles.selected
        if row is None:
            return
        try:
            title = self.library.title(row.id)
        except DocbrowserError as error:
            self.app.say(str(error), wrong=True)
            return
        chosen = self._claim(title) if self.focused is self.detail else None
        if chosen is None:
            self._go_to_claims(title)
            return
        field, claim = chosen
        self._correct(row.id, field, "" if YOU in claim.sources else str(claim.value))

    def _claim(self, title: Title) -> tuple[str, Claim] | None:
        from docbrowser.render.detail import claim_of

        wanted = self.detail.claim
        for conflict in title.conflicts:
            for claim in conflict.values:
                if wanted == claim_of(conflict.field, claim.value):
                    return conflict.field, claim
        return None

    def _go_to_claims(self, title: Title) -> None:
        if not title.conflicts:
            self.app.say(_("The sources of this title do not disagree."))
            return
        self.action_section(SOURCES)
        self.app.say(_("j k go through the claims · c chooses the one under the cursor"))

    @abstractmethod
    def action_section(self, number: int) -> None:
        """Go to a section of the title."""

    def _correct(self, title_id: str, field: str, value: str) -> None:
        from docbrowser.editing import edit

        self.write(partial(edit, self.library, title_id, field, value or None), title_id)


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # the folder is gone
        return Path.home()
