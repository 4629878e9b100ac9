"""What the names of video files tell, and what they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.importers.video_episodes import season_in
from docbrowser.importers.video_names import EXTRA, VideoName, named
from docbrowser.importers.video_words import LONGEST
from docbrowser.text import clean_line

RELEASE = "1080p.BluRay.x264-GRP"
IMDB = {"imdb": "tt8760684"}
BITS = st.sampled_from(
    ["Salt Roads", "S01E02", "1x02", "S01E01-E09999", "(2019)", "[2019]", "{imdb-tt8760684}", "(",
     "[", "}", ".", " - ", "_", "1080p", "x264", "German", "cd1", "-trailer", "Season 1", "Сезон 0",
     "Specials", "e1e2e3", "\x1b]0;x\x07", "\u202e", "\udce9", "A" * 300, "1" * 50, "é", "2019"],
)  # fmt: skip
TEXTS = st.lists(BITS | st.text(max_size=12), max_size=7).map("".join)


def told(path: str, *, is_alone: bool = True) -> VideoName:
    """Return what the way of a video tells, of which the ending is left out."""
    *folders, stem = path.split("/")
    found = named(folders, stem, is_alone=is_alone)
    assert isinstance(found, VideoName), path
    return found


@pytest.mark.parametrize(
    ("path", "name", "year"),
    [
        ("Salt Roads (2019)", "Salt Roads", 2019),
        ("Salt Roads [2019]", "Salt Roads", 2019),
        ("Salt_Roads_(2019)", "Salt Roads", 2019),
        (f"Salt.Roads.2019.{RELEASE}", "Salt Roads", 2019),
        (f"Salt.Roads.2019.German.DL.DOKU.{RELEASE}", "Salt Roads", 2019),
        ("Salt Roads 2019 720p HDTV", "Salt Roads", 2019),
        ("Salt Roads (2019) [1080p] {edition-Director's Cut}", "Salt Roads", 2019),
        ("[GRP] Salt Roads (2019) - 2160p", "Salt Roads", 2019),
        ("Für Lena (2019)", "Für Lena", 2019),
        ("Fu\u0308r Lena (2019)", "Für Lena", 2019),
        ("Соль дорог (2019)", "Соль дорог", 2019),
        ("Salt Roads - Beyond the Wells (1927)", "Salt Roads - Beyond the Wells", 1927),
        ("2031.A.Sea.Log.1968.1080p", "2031 A Sea Log", 1968),
        ("1931.2019.1080p", "1931", 2019),
        ("Harbour 2049 (2017)", "Harbour 2049", 2017),
        ("Harbour Part Two (2017)", "Harbour Part Two", 2017),
        ("Free Sample (2012)", "Free Sample", 2012),
        ("The Trailer (2012)", "The Trailer", 2012),
        ("Films (2019)/Salt Roads (2018)", "Salt Roads", 2018),
        ("Salt Roads (2019)/video", "Salt Roads", 2019),
        ("Salt Roads (2019)/sr.2019.1080p.x264", "Salt Roads", 2019),
        ("Salt Roads (2019)/CD1/sr", "Salt Roads", 2019),
        ("Shorts/Night Ferry (1936)", "Night Ferry", 1936),
    ],
)
def test_a_film_is_told_with_its_year(path: str, name: str, year: int) -> None:
    found = told(path)
    assert (found.name, found.year, found.numbers) == (name, year, ())


@pytest.mark.parametrize(
    ("stem", "year", "ids"),
    [
        ("Salt Roads (2019) {imdb-tt8760684}", 2019, IMDB),
        ("Salt Roads (2019) [imdbid-tt8760684]", 2019, IMDB),
        ("Salt Roads {tt8760684}", None, IMDB),
        ("Salt Roads [tmdbid-549559]", None, {"tmdb": "549559"}),
        ("Salt Roads [tmdbid=549559] [tvdbid-79168]", None, {"tmdb": "549559", "thetvdb": "79168"}),
        ("Salt Roads (2019) {imdb-549559} {tmdb-tt8760684} [12]", 2019, {}),
    ],
)
def test_ids_stand_in_braces_or_brackets(stem: str, year: int | None, ids: dict[str, str]) -> None:
    found = told(stem)
    assert (found.name, found.year, found.ids) == ("Salt Roads", year, ids)


def test_a_folder_adds_what_the_file_leaves_out() -> None:
    found = told("Salt Roads (2019) {imdb-tt8760684}/Salt Roads (2019)", is_alone=False)
    assert (found.ids, found.up) == (IMDB, 0)


@pytest.mark.parametrize(
    "path",
    [
        "some home video",
        "Holidays 2019",
        "IMG_20190304_101112",
        "holidays.2019",
        "(2019)",
        "- (2019)",
        "2019.1080p",
        "Salt Roads 1080p",
        "Salt Roads 1920x1080",
        "S01E02",
        "Videos/S01E02",
        "clip [dQw4w9WgXcQ]",
        "Camera S10/001",
        "Specials/Making of",
        "",
        "...",
        "(1234)",
        "x (123)",
    ],
)
def test_of_other_names_nothing_is_guessed(path: str) -> None:
    *folders, stem = path.split("/")
    assert named(folders, stem, is_alone=True) is None


def test_a_folder_of_several_videos_names_none_of_them() -> None:
    assert named(["Holidays (2019)"], "beach", is_alone=False) is None
    assert told("Salt Roads (2019)/Salt Roads - 4K", is_alone=False).year == 2019


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("Salt Roads (1985) - cd2", 2), ("Salt Roads (1985) - part1", 1),
        ("Salt.Roads.1985.CD1.DVDRip.XviD", 1), ("Salt Roads (1985)/Salt Roads - Teil 2", 2),
        ("Salt Roads (1985)/часть 3", 3), ("Salt Roads (1985)/Disc 2/video", 2),
        ("Salt Roads (1985) pt b", 2), ("Salt Roads (1985)", None), ("Part 2 (1985)", None),
    ],
)  # fmt: skip
def test_the_parts_of_a_film_are_numbered(path: str, part: int | None) -> None:
    assert told(path).part == part


@pytest.mark.parametrize(
    "path",
    [
        "Salt Roads (2019)-trailer", "Salt Roads (2019).trailer", "Salt.Roads.2019.1080p-sample",
        "sample-salt.roads.2019.1080p", "Salt Roads (2019)-trailer2", "trailer", "Sample",
        "Salt Roads (2019)/Extras/Making of (2019)", "Salt Roads (2019)/Sample/sr.2019.1080p",
        "Salt Roads (2019)/Interviews/Lena (2019)", "Salt Roads (2019)/Lena speaks-interview",
        "Tides/Season 1/Extras/Tides S01E01", "Tides S01E01-sample", "Extras/Making of/Ice (2019)",
    ],
)  # fmt: skip
def test_trailers_samples_and_extras_are_no_works(path: str) -> None:
    *folders, stem = path.split("/")
    assert named(folders, stem, is_alone=True) == EXTRA


@pytest.mark.parametrize(
    ("path", "season", "numbers"),
    [
        ("Tides S01E02", 1, (2,)),
        ("Tides.s1e2.1080p", 1, (2,)),
        ("Tides - 1x02 - Moon", 1, (2,)),
        ("Tides S01E01-E02", 1, (1, 2)),
        ("Tides S01E01E02", 1, (1, 2)),
        ("Tides S01E01-03", 1, (1, 2, 3)),
        ("Tides S01E01 - S01E02", 1, (1, 2)),
        ("Tides 1x01-1x02", 1, (1, 2)),
        ("Tides 1x01-02", 1, (1, 2)),
        ("Tides S01E01-1080p", 1, (1,)),
        ("Tides S01E01-E9999", 1, (1,)),
        ("Tides S2019E120", 2019, (120,)),
        ("Tides S01.E02", 1, (2,)),
        ("Tides S00E01", 0, (1,)),
        ("Tides 1x02 - 100 Years", 1, (2,)),
        ("Tides/Season 1/02 - Moon", 1, (2,)),
        ("Tides/Staffel 2/Folge 3", 2, (3,)),
        ("Tides/Сезон 1/Серия 4", 1, (4,)),
        ("Tides/Сезон 1/4 серия", 1, (4,)),
        ("Tides/2. Staffel/E05", 2, (5,)),
        ("Tides/Specials/Tides - Episode 1", 0, (1,)),
        ("Tides/Season 0/01", 0, (1,)),
        ("Tides/Season 1/Tides S02E03", 2, (3,)),
        ("Tides.S02.1080p.x264/tides.s02e01", 2, (1,)),
    ],
)
def test_episodes_are_numbered(path: str, season: int, numbers: tuple[int, ...]) -> None:
    found = told(path)
    assert (found.name.casefold(), found.season, found.numbers) == ("tides", season, numbers)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Tides S01E01 - From Shore to Shore", "From Shore to Shore"),
        (f"Tides.S01E01.From.Shore.to.Shore.{RELEASE}", "From Shore to Shore"),
        (f"Tides.S01E01.The.German.Bight.German.DL.{RELEASE}", "The German Bight"),
        ("Tides - 1x01 - Dr. Foster [1080p]", "Dr. Foster"),
        ("Tides/Season 1/01. Приливы", "Приливы"),
        ("Tides S01E01", None),
        ("Tides S01E01-E02 - Two at Once", None),
    ],
)
def test_an_episode_has_the_name_that_stands_behind_its_number(path: str, name: str | None) -> None:
    assert told(path).episode_name == name


@pytest.mark.parametrize(
    ("path", "name", "year", "up"),
    [
        ("Tides (2006)/Season 1/Tides - S01E01", "Tides", 2006, 1),
        ("Tides (2006)/Season 1/td.s01e01", "Tides", 2006, 1),
        ("Tides/Season 1/Tides (2006) - S01E01", "Tides", 2006, 1),
        ("Tides (2006)/Tides.S01E01", "Tides", 2006, 0),
        ("Tides/S01E01", "Tides", None, 0),
        ("TV/Tides S01E01", "Tides", None, None),
        ("Anna/Tides S01E01", "Tides", None, None),
        ("Videos/Season 1/Tides S01E01", "Tides", None, None),
        ("TV/Tides.2006.S01E01", "Tides", 2006, None),
        ("TV/Tides 2006 S01E01", "Tides 2006", None, None),
        ("Tides.2006.S01.German.1080p/td.s01e01", "Tides", 2006, 0),
    ],
)
def test_a_series_is_called_as_its_folder_or_as_its_files(
    path: str, name: str, year: int | None, up: int | None
) -> None:
    found = told(path)
    assert (found.name, found.year, found.up) == (name, year, up)


def test_a_season_needs_a_whole_word() -> None:
    assert season_in("Seasons 4") is None
    assert season_in("Apollos1") is None
    held = season_in("Specials")
    assert held is not None
    assert held.number == 0


@given(folders=st.lists(TEXTS, max_size=6), stem=TEXTS, is_alone=st.booleans())
def test_whatever_a_file_is_called_its_name_is_clean(
    folders: list[str], stem: str, is_alone: bool
) -> None:
    found = named(folders, stem, is_alone=is_alone)
    if not isinstance(found, VideoName):
        return
    for text in filter(None, (found.name, found.episode_name)):
        assert text == clean_line(text) == text.strip()
        assert len(text) <= LONGEST
    assert found.name
    assert bool(found.numbers) == (found.season is not None)
    assert found.numbers or found.year or found.ids
    assert len(found.numbers) <= 40
    assert found.up is None or found.up < max(1, len(folders))
