"""Microdata: items and their properties, from a page's tags to the shape of JSON-LD.

The format: https://html.spec.whatwg.org/multipage/microdata.html. Two things are as pages mean
them and not as it is written there: an `a` that is no address is its text, and `itemref` is not
followed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from docbrowser.importers.html_tree import Closed, Event, Opened, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH: Final = 16
"""Items within items."""
MAX_ITEMS: Final = 20_000
_MAX_TEXT: Final = 20_000
_MAX_OPEN: Final = 5_000
_ADDRESSES: Final = frozenset({"url", "sameAs", "image", "thumbnailUrl", "@id", "embedUrl"})
_VALUE_IN: Final = {
    "meta": "content", "img": "src", "link": "href", "time": "datetime", "data": "value",
    "meter": "value", "object": "data", "iframe": "src", "video": "src", "audio": "src",
}  # fmt: skip
# Which tags end the one that is open before them: their end tags are mostly left out.
_ENDS: Final = {
    tag: frozenset(ended.split())
    for tag, ended in {
        "li": "li p", "p": "p", "dt": "dt dd p", "dd": "dt dd p", "tr": "tr td th", "td": "td th",
        "th": "td th", "option": "option", "div": "p", "ul": "p", "section": "p", "h2": "p",
    }.items()
}  # fmt: skip


class _Open:
    """A tag that is open: whether an item or a property's text ends with it."""

    __slots__ = ("item", "names", "owner", "parts", "size", "tag")

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.item = False
        self.names: list[str] = []
        self.owner: dict[str, Any] | None = None
        self.parts: list[str] = []
        self.size = 0


class Collector:
    """Takes the tags and texts of a page, and has its items."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self._open: list[_Open] = []
        self._tags: Counter[str] = Counter()
        self._scopes: list[dict[str, Any]] = []
        self._listening: list[_Open] = []
        self._count = 0

    def take(self, event: Event) -> None:
        """Take the next of the page's tags and texts."""
        if isinstance(event, Opened):
            self._start(event)
        elif isinstance(event, Closed):
            if self._tags[event.tag]:
                while self._end().tag != event.tag:
                    pass
        elif isinstance(event, Words):
            for listener in self._listening[-MAX_DEPTH:]:
                if listener.size < _MAX_TEXT:
                    listener.parts.append(event.text)
                    listener.size += len(event.text)

    def finish(self) -> list[dict[str, Any]]:
        """Return the items that are part of no other, once the page is at its end."""
        while self._open:
            self._end()
        return self.items

    def _start(self, tag: Opened) -> None:
        while self._open and self._open[-1].tag in _ENDS.get(tag.tag, ()):
            self._end()
        attributes = tag.attributes
        names = attributes.get("itemprop", "").split()[:8] if self._scopes else []
        owner = self._scopes[-1] if self._scopes else None
        opened = _Open(tag.tag)
        if "itemscope" in attributes and not tag.is_empty:
            self._scope(opened, attributes, names, owner)
        elif names and owner is not None:
            value = _stated(tag, names)
            if value is None and not tag.is_empty:
                opened.names, opened.owner = names, owner
                self._listening.append(opened)
            else:
                _add(owner, names, value or "")
        if not tag.is_empty and len(self._open) < _MAX_OPEN:
            self._open.append(opened)
            self._tags[tag.tag] += 1
        elif opened.names or opened.item:  # nothing will end it
            self._forget(opened)

    def _scope(
        self,
        opened: _Open,
        attributes: dict[str, str],
        names: list[str],
        owner: dict[str, Any] | None,
    ) -> None:
        self._count += 1
        if len(self._scopes) >= MAX_DEPTH or self._count > MAX_ITEMS:
            return
        item: dict[str, Any] = {"@type": attributes.get("itemtype", "").split()[:8]}
        if attributes.get("itemid"):
            item["@id"] = attributes["itemid"]
        if owner is not None and names:
            _add(owner, names, item)
        else:
            self.items.append(item)
        opened.item = True
        self._scopes.append(item)

    def _end(self) -> _Open:
        ended = self._open.pop()
        self._tags[ended.tag] -= 1
        self._forget(ended)
        return ended

    def _forget(self, ended: _Open) -> None:
        if ended.item:
            self._scopes.pop()
        if ended.names and ended.owner is not None:
            self._listening.pop()  # tags end in the reverse of the order in which they opened
            _add(ended.owner, ended.names, " ".join("".join(ended.parts).split()))


def _stated(tag: Opened, names: list[str]) -> str | None:
    """Return the value that stands in the tag itself, None where it is the text within."""
    attributes = tag.attributes
    if "content" in attributes:
        return attributes["content"]
    if tag.tag in {"a", "area"} and _ADDRESSES.intersection(names):
        return attributes.get("href", "")
    within = _VALUE_IN.get(tag.tag)
    return attributes.get(within) if within else None


def _add(owner: dict[str, Any], names: list[str], value: object) -> None:
    if value in ("", None):
        return
    for name in names:
        if name.startswith("@"):
            continue
        values = owner.setdefault(name, [])
        if isinstance(values, list):
            values.append(value)


def items_of(events: Iterator[Event]) -> list[dict[str, Any]]:
    """Return the items of a page, each `{"@type": [...], property: [values]}`."""
    collector = Collector()
    for event in events:
        collector.take(event)
    return collector.finish()
