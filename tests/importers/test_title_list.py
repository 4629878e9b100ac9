"""Title lists as CSV: what a person finds in the catalogue afterwards, and what is named."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import title_list
from docbrowser.importers.items import RefusedError, Rejected, Wishes
from docbrowser.importers.reading import Sample
from docbrowser.importers.title_cells import language_by_words
from docbrowser.importers.title_people import people_in
from docbrowser.model import Offer, Record

SAMPLES = Path(__file__).parents[1] / "samples" / "title_list"
NETFLIX = SAMPLES / "netflix_titles.csv"


def taken(path: Path, **columns: str) -> tuple[list[Record], list[Rejected], list[str]]:
    said: list[str] = []
    items = list(title_list.read(path, Wishes(columns=columns, say=said.append)))
    records = [item for item in items if isinstance(item, Record)]
    return records, [item for item in items if isinstance(item, Rejected)], said


def listed(folder: Path, text: str, name: str = "films.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def test_a_film_of_a_streaming_list() -> None:
    film = taken(NETFLIX)[0][0]
    assert film.source == "netflix"
    assert film.names == {"en": "Salt Roads"}
    assert (film.kind, film.premiered, film.runtime) == ("film", "2016", 81)
    assert film.countries == ("CL", "DE")
    assert film.genres == ("Documentaries", "Nature")
    assert film.offers == (Offer(provider="Netflix", checked="2020-03-02"),)
    assert film.ids == {"netflix": "s1"}
    assert list(film.synopses) == ["en"]
    assert film.rating is None
    assert [(part.person, part.job) for part in film.credits] == [
        ("Ida Vance", "director"),
        ("Robert Kettle Jr.", "actor"),
        ("Mona Fry", "actor"),
        ("Otto Lind", "narrator"),
    ]


def test_a_series_has_its_seasons() -> None:
    series = taken(NETFLIX)[0][1]
    assert (series.kind, series.season_count, series.runtime) == ("series", 2, None)
    assert [part.person for part in series.credits] == ["Kim Ode", "will.i.am"]


def test_the_known_dirt_of_such_lists_is_mended() -> None:
    _, _, stage, flight, bread = taken(NETFLIX)[0]
    assert stage.runtime == 74  # it stood in the column of the age rating
    assert flight.names == {"en": "The Long Flight"}
    assert flight.credits == ()  # the cell was the synopsis
    assert [(part.person, part.job) for part in bread.credits] == [
        ("Ann Poe", "narrator"),
        ("Sir Bo Quist", "actor"),
    ]
    assert bread.countries == ("FR",)


def test_what_does_not_fit_is_named_by_line() -> None:
    rejected = [(item.line, item.reason) for item in taken(NETFLIX)[1]]
    assert rejected == [
        (5, "cast: Following a flock of geese, this film c… does not fit"),
        (7, "release_year: 19 does not fit"),
        (7, "duration: long does not fit"),
        (7, "country: Atlantis does not fit"),
        (7, "date_added: someday does not fit"),
        (8, "it has no title"),
        (9, "it has 13 cells, and the header 12"),
    ]


@pytest.mark.parametrize(
    ("name", "source", "provider"),
    [
        ("netflix_titles.csv", "netflix", "Netflix"),
        ("disney_plus_titles.csv", "disney-plus", "Disney+"),
        ("Hulu Titles.csv", "hulu", "Hulu"),
        ("amazon_prime_titles.csv", "amazon", "Prime Video"),
        ("Meine Filme.csv", "meine-filme", None),
    ],
)
def test_the_source_is_told_by_the_name(
    tmp_path: Path, name: str, source: str, provider: str | None
) -> None:
    (record,), _, _ = taken(listed(tmp_path, "title,year\nMoss,2001\n", name))
    assert record.source == source
    assert [offer.provider for offer in record.offers] == ([provider] if provider else [])
    assert list(record.names) == (["en"] if provider else ["und"])


def test_a_german_list_in_its_own_encoding() -> None:
    stream, harbours = taken(SAMPLES / "meine_filme.csv")[0]
    assert stream.names == {"und": "Der große Strom"}
    assert stream.original_name == "The Great Stream"
    assert (stream.premiered, stream.runtime, stream.countries) == ("2004", 92, ("DE", "AT"))
    assert stream.rating is not None
    assert (stream.rating.value, stream.rating.votes) == (7.4, 1204)
    assert stream.ids == {"imdb": "tt0400400"}
    assert [(part.person, part.job) for part in stream.credits] == [
        ("Jörg Weiß", "director"),
        ("Käthe Groß", "actor"),
        ("Uwe Öhl", "actor"),
        ("Hans Süß", "narrator"),
    ]
    assert list(stream.synopses) == ["de"]
    assert (harbours.premiered, harbours.ended) == ("1999", "2001")


def test_a_russian_list_in_its_own_encoding() -> None:
    water, way = taken(SAMPLES / "фильмы.csv")[0]
    assert water.names == {"und": "Белая вода"}
    assert (water.kind, water.runtime, water.countries) == ("film", 80, ("SU",))
    assert [part.person for part in water.credits] == ["Анна Лесная", "Пётр Рябов", "Зоя Южная"]
    assert (way.kind, way.season_count) == ("series", 3)


@pytest.mark.parametrize(
    "header", ["Titre,Année,Réalisateur,Durée", "Título;Año;Dirección;Duración"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_languages_and_encodings(tmp_path: Path, header: str, encoding: str) -> None:
    mark = ";" if ";" in header else ","
    row = mark.join(["L’été", "1987", "Zoë Núñez", "90 min"])
    path = listed(tmp_path, f"{header}\n{row}\n", encoding=encoding)
    assert title_list.recognises(Sample(path))
    (record,), rejected, _ = taken(path)
    assert not rejected
    assert (record.names, record.premiered, record.runtime) == ({"und": "L’été"}, "1987", 90)
    assert record.credits[0].person == "Zoë Núñez"


def test_the_guess_is_shown_and_can_be_overridden(tmp_path: Path) -> None:
    path = listed(tmp_path, "Nr,Was,Wann,Jahr\n1,Moss,2001,1999\n")
    assert not title_list.recognises(Sample(path))
    with pytest.raises(RefusedError, match="none of its columns"):
        taken(path)
    (record,), _, said = taken(path, title="Was", year="wann")
    assert (record.names, record.premiered) == ({"und": "Moss"}, "2001")
    assert said == ["columns: title from “Was”, year from “Wann”; not taken: Nr, Jahr"]
    with pytest.raises(RefusedError, match="there is no column “Wo”"):
        taken(path, title="Wo")
    with pytest.raises(RefusedError, match="“colour” is no field"):
        taken(path, colour="Was")


def test_a_year_behind_the_title_counts_where_there_is_no_other(tmp_path: Path) -> None:
    (record,), _, _ = taken(listed(tmp_path, "title,genre\nMoss (2001),Nature\n"))
    assert (record.names, record.premiered) == ({"und": "Moss"}, "2001")


def test_lists_in_cells_and_short_rows(tmp_path: Path) -> None:
    text = (
        "title,genres,actors,languages,provider\n"
        "Moss,\"['Nature', 'News']\",Ann Poe; Bo Ek,German|French,Arte\n"
        "Fern\n"
    )
    (moss, fern), rejected, _ = taken(listed(tmp_path, text))
    assert not rejected
    assert moss.genres == ("Nature", "News")
    assert [part.person for part in moss.credits] == ["Ann Poe", "Bo Ek"]
    assert moss.languages == ("de", "fr")
    assert moss.offers == (Offer(provider="Arte"),)
    assert fern.names == {"und": "Fern"}


@pytest.mark.parametrize(
    "header",
    [
        "Date,Name,Year,Letterboxd URI",
        "Title,Date",
        "Const,Your Rating,Date Rated,Title,URL,Title Type,Year",
        "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Rating,Your Rating",
        "media_id,source,media_type,title,score,status",
        "name,address,phone",
        "just one line of text",
        '{"title": "x", "year": 1}',
    ],
)
def test_histories_and_other_tables_are_not_taken(tmp_path: Path, header: str) -> None:
    path = listed(tmp_path, header + "\na,b,c,d\n")
    assert not title_list.recognises(Sample(path))


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Robert Downey, Jr., Ann Poe", ["Robert Downey Jr.", "Ann Poe"]),
        ("Ann Poe,Bo Ek", ["Ann Poe", "Bo Ek"]),
        ("Louis C.K.", ["Louis C.K."]),
        ("bell hooks, k.d. lang", ["bell hooks", "k.d. lang"]),
        ("Florian Henckel von Donnersmarck", ["Florian Henckel von Donnersmarck"]),
        ("(narrator)", []),
        ("Jr.", []),
        ("A robot saves the planet.", []),
        ("In Rome, Anna meets Paul, and both fall in love.", []),
        (", ,", []),
        ("", []),
    ],
)
def test_people_of_a_cell(cell: str, people: list[str]) -> None:
    assert [credit.person for credit in people_in(cell, "actor")[0]] == people


def test_a_language_is_told_by_small_words_only_where_they_leave_no_doubt() -> None:
    english = "the story of a man and the dog that is with him on an island in the sea"
    assert language_by_words([english] * 4) == "en"
    assert language_by_words(["Lorem ipsum dolor"] * 40) is None
    assert language_by_words(["short"]) is None


LETTERS = st.characters(categories=["L"])
NAMES = st.text(LETTERS, min_size=2, max_size=12).map(str.title)
PEOPLE = st.lists(st.tuples(NAMES, NAMES).map(" ".join), max_size=4, unique=True)


@settings(max_examples=50, deadline=None)
@given(
    rows=st.lists(
        st.tuples(NAMES, st.integers(1890, 2030), PEOPLE, PEOPLE, st.integers(1, 600)),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, int, list[str], list[str], int]],
) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["title", "release_year", "director", "cast", "duration"])
    for title, year, directors, cast, minutes in rows:
        writer.writerow([title, year, ", ".join(directors), ", ".join(cast), f"{minutes} min"])
    path = tmp_path_factory.mktemp("list") / "hulu.csv"
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    records, rejected, _ = taken(path)
    assert not rejected
    assert len(records) == len(rows)
    for record, (title, year, directors, cast, minutes) in zip(records, rows, strict=True):
        assert record.names == {"en": title}
        assert (record.premiered, record.runtime) == (str(year), minutes)
        assert [part.person for part in record.credits] == directors + cast


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_mutated_lists_raise_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from(sorted(SAMPLES.iterdir())))
    raw = bytearray(source.read_bytes())
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        piece = data.draw(
            st.sampled_from([b"", b",", b"\n", b'"', b"\0", b"\xff\xfe", b"(", b"[']"])
        )
        raw[at : at + data.draw(st.integers(0, 9))] = piece
    path = tmp_path_factory.mktemp("mutated") / source.name
    path.write_bytes(raw)
    title_list.recognises(Sample(path))
    try:
        records, _, _ = taken(path)
    except RefusedError:
        return
    assert all(name for record in records for name in record.names.values())
