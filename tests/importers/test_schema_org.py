"""Works in schema.org's words: whatever form a page gives its values, the fields are the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docbrowser.importers import html_page
from docbrowser.importers.making import made
from docbrowser.importers.schema_org import kind_of, told_of, works_in
from docbrowser.importers.sites import ids_of, source_of
from docbrowser.importers.web_page import Page
from docbrowser.importers.wording import is_furniture, season_named
from docbrowser.model import Record

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Page(url="https://example.org/x", source="example", lang="en")


def fields(**node: Any) -> dict[str, Any]:
    told = told_of({"@type": "Movie", "name": "X", **node}, PAGE, lambda _: None)
    assert told.problem is None
    return told.fields


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ("Movie", "film"),
        ("https://schema.org/Movie", "film"),
        ("schema:TVSeries", "series"),
        (["Product", "TVSeries"], "series"),
        (["TVSeries", "TVMiniSeries"], "miniseries"),
        ("TVEpisode", "episode"),
        ("PodcastEpisode", None),
        ("Book", None),
        (7, None),
    ],
)
def test_kinds(types: object, kind: str | None) -> None:
    assert kind_of({"@type": types}) == kind


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Ann Moon", ["Ann Moon"]),
        ("Ann Moon, Bo Reed, Jr.", ["Ann Moon", "Bo Reed Jr."]),
        ({"name": "Ann Moon"}, ["Ann Moon"]),
        ([{"name": ["Ann Moon"]}, {"@type": "Organization", "name": "Firm"}], ["Ann Moon"]),
        ("https://example.org/ann", []),
        ("She made it in the year that her mother had told her everything she knew.", []),
        (None, []),
        (7.5, ["7.5"]),
    ],
)
def test_people_in_all_forms(value: object, people: list[str]) -> None:
    assert [credit["person"] for credit in fields(director=value)["credits"]] == people


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        ({"ratingValue": "7.4", "ratingCount": 3}, (7.4, 10.0, 3)),
        ({"ratingValue": 4.1}, (4.1, 5.0, None)),
        ({"ratingValue": "87%", "bestRating": "100", "reviewCount": "1,234"}, (87, 100, 1234)),
        ({"ratingValue": 0, "ratingCount": 0}, None),
        ({"ratingValue": "n/a"}, None),
        ("8", None),
    ],
)
def test_ratings(rating: object, expected: tuple[float, float, int | None] | None) -> None:
    found = fields(aggregateRating=rating)["rating"]
    assert (tuple(found.values()) if found else None) == expected


@pytest.mark.parametrize(
    ("duration", "minutes"),
    [("PT1H29M", 89), ("PT5340S", 89), ("P0DT1H29M", 89), ("89", 89), (89, 89), ("PT0M", None),
     ("PT1.2.3S", None), ("soon", None), ({"@type": "Duration", "name": "PT89M"}, 89)],
)  # fmt: skip
def test_durations(duration: object, minutes: int | None) -> None:
    assert fields(duration=duration)["runtime"] == minutes


def test_what_the_page_praises_is_no_synopsis() -> None:
    assert is_furniture("Find reviews and trailers for X on Film Place.", "Film Place")
    assert not is_furniture("A critic writes reviews until the paper dies.", "Film Place")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Polar Year: Season 2", ("Polar Year", 2)),
        ("Season 2", (None, 2)),
        ("Polarjahr – Staffel 3", ("Polarjahr", 3)),
        ("Полярный год. 2-й сезон", ("Полярный год.", 2)),
        ("Polar Year", (None, None)),
    ],
)
def test_names_of_seasons(name: str, expected: tuple[str | None, int | None]) -> None:
    assert season_named(name) == expected


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://m.imdb.com/title/tt0013427/", "imdb"),
        ("https://www.kinopoisk.ru/film/1/", "kinopoisk"),
        ("http://www.npostart.nl/x/BV_1", "npo"),
        ("https://www.bbc.co.uk/x", "bbc"),
        ("https://tv.example.com:8080/x", "tv-example"),
        ("https://you.org/", "you-org"),
        ("javascript:alert(1)", "web"),
        ("https://[", "web"),
        (None, "web"),
    ],
)
def test_sources(address: str | None, source: str) -> None:
    assert source_of(address) == source


def test_ids_stand_in_addresses() -> None:
    assert ids_of("https://www.imdb.com/de/title/tt0013427/?ref_=x") == {"imdb": "tt0013427"}
    assert ids_of("https://www.themoviedb.org/movie/669-nanook") == {"tmdb": "669"}
    assert ids_of("https://example.org/title/tt0013427/") == {}


def test_the_work_of_a_review_is_found() -> None:
    film = {"@type": "Movie", "name": "Grass"}
    assert works_in([{"@type": "Review", "itemReviewed": film}]).own == [film]


NAMES = st.text(
    st.characters(categories=["Lu", "Ll"], max_codepoint=0x4FF), min_size=2, max_size=20
)
PEOPLE = st.lists(NAMES.map(lambda name: f"{name} Born"), max_size=4, unique=True)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=NAMES,
    year=st.integers(1900, 2100),
    minutes=st.integers(1, 600),
    actors=PEOPLE,
    directors=PEOPLE,
    episodes=st.sets(st.tuples(st.integers(0, 30), st.integers(1, 99)), max_size=6),
    wrapped=st.booleans(),
)
def test_what_is_written_is_read(
    tmp_path: Path, name: str, year: int, minutes: int, actors: list[str], directors: list[str],
    episodes: set[tuple[int, int]], wrapped: bool,
) -> None:  # fmt: skip
    node: dict[str, Any] = {
        "@type": "TVSeries",
        "name": name,
        "startDate": f"{year}",
        "duration": f"PT{minutes}M",
        "actor": [{"@type": "Person", "name": one} for one in actors],
        "director": directors,
        "episode": [
            {"episodeNumber": number, "partOfSeason": {"seasonNumber": f"{season}"}}
            for season, number in episodes
        ],
    }
    value = {"@graph": [{"@type": "WebPage"}, node]} if wrapped else [node]
    text = json.dumps(value, ensure_ascii=wrapped)
    path = tmp_path / "page.html"
    path.write_text(f'<html lang="fr"><script type="application/ld+json">{text}</script>', "utf-8")
    (record,) = html_page.read(path)
    assert isinstance(record, Record)
    assert record.names == {"fr": name}
    assert (record.premiered, record.runtime) == (f"{year}", minutes)
    assert [one.person for one in record.credits if one.job == "actor"] == actors
    assert [one.person for one in record.credits if one.job == "director"] == directors
    assert {(one.season, one.number) for one in record.episodes} == episodes


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["name", "@type", "@value", "url", "@id", "@language", "episode", "actor",
                         "characterName", "episodeNumber", "seasonNumber", "ratingValue", "@list"]),
        inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
PROPERTIES = st.sampled_from(
    ["name", "alternateName", "url", "sameAs", "@id", "actor", "director", "duration", "genre",
     "aggregateRating", "episode", "containsSeason", "partOfSeries", "partOfSeason", "inLanguage",
     "countryOfOrigin", "award", "description", "startDate", "releasedEvent", "numberOfSeasons",
     "episodeNumber", "seasonNumber"]
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(
    kind=st.sampled_from(["Movie", "TVSeries", "TVSeason", "TVEpisode"]),
    node=st.dictionaries(PROPERTIES, JSON, max_size=8),
    source=st.sampled_from(["imdb", "kinopoisk", "example"]),
)
def test_odd_values_are_left_out(kind: str, node: dict[str, Any], source: str) -> None:
    page = Page(url="https://example.org/x", source=source)
    told = told_of({**node, "@type": kind}, page, lambda _: None)
    made({"source": source, **told.fields}, lambda _: None)
