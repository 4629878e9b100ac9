"""What Trakt's answers call a work: <https://trakt.docs.apiary.io>."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docbrowser.importers.answers import map_of, text_of, whole_of
from docbrowser.importers.items import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docbrowser.model import Kind

_IDS: Final = {
    "trakt": "trakt", "imdb": "imdb", "tmdb": "tmdb", "tvdb": "thetvdb", "tvrage": "tvrage",
}  # fmt: skip
_KINDS: Final[Mapping[str, Kind]] = {"movie": "film", "show": "series"}


def ids_of(work: Mapping[str, Any]) -> dict[str, str]:
    """Return the ids of a work, a season or an episode, by their names in a catalogue."""
    stated = map_of(work.get("ids"))
    return {own: text for key, own in _IDS.items() if (text := text_of(stated.get(key)))}


def work_of(entry: Mapping[str, Any]) -> Work | None:
    """Return the film, series, season or episode that an entry of a list is about; else None."""
    kind = next((key for key in _KINDS if map_of(entry.get(key))), None)
    if kind is None:
        return None
    told = map_of(entry.get(kind))
    name = text_of(told.get("title"))
    episode = map_of(entry.get("episode"))
    season = map_of(entry.get("season"))
    if not name and not ids_of(told):
        return None
    return Work(
        names=(name,) if name else (),
        year=whole_of(told.get("year")),
        kind=_KINDS[kind],
        ids=ids_of(told),
        season=whole_of(episode.get("season")) if episode else whole_of(season.get("number")),
        number=whole_of(episode.get("number")),
        episode_name=text_of(episode.get("title")),
        episode_ids=ids_of(episode),
    )
