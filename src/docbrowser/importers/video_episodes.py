"""The numbers of seasons and episodes in the names of files and folders. Pure."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from docbrowser.importers.video_words import before_release, tidy, without_brackets

_MARK = re.compile(
    r"(?<![^\W_])(?:"
    r"s(?P<season>\d{1,4})[ ._-]{0,3}ep?[ ._-]?(?P<number>\d{1,4})(?!\d)"
    r"(?P<more>(?:[ ._]?[-+&]?[ ._]?(?:s\d{1,4})?e\d{1,4}(?!\d))+|-\d{1,3}(?![^\W_]))?"
    r"|(?P<season_x>\d{1,2})x(?P<number_x>\d{2,3})(?!\d)"
    r"(?P<more_x>(?:[ ._]?[-+&][ ._]?\d{1,2}x\d{2,3}(?!\d))+|-\d{2,3}(?![^\W_]))?"
    r")",
    re.IGNORECASE | re.ASCII,
)
_MORE = re.compile(r"(?:^-|[ex])(\d+)", re.IGNORECASE | re.ASCII)
_EPISODE: Final = r"(?:episode|folge|серия|эпизод|выпуск|ep|e)"
# In the folder of a season the number alone is enough.
_NUMBERED = re.compile(
    rf"(?<![^\W_]){_EPISODE}[ ._-]?([0-9]{{1,3}})(?![^\W_])"
    rf"|^([0-9]{{1,3}})(?![^\W_])(?:[ .-]{{0,2}}{_EPISODE}(?![^\W_]))?",
    re.IGNORECASE,
)
_SEASON_WORD: Final = r"(?:season|staffel|сезон|saison|stagione|temporada|sezon)"
_SEASON = re.compile(
    rf"(?<![^\W_])(?:{_SEASON_WORD}[ ._-]*([0-9]{{1,4}})(?![^\W_])"
    rf"|([0-9]{{1,3}})(?:\.|-?й|st|nd|rd|th)?[ ._]*{_SEASON_WORD}(?![^\W_])"
    r"|s([0-9]{1,4})(?![^\W_])|^series[ ._]([0-9]{1,2})$)",
    re.IGNORECASE,
)
_SPECIALS: Final = frozenset({
    "specials", "sonderfolgen", "спецвыпуски", "специальные выпуски",
})  # fmt: skip
_MOST_IN_A_FILE: Final = 30


class Mark(NamedTuple):
    """The season and the episodes of a file, what stands before that, and the episode's name."""

    season: int
    numbers: tuple[int, ...]
    before: str
    name: str


class Held(NamedTuple):
    """The season that a folder holds, 0 for specials, and what stands before that."""

    number: int
    before: str = ""
    is_told: bool = True
    """Whether a word says so, and not `S10` alone behind what may be a camera's name."""


def mark_in(stem: str, held: Held | None) -> Mark | None:
    """Return which episodes a file holds: `S01E02`, `1x02`, `S01E01-E02`; None of any other.

    In the folder of a season `02 - Name`, `Episode 2` and `Folge 2` tell it, too.
    """
    if found := _MARK.search(stem):
        season, numbers = int(found["season"] or found["season_x"]), _numbers(found)
    elif held is not None and held.is_told and (found := _NUMBERED.search(stem)):
        season, numbers = held.number, (int(found[1] or found[2]),)
    else:
        return None
    behind = before_release(without_brackets(stem[found.end() :]))
    # Two episodes in one file share what stands behind them, and neither is called so.
    name = tidy(behind) if len(numbers) == 1 else ""
    return Mark(season, numbers, stem[: found.start()], name)


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    first = int(found["number"] or found["number_x"])
    more = found["more"] or found["more_x"] or ""
    others = [int(number) for number in _MORE.findall(more)][:_MOST_IN_A_FILE]
    if len(others) == 1 and "-" in more and first < others[0] < first + _MOST_IN_A_FILE:
        return tuple(range(first, others[0] + 1))
    is_list = more[:1] != "-" or len(others) > 1 or not others or others[0] < first
    last = first + _MOST_IN_A_FILE
    kept = (number for number in others if is_list and first < number < last)
    return tuple(sorted({first, *kept}))


def season_in(folder: str) -> Held | None:
    """Return which season a folder holds; None where it holds none.

    `Season 1`, `2. Staffel` and `Specials` stand in the folder of their series; `Cosmos.S02.1080p`
    names it itself.
    """
    if folder.lower().strip() in _SPECIALS:
        return Held(0)
    found = _SEASON.search(folder)
    if not found:
        return None
    number = next(int(number) for number in found.groups() if number)
    before = folder[: found.start()]
    return Held(number, before, is_told=found[3] is None or not before.strip())
