"""Recorded answers of TVmaze become records; those about no title are named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import tvmaze
from docbrowser.importers.items import Item, Part, RefusedError, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.importers.tvmaze_shapes import text_of
from docbrowser.model import Credit, Episode, Rating, Record

SAMPLES = Path(__file__).parents[1] / "samples" / "tvmaze"


def read(path: Path) -> tuple[list[Record], list[Part], list[str]]:
    items = list(tvmaze.read(path))
    return (
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Part)],
        [item.reason for item in items if isinstance(item, Rejected)],
    )


def told(tmp_path: Path, value: object) -> tuple[list[Record], list[Part], list[str]]:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return read(path)


@pytest.fixture
def show() -> Record:
    (record,), parts, rejected = read(SAMPLES / "show.json")
    assert (parts, rejected) == ([], [])
    return record


def test_a_show_tells_its_facts(show: Record) -> None:
    assert show.source == "tvmaze"
    assert show.url == "https://www.tvmaze.com/shows/7001/the-tide-keepers"
    assert (show.kind, show.form, show.status) == ("series", "documentary", "ended")
    assert (show.premiered, show.ended, show.runtime) == ("2014-03-02", "2014-03-23", 52)
    assert show.genres == ("Documentary", "Nature", "History")
    assert (show.countries, show.languages) == (("CA",), ("en",))
    assert show.networks == ("North Channel", "Tideway")
    assert show.rating == Rating(value=7.9, best=10)
    assert show.ids == {"tvmaze": "7001", "imdb": "tt7000001", "thetvdb": "700100"}
    assert show.season_count == 2
    assert show.offers == ()
    assert show.retrieved is None


def test_a_summary_is_text_in_its_language(show: Record) -> None:
    assert show.synopses == {
        "en": "The Tide Keepers follows the people who have measured the sea at one lonely station "
        "for a hundred years.\nEach evening they walk down the pier & write a number into a book.\n"
        "Nobody asked them to go on."
    }


def test_other_names_are_told_in_the_languages_of_their_countries(show: Record) -> None:
    assert show.names == {
        "en": "The Tide Keepers",
        "de": "Die Wächter der Gezeiten",
        "de-x-2": "Wächter am Meer",
        "und": "Keepers of the Tide",
    }


def test_people_have_the_jobs_that_they_have(show: Record) -> None:
    assert show.credits == (
        Credit(person="Ann Moon", job="narrator"),
        Credit(person="Tom Pier", job="self"),
        Credit(person="Ida Swell", job="actor", character="Keeper of 1914"),
        Credit(person="Old Copy", job="self"),
        Credit(person="Max Buoy", job="producer"),
        Credit(person="Eve Sand", job="director"),
        Credit(person="Kim Foam", job="presenter"),
        Credit(person="Lee Hush", job="sound mixer"),
    )


def test_specials_are_season_0_in_the_order_of_airing(show: Record) -> None:
    assert [(one.season, one.number, one.names["en"], one.aired) for one in show.episodes] == [
        (1, 1, "The Pier", "2014-03-02"),
        (1, 2, "The Book", None),
        (0, 1, "Before the Tide", "2014-02-20"),
        (0, 2, "Afterwards", "2014-04-01"),
    ]


def test_an_episode_tells_its_facts(show: Record) -> None:
    assert show.episodes[0] == Episode(
        season=1,
        number=1,
        names={"en": "The Pier"},
        aired="2014-03-02",
        runtime=50,
        synopses={"en": "The first number is written, in the rain and by the light of a lamp."},
        credits=(Credit(person="Joe Gull", job="actor", character="Sailor"),),
        ids={"tvmaze": "71"},
    )


def test_a_search_gives_its_shows_and_names_the_rest() -> None:
    records, _, rejected = read(SAMPLES / "search.json")
    assert [(one.ids, one.status, one.premiered) for one in records] == [
        ({"tvmaze": "7001"}, None, "2014-03-02"),
        ({"tvmaze": "7002"}, "upcoming", None),
    ]
    assert records[1].names == {"sv": "Tiden"}
    assert records[1].genres == ("Drama",)
    assert rejected == [
        "premiered: 2031-02-30 is no day of the calendar",
        "it is about people, not about a title",
    ]


def test_episodes_that_name_their_show_are_parts_of_it() -> None:
    records, parts, rejected = read(SAMPLES / "episodes_with_links.json")
    assert records == []
    assert [(part.record.ids, part.record.names) for part in parts] == [
        ({"tvmaze": "7001"}, {"und": "The Tide Keepers"}),
        ({"tvmaze": "7003"}, {"de": "Waters"}),
    ]
    assert [(one.season, one.number) for one in parts[0].record.episodes] == [(1, 1), (0, 1)]
    assert parts[1].record.episodes[0].names == {"de": "Other Waters"}
    assert parts[1].record.premiered == "2012-01-01"
    assert rejected == [
        "the special “Alone” has no number, and stands without the others",
        "it is about an episode, and does not say of which series",
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ([{"id": 1, "name": "A", "birthday": None, "gender": "Male"}] * 3, "about people"),
        ([{"person": {"name": "A"}, "character": {"name": "B"}}], "it is a cast"),
        ([{"person": {"name": "A"}, "type": "Director"}], "it is a crew"),
        ([{"name": "A", "country": {"code": "DE"}}], "list of other names"),
        ([{"id": 3, "number": 1, "episodeOrder": 5, "premiereDate": None}], "list of seasons"),
        ([{"self": False, "voice": False, "_links": {"character": {}}}], "a person's parts"),
        ([{"id": 1, "dvd_release": True, "verbatim_order": False}], "another order"),
        (
            [{"season": 1, "number": 1, "airdate": "", "_embedded": {"episodes": []}}],
            "another order",
        ),
        ({"id": 5, "name": "A", "season": 1, "number": 1, "airdate": ""}, "about an episode"),
        ({"name": "Not Found", "message": "", "code": 0, "status": 404}, "found nothing"),
        ({"1": 1_700_000_000}, "no answer of TVmaze about a title"),
        ([5, "x", None], "no answer of TVmaze about a title"),
    ],
)
def test_answers_about_no_title_are_rejected(tmp_path: Path, answer: object, reason: str) -> None:
    records, parts, (rejected,) = told(tmp_path, answer)
    assert (records, parts) == ([], [])
    assert reason in rejected


@pytest.mark.parametrize("content", ["", "[]", "{", "nope", "[" * 100_000])
def test_what_is_no_answer_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "singlesearch.HTTP404.json"
    path.write_text(content)
    with pytest.raises(RefusedError):
        list(tvmaze.read(path))


def test_a_bad_cell_is_left_out_and_named(tmp_path: Path) -> None:
    answer = {
        "id": 1, "name": "Sea", "premiered": "soon", "ended": "2014-03-23", "runtime": [60],
        "rating": {"average": 70}, "externals": "none", "network": 5, "genres": {"a": 1},
        "_embedded": {"episodes": [
            {"season": 1, "number": 1, "name": {}, "airdate": "2014-99-01"},
            {"season": "one", "number": 2, "name": "No Season"}, 7,
        ]},
    }  # fmt: skip
    (record,), _, rejected = told(tmp_path, answer)
    assert (record.names, record.ended, record.runtime) == ({"und": "Sea"}, "2014-03-23", None)
    assert record.rating is None
    assert record.episodes == (Episode(season=1, number=1),)
    assert rejected[0] == "the episode “No Season” has no season"
    assert len(rejected) == 4


def test_summaries_are_linear_to_read() -> None:
    for hostile in ("<!--" * 250_000, "<a " * 300_000, "<" * 1_000_000, "<p>" * 300_000):
        assert len(text_of(hostile)) <= 1 << 16
    assert text_of("<p>a &lt;b&gt; 1 < 2</p><div>c</div>\n<!-- d -->") == "a <b> 1 < 2\nc"
    assert text_of(None) == ""


def test_answers_are_recognised_by_what_they_hold(tmp_path: Path) -> None:
    copy = tmp_path / "noname"
    for sample in SAMPLES.iterdir():
        copy.write_bytes(sample.read_bytes())
        assert tvmaze.recognises(Sample(copy))
    others: list[Any] = [
        {"id": 1, "name": "A", "overview": "", "vote_average": 5},
        {"extractor": "youtube", "webpage_url": "https://www.tvmaze.com/", "title": "x"},
        {"records": [{"source": "tvmaze", "url": "https://www.tvmaze.com/shows/1"}]},
        [],
    ]
    for other in others:
        copy.write_text(json.dumps(other))
        assert not tvmaze.recognises(Sample(copy))
    copy.write_text("Title,Date\ntvmaze,2020")
    assert not tvmaze.recognises(Sample(copy))


NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=30)
DATES = st.none() | st.dates().map(lambda day: day.isoformat())
EPISODES = st.lists(
    st.tuples(st.integers(1, 40), st.integers(0, 900), NAMES, DATES),
    unique_by=lambda one: one[:2],
    max_size=8,
)


def written(record: Record) -> dict[str, Any]:
    """A record in TVmaze's words."""
    (name,) = record.names.values()
    return {
        "id": int(record.ids["tvmaze"]),
        "url": f"https://www.tvmaze.com/shows/{record.ids['tvmaze']}/x",
        "name": name,
        "type": "Documentary",
        "language": "Russian",
        "premiered": record.premiered,
        "runtime": record.runtime,
        "status": "Running",
        "webChannel": {"name": record.networks[0]},
        "externals": {},
        "_links": {},
        "_embedded": {
            "cast": [
                {"person": {"name": one.person}, "character": {"name": one.character}}
                for one in record.credits
            ],
            "episodes": [
                {
                    "season": one.season,
                    "number": one.number,
                    "name": one.names["ru"],
                    "airdate": one.aired or "",
                }
                for one in record.episodes
            ],
        },
    }


