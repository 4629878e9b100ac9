"""What there is for an evening: from the library to the plan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.finding import Question
from docbrowser.i18n import N_
from docbrowser.listing import display_name
from docbrowser.overviews.evening import (
    NO_ROOM,
    NO_RUNTIME,
    TOO_LONG,
    Item,
    LeftOut,
    Reason,
    plan_evening,
)
from docbrowser.overviews.next_up import episode_name, followed
from docbrowser.text import fold, primary_language, same_language, words
from docbrowser.watching import runtime_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from docbrowser.library import Library
    from docbrowser.overviews.evening import Chain, Plan
    from docbrowser.overviews.next_up import Followed
    from docbrowser.results import Results
    from docbrowser.titles import MergedEpisode, Title

MOST_OTHERS: Final = 500
NOT_YET: Final = Reason(N_("yet to be shown"))
NO_EPISODE: Final = Reason(N_("no episode is known"))
_OTHERS: Final = "is:unwatched kind:film"


class Evening(NamedTuple):
    """What an evening is to be: how long, where, and in which language."""

    minutes: int
    provider: str | None = None
    """The beginning of the name of whoever is to show all of it."""
    lang: str | None = None
    language: str | None = None
    """How `lang` is called."""

    def reason_against(self, title: Title, today: dt.date) -> Reason | None:
        """Return why a title is not for this evening, None where it may be."""
        if self.provider is not None and not _is_on(title, self.provider):
            return self.not_there
        if self.lang is not None and not _speaks(title, self.lang):
            return self.not_spoken
        if title.premiered and title.premiered > today.isoformat()[: len(title.premiered)]:
            return NOT_YET
        return None

    @property
    def not_there(self) -> Reason:
        """Why a title that nobody there shows is left out."""
        # TR: {name} is who does not show a title: "not on Netflix"
        return Reason(N_("not on {name}"), self.provider or "")

    @property
    def not_spoken(self) -> Reason:
        """Why a title without the language is left out."""
        # TR: {name} is a language in which there is nothing: "no German"
        return Reason(N_("no {name}"), self.language or self.lang or "")


def tonight(library: Library, evening: Evening, languages: Sequence[str], today: dt.date) -> Plan:
    """Return the plan for an evening.

    Raises:
        StoreError: a file cannot be read.
    """
    chains: list[Chain] = []
    unfit: list[LeftOut] = []
    for one in followed(library, today):
        name = display_name(one.title, languages)
        reason = evening.reason_against(one.title, today)
        if reason is None and one.title.is_series and not one.episodes:
            reason = NO_EPISODE
        if reason is not None:
            unfit.append(LeftOut(one.title.id, name, reason))
        else:
            chains += _chains(one, name, languages)
    rest = evening.minutes - plan_evening(evening.minutes, chains, ()).filled
    others = list(_others(library, evening, rest, languages, today))
    plan = plan_evening(evening.minutes, chains, others)
    taken = sum(item.id in {other.id for other in others} for item in plan.items)
    return plan._replace(
        left_out=(*plan.left_out, *unfit),
        others_left=_others_left(library, evening, taken, today),
    )


def _chains(one: Followed, name: str, languages: Sequence[str]) -> list[Chain]:
    """Return the next episodes in a row; each for itself where they can be watched as they come."""

    def item(episode: MergedEpisode | None) -> Item:
        return Item(
            id=one.title.id,
            name=name,
            season=episode.season if episode else None,
            number=episode.number if episode else None,
            episode_name=episode_name(episode, languages) if episode else None,
            runtime=runtime_of(one.title, episode),
            planned=one.is_planned,
        )

    items = [item(episode) for episode in one.episodes] or [item(None)]
    return [[item] for item in items] if one.entry.mode == "any-order" else [items]


def _is_on(title: Title, provider: str) -> bool:
    wanted = fold(provider).strip()
    return any(fold(offer.provider).startswith(wanted) for offer in title.offers)


def _speaks(title: Title, lang: str) -> bool:
    tags = [*title.languages, *(synopsis.lang for synopsis in title.synopses)]
    return any(same_language(tag, lang) for tag in tags)


# Films that nobody asked for


def _others(
    library: Library, evening: Evening, minutes: int, languages: Sequence[str], today: dt.date
) -> Iterator[Item]:
    """Return films of at most so many minutes, the best known first."""
    if minutes < 1:
        return
    query = " ".join([_released(today), f"runtime:1..{minutes}", *_on(evening), *_in(evening)])
    for row in _find(library, query, languages, limit=MOST_OTHERS):
        told = row.summary
        # The index knows words and years; what it leaves open the title itself has to say.
        is_sure = evening.provider is None and evening.lang is None
        if not (is_sure and (told.year is None or told.year < today.year)) and (
            evening.reason_against(library.title(row.id), today)
        ):
            continue
        yield Item(id=row.id, name=row.name, runtime=told.runtime)


def _others_left(
    library: Library, evening: Evening, taken: int, today: dt.date
) -> dict[Reason, int]:
    """Return how many films were left out, by reason."""
    # Each query is what the one before it finds, and less.
    every = _released(today)
    known = f"{every} runtime:1.."
    fitting = f"{every} runtime:1..{evening.minutes}"
    there = " ".join([fitting, *_on(evening)])
    understood = " ".join([there, *_in(evening)])
    queries = dict.fromkeys((every, known, fitting, there, understood))
    found = {query: len(_find(library, query, ())) for query in queries}
    left = Counter(
        {
            NO_RUNTIME: found[every] - found[known],
            TOO_LONG: found[known] - found[fitting],
            evening.not_there: found[fitting] - found[there],
            evening.not_spoken: found[there] - found[understood],
            NO_ROOM: found[understood] - taken,
        }
    )
    return dict(+left)


def _released(today: dt.date) -> str:
    """Return the query for other films, without those of years to come."""
    return f"{_OTHERS} -year:{today.year + 1}.."


def _find(
    library: Library, query: str, languages: Sequence[str], limit: int | None = None
) -> Results | tuple[()]:
    found = library.find(Question(query, languages, limit=limit))
    return () if found.meant is not None else found


def _on(evening: Evening) -> list[str]:
    return [f"on:{word}" for word in words(evening.provider or "")]


def _in(evening: Evening) -> list[str]:
    return [f"lang:{word}" for word in words(primary_language(evening.lang or ""))]
