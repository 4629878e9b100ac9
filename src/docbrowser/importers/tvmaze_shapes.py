"""The objects of TVmaze's answers as fields of a record; see https://www.tvmaze.com/api. Pure."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from docbrowser.i18n import _
from docbrowser.importers.languages import UNDETERMINED, language_of_all, with_names_elsewhere
from docbrowser.importers.parsing import is_person, language_tag_of, minutes_of, part_played

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Shape: TypeAlias = dict[str, Any]

_STATUSES: Final = {"Running": "running", "Ended": "ended", "In Development": "upcoming"}
_JOBS: Final = {
    "host": "presenter", "theme music composer": "composer", "music": "composer",
    "director of photography": "cinematographer", "script writer": "writer",
}  # fmt: skip
_SPECIALS: Final = frozenset({"significant_special", "insignificant_special"})
_EPISODE_LISTS: Final = ("episodeswithspecials", "episodes")
_SHOW_ADDRESS = re.compile(r"/shows/(\d{1,12})(?![^/?#])")
_LINE_END = re.compile(r"<\s*(?:/\s*p|br\s*/?|/\s*li|/\s*div)\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_LONGEST_SUMMARY: Final = 1 << 16
_MOST_NUMBER: Final = 1_000_000


def record_of(show: Shape, complain: Callable[[str], None]) -> Shape:
    """Return what a show object says, with all that is embedded in it, as fields of a record."""
    tag = language_tag_of(string(show.get("language")))
    embedded = mapping(show.get("_embedded"))
    listed = next((key for key in _EPISODE_LISTS if objects(embedded.get(key))), "")
    told = objects(embedded.get(listed))
    prose = _language([show, *told])
    stations = [mapping(show.get(key)) for key in ("network", "webChannel")]
    places = [string(mapping(station.get("country")).get("code")) for station in stations]
    is_documentary = show.get("type") == "Documentary"
    return {
        "source": "tvmaze",
        "url": _address(show.get("url")),
        "names": _names(show, tag or UNDETERMINED, objects(embedded.get("akas"))),
        "kind": "series",
        "form": "documentary" if is_documentary else None,
        "premiered": string(show.get("premiered")),
        "ended": string(show.get("ended")),
        "status": _STATUSES.get(string(show.get("status")) or ""),
        "runtime": _minutes(show.get("runtime")) or _minutes(show.get("averageRuntime")),
        "genres": _genres(show),
        "countries": _once(place.upper() for place in places if place),
        "languages": [tag] if tag else [],
        "networks": _once(filter(None, (string(station.get("name")) for station in stations))),
        "synopses": _synopsis(show, prose),
        "credits": credits_of(embedded.get("cast"), embedded.get("crew")),
        "season_count": _season_count(embedded.get("seasons")),
        "episodes": episodes_of(told, tag or UNDETERMINED, prose, complain),
        "rating": _rating(show.get("rating")),
        "ids": _ids(show),
    }


def part_of(
    show: Shape | None, link: Shape, episodes: list[Shape], complain: Callable[[str], None]
) -> Shape:
    """Return the fields of the record that some episodes of a show make.

    The show is embedded in them, or is only named by a link. Specials have no numbers; their
    order is known where the list begins with the first of the regular ones.
    """
    fields: Shape = (
        record_of(show, complain)
        if show
        else {
            "source": "tvmaze",
            "names": {UNDETERMINED: string(link.get("name"))},
            "kind": "series",
            "ids": {"tvmaze": number_in(link.get("href"))},
        }
    )
    tag = next(iter(fields["names"]), UNDETERMINED)
    if not any(one.get("number") == 1 for one in episodes):
        for special in filter(_is_special, episodes):
            complain(
                _("the special {special} has no number, and stands without the others").format(
                    special=_called(special)
                )
            )
        episodes = [one for one in episodes if not _is_special(one)]
    fields["episodes"] = episodes_of(episodes, tag, _language(episodes), complain)
    return fields


def episodes_of(
    told: list[Shape], tag: str, prose: str, complain: Callable[[str], None]
) -> list[Shape]:
    """Return the episodes of a list; specials are season 0, numbered in the order of airing.

    TVmaze gives a special the season in which it aired, and no number.
    """
    regular: list[Shape] = []
    specials: list[Shape] = []
    for episode in told:
        season, number = _count(episode.get("season")), _count(episode.get("number"))
        if _is_special(episode):
            specials.append(episode)
        elif season is None or number is None:
            complain(_("the episode {episode} has no season").format(episode=_called(episode)))
        else:
            regular.append(_episode(episode, season, number, tag, prose))
    specials.sort(key=lambda special: string(special.get("airdate")) or "9999")
    return regular + [
        _episode(special, 0, place, tag, prose) for place, special in enumerate(specials, 1)
    ]


def credits_of(cast: Any, crew: Any) -> list[Shape]:
    """Return the credits of a cast and a crew, in their order."""
    credits: list[Shape] = []
    for member in objects(cast):
        person = string(mapping(member.get("person")).get("name"))
        if person and is_person(person):
            credits.append(_part(member, person))
    for member in objects(crew):
        person = string(mapping(member.get("person")).get("name"))
        if person and is_person(person):
            credits.append({"person": person, "job": _job(string(member.get("type")) or "")})
    return credits


def text_of(summary: str | None) -> str:
    """Return the text of a summary's HTML, a paragraph a line."""
    lines = _LINE_END.sub("\n", (summary or "")[:_LONGEST_SUMMARY])
    plain = html.unescape(_TAG.sub("", lines))
    return "\n".join(line for raw in plain.split("\n") if (line := " ".join(raw.split())))


