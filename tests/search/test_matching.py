from __future__ import annotations

import msgspec
import pytest

from docbrowser.model import Award, Credit, Offer
from docbrowser.search.hits import States
from docbrowser.search.query import parse
from docbrowser.titles import Claim, Conflict, Source, SourcedRating, Synopsis, Title
from tests.helpers import episode, series
from tests.search.indexed import index_of

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


def _is_found(query: str, title: Title = FILM, status: str = "unwatched") -> bool:
    index = index_of(title)
    rank = index.rank(title.id)
    assert rank is not None
    states = States({} if status == "unwatched" else {status: (rank,)})
    return list(index.search(parse(query), states).titles) == [rank]


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
        "country:canada",
        "country:kana",
        "lang:französisch",
        "lang:fr",
        "lang:en",
        "lang:de",
        "kind:film",
        "source:imdb",
        "is:unwatched",
        "is:conflicting",
        "is:awarded",
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
    assert _is_found(query)


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
        "lang:f",
        "country:c",
        "tag:mars",
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
    assert not _is_found(query)


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
        ("is:awarded", False),
    ],
)
def test_a_series_is_found_by_its_episodes_and_any_year_of_its_run(query: str, found: bool) -> None:
    assert _is_found(query, SERIES) is found


@pytest.mark.parametrize("status", ["watched", "watching", "planned", "skipped"])
def test_is_asks_for_the_users_own_state(status: str) -> None:
    assert _is_found(f"is:{status}", status=status)
    assert not _is_found("is:unwatched", status=status)


def test_a_field_that_a_title_lacks_matches_no_range_and_is_not_excluded() -> None:
    bare = Title(id="bare")
    for query in ("year:..9999", "runtime:0..", "rating:0..", "votes:0..", "episodes:0.."):
        assert not _is_found(query, bare)
        assert _is_found(f"-{query}", bare)
    assert _is_found("", bare)


def _found(query: str, states: States, *titles: Title) -> list[str]:
    index = index_of(*titles)
    noted = tuple((index.rank(titles[place].id) or 0, text) for place, text in states.notes)
    ratings = {index.rank(titles[place].id) or 0: mine for place, mine in states.ratings.items()}
    hits = index.search(parse(query), States(notes=noted, ratings=ratings))
    return [index.summary(rank).id for rank in hits.titles]


MOON = Title(
    id="moon",
    names={"en": "Moon"},
    synopses=(Synopsis(lang="en", text="Craters and dust.", source="x"),),
)
TIDES = Title(id="tides", names={"en": "Tides"}, subjects=("oceans", "moon-landings"))
NOTES = States(notes=((1, "Ask Petra about the Städte, 12:40 claim"), (0, "quiet")))


@pytest.mark.parametrize(
    "query",
    [
        "petra",
        "pet",
        "PETRA stadt",
        "staedte",
        '"about the"',
        "tides petra",
        "petra moon-landings",
        "note:petra",
        "note:petra tides",
        "petra OR venus",
        "petra -quiet",
        "is:noted -quiet",
        '"petra about" -venus',
    ],
)
def test_a_note_is_found_by_its_words(query: str) -> None:
    assert _found(query, NOTES, MOON, TIDES) == ["tides"]


@pytest.mark.parametrize(
    "query",
    ["petra venus", '"petra the"', '"pet"', "name:petra", "-petra tides", "tides -(petra OR x)",
     "note:tides", "person:petra", "-note:petra tides"],
)  # fmt: skip
def test_what_is_noted_elsewhere_or_otherwise_is_not_found(query: str) -> None:
    assert _found(query, NOTES, MOON, TIDES) == []


def test_a_note_counts_less_than_a_name_and_more_than_a_text() -> None:
    titles = (MOON, TIDES, Title(id="dust", names={"en": "Dust"}))
    noted = States(notes=((1, "all that dust"),))
    assert _found("dust", noted, *titles) == ["dust", "tides", "moon"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("mine:8", ["tides"]), ("mine:>7", ["tides"]), ("mine:>=3 -mine:8", ["moon"]),
     ("mine:3..7", ["moon"]), ("mine:9..", []), ("meine:8", ["tides"]), ("моя:<4", ["moon"])],
)  # fmt: skip
def test_the_users_own_rating_is_found(query: str, found: list[str]) -> None:
    assert _found(query, States(ratings={0: 3, 1: 8}), MOON, TIDES) == found


@pytest.mark.parametrize(
    "query", ["oceans", "ocean", "Meere", "океаны", "океан", "mondlandung", '"moon landings"']
)
def test_a_subject_is_found_by_what_it_is_called(query: str) -> None:
    assert _is_found(query, TIDES)
    assert not _is_found(f"-{query}", TIDES)


