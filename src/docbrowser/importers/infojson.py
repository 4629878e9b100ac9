"""What yt-dlp writes beside a video: `NAME.info.json`.

Its fields are told at <https://github.com/yt-dlp/yt-dlp#output-template>.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from docbrowser.i18n import _
from docbrowser.importers.answers import (
    items_of,
    keys_in,
    known,
    language_told,
    map_of,
    maps_of,
    minutes_in,
    text_of,
    texts_of,
    whole_of,
)
from docbrowser.importers.items import NO_WISHES, RefusedError, Rejected
from docbrowser.importers.languages import in_language
from docbrowser.importers.parsing import credits_of, language_tag_of
from docbrowser.importers.reading import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.reading import Sample

NAME: Final = "yt-dlp"
_ENDING: Final = ".info.json"
_SURE: Final = frozenset({"extractor_key", "extractor", "fulltitle", "format_id", "channel_id"})
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FILMS: Final = ("mkv", "mp4", "webm", "m4v", "mov", "avi", "ts", "mpg", "mpeg", "flv", "ogv")
_FIRST_EPOCH: Final = 1_000_000_000  # of 2001: an older "epoch" was not told by a clock
_LAST_EPOCH: Final = 10_000_000_000


def recognises(sample: Sample) -> bool:
    """Return whether it is what yt-dlp writes."""
    keys = keys_in(sample)
    if sample.name.endswith(_ENDING) and keys:
        return True
    return not keys.isdisjoint(_SURE) and not keys.isdisjoint(
        {"title", "thumbnail", "upload_date", "webpage_url", "formats"}
    )


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:
    """Yield the record of a video, or of the series of which it is an episode.

    Raises:
        RefusedError: it is no JSON, or names no video.
    """
    del wishes
    told = map_of(read_json(path))
    if text_of(told.get("_type")) in {"playlist", "multi_video"} or "entries" in told:
        entries = maps_of(told.get("entries"))
        if not entries:
            raise RefusedError(_("it is about a playlist, and lists no video"))
        for entry in entries:
            yield from _video(entry, None)
        return
    if not (text_of(told.get("title")) or text_of(told.get("fulltitle"))):
        raise RefusedError(_("it names no video"))
    yield from _video(told, _video_beside(path))


def _video_beside(path: Path) -> str | None:
    """Return the address of the video that lies beside its description."""
    lower = path.name.lower()
    stem = path.name[: -len(_ENDING)] if lower.endswith(_ENDING) else path.stem
    for ending in _FILMS:
        video = path.with_name(f"{stem}.{ending}")
        if video.is_file():
            return video.resolve().as_uri()
    return None


def _video(told: Mapping[str, Any], local: str | None) -> Iterator[Item]:
    title = text_of(told.get("title")) or text_of(told.get("fulltitle"))
    text = text_of(told.get("description"))
    tag = _tag_of(told, text)
    url = text_of(told.get("webpage_url")) or text_of(told.get("original_url"))
    extractor = text_of(told.get("extractor")) or text_of(told.get("extractor_key"))
    key = extractor.partition(":")[0].lower() if extractor else None
    video_id = text_of(told.get("id"))
    # The generic extractor's id is but the name of a file.
    ids = {key: video_id} if key and video_id and key != "generic" else {}
    series = text_of(told.get("series"))
    common = {
        "source": NAME,
        "url": url,
        "retrieved": _retrieved(told.get("epoch")),
        "languages": [spoken] if (spoken := language_tag_of(text_of(told.get("language")))) else [],
        "networks": texts_of(told.get("channel") or told.get("uploader")),
        "genres": texts_of(told.get("categories")),
        "offers": _offers(told, url, local),
    }
    about = {
        "runtime": minutes_in(told.get("duration")),
        "synopses": in_language(text, tag),
        "credits": credits_of(texts_of(told.get("cast")), "actor"),
        "ids": ids,
    }
    shown_on = _date(told.get("release_date")) or _date(told.get("upload_date"))
    if series is None:
        names = {tag: title} if title else {}
        yield from items_of({**common, **about, "names": names, "premiered": shown_on})
        return
    name = text_of(told.get("episode")) or title
    season = whole_of(told.get("season_number"))
    number = whole_of(told.get("episode_number"))
    numbered = season is not None and number is not None
    names = {tag: name} if name else {}
    episode = known(
        {**about, "season": season, "number": number, "names": names, "aired": shown_on}
    )
    fields = {**common, "names": {tag: series}, "kind": "series"}
    yield from items_of({**fields, "episodes": [episode] if numbered else []}, part=True)
    if not numbered:
        yield Rejected(
            reason=_("{name}: its season and number are not told").format(
                name=name or _("the episode")
            )
        )


def _tag_of(told: Mapping[str, Any], text: str | None) -> str:
    found = language_told(None, text)
    return found if found != "und" else language_told(told.get("language"), None)


def _offers(told: Mapping[str, Any], url: str | None, local: str | None) -> list[dict[str, str]]:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        host = None
    site = (
        text_of(told.get("extractor_key"))
        or text_of(told.get("extractor"))
        or text_of(told.get("webpage_url_domain"))
        or host
    )
    offers = [{"provider": site, "url": url}] if site and url else []
    return [*offers, {"provider": "file", "kind": "local", "url": local}] if local else offers


def _date(value: object) -> str | None:
    """Return the day of "20170911"; what is of another form goes to the schema as it is."""
    text = text_of(value)
    match = _COMPACT.fullmatch(text or "")
    return "-".join(match.groups()) if match else text


def _retrieved(epoch: object) -> str | None:
    if isinstance(epoch, bool) or not isinstance(epoch, (int, float)):
        return None
    if not _FIRST_EPOCH <= epoch < _LAST_EPOCH:
        return None
    return dt.datetime.fromtimestamp(epoch, dt.UTC).date().isoformat()
