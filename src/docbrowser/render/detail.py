"""One title, drawn: heading, synopsis, cast, episode guide, awards, where to watch, sources.

What can be acted on carries its identity in the style's meta data: `section` (1 to 7), `episode`
(a key such as `s1e2`), `link` (an address), `person` (a name), `claim` (see `claim_of()`). The
interface finds it there again after wrapping; a terminal never sees it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group, NewLine
from rich.style import Style
from rich.table import Table
from rich.text import Text

from docbrowser.listing import display_name
from docbrowser.render import styles, words
from docbrowser.render.episodes import choose_synopsis, episode_guide
from docbrowser.render.marking import marked
from docbrowser.render.own_words import own_line, own_notes
from docbrowser.text import fold, same_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from docbrowser.render.view import View
    from docbrowser.titles import Source, SourcedRating, Title

BAR_WIDTH: Final = 10


def detail(title: Title, view: View) -> RenderableType:
    """Return the whole of `title` as one renderable."""
    blocks: list[RenderableType] = [_heading(title, view)]
    for number, (name, draw) in enumerate(SECTIONS.items(), start=1):
        content = list(draw(title, view))
        if content:
            blocks += [NewLine(), _section(number, name, content.pop(0)), *content]
    return Group(*blocks)


def _section(number: int, name: str, remark: RenderableType) -> Text:
    line = Text.assemble((name.upper(), styles.HEADING))
    if isinstance(remark, Text) and remark.plain:
        line.append("   ").append_text(remark)
    line.stylize(Style(meta={"section": number}))
    return line


def _heading(title: Title, view: View) -> RenderableType:
    name = display_name(title, view.languages)
    lines = [marked(name, "name", view.find, styles.NAME)]
    others = _other_names(title, name)
    if others:
        names = [marked(other, "name", view.find, styles.DIM) for other in others]
        lines.append(Text(" · ", style=styles.DIM).join(names))
    facts = _facts(title, view)
    if facts.plain:
        lines.append(facts)
    lines += [_rating(rating) for rating in title.ratings]
    lines += [line for line in (_state(title, view), own_line(view.entry)) if line.plain]
    return Group(*lines)


def _other_names(title: Title, shown: str) -> list[str]:
    known = [*title.names.values(), *([title.original_name] if title.original_name else [])]
    others = {fold(name): name for name in reversed(known)}
    others.pop(fold(shown), None)
    return list(reversed(others.values()))


def _facts(title: Title, view: View) -> Text:
    directors = [credit.person for credit in title.credits if credit.job == "director"]
    kind: str = title.kind or ""
    if title.form and title.form != "documentary":
        kind = f"{title.form} {kind}".strip()
    facts = [
        words.years(title),
        kind,
        words.length(title, view.progress.episodes),
        ", ".join(words.country(code) for code in title.countries),
        ", ".join(directors[:3]) + (" …" if len(directors) > 3 else ""),  # noqa: PLR2004
    ]
    return Text(" · ".join(fact for fact in facts if fact), style=styles.TEXT)


def _rating(rating: SourcedRating) -> Text:
    filled = round(BAR_WIDTH * rating.value / rating.best)
    line = Text.assemble(("▰" * filled, styles.ACCENT))
    line.append("▱" * (BAR_WIDTH - filled), style=styles.DIM)
    line.append(f" {rating.value:g}", style=styles.NAME)
    scale = "" if rating.best == 10 else f" of {rating.best:g}"  # noqa: PLR2004 - the usual scale
    votes = f" · {words.plural(rating.votes, 'vote')}" if rating.votes is not None else ""
    return line.append(f"{scale}  {words.source(rating.source)}{votes}", style=styles.DIM)


def _state(title: Title, view: View) -> Text:
    progress = view.progress
    count = words.episode_count(title, progress.episodes)
    if progress.status == "unwatched":
        return Text()
    said = {
        "watched": _watched(view),
        "watching": f"{progress.episodes_watched} of {progress.aired} aired episodes watched"
        + (f" · {words.left(view.left)}" if view.left and view.left.episodes else ""),
        "planned": "you want to watch it",
        "skipped": "skipped",
    }  # fmt: skip
    if progress.status == "watched" and 0 < progress.episodes < count:
        said["watched"] += f", as far as it is known: {progress.episodes} of {count} episodes"
    mark = styles.MARKS[progress.status]
    return Text(f"{mark} {said[progress.status]}", style=styles.STATUS_STYLES[progress.status])


def _watched(view: View) -> str:
    times, day = len(view.entry.viewings), view.progress.watched_on
    often = f"watched {times} times" if times > 1 else "watched"
    if day is None:
        return often
    return f"{often}, last {words.on_day(day)}" if times > 1 else f"{often} {words.on_day(day)}"


def _synopsis(title: Title, view: View) -> Iterator[RenderableType]:
    chosen = choose_synopsis(title.synopses, view.languages)
    if chosen is None:
        yield Text()
        yield Text("No text on this title yet, in any language.", style=styles.DIM)
        return
    wanted = view.languages[0] if view.languages else "en"
    shown = words.language(chosen.lang)
    if same_language(chosen.lang, wanted):
        yield Text(shown, style=styles.DIM)
    else:
        yield Text(f"no {words.language(wanted)} text, showing {shown}", style=styles.WARN)
    yield marked(chosen.text, "synopsis", view.find, styles.TEXT)


def _cast(title: Title, view: View) -> Iterator[RenderableType]:
    if not title.credits:
        return
    yield Text(words.plural(len(title.credits), "credit"), style=styles.DIM)
    table = _grid(3)
    table.columns[0].ratio, table.columns[2].ratio = 3, 2
    for credit in title.credits:
        table.add_row(
            marked(
                credit.person, _field(credit.job), view.find, Style(meta={"person": credit.person})
            ),
            Text(_job(credit.job), style=styles.DIM),
            marked(credit.character or "", "character", view.find),
        )
    yield table


def _field(job: str | None) -> str:
    return job if job in {"director", "narrator"} else "person"


def _job(job: str | None) -> str:
    return {"self": "as themselves", None: ""}.get(job, job or "")


def _awards(title: Title, view: View) -> Iterator[RenderableType]:
    if not title.awards:
        return
    won = sum(award.outcome == "won" for award in title.awards)
    yield Text(f"{won} won of {words.plural(len(title.awards), 'nomination')}", style=styles.DIM)
    table = _grid(3)
    table.columns[1].ratio = 1
    for award in title.awards:
        line = marked(award.award, "award", view.find, styles.TEXT)
        if award.category:
            line.append("\n").append_text(marked(award.category, "award", view.find, styles.DIM))
        style = styles.SEEN if award.outcome == "won" else styles.DIM
        star = "★ " if award.outcome == "won" else "  "
        outcome = Text(f"{star}{award.outcome or ''}", style=style)
        table.add_row(Text(str(award.year or ""), style=styles.DIM), line, outcome)
    yield table


def _offers(title: Title, view: View) -> Iterator[RenderableType]:
    if not title.offers:
        return
    yield Text()
    table = _grid(3)
    for offer in title.offers:
        meta = Style(meta={"link": offer.url}) if offer.url else Style()
        checked = f"checked on {words.date(offer.checked)}" if offer.checked else "no date of check"
        kind = " · ".join(part for part in (offer.kind, offer.region) if part)
        row = (
            marked(offer.provider, "on", view.find),
            Text(kind, styles.DIM),
            Text(checked, styles.DIM),
        )
        table.add_row(*row, style=meta)
    yield table


def _sources(title: Title, _view: View) -> Iterator[RenderableType]:
    yield Text(words.plural(len(title.sources), "source"), style=styles.DIM)
    if title.conflicts:
        yield Text("Where they disagree; what counts here stands first.", style=styles.WARN)
        yield _conflicts(title)
        yield NewLine()
    linked = [source for source in title.sources if source.url]
    others = [words.source(source.source) for source in title.sources if not source.url]
    if others:
        yield Text(" · ".join(others), style=styles.DIM)
    if linked:
        yield _linked_sources(linked)


def _linked_sources(sources: Sequence[Source]) -> RenderableType:
    table = _grid(2)
    table.columns[1].ratio = 1
    for source in sources:
        place = Text(source.url or "", style=styles.DIM, overflow="fold")
        if source.retrieved:
            place.append(f"  {words.date(source.retrieved)}")
        name = Text(words.source(source.source))
        table.add_row(name, place, style=Style(meta={"link": source.url}))
    return table


def _conflicts(title: Title) -> RenderableType:
    table = _grid(3)
    table.columns[2].ratio = 1
    for conflict in title.conflicts:
        label = words.field(conflict.field)
        for claim in conflict.values:
            sources = ", ".join(words.source(source) for source in claim.sources)
            said = Text(words.value(conflict.field, claim.value))
            meta = Style(meta={"claim": claim_of(conflict.field, claim.value)})
            table.add_row(
                Text(label, style=styles.DIM), said, Text(sources, style=styles.DIM), style=meta
            )
            label = ""
    return table


def claim_of(field: str, value: object) -> str:
    """Return what a value that somebody claims of a field is found by: `runtime=44`."""
    return f"{field}={value}"


def _grid(columns: int) -> Table:
    """Return a table without lines, whose columns stand apart by two spaces."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for _ in range(columns):
        table.add_column(overflow="fold", vertical="top")
    return table


def _guide(title: Title, view: View) -> Iterator[RenderableType]:
    yield from episode_guide(title, view)


def _notes(_title: Title, view: View) -> Iterator[RenderableType]:
    content = list(own_notes(view.entry))
    return iter([Text(), *content] if content else [])


SECTIONS: Final[Mapping[str, Callable[[Title, View], Iterator[RenderableType]]]] = {
    "Synopsis": _synopsis,
    "Cast and crew": _cast,
    "Episodes": _guide,
    "Awards": _awards,
    "Where to watch": _offers,
    "Sources": _sources,
    "Your notes": _notes,
}
