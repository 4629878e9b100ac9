"""What the screens of titles in one list are about: those on a subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docbrowser.i18n import _
from docbrowser.render import rows
from docbrowser.render import timeline as drawing
from docbrowser.subjects import label
from docbrowser.text import clean_line
from docbrowser.tui.shelf_lines import ShelfLine, Shown, TitleLine, remark
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.library import Library
    from docbrowser.shelves import RowShelf


@dataclass(frozen=True)
class SubjectPage:
    """The titles on a subject, which is called as in the first of the languages that have it."""

    library: Library
    subject: str
    languages: Sequence[str]

    def heading(self) -> str:
        """Return what the subject is called."""
        return clean_line(label(self.subject, self.languages))

    def gather(self, languages: Sequence[str]) -> SubjectShown:
        """Return the titles."""
        found = self.library.shelves.on_subject(self.subject, languages)
        return SubjectShown(self.heading(), found)


@dataclass(frozen=True)
class SubjectShown(Shown):
    """The titles on a subject, the best known first."""

    called: str
    found: RowShelf

    def sums(self) -> str:
        """Return how many titles there are, and how many of those shown were watched."""
        return drawing.row_sums(self.found)

    def nothing(self) -> str:
        """Return that there are none any more."""
        return _("No title here is on that subject any more.")

    def lines(self, width: int) -> list[ShelfLine]:
        """Return the titles."""
        entries = drawing.entries(self.found.rows, has_year=True)
        columns = rows.columns(entries, width)
        lines: list[ShelfLine] = [
            TitleLine(Target(row.id), row.id, entry, columns)
            for row, entry in zip(self.found.rows, entries, strict=True)
        ]
        query = f'subject:"{self.called}"'
        return [*lines, *remark(drawing.left_out_of(query, len(lines), self.found.total))]
