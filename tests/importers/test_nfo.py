"""Media libraries' files become films, series and episodes, however broken their XML is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import nfo
from docbrowser.importers.items import Deed, Item, Part, RefusedError, Rejected
from docbrowser.importers.reading import Sample
from docbrowser.model import Credit, Offer, Rating, Record
from tests.importers.samples import read_anyhow

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parents[1] / "samples" / "nfo"
FERRY = SAMPLES / "films" / "Night Ferry (2011).nfo"
SHOW = SAMPLES / "The Salt Road (2016)"
ALL = sorted(SAMPLES.rglob("*.nfo"))


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., list[Item]]:
    def write(content: str | bytes, name: str = "movie.nfo") -> list[Item]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(nfo.read(path))

    return write


def records(items: list[Item]) -> list[Record]:
    return [item for item in items if isinstance(item, Record)]


def parts(items: list[Item]) -> list[Record]:
    return [item.record for item in items if isinstance(item, Part)]


def deeds(items: list[Item]) -> list[Deed]:
    return [item for item in items if isinstance(item, Deed)]


def rejected(items: list[Item]) -> list[tuple[int | None, str]]:
    return [(item.line, item.reason) for item in items if isinstance(item, Rejected)]


def test_a_film_tells_its_facts() -> None:
    items = list(nfo.read(FERRY))
    (film,) = records(items)
    assert film.names == {"und": "Night Ferry"}
    assert (film.source, film.original_name, film.kind) == ("nfo", "Nattfärjan", "film")
    assert (film.premiered, film.runtime) == ("2011-11-04", 94)
    assert film.genres == ("Documentary", "Travel")
    assert film.countries == ("SE", "DK")
    assert film.networks == ("Strait Pictures, Inc", "Nordhavn")
    assert film.languages == ()  # that of the sound track is the file's
    assert film.synopses == {
        "en": "One winter night the crew of an old ferry & their captain take the last passengers "
        "across the strait, and talk about what will come after them."
    }
    assert film.credits == (
        Credit(person="Ida Holm", job="director"),
        Credit(person="Per Lund", job="director"),
        Credit(person="Ida Holm", job="writer"),
        Credit(person="Karin Berg", job="narrator"),
        Credit(person="Olof Strand", job="self"),
        Credit(person="Maja Falk", job="actor", character="The Captain"),
        Credit(person="Nils Ek", job="composer"),
        Credit(person="Eva Ström", job="producer"),
    )
    assert rejected(items) == []


def test_a_name_is_on_one_line_with_plain_spaces(written: Callable[..., list[Item]]) -> None:
    (film,) = records(written("<movie><title>The&nbsp;Long\n    Dune</title></movie>"))
    assert film.names == {"und": "The Long Dune"}


def test_ids_are_those_that_mean_something_elsewhere() -> None:
    (film,) = records(list(nfo.read(FERRY)))
    # The address behind the root says less than the element; Radarr's own number says nothing.
    assert film.ids == {"imdb": "tt7100001", "tmdb": "710001", "tvmaze": "4711"}


def test_each_rating_is_of_its_source_and_takes_nothing_from_it() -> None:
    items = list(nfo.read(FERRY))
    (film,) = records(items)
    assert film.rating == Rating(value=74, best=100, votes=12)
    told = {part.source: part for part in parts(items)}
    assert {source: part.rating for source, part in told.items()} == {
        "imdb": Rating(value=7.1, votes=1204),
        "tmdb": Rating(value=6.8, votes=31),
    }
    assert told["imdb"].ids == film.ids
    # No more than finds the film again: the rest is not what IMDb says.
    assert (told["imdb"].names, told["imdb"].premiered, told["imdb"].kind) == ({}, None, None)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("<tmdbid>5</tmdbid><year>2001</year>", ({}, None, "film")),  # numbers of films, of series
        ("<year>2001</year>", ({"und": "A"}, "2001", "film")),
    ],
)
def test_a_rating_without_a_sure_id_says_of_what_it_is(
    written: Callable[..., list[Item]], said: str, known: tuple[object, ...]
) -> None:
    rating = '<ratings><rating name="imdb"><value>7</value></rating></ratings>'
    (part,) = parts(written(f"<movie><title>A</title>{said}{rating}</movie>"))
    assert (part.names, part.premiered, part.kind) == known
    items = written(f"<movie><title>A</title>{rating}</movie>")
    assert parts(items) == []
    assert "imdb" in rejected(items)[0][1]


def test_a_lone_rating_is_the_files_own(written: Callable[..., list[Item]]) -> None:
    (film,) = records(
        written("<movie><title>A</title><rating>7,5</rating><votes>3</votes></movie>")
    )
    assert film.rating == Rating(value=7.5, votes=3)
    (film,) = records(
        written("<movie><title>A</title><rating>0.0</rating><votes>0</votes></movie>")
    )
    assert film.rating is None
    items = written("<movie><title>A</title><rating>11</rating></movie>")
    assert records(items)[0].rating is None
    assert len(rejected(items)) == 1


def test_what_the_user_did_is_a_deed() -> None:
    watch, rate = deeds(list(nfo.read(FERRY)))
    assert (watch.verb, watch.value) == ("watch", "2021-02-11")
    assert (rate.verb, rate.value) == ("rate", "8")
    assert watch.work.names == ("Night Ferry", "Nattfärjan")
    assert (watch.work.year, watch.work.kind, watch.work.people) == (
        2011,
        "film",
        ("Ida Holm", "Per Lund"),
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("<playcount>0</playcount><lastplayed>2021-02-11</lastplayed>", None),
        ("<watched>false</watched><userrating>0</userrating>", None),
        ("<watched>true</watched>", "unknown"),
        ("<playcount>1</playcount><lastplayed>1601-01-01 00:00:00</lastplayed>", "unknown"),
        ("<playcount>3</playcount><lastplayed>2020-05-06T01:02:03Z</lastplayed>", "2020-05-06"),
    ],
)
def test_watched_is_what_was_played(
    written: Callable[..., list[Item]], said: str, day: str | None
) -> None:
    done = deeds(written(f"<movie><title>A</title>{said}</movie>"))
    assert [deed.value for deed in done] == ([] if day is None else [day])


def test_a_broken_file_is_read_as_far_as_it_goes() -> None:
    items = list(nfo.read(SAMPLES / "films" / "broken.nfo"))
    (film,) = records(items)
    assert film.names["und"].startswith("Bees & Wasps")
    assert (film.premiered, film.runtime, film.genres) == ("2014", 55, ("Nature",))
    assert [*film.synopses.values()] == [
        "What lives in an old wall \u00a0— and who < who & how eats whom."
    ]
    assert film.credits == (
        Credit(person="Tom Reed", job="self"),
        Credit(person="Ann Moor", job="actor"),
    )
    assert film.ids == {}
    assert [line for line, _ in rejected(items)] == [1, 1, 1]
    reasons = " ".join(reason for _, reason in rejected(items))
    assert "soon, perhaps" in reasons
    assert "Atlantis" in reasons
    assert "tt12" in reasons


def test_a_series_tells_its_facts() -> None:
    items = list(nfo.read(SHOW / "tvshow.nfo"))
    (show,) = records(items)
    assert (show.kind, show.status, show.premiered, show.ended) == (
        "series", "ended", "2016-01-10", "2016-01-31",
    )  # fmt: skip
    assert show.ids == {"thetvdb": "720001", "tmdb": "7201"}
    assert (show.season_count, show.episode_count) == (None, None)  # the library's, not the show's
    assert (show.rating, show.networks) == (None, ("Upland TV",))
    assert deeds(items) == []  # its episodes' files tell what was seen


def test_episodes_find_their_series_by_the_folder() -> None:
    items = list(nfo.read(SHOW / "Season 01" / "The Salt Road - S01E01-E02.nfo"))
    first, second = parts(items)
    assert first.names == second.names == {"und": "The Salt Road"}
    assert first.ids == {"thetvdb": "720001", "tmdb": "7201"}
    assert (first.premiered, first.kind, first.synopses) == ("2016-01-10", "series", {})
    (episode,) = first.episodes
    assert (episode.season, episode.number, episode.aired) == (1, 1, "2016-01-10")
    assert (episode.names, episode.runtime) == ({"und": "Up from the Sea"}, 50)
    assert episode.ids == {"thetvdb": "7200011"}
    assert episode.credits == (Credit(person="Lea Kron", job="director"),)
    assert (episode.airs_before, episode.airs_after) == (None, None)
    assert second.episodes[0].names == {"und": "The Mule Drivers"}
    watch, rate = deeds(items)
    assert (watch.value, watch.work.season, watch.work.number) == ("unknown", 1, 1)
    assert (watch.work.episode_name, rate.value) == ("Up from the Sea", "9")


def test_specials_say_where_they_belong() -> None:
    items = list(nfo.read(SHOW / "Specials" / "S00E01.nfo"))
    first, second = (part.episodes[0] for part in parts(items))
    assert (first.airs_before, first.airs_after) == ("s1e2", None)
    assert (second.airs_before, second.airs_after) == (None, "s1")
    assert rejected(items) == [(15, "the episode has no season or no number")]


def test_an_episode_without_a_folder_has_its_shows_name_or_is_none(
    written: Callable[..., list[Item]],
) -> None:
    lone = "<episodedetails>{}<season>1</season><episode>2</episode></episodedetails>"
    (part,) = parts(written(lone.format("<showtitle>Dunes</showtitle>"), "a/b/e.nfo"))
    assert (part.names, part.kind, part.premiered) == ({"und": "Dunes"}, "series", None)
    assert rejected(written("\n" + lone.format(""), "a/b/e.nfo")) == [
        (2, "it is a lone episode without its series")
    ]
    # A file that should be of the series, and is of an episode, does not look for itself.
    assert rejected(written(lone.format(""), "a/b/tvshow.nfo"))


def test_the_series_is_looked_up_anew_when_its_file_changes(
    written: Callable[..., list[Item]], tmp_path: Path
) -> None:
    episode = "<episodedetails><season>1</season><episode>2</episode></episodedetails>"
    for name, when in (("One", 1_000_000_000), ("Two", 1_000_000_500)):
        written(f"<tvshow><title>{name}</title></tvshow>", "x/tvshow.nfo")
        os.utime(tmp_path / "x" / "tvshow.nfo", (when, when))
        (part,) = parts(written(episode, "x/Season 1/e.nfo"))
        assert part.names == {"und": name}


def test_a_film_is_offered_where_its_video_lies(
    written: Callable[..., list[Item]], tmp_path: Path
) -> None:
    film = "<movie><title>A</title></movie>"
    video = tmp_path / "f" / "A # film.MKV"
    video.parent.mkdir()
    assert records(written(film, "f/A # film.nfo"))[0].offers == ()
    for name in ("A # film.MKV", "A # film.flac", "B.mp4"):
        (tmp_path / "f" / name).touch()
    offer = Offer(provider="local file", kind="local", url=video.resolve().as_uri())
    assert records(written(film, "f/A # film.nfo"))[0].offers == (offer,)
    assert records(written(film, "f/movie.nfo"))[0].offers == ()  # of two videos
    (tmp_path / "f" / "B.mp4").unlink()
    assert records(written(film, "f/movie.nfo"))[0].offers == (offer,)


def test_a_series_is_offered_as_its_folder(
    written: Callable[..., list[Item]], tmp_path: Path
) -> None:
    show = "<tvshow><title>A</title></tvshow>"
    assert records(written(show, "s/tvshow.nfo"))[0].offers == ()
    (tmp_path / "s" / "Season 1").mkdir()
    (tmp_path / "s" / "Season 1" / "e.avi").touch()
    (offer,) = records(written(show, "s/tvshow.nfo"))[0].offers
    assert offer.url == (tmp_path / "s").resolve().as_uri()


@pytest.mark.parametrize(
    ("address", "ids", "kind"),
    [
        ("https://www.imdb.com/title/tt7100001/?ref_=x&y", {"imdb": "tt7100001"}, None),
        ("https://www.themoviedb.org/movie/30-a", {"tmdb": "30"}, "film"),
        ("https://www.themoviedb.org/tv/31", {"tmdb": "31"}, "series"),
        ("http://thetvdb.com/?tab=series&id=79&lid=7", {"thetvdb": "79"}, None),
    ],
)
def test_an_address_alone_names_a_work(
    written: Callable[..., list[Item]], address: str, ids: dict[str, str], kind: str | None
) -> None:
    (record,) = records(written(f"\n{address}\n"))
    assert (record.ids, record.kind, record.names) == (ids, kind, {})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("https://example.org/a-film", "movie.nfo"),
        ("imdb.com/title/tt7100001/ imdb.com/title/tt7100002/", "movie.nfo"),
        ("imdb.com/title/tt7100001/", "Show S01E02.nfo"),
        ("just words", "movie.nfo"),
        ("", "movie.nfo"),
        ('<!DOCTYPE m [<!ENTITY a "b">]><movie><title>&a;</title></movie>', "movie.nfo"),
        ("<!--" * 40_000, "movie.nfo"),
    ],
)
def test_what_names_no_work_is_refused(
    written: Callable[..., list[Item]], content: str, name: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        written(content, name)
    assert "\n" not in refused.value.reason


@pytest.mark.parametrize("tag", ["musicvideo", "artist", "album", "set", "season"])
def test_other_things_are_no_works(written: Callable[..., list[Item]], tag: str) -> None:
    items = written(f"<?xml version='1.0'?>\n<{tag}>\n<title>A</title></{tag}>")
    ((line, reason),) = rejected(items)
    assert (line, len(items)) == (2, 1)
    assert "about no film or series" in reason


def test_a_film_without_name_or_id_is_none(written: Callable[..., list[Item]]) -> None:
    assert rejected(written("<movie><year>2000</year></movie>")) == [
        (1, "it names neither a title nor an id")
    ]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", None), ("utf-16", "utf-16"), ("utf-16-le", None),
        ("cp1251", "windows-1251"), ("cp1251", None), ("cp1252", None), ("koi8-r", "koi8-r"),
    ],
)  # fmt: skip
def test_text_comes_out_right_in_any_encoding(
    written: Callable[..., list[Item]], encoding: str, declared: str | None
) -> None:
    name = "Größe" if encoding == "cp1252" else "Белое солнце"
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    items = written(f"{head}<movie><title>{name}</title></movie>".encode(encoding))
    assert records(items)[0].names == {"und": name}


@pytest.mark.parametrize("declared", ["punycode", "undefined", "idna", "zlib", "x" * 50_000])
def test_an_encoding_that_is_none_does_not_matter(
    written: Callable[..., list[Item]], declared: str
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    items = written(f"{head}<movie><title>Gr\u00f6\u00dfe</title></movie>".encode("cp1252"))
    assert records(items)[0].names == {"und": "Größe"}


@pytest.mark.timeout(60)  # what takes the square of their length would take hours
@pytest.mark.parametrize(
    "bomb",
    [
        b"<movie><title>x</title>" + b"<!--" * 45_000,
        b"<movie><title>x</title><plot>" + b"<![CDATA[" * 60_000,
        b"<movie><title>x</title>" + b"<a>" * 190_000,
        b"<movie><title>x</title>" + b"<actor><name>N" * 60_000,
        b"<movie><title>x</title>" + b"</x>" * 190_000,
        b"<movie><title>x</title>" + b"thetvdb.com/" * 300_000,
        b"<movie><title>x</title><genre>" + b" / " * 900_000,
        b"&" * 4_000_000,
        b"<movie>" * 60_000,
        b"a" * (5 << 20),
    ],
    ids=[
        "comments",
        "cdata",
        "depth",
        "actors",
        "ends",
        "addresses",
        "list",
        "amps",
        "roots",
        "size",
    ],
)
def test_a_bomb_comes_to_few_titles(written: Callable[..., list[Item]], bomb: bytes) -> None:
    try:
        items = written(bomb)
    except RefusedError:
        items = []
    assert len(items) < 20


def test_no_file_of_the_machine_is_read_into_a_title(
    written: Callable[..., list[Item]], tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden", encoding="utf-8")
    (film,) = records(
        written(f'<!DOCTYPE m SYSTEM "{secret.as_uri()}"><movie><title>A &x; B</title></movie>')
    )
    assert film.names == {"und": "A &x; B"}


@pytest.mark.parametrize(
    ("content", "name", "known"),
    [
        ("<!-- x --><movie><title>A</title></movie>", "a.xml", True),
        ("<videodb><version>1</version><movie/></videodb>", "videodb.xml", True),
        ("<html><movie></html>", "a.html", False),
        ("words", "a.nfo", True),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]>", "a.xml", False),
        ('{"movie": "<movie>"}', "a.json", False),
    ],
)
def test_the_format_is_found_out(tmp_path: Path, content: str, name: str, known: bool) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert nfo.recognises(Sample(path)) is known


MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert"]),
        st.integers(0, 5_000),
        st.binary(max_size=6)
        | st.sampled_from([b"<", b"]]>", b"<![CDATA[", b"<!--", b"&#0;", b"<movie>"]),
    ),
    max_size=8,
)


@settings(max_examples=50, deadline=None)
@given(sample=st.sampled_from(ALL), mutations=MUTATIONS)
def test_a_mutated_file_raises_nothing_else(
    sample: Path, mutations: list[tuple[str, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = bytearray(sample.read_bytes())
    for kind, place, new in mutations:
        at = place % (len(raw) + 1)
        if kind == "cut":
            del raw[at : at + place % 200]
        else:
            raw[at : at + (len(new) if kind == "flip" else 0)] = new
    read_anyhow(nfo, bytes(raw), tmp_path_factory.mktemp("mutated"), sample.name)