@settings(max_examples=40)
@given(st.data())
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    number = str(data.draw(st.integers(1, 10**9)))
    record = Record(
        source="tvmaze",
        url=f"https://www.tvmaze.com/shows/{number}/x",
        names={"ru": data.draw(NAMES)},
        kind="series",
        form="documentary",
        premiered=data.draw(DATES),
        status="running",
        runtime=data.draw(st.none() | st.integers(1, 99_999)),
        genres=("Documentary",),
        languages=("ru",),
        networks=(data.draw(NAMES),),
        credits=tuple(
            Credit(person=f"P {person}", job="actor", character=f"Dr {role}")
            for person, role in data.draw(st.lists(st.tuples(NAMES, NAMES), max_size=4))
        ),
        episodes=tuple(
            Episode(season=season, number=place, names={"ru": name}, aired=aired)
            for season, place, name, aired in data.draw(EPISODES)
        ),
        ids={"tvmaze": number},
    )
    folder = tmp_path_factory.mktemp("written")
    assert told(folder, written(record)) == ([record], [], [])


@settings(max_examples=50)
@given(st.data())
def test_mutated_answers_raise_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    sample = data.draw(st.sampled_from(sorted(SAMPLES.iterdir())))
    raw = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 30))
        raw[place : place + length] = data.draw(
            st.binary(max_size=8)
            | st.sampled_from([b"null", b"[]", b"{}", b"-1", b'"', b"1e400", b"9" * 30, b"true"])
        )
    path = tmp_path_factory.mktemp("mutated") / "a.json"
    path.write_bytes(raw)
    assert tvmaze.recognises(Sample(path)) in {True, False}
    try:
        items: list[Item] = list(tvmaze.read(path))
    except RefusedError:
        return
    assert items


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


@settings(max_examples=50)
@given(st.data())
def test_values_of_other_kinds_raise_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    sample = data.draw(st.sampled_from(sorted(SAMPLES.iterdir())))
    answer = json.loads(sample.read_text("utf-8"))
    for _ in range(data.draw(st.integers(1, 5))):
        here = answer
        while True:
            keys = list(here) if isinstance(here, dict) else range(len(here))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if isinstance(here[key], (dict, list)) and data.draw(st.integers(0, 5)):
                here = here[key]
            else:
                here[key] = data.draw(VALUES)
                break
    path = tmp_path_factory.mktemp("odd") / "a.json"
    path.write_text(json.dumps(answer))
    try:
        assert list(tvmaze.read(path)) is not None
    except RefusedError:
        return
