"""A person, drawn: job by job the titles, as lines."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from rich.text import Text

from docbrowser.i18n import N_, _, counted, number
from docbrowser.model import parse_episode_key
from docbrowser.render import rows, styles, vocabulary
from docbrowser.shelves import MOST
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.overviews.people import Job, Part, Person
    from docbrowser.render.rows import Entry

NOBODY: Final = N_("No title here has a person of that name.")
SEVERAL: Final = N_("Several people are called so: name one of them in full.")
MORE_PEOPLE: Final = N_("Only the best known titles were looked at; there may be more people.")
"""To be translated where they are read."""
_FEW: Final = 3


def job_name(job: Job) -> str:
    """Return what somebody did: `director`."""
    # TR: heading of the titles of a person of whom no source says what they did there
    return clean_line(vocabulary.job(job.job)) if job.job else _("without a job")


def sums(person: Person) -> str:
    """Return `12 titles · 3 watched`."""
    titles = counted("{n} title", "{n} titles", len(person.rows))
    watched = counted("{n} watched", "{n} watched", person.watched)
    return f"{titles} · {watched}"


def cut_short(person: Person) -> str:
    """Return the sentence that says that there is more, "" where there is not."""
    if person.is_complete:
        return ""
    said = _("Only the {n} best known titles were looked at; there are more.")
    return said.format(n=number(MOST))


def entry_of(part: Part) -> Entry:
    """Return the line of a title: whom somebody plays there, or in which episodes they are."""
    told = [", ".join(map(clean_line, part.characters)), _episodes(part.episodes)]
    return rows.entry(part.row, " · ".join(filter(None, told)))


def _episodes(keys: Sequence[str]) -> str:
    if not keys:
        return ""
    if len(keys) > _FEW:
        return counted("{n} episode", "{n} episodes", len(keys))
    numbers = ("{}.{}".format(*parse_episode_key(key)) for key in keys)
    # TR: in which episodes of a series somebody is: "in 1.2, 1.4"
    return _("in {numbers}").format(numbers=", ".join(numbers))


def person_lines(person: Person, width: int) -> Iterator[Text]:
    """Return a person for the command line."""
    yield Text.assemble((person.name, styles.NAME), (f"  {sums(person)}", styles.DIM))
    entries = [[(entry_of(part), part.row.id) for part in job.parts] for job in person.jobs]
    lines = rows.row_lines(list(chain.from_iterable(entries)), width)
    for job, several in zip(person.jobs, entries, strict=True):
        yield Text()
        yield Text.assemble((job_name(job).upper(), styles.HEADING))
        for _one in several:
            yield next(lines)
    if more := cut_short(person):
        yield Text.assemble((more, styles.WARN))


def namesake_lines(people: Sequence[Person]) -> Iterator[Text]:
    """Return a line for each of several people: name, titles, and what they did."""
    for person in people:
        jobs = ", ".join(job_name(job) for job in person.jobs)
        yield Text.assemble((person.name, styles.TEXT), (f"  {sums(person)} · {jobs}", styles.DIM))
