"""What the interface says in passing. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from docbrowser import i18n
from docbrowser.errors import LockedError
from docbrowser.i18n import N_, _, counted, ngettext, pgettext
from docbrowser.listing import display_name
from docbrowser.render.cut import fit
from docbrowser.text import pick_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.actions import Verb
    from docbrowser.errors import StoreError
    from docbrowser.results import Results
    from docbrowser.titles import Title
    from docbrowser.wishes import Outcome, Passed

MOST_OF_NAME: Final = 60
"""Columns of a name in a toast."""
_ORDERS: Final[Mapping[str, str]] = {
    "match": N_("by best match"),
    "name": N_("by name"),
    "year": N_("by year"),
    "rating": N_("by viewers’ rating"),
    "runtime": N_("by runtime"),
    "added": N_("by date added"),
    "watched": N_("by date watched"),
}
_REVERSED: Final[Mapping[str, str]] = {
    # TR: (these:) an order of a list, turned around; so little room that each is to be brief
    "match": N_("weakest match first"),
    "name": N_("by name, Z to A"),
    "year": N_("oldest first"),
    "rating": N_("lowest rated first"),
    "runtime": N_("longest first"),
    "added": N_("earliest added first"),
    "watched": N_("earliest watched first"),
}
_EPISODES: Final = 3
_NO_SECTION: Final = (
    N_("No synopsis is known for this title."),
    N_("No cast is known for this title."),
    N_("No episode is known for this title."),
    N_("No award is known for this title."),
    N_("No place to watch is known for this title."),
    N_("No source is known for this title."),
    N_("No note is known for this title."),
)


def outcome(done: Outcome, titles: Sequence[Title], languages: Sequence[str]) -> str:
    """Return what marking came to, and how to take it back; `titles` are the first of those."""
    if done.verb is None:
        if told := _left_alone(done.passed):
            return _("Nothing was left to mark, {left_alone}.").format(left_alone=told)
        return _("Nothing was left to mark: all of it was so already.")
    names = [_brief(display_name(title, languages)) for title in titles]
    more = len(done.titles) - len(names)
    others = [counted("{n} more title", "{n} more titles", more)] if more and names else []
    what = ", ".join([*names, *others])
    targets = dict.fromkeys(done.targets)
    if len(targets) > len(done.titles):
        if all(target.part for target in targets):
            number_of_them = counted("{n} episode", "{n} episodes", len(targets))
        else:
            number_of_them = counted("{n} mark", "{n} marks", len(targets))
        what = f"{what} · {number_of_them}"
    elif len(targets) == 1 and done.targets[0].part and titles:
        what = about(titles[0], names[0], done.targets[0].part, languages)
    back = _("ctrl+r does it again") if done.verb == "undo" else _("u undoes")
    result = ", ".join(filter(None, (_result(done), _left_alone(done.passed))))
    return " · ".join((what or _("Marks"), result, back))


def _result(done: Outcome) -> str:
    """Return `watched`, `tagged ice, snow`, `rated 9 of 10 · undone`."""
    verb = done.verb or "watch"
    if done.undone is not None:
        return f"{_done_to_all(done, done.undone.verb, done.undone.value)} · {_said(verb, None)}"
    said = _done_to_all(done, verb, done.value)
    if done.dropped <= len(done.targets):
        return said
    dropped = counted("{n} viewing taken off", "{n} viewings taken off", done.dropped)
    return f"{said} · {dropped}"


def _done_to_all(done: Outcome, verb: Verb, value: str | None) -> str:
    """Return what became of all that was touched, also where one got this and another that."""
    if len(done.verbs) > 1:
        return pgettext("done to a title", "marked")
    if verb == "rate" and len(set(done.values)) > 1:
        return pgettext("done to a title", "rated")
    if verb in {"tag", "untag"}:
        value = ", ".join(dict.fromkeys(done.values))
    return _said(verb, value)


def _said(verb: Verb, value: str | None) -> str:
    """Return what became of a title or episode, whose name and a dot stand before it."""
    if verb == "mode":
        return _followed(value or "")
    # TR: (these:) after a title and a dot, as in "Apollo 11 · watched · u undoes"
    said: Mapping[Verb, str] = {
        "watch": pgettext("done to a title", "watched"),
        "unwatch": pgettext("done to a title", "not watched"),
        "want": pgettext("done to a title", "on your list"),
        "unwant": pgettext("done to a title", "off your list"),
        "skip": pgettext("done to a title", "skipped"),
        "unskip": pgettext("done to a title", "no longer skipped"),
        "rate": pgettext("done to a title", "rated {value} of 10"),
        "unrate": pgettext("done to a title", "no longer rated"),
        "note": pgettext("done to a title", "noted"),
        "unnote": pgettext("done to a title", "note taken off"),
        "tag": pgettext("done to a title", "tagged {value}"),
        "untag": pgettext("done to a title", "no longer tagged {value}"),
        "attach": pgettext("done to a title", "marks attached"),
        "edit": pgettext("done to a title", "corrected"),
        "merge": pgettext("done to a title", "joined with another title"),
        "split": pgettext("done to a title", "parted"),
        "undo": pgettext("done to a title", "undone"),
        "redo": pgettext("done to a title", "done again"),
    }
    return said[verb].format(value=_brief(value or ""))


def _followed(mode: str) -> str:
    # TR: (these:) the order in which a series is watched, after its name and a dot
    return {
        "in-order": pgettext("done to a title", "watched in order from now on"),
        "from-last": pgettext("done to a title", "watched on from the last one from now on"),
        "any-order": pgettext("done to a title", "watched in any order from now on"),
    }.get(mode, mode)


def _brief(name: str) -> str:
    return fit(name, MOST_OF_NAME).rstrip() if cell_len(name) > MOST_OF_NAME else name


def not_saved(why: StoreError) -> str:
    """Return what is said of a mark that could not be written yet."""
    if isinstance(why, LockedError):
        return _("Not saved yet: another program is writing the watchlist. The mark is kept.")
    return " ".join((str(why), _("The mark is kept, and tried again.")))


def about(title: Title, name: str, part: str | None, languages: Sequence[str]) -> str:
    """Return a title, and which of its episodes: `Comet Watch · 1.2 Dust`."""
    episode = next((one for one in title.episodes() if one.key == part), None)
    if episode is None:
        return name
    found = pick_language(episode.names, languages)
    called = f" {_brief(found[1])}" if found else ""
    told = _("episode {number}").format(number=f"{episode.season}.{episode.number}")
    return f"{name} · {told}{called}"


def _left_alone(passed: Passed) -> str:
    """`2 yet to be shown and 1 without a date left alone`, of episodes; "" where there are none."""
    # TR: so many episodes that are yet to be shown
    unaired = counted("{n} yet to be shown", "{n} yet to be shown", passed.unaired)
    # TR: so many episodes of which it is not known when they were shown
    undated = counted("{n} without a date", "{n} without a date", passed.undated)
    if passed.unaired and passed.undated:
        # TR: 2 yet to be shown and 1 without a date left alone
        both = _("{unaired} and {undated} left alone")
        return both.format(unaired=unaired, undated=undated)
    if not passed.unaired and not passed.undated:
        return ""
    # TR: 2 yet to be shown left alone
    return _("{what} left alone").format(what=unaired if passed.unaired else undated)


def number(results: Results) -> str:
    """Return how many titles were found, `200+` while it is not known how many more there are."""
    return i18n.number(len(results)) + ("" if results.is_complete else "+")


def counts(results: Results, titles: int) -> tuple[str, ...]:
    """Return how many of so many titles were found, at length and briefly."""
    return _of(number(results), titles), number(results)


def found_of(found: int, everything: int) -> str:
    """Return `3 of 12`."""
    return _of(i18n.number(found), everything)


def _of(found: str, everything: int) -> str:
    return _("{found} of {all}").format(found=found, all=i18n.number(everything))


def found(
    counts: Sequence[str],
    meant: str | None,
    sort: str | None,
    *,
    backwards: bool,
    is_behind: bool,
    has_best_match: bool,
) -> tuple[str, ...]:
    """Return what stands beside the search, at length and more and more briefly.

    It tells how many were found, unless all titles are shown, and their order. `meant` is the
    query that was answered in the place of one that finds nothing. While `is_behind` the library
    does not know all its titles yet.
    """
    if is_behind:
        return _("the first titles, reading on …"), _("reading on …")
    if meant:
        return _("showing results for {query}").format(query=i18n.quoted(meant)), f"→ {meant}"
    is_asked = bool(sort) or backwards
    sort = sort or ("match" if has_best_match else "name")
    order = _((_REVERSED if backwards else _ORDERS)[sort])
    if not counts:
        return (order,)
    # Of an order that the user asked for it has to be seen that it is there.
    return f"{counts[0]} · {order}", *((order,) if is_asked else counts)


def nothing_found(typed: str, filters: int, *, is_behind: bool, is_typing: bool) -> str:
    """Return what an empty list says; so many filters are on.

    While one `is_typing`, letters go to the search.
    """
    if is_behind:
        return _("Looking into the catalogue for the first time …")
    query = typed.strip()
    if filters:
        helps = _("esc, then F clears the filters.") if is_typing else _("F clears the filters.")
        return "  ".join((_nothing_passes(query, filters), helps))
    if query:
        nothing = _("No title matches {query}.").format(query=i18n.quoted(query))
        return "  ".join((nothing, _("esc clears the search.")))
    return _(
        "The catalogue is empty.  i imports files, D looks titles up at TVmaze.  "
        "docbrowser locate says where it is looked for."
    )


def _nothing_passes(query: str, filters: int) -> str:
    if not query:
        return counted(
            "No title passes {n} filter.",
            "No title passes all {n} filters.",
            filters,
        )
    said = ngettext(
        "No title matches {query} and passes {n} filter.",
        "No title matches {query} and passes all {n} filters.",
        filters,
    )
    return said.format(query=i18n.quoted(query), n=i18n.number(filters))


def no_section(number: int, title: Title | None = None) -> str:
    """Return what is said where a title has no such section."""
    if number == _EPISODES and title is not None and title.episode_count:
        # TR: episodes of a series of which only the number is known
        return counted(
            "{n} episode, of which nothing more is known.",
            "{n} episodes, none of them known by name.",
            title.episode_count,
        )
    return _(_NO_SECTION[number - 1])
