"""What the records of one document come to: a title, its episodes, and where sources disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from docbrowser.model import Award, Credit, Form, Kind, Offer, Status, episode_key

if TYPE_CHECKING:
    from collections.abc import Iterator


class Synopsis(Struct, frozen=True, kw_only=True):
    """A text about a title in one language, and who wrote it."""

    lang: str
    text: str
    source: str


class SourcedRating(Struct, frozen=True, kw_only=True):
    """A rating and whose it is."""

    source: str
    value: float
    best: float
    votes: int | None = None


class Source(Struct, frozen=True, kw_only=True):
    """A record's origin."""

    source: str
    url: str | None = None
    retrieved: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """A value and the sources that hold it to be true."""

    value: Any
    sources: tuple[str, ...]


class Conflict(Struct, frozen=True, kw_only=True):
    """A field on which sources disagree; the first claim is the one that is shown."""

    field: str
    values: tuple[Claim, ...]


class MergedEpisode(Struct, frozen=True, kw_only=True):
    """An episode as all sources together tell it."""

    season: int
    number: int
    names: dict[str, str] = {}
    aired: str | None = None
    runtime: int | None = None
    synopses: tuple[Synopsis, ...] = ()
    credits: tuple[Credit, ...] = ()
    ids: dict[str, str] = {}
    airs_before: str | None = None
    airs_after: str | None = None

    @property
    def key(self) -> str:
        """The episode's key within its title: `s1e2`."""
        return episode_key(self.season, self.number)


class Season(Struct, frozen=True, kw_only=True):
    """The episodes of one season, by number; season 0 holds the specials."""

    number: int
    episodes: tuple[MergedEpisode, ...]


class Title(Struct, frozen=True, kw_only=True):
    """A film or series: the records of one document, merged."""

    id: str
    names: dict[str, str] = {}
    original_name: str | None = None
    kind: Kind | None = None
    form: Form | None = None
    premiered: str | None = None
    ended: str | None = None
    status: Status | None = None
    runtime: int | None = None
    genres: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    taglines: dict[str, str] = {}
    synopses: tuple[Synopsis, ...] = ()
    credits: tuple[Credit, ...] = ()
    season_count: int | None = None
    episode_count: int | None = None
    seasons: tuple[Season, ...] = ()
    awards: tuple[Award, ...] = ()
    offers: tuple[Offer, ...] = ()
    ratings: tuple[SourcedRating, ...] = ()
    picture: str | None = None
    ids: dict[str, str] = {}
    sources: tuple[Source, ...] = ()
    provenance: dict[str, str] = {}
    conflicts: tuple[Conflict, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the premiere."""
        return int(self.premiered[:4]) if self.premiered else None

    @property
    def is_series(self) -> bool:
        """Whether it is told in episodes."""
        return self.kind in {"series", "miniseries"} or bool(self.seasons)

    @property
    def rating(self) -> SourcedRating | None:
        """The rating that the list shows: the most trusted source's."""
        return self.ratings[0] if self.ratings else None

    def episodes(self) -> Iterator[MergedEpisode]:
        """Return all episodes, season by season, specials last."""
        for season in self.seasons:
            yield from season.episodes
