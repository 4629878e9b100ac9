"""Saved pages: what they tell of works as JSON-LD, microdata or OpenGraph.

The words are schema.org's (https://schema.org/Movie, https://schema.org/TVSeries) and OpenGraph's
(https://ogp.me). Where a page has data of its own that says more (IMDb), that goes first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser.i18n import _
from docbrowser.importers import imdb_nextdata
from docbrowser.importers.html_tree import page_text
from docbrowser.importers.items import NO_WISHES, Item, RefusedError, Rejected, Wishes
from docbrowser.importers.json_ld import blocks_of, nodes_of
from docbrowser.importers.open_graph import placed_title, told_by_properties
from docbrowser.importers.schema_org import Told, kind_of, told_of, works_in
from docbrowser.importers.schema_values import addresses_of, text_of, types_of
from docbrowser.importers.sites import WEB, source_of
from docbrowser.importers.web_page import NEXT_DATA, Page, page_of
from docbrowser.importers.wording import why_no_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docbrowser.importers.reading import Sample

NAME: Final = "html"
MAX_WORKS: Final = 1_000
_BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE
)
_WITHIN = re.compile(r"<(?:html|body)\b|application/ld\+json|\sitemscope\b", re.IGNORECASE)
_ENDINGS: Final = (".html", ".htm", ".xhtml")
_MANY_BROKEN: Final = 20


def recognises(sample: Sample) -> bool:
    """Return whether it is an HTML page."""
    text = sample.text.lstrip("\ufeff \t\r\n")
    if _BEGINNING.match(text):
        return True
    if sample.name.endswith(_ENDINGS):
        return not sample.is_json
    return text.startswith("<") and bool(_WITHIN.search(text))


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - of all
    """Return the work that a page is of, or those that it lists.

    Raises:
        RefusedError: it cannot be read, or is about no work.
    """
    page = page_of(page_text(path))
    values, broken = blocks_of(page.scripts)
    nodes = [*nodes_of(values), *page.items]
    page = _addressed(page, nodes)
    rejected: list[Rejected] = []

    def complain(reason: str) -> None:
        rejected.append(Rejected(reason=reason))

    works = works_in(nodes)
    found = [told_of(node, page, complain) for node in _wanted(works.own, page)]
    found = _with_own_data(found, page) if page.source == "imdb" else found
    told = _joined(found) or _of_list([told_of(one, page, complain) for one in works.listed])
    told = _with_properties(told, page)
    if not told:
        raise RefusedError(_reason(page, nodes, broken), line=broken[0] if broken else None)
    for one in told[:MAX_WORKS]:
        whole = {"source": page.source, "retrieved": page.retrieved, **one.fields}
        yield from imdb_nextdata.items_of(msgspec.structs.replace(one, fields=whole))
    yield from rejected
    for line in broken[:_MANY_BROKEN]:
        yield Rejected(
            reason=_("a block of JSON-LD is too broken or too long to be read"), line=line
        )


def _addressed(page: Page, nodes: list[dict[str, Any]]) -> Page:
    """Return a page with the address of its work, where it states none itself."""
    if page.url:
        return page
    own = works_in(nodes).own
    url = next((one for node in own for one in addresses_of(node.get("url"), None)), None)
    return msgspec.structs.replace(page, url=url, source=source_of(url)) if url else page


def _wanted(works: list[dict[str, Any]], page: Page) -> list[dict[str, Any]]:
    """Return the work that the page is of; all of them, where it is of none in particular."""
    works = [_of_csfd(work, page) if page.source == "csfd" else work for work in works[:MAX_WORKS]]
    own = [
        work
        for work in works
        if page.url and _bare(page.url) in map(_bare, addresses_of(work.get("url"), page.url))
    ]
    if own or len(works) < 2:  # noqa: PLR2004 - to choose from
        return own or works
    title = f"{page.property('og:title')} {page.title} {page.heading}".casefold()
    named = [
        work for work in works if (name := text_of(work.get("name"))) and name.casefold() in title
    ]
    return named or works


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.|m\.)?|/?(?:[?#].*)?$", "", address)


def _of_list(found: list[Told]) -> list[Told]:
    """Return what a list tells: it is little of each work, and adds to what its page has told."""
    return [msgspec.structs.replace(one, is_part=True) for one in found]


def _with_properties(told: list[Told], page: Page) -> list[Told]:
    """Return what is told, or else what the page's properties tell; they also lend a name."""
    if told and (len(told) > 1 or told[0].problem or told[0].fields.get("names")):
        return told
    other = told_by_properties(page)
    if not told or not other or other.problem:
        return told or ([other] if other else [])
    names = {"names": other.fields["names"]}
    return [msgspec.structs.replace(told[0], fields=told[0].fields | names)]


