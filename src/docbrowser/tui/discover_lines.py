"""What a search at TVmaze found, as lines. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docbrowser.render import styles, words
from docbrowser.text import clean_line
from docbrowser.tui.cut import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    is_choice: bool = True

    @property
    def name(self) -> str:
        """What it is called."""
        record = self.record
        return clean_line(
            record.original_name or next(iter(record.names.values()), "") or f"show {self.number}"
        )

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return its name, year, network and status, as far as there is room."""
        record = self.record
        cells = [f"{(record.premiered or '')[:4]:>{_YEAR}}"]
        if width >= _WITH_NETWORK:
            cells.append("  " + fit(clean_line(", ".join(record.networks)), _NETWORK))
        if width >= _WITH_STATUS:
            cells.append(f"  {record.status or '':<{_STATUS}}")
        mark = styles.MARKS["watched"] if self.title else " "
        room = width - 3 - sum(map(len, cells))
        return [
            (f"{mark} ", styles.SEEN),
            (fit(self.name, room) + " ", styles.NAME if selected else styles.TEXT),
            *((cell, styles.DIM) for cell in cells),
        ]


def added(report: Report, record: Record) -> str:
    """Return what came of adding a show."""
    parts = [
        words.plural(len(record.episodes), "episode") if record.episodes else "",
        words.plural(len({credit.person for credit in record.credits}), "person", "people")
        if record.credits
        else "",
        words.plural(len(record.names), "name") if len(record.names) > 1 else "",
    ]
    what = ", ".join(part for part in parts if part)
    title = next(iter(report.titles), "it")
    done = "Added" if report.added else "Brought up to date:" if report.updated else "Nothing new:"
    doubles = [f" It may be {' or '.join(one.of)}." for one in report.doubles]
    with_parts = f", with {what}" if what and done == "Added" else ""
    return f"{done} {title}{with_parts}.{''.join(doubles)}"
