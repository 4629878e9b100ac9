"""What is written as `.nfo` files is read back as the same facts, and its names are safe."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.exporters.nfo import folder_of, safe_name, write
from docbrowser.importers import nfo
from docbrowser.importers.items import Part, Rejected
from docbrowser.merge import merge
from docbrowser.model import Credit, Episode, Rating, Record
from docbrowser.text import clean_line
from docbrowser.titles import Title

if TYPE_CHECKING:
    from pathlib import Path

    from docbrowser.importers.items import Item

WORDS = st.text(
    st.one_of(st.sampled_from("<>&\"'АЯéß]x 0"), st.characters(categories=["Lu", "Ll"])),
    min_size=1,
    max_size=12,
).map(lambda text: clean_line(f"a{text}z"))
PEOPLE = st.sampled_from(["Ann Moor", "Bo Ström", "Sammy Gold, Jr.", "Ида Холм"])
DATES = st.none() | st.sampled_from(["1999", "2007-09", "2007-09-23"])
MINUTES = st.none() | st.integers(1, 600)
PLACES = st.none() | st.sampled_from(["s1", "s1e2", "s3e4"])
CREDITS = st.lists(
    st.builds(
        Credit,
        person=PEOPLE,
        job=st.sampled_from(["actor", "director", "writer", "creator", "producer", "composer"]),
    )
    | st.builds(Credit, person=PEOPLE, job=st.sampled_from(["narrator", "self"]))
    | st.builds(Credit, person=PEOPLE, job=st.just("actor"), character=WORDS),
    max_size=4,
    unique_by=lambda credit: (credit.person, credit.job),
).map(tuple)
IDS = st.fixed_dictionaries(
    {}, optional={"imdb": st.just("tt7100001"), "tmdb": st.just("7"), "thetvdb": st.just("8")}
)
TEXTS = st.dictionaries(st.sampled_from(["en", "de", "ru", "und"]), WORDS, max_size=2)
EPISODES = st.lists(
    st.builds(
        Episode,
        season=st.integers(0, 2),
        number=st.integers(0, 120),
        names=TEXTS,
        aired=DATES,
        runtime=MINUTES,
        synopses=TEXTS,
        credits=CREDITS,
        ids=IDS,
        airs_before=PLACES,
        airs_after=PLACES,
    ).filter(lambda one: f"s{one.season}e{one.number}" not in {one.airs_before, one.airs_after}),
    max_size=3,
    unique_by=lambda one: (one.season, one.number),
).map(tuple)
RECORDS = st.builds(
    Record,
    source=st.just("nfo"),
    names=st.fixed_dictionaries({"en": WORDS}),
    original_name=st.none() | WORDS,
    kind=st.sampled_from(["film", "series"]),
    premiered=DATES,
    ended=DATES,
    status=st.none() | st.sampled_from(["running", "ended", "upcoming"]),
    runtime=MINUTES,
    genres=st.sampled_from([(), ("Nature",), ("Nature", "R&B")]),
    countries=st.sampled_from([(), ("DE",), ("HK", "BQ", "GB")]),
    languages=st.sampled_from([(), ("en", "pt-BR")]),
    networks=st.sampled_from([(), ("ARTE",), ("A, B", "C <D>")]),
    synopses=TEXTS,
    credits=CREDITS,
    ids=IDS,
    rating=st.none()
    | st.builds(Rating, value=st.sampled_from([6.5, 10]), votes=st.none() | st.just(7)),
)


def read_back(folder: Path, files: dict[str, str]) -> list[Item]:
    items: list[Item] = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in files:
        items += nfo.read(folder / name)
    return items


def first(texts: dict[str, str]) -> list[str]:
    return [next((texts[lang] for lang in ("en", *texts) if lang in texts), "")] if texts else []


@settings(max_examples=50, deadline=None)
@given(record=RECORDS, episodes=EPISODES)
def test_written_then_read_the_facts_are_the_same(
    record: Record, episodes: tuple[Episode, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    if record.kind == "series":
        record = _replace(record, episodes=episodes)
    title = merge("a", [record])
    items = read_back(tmp_path_factory.mktemp("library"), write(title))
    assert [item for item in items if isinstance(item, Rejected)] == []
    (back,) = [item for item in items if isinstance(item, Record)]
    for field in ("names", "original_name", "kind", "premiered", "runtime", "genres", "countries",
                  "languages", "networks", "ids", "rating"):  # fmt: skip
        assert getattr(back, field) == getattr(record, field), field
    assert set(back.credits) == set(title.credits)
    assert [*back.synopses.values()] == first(record.synopses)
    if record.kind == "series":
        assert (back.ended, back.status) == (record.ended, record.status)
    found = [item.record.episodes[0] for item in items if isinstance(item, Part)]
    told = {(one.season, one.number): one for one in record.episodes}
    assert {(one.season, one.number) for one in found} == set(told)
    for one in found:
        said = told[one.season, one.number]
        for field in ("aired", "runtime", "ids", "airs_before", "airs_after"):
            assert getattr(one, field) == getattr(said, field), field
        assert [*one.names.values()] == first(said.names)
        assert [*one.synopses.values()] == first(said.synopses)
        assert set(one.credits) == set(_united(said))


def _replace(record: Record, **fields: object) -> Record:
    return msgspec.structs.replace(record, **fields)


def _united(episode: Episode) -> tuple[Credit, ...]:
    merged = merge("a", [Record(source="nfo", names={"en": "A"}, credits=episode.credits)])
    return merged.credits


def test_ratings_keep_their_sources(tmp_path: Path) -> None:
    records = [
        Record(
            source=source,
            names={"en": "Dunes"},
            premiered="2007",
            rating=Rating(value=value, votes=5),
        )
        for source, value in (("imdb", 7.5), ("tmdb", 6.25), ("you", 9))
    ]
    items = read_back(tmp_path, write(merge("dunes", records)))
    told = {item.record.source: item.record.rating for item in items if isinstance(item, Part)}
    assert told == {"imdb": Rating(value=7.5, votes=5), "tmdb": Rating(value=6.25, votes=5)}


def test_a_series_has_a_file_for_each_episode() -> None:
    record = Record(
        source="a",
        names={"en": "Dunes"},
        kind="series",
        episodes=(Episode(season=1, number=2), Episode(season=0, number=101)),
    )
    assert set(write(merge("dunes", [record]))) == {
        "tvshow.nfo", "Season 01/S01E02.nfo", "Season 00/S00E101.nfo",
    }  # fmt: skip


@settings(max_examples=50)
@given(text=st.text(max_size=30))
def test_every_file_is_well_formed_xml(text: str) -> None:
    credit = Credit(person=f"x{text}", job="composer", character=text or None)
    title = Title(id="a", names={"en": text}, genres=(text,), credits=(credit,), ids={"x": text})
    (content,) = write(title).values()
    assert ET.fromstring(content.encode()).tag == "movie"


def test_the_wanted_language_is_written() -> None:
    title = merge("a", [Record(source="a", names={"en": "Dunes", "de": "Dünen"})])
    assert '<title lang="de">Dünen</title>' in write(title, ["de"])["movie.nfo"]
    assert '<title lang="en">Dunes</title>' in write(title, ["fr"])["movie.nfo"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Dunes: a/b\\c", "Dunes a b c"),
        ("../../etc/passwd", "etc passwd"),
        ("...hidden.", "hidden"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("a\x00\x1b[31m\u202eb", "a[31mb"),
        ("///", "dunes-2007"),
        ("Ж" * 300, "Ж" * 100),
    ],
)
def test_names_are_safe_on_every_file_system(name: str, safe: str) -> None:
    assert safe_name(name, "dunes-2007") == safe


@settings(max_examples=50)
@given(name=st.text(max_size=60))
def test_no_name_leaves_its_folder(name: str) -> None:
    safe = folder_of(Title(id="../x", names={"en": name}, premiered="2007"))
    assert safe
    assert not set(safe) & set('/\\:*?"<>|\0\n')
    assert not safe.startswith((".", " "))
    assert not safe.endswith((".", " "))
    assert safe == clean_line(safe)
