"""The words of a conversation, in one table: what is typed, what it does, and what `help` says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.i18n import N_, _
from docbrowser.plain import choosing, filtering, finding, looking, marking, shelving, taking_in
from docbrowser.plain.names import id_of, names
from docbrowser.plain.terms import listed, orders, settings, states

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docbrowser.plain.desk import Desk


class Command(NamedTuple):
    """What a word does; `form` and `help` are messages, to be translated where they are read.

    Without a `form` the word is typed alone.
    """

    do: Callable[[Desk, str], None]
    form: str
    help: str


def quit_(desk: Desk, _words: str) -> None:
    """End the conversation."""
    desk.is_over = True


def help_(desk: Desk, words: str) -> None:
    """Say which words there are."""
    wanted = id_of(words)
    lists = {
        "states": listed(states().values()),
        "orders": listed(orders().values()),
        "settings": listed(settings().values()),
    }
    for name, command in COMMANDS.items():
        if wanted in {None, name}:
            form = _(command.form) or names()[name]
            # TR: {form} is what is typed, {help} what it does: "find WORDS: list titles …"
            desk.say(_("{form}: {help}").format(form=form, help=_(command.help).format(**lists)))


COMMANDS: Final[Mapping[str, Command]] = {
    "find": Command(finding.find, N_("find WORDS"), N_("list the titles that match, with numbers")),
    "list": Command(finding.list_all, "", N_("list all titles")),
    "more": Command(finding.more, "", N_("list the next ones")),
    "open": Command(
        finding.open_, N_("open NUMBER"), N_("all facts on a title, by its number, name or id")
    ),
    "filter": Command(
        filtering.filter_,
        N_("filter unwatched"),
        # TR: {states} is a list: "unwatched, in progress, want to watch, …"
        N_("list only what fits: {states}, or lang:de; filter off ends it"),
    ),
    "sort": Command(
        filtering.sort,
        N_("sort rating"),
        # TR: {orders} is a list: "name, year, rating, …"
        N_("list in another order: {orders}; sort year back turns it round"),
    ),
    "people": Command(finding.people, "", N_("the people of the open title, numbered")),
    "person": Command(finding.person, N_("person NUMBER"), N_("all titles of one of the people")),
    "related": Command(finding.related_, "", N_("what is near to the open title, and why")),
    "awards": Command(
        shelving.awards,
        N_("awards NUMBER"),
        N_("who won an award or was nominated; awards alone lists them, with numbers"),
    ),
    "timeline": Command(
        shelving.years,
        N_("timeline 1969"),
        N_("the titles of a year; timeline alone says how many there are of each"),
    ),
    "watch": Command(
        marking.watch,
        N_("watch s1 yesterday"),
        N_("mark the open title as watched, or a season s1, or an episode s1e2; now, or on a day"),
    ),
    "unwatch": Command(partial(marking.mark, "unwatch"), "", N_("take that off")),
    "want": Command(partial(marking.mark, "want"), "", N_("put it on the list of what to watch")),
    "unwant": Command(partial(marking.mark, "unwant"), "", N_("take it off that list")),
    "skip": Command(
        partial(marking.mark, "skip"), "", N_("mark it as one that you will not watch")
    ),
    "unskip": Command(partial(marking.mark, "unskip"), "", N_("take that back")),
    "rate": Command(marking.rate, N_("rate 8"), N_("rate it from 1 to 10; rate 8 s1e2")),
    "unrate": Command(marking.unrate, "", N_("take your rating off")),
    "note": Command(marking.note, N_("note TEXT"), N_("write a note on it")),
    "unnote": Command(marking.unnote, "", N_("take your notes off")),
    "tag": Command(marking.tag, N_("tag one, another"), N_("put tags on it")),
    "untag": Command(marking.untag, N_("untag one"), N_("take tags off")),
    "undo": Command(marking.undo, "", N_("take back what was done last")),
    "redo": Command(marking.redo, "", N_("do again what was undone")),
    "next": Command(finding.next_, "", N_("what to watch next, with numbers")),
    "tonight": Command(
        shelving.evening, N_("tonight 95"), N_("what fills an evening of so many minutes")
    ),
    "history": Command(looking.history, "", N_("what was done, the newest first")),
    "stats": Command(looking.stats, "", N_("what was watched, added up")),
    "import": Command(
        taking_in.import_, N_("import PATH"), N_("say what a file or folder brings, then import it")
    ),
    "language": Command(
        choosing.language, N_("language de"), N_("names and texts in another language")
    ),
    "set": Command(
        choosing.set_,
        N_("set NAME VALUE"),
        # TR: {settings} is a list: "theme, interface, language, …"
        N_("set one of these: {settings}; set says what is chosen, set theme lists themes"),
    ),
    "help": Command(help_, "", N_("this list; help watch says one of them")),
    "quit": Command(quit_, "", N_("end the conversation")),
}
