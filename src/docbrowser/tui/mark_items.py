"""What the mark menu offers of a title. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser import watching
from docbrowser.marking import Target
from docbrowser.model import parse_episode_key
from docbrowser.render import words
from docbrowser.tui.dialogs.choice_dialog import Choice
from docbrowser.tui.dialogs.mark_menu import MarkItem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from docbrowser.entries import Entry
    from docbrowser.titles import MergedEpisode, Title

MODE_CHOICES: Final = (
    Choice("in-order", words.MODES["in-order"], "next is the first episode that you have not seen"),
    Choice("from-last", words.MODES["from-last"], "next is the one after the one you saw last"),
    Choice("any-order", words.MODES["any-order"], "next is the newest that you have not seen"),
)


class Offered(NamedTuple):
    """A line of the menu, and what it marks as watched; without a target it asks for the mode."""

    item: MarkItem
    target: Target | None = None
    up_to: bool = False


def offered(title: Title, entry: Entry, part: str | None, today: dt.date) -> list[Offered]:
    """Return what can be marked of a title, with the cursor on the episode `part`, or on none."""
    if not title.seasons:
        return [Offered(MarkItem("a", "all of it"), Target(title.id))]
    season = parse_episode_key(part)[0] if part else _season_to_watch(title, entry)
    name = "the specials" if season == 0 else f"season {season}"
    found = [
        Offered(
            MarkItem("s", name, _unseen(watching.episodes_of(title, season), entry, today)),
            Target(title.id, f"s{season}"),
        ),
        Offered(
            MarkItem("a", "all aired episodes", _unseen(watching.regular(title), entry, today)),
            Target(title.id),
        ),
    ]
    if part:
        found.append(Offered(MarkItem("u", "up to here"), Target(title.id, part), up_to=True))
    return [*found, Offered(MarkItem("o", "order of watching …"))]


def _season_to_watch(title: Title, entry: Entry) -> int:
    """Return the first season of which something has not been seen, else the last one."""
    for episode in watching.regular(title):
        if not entry.has_seen(episode.key):
            return episode.season
    return title.seasons[-1].number


def _unseen(episodes: Sequence[MergedEpisode], entry: Entry, today: dt.date) -> str:
    count = sum(
        watching.has_aired(episode, today) and not entry.has_seen(episode.key)
        for episode in episodes
    )
    return words.plural(count, "episode") if count else "all seen"
