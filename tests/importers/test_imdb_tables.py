"""The IMDb data sets: what a person finds in the catalogue afterwards, and what is named."""

from __future__ import annotations

import gzip
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docbrowser.importers import imdb_tables
from docbrowser.importers.imdb_side import Numbers
from docbrowser.importers.items import RefusedError, Rejected, Wishes
from docbrowser.importers.reading import Sample
from docbrowser.model import Record

SAMPLES = Path(__file__).parents[1] / "samples" / "imdb_data"
HEADER = (
    "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\t"
    "runtimeMinutes\tgenres\n"
)


def taken(
    folder: Path, genre: str | None = None
) -> tuple[dict[str, Record], list[Rejected], list[str]]:
    said: list[str] = []
    paths = tuple(sorted(path for path in folder.iterdir() if path.is_file()))
    wishes = Wishes(genre=genre, together=paths, say=said.append)
    items = list(imdb_tables.read(paths[0], wishes))
    records = {item.ids["imdb"]: item for item in items if isinstance(item, Record)}
    return records, [item for item in items if isinstance(item, Rejected)], said


def basics(folder: Path, *rows: str) -> Path:
    path = folder / "title.basics.tsv"
    path.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_documentaries_are_taken_and_all_if_wished() -> None:
    records, _, said = taken(SAMPLES)
    assert list(records) == ["tt0000101", "tt0000102", "tt0000108", "tt0000111"]
    assert any("of the genre Documentary" in sentence for sentence in said)
    assert "tt0000106" in taken(SAMPLES, "all")[0]
    assert list(taken(SAMPLES, "romance")[0]) == ["tt0000106"]


def test_a_film_has_what_all_tables_tell() -> None:
    film = taken(SAMPLES)[0]["tt0000101"]
    assert film.source == "imdb"
    assert film.kind == "film"
    assert film.original_name == "Die stille Bahn"
    assert film.names == {
        "en": "The Quiet Orbit",
        "de": "Die stille Bahn",
        "ru": "Тихая орбита",
        "fr": "L'orbite calme",
    }
    assert (film.premiered, film.runtime, film.genres) == ("2007", 93, ("Documentary",))
    assert film.rating is not None
    assert (film.rating.value, film.rating.best, film.rating.votes) == (7.8, 10, 1234)
    assert [(part.person, part.job, part.character) for part in film.credits] == [
        ("Ada Brook", "self", "Astronomer"),
        ("Ben Coombe", "narrator", None),
        ("Céline Dahl", "director", None),
        ("Doro Eck", "actor", 'Caroline / Her "double"'),
        ("Emil Falk", "archive footage", None),
        ("Ada Brook", "writer", None),
        ("Céline Dahl", "writer", None),
    ]


def test_a_series_has_its_episodes() -> None:
    series = taken(SAMPLES)[0]["tt0000102"]
    assert (series.kind, series.premiered, series.ended) == ("series", "1998", "2001")
    one, two = series.episodes
    assert (one.season, one.number, one.names, one.aired, one.runtime, one.ids) == (
        1,
        1,
        {"en": "The Spring"},
        "1998",
        52,
        {"imdb": "tt0000103"},
    )
    assert (two.number, two.runtime) == (2, None)


def test_what_does_not_fit_is_named_by_table_and_line() -> None:
    _, rejected, said = taken(SAMPLES)
    named = {(item.path.name if item.path else "", item.line): item.reason for item in rejected}
    assert named == {
        ("title.basics.tsv", 11): "it has another number of cells than the header",
        ("title.basics.tsv", 13): "tt0000101 stands there twice",
        ("title.basics.tsv", 9): "runtimeMinutes: 0 does not fit",
        ("title.basics.tsv", 10): "tt0000109 has no title there",
        ("title.basics.tsv", 12): "titleType: musicVideo does not fit",
        ("title.episode.tsv", 4): "1 episode has no season or number there",
        ("title.ratings.tsv", 3): "averageRating: eleven does not fit",
        ("title.principals.tsv", 8): "characters: [broken does not fit",
    }
    reasons = [item.reason for item in rejected]
    assert "startYear: 20x7 does not fit" in reasons
    assert any("name.basics does not have their people" in sentence for sentence in said)


def test_a_title_in_quotes_keeps_them() -> None:
    assert taken(SAMPLES)[0]["tt0000108"].names == {"en": '"Ice" Diaries'}


