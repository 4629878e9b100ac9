"""What IMDb exports of a user: ratings, the watchlist and lists.

There are two forms, both with the columns in English and the kinds of titles in the user's
language: until 2017 (`"position","const","created",…,"You rated",…`) and since then
(`Const,Your Rating,Date Rated,…`; lists begin with `Position,Const,Created,…`). The site's help is
at <https://help.imdb.com/article/imdb/track-movies-tv/export-faq/G7T6GT3EXMZ5C4VC>.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.actions import UNKNOWN_DAY
from docbrowser.i18n import _
from docbrowser.importers.items import NO_WISHES, Deed, Rejected, Work
from docbrowser.importers.parsing import cell_list, date_of, is_person
from docbrowser.importers.rows import Row, day_in, rated, rows
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample
    from docbrowser.model import Kind

NAME: Final = "imdb"
_CONST = re.compile(r"tt\d{5,12}", re.ASCII)
_CREATED = re.compile(r"\w{3} (\w{3}) +(\d{1,2}) [\d:]{8} (\d{4})")  # Sat Apr 23 08:36:35 2011
_NO_WORK = re.compile(r"game|gioco|juego|jogo|\bjeu|spiel\b|игра|podcast|подкаст", re.IGNORECASE)
_GERMAN_GAME: Final = "videospiel"
_EPISODE = re.compile(r"epis|folge|эпизод|серия")
_KINDS: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (re.compile(r"mini|мини"), "miniseries"),
    (re.compile(r"special|spezial|спецвыпуск"), "special"),
    (re.compile(r"short|kurz|court|corto|curta|коротк"), "short"),
    (re.compile(r"seri|сериал"), "series"),
    (re.compile(r"film|movie|pelicula|фильм|video|видео"), "film"),
)


def recognises(sample: Sample) -> bool:
    """Return whether it is a table of titles by `const`, as IMDb exports them."""
    return "const" in sample.columns and _is_header(frozenset(sample.columns))


def _is_header(columns: frozenset[str]) -> bool:
    return "const" in columns and not columns.isdisjoint({"title", "your rating", "you rated"})


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield the ratings of a file, and for what is not rated that it is wanted.

    A rating says watched too, on its day: that of the column, in old exports of ratings that of
    `created`. In an old watchlist that is the day of listing, and when it was watched is unknown.
    """
    name = path.name.lower()
    listed = "watchlist" in name
    told = listed
    for row in rows(path, _is_header):
        if isinstance(row, Rejected):
            yield row
            continue
        kind_written = row["title type"]
        if _is_no_work(kind_written):
            yield row.rejected(
                _("{title}: a {kind_written} is no film or series").format(
                    title=row["title"][:60], kind_written=kind_written
                )
            )
            continue
        work = _work(row, kind_written)
        if not (work.ids or work.episode_ids):
            yield row.rejected(
                _("{const} is no id of an IMDb title").format(const=row["const"][:40])
            )
        if not (work.names or work.ids or work.episode_ids):
            continue
        cell = row.first("your rating", "you rated")
        if cell:
            yield from _rated(row, work, cell, listed=listed)
        elif row.has("position") or row.has("created"):
            if not told:
                wishes.say(
                    _("{name}: titles without a rating are taken as wanted").format(name=path.name)
                )
                told = True
            yield Deed(verb="want", work=work, line=row.line)
        else:
            yield row.rejected(_("the row holds no rating"))
        if note := row.text("description"):
            yield Deed(verb="note", work=work, value=note, line=row.line)


def _rated(row: Row, work: Work, cell: str, *, listed: bool) -> Iterator[Item]:
    yield from rated(row, work, cell)
    written = row["date rated"]
    if not row.has("date rated") and not listed:
        written = row["created"]
    day, wrong = day_in(row, _plain(written))
    if wrong:
        yield wrong
    yield Deed(verb="watch", work=work, value=day or UNKNOWN_DAY, line=row.line, implied=True)


def _plain(written: str) -> str:
    match = _CREATED.fullmatch(written)
    return date_of(f"{match[2]} {match[1]} {match[3]}") or written if match else written


def _is_no_work(kind: str) -> bool:
    folded = fold(kind)
    return bool(_NO_WORK.search(folded)) or _GERMAN_GAME in folded


def _work(row: Row, kind_written: str) -> Work:
    const = _CONST.search(row["const"]) or _CONST.search(row["url"])
    ids = {"imdb": const[0]} if const else {}
    names = dict.fromkeys(filter(None, [row["title"], row["original title"]]))
    folded = fold(kind_written)
    if _EPISODE.search(folded):
        pairs = [name.rpartition(": ") for name in names]
        return Work(
            names=tuple(dict.fromkeys(series for series, _, _ in pairs if series)),
            kind="series",
            episode_name=next((name for _, _, name in pairs), None),
            episode_ids=ids,
        )
    year = row["year"]
    return Work(
        names=tuple(names),
        year=int(year) if re.fullmatch(r"\d{4}", year, re.ASCII) else None,
        kind=next((kind for pattern, kind in _KINDS if pattern.search(folded)), None),
        ids=ids,
        people=tuple(person for person in cell_list(row["directors"]) if is_person(person)),
    )
