"""A title as facts, one a line: what it is, its texts, people, episodes, awards and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.entries import viewings
from docbrowser.i18n import _, counted
from docbrowser.listing import display_name
from docbrowser.plain.telling import state
from docbrowser.render import vocabulary, words
from docbrowser.render.episodes import episode_name
from docbrowser.render.texts import choose_synopsis
from docbrowser.subjects import label
from docbrowser.text import person_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docbrowser.entries import Entry
    from docbrowser.library import Library
    from docbrowser.titles import MergedEpisode, Title


def facts(
    library: Library, title: Title, languages: Sequence[str], *, spoilers: bool
) -> Iterator[str]:
    """Yield the facts on a title; of episodes that were not seen no text without `spoilers`."""
    entry = library.entry(title.id)
    yield from _heading(library, title, languages)
    yield from _own(entry)
    yield from _synopsis(title, languages)
    yield from _people(title)
    yield from _episodes(title, entry, languages, spoilers=spoilers)
    yield from _awards(title)
    yield from _offers(title)
    yield from _sources(title)


def people_of(title: Title) -> dict[str, str]:
    """Return the people of a title, each with what they did: `director, narrator`."""
    names: dict[str, str] = {}
    jobs: dict[str, dict[str, None]] = {}
    for one in title.credits:
        key = person_key(one.person)
        names.setdefault(key, one.person)
        parts = (vocabulary.job(one.job or ""), one.character or "")
        said = jobs.setdefault(key, {})
        said.update(dict.fromkeys(filter(None, (" ".join(filter(None, parts)),))))
    return {name: ", ".join(jobs[key]) for key, name in names.items()}


def _heading(library: Library, title: Title, languages: Sequence[str]) -> Iterator[str]:
    name = display_name(title, languages)
    progress = library.progress(title.id)
    yield _fact(_("Title"), name)
    others = dict.fromkeys((title.original_name or "", *title.names.values()))
    yield from _maybe(_("Other names"), ", ".join(one for one in others if one and one != name))
    yield _fact("ID", title.id)
    kind = (vocabulary.form(title.form or ""), vocabulary.kind(title.kind or ""))
    yield from _maybe(_("Kind"), ", ".join(filter(None, kind)))
    yield from _maybe(_("Year"), words.years(title))
    yield from _maybe(_("Length"), words.length(title, progress.episodes))
    yield from _maybe(_("Languages"), ", ".join(map(words.language, title.languages)))
    yield from _maybe(_("Countries"), ", ".join(map(words.country, title.countries)))
    yield from _maybe(_("Subjects"), ", ".join(label(one, languages) for one in title.subjects))
    for rating in title.ratings:
        yield _("Rating: {value} of {best}, {source}").format(
            value=words.decimal(rating.value),
            best=words.decimal(rating.best),
            source=words.source(rating.source),
        )
    yield _fact(_("State"), state(progress) or _("not watched"))


def _own(entry: Entry) -> Iterator[str]:
    days = sorted({viewing[:10] for viewing in viewings(entry)})
    yield from _maybe(_("Watched on"), ", ".join(map(words.date, days)))
    if entry.rating is not None:
        yield _("Your rating: {value} of 10").format(value=entry.rating)
    yield from _maybe(_("Your tags"), ", ".join(entry.tags))
    for line in (entry.note, *entry.remarks):
        yield from _maybe(_("Your note"), line)


def _synopsis(title: Title, languages: Sequence[str]) -> Iterator[str]:
    chosen = choose_synopsis(title.synopses, languages)
    if chosen is None:
        yield _("No text on this title yet, in any language.")
    else:
        yield _("Synopsis, {language}: {text}").format(
            language=words.language(chosen.lang), text=chosen.text
        )


def _people(title: Title) -> Iterator[str]:
    people = people_of(title)
    if people:
        yield counted(
            "{n} person; people gives numbers.", "{n} people; people gives numbers.", len(people)
        )
    for name, jobs in people.items():
        yield _fact(_("Person"), ", ".join(filter(None, (name, jobs))))


def _episodes(
    title: Title, entry: Entry, languages: Sequence[str], *, spoilers: bool
) -> Iterator[str]:
    for season in title.seasons:
        count = counted("{n} episode", "{n} episodes", len(season.episodes))
        name = _("Season {number}").format(number=season.number)
        yield f"{name if season.number else _('Specials')}, s{season.number}: {count}"
        for episode in season.episodes:
            yield _episode(episode, entry, languages)
            text = choose_synopsis(episode.synopses, languages)
            if text and (spoilers or entry.has_seen(episode.key)):
                yield text.text


def _episode(episode: MergedEpisode, entry: Entry, languages: Sequence[str]) -> str:
    seen = entry.viewings_of(episode.key)
    parts = [
        f"{_('Episode')} {episode.key}",
        episode_name(episode, languages),
        words.date(episode.aired) if episode.aired else "",
        words.runtime(episode.runtime),
        _("watched") if seen else "",
        _("skipped") if entry.has_skipped(episode.key) else "",
    ]
    return ", ".join(filter(None, parts))


def _awards(title: Title) -> Iterator[str]:
    for award in title.awards:
        parts = (str(award.year or ""), award.award, award.category or "")
        said = ", ".join(filter(None, (*parts, vocabulary.outcome(award.outcome or ""))))
        yield _fact(_("Award"), said)


def _offers(title: Title) -> Iterator[str]:
    for offer in title.offers:
        kind = vocabulary.offer(offer.kind or "")
        checked = (
            # TR: on which day somebody saw that: "as of 3 Mar 2015"
            _("as of {day}").format(day=words.date(offer.checked)) if offer.checked else ""
        )
        parts = (offer.provider, kind, offer.region or "", checked, offer.url or "")
        yield _fact(_("Where to watch"), ", ".join(filter(None, parts)))


def _sources(title: Title) -> Iterator[str]:
    for conflict in title.conflicts:
        claims = (
            # TR: what a source says of a title: "2007 (IMDb)"
            _("{value} ({sources})").format(
                value=words.value(conflict.field, claim.value),
                sources=", ".join(map(words.source, claim.sources)),
            )
            for claim in conflict.values
        )
        yield _("Sources disagree on {field}: {claims}").format(
            field=words.field(conflict.field), claims="; ".join(claims)
        )
    for source in title.sources:
        parts = (words.source(source.source), source.url or "")
        yield _fact(_("Source"), ", ".join(filter(None, parts)))


def _maybe(name: str, said: str) -> Iterator[str]:
    if said:
        yield _fact(name, said)


def _fact(name: str, said: str) -> str:
    # TR: a fact on a title: "Year: 2007"
    return _("{name}: {fact}").format(name=name, fact=said)
