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
from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser import credits, prizes, text
from docbrowser.claims import Ledger, Said
from docbrowser.model import YOU, Credit, Episode, Offer, Rating, Record, episode_key
from docbrowser.titles import MergedEpisode, Season, Source, SourcedRating, Synopsis, Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

TRUST: Final = (
    YOU, "curated", "wikidata", "tvmaze", "tmdb", "thetvdb", "imdb", "wikipedia",
    "…",  # every source without a place of its own
    "tvguide", "nfo", "movielens", "netflix", "disney-plus", "yidio", "yidio-article", "files",
)  # fmt: skip

_RANK: Final = {source: rank for rank, source in enumerate(TRUST)}
# What data bases write where an episode has no name: "Episode 4", "Folge 4", "Episode #1.4".
_PLACEHOLDER = re.compile(
    r"(episode|folge|part|teil|серия|эпизод|выпуск)\s*#?\s*[\d.]+", re.IGNORECASE
)


def merge(title_id: str, records: Iterable[Record]) -> Title:
    """Return the title that `records` tell of together."""
    trusted_first = sorted(records, key=_trust)
    ledger = Ledger()

    def said(field: str) -> list[Said]:
        return [Said(record.source, getattr(record, field)) for record in trusted_first]

    title = Title(
        id=title_id,
        names=ledger.settle_maps("names", said("names"), same=_same_name),
        original_name=ledger.settle("original_name", said("original_name"), same=_same_name),
        kind=ledger.settle("kind", said("kind")),
        form=ledger.settle("form", said("form")),
        premiered=ledger.settle("premiered", said("premiered"), coarser=_coarser_date),
        ended=ledger.settle("ended", said("ended"), coarser=_coarser_date),
        status=ledger.settle("status", said("status")),
        runtime=ledger.settle("runtime", said("runtime")),
        genres=_unite(trusted_first, "genres", text.fold),
        subjects=_unite(trusted_first, "subjects", text.fold),
        countries=_unite(trusted_first, "countries", str.upper),
        languages=_unite(trusted_first, "languages", str.lower),
        networks=_unite(trusted_first, "networks", text.fold),
        taglines=_taglines(trusted_first),
        synopses=_synopses((record.source, record.synopses) for record in trusted_first),
        credits=_credits(trusted_first, ledger),
        season_count=ledger.settle("season_count", said("season_count")),
        episode_count=ledger.settle("episode_count", said("episode_count")),
        seasons=_seasons(trusted_first, ledger),
        awards=prizes.united(record.awards for record in trusted_first),
        offers=_offers(offer for record in trusted_first for offer in record.offers),
        ratings=tuple(
            _sourced(record.source, record.rating) for record in trusted_first if record.rating
        ),
        # A matter of taste: another picture contradicts nobody.
        picture=next((record.picture for record in trusted_first if record.picture), None),
        ids=ledger.settle_maps("ids", said("ids")),
        sources=tuple(
            Source(source=record.source, url=record.url, retrieved=record.retrieved)
            for record in trusted_first
        ),
    )
    return msgspec.structs.replace(
        title, provenance=ledger.provenance, conflicts=tuple(ledger.conflicts)
    )


def as_told(title_id: str, record: Record) -> Title:
    """Return what one record says, as a title: quicker than `merge()`, which it does not replace.

    Doubles within the record stay, and it is not noted who said what: enough to search in.
    """
    rating = record.rating
    seasons: dict[int, list[MergedEpisode]] = {}
    for episode in record.episodes:
        seasons.setdefault(episode.season, []).append(_told_episode(record.source, episode))
    return Title(
        id=title_id,
        names=record.names,
        original_name=record.original_name,
        kind=record.kind,
        form=record.form,
        premiered=record.premiered,
        ended=record.ended,
        status=record.status,
        runtime=record.runtime,
        genres=record.genres,
        subjects=record.subjects,
        countries=record.countries,
        languages=record.languages,
        networks=record.networks,
        taglines=record.taglines,
        synopses=_told_synopses(record.source, record.synopses),
        credits=record.credits,
        season_count=record.season_count,
        episode_count=record.episode_count,
        seasons=tuple(
            Season(number=number, episodes=tuple(rows)) for number, rows in sorted(seasons.items())
        ),
        awards=record.awards,
        offers=record.offers,
        ratings=(_sourced(record.source, rating),) if rating else (),
        picture=record.picture,
        ids=record.ids,
        sources=(Source(source=record.source, url=record.url, retrieved=record.retrieved),),
    )


def _told_episode(source: str, episode: Episode) -> MergedEpisode:
    return MergedEpisode(
        season=episode.season,
        number=episode.number,
        names=episode.names,
        aired=episode.aired,
        runtime=episode.runtime,
        synopses=_told_synopses(source, episode.synopses),
        credits=episode.credits,
        ids=episode.ids,
        airs_before=episode.airs_before,
        airs_after=episode.airs_after,
    )


