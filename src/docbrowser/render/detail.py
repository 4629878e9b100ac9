"""One title, drawn: heading, synopsis, cast, episode guide, awards, where to watch, sources.

What can be acted on carries its identity in the style's meta data: `section` (1 to 7), `episode`
(a key such as `s1e2`), `link` (an address), `person` (a name), `subject` (as records call it),
`claim` (see `claim_of()`). The interface finds it there again after wrapping; a terminal never
sees it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.console import Group, NewLine
from rich.style import Style
from rich.table import Table
from rich.text import Text

from docbrowser.i18n import N_, _, counted, language, ngettext, number
from docbrowser.render import styles, vocabulary, words
from docbrowser.render.address import Address
from docbrowser.render.cut import DOT, broken
from docbrowser.render.episodes import episode_guide
from docbrowser.render.heading import heading, other_names
from docbrowser.render.marking import marked
from docbrowser.render.one_line import OneLine, Remark
from docbrowser.render.own_words import own_notes
from docbrowser.render.picture import Beside
from docbrowser.render.texts import choose_synopsis, missing_language
from docbrowser.subjects import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from docbrowser.model import Credit, Offer
    from docbrowser.render.view import View
    from docbrowser.titles import Source, Title

_NARROW: Final = 56
"""Columns below which who says something stands below what is said."""
MOST_ROWS: Final = 1_000
"""How many people, awards, places or sources are listed: more than there are, of any title."""


def detail(title: Title, view: View) -> RenderableType:
    """Return the whole of `title` as one renderable."""
    blocks: list[RenderableType] = [*heading(title, view).renderables]
    for place, (name, draw) in enumerate(SECTIONS.items(), start=1):
        content = list(draw(title, view))
        if content:
            blocks += [NewLine(), _section(place, _(name), content.pop(0)), *content]
        if place == 1 and view.picture is not None:
            blocks = [Beside(blocks, view.picture)]
    return Group(*blocks)


def _section(place: int, name: str, remark: RenderableType) -> OneLine:
    heading, here = Text.assemble((name.upper(), styles.HEADING)), Style(meta={"section": place})
    return OneLine(heading, remark if isinstance(remark, Text) else Text(), here)


def _synopsis(title: Title, view: View) -> Iterator[RenderableType]:
    chosen = choose_synopsis(title.synopses, view.languages)
    if chosen is None:
        yield Text()
        yield Text(_("No text on this title yet, in any language."), style=styles.DIM)
        return
    if missing := missing_language(chosen, view.languages):
        yield Remark(missing, words.language(chosen.lang), styles.WARN)
    else:
        yield Text(words.language(chosen.lang), style=styles.DIM)
    yield marked(chosen.text, "synopsis", view.find, styles.TEXT)
    if title.subjects:
        yield Text(DOT, style=styles.DIM).join(_subjects(title, view))


def _subjects(title: Title, view: View) -> Iterator[Text]:
    spoken = [*view.languages, language()]
    for subject in title.subjects:
        said = marked(label(subject, spoken), "subject", view.find, styles.DIM)
        said.stylize(Style(meta={"subject": subject}))
        yield said


def _cast(title: Title, view: View) -> Iterator[RenderableType]:
    if not title.credits:
        return
    yield Text(counted("{n} credit", "{n} credits", len(title.credits)), style=styles.DIM)
    yield credit_table(title.credits, view)
    yield from _cut(title.credits)


def credit_table(credits: Sequence[Credit], view: View) -> RenderableType:
    """Return people, what each of them did, and whom they play; of very many the first.

    Where it is narrow the two stand in one column, so that no name is broken within a word.
    """
    is_narrow, shown = view.width < _NARROW, credits[:MOST_ROWS]
    table = grid(2 if is_narrow else 3)
    if is_narrow:
        longest = max(cell_len(credit.person) for credit in shown)
        table.columns[0].width = min(longest, view.width * 3 // 5)
    else:
        table.columns[0].ratio, table.columns[2].ratio = 3, 2
    for credit in shown:
        person = Style(meta={"person": credit.person})
        name = marked(credit.person, _field(credit.job), view.find, person)
        job = Text(vocabulary.job(credit.job or ""), style=styles.DIM)
        character = marked(credit.character or "", "character", view.find)
        part = Text(DOT, style=styles.DIM).join([one for one in (job, character) if one])
        table.add_row(*([name, part] if is_narrow else [name, job, character]))
    return table


def _field(job: str | None) -> str:
    return job if job in {"director", "narrator"} else "person"


def _awards(title: Title, view: View) -> Iterator[RenderableType]:
    if not title.awards:
        return
    won = sum(award.outcome == "won" for award in title.awards)
    said = ngettext(
        "won {won} of {n} nomination", "won {won} of {n} nominations", len(title.awards)
    )
    yield Text(said.format(won=won, n=number(len(title.awards))), style=styles.DIM)
    table = grid(3)
    table.columns[1].ratio = 1
    for award in title.awards[:MOST_ROWS]:
        line = marked(award.award, "award", view.find, styles.TEXT)
        if award.category:
            line.append("\n").append_text(marked(award.category, "award", view.find, styles.DIM))
        style = styles.SEEN if award.outcome == "won" else styles.DIM
        star = "★ " if award.outcome == "won" else "  "
        outcome = Text(star + vocabulary.outcome(award.outcome or ""), style=style)
        # Without a sign it would be read as the year above.
        table.add_row(Text(str(award.year or "–"), style=styles.DIM), line, outcome)
    yield table
    yield from _cut(title.awards)


def _offers(title: Title, view: View) -> Iterator[RenderableType]:
    if not title.offers:
        return
    yield Text()
    found = []
    for offer in title.offers[:MOST_ROWS]:
        meta = Style(meta={"link": offer.url}) if offer.url else Style()
        kind = " · ".join(filter(None, (vocabulary.offer(offer.kind or ""), offer.region)))
        row = (
            marked(offer.provider, "on", view.find),
            Text(kind, styles.DIM),
            Text(checked(offer, briefly=view.width < _NARROW), styles.DIM),
        )
        found.append((row, meta))
    # A column that is empty would leave a gap.
    filled = [place for place in range(3) if any(row[place].plain for row, _meta in found)]
    table = grid(len(filled))
    for row, meta in found:
        table.add_row(*(row[place] for place in filled), style=meta)
    yield table
    yield from _cut(title.offers)


def checked(offer: Offer, *, briefly: bool = False) -> str:
    """Return when somebody saw that a title is to be had there: `checked in March 2015`.

    Briefly it is `checked Mar 2015`.
    """
    if not offer.checked or offer.checked == "unknown":
        return _("no date of check")
    # TR: when somebody saw that a title is to be had there: {when} is "on 3 Mar 2015", "in 2015"
    when = words.date_briefly(offer.checked) if briefly else words.on_day(offer.checked)
    return _("checked {when}").format(when=when)


def _cut(rows: Sequence[object]) -> Iterator[RenderableType]:
    """Say how many rows have been left out, where any have."""
    if len(rows) > MOST_ROWS:
        # TR: rows of a table that are left out
        yield Text(counted("… {n} more", "… {n} more", len(rows) - MOST_ROWS), style=styles.DIM)


def _sources(title: Title, view: View) -> Iterator[RenderableType]:
    yield Text(counted("{n} source", "{n} sources", len(title.sources)), style=styles.DIM)
    if title.conflicts:
        told = _("Where they disagree, the value in use comes first.")
        yield Text(told, style=styles.WARN)
        yield _conflicts(title, view.width)
        yield NewLine()
    linked = [source for source in title.sources if source.url]
    others = [words.source(source.source) for source in title.sources if not source.url]
    if others:
        listed = broken(DOT.join(others), view.width)
        yield Text(listed, style=styles.DIM, overflow="ellipsis")
    if linked:
        yield _linked_sources(linked, view.width)
    _beside, further = other_names(title, view)
    if further:
        # TR: names of a title in languages that are not the reader's
        before, _sign, behind = _("Other names: {names}").partition("{names}")
        listed = broken(DOT.join(further), max(1, view.width - cell_len(before)))
        names = marked(listed, "name", view.find, styles.DIM)
        yield Text.assemble((before, styles.DIM), names, (behind, styles.DIM))


def _linked_sources(sources: Sequence[Source], width: int) -> RenderableType:
    is_narrow = width < _NARROW
    table = grid(1 if is_narrow else 2)
    table.columns[0].no_wrap = not is_narrow
    for source in sources:
        day = words.date(source.retrieved) if source.retrieved else ""
        place = Address(source.url or "", day)
        name = Text(words.source(source.source))
        row: list[RenderableType] = [Group(name, place)] if is_narrow else [name, place]
        table.add_row(*row, style=Style(meta={"link": source.url}))
    return table


def _conflicts(title: Title, width: int) -> RenderableType:
    is_narrow = width < _NARROW
    table = grid(2 if is_narrow else 3)
    for column in table.columns[:-1]:
        column.max_width = width // 3
    table.columns[0].no_wrap, table.columns[0].overflow = True, "ellipsis"
    table.columns[-1].overflow = "ellipsis"  # a name that is too long is cut, and never broken
    for conflict in title.conflicts:
        label = words.field(conflict.field)
        for claim in conflict.values:
            sources = ", ".join(words.source(source) for source in claim.sources)
            said = Text(words.value(conflict.field, claim.value))
            meta = Style(meta={"claim": claim_of(conflict.field, claim.value)})
            told = Text(sources, style=styles.DIM)
            cells = [said.append("\n").append_text(told)] if is_narrow else [said, told]
            table.add_row(Text(label, style=styles.DIM), *cells, style=meta)
            label = ""
    return table


def claim_of(field: str, value: object) -> str:
    """Return what a value that somebody claims of a field is found by: `runtime=44`."""
    return f"{field}={value}"


def grid(columns: int) -> Table:
    """Return a table without lines, whose columns stand apart by two spaces."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for _column in range(columns):
        table.add_column(overflow="fold", vertical="top")
    return table


def _guide(title: Title, view: View) -> Iterator[RenderableType]:
    yield from episode_guide(title, view)


def _notes(_title: Title, view: View) -> Iterator[RenderableType]:
    content = list(own_notes(view.entry))
    return iter([Text(), *content] if content else [])


SECTIONS: Final[Mapping[str, Callable[[Title, View], Iterator[RenderableType]]]] = {
    N_("Synopsis"): _synopsis,
    N_("Cast and crew"): _cast,
    N_("Episodes"): _guide,
    N_("Awards"): _awards,
    N_("Where to watch"): _offers,
    N_("Sources"): _sources,
    N_("Your notes"): _notes,
}
