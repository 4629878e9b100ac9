"""`docbrowser history`: what was done, and what was so on a day."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple, TypedDict, Unpack, get_args

import click

from docbrowser import clock
from docbrowser.actions import Verb
from docbrowser.cli.language import of_names
from docbrowser.cli.options import completes, library_of, names_in_language, places
from docbrowser.cli.values import OneOf, WholeNumber
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from docbrowser.actions import Action
    from docbrowser.library import Library
    from docbrowser.overviews.history import HistoryFilter
    from docbrowser.overviews.history_names import Names

VERBS: Final[tuple[str, ...]] = get_args(Verb)


class Span(NamedTuple):
    """The first day and the last of a day, a month or a year."""

    first: dt.date
    last: dt.date


class _Asked(TypedDict):
    """The options, as click names them."""

    title: str | None
    action: Verb | None
    since: Span | None
    until: Span | None
    undone: bool | None
    travel: bool
    at: Span | None
    limit: int | None
    lang: str | None
    as_json: bool


class _Day(click.ParamType[Span]):
    """A day, as a person writes it; a month or a year stands for all its days."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        from docbrowser.days import viewing_day

        try:
            day = dt.date.fromisoformat(value)  # one that is yet to come will do as well
            return Span(day, day)
        except ValueError:
            today = clock.today()
        try:
            return _span(viewing_day(value, today))
        except ValueError as error:
            self.fail(
                _("{error}; write it as 2026-03-31 or yesterday.").format(error=error), param, ctx
            )


def _span(day: str) -> Span:
    """Return the days of `2026`, `2026-03` or `2026-03-31`.

    Raises:
        ValueError: it is none of these; a sentence says so.
    """
    try:
        year, *rest = map(int, day.split("-"))
    except ValueError:
        raise ValueError(_("“{day}” is no day").format(day=day)) from None
    if not rest:
        return Span(dt.date(year, 1, 1), dt.date(year, 12, 31))
    month, *rest = rest
    first, last = rest or [1], rest or [calendar.monthrange(year, month)[1]]
    return Span(dt.date(year, month, first[0]), dt.date(year, month, last[0]))


@click.command()
@click.argument("words", nargs=-1)
@click.option(
    "--title",
    metavar="ID",
    help=N_("What was done to this title."),
    shell_complete=completes("titles"),
)
@click.option(
    "--action",
    type=OneOf(VERBS, case_sensitive=False),
    metavar="VERB",
    help=N_("What was done of this kind: watch, rate, note, tag, undo …"),
)
@click.option(
    "--since", type=_Day(), metavar="DATE", help=N_("What was done on that day or later.")
)
@click.option(
    "--until", type=_Day(), metavar="DATE", help=N_("What was done on that day or before.")
)
@click.option("--undone/--standing", default=None, help=N_("What was taken back, or what was not."))
@click.option("--all", "travel", is_flag=True, help=N_("Undo and redo themselves as well."))
@click.option("--at", type=_Day(), metavar="DATE", help=N_("What was so at the end of that day."))
@click.option("--limit", type=WholeNumber(min=0), metavar="N", help=N_("At most N of them."))
@names_in_language
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document: each single action."))
@places
@click.pass_context
def history(context: click.Context, words: tuple[str, ...], **asked: Unpack[_Asked]) -> None:
    """List what was done, the newest first; to titles whose name or id has all WORDS.

    A line is a step, which one undo takes back; a ↶ marks what was taken back.
    """
    from docbrowser.overviews.history import HistoryFilter, is_touched
    from docbrowser.overviews.history_names import Names

    title, since, until, at = asked["title"], asked["since"], asked["until"], asked["at"]
    of_actions = (asked["action"], since, until, asked["undone"], asked["travel"] or None)
    if at is not None and any(one is not None for one in of_actions):
        raise click.UsageError(
            _(
                "--at lists titles, not actions: with it go words, --title, --limit and --json "
                "alone."
            )
        )
    library = library_of(context)
    names = Names(library.title, _languages(asked))
    if title is not None and not is_touched(library.marks.diary, title):
        library.title(title)  # or there is no such title, and that is said
    wanted = HistoryFilter(
        named=names.search(" ".join(words)),
        title=title,
        verb=asked["action"],
        since=since.first.isoformat() if since else "",
        until=until.last.isoformat() if until else "",
        undone=asked["undone"],
        travel=asked["travel"],
    )
    if at is not None:
        _print_titles(library, at.last, wanted, asked)
    else:
        _print_steps(library, names, wanted, asked)


def _print_steps(library: Library, names: Names, wanted: HistoryFilter, asked: _Asked) -> None:
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.overviews.history import actions_of, steps_of

    diary = library.marks.diary
    steps = steps_of(diary, wanted)
    if asked["as_json"]:
        done = actions_of(steps)[: asked["limit"]]
        print_json([_action_shape(action, undone=undone) for action, undone in done])
    elif steps:
        from docbrowser.render.history import history_lines

        print_lines(history_lines(steps[: asked["limit"]], names, width()))
    elif diary.actions:
        complain(_("Nothing of that kind has been done."))
    else:
        complain(_("Nothing has been done yet; docbrowser watch ID marks a title as watched."))


def _print_titles(library: Library, day: dt.date, wanted: HistoryFilter, asked: _Asked) -> None:
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.overviews.state_at import rows_at
    from docbrowser.render.title_lines import title_lines

    rows = rows_at(library, day, _languages(asked), wanted.is_about)[: asked["limit"]]
    if asked["as_json"]:
        from docbrowser.cli.listing_command import title_shape

        print_json([title_shape(row) for row in rows])
    elif rows:
        print_lines(title_lines(rows, width()))
    else:
        complain(_("Nothing bore a mark at the end of {day}.").format(day=day.isoformat()))


def _languages(asked: _Asked) -> list[str]:
    return of_names(asked["lang"], as_json=asked["as_json"])


def _action_shape(action: Action, *, undone: bool) -> dict[str, object]:
    return {
        "id": action.id,
        "action": action.verb,
        "title": action.title,
        "episode": action.episode,
        "at": action.at,
        "value": action.value,
        "undone": undone,
    }
