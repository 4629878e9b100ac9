"""Reads the `.nfo` files of Kodi, Jellyfin, Emby and tinyMediaManager.

https://kodi.wiki/view/NFO_files tells their layout. A film's file lies beside its video, a
series' is called `tvshow.nfo`, and an episode's tells of its series only by the folder.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers import nfo_shapes, nfo_xml
from docbrowser.importers.items import (
    NO_WISHES,
    Item,
    Part,
    RefusedError,
    Rejected,
    Wishes,
)
from docbrowser.importers.making import made
from docbrowser.importers.nfo_cells import Fields, ids_in, ratings_of
from docbrowser.importers.nfo_deeds import deeds, work_of
from docbrowser.importers.nfo_places import film_file, series_folder
from docbrowser.importers.reading import Sample, read_bytes
from docbrowser.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAME: Final = "nfo"
_ROOTS: Final = nfo_xml.WORKS | {"videodb"}
_PARTED_SPACES: Final = frozenset({"tmdb", "trakt"})  # films and series are counted apart
_EPISODE_NAME = re.compile(r"s\d{1,4}[ ._-]?e\d{1,4}", re.IGNORECASE)
_TMDB_KIND: Final = {"movie": "film", "tv": "series"}
_TMDB = re.compile(r"themoviedb\.org/(movie|tv)/")


def recognises(sample: Sample) -> bool:
    """Return whether it begins with an element of a media library, or is called `.nfo`."""
    if sample.name.endswith(".nfo"):
        return True
    if "<" not in sample.text[:1_000]:
        return False
    try:
        text = nfo_xml.plain_text(sample.text.encode("utf-8", "replace"))
    except RefusedError:
        return False
    return text.lstrip().startswith("<") and nfo_xml.first_tag(text) in _ROOTS


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - takes all
    """Yield the records of films and series, the parts that episodes are, and what was done.

    A rating of a source that is named is a part of its own, of that source: so it takes nothing
    away that the source itself has said.

    Raises:
        RefusedError: it cannot be read.
    """
    raw = read_bytes(path, nfo_xml.MAX_BYTES)
    if not raw.strip():
        raise RefusedError(_("it is empty"))
    text = nfo_xml.plain_text(raw)
    roots = list(nfo_xml.roots(text))
    if not roots:
        yield from _without_root(path, text)
        return
    trailing = _ids_behind(roots)
    show: Record | None = None
    for root in roots:
        fields = Fields(root.element)
        complaints: list[str] = []
        if root.tag == "musicvideo":
            yield Rejected(reason=_("it is about no film or series"), line=root.line)
        elif root.tag == "episodedetails":
            yield from _episode(path, fields, show, root.line)
        else:
            items = list(_work(path, root.tag, fields, trailing, complaints))
            if root.tag == "tvshow" and items:
                show = _identity(items[0])
            yield from items
            if not items:
                complaints.append(_("it names neither a title nor an id"))
            yield from (Rejected(reason=reason, line=root.line) for reason in complaints)


def _ids_behind(roots: list[nfo_xml.Root]) -> dict[str, str]:
    """Return the ids in the address behind a lone work, where Kodi would read more about it."""
    if sum(root.tag != "episodedetails" for root in roots) != 1:
        return {}
    ids, single = ids_in("\n".join(root.behind for root in roots))
    return ids if single else {}


def _work(
    path: Path, tag: str, fields: Fields, trailing: dict[str, str], complaints: list[str]
) -> Iterator[Item]:
    complain = complaints.append
    shape = nfo_shapes.work(tag, fields, complain)
    shape["ids"] = trailing | shape["ids"]
    ratings = ratings_of(fields, complain)
    offers = film_file(path) if tag == "movie" else series_folder(path)
    record = made(
        shape | {"source": NAME, "offers": offers, "rating": ratings.pop(None, None)}, complain
    )
    if record is None:
        return
    yield record
    yield from _rated(record, ratings, complain)
    yield from deeds(work_of(record), fields, complaints, films=tag == "movie")


def _rated(
    record: Record, ratings: dict[Any, Any], complain: Callable[[str], None]
) -> Iterator[Item]:
    """Yield the ratings of sources that are named, each with no more than finds the work again.

    What else the file says is not what the source says.
    """
    if ratings and not record.ids and not record.premiered:
        complain(
            _("neither an id nor a year says of what {names} gave a rating").format(
                names=", ".join(ratings)
            )
        )
        return
    if record.ids.keys() - _PARTED_SPACES:
        known: dict[str, Any] = {"ids": record.ids}
    elif record.ids:
        known = {"ids": record.ids, "kind": record.kind}
    else:
        known = _told(record)
    for source, rating in ratings.items():
        part = made(known | {"source": source, "rating": rating}, complain)
        if part is not None and part.rating is not None:
            yield Part(record=part)


def _episode(path: Path, fields: Fields, show: Record | None, line: int) -> Iterator[Item]:
    complaints: list[str] = []
    show = show or _show_of(path) or _named_show(fields)
    shape = nfo_shapes.episode(fields, complaints.append)
    if show is None:
        yield Rejected(reason=_("it is a lone episode without its series"), line=line)
        return
    if shape is None:
        yield Rejected(reason=_("the episode has no season or no number"), line=line)
        return
    record = made(
        _told(show) | {"kind": "series", "episodes": [shape]},
        complaints.append,
    )
    if record is not None and record.episodes:
        yield Part(record=record)
        yield from deeds(work_of(record, record.episodes[0]), fields, complaints, films=True)
    yield from (Rejected(reason=reason, line=line) for reason in complaints)


def _without_root(path: Path, text: str) -> Iterator[Item]:
    """Yield what a file without a work's element comes to: it may be an address alone."""
    tag = nfo_xml.first_tag(text)
    if tag is not None and text.lstrip().startswith("<"):
        yield Rejected(
            reason=_("it is about no film or series, but <{tag}>").format(tag=tag),
            line=nfo_xml.line_of_first_tag(text),
        )
        return
    ids, single = ids_in(text)
    if not single:
        raise RefusedError(_("it names several works by their addresses"))
    if not ids:
        raise RefusedError(_("it holds no film or series, and no address that names one"))
    if _EPISODE_NAME.search(path.name):
        raise RefusedError(_("it is a lone episode without its series: an address tells no number"))
    kinds = {_TMDB_KIND[kind] for kind in _TMDB.findall(text)}
    kind = kinds.pop() if len(kinds) == 1 else {"tvshow.nfo": "series"}.get(path.name.lower())
    offers = series_folder(path) if kind == "series" else film_file(path)
    record = made({"source": NAME, "ids": ids, "kind": kind, "offers": offers}, _unsaid)
    if record is not None:
        yield record


