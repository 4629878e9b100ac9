"""The shipped catalogue: complete, consistent, and in words of its own."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import tomllib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from docbrowser.importers.title_words import COMMON
from docbrowser.merge import merge
from docbrowser.model import Document, Record
from docbrowser.subjects import SUBJECTS
from docbrowser.text import fold, person_key
from tests.helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.titles import Title

CATALOG = ROOT / "data" / "catalog.json"
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
DATA = SHARED / "data"
FACTS = SHARED / "facts" / "documentaries.json"
LANGUAGES = ("en", "de", "ru")
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-z]")
STRAIGHT = re.compile("[\"']")
RUN = 8


def _documents() -> list[Document]:
    tables = json.loads(CATALOG.read_text("utf-8"))
    return [msgspec.convert(raw, Document) for raw in tables["titles"].values()]


def _synopses(records: tuple[Record, ...]) -> list[tuple[str, str]]:
    texts = [record.synopses for record in records]
    texts += [episode.synopses for record in records for episode in record.episodes]
    return [pair for by_language in texts for pair in by_language.items()]


def _own(document: Document) -> Record:
    """Return what the project itself says of a title."""
    return next(record for record in document.records if record.source == "curated")


DOCUMENTS = _documents()
MERGED = {document.id: merge(document.id, document.records) for document in DOCUMENTS}
each = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)


def test_the_catalogue_is_what_the_title_files_make() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "build_catalog.py"))
    assert CATALOG.read_bytes() == script["catalog"]()


def test_there_are_120_titles_and_more_and_none_is_there_twice() -> None:
    assert len(DOCUMENTS) >= 120
    assert len(MERGED) == len(DOCUMENTS)
    names = Counter(
        (fold(name), title.year)
        for title in MERGED.values()
        for name in {fold(name): name for name in title.names.values()}.values()
    )
    assert [name for name, count in names.items() if count > 1] == []


@each
def test_a_source_has_one_record_and_a_first_premiere(document: Document) -> None:
    sources = [record.source for record in document.records]
    assert len(sources) == len(set(sources))
    years = {record.premiered[:4] for record in document.records if record.premiered}
    assert document.id[-4:] in years


@each
def test_a_title_has_a_text_of_50_to_120_words_in_three_languages(document: Document) -> None:
    for language in LANGUAGES:
        text = _own(document).synopses[language]
        assert 50 <= len(re.findall(r"\w+(?:[-’']\w+)*", text)) <= 120


@each
def test_a_title_has_a_sentence_for_the_list_in_three_languages(document: Document) -> None:
    taglines = _own(document).taglines
    assert sorted(taglines) == sorted(LANGUAGES)
    for tagline in taglines.values():
        assert len(tagline) <= 110
        assert tagline.endswith((".", "?", "…"))


@each
def test_a_text_is_in_the_language_it_is_said_to_be_in(document: Document) -> None:
    for language, text in _own(document).synopses.items():
        words = text.casefold().split()
        shares = {tag: sum(word in COMMON[tag] for word in words) for tag in LANGUAGES}
        assert max(shares, key=shares.__getitem__) == language


@each
def test_cyrillic_letters_stand_in_russian_and_ukrainian_texts_alone(document: Document) -> None:
    texts = [*_synopses(document.records), *_own(document).taglines.items()]
    for language, text in texts:
        if language in {"ru", "uk"}:
            assert len(CYRILLIC.findall(text)) > len(LATIN.findall(text))
        else:
            assert not CYRILLIC.search(text)


@each
def test_texts_have_the_quotation_marks_of_their_language(document: Document) -> None:
    own = _own(document)
    for text in [*own.synopses.values(), *own.taglines.values()]:
        assert not STRAIGHT.search(text)
    assert "«" not in own.synopses["de"] + own.synopses["en"]
    assert "„" not in own.synopses["en"]
    assert not set(own.synopses["ru"]) & set("“”")


@each
def test_subjects_are_of_the_vocabulary(document: Document) -> None:
    subjects = _own(document).subjects
    assert 1 <= len(subjects) <= 4
    assert set(subjects) <= SUBJECTS.keys()


def test_every_subject_is_that_of_a_title_and_has_three_labels() -> None:
    used = {subject for document in DOCUMENTS for subject in _own(document).subjects}
    assert used == SUBJECTS.keys()
    assert all(sorted(labels) == sorted(LANGUAGES) for labels in SUBJECTS.values())


@each
def test_people_are_people_and_their_jobs_words(document: Document) -> None:
    for record in document.records:
        credits = [*record.credits, *(one for row in record.episodes for one in row.credits)]
        for credit in credits:
            assert len(credit.person) <= 60
            assert not re.search(r"[().:;!?]$|\(", credit.person.removesuffix("Jr."))
            assert credit.job is None or re.fullmatch("[a-z][a-z -]*", credit.job)


def test_each_person_is_spelt_one_way() -> None:
    spellings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for title in MERGED.values():
        for credit in title.credits:
            words = person_key(credit.person).split()
            spellings[words[0], words[-1]].add(credit.person)
    assert [sorted(names) for names in spellings.values() if len(names) > 1] == []


@each
def test_dates_are_in_order(document: Document) -> None:
    for record in document.records:
        if record.premiered and record.ended:
            assert record.premiered[: len(record.ended)] <= record.ended
        seasons: dict[int, list[str]] = defaultdict(list)
        for episode in record.episodes:
            if episode.aired and episode.season:
                seasons[episode.season].append(episode.aired)
        for aired in seasons.values():
            assert aired == sorted(aired)


@each
def test_episodes_have_no_gaps_unless_a_source_counts_more(document: Document) -> None:
    title = MERGED[document.id]
    rows = [row for season in title.seasons for row in season.episodes if row.season]
    claimed = max((record.episode_count or 0 for record in document.records), default=0)
    for season in title.seasons:
        numbers = [row.number for row in season.episodes]
        assert numbers == list(range(1, len(numbers) + 1)) or claimed > len(rows)


@each
def test_offers_were_checked_and_ratings_have_a_source_of_their_own(document: Document) -> None:
    assert all(offer.checked for record in document.records for offer in record.offers)
    assert _own(document).rating is None


def test_no_sentence_stands_twice() -> None:
    texts = [text for document in DOCUMENTS for _, text in _synopses(document.records)]
    texts += [line for document in DOCUMENTS for line in _own(document).taglines.values()]
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


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not beside this checkout")
def test_no_run_of_eight_words_of_other_people_s_files_stands_in_a_text() -> None:
    texts = [text for document in DOCUMENTS for _, text in _synopses(document.records)]
    ours = set().union(*map(_runs, texts))
    assert ours
    for path in DATA.rglob("*"):
        if path.is_file():
            words = _words(path.read_text("utf-8", errors="replace"))
            runs = zip(*(words[at:] for at in range(RUN)), strict=False)
            assert not any(run in ours for run in runs), path.name


@pytest.mark.skipif(not FACTS.is_file(), reason="../shared/facts is not beside this checkout")
def test_what_is_known_of_114_documentaries_is_there_or_stands_as_a_conflict() -> None:
    missing = []
    for fact in json.loads(FACTS.read_text("utf-8")):
        title = _of_name_and_year(fact["title"], fact["year"])
        if title is None:
            missing.append((fact["id"], "title"))
            continue
        if fact["runtime_min"] not in {None, *_claims(title, "runtime"), title.runtime}:
            missing.append((fact["id"], "runtime"))
        directors = {person_key(one.person) for one in title.credits if one.job == "director"}
        directors |= {person_key(str(value)) for value in _claims(title, "credits.")}
        if not {person_key(name) for name in fact["directors"]} <= directors:
            missing.append((fact["id"], "directors"))
    assert missing == []


def _of_name_and_year(name: str, year: int) -> Title | None:
    for title in MERGED.values():
        names = {fold(one) for one in [*title.names.values(), *_claims(title, "names.")]}
        years = {str(value)[:4] for value in [title.premiered, *_claims(title, "premiered")]}
        if fold(name) in names and str(year) in years:
            return title
    return None


def _claims(title: Title, field: str) -> list[Any]:
    """Return all that sources claim of a field, or of those whose paths begin so."""
    return [
        claim.value
        for conflict in title.conflicts
        if conflict.field == field or (field.endswith(".") and conflict.field.startswith(field))
        for claim in conflict.values
    ]
