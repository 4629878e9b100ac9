from __future__ import annotations

import pytest

from docbrowser.model import (
    Award,
    Claim,
    Conflict,
    Credit,
    Offer,
    Source,
    SourcedRating,
    Synopsis,
    Title,
)
from docbrowser.search.matching import Candidate, Hit, match
from docbrowser.search.query import parse
from docbrowser.watching import Progress
from tests.helpers import episode, series

FILM = Title(
    id="dust-2006",
    names={"en": "Dust of Mars", "ru": "Марсианская пыль"},
    original_name="Poussière",
    kind="film",
    premiered="2006-05",
    runtime=40,
    genres=("Documentary",),
    countries=("CA",),
    languages=("fr",),
    synopses=(
        Synopsis(lang="en", text="Two rovers roll through a red desert.", source="curated"),
        Synopsis(lang="de-AT", text="Zwei Fahrzeuge in der Wüste.", source="curated"),
    ),
    credits=(
        Credit(person="Änn Moon", job="director"),
        Credit(person="Bo Star", job="narrator"),
        Credit(person="Cy Sun", job="actor", character="Captain Rust"),
    ),
    awards=(Award(award="Golden Comet", category="Best Sound", year=2007, outcome="won"),),
    offers=(Offer(provider="Moonflix"),),
    ratings=(SourcedRating(source="imdb", value=3.5, best=5, votes=351),),
    sources=(Source(source="curated"), Source(source="imdb")),
    conflicts=(Conflict(field="runtime", values=(Claim(value=40, sources=("imdb",)),)),),
)
SERIES = series(
    "orbit-2001",
    episode((1, 1), "2001-01-01", names={"en": "Lift-off"}),
    episode((2, 1), "2003-01-01", synopses=(Synopsis(lang="en", text="A leak.", source="x"),),
            credits=(Credit(person="Di Comet", job="actor", character="Engineer"),)),
    episode((0, 1), "2002-01-01", names={"en": "Extra"}),
    names={"en": "Orbit"},
    premiered="2001-01-01",
)  # fmt: skip


def _hit(query: str, title: Title = FILM, progress: Progress | None = None) -> Hit | None:
    return match(parse(query), Candidate(title), progress or Progress(status="unwatched"))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "mars",
        "MARS dust",
        "Марсианская",
        "марсианская пыль",
        "poussiere",
        "moon",
        "ann moon",
        "rust",
        "captain rust",
        "comet",
        "sound",
        "rovers",
        "wuste",
        '"red desert"',
        "red-desert",
        "mar",
        "mars -venus",
        "venus OR mars",
        "(venus OR mars) dust",
        "-(venus OR jupiter)",
        "name:dust",
        "person:moon",
        "person:star",
        "director:moon",
        "narrator:star",
        "character:rust",
        'award:"best sound"',
        "on:moonflix",
        "genre:documentary",
        "country:ca",
        "lang:fr",
        "lang:en",
        "lang:de",
        "kind:film",
        "source:imdb",
        "is:unwatched",
        "is:conflicting",
        "year:2006",
        "year:2000..2010",
        "year:..2006",
        "runtime:40",
        "runtime:<=40",
        "rating:>6.9",
        "rating:7",
        "votes:351",
        "votes:>100",
    ],
)
def test_what_a_film_is_found_by(query: str) -> None:
    assert _hit(query) is not None


