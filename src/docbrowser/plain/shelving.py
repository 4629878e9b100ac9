"""Titles that stand together: awards and years; and what fills an evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser import clock
from docbrowser.errors import UsageError
from docbrowser.i18n import _, counted
from docbrowser.overviews.awards import awards_named, counted_titles, of_award, united
from docbrowser.overviews.evening import LONGEST
from docbrowser.overviews.timeline import timeline
from docbrowser.overviews.tonight import Evening, tonight
from docbrowser.plain.desk import is_number
from docbrowser.plain.finding import find
from docbrowser.plain.telling import ended, row_line
from docbrowser.render import awards as drawing
from docbrowser.render import vocabulary, words
from docbrowser.render.next_up import left_out, sum_of
from docbrowser.render.timeline import label

if TYPE_CHECKING:
    from docbrowser.overviews.awards import Award
    from docbrowser.overviews.evening import Item
    from docbrowser.plain.desk import Desk
    from docbrowser.shelves import Prized

_ANY_NUMBER = 9
"""Digits; a year or an evening has fewer."""


def awards(desk: Desk, words: str) -> None:
    """List the awards; with the number or the name of one, the titles that have it."""
    if words:
        _titles_of(desk, desk.prize_of(words))
        return
    awarded = desk.library.shelves.awards()
    known = united(awarded)
    if not known:
        desk.say(_(drawing.NO_AWARDS))
        return
    won = counted_titles(awarded).won
    if won:
        # TR: "find is:awarded" is typed; find is the name of a command, is:awarded stays
        said = counted(
            "{n} title won something; find is:awarded lists it.",
            "{n} titles won something; find is:awarded lists them.",
            won,
        )
        desk.say(said)
    desk.prizes = [award.name for award in known]
    for place, award in enumerate(known, start=1):
        told = ", ".join(filter(None, (drawing.sums(award), drawing.years(award))))
        desk.say(f"{place}. {award.name}: {told}")


def years(desk: Desk, words: str) -> None:
    """Say how many titles began in each year; with a year, list those of it."""
    if words:
        if not is_number(words):
            raise UsageError(_("Say which year: timeline 1969."))
        find(desk, f"year:{int(words[:_ANY_NUMBER])}")
        return
    spans = timeline(desk.library)
    for span in spans:
        said = [counted("{n} title", "{n} titles", span.titles)]
        if span.watched:
            said.append(counted("{n} watched", "{n} watched", span.watched))
        desk.say(f"{label(span)}: {', '.join(said)}")
    if not spans:
        desk.say(_("There are no titles yet; import PATH adds some."))


def evening(desk: Desk, words: str) -> None:
    """List what fills an evening of so many minutes, and say what does not go into it."""
    if not is_number(words) or not 1 <= int(words[:_ANY_NUMBER]) <= LONGEST:
        raise UsageError(
            _("Say how many minutes there are, from 1 to {most}: tonight 95.").format(most=LONGEST)
        )
    minutes = int(words[:_ANY_NUMBER])
    plan = tonight(desk.library, Evening(minutes), desk.languages, clock.today())
    desk.listed, desk.rest = [item.id for item in plan.items], None
    desk.say(ended(_("{what}.").format(what=sum_of(plan))))
    for place, item in enumerate(plan.items, start=1):
        desk.say(f"{place}. {_item_line(item)}")
    for name, reason in left_out(plan):
        # TR: a title that does not go into an evening, and why
        desk.say(_("Left out: {name}, {reason}").format(name=name, reason=reason))


def _titles_of(desk: Desk, asked: str) -> None:
    found = awards_named(desk.library, asked)
    if not found:
        raise UsageError(_("No award here is called so; awards lists them."))
    desk.listed, desk.rest = [], None
    for award in found:
        desk.say(_("{name}: {fact}").format(name=award.name, fact=drawing.sums(award)))
        _list_titles(desk, award)


def _list_titles(desk: Desk, award: Award) -> None:
    for one in of_award(desk.library, award, desk.languages):
        desk.listed.append(one.row.id)
        desk.say(f"{len(desk.listed)}. {row_line(one.row, _prize(one))}")


def _prize(one: Prized) -> str:
    """Return what a title won, and when: `2007, Sound, won`."""
    award = one.award
    told = (drawing.heading_of(award.year), drawing.category_of(one))
    return ", ".join(filter(None, (*told, vocabulary.outcome(award.outcome or ""))))


def _item_line(item: Item) -> str:
    parts = (
        item.name,
        item.key or "",
        item.episode_name or "",
        words.runtime(item.runtime),
        item.id,
    )
    return ", ".join(filter(None, parts))
