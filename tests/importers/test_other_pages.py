"""Saved texts of the smaller sites: prisma, the Russian template, ihavenotv, wunschliste."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.importers import (
    ihavenotv,
    paragraphs,
    prisma,
    serialgoon,
    tvguide,
    wunschliste,
    yidio,
)
from docbrowser.importers.items import Passage, RefusedError
from docbrowser.importers.reading import Sample
from docbrowser.model import Credit, Rating

from .page_helpers import (
    NAMES,
    SENTENCES,
    items,
    record_of,
    tried,
    with_complaints,
    written,
)
from .samples import SAMPLES, mutated, read_anyhow

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

SMALLER = (prisma, serialgoon, ihavenotv, wunschliste)
ALL = (tvguide, yidio, *SMALLER, paragraphs)
FILES = [
    (importer, path) for importer in ALL for path in sorted((SAMPLES / importer.NAME).iterdir())
]


def sample(folder: str, name: str) -> str:
    return (SAMPLES / folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("importer", "path"), FILES, ids=lambda one: getattr(one, "stem", None))
def test_each_page_is_of_its_site(importer: ModuleType, path: Path) -> None:
    first = next(one for one in ALL if one.recognises(Sample(path)))
    assert first is importer


@pytest.mark.parametrize("folder", ["tvguide", "yidio", "synopses", "ihavenotv"])
@pytest.mark.parametrize("importer", [tvguide, yidio], ids=lambda one: one.NAME)
def test_pages_of_other_sites_are_none(importer: ModuleType, folder: str) -> None:
    for path in (SAMPLES / folder).iterdir():
        assert importer.recognises(Sample(path)) == (folder == importer.NAME)


def test_prisma() -> None:
    record = record_of(prisma, SAMPLES / "prisma" / "serie.txt")

    assert record.names == {"und": "Die Eismacher vom Mars"}
    assert record.original_name == "The Ice Cream Makers of Mars"
    assert (record.kind, record.season_count, record.premiered) == ("series", 1, "2021")
    assert record.countries == ("CA", "US")
    assert record.languages == ("en",)
    assert record.genres == ("Dokumentationen",)
    assert record.synopses["de"].startswith("Wie backt man Brot")
    assert record.credits == (
        Credit(person="Ruth Amsel"),
        Credit(person="Joe Kitteridge", job="narrator"),
    )
    assert [(e.season, e.number, e.names) for e in record.episodes] == [
        (1, 1, {"und": "Ankunft"}),
        (1, 2, {"und": "Der Ofen"}),
    ]


def test_the_russian_template(tmp_path: Path) -> None:
    record = record_of(serialgoon, SAMPLES / "serialgoon" / "serial.txt")

    assert record.names == {"ru": "Соседи Луны", "en": "Neighbours of the Moon"}
    assert (record.kind, record.premiered, record.episode_count) == ("series", "2015", 5)
    assert record.countries == ("GB",)
    assert record.genres == ("Документальный", "История")
    assert record.rating == Rating(value=8.44)
    assert list(record.synopses) == ["ru"]
    assert [(c.person, c.job) for c in record.credits] == [
        ("Лев Оградин", "director"),
        ("Пётр Зимин", "actor"),
        ("Ann Ferris", "actor"),
    ]
    text = sample("serialgoon", "serial.txt")
    assert record_of(serialgoon, written(tmp_path, text, "cp1251")) == record
    address = "https://seriesradar.pro/serials/sosedi-luny.html"
    assert record_of(serialgoon, written(tmp_path, f"{address}\n{text}")).source == "seriesradar"


def test_ihavenotv(tmp_path: Path) -> None:
    record = record_of(ihavenotv, SAMPLES / "ihavenotv" / "series.txt")

    assert record.names == {"en": "Weather of Other Worlds"}
    assert (record.kind, record.premiered, record.episode_count) == ("series", "2019", 3)
    assert record.runtime is None, "the length is that of all episodes"
    assert record.genres == ("Astronomy",)
    assert [(e.number, e.names.get("en"), e.aired) for e in record.episodes] == [
        (1, "Glass Rain", "2019"),
        (2, None, "2019"),
        (3, "The Wind", "2020"),
    ]
    film = (
        "Glass Rain • 2019 • 1h:31m\n\nCategory: Astronomy\n\n"
        "On one blue planet it rains sideways.\n\n"
        "Cheese\n\nThis one is about cheese and nothing else.\n\n"
        "2/6The Cheese Atlas • 2018 • Food\n"
    )
    record = record_of(ihavenotv, written(tmp_path, film))
    assert (record.kind, record.runtime, record.genres) == (None, 91, ("Astronomy",))
    assert record.synopses == {"en": "On one blue planet it rains sideways."}
    assert record.episodes == ()


def test_wunschliste() -> None:
    record = record_of(wunschliste, SAMPLES / "wunschliste" / "film.txt")
    assert record.names == {"und": "Der Kartograf der Venus"}
    assert (record.premiered, record.runtime) == ("2014", 52)
    assert record.countries == ("DE", "FR")
    assert record.synopses["de"].endswith("sucht ihre Mappen.")

    (passage,) = items(wunschliste, SAMPLES / "wunschliste" / "folge.txt")
    assert isinstance(passage, Passage), "an episode's text does not say of which series it is"
    assert (passage.lang, passage.line) == ("de", 2)
    assert passage.text.endswith("manchmal den Mond.")


def test_a_date_that_is_not_sure_is_rejected(tmp_path: Path) -> None:
    text = sample("serialgoon", "serial.txt").replace("Вышел: 2015", "Вышел: давно")
    record, complaints = with_complaints(serialgoon, written(tmp_path, text))
    assert record.premiered is None
    assert "давно" in complaints[0].reason


@pytest.mark.parametrize("importer", SMALLER[:3], ids=lambda one: one.NAME)
def test_a_page_without_a_name_is_refused(tmp_path: Path, importer: ModuleType) -> None:
    with pytest.raises(RefusedError):
        list(importer.read(written(tmp_path, "This is a sentence, and it names no work.\n")))


HOSTILE = {
    "many lines": "x\n" * 499_000,
    "lines": "x\n" * 19_000,
    "bullets": "• " * 499_000,
    "one long line": "Episode 1 " * 99_000,
    "labels": "Cast & Crew See All\nSeason 1 Episode Guide\n" * 9_000,
    "episodes": "Season 1 Episode Guide\n" + "Episode 1\nEpisode 2\n" * 9_000,
    "spaces": "a" + " " * 990_000 + "b",
    "brackets": "Watch on at " + "(" * 990_000,
    "where": "Watch X\nWhere to Watch X\n" + "watch on at watch on at, " * 30_000,
    "marks": "A\u0301" + "\u0301" * 400_000,
    "prose": "Ein Dorf baut sich ein Teleskop und mehr.\n" * 19_000,
}


@pytest.mark.timeout(60)  # what takes the square of their length would take hours
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("importer", ALL, ids=lambda one: one.NAME)
def test_hostile_pages_come_to_an_end(tmp_path: Path, importer: ModuleType, kind: str) -> None:
    path = written(tmp_path, HOSTILE[kind])
    read_anyhow(importer, path.read_bytes(), tmp_path)


def test_a_page_is_not_longer_than_a_megabyte(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="larger than 1 MB"):
        list(tvguide.read(written(tmp_path, "x" * 2_000_000)))


@tried(30)
@given(
    name=NAMES,
    synopsis=SENTENCES,
    episodes=st.lists(st.tuples(NAMES, SENTENCES), min_size=1, max_size=4),
)
def test_what_is_written_is_read(
    tmp_path: Path, name: str, synopsis: str, episodes: list[tuple[str, str]]
) -> None:
    lines = [f"{name} • 2020 • {len(episodes)} episodes • 5h:44m", synopsis]
    for number, (title, text) in enumerate(episodes, start=1):
        lines += [title, text, f"{number}/{len(episodes)} • 2020 • Nature"]
    record = record_of(ihavenotv, written(tmp_path, "\n\n".join(lines)))
    assert record.names == {"en": name}
    assert record.synopses == {"en": synopsis}
    assert [(e.names["en"], e.synopses["en"]) for e in record.episodes] == episodes

    lines = [name, "MINISERIE • 1 Staffel • Natur • 2020", synopsis, "Episoden-Guide"]
    lines += [f"1. Staffel 1 ({len(episodes)} Episoden)"]
    for number, (title, text) in enumerate(episodes, start=1):
        lines += [f"{number:02}", title, text]
    record = record_of(prisma, written(tmp_path, "\n".join(lines)))
    assert record.names == {"und": name}
    assert list(record.synopses.values()) == [synopsis]
    assert [(e.names["und"], *e.synopses.values()) for e in record.episodes] == episodes


@tried(200)
@given(data=st.data())
def test_mutated_pages_raise_nothing_else(tmp_path: Path, data: st.DataObject) -> None:
    importer, path = data.draw(st.sampled_from(FILES))
    read_anyhow(importer, data.draw(mutated(path.read_bytes())), tmp_path)
