"""The founding catalogue: complete, consistent, and in words of its own."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from docbrowser.model import Document, Record
from tests.helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOG = ROOT / "data" / "catalog.json"
SEEDS = ROOT.parent / "shared" / "seeds"
TITLES = {
    "cosmic-trip-2020",
    "countdown-inspiration4-mission-to-space-2021",
    "downfall-the-case-against-boeing-2022",
    "fireball-visitors-from-darker-worlds-2020",
    "magnificent-desolation-walking-on-the-moon-3d-2005",
    "mars-rising-2007",
    "one-strange-rock-2018",
    "race-to-mars-2007",
    "roving-mars-2006",
    "shatner-in-space-2021",
    "space-station-3d-2002",
    "the-universe-2007",
}
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-z]")
RUN = 8


def _documents() -> list[Document]:
    tables = json.loads(CATALOG.read_text("utf-8"))
    return [msgspec.convert(raw, Document) for raw in tables["titles"].values()]


def _synopses(records: tuple[Record, ...]) -> list[tuple[str, str]]:
    texts = [record.synopses for record in records]
    texts += [episode.synopses for record in records for episode in record.episodes]
    return [pair for by_language in texts for pair in by_language.items()]


DOCUMENTS = _documents()


def test_the_catalogue_is_what_the_title_files_make() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "build_catalog.py"))
    assert CATALOG.read_bytes() == script["catalog"]()


def test_the_twelve_works_are_there() -> None:
    assert len(DOCUMENTS) == 12
    assert {document.id for document in DOCUMENTS} == TITLES


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_a_source_has_one_record_and_a_first_premiere(document: Document) -> None:
    sources = [record.source for record in document.records]
    assert len(sources) == len(set(sources))
    years = {record.premiered[:4] for record in document.records if record.premiered}
    assert document.id[-4:] in years


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_a_title_has_a_text_of_40_to_120_words_in_three_languages(document: Document) -> None:
    for language in ("en", "de", "ru"):
        texts = [row.synopses[language] for row in document.records if language in row.synopses]
        assert texts
        assert all(40 <= len(re.findall(r"\w+(?:[-’']\w+)*", text)) <= 120 for text in texts)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_cyrillic_letters_stand_in_russian_and_ukrainian_texts_alone(document: Document) -> None:
    for language, text in _synopses(document.records):
        if language in {"ru", "uk"}:
            assert len(CYRILLIC.findall(text)) > len(LATIN.findall(text))
        else:
            assert not CYRILLIC.search(text)


def test_no_sentence_stands_twice() -> None:
    texts = [text for document in DOCUMENTS for _, text in _synopses(document.records)]
    sentences = Counter(
        sentence.casefold()
        for text in texts
        for sentence in re.split(r"(?<=[.!?…])\s+", text)
        if len(sentence.split()) > 3
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of eight words that stand within one line."""
    lines = [_words(line) for line in text.splitlines()]
    return {tuple(line[at : at + RUN]) for line in lines for at in range(len(line) - RUN + 1)}


def _strings(value: Any) -> Iterator[str]:
    """Return the texts in catalogue data without awards: their names and categories are facts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from () if key == "awards" else _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _text_of(path: Path) -> str:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
    if path.parent == ROOT / "data" / "titles":
        return "\n".join(_strings(tomllib.loads(text)))
    return "\n".join(_strings(json.loads(text))) if path == CATALOG else text


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not beside this checkout")
def test_no_run_of_eight_words_of_the_seeds_stands_in_a_tracked_file() -> None:
    borrowed = set().union(*(_runs(path.read_text("utf-8")) for path in SEEDS.iterdir()))
    assert borrowed
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    tracked = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    assert CATALOG in tracked
    found = {
        str(path.relative_to(ROOT)): runs
        for path in tracked
        if path.is_file() and (runs := _runs(_text_of(path)) & borrowed)
    }
    assert found == {}