def test_a_name_in_another_script_may_be_begun_and_a_word_of_a_text_may_not() -> None:
    def told(text: str, lang: str = "ru") -> Title:
        return Title(id="x", synopses=(Synopsis(lang=lang, text=text, source="x"),))

    for text in ("Его маршрут долог", "Шли маршами", "Марсианская зима", "Маршал"):
        assert not _is_found("mars", told(text))
    for text in ("Марс", "На Марсе", "к Марсу", "о спутниках Марса"):
        assert _is_found("mars", told(text))
    assert _is_found("gagarin", told("Полёт Гагарина"))
    assert _is_found("гагарин", told("Gagarin's flight", "en"))
    assert _is_found("марс", told("Ein Jahr auf dem Mars", "de"))
    assert not _is_found("марс", told("A marsupial", "en"))
    assert _is_found("mar", told("Two marsupials", "en"))
    assert _is_found("shatn", Title(id="x", credits=(Credit(person="Уильям Шатнер"),)))
    assert _is_found("gagar", Title(id="x", names={"ru": "Утро Гагарина"}))
    assert not _is_found("mars", Title(id="x", names={"ru": "Прощальный марш"}))


def _order(query: str, *titles: Title, states: States | None = None) -> list[str]:
    index = index_of(*titles)
    return [
        index.summary(rank).id for rank in index.search(parse(query), states or States()).titles
    ]


def test_a_name_counts_more_than_a_person_than_an_episode_than_a_synopsis() -> None:
    titles = [
        Title(id="name", names={"en": "Comet"}),
        Title(id="person", credits=(Credit(person="Comet", job="narrator"),)),
        Title(id="character", credits=(Credit(person="X", character="Comet"),)),
        series("episode", episode((1, 1), names={"en": "Comet"})),
        Title(id="synopsis", synopses=(Synopsis(lang="en", text="A comet.", source="x"),)),
    ]
    in_order = ["name", "person", "character", "episode", "synopsis"]
    assert _order("comet", *titles) == in_order
    assert _order("comet", *titles[::-1]) == in_order


def test_who_asks_for_a_whole_name_gets_that_first_in_whatever_language_it_is() -> None:
    titles = [
        _rated("known", 9.0, 90_000),
        Title(id="other", names={"en": "The Far One", "ru": "\u041c\u0430\u0440\u0441"}),
        Title(id="long", names={"de": "Unbekannter Planet Erde"}),
        Title(id="exact", names={"en": "Some Planet", "de": "Planet Erde"}),
    ]
    titles[0] = msgspec.structs.replace(titles[0], names={"en": "Race to Mars", "ru": "На Марс"})
    assert _order("марс", *titles)[0] == "other"
    assert _order("planet erde", *titles) == ["exact", "long"]
    assert _order("erde planet", *titles) != []
    assert _order("planet erde -some", *titles) == ["long"]
    assert _order("planet erde kind:film", *titles) == []


def test_a_whole_word_counts_more_than_the_beginning_of_one_than_a_kindred_one() -> None:
    names = ("Wolfgang", "Wolves", "Wolf")
    titles = [Title(id=name, names={"en": name}) for name in names]
    assert _order("wolf", *titles) == ["Wolf", "Wolfgang", "Wolves"]


def test_of_several_words_the_weakest_match_counts() -> None:
    both = Title(id="both", names={"en": "Mars Rover"})
    half = Title(id="half", names={"en": "Mars"}, credits=(Credit(person="Rover"),))
    assert _order("mars rover", half, both) == ["both", "half"]


def test_of_alternatives_the_strongest_match_counts() -> None:
    named = Title(id="z", names={"en": "Mars"})
    told = Title(
        id="a", names={"en": "A"}, synopses=(Synopsis(lang="en", text="Rover", source="x"),)
    )
    assert _order("mars OR rover", told, named) == ["z", "a"]


def _rated(title_id: str, value: float, votes: int) -> Title:
    rating = SourcedRating(source="imdb", value=value, best=10, votes=votes)
    return Title(id=title_id, names={"en": "Mars"}, ratings=(rating,))


def test_of_equal_matches_the_better_rated_comes_first_and_few_votes_weigh_little() -> None:
    loved, liked, praised = (
        _rated("loved", 8, 90_000),
        _rated("liked", 7, 90_000),
        _rated("praised", 10, 3),
    )
    assert _order("mars", praised, liked, loved) == ["loved", "liked", "praised"]


def test_of_equal_matches_what_one_is_in_the_midst_of_comes_first() -> None:
    titles = [_rated(name, value, 90_000) for name, value in (("a", 9), ("b", 8), ("c", 7))]
    index = index_of(*titles)
    rank = {name: index.rank(name) or 0 for name in "abc"}
    states = States({"watched": (rank["a"],), "watching": (rank["c"],)})
    assert list(index.search(parse("mars"), states).titles) == [rank["c"], rank["b"], rank["a"]]


def test_the_first_hits_are_the_first_of_all_hits() -> None:
    titles = [_rated(f"t{number:02}", 5 + number / 10, 90_000) for number in range(30)]
    index = index_of(*titles)
    everything = list(index.search(parse("mars"), States()).titles)
    assert len(everything) == 30
    assert list(index.search(parse("mars"), States(), 7).titles) == everything[:7]