def test_a_name_of_one_country_bears_it_where_the_language_is_of_others_too(tmp_path: Path) -> None:
    basics(tmp_path, *(f"tt{one}\tmovie\tIce\t\\N\t0\t2001\t\\N\t7\tNews" for one in (1, 2)))
    (tmp_path / "title.akas.tsv").write_text(
        "titleId\tordering\ttitle\tregion\tlanguage\ttypes\tattributes\tisOriginalTitle\n"
        "tt1\t1\tVom Eis\tAT\t\\N\timdbDisplay\t\\N\t0\n"
        "tt1\t2\tEis\tDE\t\\N\timdbDisplay\t\\N\t0\n"
        "tt1\t3\tGlace\tCH\t\\N\timdbDisplay\t\\N\t0\n"
        "tt1\t4\tLed\tCSHH\t\\N\timdbDisplay\t\\N\t0\n"
        "tt2\t1\tEis\tAT\t\\N\timdbDisplay\t\\N\t0\n"
        "tt2\t2\tEis\tDE\t\\N\timdbDisplay\t\\N\t0\n",
        encoding="utf-8",
    )
    records = taken(tmp_path, "all")[0]
    assert records["tt1"].names == {"en": "Ice", "de-AT": "Vom Eis", "de": "Eis", "cs": "Led"}
    assert records["tt2"].names == {"en": "Ice", "de": "Eis"}


def test_tables_that_a_spreadsheet_quoted_are_read(tmp_path: Path) -> None:
    basics(tmp_path, 'tt1\tmovie\t"""Ice"" Diaries"\t\\N\t0\t2001\t\\N\t7\tDocumentary')
    (tmp_path / "p.tsv").write_text(
        "tconst\tordering\tnconst\tcategory\tjob\tcharacters\n"
        'tt1\t1\tnm1\tactor\t\\N\t"[""The """"Bear""]"\ntt1\t2\tnm1\tactor\t\\N\t"[""Bear""]"\n'
    )
    (tmp_path / "n.tsv").write_text("nconst\tprimaryName\nnm1\tBo Ek\n")
    records, rejected, _ = taken(tmp_path)
    assert records["tt1"].names == {"en": '"Ice" Diaries'}
    assert records["tt1"].credits[-1].character == "Bear"
    assert [item.line for item in rejected] == [2]


def test_the_order_of_tables_does_not_matter(tmp_path: Path) -> None:
    expected = taken(SAMPLES, "all")[0]
    for path in SAMPLES.iterdir():
        header, *rows = path.read_text().splitlines(keepends=True)
        if path.name != "title.akas.tsv":
            random.Random(3).shuffle(rows)
        rows = [row for row in rows if "again" not in row]
        (tmp_path / path.name).write_text(header + "".join(rows))
    found = taken(tmp_path, "all")[0]
    assert found.keys() == expected.keys()
    for ident, record in found.items():
        assert record.names == expected[ident].names
        assert record.rating == expected[ident].rating
        assert record.episodes == expected[ident].episodes
        assert set(record.credits) == set(expected[ident].credits)


@pytest.mark.parametrize("ids", [("tt9999999", "tt10000000"), ("tt10000000", "tt9999999")])
def test_both_orders_of_long_ids_are_followed(tmp_path: Path, ids: tuple[str, str]) -> None:
    basics(tmp_path, *(f"{one}\tmovie\tA {one}\t\\N\t0\t\\N\t\\N\t\\N\tDocumentary" for one in ids))
    ratings = "".join(f"{one}\t5.{len(one) - 8}\t10\n" for one in ids)
    (tmp_path / "r.tsv").write_text("tconst\taverageRating\tnumVotes\n" + ratings)
    records, _, _ = taken(tmp_path)
    assert {ident: record.rating.value for ident, record in records.items() if record.rating} == {
        one: 5 + (len(one) - 8) / 10 for one in ids
    }


def test_packed_tables_and_other_layouts_are_read(tmp_path: Path) -> None:
    raw = (SAMPLES / "title.basics.tsv").read_bytes()
    (tmp_path / "title.basics.tsv.gz").write_bytes(gzip.compress(raw))
    (tmp_path / "ratings.csv").write_text("numVotes,tconst,averageRating\n5,tt0000101,7.1\n")
    assert imdb_tables.recognises(Sample(tmp_path / "title.basics.tsv.gz"))
    records, _, _ = taken(tmp_path)
    rating = records["tt0000101"].rating
    assert rating is not None
    assert (rating.value, rating.votes) == (7.1, 5)


def test_a_table_joined_by_others_has_its_ratings(tmp_path: Path) -> None:
    (tmp_path / "joined.csv").write_text(
        "tconst,titleType,primaryTitle,startYear,genres,averageRating,numVotes\n"
        'tt7,movie,"Moss, and Stone",2019,"Documentary,News",8.1,77\n'
    )
    records, rejected, _ = taken(tmp_path)
    record = records["tt7"]
    assert not rejected
    assert record.names == {"en": "Moss, and Stone"}
    assert record.genres == ("Documentary", "News")
    assert record.rating is not None
    assert record.rating.votes == 77


