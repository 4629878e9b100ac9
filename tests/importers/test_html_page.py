"""Saved pages: what a user finds of them in the catalogue, and what is said of the others."""

from __future__ import annotations

import contextlib
import resource
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docbrowser.importers import html_page, imdb_nextdata
from docbrowser.importers.items import Item, Part, RefusedError, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.model import Credit, Rating, Record

SAMPLES = Path(__file__).parents[1] / "samples" / "html"


def read(name: str) -> list[Item]:
    path = SAMPLES / name
    assert html_page.recognises(Sample(path))
    return list(html_page.read(path))


def record(name: str) -> Record:
    (item,) = read(name)
    assert isinstance(item, Record)
    return item


def part(name: str) -> Record:
    (item,) = read(name)
    assert isinstance(item, Part)
    return item.record


def read_text(tmp_path: Path, text: str | bytes) -> list[Item]:
    path = tmp_path / "page.html"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(html_page.read(path))


def with_json_ld(json: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head>{head}"
        f'<script type="application/ld+json">{json}</script></head></html>'
    )


def test_a_film_with_json_ld_comes_with_all_that_it_states() -> None:
    film = record("film.html")
    assert film.source == "filmhouse"
    assert film.url == "https://www.filmhouse.co.uk/films/man-with-a-movie-camera"
    assert film.names == {"en": "Man with a Movie Camera", "ru": "Человек с киноаппаратом"}
    assert (film.kind, film.premiered, film.runtime) == ("film", "1929-01-08", 68)
    assert film.genres == ("Documentary", "Silent")
    assert (film.countries, film.languages) == (("SU",), ("ru",))
    assert film.rating == Rating(value=8.3, best=10, votes=27455)
    assert film.ids == {"imdb": "tt0019760", "wikidata": "Q1197080"}
    assert film.credits == (
        Credit(person="Dziga Vertov", job="director"),
        Credit(person="Dziga Vertov", job="writer"),
        Credit(person="Michael Nyman", job="composer"),
        Credit(person="Mikhail Kaufman", job="actor", character="The cameraman"),
        Credit(person="Yelizaveta Svilova", job="self"),
    )
    assert film.awards[0].year == 2014
    assert film.synopses["en"].endswith("a camera & a tripod is always in the middle of it.")


def test_a_series_has_its_seasons_and_names_what_has_no_place() -> None:
    series, rejected = read("series.html")
    assert isinstance(series, Record)
    assert series.source == "orbitguide"
    assert series.retrieved == "2026-11-14"
    assert series.names == {"de": "Station in der Tiefe"}
    assert (series.premiered, series.ended, series.runtime) == ("2011-03-02", "2013", 52)
    assert (series.season_count, series.episode_count) == (2, 3)
    assert series.rating == Rating(value=4.4, best=5, votes=12)
    assert [(one.season, one.number, one.names["de"]) for one in series.episodes] == [
        (1, 1, "Der Abstieg"),
        (1, 2, "Kein Licht"),
        (2, 1, "Wieder unten"),
    ]
    assert series.episodes[0].aired == "2011-03-02"
    assert list(series.episodes[0].synopses) == ["de"]
    assert series.episodes[1].credits == (Credit(person="Ida Born", job="director"),)
    assert isinstance(rejected, Rejected)
    assert rejected.reason.startswith("Making of")


def test_an_episode_is_a_part_of_its_series() -> None:
    series = part("episode.html")
    assert (series.source, series.original_name) == ("imdb", "Polar Year")
    assert (series.kind, series.ids) == ("series", {"imdb": "tt7654000"})
    assert series.premiered is None
    (episode,) = series.episodes
    assert (episode.season, episode.number, episode.aired) == (2, 4, "2009-01-30")
    assert episode.names == {"en": "The Long Night"}
    assert episode.ids == {"imdb": "tt7654321"}
    assert episode.credits == (Credit(person="Nora Lund", job="actor"),)


