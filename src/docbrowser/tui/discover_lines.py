"""What a search at TVmaze found, as lines. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from rich.cells import cell_len

from docbrowser.i18n import _, counted, listed
from docbrowser.model import Status
from docbrowser.render import styles, vocabulary
from docbrowser.render.cut import fit
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.importers.report import Report
    from docbrowser.model import Record

_YEAR, _STATUS, _NETWORK = 6, 10, 22
_WITH_STATUS, _WITH_NETWORK = 44, 66


@dataclass(frozen=True)
class Show:
    """A show that was found, and the id of its title where the library has it."""

    number: str
    record: Record
    title: str | None = None
    widest: tuple[int, int] = 0, 0
    """The columns of the longest name and of the longest networks among all that were found."""
    is_choice: bool = True

    @property
    def name(self) -> str:
        """What it is called."""
        record = self.record
        return clean_line(
            record.original_name
            or next(iter(record.names.values()), "")
            or _("show {number}").format(number=self.number)
        )

    @property
    def networks(self) -> str:
        """Who shows it."""
        return clean_line(", ".join(self.record.networks))

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return its name, year, network and status, as far as there is room."""
        record = self.record
        cells = [f"{(record.premiered or '')[:4]:>{_YEAR}}"]
        name, networks = self.widest
        if width >= _WITH_NETWORK and networks:
            cells.append("  " + fit(self.networks, min(networks, _NETWORK)))
        if width >= _WITH_STATUS:
            cells.append("  " + fit(vocabulary.status(record.status or ""), _status_width()))
        mark = styles.MARKS["watched"] if self.title else " "
        room = min(width - 3 - sum(map(cell_len, cells)), max(name, cell_len(self.name)))
        return [
            (f"{mark} ", styles.SEEN),
            (fit(self.name, room) + " ", styles.NAME if selected else styles.TEXT),
            *((cell, styles.DIM) for cell in cells),
        ]


def _status_width() -> int:
    return max(_STATUS, *(cell_len(vocabulary.status(code)) for code in get_args(Status)))


def added(report: Report, record: Record) -> str:
    """Return what came of adding a show."""
    title = Show("", record).name
    what = listed(list(_parts(record)))
    if report.added and what:
        done = _("Added {title}, with {what}.")
    elif report.added:
        done = _("Added {title}.")
    else:
        done = _("Brought up to date: {title}.") if report.updated else _("Nothing new: {title}.")
    or_ = " " + _("or") + " "
    doubles = (_("It may be {titles}.").format(titles=or_.join(one.of)) for one in report.doubles)
    return " ".join([done.format(title=title, what=what), *doubles])


def _parts(record: Record) -> Iterator[str]:
    if record.episodes:
        yield counted("{n} episode", "{n} episodes", len(record.episodes))
    if record.credits:
        people = {credit.person for credit in record.credits}
        yield counted("{n} person", "{n} people", len(people))
    if len(record.names) > 1:
        yield counted("{n} name", "{n} names", len(record.names))
