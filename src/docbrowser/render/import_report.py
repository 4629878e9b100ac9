"""What came of an import, line by line. Pure.

A line is cut where there is no room; `whole` is all of what it says, for whoever asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from docbrowser.render import styles, words
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Rejected
    from docbrowser.importers.report import Likely, Report, Tally

Pieces: TypeAlias = "Sequence[tuple[str, str]]"
"""Texts and the names of their styles."""
_NUMBER: Final = 7
_FORMAT: Final = 15
_QUOTED: Final = 160
_NARROW: Final = 60
_MANY: Final = 1_000
"""Titles that are listed one by one."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of the report; the cursor stops where it has something `whole` to tell."""

    told: Pieces = ()
    brief: Pieces = ()
    """What stands there instead where it is narrow."""
    whole: str = ""
    title: str | None = None
    """The title that it is about, where it is one."""

    @property
    def is_choice(self) -> bool:
        """Whether the cursor stops here."""
        return bool(self.whole)

    def pieces(self, width: int, *, selected: bool) -> Pieces:  # noqa: ARG002 - cut by the list
        """Return what stands in the line."""
        return self.brief if self.brief and width < _NARROW else self.told


def report_lines(
    report: Report, *, root: Path | None = None, dry_run: bool = False, notes: Iterable[str] = ()
) -> list[ReportLine]:
    """Return the report; of files below `root` the way from there is named."""
    blocks = (
        _sums(report, dry_run=dry_run),
        [_remark(note) for note in notes],
        _formats(report.formats),
        _texts(report.texts),
        _doubles(report),
        _rejected(report.rejected, root),
        _titles(report),
    )
    lines: list[ReportLine] = []
    for block in blocks:
        found = list(block)
        lines += [*([ReportLine()] if lines and found else []), *found]
    return lines


def can_accept(report: Report) -> bool:
    """Return whether there is anything likely that the user may agree to."""
    return any(one.title_id for one in report.texts) or any(
        one.candidates for one in report.rejected
    )


def sentence(one: Rejected, root: Path | None = None) -> str:
    """Return why something was rejected, with its place and what it may be."""
    line = f", line {one.line}" if one.line else ""
    place = f"{_place(one.path, root)}{line}: " if one.path else ""
    return clean_line(f"{place}{_reason(one)}.")


def _reason(one: Rejected) -> str:
    named = [title_id for title_id in one.candidates if title_id not in one.reason]
    return one.reason + (f"; it may be {' or '.join(named)}" if named else "")


def _sums(report: Report, *, dry_run: bool) -> Iterator[ReportLine]:
    counts = (
        (report.added, "to be added" if dry_run else "added"),
        (report.updated, "to be updated" if dry_run else "updated"),
        (report.unchanged, "there already, unchanged"),
        (len(report.rejected), "rejected"),
    )
    for number, what in counts:
        strong = number and what != "rejected"
        style = styles.WARN if number and what == "rejected" else styles.NAME
        yield ReportLine(
            (
                (f"{_count(number):>{_NUMBER}}", style if number else styles.DIM),
                (f"  {what}", styles.TEXT if strong else styles.DIM),
            )
        )


def _formats(formats: dict[str, Tally]) -> Iterator[ReportLine]:
    if formats:
        yield _heading("formats")
    for name, tally in sorted(formats.items()):
        label = (f"  {clean_line(name):<{_FORMAT}} ", styles.TEXT)
        files, read = words.plural(tally.files, "file"), f"{_count(tally.read)} read"
        rejected = f"{_count(tally.rejected)} rejected" if tally.rejected else ""
        last = (f"  {rejected:>14}", styles.WARN)
        yield ReportLine(
            (label, (f"{files:>10}  {read:>12}", styles.DIM), last),
            (label, (f"{read:>11}", styles.DIM), last),
        )


def _texts(texts: Sequence[Likely]) -> Iterator[ReportLine]:
    if texts:
        accepted = sum(one.accepted for one in texts)
        yield _heading("texts", f"{accepted} of {len(texts)} go to a title")
    for one in texts:
        text = clean_line(one.text, limit=_QUOTED)
        about = one.title_id or "no title"
        mark = "✓" if one.accepted else " "
        yield ReportLine(
            (
                (f"  {mark} ", styles.SEEN),
                (f"{one.score:.2f}  ", styles.DIM),
                (clean_line(about), styles.TEXT if one.title_id else styles.DIM),
                (f"  {one.lang}  {text}", styles.DIM),
            ),
            whole=clean_line(f"{about} ({one.score:.2f}: {one.reason})  {one.lang}: {text}"),
            title=one.title_id,
        )


def _doubles(report: Report) -> Iterator[ReportLine]:
    if report.doubles:
        yield _heading("likely doubles", "docbrowser merge joins two")
    for one in report.doubles:
        others = " or ".join(one.of)
        yield ReportLine(
            (
                ("  " + clean_line(one.title_id), styles.TEXT),
                (f"  may be {clean_line(others)}", styles.DIM),
            ),
            whole=clean_line(
                f"{one.title_id} may be {others}. docbrowser merge {one.title_id} {one.of[0]}"
                " makes one title of both."
            ),
            title=one.title_id,
        )


def _rejected(rejected: Sequence[Rejected], root: Path | None) -> Iterator[ReportLine]:
    by_file: dict[Path | None, list[Rejected]] = {}
    for one in rejected:
        by_file.setdefault(one.path, []).append(one)
    if rejected:
        yield _heading("rejected", "" if len(by_file) == 1 else f"in {len(by_file):,} files")
    for path, those in by_file.items():
        yield ReportLine((("  " + clean_line(_place(path, root)), styles.TEXT),))
        for one in sorted(those, key=lambda one: one.line or 0):
            line = f"line {one.line}" if one.line else ""
            yield ReportLine(
                (
                    (f"    {line:<{_NUMBER + 4}} " if line else "    ", styles.DIM),
                    (clean_line(_reason(one)), styles.DIM),
                ),
                whole=sentence(one, root),
                title=one.candidates[0] if one.candidates else None,
            )


def _titles(report: Report) -> Iterator[ReportLine]:
    titles = list(report.titles)
    if titles:
        yield _heading("titles", _count(len(titles)))
    for title_id in titles[:_MANY]:
        yield ReportLine(
            (("  " + clean_line(title_id), styles.TEXT),), whole=title_id, title=title_id
        )
    if len(titles) > _MANY:
        yield _remark(f"and {_count(len(titles) - _MANY)} more")


def _heading(name: str, remark: str = "") -> ReportLine:
    return ReportLine(((name.upper(), styles.HEADING), (f"   {remark}", styles.DIM)))


def _remark(text: str) -> ReportLine:
    return ReportLine((("  " + clean_line(text), styles.DIM),))


def _place(path: Path | None, root: Path | None) -> str:
    if path is None:
        return "in general"
    if root is not None and path != root and path.is_relative_to(root):
        return str(path.relative_to(root))
    return path.name if path == root else str(path)


def _count(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
