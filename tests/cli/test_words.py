"""The user's own words on the command line: ratings, notes and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

FILM: dict[str, Any] = {"names": {"en": "Low Tide"}, "kind": "film", "premiered": "2006"}
ROCK: dict[str, Any] = {
    "names": {"en": "One Rock"},
    "kind": "series",
    "episodes": [
        {"season": 1, "number": 1, "names": {"en": "Gasp"}, "aired": "2018-03-01"},
        {"season": 1, "number": 2, "names": {"en": "Storm"}, "aired": "2018-03-08"},
    ],
}
CLAIM = "12:40 claim: the ice is older than the sea"
QUESTION = "1:02:15 question: who speaks here?"
PLAIN = "3:05 the score is too loud"


@pytest.fixture
def here(cli: Cli, tmp_path: Path) -> Cli:
    """The command line over a film and a series."""
    catalog = catalog_file(tmp_path / "c.json", document("film", FILM), document("rock", ROCK))

    def call(*arguments: str) -> Any:
        return cli("--catalog", str(catalog), "--no-shipped", *arguments)

    return call


def _shown(here: Cli, title: str = "film") -> dict[str, Any]:
    shown: dict[str, Any] = here("show", title, "--json").json
    return shown


def _watch(here: Cli, title: str = "film") -> dict[str, Any]:
    watch: dict[str, Any] = _shown(here, title)["watch"]
    return watch


def _episode(here: Cli, number: int) -> dict[str, Any]:
    episode: dict[str, Any] = _shown(here, "rock")["seasons"][0]["episodes"][number - 1]
    return episode


def _found(here: Cli, query: str) -> list[str]:
    result = here("list", query, "--json")
    assert result.code == (0 if result.json else 1)
    return sorted(row["id"] for row in result.json)


def _actions(here: Cli) -> int:
    return len(here("history", "--json").json)


# Ratings


def test_a_rating_is_on_the_page_until_it_is_taken_off(here: Cli) -> None:
    rated = here("rate", "film", "8")
    assert (rated.code, rated.out) == (0, "")
    assert "8 of 10" in rated.err
    assert "docbrowser undo" in rated.err
    assert _watch(here)["rating"] == 8
    assert "8 of 10" in here("show", "film").out

    assert here("unrate", "film").code == 0
    assert _watch(here)["rating"] is None
    assert "of 10" not in here("show", "film").out


def test_a_new_rating_takes_the_place_of_the_old_one_and_undo_brings_that_back(here: Cli) -> None:
    for rating in ("3", "10"):
        assert here("rate", "film", rating).code == 0
    assert _watch(here)["rating"] == 10
    here("undo")
    assert _watch(here)["rating"] == 3
    here("redo")
    assert _watch(here)["rating"] == 10


def test_a_rating_is_no_viewing(here: Cli) -> None:
    here("rate", "film", "8")
    watch = _watch(here)
    assert (watch["status"], watch["viewings"]) == ("unwatched", [])


@pytest.mark.parametrize("rating", ["0", "11", "-3", "7.5", "ten", ""])
def test_what_is_no_rating_is_refused_and_marks_nothing(here: Cli, rating: str) -> None:
    result = here("rate", "film", "--", rating)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert _actions(here) == 0


def test_an_episode_has_a_rating_of_its_own(here: Cli) -> None:
    here("rate", "rock#s1e2", "6")
    assert [_episode(here, number)["rating"] for number in (1, 2)] == [None, 6]
    assert _watch(here, "rock")["rating"] is None
    assert _episode(here, 2)["watched"] is False
    here("unrate", "rock#s1e2")
    assert _episode(here, 2)["rating"] is None


@pytest.mark.parametrize("arguments", [("rate", "rock#s1", "5"), ("note", "rock#s1", "dull")])
def test_of_a_season_nothing_can_be_said(here: Cli, arguments: tuple[str, ...]) -> None:
    result = here(*arguments)
    assert result.code == 2
    assert "s1e1" in result.err
    assert _actions(here) == 0


@pytest.mark.parametrize(
    "arguments",
    [("rate", "7"), ("unrate",), ("note", "dull"), ("unnote",), ("tag", "dull"), ("untag", "dull")],
    ids=" ".join,
)
def test_a_title_or_episode_that_is_not_there_is_named(
    here: Cli, arguments: tuple[str, ...]
) -> None:
    verb, *value = arguments
    targets = ["flim"] if "tag" in verb else ["flim", "rock#s1e9"]
    for target in targets:
        result = here(verb, target, *value)
        assert (result.code, result.out) == (1, "")
        assert target.partition("#")[0] in result.err
    assert _actions(here) == 0


# Notes


def test_a_note_takes_the_place_of_the_last_one_and_undo_brings_that_back(here: Cli) -> None:
    here("note", "film", "Slow at first.")
    here("note", "film", "Worth a second look.")
    assert _watch(here)["note"] == "Worth a second look."
    here("undo")
    assert _watch(here)["note"] == "Slow at first."


def test_the_words_of_a_note_need_no_quotes(here: Cli) -> None:
    assert here("note", "film", "too", "long", "by", "half").code == 0
    assert _watch(here)["note"] == "too long by half"


def test_moments_are_added_to_each_other_in_their_order(here: Cli) -> None:
    for line in (QUESTION, CLAIM, PLAIN):
        assert here("note", "film", line).code == 0
    shown = _shown(here)
    assert shown["remarks"] == [
        {"time": "3:05", "seconds": 185, "kind": None, "text": "the score is too loud"},
        {
            "time": "12:40",
            "seconds": 760,
            "kind": "claim",
            "text": "the ice is older than the sea",
        },
        {"time": "1:02:15", "seconds": 3735, "kind": "question", "text": "who speaks here?"},
    ]
    assert shown["watch"]["note"].splitlines() == [PLAIN, CLAIM, QUESTION]


def test_a_note_and_its_moments_come_in_one_step(here: Cli) -> None:
    here("note", "film", f"Watch it again.\n{QUESTION}\n{CLAIM}")
    assert _watch(here)["note"].splitlines() == ["Watch it again.", CLAIM, QUESTION]
    assert _actions(here) == 3
    assert here("undo").code == 0
    assert _watch(here)["note"] is None
    assert here("undo").code == 1


def test_a_moment_that_was_noted_before_is_not_noted_twice(here: Cli) -> None:
    here("note", "film", CLAIM)
    assert here("note", "film", CLAIM).code == 0
    assert len(_shown(here)["remarks"]) == 1
    assert _actions(here) == 1


def test_a_new_note_leaves_the_moments_alone(here: Cli) -> None:
    here("note", "film", f"First thoughts.\n{CLAIM}")
    here("note", "film", "Second thoughts.")
    assert _watch(here)["note"].splitlines() == ["Second thoughts.", CLAIM]


def test_taking_the_notes_off_takes_all_and_undo_brings_all_back(here: Cli) -> None:
    here("note", "film", f"Watch it again.\n{QUESTION}\n{CLAIM}")
    before = here("show", "film", "--json").out
    assert here("unnote", "film").code == 0
    assert _watch(here)["note"] is None
    assert _shown(here)["remarks"] == []
    here("undo")
    assert here("show", "film", "--json").out == before


def test_an_episode_has_notes_of_its_own(here: Cli) -> None:
    here("note", "rock#s1e1", CLAIM)
    here("note", "rock", "All of it is good.")
    assert _episode(here, 1)["note"] == CLAIM
    assert [row["kind"] for row in _episode(here, 1)["remarks"]] == ["claim"]
    assert _episode(here, 2)["note"] is None
    assert _watch(here, "rock")["note"] == "All of it is good."
    here("unnote", "rock#s1e1")
    assert _episode(here, 1)["note"] is None
    assert _watch(here, "rock")["note"] == "All of it is good."


def test_notes_are_to_be_read_on_the_page(here: Cli) -> None:
    here("note", "film", f"Watch it again.\n{CLAIM}")
    here("note", "rock#s1e2", "The wind is real.")
    page = here("show", "film").out
    assert "YOUR NOTES" in page
    assert "Watch it again." in page
    assert "12:40  claim  the ice is older than the sea" in page
    assert "The wind is real." in here("show", "rock").out


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_an_empty_note_is_refused(here: Cli, text: str) -> None:
    result = here("note", "film", text)
    assert result.code == 2
    assert "unnote" in result.err
    assert _actions(here) == 0


def test_a_note_that_is_far_too_long_is_refused(here: Cli) -> None:
    assert here("note", "film", "a" * 20_001).code == 2
    assert here("note", "film", "a" * 20_000).code == 0
    assert len(_watch(here)["note"]) == 20_000


def test_a_note_cannot_steer_the_terminal(here: Cli) -> None:
    here("note", "film", "red \x1b[31malert\x07 [bold]not markup[/] \u202eback")
    page = here("show", "film").out
    assert "[bold]not markup[/]" in page
    assert not {"\x1b", "\x07", "\u202e"} & set(page)


# Tags


def test_tags_find_their_titles(here: Cli) -> None:
    assert here("tag", "film", "sea", "to show").code == 0
    assert here("tag", "rock", "sea").code == 0
    assert _watch(here)["tags"] == ["sea", "to show"]
    assert _found(here, "tag:sea") == ["film", "rock"]
    assert _found(here, 'tag:"to show"') == ["film"]
    assert _found(here, "tag:sea -tag:show") == ["rock"]
    assert _found(here, "tag:nothing") == []
    assert "#sea" in here("show", "film").out


def test_a_tag_that_was_taken_off_finds_nothing_more(here: Cli) -> None:
    here("tag", "film", "sea", "ice")
    assert here("untag", "film", "sea").code == 0
    assert _watch(here)["tags"] == ["ice"]
    assert _found(here, "tag:sea") == []
    here("undo")
    assert _found(here, "tag:sea") == ["film"]


def test_the_case_of_a_tag_does_not_matter(here: Cli) -> None:
    here("tag", "film", "Öl am Meer")
    assert here("tag", "film", "öl AM meer").code == 0
    assert _watch(here)["tags"] == ["Öl am Meer"]
    assert _found(here, 'tag:"öl am MEER"') == ["film"]
    here("untag", "film", "ÖL AM MEER")
    assert _watch(here)["tags"] == []


def test_tags_of_one_command_are_one_step(here: Cli) -> None:
    here("tag", "film", "sea", "ice", "to show")
    here("undo")
    assert _watch(here)["tags"] == []
    here("redo")
    assert _watch(here)["tags"] == ["sea", "ice", "to show"]


def test_a_hash_before_a_tag_is_not_part_of_it(here: Cli) -> None:
    here("tag", "film", "#sea")
    assert _watch(here)["tags"] == ["sea"]
    here("untag", "film", "#sea")
    assert _watch(here)["tags"] == []


@pytest.mark.parametrize("tag", ["", " ", "#", "sea, ice", "a" * 61])
def test_what_is_no_tag_is_refused_with_those_beside_it(here: Cli, tag: str) -> None:
    assert here("tag", "film", "good", tag).code == 2
    assert _watch(here)["tags"] == []
    assert _actions(here) == 0


@pytest.mark.parametrize("command", ["tag", "untag"])
@pytest.mark.parametrize("target", ["rock#s1e1", "rock#s1"])
def test_only_titles_bear_tags(here: Cli, command: str, target: str) -> None:
    result = here(command, target, "sea")
    assert result.code == 2
    assert "title" in result.err


# All of them


@pytest.mark.parametrize(
    "arguments",
    [("unrate", "film"), ("unnote", "film"), ("untag", "film", "sea"), ("unnote", "rock#s1e1")],
    ids=" ".join,
)
def test_what_was_not_there_is_no_failure_and_no_step(
    here: Cli, arguments: tuple[str, ...]
) -> None:
    result = here(*arguments)
    assert (result.code, result.out) == (0, "")
    assert "so already" in result.err
    assert _actions(here) == 0


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (("rate", "film", "7"), ("rate", "film", "7")),
        (("note", "film", "dull"), ("note", "film", " dull ")),
        (("tag", "film", "sea"), ("tag", "film", "SEA")),
    ],
    ids=" ".join,
)
def test_what_is_so_already_is_no_step(
    here: Cli, first: tuple[str, ...], again: tuple[str, ...]
) -> None:
    here(*first)
    assert here(*again).code == 0
    assert _actions(here) == 1


def test_one_way_back_leads_through_all_of_it(here: Cli) -> None:
    untouched = here("show", "film", "--json").out
    for arguments in (("rate", "film", "7"), ("note", "film", CLAIM), ("tag", "film", "sea", "x")):
        here(*arguments)
    end = here("show", "film", "--json").out
    assert here("undo", "--times", "3").code == 0
    assert here("show", "film", "--json").out == untouched
    assert here("redo", "--times", "3").code == 0
    assert here("show", "film", "--json").out == end
