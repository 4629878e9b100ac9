"""Which tags is it to have?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from docbrowser.i18n import N_, _
from docbrowser.tui.dialogs.dialog import MUTED, LineDialog
from docbrowser.tui.dialogs.tags import Line
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

MAX_LETTERS: Final = 2_000
_HELP: Final = N_("Separate tags with commas.")
_ABOUT_OFFERS: Final = N_("Tags used before are listed above.")
_NO_OFFER: Final = N_("no other tag of yours begins so")


class TagsInput(Input):
    """The line that tags are typed in; it completes those that are known."""

    BINDINGS: ClassVar = [Binding("tab", "complete", N_("Complete the tag"), show=False)]

    class Moved(Message):
        """Something else is typed, or the cursor stands elsewhere: so may the tag there go on."""

        def __init__(self, offers: Sequence[str]) -> None:
            super().__init__()
            self.offers = offers

    def __init__(self, line: Line, known: Sequence[str]) -> None:
        self._known = known  # first, because to be made is to be watched
        super().__init__(line.text, max_length=MAX_LETTERS, compact=True, select_on_focus=False)

    @property
    def _line(self) -> Line:
        return Line(self.value, self.cursor_position)

    def watch_value(self) -> None:
        """Say how the tag at the cursor may go on."""
        self.post_message(self.Moved(self._line.offers(self._known)))

    def watch_selection(self) -> None:
        """Say how the tag at the cursor may go on."""
        self.watch_value()

    def action_complete(self) -> None:
        """Complete the tag at the cursor with the first that is offered."""
        offers = self._line.offers(self._known)
        if not offers:
            self.app.bell()
            return
        self.value, self.cursor_position = self._line.completed(offers[0])


class TagsDialog(LineDialog[tuple[str, ...]]):
    """Asks for tags; it is left with all that the title is to have."""

    WHAT = N_("Tags")
    HINTS = (N_("enter saves"), N_("tab completes"), N_("esc cancels"))

    def __init__(self, about: str, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(about, Line.of(tags).text)
        self._before = self._text
        self._tags = tuple(tags)
        self._known = known

    def contents(self) -> Iterable[Widget]:
        """Return the line to type in, what may be meant, and what to know."""
        yield TagsInput(Line.of(self._tags), self._known)
        if self._known:
            yield Static(id="offers")
        told = (_HELP, _ABOUT_OFFERS) if self._known else (_HELP,)
        yield Static(plain(" ".join(map(_, told))), classes="help")

    @on(TagsInput.Moved)
    def _offer(self, message: TagsInput.Moved) -> None:
        first, *others = message.offers or [""]
        said = [plain(first).stylize("bold $accent"), *map(plain, others)]
        nothing = plain(_(_NO_OFFER)).stylize(MUTED)
        separator = Content.styled(" · ", MUTED)
        for line in self.query("#offers").results(Static):
            line.update(separator.join(said) if first else nothing)

    def action_submit(self) -> None:
        """Leave with the tags; where nothing was changed, with exactly those that were there."""
        self.leave_with(self._tags if self._text == self._before else Line(self._text, 0).tags)