@pytest.mark.parametrize(
    "query",
    [
        "venus",
        "mars venus",
        "mars -dust",
        '"desert red"',
        '"mar"',
        '"dust of mar"',
        "ars",
        "moonflix",
        "imdb",
        "name:moon",
        "director:star",
        "narrator:moon",
        "person:rust",
        "character:sun",
        "episode:mars",
        "on:cinema",
        "lang:ru",
        "is:watched",
        "-is:unwatched",
        "year:2007",
        "year:2007..",
        "runtime:>40",
        "runtime:<40",
        "rating:>7",
        "votes:..350",
        "episodes:0..",
    ],
)
def test_what_a_film_is_not_found_by(query: str) -> None:
    assert _hit(query) is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lift-off", True),
        ("episode:liftoff", False),
        ("episode:lift", True),
        ("episode:leak", True),
        ("person:comet", True),
        ("character:engineer", True),
        ("year:2001", True),
        ("year:2002", True),
        ("year:2003", True),
        ("year:2000", False),
        ("year:2004..", False),
        ("episodes:2", True),
        ("episodes:3", False),
        ("is:conflicting", False),
    ],
)
def test_a_series_is_found_by_its_episodes_and_any_year_of_its_run(query: str, found: bool) -> None:
    assert (_hit(query, SERIES) is not None) is found


@pytest.mark.parametrize("status", ["watched", "watching", "planned", "skipped"])
def test_is_asks_for_the_users_own_state(status: str) -> None:
    progress = Progress(status=status)  # type: ignore[arg-type]
    assert _hit(f"is:{status}", progress=progress) is not None
    assert _hit("is:unwatched", progress=progress) is None


def test_a_field_that_a_title_lacks_matches_no_range() -> None:
    bare = Title(id="bare")
    for query in ("year:..9999", "runtime:0..", "rating:0..", "votes:0..", "episodes:0.."):
        assert _hit(query, bare) is None
    assert _hit("", bare) is not None


def _strength(query: str, title: Title) -> tuple[int, int]:
    hit = _hit(query, title)
    assert hit is not None
    return hit.rank, hit.nearness


def test_a_name_counts_more_than_a_person_than_an_episode_than_a_synopsis() -> None:
    named = Title(id="a", names={"en": "Comet"})
    titles = [
        named,
        *(Title(id="b", credits=(Credit(person="Comet", job=job),))
          for job in ("director", "narrator", "actor")),
        series("c", episode((1, 1), names={"en": "Comet"})),
        Title(id="d", synopses=(Synopsis(lang="en", text="A comet.", source="x"),)),
    ]  # fmt: skip
    ranks = [_strength("comet", title)[0] for title in titles]
    assert ranks == sorted(ranks)
    name, director, narrator, actor, in_episode, synopsis = ranks
    assert name < director == narrator == actor < in_episode < synopsis


def test_a_whole_word_counts_more_than_the_beginning_of_one() -> None:
    whole, beginning = (Title(id=name, names={"en": name}) for name in ("Mars", "Marshal"))
    assert _strength("mars", whole) < _strength("mars", beginning)


def test_of_several_words_the_weakest_match_counts() -> None:
    assert _strength("mars rovers", FILM)[0] == _strength("rovers", FILM)[0]


def test_of_alternatives_the_strongest_match_counts() -> None:
    assert _strength("mars OR rovers", FILM) == _strength("mars", FILM)


@pytest.mark.parametrize(
    ("query", "field", "shown"),
    [
        ("dust", "name", "Dust of Mars"),
        ("ann", "director", "Änn Moon"),
        ("star", "narrator", "Bo Star"),
        ("sun", "person", "Cy Sun"),
        ("rust", "character", "Captain Rust (Cy Sun)"),
        ("sound", "award", "Golden Comet"),
        ("rovers", "synopsis", "Two rovers roll through a red desert."),
        ("on:moonflix", "on", "Moonflix"),
        ("dust rovers -venus is:unwatched", "synopsis", "Two rovers roll through a red desert."),
    ],
)
def test_a_hit_tells_which_passage_matched(query: str, field: str, shown: str) -> None:
    hit = _hit(query)
    assert hit is not None
    assert hit.passage is not None
    assert (hit.passage.field, hit.passage.shown) == (field, shown)


@pytest.mark.parametrize("query", ["", "is:unwatched", "year:2006", "-venus"])
def test_without_words_there_is_no_passage(query: str) -> None:
    hit = _hit(query)
    assert hit is not None
    assert hit.passage is None
