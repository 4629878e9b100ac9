"""The frozen values that everything else speaks of. Dicts stop here.

A *record* is what one source says of one title, as far as it says it. A *title* is what the
records of one document merge to (`docbrowser.merge`). Field names follow schema.org and TVmaze
where those have a word. The JSON Schema of a catalogue document is in `docs/catalog.schema.json`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from docbrowser.i18n import _

YOU: Final = "you"  # the source that holds the user's own corrections

Kind: TypeAlias = Literal["film", "series", "miniseries", "special", "short"]
Form: TypeAlias = Literal["documentary", "docudrama", "drama"]
Status: TypeAlias = Literal["running", "ended", "upcoming"]
OfferKind: TypeAlias = Literal["free", "subscription", "rent", "buy", "local"]
Outcome: TypeAlias = Literal["won", "nominated"]

PartialDate: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
        description="ISO date as far as it is known: 2007, 2007-09 or 2007-09-23",
    ),
]
LanguageTag: TypeAlias = Annotated[
    str, Meta(pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", description="BCP 47 tag")
]
CountryCode: TypeAlias = Annotated[
    str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")
]
Minutes: TypeAlias = Annotated[int, Meta(ge=1, le=100_000, description="minutes")]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)]
Votes: TypeAlias = Annotated[int, Meta(ge=0, le=10_000_000_000)]
Text: TypeAlias = Annotated[str, Meta(min_length=1)]
PlaceInRun: TypeAlias = Annotated[
    str,
    Meta(pattern=r"^s\d{1,6}(e\d{1,6})?$", description="a season (s2), or an episode (s2e3)"),
]
FilePath: TypeAlias = Annotated[
    str,
    Meta(
        min_length=1,
        description="a file of this machine; no whole path goes from the catalogue's folder",
    ),
]
Texts: TypeAlias = dict[LanguageTag, Text]


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What all values of a catalogue share: frozen, built by name, stored without what is unset.

    They refer to nothing that refers to them, so that the garbage collector can pass them by.
    """


class Credit(Value, frozen=True):
    """A person's part in a title; `job` is a lower-case word such as actor, director or self."""

    person: Text
    job: Text | None = None
    character: Text | None = None


class Award(Value, frozen=True):
    """A prize won, or a nomination for one."""

    award: Text
    year: Annotated[int, Meta(ge=1800, le=3000)] | None = None
    category: Text | None = None
    outcome: Outcome | None = None


class Offer(Value, frozen=True):
    """A place where a title can be watched; `checked` is the day on which that was seen to hold."""

    provider: Text
    kind: OfferKind | None = None
    url: Text | None = None
    region: CountryCode | None = None
    checked: PartialDate | None = None


class Rating(Value, frozen=True):
    """One source's verdict: `value` out of `best`, from `votes` voters."""

    value: Annotated[float, Meta(ge=0)]
    best: Annotated[float, Meta(gt=0)] = 10
    votes: Votes | None = None

    def __post_init__(self) -> None:
        if self.value > self.best:
            raise ValueError(f"a rating of {self.value:g} is above the best, {self.best:g}")


class Episode(Value, frozen=True):
    """What a source says of one episode; season 0 holds the specials.

    A special may say before or after which episode or season it is to be watched, as TheTVDB's
    airsbefore and airsafter and Kodi's displayseason and displayepisode do.
    """

    season: Count
    number: Count
    names: Texts = {}
    aired: PartialDate | None = None
    runtime: Minutes | None = None
    synopses: Texts = {}
    credits: tuple[Credit, ...] = ()
    ids: dict[str, str] = {}
    airs_before: PlaceInRun | None = None
    airs_after: PlaceInRun | None = None

    def __post_init__(self) -> None:
        check_date("aired", self.aired)


class Record(Value, frozen=True):
    """What one source says of one title; nothing is filled in.

    `subjects` are ids of `docbrowser.subjects`, `taglines` a sentence in each language. A `picture`
    is only ever a file, and never fetched.
    """

    source: Text
    url: Text | None = None
    retrieved: PartialDate | None = None
    names: Texts = {}
    original_name: Text | None = None
    kind: Kind | None = None
    form: Form | None = None
    premiered: PartialDate | None = None
    ended: PartialDate | None = None
    status: Status | None = None
    runtime: Minutes | None = None
    genres: tuple[Text, ...] = ()
    subjects: tuple[Text, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    networks: tuple[Text, ...] = ()
    taglines: Texts = {}
    synopses: Texts = {}
    credits: tuple[Credit, ...] = ()
    season_count: Count | None = None
    episode_count: Count | None = None
    episodes: tuple[Episode, ...] = ()
    awards: tuple[Award, ...] = ()
    offers: tuple[Offer, ...] = ()
    rating: Rating | None = None
    picture: FilePath | None = None
    ids: dict[str, str] = {}

    def __post_init__(self) -> None:
        if self.premiered is not None:
            check_date("premiered", self.premiered)
        if self.ended is not None:
            check_date("ended", self.ended)
        if self.retrieved is not None:
            check_date("retrieved", self.retrieved)


class Document(Struct, frozen=True, kw_only=True):
    """One entry of a catalogue: a title's id and the records about it."""

    id: Annotated[str, Meta(pattern=r"^[^\s#/\\]+$", max_length=200)]
    records: tuple[Record, ...]


# What there is to check msgspec works out when it is first asked to. A thread that asks while
# another one does finds half of it, and the program crashes: so it is asked here.
_WORKED_OUT: Final = msgspec.json.Decoder(Document)

_EPISODE_KEY = re.compile(r"s(\d{1,6})(?:e(\d{1,6}))?")


def episode_key(season: int, number: int) -> str:
    """Return the key of an episode within its title: `s1e2`."""
    return f"s{season}e{number}"


def parse_episode_key(key: str) -> tuple[int, int | None]:
    """Return `(season, number)` of `s1e2`, or `(season, None)` of `s1`; ValueError otherwise."""
    match = _EPISODE_KEY.fullmatch(key.lower())
    if not match:
        raise ValueError(_("“{key}” names no season or episode; write s1 or s1e2").format(key=key))
    season, number = match.groups()
    return int(season), None if number is None else int(number)


def check_date(field: str, date: str | None) -> None:
    """Raise ValueError where a full date names a day that its month does not have."""
    if date is not None and len(date) == len("2007-09-23"):
        try:
            dt.date.fromisoformat(date)
        except ValueError:
            raise ValueError(f"{field}: {date} is no day of the calendar") from None


def to_builtins(value: object) -> Any:
    """Return `value` as dicts, lists, strings and numbers; unset fields are null or empty."""
    if isinstance(value, Struct):
        return {name: to_builtins(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {key: to_builtins(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_builtins(item) for item in value]
    return value


def catalog_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a catalogue document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A document of the table `titles` in a docbrowser catalogue",
        **msgspec.json.schema(Document),
    }