def number_in(address: Any) -> str | None:
    """Return the number of the show that an address of the API leads to."""
    match = _SHOW_ADDRESS.search((string(address) or "")[:500])
    return match[1] if match else None


def string(value: Any) -> str | None:
    """Return a string that is not empty, else None."""
    return value if isinstance(value, str) and value.strip() else None


def identity(value: Any) -> str | None:
    """Return an id as a string: a number that can be one, or a string that is not empty."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 < value < 10**12 else None
    return string(value)


def mapping(value: Any) -> Shape:
    """Return an object, an empty one where the value is none."""
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[Shape]:
    """Return the objects of a list; none where the value is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _names(show: Shape, tag: str, akas: list[Shape]) -> dict[str, str]:
    """A name elsewhere is told with its country, not with its language."""
    own = string(show.get("name"))
    others = (
        (string(mapping(aka.get("country")).get("code")), name)
        for aka in akas
        if (name := string(aka.get("name")))
    )
    return with_names_elsewhere({tag: own} if own else {}, others)


def _part(member: Shape, person: str) -> Shape:
    """`self` stands beside the person, in older copies within the character."""
    character = mapping(member.get("character"))
    played: Shape = dict(part_played(person, string(character.get("name"))))
    is_self = member.get("self") is True or character.get("self") is True
    if is_self and played["job"] != "narrator":
        return {"person": person, "job": "self"}
    return played


def _job(written: str) -> str | None:
    job = written.lower().strip()
    return "producer" if job.endswith("producer") else _JOBS.get(job, job) or None


def _episode(episode: Shape, season: int, number: int, tag: str, prose: str) -> Shape:
    embedded = mapping(episode.get("_embedded"))
    name = string(episode.get("name"))
    return {
        "season": season,
        "number": number,
        "names": {tag: name} if name else {},
        "aired": string(episode.get("airdate")),
        "runtime": _minutes(episode.get("runtime")),
        "synopses": _synopsis(episode, prose),
        "credits": credits_of(embedded.get("guestcast"), embedded.get("guestcrew")),
        "ids": {"tvmaze": identity(episode.get("id"))},
    }


def _genres(show: Shape) -> list[str]:
    """The type is a genre too, but for "Scripted", which says that it is none of the others."""
    genres = show.get("genres")
    listed = genres if isinstance(genres, list) else []
    kind = show.get("type")
    return _once(filter(None, map(string, [None if kind == "Scripted" else kind, *listed])))


def _synopsis(told: Shape, tag: str) -> dict[str, str]:
    text = text_of(string(told.get("summary")))
    return {tag: text} if text else {}


def _language(told: Iterable[Shape]) -> str:
    """The language of all summaries: nobody states it, and together they are long enough."""
    texts = [text for one in told if (text := text_of(string(one.get("summary"))))]
    return language_of_all(texts) if texts else UNDETERMINED


def _rating(value: Any) -> Shape | None:
    average = mapping(value).get("average")
    is_number = isinstance(average, (int, float)) and not isinstance(average, bool)
    return {"value": average, "best": 10} if is_number and average else None


def _ids(show: Shape) -> dict[str, str | None]:
    externals = mapping(show.get("externals"))
    return {
        "tvmaze": identity(show.get("id")),
        "imdb": string(externals.get("imdb")),
        "thetvdb": identity(externals.get("thetvdb")),
    }


def _season_count(seasons: Any) -> int | None:
    return len({_count(season.get("number")) for season in objects(seasons)} - {None, 0}) or None


def _is_special(episode: Shape) -> bool:
    season, number = _count(episode.get("season")), _count(episode.get("number"))
    kind = string(episode.get("type"))
    return kind in _SPECIALS or (season is not None and number is None)


def _count(value: Any) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= _MOST_NUMBER else None


def _minutes(value: Any) -> int | None:
    return minutes_of(value) if isinstance(value, (int, float, str)) else None


def _address(value: Any) -> str | None:
    address = string(value)
    return address if address and address.startswith(("https://", "http://")) else None


def _called(episode: Shape) -> str:
    name = string(episode.get("name"))
    return f"“{name[:60]}”" if name else _("without a name")


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
