"""The lines of the screen that tells what comes next. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _, counted
from docbrowser.render import styles
from docbrowser.render.next_up import NOTHING_NEXT, left_out, of_evening, of_next, sum_of, widest
from docbrowser.tui.keys import BY_ID
from docbrowser.tui.next_pane import EVENING, Choice, Heading, LeftOut
from docbrowser.tui.screen_keys import TONIGHT
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from docbrowser.overviews.evening import Plan
    from docbrowser.overviews.next_up import NextUp
    from docbrowser.tui.next_pane import Line

MOST_LEFT_OUT: Final = 6
"""Lines for what was left out, so that what comes below stays near."""
FEW: Final = 4
"""Titles below which it is said how there may be more."""
_INDENT: Final = "   "


def lines(items: Sequence[NextUp], plan: Plan | None, seen: Collection[Target]) -> list[Line]:
    """Return what comes next, and above it a plan, if there is one; what was `seen` is marked."""
    coming: list[Line] = [Choice(of_next(item), Target(item.id, item.key)) for item in items]
    if plan is None:
        return coming
    above = list(_plan(plan, seen))
    return [*above, Heading(), _heading(_("NEXT")), *coming] if coming else above


def _plan(plan: Plan, seen: Collection[Target]) -> Iterator[Line]:
    yield _heading(_("TONIGHT"), sum_of(plan))
    for item in plan.items:
        target = Target(item.id, item.key)
        yield Choice(of_evening(item, is_seen=target in seen), target, EVENING)
    if not plan.items:
        yield Heading(((_INDENT + _("Nothing fits."), styles.DIM),))
    reasons = list(left_out(plan))
    if reasons:
        yield Heading()
        yield _heading(_("LEFT OUT"))
    titles, others = reasons[: len(plan.left_out)], reasons[len(plan.left_out) :]
    shown = titles if len(titles) <= MOST_LEFT_OUT else titles[: MOST_LEFT_OUT - 1]
    columns = widest((*shown, *others))
    for name, reason in shown:
        yield LeftOut(name, reason, columns)
    if more := len(titles) - len(shown):
        said = counted("and {n} more title", "and {n} more titles", more)
        yield Heading(((_INDENT + said, styles.DIM),))
    for name, reason in others:
        yield LeftOut(name, reason, columns)


def _heading(text: str, remark: str = "") -> Heading:
    return Heading(((text, styles.HEADING), (f"   {remark}", styles.DIM)))


def sums(items: Sequence[NextUp]) -> str:
    """Return how many titles are in progress, and how many are planned."""
    planned = sum(item.is_planned for item in items)
    begun = counted("{n} in progress", "{n} in progress", len(items) - planned)
    return " · ".join((begun, counted("{n} planned", "{n} planned", planned)))


def nothing_here() -> str:
    """Return what is said where nothing comes next."""
    return " ".join((_(NOTHING_NEXT), how_it_fills()))


def how_it_fills() -> str:
    """Return what is said where little comes next."""
    # TR: {want} and {tonight} are keys, as "w" and "t"
    told = _(
        "This lists the next episode of each series you have begun, and what you plan: "
        "in the list, {want} plans a title. {tonight}: tell how many minutes you have, "
        "and get a plan."
    )
    return told.format(want=BY_ID["want"].first, tonight=TONIGHT.first)