def test_a_season_says_nothing_of_the_whole_but_its_episodes() -> None:
    series = part("season.html")
    assert series.names == {"en": "Polar Year"}
    assert (series.premiered, series.rating, series.synopses) == ("2008-01-11", None, {})
    assert series.ids == {"rottentomatoes": "tv/polar_year"}
    assert [(one.season, one.number) for one in series.episodes] == [(2, 1), (2, 2)]


def test_a_season_that_calls_itself_a_series_is_a_season() -> None:
    series = part("csfd_season.html")
    assert (series.names, series.premiered) == ({"cs": "Polární rok"}, None)
    assert series.ids == {"csfd": "900001"}


def test_an_episode_without_its_series_is_named() -> None:
    assert read("lone_episode.html") == [Rejected(reason="a lone episode without its series")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("person.html", "a person"),
        ("not_found.html", "not found"),
        ("article.html", "no film or series"),
    ],
)
def test_a_page_about_no_work_is_refused_with_the_reason(name: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        read(name)


def test_microdata_is_read_like_json_ld() -> None:
    film = record("microdata.html")
    assert film.source == "kino-lexikon"
    assert film.names == {"und": "Nanuk, der Eskimo"}
    assert (film.premiered, film.runtime) == ("1922-06-11", 79)
    assert film.genres == ("Dokumentarfilm",)
    assert film.rating == Rating(value=7.6, best=10, votes=12345)
    assert film.ids == {"imdb": "tt0013427"}
    assert film.synopses == {
        "de": "Ein Jahr mit einem Jäger und seiner Familie im Norden von Quebec, "
        "gedreht bei grimmiger Kälte."
    }
    assert film.credits == (
        Credit(person="Robert J. Flaherty", job="director"),
        Credit(person="Allakariallak", job="actor"),
    )


def test_open_graph_is_enough_where_there_is_nothing_else() -> None:
    film = record("open_graph.html")
    assert (film.source, film.names) == ("reelshelf", {"en": "Koyaanisqatsi"})
    assert (film.kind, film.premiered, film.runtime) == ("film", "1982", 86)
    assert film.credits == (Credit(person="Godfrey Reggio", job="director"),)
    assert film.synopses["en"].startswith("Cities and deserts")


def test_broken_json_ld_is_mended() -> None:
    film = record("broken_json_ld.html")
    assert film.names == {"en": "Grass: A Nation's Battle for Life"}
    assert (film.premiered, film.runtime) == ("1925", 71)
    assert [credit.person for credit in film.credits] == [
        "Merian C. Cooper",
        "Ernest B. Schoedsack",
    ]
    assert "Zard Kuh" in film.synopses["en"]


def test_a_list_tells_a_little_of_each_of_its_works() -> None:
    items = read("chart.html")
    assert all(isinstance(item, Part) for item in items)
    films = [item.record for item in items if isinstance(item, Part)]
    assert [film.ids["imdb"] for film in films] == ["tt0019760", "tt0013427"]


def test_imdb_tells_more_in_its_own_data_than_in_json_ld() -> None:
    film = record("imdb_film.html")
    assert (film.names, film.original_name) == ({"en": "Night by the River"}, "Die Nacht am Fluss")
    # The day is that of a release elsewhere: it is no premiere.
    assert (film.premiered, film.runtime, film.kind) == ("1998", 90, "film")
    assert film.retrieved == "2025-02-03"
    assert (film.countries, film.languages) == (("DE",), ("de",))
    assert film.rating == Rating(value=7.1, best=10, votes=310)
    assert film.credits == (
        Credit(person="Jan Pohl", job="director"),
        Credit(person="Uwe Kern", job="self"),
        Credit(person="Ada Voss", job="narrator"),
        Credit(person="Max Lenk", job="actor", character="The pilot"),
        Credit(person="Jan Pohl", job="writer"),
    )


def test_the_data_of_an_imdb_page_is_read_by_itself(tmp_path: Path) -> None:
    page = (SAMPLES / "imdb_film.html").read_text()
    data = page.partition('type="application/json">')[2].partition("</script>")[0]
    path = tmp_path / "data.json"
    path.write_text(data)
    assert imdb_nextdata.recognises(Sample(path))
    (film,) = imdb_nextdata.read(path)
    assert isinstance(film, Record)
    assert film.ids == {"imdb": "tt9990001"}


def test_an_imdb_episode_is_placed_by_its_own_data(tmp_path: Path) -> None:
    data = (
        '{"props": {"pageProps": {"aboveTheFoldData": {"id": "tt2", "titleText": {"text": "Drift"},'
        '"titleType": {"id": "tvEpisode"}, "series": {"series": {"id": "tt7654000", "titleText":'
        '{"text": "Polar Year"}}, "episodeNumber": {"episodeNumber": 2, "seasonNumber": 1}}}}}}'
    )
    path = tmp_path / "episode.json"
    path.write_text(data)
    (item,) = imdb_nextdata.read(path)
    assert isinstance(item, Part)
    assert item.record.names == {"en": "Polar Year"}
    assert [(one.season, one.number) for one in item.record.episodes] == [(1, 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_pages_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    meta = f'<meta charset="{encoding}">' if encoding == "koi8-r" else ""
    text = with_json_ld('{"@type": "Movie", "name": "Дорога к звёздам"}', meta)
    (film,) = read_text(tmp_path, text.encode(encoding))
    assert isinstance(film, Record)
    assert film.names == {"und": "Дорога к звёздам"}


def test_a_block_that_cannot_be_mended_is_named_by_its_line(tmp_path: Path) -> None:
    page = (
        '<html><head>\n<script type="application/ld+json">%%%</script>'
        '<script type="application/ld+json">{"@type": "Movie", "name": "Grass"}</script></html>'
    )
    film, rejected = read_text(tmp_path, page)
    assert isinstance(film, Record)
    assert isinstance(rejected, Rejected)
    assert rejected.line == 2


def test_no_page_speaks_in_the_name_of_the_user(tmp_path: Path) -> None:
    page = with_json_ld('{"@type": "Movie", "name": "X", "url": "https://you.com/x"}')
    (film,) = read_text(tmp_path, page)
    assert isinstance(film, Record)
    assert film.source == "you-com"


BOMBS = {
    "comments": "<!--" * (1 << 18),
    "tags": "<a><b>" * 200_000,
    "too many tags": "<i>" * 2_000_000,
    "endless tag": "<a " + "x=1 " * 500_000,
    "items": '<b itemscope itemtype="http://schema.org/Movie" itemprop="actor">' * 20_000,
    "properties": "<div itemscope>" + '<b itemprop="name">x' * 60_000,
    "nested json": with_json_ld('{"a":' * 200_000),
    "nested lists": with_json_ld("[" * 200_000),
    "braces": with_json_ld("{" * 200_000),
    "quotes": with_json_ld('{"a":"b"c,' * 20_000),
    "many broken blocks": with_json_ld('{"a":"b"c,' * 3_000) * 40,
    "works": with_json_ld("[" + ",".join(['{"@type":"Movie","name":"x"}'] * 30_000) + "]"),
    "episodes": with_json_ld(
        '{"@type":"TVSeries","name":"x","episode":['
        + ",".join(['{"@type":"TVEpisode","episodeNumber":1,"description":"a b"}'] * 30_000)
        + "]}"
    ),
}


@pytest.mark.timeout(60)  # what takes the square of their length would take hours
@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_or_read_in_little_memory(tmp_path: Path, bomb: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with contextlib.suppress(RefusedError):
        read_text(tmp_path, BOMBS[bomb])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 << 10


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_mutated_pages_are_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    names = sorted(path.name for path in SAMPLES.glob("*.html"))
    raw = bytearray((SAMPLES / data.draw(st.sampled_from(names))).read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(raw) - 1))
        piece = data.draw(
            st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b"}", b"<", b"["]))
        )
        raw[place : place + data.draw(st.integers(0, 40))] = piece
        raw = raw or bytearray(b"<")
    with contextlib.suppress(RefusedError):
        assert read_text(tmp_path, bytes(raw))
