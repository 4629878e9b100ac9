"""The history, drawn: a heading for each day, and a line for each step. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from docbrowser.i18n import _, ngettext, quoted
from docbrowser.render import styles, words
from docbrowser.render.cut import fit
from docbrowser.render.deeds import deed
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docbrowser.overviews.history import HistoryStep
    from docbrowser.overviews.history_names import Names

UNDONE: Final = "↶"
GAP: Final = 2
_INDENT: Final = "  "
_TIME: Final = len("20:15")
_BEFORE: Final = _TIME + 1 + len(UNDONE) + 1
"""Columns before what was done: the time, and the mark of what was undone."""
_NARROW: Final = 70
"""Columns below which what was done is said in few words."""
_DEED, _BRIEF_DEED, _LONGEST_DEED = 30, 21, 60
_MOST_NAMED: Final = 2
_LEAST_NAMES: Final = 8
"""Columns that the names of several titles keep beside what was done to them."""
_CLOCK: Final = re.compile(r"[0-9]{2}:[0-9]{2}")


class Piece(NamedTuple):
    """A part of a line, and the name of its style."""

    text: str
    style: str


class Columns(NamedTuple):
    """How wide the lines are, and in them what was done.

    A `brief` line says that in few words, and goes on right behind them.
    """

    width: int
    deed: int
    is_brief: bool

    @classmethod
    def of(cls, width: int, deed: int = _DEED) -> Columns:
        """Return the columns of lines of `width`, where what was done takes at most `deed`."""
        brief = width < _NARROW
        deed = min(deed, _BRIEF_DEED) if brief else deed
        return cls(width, max(0, min(deed, width - _BEFORE)), brief)


def heading(day: str) -> str:
    """Return a day as `Saturday, 21 November 2026`; what is none as it stands."""
    try:
        return words.weekday(day)
    except ValueError:
        return clean_line(day) or _("On an unknown day")


def widest_deed(steps: Iterable[HistoryStep], width: int) -> int:
    """Return how many columns what was done takes at most, in lines of `width`."""
    brief = Columns.of(width).is_brief
    longest = max((cell_len(deed(step, brief=brief)) for step in steps), default=0)
    return min(longest, max(_DEED, min(_LONGEST_DEED, (width - _BEFORE - GAP) // 2)))


def history_lines(steps: Sequence[HistoryStep], names: Names, width: int) -> Iterator[Text]:
    """Return the steps, day by day, in `width` columns."""
    width -= len(_INDENT)
    columns = Columns.of(width, widest_deed(steps, width))
    before = None
    for step in steps:
        if step.day != before:
            if before is not None:
                yield Text()
            yield Text(heading(step.day), style=styles.HEADING)
            before = step.day
        yield Text.assemble(_INDENT, *step_line(step, names, columns))


def step_line(
    step: HistoryStep, names: Names, columns: Columns, name_style: str = styles.TEXT
) -> list[Piece]:
    """Return a step's line: when, what was done, and to what; a shape marks what was undone."""
    time = _CLOCK.match(step.at, len("2026-03-31T"))
    name, episode = _subject(step, names)
    several = len({names.title_of(action) for action in step.touched}) > 1
    done = deed(step, brief=columns.is_brief)
    if cell_len(done) > columns.deed:
        others = sum(cell_len(text) + GAP for text in (name, episode) if text)
        if several:
            others = min(others, GAP + _LEAST_NAMES)  # how many there are tells more than one name
        done = _longer(step, columns, others)
    done = done if columns.is_brief else f"{done}{' ' * (columns.deed - cell_len(done))}"
    room = columns.width - _BEFORE - cell_len(done) - GAP
    # The episode's number tells more than the end of a long name.
    if several and cell_len(name) > room:
        name, _episode = _subject(step, names, most=1)
    kept = min(room // 2, cell_len(episode) + GAP) if episode else 0
    name = _cut(name, room - kept)
    episode = _cut(episode, room - cell_len(name) - GAP)
    return [
        Piece(time[0] if time else " " * _TIME, styles.DIM),
        Piece(f" {UNDONE if step.undone else ' '} ", styles.WARN),
        Piece(done, styles.DIM if step.undone else styles.TEXT),
        *([Piece(" " * GAP + name, styles.DIM if step.undone else name_style)] if name else []),
        *([Piece(" " * GAP + episode, styles.DIM)] if episode else []),
    ]


def _longer(step: HistoryStep, columns: Columns, others: int) -> str:
    """Return what a step did, which has no room in its column: in few words there, or cut.

    A brief line lets it go on where the title leaves some room: `others` is what that takes.
    """
    done, room = deed(step, brief=True), columns.deed
    if columns.is_brief:
        room = max(room, columns.width - _BEFORE - others)
    cut = fit(done, room).rstrip()
    # What is quoted ends as it begins, where it is cut too.
    begin, end = quoted("|").split("|")
    if begin in cut and not cut.endswith(end) and cut.endswith("…"):
        cut = fit(done, room - len(end)).rstrip() + end
    return cut


def _subject(step: HistoryStep, names: Names, most: int = _MOST_NAMED) -> tuple[str, str]:
    """Return the title that a step is about, or the titles, and the episode if it is one."""
    touched = step.touched
    titles = list(dict.fromkeys(names.title_of(action) for action in touched))
    shown = ", ".join(names.name(title) for title in titles[:most])
    if len(titles) > most:
        more = len(titles) - most
        # TR: {names} are the names of titles
        shown = ngettext("{names} and {n} more", "{names} and {n} more", more).format(
            names=shown, n=more
        )
    episodes = {(action.title, action.episode) for action in touched}
    episode = names.episode(touched[0]) if len(episodes) == 1 else None
    return shown, episode.label if episode else ""


def _cut(text: str, width: int, *, pad: bool = False) -> str:
    cut = fit(text, width)
    return cut if pad else cut.rstrip()
