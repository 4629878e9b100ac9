"""Lists of titles as CSV: those of streaming services, and any others whose columns are known.

Formats: the lists of Netflix, Disney+, Hulu and Amazon that go round (show_id, type, title,
director, cast, country, date_added, release_year, rating, duration, listed_in, description), as at
https://www.kaggle.com/datasets/shivamb/netflix-shows; and tables whose header has words such as
title, Titel, название, titre or título, and at least one column more that is known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser.i18n import _
from docbrowser.importers import title_cells as cells
from docbrowser.importers.items import NO_WISHES, RefusedError, Rejected, Wishes
from docbrowser.importers.languages import UNDETERMINED, language_of_all
from docbrowser.importers.parsing import part_name
from docbrowser.importers.reading import read_table
from docbrowser.importers.title_columns import columns_of, is_title_list, shown
from docbrowser.importers.title_people import people_in
from docbrowser.importers.title_rare import taken
from docbrowser.model import Offer, Rating, Record
from docbrowser.text import clean, clean_line, fold, is_clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.reading import Sample
    from docbrowser.model import Credit

NAME: Final = "csv"
_SAMPLE: Final = 200
_LONG: Final = 5_000
_LONG_CELL: Final = 20_000
_LONG_NAME: Final = 1_000
_SHOWN: Final = 40
_SERVICES: Final = {
    "netflix": ("netflix", "Netflix"),
    "disney": ("disney-plus", "Disney+"),
    "hulu": ("hulu", "Hulu"),
    "amazon": ("amazon", "Prime Video"),
    "primevideo": ("amazon", "Prime Video"),
}
_USUAL: Final = (
    "title", "year", "kind", "director", "cast", "country", "added", "duration", "rating",
    "genres", "description", "id",
)  # fmt: skip


def recognises(sample: Sample) -> bool:
    """Return whether the header has a column of titles and one more that is known."""
    return (
        not sample.is_json
        and not sample.text.lstrip("\ufeff \t\r\n").startswith("<")
        and is_title_list(sample.columns)
    )


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Record | Rejected]:
    """Yield a record for each row; its source is the service in the file's name, or its stem.

    `wishes.columns` overrides the guess, which `wishes.say` is told.

    Raises:
        RefusedError: no column holds titles, or the table cannot be read.
    """
    rows = read_table(path)
    _line, header = next(rows, (1, []))
    if not header:
        raise RefusedError(_("it is empty"))
    header = [clean_line(column) for column in header]
    found = columns_of(header, wishes.columns)
    wishes.say(shown(header, found))
    first = list(islice(rows, _SAMPLE))
    titles = _Titles(path, header, found, [row for _, row in first])
    for line, row in chain(first, rows):
        record = titles.record(line, row)
        if titles.problems:
            yield from titles.problems
            titles.problems = []
        if record is not None:
            yield record


class _Titles:
    """Makes records of rows. They are built in the model's own types: lists are long."""

    def __init__(
        self, path: Path, header: Sequence[str], found: dict[str, int], sample: list[list[str]]
    ) -> None:
        self.problems: list[Rejected] = []
        self._header, self._found = header, found
        self._width = len(header)
        self._usual = itemgetter(*(found.get(field, self._width) for field in _USUAL))
        self._rare = [(field, place) for field, place in found.items() if field not in _USUAL]
        self._text = found.get("description", -1)
        self._source, self._offer = _source_of(path)
        self._name_tag = "en" if self._offer is not None else UNDETERMINED
        self._text_tag = self._language(sample)
        self._rates = self._has_ratings(sample)
        self._line = 0

    def _language(self, sample: list[list[str]]) -> str:
        """Find out the language of the descriptions, once: they are all in one."""
        texts = [row[self._text] for row in sample if -1 < self._text < len(row)]
        texts = [text for text in texts if text.strip()]
        if not texts:
            return UNDETERMINED
        return cells.language_by_words(texts) or language_of_all(texts)

    def _has_ratings(self, sample: list[list[str]]) -> bool:
        """Whether the column `rating` has numbers; in lists of services it tells of ages."""
        place = self._found.get("rating", self._width)
        told = [row[place].strip() for row in sample if len(row) > place and row[place].strip()]
        return sum(cells.rating_in(cell) is not None for cell in told) * 2 > len(told)

    def record(self, line: int, row: list[str]) -> Record | None:  # noqa: C901, PLR0912 - in one go, for lists are long
        """Return the record of a row; what of it does not fit is put among the problems."""
        self._line = line
        if len(row) != self._width and not self._fitted(row):
            return None
        row = self._cleaned(row)
        row.append("")
        (
            title, year, kind_cell, director, cast, country, added, duration, rating, genres, text,
            ident,
        ) = self._usual(row)  # fmt: skip
        title = title.strip()
        if "  " in title:
            title = " ".join(title.split())
        title = title[:_LONG_NAME]
        if not title:
            self._problem(_("it has no title"))
            return None
        premiered = ended = None
        if year:
            premiered, ended = cells.years_in(year)
            if premiered is None:
                self._unfit("year", year)
        elif "year" not in self._found and title[-1] == ")":
            title, in_title = part_name(title)
            premiered = str(in_title) if in_title else None
        kind, form = cells.kind_in(kind_cell) if kind_cell else (None, None)
        if kind_cell and kind is None and form is None:
            self._unfit("kind", kind_cell)
        if not duration and rating and cells.is_minutes(rating):
            duration, rating = rating, ""
        runtime = seasons = None
        if duration:
            runtime, seasons = cells.length_in(duration)
            if seasons is not None:
                kind = kind or "series"
            elif runtime is None:
                self._unfit("duration", duration)
        credits: tuple[Credit, ...] = ()
        if director:
            credits, no_person = people_in(director, "director")
            if no_person:
                self._unfit("director", no_person)
        if cast:
            actors, no_person = people_in(cast, "actor")
            credits += actors
            if no_person:
                self._unfit("cast", no_person)
        codes: tuple[str, ...] = ()
        if country:
            codes, unknown = cells.countries_in(country)
            for name in unknown:
                self._unfit("country", name)
        record = Record(
            source=self._source,
            names={self._name_tag: title},
            kind=kind,
            form=form,
            premiered=premiered,
            ended=ended,
            runtime=runtime,
            season_count=seasons,
            genres=cells.list_in(genres),
            countries=codes,
            synopses={self._text_tag: text} if (text := text.strip()) else {},
            credits=credits,
            offers=self._offers(added),
            rating=self._rating(rating) if self._rates and rating else None,
            ids={self._source: ident} if (ident := ident.strip()) else {},
        )
        return self._with_rare(record, row) if self._rare else record

    def _fitted(self, row: list[str]) -> bool:
        """Fill a short row up: programs leave empty cells at the end out. A long one is shifted."""
        while len(row) > self._width and not row[-1].strip():
            row.pop()
        if len(row) > self._width:
            self._problem(
                _("it has {cells} cells, and the header {columns}").format(
                    cells=len(row), columns=self._width
                )
            )
            return False
        row.extend([""] * (self._width - len(row)))
        return True

    def _cleaned(self, row: list[str]) -> list[str]:
        all_of_it = "".join(row)
        if (
            all_of_it.isprintable()
            and len(all_of_it) < _LONG
            and (all_of_it.isascii() or _is_western(all_of_it) or is_clean(all_of_it))
        ):
            return row
        return [
            clean(cell).strip() if place == self._text else clean_line(cell, limit=_LONG_CELL)
            for place, cell in enumerate(row)
        ]

    def _people(self, column: str, cell: str, job: str) -> tuple[Credit, ...]:
        found, no_person = people_in(cell, job)
        if no_person is not None:
            self._unfit(column, no_person)
        return found

    def _offers(self, added: str) -> tuple[Offer, ...]:
        if added and cells.date_in(added) is None:
            self._unfit("added", added)
        return _offers(self._offer, cells.date_in(added) if added else None)

    def _rating(self, cell: str) -> Rating | None:
        value = cells.rating_in(cell)
        if value is None:
            self._unfit("rating", cell)
            return None
        return Rating(value=value)

    def _with_rare(self, record: Record, row: list[str]) -> Record:
        fields: dict[str, Any] = {}
        for field, place in self._rare:
            if cell := " ".join(row[place].split()):
                for wrong in taken(field, cell, record, fields):
                    self._unfit(field, wrong)
        return msgspec.structs.replace(record, **fields) if fields else record

    def _unfit(self, field: str, cell: str) -> None:
        if not (cell := cell.strip()):
            return
        column = self._header[self._found[field]]
        shown_cell = cell if len(cell) <= _SHOWN else cell[: _SHOWN - 1] + "…"
        self._problem(
            _("{column}: {shown_cell} does not fit").format(column=column, shown_cell=shown_cell)
        )

    def _problem(self, reason: str) -> None:
        self.problems.append(Rejected(reason=reason, line=self._line))


def _source_of(path: Path) -> tuple[str, str | None]:
    """Return the source of a list, and the provider where it is a streaming service."""
    stem = clean_line(path.name.removesuffix(".gz").rpartition(".")[0] or path.name)
    words = re.sub(r"[\W_]+", "-", fold(stem)).strip("-")
    plain = words.replace("-", "")
    for word, service in _SERVICES.items():
        if word in plain:
            return service
    return words[:80] or "list", None


@lru_cache(maxsize=cells.REMEMBERED)
def _offers(provider: str | None, checked: str | None) -> tuple[Offer, ...]:
    return (Offer(provider=provider, checked=checked),) if provider else ()


def _is_western(text: str) -> bool:
    """Whether printable text is clean by its letters, which is found out fast."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
