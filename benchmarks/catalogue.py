"""Synthetic catalogues of any size, the same for the same seed in every run and process.

A smaller catalogue is the beginning of a larger one of the same seed.
"""

from __future__ import annotations

import json
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final

from anyascii import anyascii

from benchmarks.people import people
from benchmarks.texts import Topic, topic
from benchmarks.zipf import ranked, seeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    Fields = dict[str, Any]

SLUG_LENGTH: Final = 40

_TAGS: Final = (("en",), ("en", "de"), ("en", "de"), ("en", "ru"), ("en", "de", "ru"), ("de",),
                ("de", "ru"), ("ru",), ("en", "de", "ru"), ("en",))  # fmt: skip
_FILM_KINDS: Final = ("film", "film", "film", "film", "special", "short")
_SERIES_KINDS: Final = ("series", "series", "miniseries")
_JOBS: Final = ("director", "narrator", "self", "self", "self", "writer", "presenter", "producer",
                "composer", "actor", "cinematographer", "editor")  # fmt: skip
_GENRES: Final = ranked(
    ("history", "nature", "biography", "science", "society", "music", "war", "travel", "politics",
     "crime", "sport", "space", "art", "animals", "technology", "food", "religion", "health")
)  # fmt: skip
_COUNTRIES: Final = ranked(
    ("US", "GB", "DE", "FR", "RU", "CA", "AT", "JP", "AU", "CH", "IT", "ES", "SE", "PL", "CN", "IN")
)
_NETWORKS: Final = ranked(
    ("BBC Two", "PBS", "arte", "ZDF", "Netflix", "Discovery", "Das Erste", "Культура", "ORF 2",
     "National Geographic", "Channel 4", "ITV", "Первый канал", "SRF 1", "NHK", "France 5")
)  # fmt: skip
_SOURCES: Final = ("imdb", "tvmaze", "wikidata", "tvguide")
_ENCODE: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(", ", ": ")
).encode


def documents(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield `count` catalogue documents of some 1.3 KB each as JSON."""
    random = seeded(seed)
    for number in range(1, count + 1):
        yield _document(number, random)


def write(path: Path, count: int, seed: int = 1) -> None:
    """Write a catalogue of `count` titles to `path` as docbrowser itself lays it out.

    One document stands in memory at a time.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"titles": {')
        commas = chain(("\n",), repeat(",\n"))
        file.writelines(
            f'{comma}"{number}": {_ENCODE(document)}'
            for number, (comma, document) in enumerate(
                zip(commas, documents(count, seed), strict=False), 1
            )
        )
        file.write("\n}}\n")


def _document(number: int, random: Random) -> Fields:
    about = topic(random)
    tags = random.choice(_TAGS)
    names = {lang: about.name(lang, random) for lang in tags}
    # Most documentaries are young.
    year = 2024 - int(random.random() ** 1.7 * 95)
    record: Fields = {
        "source": random.choice(_SOURCES),
        "names": names,
        "original_name": names[tags[0]],
        "kind": random.choice(_FILM_KINDS),
        "premiered": _date(year, random),
        "runtime": random.choice((25, 45, 50, 52, 58, 60, 75, 84, 90, 95, 102, 118)),
        "genres": list(dict.fromkeys(_GENRES.pick(random, random.choice((1, 2, 2, 3))))),
        "countries": list(dict.fromkeys(_COUNTRIES.pick(random, random.choice((1, 1, 2))))),
        "languages": [tags[0]],
        "synopses": {lang: _synopsis(about, lang, random) for lang in _some(tags, random)},
        "credits": _credits(random),
        # A few titles have most of the votes, as everywhere.
        "rating": {
            "value": round(min(9.8, max(1.0, random.gauss(7, 1.1))), 1),
            "votes": min(int(5 * (1 - random.random()) ** -1.1), 990_000),
        },
        "ids": {"imdb": f"tt{1_000_000 + number}"},
    }
    if random.random() < 0.25:  # noqa: PLR2004  # a quarter are series
        record |= _series(about, tags, year, random)
    records = [record]
    if random.random() < 0.1:  # noqa: PLR2004  # a tenth is known to a second source
        records.append(_second(record, random))
    return {"id": _slug(names[tags[0]], number, year), "records": records}


def _synopsis(about: Topic, lang: str, random: Random) -> str:
    return about.text(lang, random.randrange(40, 81), random)


def _some(tags: tuple[str, ...], random: Random) -> tuple[str, ...]:
    """Return the one or two languages in which there is a synopsis."""
    return tags[:1] if random.random() < 0.8 else tags[-2:]  # noqa: PLR2004  # most have one


def _credits(random: Random) -> list[Fields]:
    names = people(random, random.randrange(4, 11))
    return [
        {"person": name, "job": "director" if place == 0 else random.choice(_JOBS)}
        for place, name in enumerate(names)
    ]


def _series(about: Topic, tags: tuple[str, ...], year: int, random: Random) -> Fields:
    """Return what a record says of a series that it does not say of a film."""
    count = min(3 + int(random.expovariate(0.2)), 24)
    named = random.random() < 0.5  # noqa: PLR2004  # for half of them episodes have names
    told = named and random.random() < 0.3  # noqa: PLR2004  # and few of those have synopses
    episodes = []
    for place in range(count):
        season, number = divmod(place, 8)
        episode: Fields = {"season": season + 1, "number": number + 1}
        if named:
            episode["names"] = {tags[0]: about.name(tags[0], random)}
        episode["aired"] = f"{year + season}-{1 + number:02}-{1 + place:02}"
        if told:
            episode["synopses"] = {tags[0]: about.text(tags[0], 12, random)}
        episodes.append(episode)
    return {
        "kind": random.choice(_SERIES_KINDS),
        "status": "ended",
        "networks": _NETWORKS.pick(random, 1),
        "season_count": 1 + (count - 1) // 8,
        "episode_count": count,
        "episodes": episodes,
    }


def _second(first: Fields, random: Random) -> Fields:
    """Return what another source says of the same title: less, and not quite the same."""
    return {
        "source": next(source for source in _SOURCES if source != first["source"]),
        "names": first["names"],
        "premiered": first["premiered"][:4],
        "runtime": first["runtime"] + random.choice((0, 0, 1, 2)),
        "credits": first["credits"][:3],
        "rating": {"value": first["rating"]["value"], "votes": first["rating"]["votes"] // 3},
    }


def _date(year: int, random: Random) -> str:
    if random.random() < 0.2:  # noqa: PLR2004  # a fifth is known by its year alone
        return str(year)
    return f"{year}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"


def _slug(name: str, number: int, year: int) -> str:
    """Return an id; the number keeps it unique without a list of all that were given."""
    ascii_name = anyascii(name).lower()
    words = "".join(letter if letter.isalnum() else " " for letter in ascii_name).split()
    return f"{'-'.join(words)[:SLUG_LENGTH]}-{number}-{year}"
