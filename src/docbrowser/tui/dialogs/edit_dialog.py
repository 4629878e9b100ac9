"""What is to be corrected, and what is right?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from docbrowser.errors import UsageError
from docbrowser.i18n import N_, _
from docbrowser.render import words
from docbrowser.text import clean_line
from docbrowser.tui.dialogs.dialog import MUTED, Dialog, Frame, LineDialog
from docbrowser.tui.dialogs.note_dialog import NoteArea, NoteDialog
from docbrowser.tui.edit_fields import Field, typed
from docbrowser.tui.line_list import LineList
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

MAX_LETTERS: Final = 2_000
_QUOTED: Final = 200
_HIGHEST: Final = 30
_AROUND: Final = 4
"""Lines of the frame above and below the fields."""
_MOST_CLAIMS: Final = 6
_GAP: Final = 2
# TR: an empty line takes the correction away
_TAKES_AWAY: Final = N_("empty takes your correction away")


class FieldDialog(Dialog[Field]):
    """Asks which field; it is left with it."""

    HINTS = (N_("enter corrects"), N_("esc closes"))
    BINDINGS: ClassVar = [
        Binding("enter", "pick", N_("Correct"), show=False),
        Binding("q,й", "cancel", N_("Close"), show=False),
    ]

    def __init__(self, about: str, fields: Sequence[Field], place: int = 0) -> None:
        super().__init__(about)
        self._fields, self._place = fields, place

    def contents(self) -> Iterable[Widget]:
        """Return the fields, each with what it says now and whose that is."""
        yield LineList()

    def on_mount(self) -> None:
        """Show the fields."""
        for frame in self.query(Frame):
            # As high as it is long: few fields would leave the most of it empty.
            frame.styles.height = min(_HIGHEST, len(self._fields) + _AROUND)
        for lines in self.query(LineList):
            lines.show(self._fields, at=self._fields[self._place])
            lines.focus()

    @on(LineList.Opened)
    def action_pick(self) -> None:
        """Leave with the field under the cursor."""
        for lines in self.query(LineList):
            if isinstance(lines.selected, Field):
                self.leave_with(lines.selected)


class ValueDialog(LineDialog[tuple[str, str]]):
    """Asks for the value of a field; it is left with the field and the value, "" for none.

    `check` raises UsageError where a field cannot hold a value; then the dialog stays.
    """

    HINTS = (N_("enter saves"), N_("esc cancels"))

    def __init__(
        self, about: str, field: Field, check: Callable[[str, str], None] | None = None
    ) -> None:
        super().__init__(about, field.said(field.own or field.value), field.label)
        self._field, self._check = field, check
        self._before = self._text

    def contents(self) -> Iterable[Widget]:
        """Return the line to type in, how to write it, and who says what."""
        known = self._field.choices
        yield Input(
            self._text,
            max_length=MAX_LETTERS,
            compact=True,
            suggester=SuggestFromList(known, case_sensitive=False) if known else None,
        )
        how = Static(plain(self._field.help), id="how", classes="help")
        how.display = bool(self._field.help)
        yield how
        yield Static(told(self._field), classes="help")

    def action_submit(self) -> None:
        """Leave with the value; where nothing was changed, without."""
        if self._text == self._before:
            self.leave_with(None)
            return
        try:
            meant = typed(self._field.path, self._field.meant(self._text))
            if self._check is not None and meant[1].strip():
                self._check(*meant)
            self.leave_with(meant)
        except (ValueError, UsageError) as error:
            self.app.bell()
            for how in self.query("#how").results(Static):
                how.display = True
                how.update(plain(str(error)))
                how.add_class("-wrong")


class TextDialog(NoteDialog):
    """Asks for a text of several lines; it is left with it, "" where there is to be none."""

    def __init__(self, about: str, field: Field) -> None:
        super().__init__(about, field.own or field.value, field.label)
        self._field = field

    def contents(self) -> Iterable[Widget]:
        """Return the text box, and who says what."""
        yield NoteArea(self._text)
        yield Static(told(self._field, texts=False), classes="help")


def told(field: Field, *, texts: bool = True) -> Content:
    """Return what each source says of a field."""
    lines = []
    shown = field.claims[:_MOST_CLAIMS]
    widest = max((cell_len(words.source(source)) for source, _value in shown), default=0)
    for source, value in shown:
        name = words.source(source)
        said = plain(name).stylize("bold")
        gap = " " * (_GAP + widest - cell_len(name))
        text = plain(clean_line(field.said(value), limit=_QUOTED))
        lines.append(Content.assemble(said, gap, text) if texts else said)
    if not field.claims:
        lines.append(plain(_("no source says anything about it")))
    elif not texts:
        # TR: (from a list of sources:) said by TVmaze, Wikipedia
        before, _place, after = _("said by {sources}").partition("{sources}")
        lines = [Content.assemble(before, Content(", ").join(lines), after)]
    if field.own:
        lines.append(plain(_(_TAKES_AWAY)).stylize(MUTED))
    return Content("\n").join(lines)
