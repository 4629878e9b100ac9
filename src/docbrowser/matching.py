"""Whether two sources speak of one work. Pure.

By ids first; then by name, in any language and whichever way its article stands, together with the
year, and with kind and people, which must not contradict. A name alone is never enough.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final
from zlib import adler32, crc32

from docbrowser.text import fold, person_key, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docbrowser.model import Record

_ARTICLES: Final = frozenset(
    {"the", "a", "an", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "le", "la"}
    | {"les", "l", "un", "une", "el", "los", "las", "il", "lo", "gli", "i", "o", "os", "as", "de"}
    | {"het", "een", "en", "et", "det"}
)
_INVERTED = re.compile(r"^(.*\S)\s*,\s*([^\W\d_]{1,4}['’]?)$")
_AND = re.compile(r"\s*&\s*")
_SERIES: Final = frozenset({"series", "miniseries"})
_MAKERS: Final = frozenset({"director", "creator"})
# Spaces in which films and series are counted apart.
_PARTED_SPACES: Final = frozenset({"tmdb", "trakt"})
_SURE_WITHOUT_YEAR: Final = 2
"""How many people two works without a common year must share to be one."""


class Likeness(IntEnum):
    """How sure it is that two sources speak of one work."""

    OTHER = 0
    DOUBTFUL = 1
    SAME = 2
    SAME_ID = 3


class Facts:
    """What tells a work apart, as one or more records have it."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids by space."""
        found: dict[str, set[str]] = {}
        for record in self.records:
            for space, value in ids_in(record):
                found.setdefault(space, set()).add(value)
        return found

    @cached_property
    def names(self) -> set[str]:
        """The keys of the names in all languages."""
        return {name_key(name) for record in self.records for name in names_in(record)} - {""}

    @cached_property
    def years(self) -> set[int]:
        """The years of the premiere."""
        return {int(record.premiered[:4]) for record in self.records if record.premiered}

    @cached_property
    def is_series(self) -> set[bool]:
        """Whether it is told in episodes; both where sources disagree, nothing where none says."""
        return {record.kind in _SERIES for record in self.records if record.kind}

    @cached_property
    def people(self) -> set[str]:
        """Everybody who is credited."""
        return {person_key(one.person) for record in self.records for one in record.credits}

    @cached_property
    def makers(self) -> set[str]:
        """The directors and creators."""
        return {
            person_key(one.person)
            for record in self.records
            for one in record.credits
            if one.job in _MAKERS
        }


def likeness(one: Facts, other: Facts) -> Likeness:
    """Return how sure it is that both are of one work."""
    spaces = one.ids.keys() & other.ids.keys()
    if any(not one.ids[space].isdisjoint(other.ids[space]) for space in spaces):
        return Likeness.SAME_ID
    if one.names.isdisjoint(other.names):
        return Likeness.OTHER
    theirs = {record.source: record for record in other.records}
    twins = [(mine, theirs[mine.source]) for mine in one.records if mine.source in theirs]
    if spaces:
        # One data base counts them as two works.
        return Likeness.OTHER if twins else Likeness.DOUBTFUL
    if any(_is_told_again(*pair) for pair in twins):
        return Likeness.SAME
    return _by_name(one, other)


def _by_name(one: Facts, other: Facts) -> Likeness:
    shared = len(one.people & other.people)
    if not one.years or not other.years:
        known = shared >= _SURE_WITHOUT_YEAR or not one.makers.isdisjoint(other.makers)
        return Likeness.SAME if known else Likeness.DOUBTFUL
    apart = min(abs(year - another) for year in one.years for another in other.years)
    if apart > 1:
        return Likeness.DOUBTFUL if shared else Likeness.OTHER
    kinds = one.is_series and other.is_series and one.is_series.isdisjoint(other.is_series)
    makers = one.makers and other.makers and one.makers.isdisjoint(other.makers)
    if apart or kinds or makers:
        return Likeness.SAME if shared else Likeness.DOUBTFUL
    return Likeness.SAME


def _is_told_again(one: Record, other: Record) -> bool:
    """Whether one source calls both the same, and tells nothing that parts them."""
    if (one.premiered or "")[:4] != (other.premiered or "")[:4]:
        return False
    ours, theirs = Facts([one]), Facts([other])
    if ours.names.isdisjoint(theirs.names):
        return False
    return not (ours.makers and theirs.makers and ours.makers.isdisjoint(theirs.makers))


def keys_of(record: Record) -> list[int]:
    """Return the keys under which a record's work is looked for, as `keys_from`."""
    return keys_from(ids_in(record), names_in(record), record.premiered)


def keys_from(
    ids: Iterable[tuple[str, str]], names: Iterable[str], premiered: str | None
) -> list[int]:
    """Return the keys of a work of these ids and names.

    First those of its ids, then of each name with the year, then of each name: where many works
    are called the same, the first of them that are found are the likeliest.
    """
    found = [f"i:{space}:{value}" for space, value in ids]
    folded = {name_key(name) for name in names}
    folded.discard("")
    if premiered:
        year = premiered[:4]
        found += [f"{name}:{year}" for name in folded]
    found += folded
    return [crc32(raw) << 31 ^ adler32(raw) for raw in map(str.encode, found)]


def key_of(text: str) -> int:
    """Return a number of 63 bits that stands for `text`; seldom, another text has the same."""
    raw = text.encode()
    return crc32(raw) << 31 ^ adler32(raw)  # as above, where a call more would be felt


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return what the spellings of one name have in common: its words, without a first article.

    "Peuple migrateur, Le" and "Le Peuple migrateur" have one key.
    """
    if "," in name and (inverted := _INVERTED.match(name)):
        article = fold(inverted[2]).strip("'")
        name = inverted[1] if article in _ARTICLES else name
    words = split(fold(_AND.sub(" and ", name) if "&" in name else name))
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


def names_in(record: Record) -> list[str]:
    """Return what a record calls its work, in all languages."""
    names = list(record.names.values())
    return [*names, record.original_name] if record.original_name else names


def ids_in(record: Record) -> list[tuple[str, str]]:
    """Return the ids that a record gives its work, each in its space; its address is one."""
    found = list(record.ids.items())
    if not _PARTED_SPACES.isdisjoint(record.ids):
        found = [pair for space, value in found for pair in _parted(record, space, value)]
    if record.url:
        found.append(("url", f"{record.source} {record.url}"))
    return found


def _parted(record: Record, space: str, value: str) -> list[tuple[str, str]]:
    if space not in _PARTED_SPACES:
        return [(space, value)]
    if record.kind is None and not record.episodes:
        return [(f"{space} film", value), (f"{space} series", value)]
    is_series = record.kind in _SERIES or bool(record.episodes)
    return [(f"{space} {'series' if is_series else 'film'}", value)]


def best(judged: Sequence[tuple[Likeness, str]]) -> tuple[str | None, list[str]]:
    """Return the id of the work that it is, and the ids of those that it might be.

    None where it is none of them, or where two would do.
    """
    surest = max((grade for grade, _ in judged), default=Likeness.OTHER)
    chosen = [title for grade, title in judged if grade == surest]
    if surest >= Likeness.SAME and (len(chosen) == 1 or surest is Likeness.SAME_ID):
        return chosen[0], []
    return None, [title for grade, title in judged if grade > Likeness.OTHER]
