"""Titles line by line: what is said of each stands in columns."""

from __future__ import annotations

from docbrowser.render import rows, styles


def test_the_beginning_of_a_remark_may_be_seen_at_once() -> None:
    won = rows.Entry("watched", "Io", "★ won · Best Film", lead="★ won")
    other = rows.Entry("unwatched", "Europa", "  nominated · Best Sound")
    columns = rows.columns([won, other], 60)
    assert ("★ won", styles.SEEN) in rows.pieces(won, columns)
    assert all(style != styles.SEEN for _text, style in rows.pieces(other, columns))
    widths = {sum(len(text) for text, _style in rows.pieces(one, columns)) for one in (won, other)}
    assert len(widths) == 1


def test_a_beginning_that_has_no_room_is_cut_with_the_rest() -> None:
    won = rows.Entry("watched", "Io", "★ won · Best Film", lead="★ won")
    narrow = rows.pieces(won, rows.Columns(name=10, remark=4, year=0))
    assert "".join(text for text, _style in narrow).endswith("  ★ w…")
