"""The lines of the screen that tells what comes next. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.marking import Target
from docbrowser.render import styles, words
from docbrowser.render.next_up import left_out, of_evening, of_next, sum_of, widest
from docbrowser.tui.next_pane import EVENING, Choice, Heading, LeftOut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from docbrowser.overviews.evening import Plan
    from docbrowser.overviews.next_up import NextUp
    from docbrowser.tui.next_pane import Line

MOST_LEFT_OUT: Final = 6
"""Lines for what was left out, so that what comes below stays near."""
_INDENT: Final = "   "


def lines(items: Sequence[NextUp], plan: Plan | None, seen: Collection[Target]) -> list[Line]:
    """Return what comes next, and above it a plan, if there is one; what was `seen` is marked."""
    coming: list[Line] = [Choice(of_next(item), Target(item.id, item.key)) for item in items]
    if plan is None:
        return coming
    above = list(_plan(plan, seen))
    return [*above, Heading(), _heading("NEXT"), *coming] if coming else above


def _plan(plan: Plan, seen: Collection[Target]) -> Iterator[Line]:
    yield _heading("TONIGHT", sum_of(plan))
    for item in plan.items:
        target = Target(item.id, item.key)
        yield Choice(of_evening(item, is_seen=target in seen), target, EVENING)
    if not plan.items:
        yield Heading(((f"{_INDENT}Nothing goes into that.", styles.DIM),))
    reasons = list(left_out(plan))
    if reasons:
        yield Heading()
        yield _heading("LEFT OUT")
    titles, others = reasons[: len(plan.left_out)], reasons[len(plan.left_out) :]
    shown = titles if len(titles) <= MOST_LEFT_OUT else titles[: MOST_LEFT_OUT - 1]
    columns = widest((*shown, *others))
    for name, reason in shown:
        yield LeftOut(name, reason, columns)
    if more := len(titles) - len(shown):
        yield Heading(((f"{_INDENT}and {words.plural(more, 'more title')}", styles.DIM),))
    for name, reason in others:
        yield LeftOut(name, reason, columns)


def _heading(text: str, remark: str = "") -> Heading:
    return Heading(((text, styles.HEADING), (f"   {remark}", styles.DIM)))
