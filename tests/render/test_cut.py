"""Text cut to a number of columns."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from docbrowser.text import clean_line
from docbrowser.tui.cut import fit

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
