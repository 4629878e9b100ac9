"""Synopses of which nobody says what they are about, and the titles that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

SEEDS = ROOT.parent / "shared" / "seeds"
WORKS = {
    "000": [
        "roving-mars-2006",
        "one-strange-rock-2018",
        "the-universe-2007",
        "countdown-inspiration4-mission-to-space-2021",
    ],
    "001": [
        "roving-mars-2006",
        "downfall-the-case-against-boeing-2022",
        "fireball-visitors-from-darker-worlds-2020",
        "space-station-3d-2002",
        "magnificent-desolation-walking-on-the-moon-3d-2005",
        "shatner-in-space-2021",
        "cosmic-trip-2020",
    ],
}
# Of two works of the same people; of a work and of nothing but its subject.
TEXTS = {
    "fireball-visitors-from-darker-worlds-2020": (
        "Mit Clive Oppenheimer reist Werner Herzog zu Kratern und Forschern und fragt, was "
        "Meteoriten den Menschen bedeuten, die sie vom Himmel fallen sahen."
    ),
    "into-the-inferno-2016": (
        "Mit Clive Oppenheimer steigt Werner Herzog auf Vulkane und fragt, woran die Menschen "
        "glauben, die an ihrem Fuß leben, von Indonesien bis Nordkorea."
    ),
    "the-cove-2009": (
        "В японском городке Тайдзи прячут бухту, в которую загоняют дельфинов; бывший дрессировщик "
        "Рик О’Барри решает показать миру, что там происходит."
    ),
}
OTHERS = [
    "In einer Wiener Bäckerei backt Familie Gruber seit drei Generationen Brot; ein Jahr mit "
    "Sorgen um Miete, Mehl und Nachwuchs.",
    "A portrait of the pianist Thelonious Monk, told through rehearsals, concerts in Copenhagen "
    "and the memories of his manager.",
]


@pytest.mark.parametrize("title_id", TEXTS)
def test_a_text_finds_its_title_among_its_like(cli: Cli, tmp_path: Path, title_id: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXTS[title_id], "utf-8")
    (text,) = cli("import", str(path), "--accept", "--json").json["texts"]
    assert (text["title"], text["accepted"]) == (title_id, True)


@pytest.mark.parametrize("words", OTHERS)
def test_a_text_on_nothing_that_is_there_is_attached_to_nothing(
    cli: Cli, tmp_path: Path, words: str
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(words, "utf-8")
    (text,) = cli("import", str(path), "--accept", "--json").json["texts"]
    assert not text["accepted"]
    assert cli("list", "source:text", "--json").json == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not beside this checkout")
@pytest.mark.parametrize(("seed", "language"), [("000", "ru"), ("001", "de")])
def test_the_founding_texts_find_their_works(cli: Cli, seed: str, language: str) -> None:
    (path,) = SEEDS.glob(f"{seed}_*")
    texts = cli("import", str(path), "--accept", "--json").json["texts"]
    assert [text["title"] for text in texts if text["accepted"]] == WORKS[seed]
    assert {text["lang"] for text in texts} == {language}
