"""The formats that are one text; NFO files, of which each title has its own, are in `nfo.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.exporters import csv_export, json_export, letterboxd, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docbrowser.exporters.collection import Collection

FORMATS: Final[Mapping[str, Callable[[Collection], Iterator[str]]]] = {
    module.NAME: module.pieces for module in (json_export, csv_export, markdown, letterboxd)
}
"""What makes the text of a format, piece by piece."""
