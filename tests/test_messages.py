"""The translations: every message of the code, with its places and the forms of each language."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser import i18n
from tests.helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages"] = module
    spec.loader.exec_module(module)
    return module


MESSAGES = _script()
OTHERS = [tag for tag in i18n.LANGUAGES if tag != "en"]


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def _pairs(tag: str) -> Iterator[tuple[str, str]]:
    """Yield each form of a message with each form of its translation."""
    with MESSAGES.path_of(tag).open("rb") as file:
        for message in MESSAGES.read_po(file):
            if message.id:
                asked = [message.id] if isinstance(message.id, str) else message.id
                said = [message.string] if isinstance(message.string, str) else message.string
                yield from ((one, other) for one in asked for other in said)


@pytest.mark.parametrize("tag", OTHERS)
def test_every_message_of_the_code_is_translated_and_compiled(tag: str) -> None:
    faults = list(MESSAGES._kept(tag, MESSAGES.found(), is_check=True))
    assert faults == [], "python scripts/messages.py brings the files up to date"


@pytest.mark.parametrize("tag", OTHERS)
def test_no_translation_has_a_bracket_of_its_own(tag: str) -> None:
    # What draws markup would take it for some.
    assert [pair for pair in _pairs(tag) if "[" in pair[1] and "[" not in pair[0]] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_what_is_one_line_stays_one_and_keeps_its_edges(tag: str) -> None:
    for asked, said in _pairs(tag):
        assert ("\n" in said) == ("\n" in asked), asked
        assert said[:1].isspace() == asked[:1].isspace(), asked
        assert said[-1:].isspace() == asked[-1:].isspace(), asked


@pytest.mark.parametrize(
    ("tag", "counted"),
    [
        ("en", {1: "1 episode", 2: "2 episodes", 5: "5 episodes", 21: "21 episodes"}),
        ("de", {1: "1 Folge", 2: "2 Folgen", 5: "5 Folgen", 21: "21 Folgen"}),
        (
            "ru",
            {1: "1 серия", 2: "2 серии", 5: "5 серий", 11: "11 серий", 21: "21 серия"}
            | {22: "22 серии", 111: "111 серий", 0: "0 серий"},
        ),
    ],
)
def test_numbers_have_the_form_that_goes_with_them(tag: str, counted: dict[int, str]) -> None:
    i18n.use(tag)
    assert {n: i18n.counted("{n} episode", "{n} episodes", n) for n in counted} == counted
    i18n.use("en")


def test_all_forms_are_there(language: str) -> None:
    forms = 3 if language == "ru" else 2
    with MESSAGES.path_of(language).open("rb") as file:
        catalog = MESSAGES.read_po(file)
    several = [message for message in catalog if isinstance(message.id, tuple | list)]
    assert several
    assert {len(message.string) for message in several} == {forms}
