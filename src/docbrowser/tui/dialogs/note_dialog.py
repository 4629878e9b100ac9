"""What is there to remember?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static, TextArea
from textual.widgets.text_area import EditResult

from docbrowser.i18n import N_, _, counted
from docbrowser.render.cut import DOT
from docbrowser.tui.dialogs.dialog import Dialog
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.widget import Widget
    from textual.widgets.text_area import Edit

MAX_LETTERS: Final = 20_000
# TR: "claim", "quote", "question" and "to-check" are typed in English: leave these words
_HELP: Final = N_(
    "A line such as “12:40 claim: …” notes a moment as a claim, quote, question or to-check."
)


class NoteArea(TextArea):
    """The text box; it knows whether escape was pressed twice, without anything in between."""

    class Left(Message):
        """Nothing would be lost, or the user said twice that it may be."""

    class Doubted(Message):
        """What was written would be lost."""

    class Refused(Message):
        """There is no room for more."""

    def __init__(self, text: str) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
            compact=True,
        )
        self._before = self.text  # not `text`: line breaks may have been written otherwise
        self.in_doubt = False

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self.move_cursor(self.document.end)

    # In here, where keys come one after the other: a message would come after the next key.
    def on_key(self, event: events.Key) -> None:
        """Take escape as the wish to leave."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.leave()
        else:
            self.in_doubt = False

    def on_mouse_down(self) -> None:
        """Forget an escape that came before."""
        self.in_doubt = False

    def leave(self) -> None:
        """Leave, where nothing would be lost or this is asked for the second time."""
        if self.in_doubt or self.text == self._before:
            self.post_message(self.Left())
        else:
            self.in_doubt = True
            self.post_message(self.Doubted())

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, unless it would become too long."""
        self.in_doubt = False
        start, end = sorted((edit.from_location, edit.to_location))
        growth = len(edit.text) - len(self.get_text_range(start, end))
        if growth > 0 and len(self.text) + growth > MAX_LETTERS:
            self.post_message(self.Refused())
            return EditResult(self.cursor_location, replaced_text="")
        return super().edit(edit)


class NoteDialog(Dialog[str]):
    """Asks for a note; it is left with the text, "" where there is to be none."""

    WHAT = N_("Note")
    HINTS = (N_("ctrl+s saves"), N_("esc cancels"))
    BINDINGS: ClassVar = [Binding("ctrl+s,ctrl+enter", "save", N_("Save"), show=False)]

    def __init__(self, about: str, text: str, what: str = "") -> None:
        super().__init__(about, what)
        self._text = text

    def contents(self) -> Iterable[Widget]:
        """Return the text box, and how a moment is noted."""
        yield NoteArea(self._text)
        yield Static(plain(_(_HELP)), classes="help")

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def _gone_on(self, message: TextArea.Changed | TextArea.SelectionChanged) -> None:
        if isinstance(message.control, NoteArea) and not message.control.in_doubt:
            self.hint(*self.hints)

    @on(NoteArea.Left)
    def _left(self) -> None:
        self.leave_with(None)

    @on(NoteArea.Doubted)
    def _doubted(self) -> None:
        saves = _("ctrl+s saves")
        asked = (saves, _("esc again drops what you wrote"))
        fits = cell_len(DOT.join(asked)) <= self.size.width * 2 // 3
        self.hint(*(asked if fits else (saves, _("esc again discards it"))))

    @on(NoteArea.Refused)
    def _refused(self) -> None:
        self.app.bell()
        full = counted("no more than {n} letter", "no more than {n} letters", MAX_LETTERS)
        self.hint(full, _("ctrl+s saves"))

    def action_cancel(self) -> None:
        """Leave, where nothing would be lost."""
        for area in self.query(NoteArea):
            area.leave()

    def action_save(self) -> None:
        """Leave with the text."""
        for area in self.query(NoteArea):
            self.leave_with(area.text)
