"""What Netflix writes as one title: a film's name, or series, season and episode. Pure."""

from __future__ import annotations

import re
from typing import Final

from docbrowser.importers.items import Work
from docbrowser.text import clean_line, fold

_SEASON = (
    r"season|series|serie|staffel|temporada|saison|stagione|сезон|sezon|seizoen|sasong|sesong"
    r"|saeson|kausi|evad|serija|part|parte|partie|teil|del|deel|часть|czesc|volume|volumen|vol"
    r"|book|libro|livre|livro|buch|книга|シーズン|시즌"
)
_ONE_SEASON = (
    r"limited series|mini[- ]?series|mini[- ]?serie|miniserie|mini[- ]?saison|мини[- ]?сериал"
    r"|serie limitada|minisserie|serie limitee"
)
_OTHER = r"collection|coleccion|colecao|kollektion|collezione|коллекция"
_NUMBER = r"(\d{1,4}|[ivx]{1,5})"
_MARK = re.compile(rf"(?:{_SEASON})\.? ?{_NUMBER}|(\d{{1,4}})\.? ?(?:{_SEASON})")
_NUMERALS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN: Final = {numeral: number for number, numeral in enumerate(_NUMERALS, start=1)}
_LONE_MARK = re.compile(rf"{_ONE_SEASON}|{_OTHER}")
_LIMITED = re.compile(_ONE_SEASON)
_EPISODE = re.compile(
    r"(?:episode|episodio|folge|эпизод|серия|odcinek|aflevering|avsnitt|afsnit|jakso"
    r"|chapter|capitulo|kapitel|chapitre|capitolo|глава|bolum|part|parte|partie|teil|часть)"
    rf" ?(?:#|no?\. ?)?{_NUMBER}"
)
_SEPARATOR: Final = ": "


def work_of(title: str) -> Work:
    """Return the work that a row names.

    With a season in it, it is an episode: `names` has the series. Without one, "A: B" may be a
    film as well as a series and its episode: then `names` has the whole title first, and the
    series that it may be second.
    """
    whole = clean_line(title)
    parts = [part for piece in whole.split(":")[:30] if (part := piece.strip())]
    found = next((at for at in range(1, len(parts) - 1) if _is_mark(parts[at], parts[:at])), None)
    if found is not None:
        return _episode(parts, found)
    if _SEPARATOR not in whole or len(parts) == 1:
        return Work(names=(whole,))
    series = _once(parts[:-1])
    return Work(names=(whole, series), episode_name=parts[-1])


def _is_mark(part: str, before: list[str]) -> bool:
    """Return whether a part is "Season 2", or "Stranger Things 3" behind "Stranger Things"."""
    folded = fold(part)
    marked = _MARK.fullmatch(folded)
    if (marked and _number(marked) is not None) or _LONE_MARK.fullmatch(folded):
        return True
    head, _, number = folded.rpartition(" ")
    return number.isdigit() and head == fold(_once(before))


def _episode(parts: list[str], at: int) -> Work:
    mark = fold(parts[at])
    limited = _LIMITED.fullmatch(mark) is not None
    season = 1 if limited else _number(_MARK.fullmatch(mark) or re.search(r"(\d{1,4})$", mark))
    rest = parts[at + 1 :]
    before = [fold(part) for part in parts[: at + 1]]
    if len(rest) > len(before) and [fold(part) for part in rest[: len(before)]] == before:
        rest = rest[len(before) :]  # all of it stands twice
    # "Episode 16", or "The End: Episode 16"; "Part 2: The Drill" is a name.
    number = None if season is None else _number(_EPISODE.fullmatch(fold(rest[-1])))
    named = rest if number is None else rest[:-1]
    return Work(
        names=(_once(parts[:at]),),
        kind="miniseries" if limited else "series",
        season=season,
        number=number,
        episode_name=_SEPARATOR.join(named) or None,
    )


def _number(match: re.Match[str] | None) -> int | None:
    """Return the number that a pattern found, in digits or Roman."""
    written = next((group for group in match.groups() if group), "") if match else ""
    return int(written) if written.isdigit() else _ROMAN.get(written)


def _once(parts: list[str]) -> str:
    """Return a name of several parts, of which a dubbed series may have all twice."""
    half = len(parts) // 2
    if len(parts) % 2 == 0 and [fold(p) for p in parts[:half]] == [fold(p) for p in parts[half:]]:
        parts = parts[:half]
    return _SEPARATOR.join(parts)