def _told_synopses(source: str, texts: dict[str, str]) -> tuple[Synopsis, ...]:
    return tuple(Synopsis(lang=lang, text=told, source=source) for lang, told in texts.items())


def _sourced(source: str, rating: Rating) -> SourcedRating:
    return SourcedRating(source=source, value=rating.value, best=rating.best, votes=rating.votes)


def _trust(record: Record) -> tuple[int, list[int], str, bytes]:
    """Return the sort key that puts the most trusted record first, whatever the order was."""
    later_first = [-ord(character) for character in record.retrieved or "0"]
    rank = _RANK.get(record.source, _RANK["…"])
    return rank, later_first, record.source, msgspec.json.encode(record, order="deterministic")


def _same_name(one: str, other: str) -> bool:
    # A name of signs alone, such as "!!!", has no words to compare.
    return text.fold(one) == text.fold(other) or text.words(one) == text.words(other) != []


def _coarser_date(coarse: str, fine: str) -> bool:
    return len(coarse) < len(fine) and fine.startswith(coarse)


def _coarser_name(coarse: str, fine: str) -> bool:
    return is_no_name(coarse) and not is_no_name(fine)


def _same_episode_name(one: str, other: str) -> bool:
    return _same_name(one, other) or (is_no_name(one) and is_no_name(other))


def is_no_name(name: str) -> bool:
    """Return whether an episode's name only says which number it has."""
    return _PLACEHOLDER.fullmatch(name.strip()) is not None


def _unite(records: Iterable[Record], field: str, key: Callable[[str], str]) -> tuple[str, ...]:
    values: dict[str, str] = {}
    for record in records:
        for value in getattr(record, field):
            values.setdefault(key(value), value)
    return tuple(values.values())


def _taglines(records: Iterable[Record]) -> dict[str, str]:
    """Return a sentence a language, the most trusted source's: none of them is a claim."""
    found: dict[str, str] = {}
    for record in records:
        for lang, tagline in record.taglines.items():
            found.setdefault(lang, tagline)
    return found


def _credits(records: Sequence[Record], ledger: Ledger) -> tuple[Credit, ...]:
    """Return the credits, each person under one name; who writes it shorter disagrees."""
    by_source = [(record.source, record.credits) for record in records if record.credits]
    fuller = credits.fuller_names([[one.person for one in told] for _, told in by_source])
    for short, full in fuller.items():
        names = [(source, {one.person for one in told}) for source, told in by_source]
        ledger.note(
            f"credits.{full}",
            [
                Said(source, name)
                for name in (full, short)
                for source, told in names
                if name in told
            ],
        )
    return credits.unite(
        msgspec.structs.replace(credit, person=fuller.get(credit.person, credit.person))
        for _, told in by_source
        for credit in told
    )


def _synopses(texts: Iterable[tuple[str, dict[str, str]]]) -> tuple[Synopsis, ...]:
    """Return every text once per language, the most trusted source's first."""
    found: dict[tuple[str, str], Synopsis] = {}
    for source, by_language in texts:
        for lang, synopsis in by_language.items():
            key = lang.lower(), " ".join(text.words(synopsis))
            found.setdefault(key, Synopsis(lang=lang, text=synopsis, source=source))
    return tuple(found.values())


def _offers(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return each place once, as it was when last checked."""
    united: dict[tuple[str, str | None, str | None, str | None], Offer] = {}
    for offer in offers:
        key = text.fold(offer.provider), offer.kind, offer.region, offer.url
        known = united.get(key)
        if known is None or (offer.checked or "") > (known.checked or ""):
            united[key] = offer
    return tuple(united.values())


def _seasons(records: Sequence[Record], ledger: Ledger) -> tuple[Season, ...]:
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
    season: int, number: int, versions: Sequence[tuple[str, Episode]], ledger: Ledger
) -> MergedEpisode:
    field = f"episodes.{episode_key(season, number)}"

    def said(attribute: str) -> list[Said]:
        return [Said(source, getattr(episode, attribute)) for source, episode in versions]

    return MergedEpisode(
        season=season,
        number=number,
        names=ledger.settle_maps(
            f"{field}.names",
            said("names"),
            same=_same_episode_name,
            coarser=_coarser_name,
        ),
        aired=ledger.settle(f"{field}.aired", said("aired"), coarser=_coarser_date),
        runtime=ledger.settle(f"{field}.runtime", said("runtime")),
        synopses=_synopses((source, episode.synopses) for source, episode in versions),
        credits=credits.unite(credit for _, episode in versions for credit in episode.credits),
        ids=ledger.settle_maps(f"{field}.ids", said("ids")),
        airs_before=ledger.settle(f"{field}.airs_before", said("airs_before")),
        airs_after=ledger.settle(f"{field}.airs_after", said("airs_after")),
    )
