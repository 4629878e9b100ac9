"""What comes next and what fills an evening, drawn: a line a title or episode, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.text import Text

from docbrowser.i18n import N_, _, counted
from docbrowser.overviews.evening import NO_ROOM
from docbrowser.render import styles, words
from docbrowser.render.cut import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docbrowser.overviews.evening import Item, Plan, Reason
    from docbrowser.overviews.next_up import NextUp
    from docbrowser.watching import WatchStatus

Pieces: TypeAlias = list[tuple[str, str]]
"""A line from left to right: texts, and the names of their styles."""

GAP: Final = 2
_MARK: Final = 1
_DOT: Final = "· "
"""Before what is left: else it would be read as minutes of the runtime beside it."""
# Columns for name and episode together, below which something else has to make room.
_ROOM_BESIDE_WORDS: Final = 44
_ROOM_BESIDE_COUNT: Final = 34
_ROOM_FOR_NAMES: Final = 30
_LEAST_NAME: Final = 16
"""Columns that a name has at least where something beside it is long."""
NOTHING_NEXT: Final = N_("Nothing is in progress, and nothing is planned.")
"""To be translated where it is read."""
# TR: behind the number of several films
_OF_MANY: Final[Mapping[Reason, str]] = {NO_ROOM: N_("no longer fit")}


class Entry(NamedTuple):
    """What a line says, before it is known how much room there is."""

    mark: str
    mark_style: str
    name: str
    number: str = ""
    episode_name: str = ""
    runtime: str = ""
    left: tuple[str, str] = ("", "")
    """What is left of the series, at length and briefly."""

    @property
    def episode(self) -> str:
        """Number and name of the episode."""
        return f"{self.number} {self.episode_name}".strip()


class Layout(NamedTuple):
    """How wide the columns are; 0 of one that is left out."""

    name: int
    episode: int
    runtime: int
    left: int
    is_brief: bool = False
    """Whether what is left is told briefly."""
    has_names: bool = True
    """Whether episodes are told by their names as well."""


def of_next(item: NextUp) -> Entry:
    """Return the line of a title that comes next."""
    status: WatchStatus = "planned" if item.is_planned else "watching"
    left = item.left
    return Entry(
        mark=styles.MARKS[status],
        mark_style=styles.STATUS_STYLES[status],
        name=item.name,
        number=f"{item.episode.season}.{item.episode.number}" if item.episode else "",
        episode_name=item.episode_name or "",
        runtime=words.runtime(item.runtime),
        left=(words.left(left), words.left_briefly(left)) if left else ("", ""),
    )


def of_evening(item: Item, *, is_seen: bool = False) -> Entry:
    """Return the line of what is to be watched in an evening."""
    status: WatchStatus = "planned" if item.planned else "watching" if item.key else "unwatched"
    if is_seen:
        status = "watched"
    return Entry(
        mark=styles.MARKS[status],
        mark_style=styles.STATUS_STYLES[status],
        name=item.name,
        number=f"{item.season}.{item.number}" if item.key else "",
        episode_name=item.episode_name or "",
        runtime=words.runtime(item.runtime),
    )


def layout(entries: Sequence[Entry], width: int) -> Layout:
    """Return the columns for lines of `width`: what matters least goes first."""
    if not entries:
        return Layout(0, 0, 0, 0)
    runtime = max(cell_len(entry.runtime) for entry in entries)
    name = max(cell_len(entry.name) for entry in entries)
    episode = max(cell_len(entry.episode) for entry in entries)
    long, brief = (_widest_left(entries, form) for form in (0, 1))
    room = width - _MARK - GAP - (GAP + runtime if runtime else 0)
    both = name + (GAP + episode if episode else 0)
    for left, least in ((long, _ROOM_BESIDE_WORDS), (brief, _ROOM_BESIDE_COUNT)):
        rest = room - GAP - left
        if left and rest >= min(both, least):
            return Layout(*_shared(name, episode, rest), runtime, left, left is brief)
    if room >= min(both, _ROOM_FOR_NAMES):
        return Layout(*_shared(name, episode, room), runtime, 0)
    number = max(cell_len(entry.number) for entry in entries)
    room -= GAP + number if number else 0
    return Layout(max(1, min(name, room)), number, runtime, 0, has_names=False)


def _widest_left(entries: Sequence[Entry], form: int) -> int:
    return max((cell_len(_DOT + one.left[form]) for one in entries if one.left[form]), default=0)


def _shared(name: int, episode: int, room: int) -> tuple[int, int]:
    """Return how much of the room name and episode get, the one what the other does not need."""
    if not episode:
        return min(name, room), 0
    room -= GAP
    half = room // 2
    if name <= half:
        return name, min(episode, room - name)
    return (room - episode, episode) if episode <= half else (room - half, half)


def pieces(entry: Entry, columns: Layout, name_style: str = styles.TEXT) -> Pieces:
    """Return the line of an entry; it is as wide as its columns."""
    left = entry.left[columns.is_brief]
    episode = entry.episode if columns.has_names else entry.number
    cells = [
        (fit(entry.name, columns.name), name_style, columns.name),
        (fit(episode, columns.episode), styles.TEXT, columns.episode),
        (entry.runtime.rjust(columns.runtime), styles.DIM, columns.runtime),
        (fit(left and f"{_DOT}{left}", columns.left), styles.DIM, columns.left),
    ]
    if not episode and columns.episode:
        # What has no episode goes on in its column.
        width = columns.name + GAP + columns.episode
        cells[:2] = [(fit(entry.name, width), name_style, width)]
    line = [(entry.mark, entry.mark_style)]
    for text, style, width in cells:
        if width:
            line += [(" " * GAP, styles.TEXT), (text, style)]
    return line


def next_lines(items: Sequence[NextUp], width: int) -> Iterator[Text]:
    """Return a line for each title that comes next."""
    return _lines([of_next(item) for item in items], width)


def evening_lines(plan: Plan, width: int) -> Iterator[Text]:
    """Return what to watch in an evening, how long it takes, and what was left out and why."""
    if plan.items:
        yield Text.assemble((sum_of(plan), styles.NAME))
        yield from _lines([of_evening(item) for item in plan.items], width)
    reasons = list(left_out(plan))
    if plan.items and reasons:
        yield Text()
    if reasons:
        # TR: heading of the titles that do not go into an evening, and why
        yield Text.assemble((_("Left out"), styles.NAME))
        for line in reasons:
            yield Text.assemble(*left_out_pieces(*line, widest(reasons), width))


def _lines(entries: Sequence[Entry], width: int) -> Iterator[Text]:
    columns = layout(entries, width)
    for entry in entries:
        yield Text.assemble(*pieces(entry, columns))


def sum_of(plan: Plan) -> str:
    """Return how long a plan takes: `1 h 33 min of 1 h 35 min`."""
    minutes = words.runtime(plan.minutes)
    filled = words.runtime(plan.filled) or _("{minutes} min").format(minutes=0)
    # TR: how much of an evening is filled: "1 h 33 min of 1 h 35 min"
    return _("{filled} of {minutes}").format(filled=filled, minutes=minutes)


def left_out(plan: Plan) -> Iterator[tuple[str, str]]:
    """Return what is not in a plan, and why; of films that nobody asked for the number."""
    for one in plan.left_out:
        yield one.name, one.reason.said
    for reason, count in plan.others_left.items():
        what = counted("{n} other film", "{n} other films", count)
        yield what, _(_OF_MANY[reason]) if count > 1 and reason in _OF_MANY else reason.said


def left_out_pieces(name: str, reason: str, widest: tuple[int, int], width: int) -> Pieces:
    """Return the line of what is not in a plan; a name that needs little room is never cut.

    `widest` is what the names and the reasons of all such lines take.
    """
    names, reasons = widest
    room = width - _MARK - 2 * GAP
    left = max(1, min(names, max(room - reasons, room // 3, _LEAST_NAME)))
    indent = " " * (_MARK + GAP)
    return [
        (indent + fit(name, left), styles.TEXT),
        (" " * GAP + fit(reason, min(cell_len(reason), room - left)), styles.DIM),
    ]


def widest(reasons: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Return how many columns the widest of the names takes, and the widest of the reasons."""
    told = list(reasons)
    names = max((cell_len(name) for name, _reason in told), default=0)
    return names, max((cell_len(reason) for _name, reason in told), default=0)
