"""What the titles of a report are called, so that whoever reads it need not look them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser.listing import summary
from docbrowser.merge import merge
from docbrowser.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docbrowser.holdings import Holdings
    from docbrowser.importers.report import Report
    from docbrowser.titles import Title

MOST: Final = 1_000
"""Titles that a report tells of: as many as are listed one by one."""


def tell_of(report: Report, holdings: Holdings, ids: Iterable[str]) -> None:
    """Have a report tell of the titles of those ids that there are."""
    for title_id in ids:
        if len(report.told) >= MOST:
            return
        if title_id not in report.told and (known := holdings.summary(title_id)) is not None:
            report.told[title_id] = known


def tell_of_new(report: Report, raw: bytes) -> None:
    """Have a report tell of a title that was in no catalogue before; `raw` is its document."""
    if len(report.told) < MOST:
        document = msgspec.json.decode(raw, type=Document)
        tell_of_title(report, merge(document.id, document.records))


def tell_of_title(report: Report, title: Title) -> None:
    """Have a report tell of a title that is at hand."""
    if len(report.told) < MOST:
        report.told[title.id] = summary(title)
