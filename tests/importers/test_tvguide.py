"""Saved texts of TV Guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.importers import tvguide
from docbrowser.importers.items import Part
from docbrowser.model import Award, Credit, Episode

from .page_helpers import (
    NAMES,
    SENTENCES,
    items,
    record_of,
    tried,
    with_complaints,
    written,
)
from .samples import SAMPLES, refusal

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "tvguide"
TITLE = (FOLDER / "title.txt").read_text(encoding="utf-8")
SEASON = (FOLDER / "season.txt").read_text(encoding="utf-8")
SIGN_IN, _, BODY = TITLE.partition("Lanterns")
BODY = "Lanterns" + BODY


def test_a_title_page(tmp_path: Path) -> None:
    record = record_of(tvguide, FOLDER / "title.txt")

    assert record.source == "tvguide"
    assert record.names == {"en": "Lanterns of Europa"}
    assert record.synopses["en"].startswith("Four probes")
    assert "VPN" not in record.synopses["en"]
    assert (record.premiered, record.kind) == (None, None)
    assert record.credits == (
        Credit(person="Mira Halloway", job="narrator"),
        Credit(person="Édouard Lacombe", job="self"),
        Credit(person="Tove Brandt", job="actor", character="Captain Signe Ruud"),
        Credit(person="Oskar Winther", job="director"),
        Credit(person="Ada Pell", job="producer"),
    )
    assert record.episodes == (
        Episode(
            season=2,
            number=1,
            names={"en": "Under the Shelf"},
            aired="2016-03-04",
            runtime=48,
            synopses={"en": "The first probe loses its tether."},
        ),
        Episode(season=2, number=2, names={"en": "Salt"}),
    )
    assert record.awards == (
        Award(
            award="Banff Rockie",
            year=2017,
            category="Best Science - Technology and Environment",
            outcome="won",
        ),
        Award(award="Grierson", year=2016, category="Best Series", outcome="nominated"),
    )


def test_a_season_page_is_a_part_of_its_series() -> None:
    (part,) = items(tvguide, FOLDER / "season.txt")

    assert isinstance(part, Part)
    assert part.record.names == {"en": "Lanterns of Europa"}
    assert (part.record.episode_count, part.record.premiered) == (None, None)
    assert [
        (e.season, e.number, e.names.get("en"), e.aired, e.runtime) for e in part.record.episodes
    ] == [
        (3, 1, "The Long Thaw", "2018-01-06", 62),
        (3, 2, None, None, 22),
        (3, 3, "September 1, 1977", "2018-01-21", 48),
        (3, 4, None, None, None),
    ]
    assert part.record.episodes[1].synopses == {"en": "Nobody gave this evening a title."}


def variants() -> dict[str, str]:
    blocks = {
        label: start + rest
        for label, start, rest in (
            (
                "cast",
                "Cast & Crew See All",
                BODY.split("Cast & Crew See All")[1].split("Season 2 E")[0],
            ),
            ("guide", "Season 2 E", BODY.split("Season 2 E")[1].split("Awards")[0]),
            ("awards", "Awards", BODY.split("Awards")[1]),
        )
    }
    head = BODY.split("Cast & Crew")[0]
    return {
        "as it is": TITLE,
        "no empty lines": "\n".join(line for line in TITLE.split("\n") if line),
        "many empty lines": TITLE.replace("\n", "\n\n \t\n"),
        "no `See All`": TITLE.replace(" See All", ""),
        "glued `See All`": TITLE.replace(" See All", "See All"),
        "and for &": TITLE.replace("Cast & Crew", "Cast and Crew"),
        "entities": TITLE.replace("Cast & Crew", "Cast &amp; Crew"),
        "other order": SIGN_IN + head + blocks["awards"] + "\n" + blocks["guide"] + blocks["cast"],
        "no sign-in block": BODY,
        "sign-in block last": BODY + "\n" + SIGN_IN,
        "no Loading": TITLE.replace("Loading. Please wait...\n", ""),
        "other bullets": TITLE.replace("  • ", "* "),
        "no bullets": TITLE.replace("  • ", ""),
        "en dashes": TITLE.replace(" - ", " – "),
        "counts among the cast": TITLE.replace("Himself\n", "Himself\n4 Episodes\n"),
        "spaces around": "\n".join(f"  {line} " for line in TITLE.split("\n")),
        "hard spaces": TITLE.replace("Captain Signe", "Captain\u00a0Signe"),
    }


@pytest.mark.parametrize("name", variants())
def test_messier_pages_tell_the_same(tmp_path: Path, name: str) -> None:
    plain = record_of(tvguide, FOLDER / "title.txt")

    assert record_of(tvguide, written(tmp_path, variants()[name])) == plain


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str) -> None:
    text = TITLE if encoding != "cp1252" else TITLE.replace("…", "...")
    plain = record_of(tvguide, FOLDER / "title.txt")

    assert record_of(tvguide, written(tmp_path, text.replace("\n", "\r\n"), encoding)) == plain
    assert record_of(tvguide, written(tmp_path, text.replace("\n", "\r"), encoding)) == plain


def test_blocks_may_be_missing(tmp_path: Path) -> None:
    record = record_of(tvguide, written(tmp_path, TITLE.partition("Cast & Crew")[0]))
    assert record.names == {"en": "Lanterns of Europa"}
    assert not (record.credits)
    assert not (record.episodes)
    assert not (record.awards)
    assert record.synopses

    bare = SIGN_IN + "Lanterns of Europa\n\nLoading. Please wait...\n\nTry our VPN for free today."
    assert record_of(tvguide, written(tmp_path, bare)).synopses == {}


def test_the_address_gives_the_id(tmp_path: Path) -> None:
    address = "https://www.tvguide.com/tvshows/lanterns-of-europa/1000999888/"
    record = record_of(tvguide, written(tmp_path, f"{address}\nRetrieved: 2024-05-01\n{TITLE}"))
    assert record.ids == {"tvguide": "1000999888"}
    assert record.url == address
    assert record.retrieved == "2024-05-01"

    # Old season pages do not say their name; the address alone tells of which work they are.
    season = SEASON.replace("Lanterns of Europa Season 3 Episodes\n", "")
    address = address.replace("1000999888", "episodes-season-3/1000999888")
    (part,) = items(tvguide, written(tmp_path, address + "\n" + season))
    assert isinstance(part, Part)
    assert part.record.names == {}
    assert part.record.ids == {"tvguide": "1000999888"}
    assert {episode.season for episode in part.record.episodes} == {3}


def test_several_seasons(tmp_path: Path) -> None:
    more = "Season 1 Episode Guide\n\nEpisode 1\n\nEpisode 1\n\nWhere to Watch\n\nEpisode 2\n"
    text = TITLE.replace("Awards\n", more + "\nAwards\n")
    record = record_of(tvguide, written(tmp_path, text))

    assert [(e.season, e.number, e.names.get("en")) for e in record.episodes] == [
        (2, 1, "Under the Shelf"),
        (2, 2, "Salt"),
        (1, 1, "Episode 1"),
        (1, 2, None),
    ]
    assert len(record.awards) == 2


def test_what_cannot_be_read_is_named_by_line(tmp_path: Path) -> None:
    text = TITLE.replace("Fri, Mar 4, 2016", "03/04/2016")
    record, complaints = with_complaints(tvguide, written(tmp_path, text))
    assert record.episodes[0].aired is None
    assert record.episodes[0].runtime == 48
    assert [c.line for c in complaints] == [text.split("\n").index("03/04/2016 48 mins") + 1]

    text = TITLE + "  • a bullet that is no award\n"
    record, complaints = with_complaints(tvguide, written(tmp_path, text))
    assert len(record.awards) == 2
    assert [c.line for c in complaints] == [text.count("\n")]

    text = TITLE.replace("Episode 2\n", "Episode 1\n")
    record, complaints = with_complaints(tvguide, written(tmp_path, text))
    assert [episode.names["en"] for episode in record.episodes] == ["Under the Shelf"]
    assert "twice" in complaints[0].reason


def test_a_role_that_is_missing_shifts_nothing(tmp_path: Path) -> None:
    text = TITLE.replace("Édouard Lacombe\nHimself\n", "Édouard Lacombe\n")
    text = text.replace("Tove Brandt\nCaptain Signe Ruud\n", "")
    record, complaints = with_complaints(tvguide, written(tmp_path, text))

    assert [(c.person, c.job) for c in record.credits] == [
        ("Mira Halloway", "narrator"),
        ("Édouard Lacombe", None),
        ("Oskar Winther", "director"),
        ("Ada Pell", "producer"),
    ]
    assert [c.reason for c in complaints] == ["the role of Édouard Lacombe is missing"]


def test_an_advertisement_among_the_cast_is_no_person(tmp_path: Path) -> None:
    advertisement = "Watch everything you love for less with our friends at some service today."
    text = TITLE.replace("Tove Brandt\n", f"{advertisement}\nTove Brandt\n")
    record, complaints = with_complaints(tvguide, written(tmp_path, text))

    assert record.credits == record_of(tvguide, FOLDER / "title.txt").credits
    assert [c.line for c in complaints] == [text.split("\n").index(advertisement) + 1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SIGN_IN, "called"),
        (SIGN_IN + "Mira Halloway\n\nFast Facts\n\nBorn: March 1, 1960\n", "person"),
        (SIGN_IN + "404\n\nPage Not Found\n", "not found"),
        (SEASON.replace("Lanterns of Europa Season 3 Episodes\n", ""), "called"),
        ("", "empty"),
    ],
)
def test_about_no_work(tmp_path: Path, text: str, reason: str) -> None:
    assert reason in refusal(tvguide, written(tmp_path, text))


@tried(40)
@given(
    name=NAMES,
    synopsis=SENTENCES,
    cast=st.lists(st.tuples(NAMES, NAMES), max_size=4),
    episodes=st.lists(st.tuples(NAMES, st.dates(), SENTENCES), min_size=1, max_size=4),
)
def test_what_is_written_is_read(
    tmp_path: Path,
    name: str,
    synopsis: str,
    cast: list[tuple[str, str]],
    episodes: list[tuple[str, object, str]],
) -> None:
    lines = [SIGN_IN, name, synopsis, "Loading. Please wait...", "Cast & Crew See All"]
    lines += [f"{person}\nKeeper {role}" for person, role in cast]
    lines += ["Season 4 Episode Guide See All"]
    for number, (title, day, text) in enumerate(episodes, start=1):
        lines += [f"Episode {number}", title, f"{day:%b %d}, {day.year:04} 50 mins", text]  # type: ignore[attr-defined]
        lines += ["Where to Watch"]
    record = record_of(tvguide, written(tmp_path, "\n\n".join(lines)))

    assert record.names == {"en": name}
    assert record.synopses == {"en": synopsis}
    assert [(c.person, c.character) for c in record.credits] == [
        (person, f"Keeper {role}") for person, role in cast
    ]
    assert [(e.names["en"], e.aired, e.synopses["en"]) for e in record.episodes] == [
        (title, str(day), text) for title, day, text in episodes
    ]
