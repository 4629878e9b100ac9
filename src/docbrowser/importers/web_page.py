"""What a saved page says of itself: its address, title, properties, scripts and items."""

from __future__ import annotations

import re
from typing import Any, Final

from msgspec import Struct

from docbrowser.importers.html_tree import Closed, Event, Opened, Remark, Words, events
from docbrowser.importers.microdata import Collector
from docbrowser.importers.parsing import date_of
from docbrowser.importers.sites import is_address, source_of

MAX_SCRIPTS: Final = 200
JSON_LD: Final = "application/ld+json"
NEXT_DATA: Final = "__NEXT_DATA__"
_CODE: Final = frozenset({"script", "style"})
_MAX_TITLE: Final = 1_000
_MAX_PROPERTIES: Final = 2_000
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S{1,2000})")
_SAVED_ON = re.compile(r"saved date: (?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} \d{1,2} \d{4})")
_SAVED_URL = re.compile(r"^\s*url: (\S{1,2000})", re.MULTILINE)
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z0-9]{2,4}))?(?:[-_]\w{1,8})?", re.IGNORECASE)
_IN_TWO_SCRIPTS: Final = frozenset({"pt", "zh"})


class Script(Struct, frozen=True):
    """A script that holds data: `kind` is its type, or `NEXT_DATA`."""

    kind: str
    text: str
    line: int


class Page(Struct, frozen=True, kw_only=True):
    """What a page says of itself. `properties` are those of its `meta` tags, in lower case."""

    url: str | None = None
    source: str = "web"
    lang: str | None = None
    retrieved: str | None = None
    title: str = ""
    heading: str = ""
    properties: dict[str, tuple[str, ...]] = {}
    scripts: tuple[Script, ...] = ()
    items: tuple[dict[str, Any], ...] = ()

    def property(self, name: str) -> str:
        """The first value of a property, or nothing."""
        return next((value for value in self.properties.get(name, ()) if value.strip()), "").strip()


class _Reader:
    def __init__(self) -> None:
        self.lang = self.canonical = self.saved_from = ""
        self.retrieved: str | None = None
        self.texts: dict[str, list[str]] = {"title": [], "h1": []}
        self.done: set[str] = set()
        self.properties: dict[str, list[str]] = {}
        self.scripts: list[Script] = []
        self.microdata = Collector()
        self._within: str | None = None
        self._script: tuple[str, int] | None = None
        self._svg = 0
        self._code = False

    def take(self, event: Event) -> None:
        if isinstance(event, Words) and self._code:
            if self._script and len(self.scripts) < MAX_SCRIPTS:
                kind, line = self._script
                self.scripts.append(Script(kind, event.text, line))
            return
        self.microdata.take(event)
        if isinstance(event, Opened):
            self._start(event)
        elif isinstance(event, Closed):
            self._code = False
            if event.tag == "svg":
                self._svg = max(0, self._svg - 1)
            if event.tag == self._within:
                self.done.add(event.tag)
                self._within = None
        elif isinstance(event, Words) and self._within:
            self.texts[self._within].append(event.text[:_MAX_TITLE])
        elif isinstance(event, Remark):
            self._remark(event.text[: _MAX_TITLE * 4])

    def _start(self, tag: Opened) -> None:
        attributes = tag.attributes
        self._code = tag.tag in _CODE
        if tag.tag == "html":
            self.lang = self.lang or attributes.get("lang", "") or attributes.get("xml:lang", "")
        elif tag.tag == "svg":
            self._svg += 1
        elif tag.tag in self.texts and tag.tag not in self.done and not self._svg:
            self._within = tag.tag
        elif tag.tag == "script":
            kind = attributes.get("type", "").partition(";")[0].strip().lower()
            kind = NEXT_DATA if attributes.get("id") == NEXT_DATA else kind
            self._script = (kind, tag.line) if kind in {NEXT_DATA, JSON_LD} else None
        elif tag.tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = self.canonical or attributes.get("href", "").strip()
        elif tag.tag == "meta":
            name = (attributes.get("property") or attributes.get("name", "")).strip().lower()
            if name and len(self.properties) < _MAX_PROPERTIES:
                self.properties.setdefault(name, []).append(attributes.get("content", ""))

    def _remark(self, text: str) -> None:
        match = _SAVED_FROM.search(text)
        if not match and "SingleFile" in text:
            match = _SAVED_URL.search(text)
            day = _SAVED_ON.search(text)
            self.retrieved = self.retrieved or date_of(day[1] if day else None)
        if match:
            self.saved_from = self.saved_from or match[1]


def page_of(text: str) -> Page:
    """Return what a page says of itself.

    Raises:
        RefusedError: it has more tags than any page.
    """
    reader = _Reader()
    for event in events(text):
        reader.take(event)
    items = reader.microdata.finish()
    properties = {name: tuple(values[:100]) for name, values in reader.properties.items()}
    stated = (reader.canonical, *properties.get("og:url", ()), reader.saved_from)
    url = next((address for address in stated if is_address(address)), None)
    locale = next(iter(properties.get("og:locale", ())), "")
    return Page(
        url=url,
        source=source_of(url),
        lang=language_tag(reader.lang) or language_tag(locale),
        retrieved=reader.retrieved,
        title=" ".join("".join(reader.texts["title"]).split())[:_MAX_TITLE],
        heading=" ".join("".join(reader.texts["h1"]).split())[:_MAX_TITLE],
        properties=properties,
        scripts=tuple(reader.scripts),
        items=tuple(items),
    )


def language_tag(written: object) -> str | None:
    """Return the language of a tag such as `en-US`, without its country where that says nothing."""
    match = _TAG.fullmatch(written.strip()) if isinstance(written, str) else None
    if not match:
        return None
    language = match[1].lower()
    return f"{language}-{match[2]}" if match[2] and language in _IN_TWO_SCRIPTS else language
