"""docbrowser's own files: its JSON export, a whole catalogue, a device's file of the watchlist.

The export is laid out as `exporters/json_export.py` tells, the others are TinyDB files with a table
`titles` or `actions` (https://tinydb.readthedocs.io/). Titles and actions are taken in as they
are, cleaned and checked. What docbrowser itself has laid out is read line by line, however long it
is; what another program has laid out anew is read at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from docbrowser.actions import Action
from docbrowser.errors import StoreError
from docbrowser.exporters.json_export import VERSION
from docbrowser.i18n import _
from docbrowser.importers.encodings import decoded
from docbrowser.importers.items import NO_WISHES, RefusedError, Rejected, Wishes
from docbrowser.importers.reading import MAX_LINE, Sample, read_bytes, read_json
from docbrowser.model import Document
from docbrowser.store.decoding import reason
from docbrowser.store.device_file import action_of
from docbrowser.store.documents import document_in
from docbrowser.store.journal import settle
from docbrowser.store.places import decode_document
from docbrowser.store.tables import NoJsonError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    Found: TypeAlias = Document | Action | Rejected

NAME: Final = "docbrowser"
SMALL: Final = 4 << 20
"""Bytes of the largest file that is read at once whatever stands in it."""
LARGEST: Final = 32 << 20
"""Bytes of the largest one that is read at once."""
MOST_REJECTED: Final = 10_000
_MOST_BLANK: Final = 1_000_000
_SECTIONS: Final = ("actions", "titles")
_EXPORT = re.compile(r'\s*\{\s*"docbrowser"\s*:\s*\{\s*"version"\s*:')
_TABLE = re.compile(
    r'\s*\{\s*"(?:titles|actions)"\s*:\s*\{\s*'
    r'(?:\}|"\d{1,18}"\s*:\s*\{\s*"(?:id|records|step|action)"\s*:)'
)
# The lines in which docbrowser writes its files. The first is the first, or the one after the head.
_HEAD: Final = re.compile(rb'\{"docbrowser": \{"version": (\d+)\},')
_EXPORTED: Final = re.compile(rb'"exported": "[^"]*",')
_OPENS: Final = re.compile(rb'\{?"([^"\\]+)": [\[{]([\]}]{,2},?)')
_CLOSES: Final = re.compile(rb"[\]}]{1,2},?")
_NUMBER: Final = re.compile(rb'"\d{1,18}": (?=\{)')
_BOM: Final = b"\xef\xbb\xbf"


class _About(Struct):
    version: int


class _Whole(Struct):
    """An export, or the tables of a TinyDB file."""

    docbrowser: _About | None = None
    actions: list[Action] | dict[str, Action] = []
    titles: list[Document] | dict[str, Document] = []


def recognises(sample: Sample) -> bool:
    """Return whether a file is one that docbrowser itself wrote."""
    text = sample.text.removeprefix("\ufeff")
    return bool(_EXPORT.match(text) or _TABLE.match(text))


def read(path: Path, _wishes: Wishes = NO_WISHES) -> Iterator[Found]:
    """Return the titles and actions that a file of docbrowser's own holds.

    Raises:
        RefusedError: it is none, or cannot be read.
    """
    head = Sample(path).head
    by_lines = _is_by_lines(head) and not _is_packed(path)
    rejected = 0
    for item in _of_lines(path) if by_lines else _of_whole(path):
        rejected += isinstance(item, Rejected)
        if rejected > MOST_REJECTED:
            raise RefusedError(
                _("more than {most} things in it do not fit").format(most=MOST_REJECTED)
            )
        yield item


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


# What docbrowser has laid out


def _is_by_lines(head: bytes) -> bool:
    """Return whether a file is laid out as docbrowser does that, one title or action a line."""
    lines = [line.strip() for line in head.removeprefix(_BOM).splitlines()[:3]]
    if lines and (export := _HEAD.fullmatch(lines[0])):
        if export[1] != b"%d" % VERSION:
            return False
        lines = [line for line in lines[1:] if not _EXPORTED.fullmatch(line)]
    return bool(lines and _OPENS.fullmatch(lines[0]))


def _of_lines(path: Path) -> Iterator[Found]:
    section, ended = "", False
    for number, line in _lines(path):
        if opened := _OPENS.fullmatch(line):
            section = "" if opened[2] else opened[1].decode("utf-8", "replace")
            ended = opened[2].endswith(b"}")
            if section and section not in _SECTIONS:
                yield Rejected(
                    reason=_("“{section}” is nothing of docbrowser's").format(section=section),
                    line=number,
                )
        elif _CLOSES.fullmatch(line):
            section, ended = "", line.endswith(b"}")
        elif section in _SECTIONS:
            raw = _NUMBER.sub(b"", line, count=1).removesuffix(b",")
            yield from _one(section, raw, number, section[:-1])
        elif not section and not _HEAD.fullmatch(line) and not _EXPORTED.fullmatch(line):
            yield Rejected(reason=_("the line is nothing of docbrowser's"), line=number)
    if not ended:
        yield Rejected(reason=_("the file ends before it should; what came before was read"))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Return the lines that hold anything, by their numbers."""
    try:
        settle(path)  # a catalogue may be in the middle of a change
        with path.open("rb") as file:
            number = blank = 0
            while line := file.readline(MAX_LINE):
                number += 1
                if len(line) == MAX_LINE:
                    raise RefusedError(
                        _("a line is longer than {most} MB").format(most=MAX_LINE >> 20),
                        line=number,
                    )
                if stripped := line.removeprefix(_BOM).strip():
                    yield number, stripped
                else:
                    blank += 1
                    if blank > _MOST_BLANK:
                        raise RefusedError(_("it consists of empty lines"), line=number)
    except StoreError as error:
        raise RefusedError(str(error).removesuffix(".")) from error
    except OSError as error:
        raise RefusedError(
            _("it cannot be read ({reason})").format(reason=error.strerror or error)
        ) from error


