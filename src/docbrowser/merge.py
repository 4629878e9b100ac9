"""Records of one title become the title: values with provenance, conflicts with sources. Pure.

The rules, in one place:

* A single-valued field takes the claim of the most trusted source that makes one. Trust is
  `TRUST`; sources that it does not name stand in its middle, the later retrieved first.
* A claim may be a coarser form of another (`2007` of `2007-09-23`, "Episode 4" of a real name).
  Then both say the same, and the finer one is shown, unless the coarser one is the user's own.
* Claims that exclude each other are a conflict, whichever wins.
* Lists are united; entries that differ in spelling only are one, in the richer spelling.
* The result does not depend on the order of the records.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import msgspec

from docbrowser import credits, text
from docbrowser.model import (
    YOU,
    Award,
    Claim,
    Conflict,
    Episode,
    MergedEpisode,
    Offer,
    Record,
    Season,
    Source,
    SourcedRating,
    Synopsis,
    Title,
    episode_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

TRUST: Final = (
    YOU, "curated", "wikidata", "tvmaze", "tmdb", "thetvdb", "imdb", "wikipedia",
    "…",  # every source without a place of its own
    "tvguide", "nfo", "movielens", "netflix", "disney-plus", "yidio", "yidio-article",
)  # fmt: skip

_RANK: Final = {source: rank for rank, source in enumerate(TRUST)}
# What data bases write where an episode has no name: "Episode 4", "Folge 4", "Episode #1.4".
_PLACEHOLDER = re.compile(
    r"(episode|folge|part|teil|серия|эпизод|выпуск)\s*#?\s*[\d.]+", re.IGNORECASE
)

T = TypeVar("T")
K = TypeVar("K")


class _Said(NamedTuple):
    """One source's claim of one field."""

    source: str
    value: Any


def merge(title_id: str, records: Iterable[Record]) -> Title:
    """Return the title that `records` tell of together."""
    trusted_first = sorted(records, key=_trust)
    ledger = _Ledger()
    title = Title(
        id=title_id,
        names=ledger.settle_map("names", trusted_first, "names", same=_same_name),
        original_name=ledger.settle("original_name", trusted_first, same=_same_name),
        kind=ledger.settle("kind", trusted_first),
        form=ledger.settle("form", trusted_first),
        premiered=ledger.settle("premiered", trusted_first, coarser=_coarser_date),
        ended=ledger.settle("ended", trusted_first, coarser=_coarser_date),
        status=ledger.settle("status", trusted_first),
        runtime=ledger.settle("runtime", trusted_first),
        genres=_unite(trusted_first, "genres", text.fold),
        countries=_unite(trusted_first, "countries", str.upper),
        languages=_unite(trusted_first, "languages", str.lower),
        networks=_unite(trusted_first, "networks", text.fold),
        synopses=_synopses((record.source, record.synopses) for record in trusted_first),
        credits=credits.unite(credit for record in trusted_first for credit in record.credits),
        season_count=ledger.settle("season_count", trusted_first),
        episode_count=ledger.settle("episode_count", trusted_first),
        seasons=_seasons(trusted_first, ledger),
        awards=_awards(award for record in trusted_first for award in record.awards),
        offers=_offers(offer for record in trusted_first for offer in record.offers),
        ratings=tuple(
            SourcedRating(
                source=record.source,
                value=record.rating.value,
                best=record.rating.best,
                votes=record.rating.votes,
            )
            for record in trusted_first
            if record.rating
        ),
        ids=ledger.settle_map("ids", trusted_first, "ids"),
        sources=tuple(
            Source(source=record.source, url=record.url, retrieved=record.retrieved)
            for record in trusted_first
        ),
    )
    return msgspec.structs.replace(
        title, provenance=ledger.provenance, conflicts=tuple(ledger.conflicts)
    )


def _trust(record: Record) -> tuple[int, list[int], str, bytes]:
    """Return the sort key that puts the most trusted record first, whatever the order was."""
    later_first = [-ord(character) for character in record.retrieved or "0"]
    rank = _RANK.get(record.source, _RANK["…"])
    return rank, later_first, record.source, msgspec.json.encode(record, order="deterministic")


def _equal(one: object, other: object) -> bool:
    return one == other


def _never(_coarse: object, _fine: object) -> bool:
    return False


def _same_name(one: str, other: str) -> bool:
    return text.words(one) == text.words(other) or text.fold(one) == text.fold(other)


def _coarser_date(coarse: str, fine: str) -> bool:
    return len(coarse) < len(fine) and fine.startswith(coarse)


def _coarser_name(coarse: str, fine: str) -> bool:
    return _is_placeholder(coarse) and not _is_placeholder(fine)


def _same_episode_name(one: str, other: str) -> bool:
    return _same_name(one, other) or (_is_placeholder(one) and _is_placeholder(other))


def _is_placeholder(name: str) -> bool:
    return _PLACEHOLDER.fullmatch(name.strip()) is not None


