"""A link, or what a source claims, drawn whole: who says it, where, and when that was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from docbrowser.i18n import _
from docbrowser.render import styles, vocabulary, words
from docbrowser.render.address import Address
from docbrowser.render.detail import checked, claim_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from docbrowser.titles import Source, Title


def link_card(title: Title, address: str) -> RenderableType:
    """Return what lies behind an address: where the title can be watched, or a source of it."""
    lines: list[Text] = []
    for offer in title.offers:
        if offer.url == address:
            kind = " · ".join(filter(None, (vocabulary.offer(offer.kind or ""), offer.region)))
            lines += _block(_("Where to watch"), offer.provider, kind, checked(offer))
    for source in title.sources:
        if source.url == address:
            lines += _block(_("Sources"), words.source(source.source), _retrieved(source))
    return Group(*lines, Text(), Address(address))


def claim_card(title: Title, claim: str) -> RenderableType:
    """Return a value that sources claim of a field, and these sources; empty if nobody does."""
    lines: list[RenderableType] = []
    for conflict in title.conflicts:
        for one in conflict.values:
            if claim_of(conflict.field, one.value) != claim:
                continue
            value = words.value(conflict.field, one.value)
            lines += _block(words.field(conflict.field), value)
            if one is conflict.values[0]:
                lines.append(Text(_("This is the value in use."), style=styles.DIM))
            else:
                counts = words.value(conflict.field, conflict.values[0].value)
                said = _("What counts here is {value}.").format(value=counts)
                lines.append(Text(said, style=styles.DIM))
            lines += _sources([named for named in title.sources if named.source in one.sources])
    return Group(*lines)


def _block(heading: str, name: str, *facts: str) -> list[Text]:
    told = [Text(fact, style=styles.DIM) for fact in facts if fact]
    return [Text(heading.upper(), style=styles.HEADING), Text(name, style=styles.NAME), *told]


def _sources(sources: Sequence[Source]) -> Iterator[RenderableType]:
    """Return those without an address in one paragraph, and then the others with theirs."""
    others = [words.source(source.source) for source in sources if not source.url]
    if others:
        yield Text()
        yield Text(" · ".join(others), style=styles.TEXT)
    for source in sources:
        if source.url:
            yield Text()
            yield Text(words.source(source.source), style=styles.TEXT)
            if retrieved := _retrieved(source):
                yield Text(retrieved, style=styles.DIM)
            yield Address(source.url)


def _retrieved(source: Source) -> str:
    if not source.retrieved:
        return ""
    # TR: of what a source says: the day on which it was fetched or written down
    return _("as of {day}").format(day=words.date(source.retrieved))
