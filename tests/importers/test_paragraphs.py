"""Bare synopsis texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.importers import paragraphs
from docbrowser.importers.items import Item, Passage, RefusedError, Rejected
from docbrowser.importers.reading import Sample

from .page_helpers import SENTENCES, items, tried, written
from .samples import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SAMPLES / "synopses"
RU = (FOLDER / "ru.txt").read_text(encoding="utf-8")
DE = (FOLDER / "de.txt").read_text(encoding="utf-8")


def passages(found: list[Item]) -> list[Passage]:
    return [item for item in found if isinstance(item, Passage)]


def test_one_paragraph_to_a_line() -> None:
    found = passages(items(paragraphs, FOLDER / "ru.txt"))

    assert [(passage.lang, passage.line) for passage in found] == [("ru", 1), ("ru", 2)]
    assert found[0].text.startswith("Советские инженеры")
    assert found[1].text.endswith("без дикторского текста."), "the source is cut off"


def test_paragraphs_with_empty_lines_between() -> None:
    found = items(paragraphs, FOLDER / "de.txt")

    assert [(passage.lang, passage.line) for passage in passages(found)] == [("de", 1), ("de", 3)]
    assert not any("(" in passage.text for passage in passages(found))
    assert [item.line for item in found if isinstance(item, Rejected)] == [6]


@pytest.mark.parametrize(
    ("encoding", "text", "lang"),
    [
        ("cp1251", RU, "ru"),
        ("utf-8-sig", RU, "ru"),
        ("utf-16", RU, "ru"),
        ("cp1252", DE, "de"),
        ("utf-16-le", DE, "de"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str, lang: str) -> None:
    plain = passages(list(paragraphs.read(written(tmp_path, text))))
    path = written(tmp_path, text.replace("\n", "\r\n"), encoding)

    assert passages(items(paragraphs, path)) == plain
    assert {passage.lang for passage in plain} == {lang}


def test_text_that_was_broken_to_a_width(tmp_path: Path) -> None:
    text = (
        "A ferry captain on the Clyde has logged the northern lights every night since\n"
        "the war. Her grandson brings the notebooks to an observatory, where nobody\n"
        "believes them at first.\n"
        "\n"
        "Two retired miners dig a hole in a garden in Kiruna to catch particles from the\n"
        "sun. It becomes deeper than the law allows.\n"
    )
    found = passages(items(paragraphs, written(tmp_path, text)))

    assert [passage.line for passage in found] == [1, 5]
    assert found[0].text.endswith("nobody believes them at first.")
    assert found[0].text.count("\n") == 0


@pytest.mark.parametrize(
    "source", ["(Text: arte)", "(Quelle: WDR)", "[Source: the makers]", "(Sky)", "(arte)", "(j.b.)"]
)
def test_the_source_is_cut_off(source: str) -> None:
    text = "Ein Dorf baut sich ein Teleskop und hört zu."
    expected = f"{text} {source}" if source == "(j.b.)" else text
    assert paragraphs.without_source(f"{text} {source}") == expected


def test_what_stands_in_brackets_otherwise_stays() -> None:
    text = "Das Labor im All, um das es hier geht (die ISS)"
    assert paragraphs.without_source(text) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "page.txt",
            "Cast\nAnn Moon\nSelf\nWhere to Watch\nNetflix\nA short film about rain on Io.",
        ),
        ("page.txt", "Director: Ann Moon and all of her many friends in Leeds\nYear: 2007\n" + RU),
        ("page.txt", '{"text": "A village builds a telescope of its own and listens to it."}'),
        ("page.txt", "<p>A village builds a telescope of its own and listens to it all night.</p>"),
        ("page.txt", "name\tyear\tsomething that is long\nIo and other moons of Jupiter\t2007\tx"),
        ("page.csv", RU),
        ("page.txt", "Io\n"),
    ],
)
def test_what_is_no_prose_is_not_taken_for_it(tmp_path: Path, name: str, text: str) -> None:
    assert not paragraphs.recognises(Sample(written(tmp_path, text, name=name)))


@pytest.mark.parametrize("folder", ["tvguide", "yidio", "prisma", "ihavenotv"])
def test_pages_are_no_prose(folder: str) -> None:
    for path in (SAMPLES / folder).iterdir():
        assert path.name == "film.txt" or not paragraphs.recognises(Sample(path))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="empty"):
        list(paragraphs.read(written(tmp_path, " \n\n")))


@tried(40)
@given(
    texts=st.lists(
        st.lists(SENTENCES, min_size=2, max_size=4).map(" ".join), min_size=1, max_size=5
    ),
    between=st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\n \n\n"]),
)
def test_what_is_written_is_read(tmp_path: Path, texts: list[str], between: str) -> None:
    found = items(paragraphs, written(tmp_path, between.join(texts)))

    assert [passage.text for passage in passages(found)] == texts