class _Ledger:
    """Collects where each value came from, and who disagreed, while a title is put together."""

    def __init__(self) -> None:
        self.provenance: dict[str, str] = {}
        self.conflicts: list[Conflict] = []

    def settle(
        self,
        field: str,
        records: Sequence[Record] | Sequence[_Said],
        *,
        same: Callable[[Any, Any], bool] = _equal,
        coarser: Callable[[Any, Any], bool] = _never,
    ) -> Any:
        """Return the value of a single-valued field, and note its source and its contradictions."""
        said = [
            item if isinstance(item, _Said) else _Said(item.source, getattr(item, field))
            for item in records
        ]
        said = [claim for claim in said if claim.value is not None]
        if not said:
            return None
        chosen = said[0]
        if chosen.source != YOU:
            finer = (claim for claim in said if coarser(chosen.value, claim.value))
            chosen = next(finer, chosen)
        self.provenance[field] = chosen.source
        claims = _distinct(chosen, said, same, coarser)
        if len(claims) > 1:
            self.conflicts.append(Conflict(field=field, values=claims))
        return chosen.value

    def settle_map(
        self,
        field: str,
        holders: Iterable[Record],
        attribute: str,
        *,
        same: Callable[[Any, Any], bool] = _equal,
    ) -> dict[str, Any]:
        """Return a field that is a map, each of whose keys is settled for itself."""
        maps = [(holder.source, getattr(holder, attribute)) for holder in holders]
        return self.settle_maps(field, maps, same=same)

    def settle_maps(
        self,
        field: str,
        maps: Sequence[tuple[str, dict[str, Any]]],
        *,
        same: Callable[[Any, Any], bool] = _equal,
        coarser: Callable[[Any, Any], bool] = _never,
    ) -> dict[str, Any]:
        """Return the union of `maps`, `(source, map)` each, the most trusted first."""
        keys = dict.fromkeys(key for _, values in maps for key in values)
        return {
            key: self.settle(
                f"{field}.{key}",
                [_Said(source, values[key]) for source, values in maps if key in values],
                same=same,
                coarser=coarser,
            )
            for key in keys
        }


def _distinct(
    chosen: _Said,
    said: Sequence[_Said],
    same: Callable[[Any, Any], bool],
    coarser: Callable[[Any, Any], bool],
) -> tuple[Claim, ...]:
    """Return the claims that exclude each other, the chosen one first."""
    groups: list[tuple[Any, list[str]]] = [(chosen.value, [chosen.source])]
    for source, value in said:
        if value is not chosen.value and any(coarser(value, other.value) for other in said):
            continue  # it contradicts nobody: somebody says the same, more exactly
        if coarser(chosen.value, value):
            continue  # the user's own coarse word stands; this fits it
        for known, sources in groups:
            if same(known, value):
                if source not in sources:
                    sources.append(source)
                break
        else:
            groups.append((value, [source]))
    return tuple(Claim(value=value, sources=tuple(sources)) for value, sources in groups)


def _unite(records: Iterable[Record], field: str, key: Callable[[str], str]) -> tuple[str, ...]:
    values: dict[str, str] = {}
    for record in records:
        for value in getattr(record, field):
            values.setdefault(key(value), value)
    return tuple(values.values())


def _synopses(texts: Iterable[tuple[str, dict[str, str]]]) -> tuple[Synopsis, ...]:
    """Return every text once per language, the most trusted source's first."""
    found: dict[tuple[str, str], Synopsis] = {}
    for source, by_language in texts:
        for lang, synopsis in by_language.items():
            key = lang.lower(), " ".join(text.words(synopsis))
            found.setdefault(key, Synopsis(lang=lang, text=synopsis, source=source))
    return tuple(found.values())


def _awards(awards: Iterable[Award]) -> tuple[Award, ...]:
    """Return each prize once, newest first; who won had been nominated before."""
    united: dict[tuple[int | None, str, str], Award] = {}
    for award in awards:
        key = award.year, text.fold(award.award), text.fold(award.category or "")
        known = united.get(key)
        if known is None or (known.outcome != "won" and award.outcome is not None):
            united[key] = award
    return tuple(
        sorted(
            united.values(),
            key=lambda award: (-(award.year or 0), award.outcome != "won", text.fold(award.award)),
        )
    )


def _offers(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return each place once, as it was when last checked."""
    united: dict[tuple[str, str | None, str | None, str | None], Offer] = {}
    for offer in offers:
        key = text.fold(offer.provider), offer.kind, offer.region, offer.url
        known = united.get(key)
        if known is None or (offer.checked or "") > (known.checked or ""):
            united[key] = offer
    return tuple(united.values())


def _seasons(records: Sequence[Record], ledger: _Ledger) -> tuple[Season, ...]:
    """Return the seasons in order, the specials (season 0) last."""
    told: dict[tuple[int, int], list[tuple[str, Episode]]] = {}
    for record in records:
        for episode in record.episodes:
            told.setdefault((episode.season, episode.number), []).append((record.source, episode))
    by_season: dict[int, list[MergedEpisode]] = {}
    for (season, number), versions in sorted(told.items()):
        by_season.setdefault(season, []).append(_episode(season, number, versions, ledger))
    seasons = (Season(number=number, episodes=tuple(rows)) for number, rows in by_season.items())
    return tuple(sorted(seasons, key=lambda season: (season.number == 0, season.number)))


def _episode(
    season: int, number: int, versions: Sequence[tuple[str, Episode]], ledger: _Ledger
) -> MergedEpisode:
    field = f"episodes.{episode_key(season, number)}"

    def said(attribute: str) -> list[_Said]:
        value = attrgetter(attribute)
        return [_Said(source, value(episode)) for source, episode in versions]

    return MergedEpisode(
        season=season,
        number=number,
        names=ledger.settle_maps(
            f"{field}.names",
            [(source, episode.names) for source, episode in versions],
            same=_same_episode_name,
            coarser=_coarser_name,
        ),
        aired=ledger.settle(f"{field}.aired", said("aired"), coarser=_coarser_date),
        runtime=ledger.settle(f"{field}.runtime", said("runtime")),
        synopses=_synopses((source, episode.synopses) for source, episode in versions),
        credits=credits.unite(credit for _, episode in versions for credit in episode.credits),
        ids=ledger.settle_maps(
            f"{field}.ids", [(source, episode.ids) for source, episode in versions]
        ),
    )