def test_without_basics_there_are_no_titles(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "title.ratings.tsv", tmp_path)
    with pytest.raises(RefusedError, match=r"title\.basics is missing, without which"):
        taken(tmp_path)


def test_principals_without_names_are_told_of(tmp_path: Path) -> None:
    for name in ("title.basics.tsv", "title.principals.tsv"):
        shutil.copy(SAMPLES / name, tmp_path)
    records, _, said = taken(tmp_path)
    assert records["tt0000101"].credits == ()
    assert any("name.basics is missing" in sentence for sentence in said)


def test_a_damaged_table_beside_is_named_and_the_rest_serves(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "title.basics.tsv", tmp_path)
    packed = gzip.compress((SAMPLES / "title.akas.tsv").read_bytes())
    (tmp_path / "title.akas.tsv.gz").write_bytes(packed[:-12])
    records, rejected, _ = taken(tmp_path)
    assert records["tt0000101"].names == {"en": "The Quiet Orbit"}
    assert any("damaged" in item.reason for item in rejected)


def test_bombs_are_refused(tmp_path: Path) -> None:
    packed = tmp_path / "title.basics.tsv.gz"
    packed.write_bytes(gzip.compress(HEADER.encode() + b"\n" * 20_000_000))
    with pytest.raises(RefusedError, match="unpacks to far more"):
        taken(tmp_path)
    packed.write_bytes(gzip.compress(HEADER.encode() + b"x" * 6_000_000))
    with pytest.raises(RefusedError, match="a line is longer than 4 MB"):
        taken(tmp_path)


def test_a_second_table_of_a_kind_is_named(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "title.basics.tsv", tmp_path)
    shutil.copy(SAMPLES / "title.basics.tsv", tmp_path / "title.basics2.tsv")
    _, rejected, _ = taken(tmp_path)
    assert rejected[0].reason == "it is another title.basics; title.basics.tsv was read"


def test_far_numbers_take_little_memory() -> None:
    numbers = Numbers()
    for number in (1, 8, 399_999_999):
        numbers.add(number)
        numbers.add(number)
    assert numbers.count == 3
    numbers.discard(8)
    assert (1 in numbers, 8 in numbers, 9 in numbers, None in numbers) == (
        True,
        False,
        False,
        False,
    )


WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


@settings(max_examples=40, deadline=None)
@given(
    titles=st.lists(
        st.tuples(
            st.integers(1, 399_999_999),
            WORDS,
            st.none() | st.integers(1900, 2030),
            st.none() | st.integers(1, 900),
            st.sampled_from(["movie", "short", "tvSeries", "tvMiniSeries", "tvSpecial"]),
            st.none() | st.integers(0, 100),
        ),
        unique_by=lambda one: one[0],
        max_size=8,
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    titles: list[tuple[int, str, int | None, int | None, str, int | None]],
) -> None:
    folder = tmp_path_factory.mktemp("imdb")
    _written(folder, titles)
    records, rejected, _ = taken(folder)
    assert not rejected
    assert len(records) == len(titles)
    for number, name, year, long, _, tenths in titles:
        record = records[f"tt{number:07d}"]
        assert record.names["en"] == name
        assert record.premiered == (None if year is None else str(year))
        assert record.runtime == long
        value = None if record.rating is None else record.rating.value
        assert value == (None if tenths is None else tenths / 10)


def _written(
    folder: Path, titles: list[tuple[int, str, int | None, int | None, str, int | None]]
) -> None:
    nothing = "\\N"
    basics(
        folder,
        *(
            "\t".join(
                [
                    f"tt{n:07d}",
                    kind,
                    name,
                    name,
                    "0",
                    str(year or nothing),
                    nothing,
                    str(long or nothing),
                    "Documentary",
                ]
            )
            for n, name, year, long, kind, _ in titles
        ),
    )
    rows = [f"tt{n:07d}\t{tenths / 10}\t5\n" for n, *_, tenths in titles if tenths is not None]
    (folder / "r.tsv").write_text("tconst\taverageRating\tnumVotes\n" + "".join(rows))


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_mutated_tables_raise_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("mutated")
    for path in SAMPLES.iterdir():
        raw = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(0, 6))):
            at = data.draw(st.integers(0, len(raw) - 1))
            piece = data.draw(st.sampled_from([b"", b"\t", b"\n", b'"', b"\0", b"\xff", b"9" * 12]))
            raw[at : at + data.draw(st.integers(0, 9))] = piece
        (folder / path.name).write_bytes(raw)
    try:
        records, _, _ = taken(folder, data.draw(st.sampled_from([None, "all"])))
    except RefusedError:
        return
    assert all(record.names or record.original_name for record in records.values())