# What another program has laid out


def _of_whole(path: Path) -> Iterator[Found]:
    whole = _whole(path)
    if not isinstance(whole, dict):
        raise RefusedError(_("it is no file of docbrowser's"))
    if whole.get("docbrowser") is not None:
        about = whole["docbrowser"]
        version = about.get("version") if isinstance(about, dict) else None
        if type(version) is not int or version < 1:
            raise RefusedError(_("it does not say which version of an export it is"))
        if version > VERSION:
            raise RefusedError(
                _("a newer docbrowser wrote it (version {version}); update this one").format(
                    version=version
                )
            )
    for section in _SECTIONS:
        for place, value in _places(section, whole.get(section, [])):
            yield from _one(section, msgspec.json.encode(value), None, _called(section, place))


def _whole(path: Path) -> Any:
    """Return what a file holds; of a large one only what fits the model to the last value.

    Loose JSON may take fifty times the memory of its text.
    """
    raw = read_bytes(path, LARGEST)
    if len(raw) <= SMALL:
        return read_json(path)
    try:
        whole = msgspec.json.decode(decoded(raw).removeprefix("\ufeff").encode(), type=_Whole)
    except msgspec.ValidationError as error:
        raise RefusedError(
            _("{error}; take it out, then all else can be read").format(error=reason(error))
        ) from error
    except (ValueError, msgspec.DecodeError) as error:
        raise RefusedError(_("it is no valid JSON ({error})").format(error=error)) from error
    except RecursionError:
        raise RefusedError(_("its JSON is nested too deep")) from None
    about = whole.docbrowser and {"version": whole.docbrowser.version}
    return {"docbrowser": about, "actions": whole.actions, "titles": whole.titles}


def _called(section: str, place: object) -> str:
    # TR: the how-manieth title or action of a file
    told = _("title {number}") if section == "titles" else _("action {number}")
    return told.format(number=place)


def _places(section: str, values: Any) -> Iterable[tuple[object, Any]]:
    if isinstance(values, list):
        return enumerate(values, start=1)
    if isinstance(values, dict):  # the documents of a table, by number
        return values.items()
    raise RefusedError(_("its {section} are no list").format(section=section))


# One title or action


def _one(section: str, raw: bytes, line: int | None, place: str) -> Iterator[Found]:
    """Return what the JSON object `raw` is, and what of it does not fit."""
    said: list[str] = []
    found: Document | Action | None = None
    try:
        if not raw.startswith(b"{"):
            said = [_("it is no JSON object")]
        elif section == "titles":
            found = _document(raw, said)
        else:
            found = action_of(decode_document(raw))
    except msgspec.ValidationError as error:
        said = [reason(error)]
    except NoJsonError:
        said = [_("it is no valid JSON")]
    except ValueError as error:
        said = [str(error)]
    if found is not None:
        yield found
    for sentence in said:
        yield Rejected(reason=f"{place}: {sentence}", line=line)


def _document(raw: bytes, said: list[str]) -> Document | None:
    def reject(message: str, /, **places: str) -> None:
        said.append(_(message).format(document="", **places).strip().removesuffix("."))

    found = document_in(raw, reject)
    if found is None and not said:
        said.append(_("it has no records"))
    return found
