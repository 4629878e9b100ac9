"""Finding: titles in a numbered list, titles by name, people."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from docbrowser import clock
from docbrowser.errors import UsageError
from docbrowser.finding import Question
from docbrowser.i18n import _, counted, ngettext, number
from docbrowser.overviews.next_up import coming
from docbrowser.plain import terms
from docbrowser.plain.desk import is_number, without_part
from docbrowser.plain.facts import facts, people_of
from docbrowser.plain.naming import matching
from docbrowser.plain.telling import job_in, row_line, words_of_next
from docbrowser.render.related import NOTHING_NEAR, called, why, year_of
from docbrowser.search.query import parse
from docbrowser.text import clean_line
from docbrowser.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docbrowser.listing import Row
    from docbrowser.plain.desk import Desk

PAGE: Final = 20
"""Titles that are listed at once; `more` lists as many again."""


def find(desk: Desk, words: str) -> None:
    """List the titles that match, best first."""
    parse(words)  # a mistake is told, and the last list stays
    desk.query = words
    list_found(desk)


def list_all(desk: Desk, _words: str) -> None:
    """List all titles, but for what is filtered."""
    find(desk, "")


def more(desk: Desk, _words: str) -> None:
    """List the titles that come next."""
    shown = list(islice(desk.rest, PAGE)) if desk.rest is not None else []
    for title_id, said in shown:
        desk.listed.append(title_id)
        desk.say(f"{len(desk.listed)}. {said}")
    if not shown:
        desk.say(_("That was all."))


def open_(desk: Desk, words: str) -> None:
    """Say all that is known of a title; where several may be meant, list them."""
    title_id = _meant(desk, words)
    if title_id is None:
        if desk.open is not None:
            desk.say(_("{title} is still open.").format(title=desk.name_of(desk.open)))
        return
    title = desk.library.title(title_id)
    desk.open = title.id
    desk.people = list(people_of(title))
    for line in facts(desk.library, title, desk.languages, spoilers=desk.settings.spoilers):
        desk.say(line)


def _meant(desk: Desk, words: str) -> str | None:
    """Return the title to open; None where it was said why there is none."""
    exact = desk.titles_called(without_part(words))
    if len(exact) == 1:
        return exact[0]
    if words_of(words) and not is_number(words):
        rows = matching(desk.library, words, desk.languages)
        if len(rows) == 1 and rows.meant is None:
            return rows[0].id
        if len(rows) and rows.meant is None:
            desk.say(
                counted(
                    "{n} title fits that; open 1 opens it.",
                    "{n} titles fit that; open 1 opens the first.",
                    len(rows),
                )
            )
            _number(desk, rows, lambda _row: "")
            return None
    try:
        return desk.title_of(words)
    except UsageError as error:
        desk.say(str(error))
        return None


def people(desk: Desk, words: str) -> None:
    """List who made a title, and who is in it."""
    title = desk.library.title(desk.title_of(words))
    found = people_of(title)
    desk.people = list(found)
    if not found:
        desk.say(_("Nobody is known who made this title."))
    for place, (name, jobs) in enumerate(found.items(), start=1):
        desk.say(f"{place}. {', '.join(filter(None, (name, jobs)))}")


def person(desk: Desk, words: str) -> None:
    """List what somebody made, and was in."""
    name = clean_line(desk.person_of(words)).replace('"', " ").strip()
    rows = desk.library.find(Question(f'person:"{name}"', desk.languages))
    count = len(rows)
    found = ngettext("{n} title is by or with {name}.", "{n} titles are by or with {name}.", count)
    desk.say(found.format(n=number(count), name=name))
    _number(desk, rows, lambda row: job_in(desk.library.title(row.id), name))


def related_(desk: Desk, words: str) -> None:
    """List what is near to the open title, with the reasons."""
    target = desk.target_of(words)
    found = desk.library.related(target, PAGE, desk.languages)
    desk.listed, desk.rest = [], None
    for near in found:
        desk.listed.append(near.title.id)
        named = ", ".join(filter(None, (called(near, desk.languages), str(year_of(near) or ""))))
        desk.say(f"{len(desk.listed)}. {named}: {why(near)}")
    if not found:
        desk.say(_(NOTHING_NEAR))


def next_(desk: Desk, _words: str) -> None:
    """List what to watch next."""
    items = coming(desk.library, desk.languages, clock.today())
    desk.listed, desk.rest = [], ((item.id, words_of_next(item)) for item in items)
    shown = list(islice(desk.rest, PAGE))
    for title_id, said in shown:
        desk.listed.append(title_id)
        desk.say(f"{len(desk.listed)}. {said}")
    if not shown:
        desk.say(_("Nothing is in progress, and nothing is planned."))


def list_found(desk: Desk) -> None:
    """List what was asked for last, as far as it passes the filters."""
    asked = " ".join(filter(None, (f"({desk.query})" if desk.query else "", *desk.filters)))
    rows = desk.library.find(
        Question(
            asked,
            desk.languages,
            desk.sort,
            backwards=desk.backwards,
            spoilers=desk.settings.spoilers,
        )
    )
    if rows.meant is not None:
        desk.say(_("Nothing matches that; this is for {meant}.").format(meant=rows.meant))
    desk.say(counted("{n} title.", "{n} titles.", len(rows)))
    if desk.filters and not rows:
        said = _("What is listed has to fit the filter {filters}; filter off takes it off.")
        desk.say(said.format(filters=terms.filters_of(desk.filters)))
    _number(desk, rows, lambda _row: "")


def _number(desk: Desk, rows: Sequence[Row], beside: Callable[[Row], str]) -> None:
    """List the first of `rows` with numbers, and keep the others for `more`."""

    def said() -> Iterator[tuple[str, str]]:
        for row in rows:
            yield row.id, row_line(row, beside(row))

    desk.listed, desk.rest = [], said()
    count = len(rows)
    if count:
        more(desk, "")
    if count > PAGE:
        desk.say(_("more lists the next ones."))
