"""What is to be corrected, and what is right?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from docbrowser.render import words
from docbrowser.text import clean_line
from docbrowser.tui.dialogs.dialog import MUTED, Dialog
from docbrowser.tui.dialogs.note_dialog import NoteArea, NoteDialog
from docbrowser.tui.edit_fields import VALUES, Field, typed
from docbrowser.tui.line_list import LineList
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

MAX_LETTERS: Final = 2_000
_QUOTED: Final = 200
_MOST_CLAIMS: Final = 6
_TAKES_AWAY: Final = "empty takes your correction away"


class FieldDialog(Dialog[Field]):
    """Asks which field; it is left with it."""

    HINTS = "enter corrects · esc closes"
    BINDINGS: ClassVar = [
        Binding("enter", "pick", "Correct", show=False),
        Binding("q,й", "cancel", "Close", show=False),
    ]

    def __init__(self, about: str, fields: Sequence[Field], place: int = 0) -> None:
        super().__init__(about)
        self._fields, self._place = fields, place

    def contents(self) -> Iterable[Widget]:
        """Return the fields, each with what it says now and whose that is."""
        yield LineList()

    def on_mount(self) -> None:
        """Show the fields."""
        for lines in self.query(LineList):
            lines.show(self._fields, at=self._fields[self._place])
            lines.focus()

    @on(LineList.Opened)
    def action_pick(self) -> None:
        """Leave with the field under the cursor."""
        for lines in self.query(LineList):
            if isinstance(lines.selected, Field):
                self.leave_with(lines.selected)


class ValueDialog(Dialog[tuple[str, str]]):
    """Asks for the value of a field; it is left with the field and the value, "" for none."""

    HINTS = "enter saves · esc cancels"
    BINDINGS: ClassVar = [Binding("enter", "submit", "Save", show=False)]

    def __init__(self, about: str, field: Field) -> None:
        super().__init__(about)
        self._field = field
        self._text = field.own or field.value

    def contents(self) -> Iterable[Widget]:
        """Return the line to type in, how to write it, and who says what."""
        known = VALUES.get(self._field.name)
        yield Input(
            self._text,
            max_length=MAX_LETTERS,
            compact=True,
            suggester=SuggestFromList(known, case_sensitive=False) if known else None,
        )
        if self._field.help:
            yield Static(plain(self._field.help), id="how", classes="help")
        yield Static(told(self._field), classes="help")

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        self._text = message.value

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self._text = message.value
        self.action_submit()

    def action_submit(self) -> None:
        """Leave with the value; where nothing was changed, without."""
        if self._text == (self._field.own or self._field.value):
            self.leave_with(None)
            return
        try:
            self.leave_with(typed(self._field.path, self._text))
        except ValueError as error:
            self.app.bell()
            for how in self.query("#how").results(Static):
                how.update(plain(str(error)))
                how.add_class("-wrong")


class TextDialog(NoteDialog):
    """Asks for a text of several lines; it is left with it, "" where there is to be none."""

    def __init__(self, about: str, field: Field) -> None:
        super().__init__(about, field.own or field.value)
        self._field = field

    def contents(self) -> Iterable[Widget]:
        """Return the text box, and who says what."""
        yield NoteArea(self._text)
        yield Static(told(self._field, texts=False), classes="help")


def told(field: Field, *, texts: bool = True) -> Content:
    """Return what each source says of a field."""
    lines = []
    for source, value in field.claims[:_MOST_CLAIMS]:
        said = plain(words.source(source)).stylize("bold")
        text = plain(clean_line(value, limit=_QUOTED))
        lines.append(Content.assemble(said, "  ", text) if texts else said)
    if not field.claims:
        lines.append(plain("no source says anything of it"))
    elif not texts:
        lines = [Content.assemble("said by ", Content(", ").join(lines))]
    if field.own:
        lines.append(plain(_TAKES_AWAY).stylize(MUTED))
    return Content("\n").join(lines)