def _named_show(fields: Fields) -> Record | None:
    name = fields.text("showtitle")
    return (
        made({"source": NAME, "names": {"und": name}, "kind": "series"}, _unsaid) if name else None
    )


def _told(record: Record) -> dict[str, Any]:
    """Return what a record tells of which work it is."""
    fields = ("names", "original_name", "premiered", "kind", "ids")
    return {"source": NAME} | {field: getattr(record, field) for field in fields}


def _identity(item: Item) -> Record | None:
    return made(_told(item), _unsaid) if isinstance(item, Record) else None


def _unsaid(_reason: str) -> None:
    """Take a complaint that is made where the file itself is read."""


def _show_of(path: Path) -> Record | None:
    """Return which series the folder of an episode is of, by its own or its parent's file."""
    for folder in list(path.absolute().parents)[:2]:
        show = folder / "tvshow.nfo"
        try:
            found = _show_in(show, show.stat().st_mtime_ns)
        except OSError:
            continue
        if found is not None:
            return found
    return None


@lru_cache(maxsize=64)
def _show_in(path: Path, _mtime: int) -> Record | None:
    """Return which series a `tvshow.nfo` is about; its episodes are not looked at."""
    try:
        text = nfo_xml.plain_text(read_bytes(path, nfo_xml.MAX_BYTES))
        roots = list(nfo_xml.roots(text))
        items = _without_root(path, text) if not roots else _shows(roots)
        return next((_identity(item) for item in items if isinstance(item, Record)), None)
    except RefusedError:
        return None


def _shows(roots: list[nfo_xml.Root]) -> Iterator[Item]:
    for root in roots:
        if root.tag == "tvshow":
            shape = nfo_shapes.identity(root.tag, Fields(root.element), _unsaid)
            trailing = ids_in(root.behind)[0]
            record = made(shape | {"source": NAME, "ids": trailing | shape["ids"]}, _unsaid)
            if record is not None:
                yield record