_CSFD_SERIES = re.compile(r"https?://[^/]+/film/\d+-[^/]+/")


def _of_csfd(node: dict[str, Any], page: Page) -> dict[str, Any]:
    """Return a node of ČSFD as what it is: seasons and episodes are all called series there.

    The title tells them: "Simpsonovi - Série 1 (S01) (1989)".
    """
    title, season, number = placed_title(page.property("og:title") or page.title)
    if season is None:
        return node
    whole = text_of(node.get("name")) or title
    series, _, own = whole.partition(" - ")
    address = _CSFD_SERIES.match(page.url or "")
    parent = {"@type": "TVSeries", "name": series, "url": address[0] if address else None}
    if number is None:
        return {**node, "@type": "TVSeason", "seasonNumber": season, "partOfSeries": parent}
    place = {"seasonNumber": season, "episodeNumber": number, "partOfSeries": parent}
    return {**node, "@type": "TVEpisode", **place, "name": own.rpartition(" - ")[2] or None}


def _with_own_data(found: list[Told], page: Page) -> list[Told]:
    for script in page.scripts:
        if script.kind != NEXT_DATA or len(script.text) > imdb_nextdata.MAX_DATA:
            continue
        try:
            value = msgspec.json.decode(script.text)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
        own = list(imdb_nextdata.told_in(value))
        if len(own) == 1 and not own[0].problem:
            return own + [one for one in found if not one.problem and one.is_part == own[0].is_part]
    return found


def _joined(found: list[Told]) -> list[Told]:
    """Return what is told, once for each work: of two forms of one, the first leads."""
    joined: list[Told] = []
    for one in found:
        for place, other in enumerate(joined[:20]):
            if _is_same(one, other):
                fields = _united(other.fields, one.fields)
                joined[place] = msgspec.structs.replace(other, fields=fields)
                break
        else:
            joined.append(one)
    return joined


def _is_same(one: Told, other: Told) -> bool:
    if one.problem or other.problem or one.is_part != other.is_part:
        return one.problem == other.problem and bool(one.problem)
    ids, others = one.fields.get("ids") or {}, other.fields.get("ids") or {}
    shared = ids.keys() & others.keys()
    if shared:
        return all(ids[key] == others[key] for key in shared)
    names, also = (set(told.fields.get("names", {}).values()) for told in (one, other))
    return bool(names & also) and one.fields.get("kind") == other.fields.get("kind")


def _united(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    united = {**second, **{key: value for key, value in first.items() if value}}
    united["ids"] = (second.get("ids") or {}) | (first.get("ids") or {})
    jobs = {credit["job"] for credit in first.get("credits") or ()}
    more = [credit for credit in second.get("credits") or () if credit["job"] not in jobs]
    united["credits"] = [*(first.get("credits") or ()), *more]
    return united


def _reason(page: Page, nodes: list[dict[str, Any]], broken: list[int]) -> str:
    answer = why_no_work(page.title, page.heading)
    if answer:
        return answer
    types = set().union(*(types_of(node) for node in nodes)) if nodes else set()
    if "Person" in types or page.property("og:type").lower() == "profile":
        return _("it is the page of a person, not of a film or series")
    if broken:
        return _(
            "its JSON-LD is too broken or too long, and nothing else tells of a film or series"
        )
    if page.source != WEB and not any(map(kind_of, nodes)):
        return _("it tells of no film or series (a page of {source} without such data)").format(
            source=page.source
        )
    return _("it tells of no film or series: no JSON-LD, microdata or OpenGraph of one")
