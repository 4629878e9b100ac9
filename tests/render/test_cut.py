"""Text cut to a number of columns."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from docbrowser.render.cut import broken, fit, in_lines, shortened, within
from docbrowser.text import clean_line

WIDE = "火星への旅 🚀👩‍🚀👍🏽🇩🇪 e\u0301"


@given(
    st.text(max_size=60).map(clean_line) | st.text("火星 a-.,🚀é", max_size=30), st.integers(1, 50)
)
@example(WIDE, 1)
@example(WIDE, 2)
@example(WIDE, 11)
@example("火星", 3)
def test_a_text_always_takes_exactly_the_wanted_columns(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@pytest.mark.parametrize("width", [0, -1, -20])
def test_without_room_there_is_no_text(width: int) -> None:
    assert fit("Roving Mars", width) == ""


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("Roving Mars", 14, "Roving Mars   "),
        ("Roving Mars", 11, "Roving Mars"),
        ("One Strange Rock", 13, "One Strange… "),
        ("Magnificent", 6, "Magni…"),
        ("The Magnificent Desolation", 18, "The Magnificent…  "),
        ("Der Fall Apollo: Missionenreihe", 26, "Der Fall Apollo: Missione…"),
        ("The Case: Against", 12, "The Case…   "),
    ],
)
def test_a_text_is_cut_at_a_word_where_that_costs_little(text: str, width: int, cut: str) -> None:
    assert fit(text, width) == cut


@given(st.text(max_size=60).map(clean_line), st.integers(1, 50))
def test_only_a_text_that_is_too_long_is_cut(text: str, width: int) -> None:
    if cell_len(text) <= width:
        assert fit(text, width).rstrip() == text.rstrip()
    else:
        assert "…" in fit(text, width)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Amber Coast · watched · u undoes", 40, ["Amber Coast · watched · u undoes"]),
        ("Amber Coast · watched · u undoes", 31, ["Amber Coast · watched", "u undoes"]),
        ("Amber Coast · watched · u undoes", 20, ["Amber Coast", "watched · u undoes"]),
        ("A name of four words · u undoes", 12, ["A name of", "four words", "u undoes"]),
        ("Nothing to do.", 9, ["Nothing", "to do."]),
        ("", 9, [""]),
    ],
)
def test_a_text_is_broken_between_what_dots_part(text: str, width: int, lines: list[str]) -> None:
    assert broken(text, width).splitlines() == [line for line in lines if line]


@given(st.lists(st.tuples(st.text("ab 火", max_size=8), st.just("style")), max_size=6))
def test_pieces_are_cut_where_the_room_ends(pieces: list[tuple[str, str]]) -> None:
    whole = "".join(text for text, _style in pieces)
    for width in range(1, 20):
        told = "".join(text for text, _style in within(pieces, width))
        assert cell_len(told) <= width
        if cell_len(whole) <= width:
            assert told == whole
        elif whole[len(told) :].strip():
            assert "…" in told or told == ""


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["A manager rides a balloon, and jumps."]),
        (20, ["A manager rides a", "balloon, and jumps."]),
        (14, ["A manager", "rides a ballo…"]),
        (0, []),
    ],
)
def test_a_text_in_few_lines_says_where_it_goes_on(width: int, lines: list[str]) -> None:
    said = in_lines("A manager rides a balloon, and jumps.", width, 2)
    assert said.splitlines() == lines


@given(st.text(max_size=60).map(clean_line), st.integers(1, 30), st.integers(1, 3))
def test_no_line_is_too_wide_or_one_too_many(text: str, width: int, most: int) -> None:
    lines = in_lines(text, width, most).split("\n")
    assert len(lines) <= most
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (33, "enter saves · tab helps · esc out"),
        (32, "enter saves · esc out"),
        (20, "esc out"),
        (3, "esc out"),
    ],
)
def test_of_keys_that_have_no_room_the_way_out_stays(width: int, told: str) -> None:
    assert shortened(("enter saves", "tab helps", "esc out"), width) == told
