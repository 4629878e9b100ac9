"""Saved texts of Yidio."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.importers import yidio
from docbrowser.importers.yidio_parts import offers_of
from docbrowser.model import Credit, Offer, Rating

from .page_helpers import (
    NAMES,
    SENTENCES,
    record_of,
    tried,
    with_complaints,
    written,
)
from .samples import SAMPLES, refusal

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "yidio"
SERIES = (FOLDER / "series.txt").read_text(encoding="utf-8")
FILM = (FOLDER / "film.txt").read_text(encoding="utf-8")


def test_a_series() -> None:
    record = record_of(yidio, FOLDER / "series.txt")

    assert record.source == "yidio"
    assert record.kind == "series"
    assert record.names == {"en": "Harbours of Io"}
    assert record.premiered == "2011-05-03"
    assert record.status == "running"
    assert record.ended is None, "the article's claims are not read"
    assert record.season_count == 2
    assert record.episode_count == 3
    assert record.rating == Rating(value=8.1, best=10, votes=1204)
    assert record.synopses["en"].startswith("Harbours of Io was a film of ninety parts")
    assert record.synopses["en"].endswith("do the talking.")
    assert record.offers == tuple(
        Offer(provider=name) for name in ("Tall Ship", "Amazon Prime", "Moonbox", "Pluto TV")
    )
    assert [(e.season, e.number, e.names.get("en"), e.aired) for e in record.episodes] == [
        (2, 1, "Sulphur Tide", "2012-06-09"),
        (1, 2, "Loki Patera", "2011-05-10"),
        (1, 1, None, "2011-05-03"),
    ]
    assert record.episodes[0].synopses == {"en": "Yellow snow falls upward."}


def test_a_film() -> None:
    record = record_of(yidio, FOLDER / "film.txt")

    assert record.kind == "film"
    assert record.names == {"en": "Slow Comet"}
    assert record.url == "https://www.yidio.com/movie/slow-comet/77123"
    assert record.premiered == "2013"
    assert record.runtime == 91
    assert record.languages == ("en",)
    assert record.genres == ("Documentary",)
    assert record.credits == (Credit(person="Ines Quade", job="director"),)
    assert record.offers == (Offer(provider="Tubi", kind="free"),)
    assert record.rating == Rating(value=7.7, best=10, votes=88)


FACTS = SERIES[SERIES.index("  • Premiere Date") :]
VARIANTS = {
    "no empty lines": "\n".join(line for line in SERIES.split("\n") if line),
    "many empty lines": SERIES.replace("\n", "\n\n\t\n"),
    "no bullets": SERIES.replace("  • ", ""),
    "values beside their labels": SERIES.replace("Date\n    ", "Date: ").replace(
        "Rating\n    ", "Rating "
    ),
    "no line twice": SERIES.replace("Harbours of Io\n\nWatch Harbours of Io\n", "", 1),
    "facts first": SERIES.split("\n\n", maxsplit=1)[0]
    + "\nWatch Harbours of Io\n"
    + FACTS
    + "\nHarbours of Io\n"
    + SERIES.removesuffix(FACTS).split("\n", maxsplit=2)[2],
    "furniture": SERIES.replace("Filter by Source", "Add to Watchlist\nSign in\nFilter by Source"),
    "without premiere date": SERIES.replace("  • Premiere Date\n    May 3, 2011\n", ""),
    "without IMDb rating": SERIES.replace("  • IMDB Rating\n    8.1  (1,204)\n", ""),
    "without the bullets above": SERIES.replace("  • 2011\n  • 2 Seasons\n  • 8.1  (1,204)\n", ""),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_messier_pages_tell_the_same(tmp_path: Path, name: str) -> None:
    plain = record_of(yidio, FOLDER / "series.txt")

    assert record_of(yidio, written(tmp_path, VARIANTS[name])) == plain


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str) -> None:
    text = SERIES.replace("Sulphur Tide", "Marée de soufre").replace("\n", "\r\n")
    record = record_of(yidio, written(tmp_path, text, encoding))

    assert record.episodes[0].names == {"en": "Marée de soufre"}
    assert len(record.episodes) == 3


def test_one_season_is_not_named(tmp_path: Path) -> None:
    text = SERIES.replace("Season 2\nEpisode 1\n1. Sulphur Tide", "Episode 3\n3. Sulphur Tide")
    text = text.replace("Season 1\n", "").replace("2 Seasons", "1 Season")
    text = text.replace("2 seasons (", "1 seasons (")
    record = record_of(yidio, written(tmp_path, text))

    assert [(e.season, e.number) for e in record.episodes] == [(1, 3), (1, 2), (1, 1)]
    assert record.season_count == 1


def test_seasons_that_nobody_tells_apart_are_rejected(tmp_path: Path) -> None:
    text = SERIES.replace("Season 2\nEpisode", "Episode").replace("Season 1\nEpisode", "Episode")
    record, complaints = with_complaints(yidio, written(tmp_path, text))
    assert record.episodes == ()
    assert record.season_count == 2
    headings = [at for at, line in enumerate(text.split("\n"), 1) if line.startswith("Episode ")]
    assert [c.line for c in complaints] == headings

    choice = "Seasons\nSeason 2\nSeason 1\nEpisode 1"
    text = SERIES.replace("Seasons\nSeason 2\nEpisode 1", choice).replace(
        "upward.\nSeason 1\n", "upward.\n"
    )
    record, complaints = with_complaints(yidio, written(tmp_path, text))
    assert record.episodes == ()
    assert len(complaints) == 3


def test_an_ended_series(tmp_path: Path) -> None:
    ran = "ran for 2 seasons (3 episodes) between May 3, 2011 and June 9, 2012 on Moonbox."
    start = SERIES.index("is currently running")
    end = SERIES.index("\n", start)
    text = SERIES[:start] + ran + SERIES[end:]
    record = record_of(yidio, written(tmp_path, text))

    assert (record.status, record.premiered, record.ended) == ("ended", "2011-05-03", "2012-06-09")


def test_a_date_that_is_not_sure_is_rejected_by_line(tmp_path: Path) -> None:
    text = SERIES.replace("June 9, 2012", "06/09/2012")
    record, complaints = with_complaints(yidio, written(tmp_path, text))

    assert record.episodes[0].aired is None
    assert record.episodes[0].synopses == {"en": "Yellow snow falls upward."}
    assert [c.line for c in complaints] == [text.split("\n").index("06/09/2012") + 1]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Life on Io is available to watch, stream and buy on demand at Hulu and Vudu.",
            ["Hulu", "Vudu"],
        ),
        (
            "You can stream Life on Io on Netflix, or rent it on Apple TV online.",
            ["Netflix", "Apple TV"],
        ),
        ("Life on Io is not available on Netflix.", []),
        ("Life on Io is available on the Microsoft Store.", ["Microsoft Store"]),
        ("Everybody likes it at home.", []),
    ],
)
def test_where_to_watch(sentence: str, names: list[str]) -> None:
    assert [offer["provider"] for offer in offers_of([sentence], "Life on Io")] == names


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), ("Watch movies\n404 - lost\n", "not found")]
)
def test_about_no_work(tmp_path: Path, text: str, reason: str) -> None:
    assert reason in refusal(yidio, written(tmp_path, text))


@tried(40)
@given(
    name=NAMES,
    article=st.lists(SENTENCES, min_size=1, max_size=3),
    day=st.dates(),
    episodes=st.lists(st.tuples(NAMES, st.dates(), SENTENCES), max_size=4),
    votes=st.integers(0, 99_999),
)
def test_what_is_written_is_read(
    tmp_path: Path,
    name: str,
    article: list[str],
    day: object,
    episodes: list[tuple[str, object, str]],
    votes: int,
) -> None:
    def said(date: object) -> str:
        return f"{date:%B %d}, {date.year:04}"  # type: ignore[attr-defined]

    lines = [name, "", f"Watch {name}", "  • 1 Season", *article]
    lines += [
        f"{name} is a nature series that is currently running "
        f"and has 1 seasons (9 episodes). The series first aired on {said(day)}."
    ]
    lines += ["Seasons"]
    for number, (title, aired, text) in reversed(list(enumerate(episodes, start=1))):
        lines += [f"Episode {number}", f"{number}. {title}", said(aired), text]
    lines += [f"Where to Watch {name}", "  • IMDB Rating", f"    7.5  ({votes:,})"]
    record = record_of(yidio, written(tmp_path, "\n".join(lines)))

    assert record.names == {"en": name}
    assert record.synopses == {"en": "\n\n".join(article)}
    assert (record.premiered, record.episode_count) == (str(day), 9)
    assert record.rating == Rating(value=7.5, votes=votes)
    assert [(e.names["en"], e.aired, e.synopses["en"]) for e in reversed(record.episodes)] == [
        (title, str(aired), text) for title, aired, text in episodes
    ]
