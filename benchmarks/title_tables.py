"""Tables of titles as other services give them away, made of the synthetic catalogue."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, Final

from benchmarks.catalogue import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LIST: Final = (
    "show_id", "type", "title", "director", "cast", "country", "date_added", "release_year",
    "rating", "duration", "listed_in", "description",
)  # fmt: skip
_BASICS: Final = (
    "tconst", "titleType", "primaryTitle", "originalTitle", "isAdult", "startYear", "endYear",
    "runtimeMinutes", "genres",
)  # fmt: skip
_NOTHING: Final = r"\N"


def write_list(path: Path, count: int, seed: int) -> None:
    """Write a list of titles as streaming services' go round, a row a title."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_LIST)
        rows.writerows(_list_row(number, record) for number, record in _records(count, seed))


def write_imdb(folder: Path, count: int, seed: int) -> None:
    """Write IMDb's data sets of basics, other names and ratings, which are read together."""
    folder.mkdir(exist_ok=True)
    basics, akas, ratings = (
        (folder / f"title.{name}.tsv").open("w", encoding="utf-8")
        for name in ("basics", "akas", "ratings")
    )
    with basics, akas, ratings:
        print(*_BASICS, sep="\t", file=basics)
        print("titleId", "ordering", "title", "region", "language", "types", "attributes",
              "isOriginalTitle", sep="\t", file=akas)  # fmt: skip
        print("tconst", "averageRating", "numVotes", sep="\t", file=ratings)
        for number, record in _records(count, seed):
            tconst, names = f"tt{number:07d}", list(record["names"].items())
            name, year = names[0][1], record["premiered"][:4]
            genre = "Documentary" if number % 3 == 0 else "Drama"
            print(tconst, "movie", name, name, 0, year, _NOTHING, record.get("runtime", _NOTHING),
                  genre, sep="\t", file=basics)  # fmt: skip
            for place, (tag, other) in enumerate(names, start=1):
                print(tconst, place, other, tag.upper(), tag, "imdbDisplay", _NOTHING, 0,
                      sep="\t", file=akas)  # fmt: skip
            print(tconst, number % 90 / 10 + 1, number % 9_000 + 5, sep="\t", file=ratings)


def _records(count: int, seed: int) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, document in enumerate(documents(count, seed), start=1):
        yield number, document["records"][0]


def _list_row(number: int, record: dict[str, Any]) -> tuple[Any, ...]:
    people = [credit["person"] for credit in record["credits"]]
    return (
        f"s{number}",
        "Movie",
        next(iter(record["names"].values())),
        people[0] if people else "",
        ", ".join(people[1:]),
        "United States",
        "September 25, 2021",
        record["premiered"][:4],
        "PG-13",
        f"{record['runtime']} min" if record.get("runtime") else "",
        ", ".join(record["genres"]),
        next(iter(record["synopses"].values()), "")[:200],
    )
