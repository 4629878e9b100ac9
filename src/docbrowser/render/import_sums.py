"""What an import comes to, in numbers, and how the titles are called that it is about. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from docbrowser.i18n import N_, _, counted, ngettext, number, pgettext
from docbrowser.listing import display_name
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docbrowser.importers.report import Report, Tally

Called: TypeAlias = "Callable[[str], str]"
"""Tells how the title of an id is called."""
_NO_FORMATS: Final[Mapping[str, str]] = {
    # TR: in a list of formats: files of which it is not known what they are. Short: 15 columns.
    "unknown": N_("not recognised"),
    # TR: in a list of formats
    "videos": N_("videos"),
}


class Sum(NamedTuple):
    """A number, what it is a number of, and a remark on that."""

    number: int
    what: str
    remark: str = ""
    is_bad: bool = False


def sums(report: Report, *, dry_run: bool) -> Iterator[Sum]:
    """Return what became of what was read, or would: titles first, and then marks, if there are."""
    marks, anew = report.marks_added, report.marks_updated
    added, updated = report.added - marks, report.updated - anew
    unchanged, rejected = report.unchanged, len(report.rejected)
    # TR: what an import comes to, each behind a number that stands by itself
    if dry_run:
        yield Sum(added, ngettext("title to be added", "titles to be added", added))
        yield Sum(updated, ngettext("title to be updated", "titles to be updated", updated))
        marked = ngettext("mark to be added", "marks to be added", marks)
        marked_anew = ngettext("mark to be updated", "marks to be updated", anew)
    else:
        yield Sum(added, ngettext("title added", "titles added", added))
        yield Sum(updated, ngettext("title updated", "titles updated", updated))
        marked = ngettext("mark added", "marks added", marks)
        marked_anew = ngettext("mark updated", "marks updated", anew)
    if marks:
        yield Sum(marks, marked, _("viewings, ratings, notes, tags"))
    if anew:
        yield Sum(anew, marked_anew)
    there = ngettext("already there, unchanged", "already there, unchanged", unchanged)
    yield Sum(unchanged, there)
    yield Sum(rejected, ngettext("rejected", "rejected", rejected), is_bad=True)


def in_a_line(report: Report, *, dry_run: bool, between: str = " · ") -> str:
    """Return `2 titles added · 1 rejected`; what is none of it is left out."""
    parts = [f"{number(one.number)} {one.what}" for one in sums(report, dry_run=dry_run)]
    counts = [one.number for one in sums(report, dry_run=dry_run)]
    said = [part for part, count in zip(parts, counts, strict=True) if count]
    return between.join(said or parts[:1])


def how_far(files: int, read: int, path: Path) -> str:
    """Return how much has been read while an import is under way, and of which file."""
    of_files = counted("{n} file", "{n} files", files)
    # TR: how many titles, marks and texts have been read so far
    of_read = counted("{n} entry read", "{n} entries read", read)
    return f"{of_files} · {of_read} · {clean_line(path.name)}"


def of_format(name: str, tally: Tally) -> str:
    """Return `videos: 2 files · 2 titles · 1 rejected`."""
    refused = counted("{n} rejected", "{n} rejected", tally.rejected) if tally.rejected else ""
    files = counted("{n} file", "{n} files", tally.files)
    what = held(tally) if tally.read or not refused else ""
    told = " · ".join(filter(None, (files, what, refused)))
    # TR: of a format, how many files there were, and what they hold: "videos: 2 files · 2 titles"
    return _("{name}: {told}").format(name=format_name(name), told=told)


def caller(report: Report, languages: Sequence[str]) -> Called:
    """Return what tells how a title of the report is called: `Roving Mars (2006)`, or its id."""

    def called(title_id: str) -> str:
        told = report.told.get(title_id)
        if told is None:
            return clean_line(title_id)
        name = clean_line(display_name(told, languages))
        # TR: a title and the year in which it came out
        return _("{name} ({year})").format(name=name, year=told.year) if told.year else name

    return called


def format_name(name: str) -> str:
    """Return how a format is called, or what is none."""
    return clean_line(_(_NO_FORMATS.get(name, "")) or name)


def held(tally: Tally) -> str:
    """Return what files of one format hold: `3 titles · 6 marks`."""
    parts = (
        counted("{n} title", "{n} titles", tally.titles) if tally.titles else "",
        counted("{n} mark", "{n} marks", tally.marks) if tally.marks else "",
        counted("{n} text", "{n} texts", tally.texts) if tally.texts else "",
    )
    # TR: in place of how many titles and marks a file holds
    return " · ".join(filter(None, parts)) or pgettext("in a file", "nothing")
