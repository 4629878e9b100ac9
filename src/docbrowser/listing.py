"""A list of titles: what one row of it says, and the orders in which rows can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from docbrowser import watching
from docbrowser.model import Kind, Status
from docbrowser.text import matching_tag, pick_language, same_language
from docbrowser.watching import Airing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docbrowser.titles import Title
    from docbrowser.watching import Progress

ORDERS: Final = ("match", "name", "year", "rating", "runtime", "added", "watched")
"""The keys by which a list can be sorted: `watched` puts what was watched last first."""


class Score(Struct, frozen=True, array_like=True):
    """A rating: `value` out of `best`."""

    value: float
    best: float

    @property
    def of_ten(self) -> float:
        """The rating on the scale that most sources use."""
        return self.value * 10 / self.best


class Summary(Struct, frozen=True, array_like=True):
    """What a list needs to know of a title, so that the title itself need not be read."""

    id: str
    names: dict[str, str]
    original_name: str | None
    kind: Kind | None
    year: int | None
    runtime: int | None
    is_series: bool
    episode_count: int | None
    score: Score | None
    airings: tuple[Airing, ...]
    """The regular episodes, and when each was shown."""
    ended: str | None = None
    status: Status | None = None


@dataclass(frozen=True)
class Match:
    """Where a title matched: the field, and a quote with the characters to highlight in it.

    `place` names what the quote is from where it does not speak for itself: an episode, say.
    """

    field: str
    place: str
    quote: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Row:
    """A title as a list shows it."""

    summary: Summary
    name: str
    progress: Progress
    match: Match | None = None
    """Where it matched, if that is not its name."""
    name_spans: tuple[tuple[int, int], ...] = ()
    """Which characters of the name matched."""

    @property
    def id(self) -> str:
        """The title's id."""
        return self.summary.id


class Counts(NamedTuple):
    """The sums that the header shows."""

    titles: int
    watched: int
    watching: int


def summary(title: Title) -> Summary:
    """Return what a list shows of `title`."""
    rating = title.rating
    return Summary(
        id=title.id,
        names=title.names,
        original_name=title.original_name,
        kind=title.kind,
        year=title.year,
        runtime=title.runtime,
        is_series=title.is_series,
        episode_count=title.episode_count,
        score=Score(rating.value, rating.best) if rating else None,
        airings=tuple(
            Airing(episode.season, episode.number, episode.aired)
            for episode in watching.regular(title)
        ),
        ended=title.ended,
        status=title.status,
    )


def display_name(title: Title | Summary, languages: Sequence[str]) -> str:
    """Return the title's name in the first of `languages` that it has, else the original one.

    A title without any name goes by its id.
    """
    return name_in(title.names, title.original_name, languages) or title.id


def tagline_in(title: Title, languages: Sequence[str]) -> str | None:
    """Return the title's tagline in the first of `languages`, English if there is none.

    None where it would be in another language.
    """
    wanted = languages[0] if languages else "en"
    picked = pick_language(title.taglines, languages)
    return picked[1] if picked and same_language(picked[0], wanted) else None


def name_in(names: Mapping[str, str], original: str | None, languages: Sequence[str]) -> str:
    """Return the name to show in the first of `languages`, "" where there is none at all."""
    for wanted in languages:
        tag = matching_tag(names, wanted)
        if tag is not None:
            return names[tag]
    return original or names.get("en") or next(iter(names.values()), "")
