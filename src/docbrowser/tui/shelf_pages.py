"""What the screen of a person is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docbrowser.i18n import _
from docbrowser.overviews.people import person_of
from docbrowser.render import people as person_drawing
from docbrowser.render import rows
from docbrowser.text import clean_line
from docbrowser.tui.shelf_lines import ShelfLine, Shown, TitleLine, parted, remark
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.library import Library
    from docbrowser.overviews.people import Part, Person


@dataclass(frozen=True)
class PersonPage:
    """All that somebody made and was in; `also` is the id of a title in which they are."""

    library: Library
    name: str
    also: str

    def heading(self) -> str:
        """Return the name."""
        return clean_line(self.name)

    def gather(self, languages: Sequence[str]) -> PersonShown:
        """Return the person."""
        return PersonShown(person_of(self.library, self.name, languages, self.also))


@dataclass(frozen=True)
class PersonShown(Shown):
    """A person, job by job."""

    person: Person | None

    def heading(self) -> str:
        """Return the fullest of the names."""
        return self.person.name if self.person else ""

    def sums(self) -> str:
        """Return how many titles there are, and how many were watched."""
        return person_drawing.sums(self.person) if self.person else ""

    def nothing(self) -> str:
        """Return that there is nobody of that name any more."""
        return _(person_drawing.NOBODY)

    def lines(self, width: int) -> list[ShelfLine]:
        """Return the titles under what the person did there."""
        if self.person is None:
            return []
        entries = {
            (job.job, part.row.id): person_drawing.entry_of(part)
            for job in self.person.jobs
            for part in job.parts
        }
        columns = rows.columns(entries.values(), width)
        lines: list[ShelfLine] = []
        for job in self.person.jobs:
            lines += parted(lines, person_drawing.job_name(job).upper())
            lines += [
                TitleLine(_target(part), place, entries[place], columns)
                for part in job.parts
                for place in [(job.job, part.row.id)]
            ]
        return [*lines, *remark(person_drawing.cut_short(self.person))]


def _target(part: Part) -> Target:
    """Return where a part is: a title, or the one episode of it."""
    return Target(part.row.id, part.episodes[0] if len(part.episodes) == 1 else None)
