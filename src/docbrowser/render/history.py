"""The history, drawn: a heading for each day, and a line for each step. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from docbrowser.render import styles, words
from docbrowser.render.deeds import deed
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


@lru_cache(maxsize=512)
def heading(day: str) -> str:
    """Return a day as `Saturday, 21 November 2026`; what is none as it stands."""
    import datetime as dt

    from babel.dates import format_date

    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        return clean_line(day) or "On an unknown day"
    return str(format_date(date, "EEEE, d MMMM y", locale=words.LOCALE))


def history_lines(steps: Sequence[HistoryStep], names: Names, width: int) -> Iterator[Text]:
    """Return the steps, day by day, in `width` columns."""
    brief = Columns.of(width - len(_INDENT)).is_brief
    longest = max((cell_len(deed(step, brief=brief)) for step in steps), default=0)
    most = _LONGEST_DEED if width > 2 * _LONGEST_DEED else _DEED
    columns = Columns.of(width - len(_INDENT), min(longest, most))
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
    done = _cut(deed(step, brief=columns.is_brief), columns.deed, pad=not columns.is_brief)
    room = columns.width - _BEFORE - cell_len(done) - GAP
    name, episode = _subject(step, names)
    # The episode's number tells more than the end of a long name.
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


def _subject(step: HistoryStep, names: Names) -> tuple[str, str]:
    """Return the title that a step is about, or the titles, and the episode if it is one."""
    touched = step.touched
    titles = list(dict.fromkeys(names.title_of(action) for action in touched))
    shown = ", ".join(names.name(title) for title in titles[:_MOST_NAMED])
    if len(titles) > _MOST_NAMED:
        shown = f"{shown} and {len(titles) - _MOST_NAMED} more"
    episodes = {(action.title, action.episode) for action in touched}
    episode = names.episode(touched[0]) if len(episodes) == 1 else None
    return shown, episode.label if episode else ""


def _cut(text: str, width: int, *, pad: bool = False) -> str:
    if width <= 0:
        return ""
    cut = Text(text)
    cut.truncate(width, overflow="ellipsis", pad=pad)
    return cut.plain
