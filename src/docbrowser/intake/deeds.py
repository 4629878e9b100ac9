"""Deeds of a viewing history: which title or episode each is about, and what is new about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser import marking, matching
from docbrowser.actions import UNKNOWN_DAY, Draft
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import _
from docbrowser.importers.items import Deed, Rejected
from docbrowser.matching import Facts, Likeness, name_key
from docbrowser.model import Credit, Record
from docbrowser.wishes import Wish

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from docbrowser.entries import Entry, EpisodeEntry
    from docbrowser.holdings import Holdings
    from docbrowser.importers.items import Work
    from docbrowser.titles import MergedEpisode, Title

_HISTORY: Final = "history"
_DAY: Final = len("2026-03-31")
_MOST_CANDIDATES: Final = 5


class Found(NamedTuple):
    """What a deed is about."""

    title: Title
    part: str | None
    """The key of an episode."""


class DeedFinder:
    """Finds the title of a deed; with `accept` a name that one title alone bears will do."""

    def __init__(
        self,
        holdings: Holdings,
        title: Callable[[str], Title],
        near: Callable[[str], Sequence[str]],
        *,
        accept: bool,
    ) -> None:
        self._holdings = holdings
        self._title = title
        self._near = near
        self._accept = accept
        self._titles: dict[str, Title] = {}

    def find(self, work: Work) -> Found | str:
        """Return what a work is, or in words why that is not sure."""
        told = _as_records(work)
        ids = self._holdings.keyed({key for one in told for key in matching.keys_of(one)})
        facts = Facts(told)
        judged = {
            one: matching.likeness(facts, Facts(self._holdings.records(one).values()))
            for one in ids
        }
        episode = self._by_episode(work, judged)
        if episode is not None:
            return episode
        if work.season is not None or work.episode_name is not None:
            whole = _as_records(work)[:1]
            judged = (
                {
                    one: grade
                    for one, grade in judged.items()
                    if not self.title(one).is_series and name_key(work.names[0]) in self._names(one)
                }
                if whole and work.names
                else {}
            )
            if not judged:
                return _("no episode of that name and number is known")
        chosen, doubtful = matching.best([(grade, one) for one, grade in judged.items()])
        if chosen is None and self._accept and len(doubtful) == 1 and work.year is None:
            chosen = doubtful[0]
        if chosen is not None:
            return Found(self.title(chosen), None)
        if doubtful:
            return _("its name alone does not tell which title it is")
        return _("no title of that name and year is known")

    def candidates(self, work: Work) -> tuple[str, ...]:
        """Return the ids of titles that a work may be."""
        told = _as_records(work)
        ids = self._holdings.keyed({key for one in told for key in matching.keys_of(one)})
        return tuple(ids[:_MOST_CANDIDATES] or self._near(work.names[0] if work.names else ""))

    def title(self, title_id: str) -> Title:
        """Return the title of an id, and keep it at hand."""
        if title_id not in self._titles:
            self._titles[title_id] = self._title(title_id)
        return self._titles[title_id]

    def _names(self, title_id: str) -> set[str]:
        return Facts(self._holdings.records(title_id).values()).names

    def _by_episode(self, work: Work, judged: dict[str, Likeness]) -> Found | None:
        """Return the one episode that is meant, of a series that is sure or by its own name."""
        if work.season is None and work.episode_name is None and not work.episode_ids:
            return None
        found = [
            Found(self.title(one), episode.key)
            for one, grade in judged.items()
            if grade > Likeness.OTHER
            and (episode := _episode(self.title(one), work, sure=grade >= Likeness.SAME))
        ]
        return found[0] if len(found) == 1 else None


def _as_records(work: Work) -> list[Record]:
    """Return what a history tells of a work as records that can be compared with others."""
    credits = tuple(Credit(person=person, job="director") for person in work.people)
    names = work.names or ("",)
    return [
        Record(
            source=_HISTORY,
            names={"und": name} if name else {},
            kind=work.kind,
            premiered=f"{work.year:04d}" if work.year else None,
            ids=work.ids,
            credits=credits,
        )
        for name in names
    ]


def _episode(title: Title, work: Work, *, sure: bool) -> MergedEpisode | None:
    """Return the episode of a title that is meant; by number alone only where the title is sure."""
    wanted = name_key(work.episode_name) if work.episode_name else None
    ids = work.episode_ids.items()
    for episode in title.episodes():
        if not ids.isdisjoint(episode.ids.items()):
            return episode
    if wanted:
        named = [
            episode
            for episode in title.episodes()
            if wanted in map(name_key, episode.names.values())
            and work.season in {None, episode.season}
        ]
        if len(named) == 1:
            return named[0]
    if not sure or work.number is None:
        return None
    at = work.season if work.season is not None else 1, work.number
    return next((one for one in title.episodes() if (one.season, one.number) == at), None)


@dataclass
class News:
    """What is new in the deeds about one title."""

    drafts: list[Draft] = field(default_factory=list)
    added: int = 0
    updated: int = 0
    unchanged: int = 0


def news_of(
    deeds: Iterable[tuple[Deed, str | None]], title: Title, entry: Entry, today: dt.date
) -> News:
    """Return what the deeds about a title, each with its episode, add to what is known of it."""
    state, news = _State(entry), News()
    ordered = sorted(deeds, key=lambda one: one[0].implied)
    for deed, part in ordered:
        said = state.says(deed, part)
        if said == "unchanged":
            news.unchanged += 1
            continue
        try:
            made = _drafts(deed, title, part, entry, today)
        except DocbrowserError:
            made = []
        if not made:
            news.unchanged += 1
            continue
        news.drafts += made
        news.updated += said == "updated"
        news.added += said == "added"
    return news


def _drafts(
    deed: Deed, title: Title, part: str | None, entry: Entry, today: dt.date
) -> list[Draft]:
    if deed.verb == "watch" and part is None and title.is_series:
        wish = Wish("watch", deed.value or UNKNOWN_DAY)
        return list(marking.drafts(wish, title, None, entry, today).drafts)
    if deed.verb in {"want", "tag"}:
        return [Draft(deed.verb, title.id, value=deed.value)]
    value = deed.value or (UNKNOWN_DAY if deed.verb == "watch" else None)
    return [marking.of_part(deed.verb, title, part, entry, value)]


class _State:
    """What is known of one title while deeds come in."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._viewings: dict[str | None, set[str]] = {}
        self._ratings: dict[str | None, str] = {}
        self._said: set[tuple[str, str | None, str]] = set()

    def says(self, deed: Deed, part: str | None) -> str:
        """Return whether a deed is `added`, `updated` or `unchanged`, and take note of it."""
        if deed.verb == "watch":
            return self._viewing(deed, part)
        if deed.verb == "rate":
            said = self._of(part)
            before = self._ratings.get(part) or (said.rating and str(said.rating))
            self._ratings[part] = deed.value or ""
            return "added" if not before else "unchanged" if before == deed.value else "updated"
        key = deed.verb, part, (deed.value or "").casefold()
        known = key in self._said or self._knows(deed, part)
        self._said.add(key)
        return "unchanged" if known else "added"

    def _viewing(self, deed: Deed, part: str | None) -> str:
        days = self._viewings.setdefault(part, {day[:_DAY] for day in self._seen(part)})
        day = (deed.value or UNKNOWN_DAY)[:_DAY]
        if days and (deed.implied or day in days or day == UNKNOWN_DAY):
            return "unchanged"
        days.add(day)
        return "added"

    def _seen(self, part: str | None) -> Sequence[str]:
        return self._entry.viewings_of(part) if part else self._entry.viewings

    def _of(self, part: str | None) -> Entry | EpisodeEntry:
        return self._entry.episodes.get(part, self._entry) if part else self._entry

    def _knows(self, deed: Deed, part: str | None) -> bool:
        value = deed.value or ""
        if deed.verb == "want":
            return self._entry.wanted
        if deed.verb == "tag":
            return value.casefold() in {tag.casefold() for tag in self._entry.tags}
        if deed.verb == "note":
            said = self._of(part)
            return value == said.note or value in said.remarks
        return False


def rejected(deed: Deed, path: Path, why: str, candidates: Sequence[str]) -> Rejected:
    """Return how a deed is named whose work is not known."""
    work = deed.work
    name = work.names[0] if work.names else ", ".join(work.ids.values())
    year = f" ({work.year})" if work.year else ""
    return Rejected(
        reason=f"{name}{year}: {why}", line=deed.line, path=path, candidates=tuple(candidates)
    )
