"""How good was it, out of ten?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from docbrowser.i18n import N_, _
from docbrowser.render.cut import broken
from docbrowser.tui import keys
from docbrowser.tui.dialogs.dialog import MUTED, Dialog
from docbrowser.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.geometry import Size
    from textual.widget import Widget

BEST: Final = 10
_HELP: Final = N_("1–9 and 0 for ten · ← → one less, one more · backspace clears it")
_KEYS: Final = (
    keys.Key("rating-more", "l,right,plus,equals_sign", "change(1)", N_("One more"), keys.MARK),
    keys.Key("rating-less", "h,left,minus", "change(-1)", N_("One less"), keys.MARK),
    keys.Key("rating-none", "backspace,delete", "rate(0)", N_("No rating"), keys.MARK),
    keys.Key("rating-done", "enter", "submit", N_("Done"), keys.MARK),
)


class Stars(Static):
    """Ten stars, as many of them full as were given."""

    class Picked(Message):
        """A star was clicked on."""

        def __init__(self, rating: int) -> None:
            super().__init__()
            self.rating = rating

    def give(self, rating: int) -> None:
        """Show a rating, 0 for none."""
        self.update(
            Content.assemble(
                ("★" * rating, "$accent"),
                ("☆" * (BEST - rating), MUTED),
                (f"   {_told(rating)}", "bold" if rating else MUTED),
            )
        )

    def on_click(self, event: events.Click) -> None:
        """Give as many stars as lie up to the mouse."""
        offset = event.get_content_offset(self)
        if offset and offset.x < BEST:
            self.post_message(self.Picked(offset.x + 1))


class Help(Static):
    """The keys that change the rating: each beside what it does."""

    def render(self) -> Content:
        """Return the lines, broken where they may be."""
        lines = broken(_(_HELP), self.size.width).splitlines()
        return Content("\n").join(map(plain, lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        del container, viewport
        return len(broken(_(_HELP), width).splitlines())


class RatingDialog(Dialog[int]):
    """Asks for a rating; it is left with 1 to 10, or with 0 for no rating."""

    WHAT = N_("Rating")
    HINTS = (N_("enter rates"), N_("esc cancels"))
    BINDINGS: ClassVar = [
        *keys.bindings(_KEYS),
        *(Binding(str(n % BEST), f"rate({n})", N_("Rate it"), show=False) for n in range(1, 11)),
        Binding("q,й", "cancel", N_("Cancel"), show=False),
    ]

    rating: var[int] = var(0, init=False)

    def __init__(self, about: str, rating: int | None) -> None:
        super().__init__(about)
        self.set_reactive(RatingDialog.rating, rating or 0)

    def contents(self) -> Iterable[Widget]:
        """Return the stars, and the keys that change them."""
        yield Stars()
        yield Help(classes="help")

    def on_mount(self) -> None:
        """Show what there is."""
        self.watch_rating()

    def watch_rating(self) -> None:
        """Show another rating."""
        for stars in self.query(Stars):
            stars.give(self.rating)

    def on_stars_picked(self, message: Stars.Picked) -> None:
        """Take the rating that was clicked on."""
        self.rating = message.rating

    def action_rate(self, rating: int) -> None:
        """Give so many stars; 0 takes the rating away."""
        self.rating = rating

    def action_change(self, by: int) -> None:
        """Give one star more or one less."""
        self.rating = max(0, min(self.rating + by, BEST))

    def action_submit(self) -> None:
        """Leave with the rating."""
        self.leave_with(self.rating)


def _told(rating: int) -> str:
    # TR: a rating of so many stars out of so many
    return _("{rating} of {best}").format(rating=rating, best=BEST) if rating else _("no rating")
