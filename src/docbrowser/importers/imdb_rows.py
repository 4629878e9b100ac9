r"""The tables of the IMDb data sets, told apart by their headers and streamed line by line.

Format: https://developer.imdb.com/non-commercial-datasets/: tab-separated, without quoting, UTF-8,
`\N` for nothing, plain or packed with gzip. Tables that others have cut out, sorted anew or saved
with commas are read as well.
"""

from __future__ import annotations

import codecs
import gzip
import zlib
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.i18n import _
from docbrowser.importers.items import RefusedError
from docbrowser.importers.reading import (
    MAX_LINE,
    Sample,
    delimiter_of,
    encoding_of,
    read_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTHING: Final = "\\N"
LAYOUTS: Final = {
    "title.basics": (
        "tconst titletype primarytitle originaltitle isadult startyear endyear runtimeminutes "
        "genres"
    ),
    "title.akas": "titleid ordering title region language types attributes isoriginaltitle",
    "title.episode": "tconst parenttconst seasonnumber episodenumber",
    "title.ratings": "tconst averagerating numvotes",
    "title.principals": "tconst ordering nconst category job characters",
    "title.crew": "tconst directors writers",
    "name.basics": "nconst primaryname birthyear deathyear primaryprofession knownfortitles",
}
"""The columns of each table, in their order and folded in case."""
_TELLING: Final = {
    "title.basics": {"tconst", "titletype", "primarytitle"},
    "title.akas": {"titleid", "title", "region"},
    "title.episode": {"tconst", "parenttconst"},
    "title.ratings": {"tconst", "averagerating"},
    "title.principals": {"tconst", "nconst", "category"},
    "title.crew": {"tconst", "directors", "writers"},
    "name.basics": {"nconst", "primaryname"},
}
_CHUNK: Final = 1 << 20
_SMALL: Final = 8 << 20
_MAX_RATIO: Final = 100  # tables of IMDb unpack to five times their size


class Table(NamedTuple):
    """One table: which it is, where it lies, and how its lines are to be read."""

    what: str
    path: Path
    columns: tuple[str, ...]
    delimiter: str
    encoding: str

    @property
    def width(self) -> int:
        """How many cells a line of it has, as `lines` yields them."""
        return LAYOUTS[self.what].count(" ") + 1

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line but the header with its number, in the documented order of columns.

        A line with too few or too many cells is passed on with a wrong number of them.

        Raises:
            RefusedError: the file cannot be read, or holds what no such table does.
        """
        layout = tuple(LAYOUTS[self.what].split())
        if self.delimiter == "\t":
            lines = islice(enumerate(_lines(self.path, self.encoding), start=1), 1, None)
            if self.columns == layout:
                return lines
            return self._arranged(((number, line.split("\t")) for number, line in lines), layout)
        return self._arranged(islice(read_table(self.path, self.delimiter), 1, None), layout)

    def _arranged(
        self, rows: Iterator[tuple[int, list[str]]], layout: tuple[str, ...]
    ) -> Iterator[tuple[int, str]]:
        places = [self.columns.index(name) if name in self.columns else -1 for name in layout]
        width = len(self.columns)
        for number, row in rows:
            if len(row) != width:
                yield number, row[0]
                continue
            row.append(NOTHING)
            yield (
                number,
                "\t".join([row[place].replace("\t", " ") or NOTHING for place in places]),
            )


def tables_in(columns: tuple[str, ...]) -> list[str]:
    """Return which tables have these columns: none, one, or several that were joined to one."""
    there = set(columns)
    found = [what for what, telling in _TELLING.items() if telling <= there]
    if "title.basics" in found:
        return [what for what in found if what in {"title.basics", "title.ratings"}]
    return found[:1]


def tables_of(path: Path) -> list[Table]:
    """Return the tables that a file holds; none where it is no IMDb table.

    Raises:
        RefusedError: it cannot be read.
    """
    sample = Sample(path)
    found = tables_in(sample.columns)
    if not found:
        return []
    delimiter = delimiter_of(sample.text.lstrip("\ufeff").partition("\n")[0])
    encoding = encoding_of(path)
    return [Table(what, path, sample.columns, delimiter, encoding) for what in found]


def _lines(path: Path, encoding: str) -> Iterator[str]:
    rest = ""
    for chunk in _chunks(path, encoding):
        text = rest + chunk
        if "\r" in text:
            text = text.replace("\r\n", "\n")
        lines = text.split("\n")
        rest = lines.pop()
        if len(rest) > MAX_LINE:
            raise RefusedError(_("a line is longer than {most} MB").format(most=MAX_LINE >> 20))
        yield from lines
    if rest:
        yield rest


def _chunks(path: Path, encoding: str) -> Iterator[str]:
    """Decode piece by piece: for tables of a hundred million lines, reading each is too slow."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            file = gzip.GzipFile(fileobj=raw) if packed else raw
            seen = 0
            while piece := file.read(_CHUNK):
                seen += len(piece)
                if packed and seen > max(_SMALL, _MAX_RATIO * raw.tell()):
                    raise RefusedError(_("it unpacks to far more than such a file holds"))
                yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)
    except OSError as error:
        raise RefusedError(
            _("it cannot be read ({reason})").format(reason=error.strerror or error)
        ) from error
    except (EOFError, zlib.error) as error:
        raise RefusedError(_("its packed form is damaged")) from error
    except UnicodeError as error:
        raise RefusedError(_("it is no text in one encoding")) from error
