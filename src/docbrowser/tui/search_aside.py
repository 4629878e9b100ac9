"""What stands at the right of the query: the filters that are on, and what came of it all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from docbrowser.i18n import counted
from docbrowser.render.cut import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

    from docbrowser.tui.filters import Filter

GAP: Final = 2
_STEP: Final = 8
"""Columns by which the width changes."""
_LEAST_REMARK: Final = 8
"""Columns below which a remark says nothing any more."""


@dataclass(frozen=True)
class Aside:
    """The chips and the remark for which there is room."""

    chips: tuple[tuple[str, str | None], ...] = ()
    """What each chip says, and the filter that it is for; None where it is for several."""
    remark: str = ""

    @property
    def width(self) -> int:
        """The columns that it takes, with the gap before it."""
        return cell_len("".join(text for text, _ in self.pieces()))

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Return its texts and gaps from left to right, and whether each is a chip."""
        for number, (text, _) in enumerate(self.chips):
            yield " " * (1 if number else GAP), False
            yield text, True
        if self.remark:
            yield " " * GAP, False
            yield self.remark, False


def aside(room: int, on: Sequence[Filter], remarks: Sequence[str], *, whole: bool = False) -> Aside:
    """Return what of the filters and the remark goes into so many columns.

    Of the remarks the first one is at length, the others are brief; at last the filters are
    counted instead of named. One that has to stay `whole` is left out where it does not fit.
    """
    room -= room % _STEP
    named = tuple((f" {one.label} × ", one.id) for one in on)
    number = counted("{n} filter", "{n} filters", len(on))
    briefly = ((f" {number} × ", None),) if len(on) > 1 else named
    for chips in (named, briefly):
        for remark in remarks:
            if (found := Aside(chips, remark)).width <= room:
                return found
    left = room - Aside(briefly, " ").width + 1
    if remarks and not whole and left >= _LEAST_REMARK:
        return Aside(briefly, fit(remarks[-1], left).rstrip())
    return Aside(named if Aside(named).width <= room else briefly)


class SearchAside(Static):
    """Chips and remark; a click on a chip takes its filter off."""

    @dataclass
    class Clicked(Message):
        """A chip was clicked: that of a filter, or the one for several of them."""

        filter: str | None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", id=id, markup=False)
        self._shown = Aside()
        self._left = 0

    def show(self, shown: Aside, *, wrong: bool) -> None:
        """Show chips and a remark; `wrong` says of the remark that it is a complaint."""
        if shown == self._shown and wrong == self.has_class("-wrong"):
            return  # it would be laid out anew
        self._shown = shown
        self.set_class(wrong, "-wrong")
        # Laying out takes longer than a key: a number that grows is no reason to.
        width = -(-shown.width // _STEP) * _STEP
        if self.styles.width is None or self.styles.width.value != width:
            self.styles.width = width
        # In the terminal's own colours a panel is no lighter than the ground.
        chip = "reverse" if self.app.native_ansi_color else "$foreground on $panel"
        pieces = [(text, chip * is_chip) for text, is_chip in shown.pieces()]
        self._left = width - shown.width
        self.update(Content.assemble(" " * self._left, *pieces), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Tell which chip was clicked."""
        left = self._left + GAP
        for text, name in self._shown.chips:
            if left <= event.x < left + cell_len(text):
                self.post_message(self.Clicked(name))
            left += cell_len(text) + 1
