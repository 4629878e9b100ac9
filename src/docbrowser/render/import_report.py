"""What came of an import, line by line. Pure.

A line is cut where there is no room; `whole` is all of what it says, for whoever asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from docbrowser.i18n import _, counted, ngettext, number
from docbrowser.render import styles, words
from docbrowser.render.import_sums import caller, format_name, held, sums
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Rejected
    from docbrowser.importers.report import Likely, Report, Tally
    from docbrowser.render.import_sums import Called, Sum

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
    report: Report,
    *,
    languages: Sequence[str] = (),
    root: Path | None = None,
    dry_run: bool = False,
    notes: Iterable[str] = (),
) -> list[ReportLine]:
    """Return the report; of files below `root` the way from there is named.

    Titles go by their names in the first of `languages` that they have one in.
    """
    called = caller(report, languages)
    blocks = (
        [_sum(one) for one in sums(report, dry_run=dry_run)],
        [_note(note) for note in notes],
        _formats(report.formats),
        _texts(report.texts, called),
        _doubles(report, called),
        _rejected(report.rejected, root, called),
        _titles(report, called),
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


def sentence(one: Rejected, root: Path | None = None, called: Called = str) -> str:
    """Return why something was rejected, with its place and what it may be.

    Titles go by their ids, unless something says how they are `called`.
    """
    reason = _reason(one, called)
    if not one.path:
        return clean_line(f"{reason}.")
    place = _place(one.path, root)
    if not one.line:
        return clean_line(f"{place}: {reason}.")
    # TR: what is wrong with a line of a file
    told = _("{file}, line {line}: {reason}.")
    return clean_line(told.format(file=place, line=one.line, reason=reason))


def _reason(one: Rejected, called: Called) -> str:
    named = [title_id for title_id in one.candidates if title_id not in one.reason]
    if not named:
        return one.reason
    # TR: {reason} is why something was not taken in, {titles} are ids or names of titles
    form = _("{reason}; it may be {titles}")
    return form.format(reason=one.reason, titles=_either([*map(called, named)]))


def _either(titles: Sequence[str]) -> str:
    # TR: between two ids of titles, of which it is one: it may be "moon or moon-1969"
    return f" {_('or')} ".join(titles)


def _sum(one: Sum) -> ReportLine:
    style = styles.WARN if one.is_bad else styles.NAME
    told = (
        (f"{number(one.number):>{_NUMBER}}", style if one.number else styles.DIM),
        (f"  {one.what}", styles.TEXT if one.number and not one.is_bad else styles.DIM),
    )
    remark = (f"   {one.remark}" if one.remark else "", styles.DIM)
    return ReportLine((*told, remark), brief=told)


def _formats(formats: dict[str, Tally]) -> Iterator[ReportLine]:
    if formats:
        yield _heading(_("Formats"))
    tallies = [tally for _name, tally in sorted(formats.items())]
    told_of = [held(tally) for tally in tallies]
    files = [counted("{n} file", "{n} files", tally.files) for tally in tallies]
    of_files, of_held = _widest(files), _widest(told_of)
    for name, tally, told, number_of_files in zip(
        sorted(formats), tallies, told_of, files, strict=True
    ):
        called = format_name(name)
        label = (f"  {called:<{_FORMAT}} ", styles.TEXT)
        refused = counted("{n} rejected", "{n} rejected", tally.rejected) if tally.rejected else ""
        last = (f"   {refused}", styles.WARN)
        yield ReportLine(
            (label, (f"{number_of_files:>{of_files}}   {told:>{of_held}}", styles.DIM), last),
            (label, (f"{told:>{of_held}}", styles.DIM), last),
        )


def _widest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)


def _texts(texts: Sequence[Likely], called: Called) -> Iterator[ReportLine]:
    if texts:
        accepted = sum(one.accepted for one in texts)
        going = ngettext(
            "{accepted} of {n} goes to a title", "{accepted} of {n} go to a title", len(texts)
        )
        yield _heading(_("Texts"), going.format(accepted=accepted, n=len(texts)))
    for one in texts:
        text = clean_line(one.text, limit=_QUOTED)
        about = called(one.title_id) if one.title_id else _("no title")
        mark = "✓" if one.accepted else " "
        score = words.decimal(one.score, 2)
        yield ReportLine(
            (
                (f"  {mark} ", styles.SEEN),
                (f"{score}  ", styles.DIM),
                (about, styles.TEXT if one.title_id else styles.DIM),
                (f"  {one.lang}  {text}", styles.DIM),
            ),
            whole=clean_line(f"{about} ({score}: {one.reason})  {one.lang}: {text}"),
            title=one.title_id,
        )


def _doubles(report: Report, called: Called) -> Iterator[ReportLine]:
    if report.doubles:
        yield _heading(_("Likely doubles"), _("docbrowser merge joins two"))
    for one in report.doubles:
        name, others = called(one.title_id), _either([*map(called, one.of)])
        # TR: {id} and {other} are the ids of the two, for the command
        told = _("{title} may be {others}. docbrowser merge {id} {other} makes one title of both.")
        said = told.format(title=name, others=others, id=one.title_id, other=one.of[0])
        yield ReportLine(
            (
                ("  " + name, styles.TEXT),
                ("  " + _("may be {others}").format(others=others), styles.DIM),
            ),
            whole=clean_line(said),
            title=one.title_id,
        )


def _rejected(
    rejected: Sequence[Rejected], root: Path | None, called: Called
) -> Iterator[ReportLine]:
    by_file: dict[Path | None, list[Rejected]] = {}
    for one in rejected:
        by_file.setdefault(one.path, []).append(one)
    if rejected:
        files = counted("in {n} file", "in {n} files", len(by_file))
        # TR: heading of what could not be taken in
        yield _heading(_("Rejected"), "" if len(by_file) == 1 else files)
    for path, those in by_file.items():
        yield ReportLine((("  " + clean_line(_place(path, root)), styles.TEXT),))
        for one in sorted(those, key=lambda one: one.line or 0):
            line = _("line {line}").format(line=one.line) if one.line else ""
            yield ReportLine(
                (
                    (f"    {line:<{_NUMBER + 4}} " if line else "    ", styles.DIM),
                    (clean_line(_reason(one, called)), styles.DIM),
                ),
                whole=sentence(one, root, called),
                title=one.candidates[0] if one.candidates else None,
            )


def _titles(report: Report, called: Called) -> Iterator[ReportLine]:
    titles = list(report.titles)
    if titles:
        # TR: how titles are marked that are in no catalogue yet
        plus = _("+ is new") if report.new else ""
        yield _heading(_("Titles"), " · ".join(filter(None, (number(len(titles)), plus))))
    for title_id in titles[:_MANY]:
        name, known = called(title_id), clean_line(title_id)
        whole = known if name == known else f"{name} · {known}"
        sign = "+ " if title_id in report.new else "  "
        told = ((sign, styles.ACCENT), (name, styles.TEXT))
        yield ReportLine(told, whole=whole, title=title_id)
    if len(titles) > _MANY:
        yield _remark(counted("and {n} more", "and {n} more", len(titles) - _MANY))


def _heading(name: str, remark: str = "") -> ReportLine:
    return ReportLine(((name.upper(), styles.HEADING), (f"   {remark}", styles.DIM)))


def _remark(text: str) -> ReportLine:
    return ReportLine((("  " + clean_line(text), styles.DIM),))


def _note(text: str) -> ReportLine:
    said = clean_line(text)
    return ReportLine((("  " + said, styles.DIM),), whole=said)


def _place(path: Path | None, root: Path | None) -> str:
    if path is None:
        # TR: in place of a file: what is wrong with all of them
        return _("in general")
    if root is not None and path != root and path.is_relative_to(root):
        return str(path.relative_to(root))
    return path.name if path == root else str(path)
