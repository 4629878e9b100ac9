"""What the mark menu offers of a title. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser import marking, watching
from docbrowser.i18n import N_, _, counted
from docbrowser.model import parse_episode_key
from docbrowser.render import vocabulary
from docbrowser.tui.dialogs.choice_dialog import Choice
from docbrowser.tui.dialogs.mark_menu import MarkItem
from docbrowser.wishes import Target

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from docbrowser.entries import Entry
    from docbrowser.titles import Title

_MODES: Final[Mapping[str, str]] = {
    "in-order": N_("next: the first episode that you have not seen"),
    "from-last": N_("next: the one after the last that you saw"),
    "any-order": N_("next: the newest that you have not seen"),
}


def mode_choices() -> list[Choice]:
    """Return the ways to watch a series, each with what comes next in it."""
    return [Choice(mode, vocabulary.mode(mode), _(what)) for mode, what in _MODES.items()]


class Offered(NamedTuple):
    """A line of the menu, and what it marks as watched; without a target it asks for the mode."""

    item: MarkItem
    target: Target | None = None
    up_to: bool = False


def offered(title: Title, entry: Entry, part: str | None, today: dt.date) -> list[Offered]:
    """Return what can be marked of a title, with the cursor on the episode `part`, or on none."""
    if not title.seasons:
        whole = _("all of it") if title.is_series else _("the whole film")
        return [Offered(MarkItem("a", whole), Target(title.id))]
    season = parse_episode_key(part)[0] if part else _season_to_watch(title, entry)
    name = _("season {number}").format(number=season) if season else _("the specials")
    unseen = [
        episode.season
        for episode in watching.aired_episodes(title, today)
        if not entry.has_seen(episode.key)
    ]
    regular = len(unseen) - unseen.count(0)
    if marking.is_marked_as_a_whole(title) and entry.viewings:
        regular = 0
    found = [
        Offered(MarkItem("s", name, _left(unseen.count(season))), Target(title.id, f"s{season}")),
        Offered(MarkItem("a", _("all aired episodes"), _left(regular)), Target(title.id)),
    ]
    if part:
        found.append(Offered(MarkItem("u", _("up to here")), Target(title.id, part), up_to=True))
    return [*found, Offered(MarkItem("o", _("watching order …")))]


def _season_to_watch(title: Title, entry: Entry) -> int:
    """Return the first season of which something has not been seen, else the last one."""
    for episode in watching.regular(title):
        if not entry.has_seen(episode.key):
            return episode.season
    return title.seasons[-1].number


def _left(count: int) -> str:
    # TR: episodes of a season that have not been seen
    return counted("{n} not seen", "{n} not seen", count) if count else _("all seen")
