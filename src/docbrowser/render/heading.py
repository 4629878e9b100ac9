"""The top of a title: its names, what it is, its ratings, and how far it was watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.text import Text

from docbrowser.i18n import _, counted, language, ngettext, number
from docbrowser.listing import display_name, tagline_in
from docbrowser.render import styles, vocabulary, words
from docbrowser.render.cut import DOT, broken
from docbrowser.render.marking import marked
from docbrowser.render.own_words import own_line
from docbrowser.text import fold, matching_tag

if TYPE_CHECKING:
    from docbrowser.render.view import View
    from docbrowser.titles import SourcedRating, Title

BAR_WIDTH: Final = 10


def heading(title: Title, view: View) -> Group:
    """Return what stands above the sections of a title."""
    name = display_name(title, view.languages)
    lines = [marked(name, "name", view.find, styles.NAME)]
    beside, _further = other_names(title, view)
    if beside:
        names = [marked(other, "name", view.find, styles.DIM) for other in beside]
        lines.append(Text(" · ", style=styles.DIM).join(names))
    facts = _facts(title, view)
    if facts.plain:
        lines.append(facts)
    tagline = tagline_in(title, view.languages)
    if tagline:
        lines.append(Text(tagline, style=styles.TEXT))
        lines[-1].stylize("italic")
    lines += [_rating(rating) for rating in title.ratings]
    lines += [line for line in (_state(title, view), own_line(view.entry)) if line.plain]
    return Group(*lines)


def other_names(title: Title, view: View) -> tuple[list[str], list[str]]:
    """Return the names that tell a reader something beside that of the title, and all the others.

    The former are the original name, and those in the languages that the reader has chosen.
    """
    shown = fold(display_name(title, view.languages))
    read = [*view.languages, language(), *(title.languages[:1] or ("en",))]
    tags = {tag for wanted in read if (tag := matching_tag(title.names, wanted))}
    beside = [name for tag, name in title.names.items() if tag in tags]
    beside += [title.original_name] if title.original_name else []
    found = {fold(name): name for name in reversed(beside)}
    further = {fold(name): name for name in reversed(title.names.values())}
    return (
        [name for key, name in reversed(found.items()) if key != shown],
        [name for key, name in reversed(further.items()) if key != shown and key not in found],
    )


def _facts(title: Title, view: View) -> Text:
    directors = [credit.person for credit in title.credits if credit.job == "director"]
    facts = [
        words.years(title),
        _kind(title),
        words.length(title, view.progress.episodes),
        ", ".join(words.country(code) for code in title.countries),
        ", ".join(directors[:3]) + ("\u00a0…" if len(directors) > 3 else ""),  # noqa: PLR2004
    ]
    told = DOT.join(fact for fact in facts if fact)
    return Text(broken(told, view.width), style=styles.TEXT)


def _kind(title: Title) -> str:
    kind = vocabulary.kind(title.kind or "")
    if not title.form or title.form == "documentary":
        return kind
    form = vocabulary.form(title.form)
    # TR: of which form a title is, and which kind: "docudrama miniseries"
    return _("{form} {kind}").format(form=form, kind=kind) if kind else form


def _rating(rating: SourcedRating) -> Text:
    filled = round(BAR_WIDTH * rating.value / rating.best)
    line = Text.assemble(("▰" * filled, styles.ACCENT))
    line.append("▱" * (BAR_WIDTH - filled), style=styles.DIM)
    line.append(f" {words.decimal(rating.value)}", style=styles.NAME)
    parts = [words.source(rating.source)]
    if rating.votes is not None:
        parts.append(counted("{n} vote", "{n} votes", rating.votes))
    if rating.best != 10:  # noqa: PLR2004 - the usual scale
        # TR: behind a rating: "4.5 of 5"
        line.append(" " + _("of {best}").format(best=words.decimal(rating.best)), style=styles.DIM)
    return line.append(f"  {' · '.join(parts)}", style=styles.DIM)


def _state(title: Title, view: View) -> Text:
    progress = view.progress
    count = words.episode_count(title, progress.episodes)
    if progress.status == "unwatched":
        return Text()
    match progress.status:
        case "watched":
            said = _watched(view)
        case "watching":
            said = _watching(view, count)
        case "planned":
            said = _("you want to watch it")
        case _skipped:
            said = _("skipped")
    if progress.status == "watched" and 0 < progress.episodes < count:
        said = ngettext(
            "{watched}, as far as it is known: {known} of {n} episode",
            "{watched}, as far as it is known: {known} of {n} episodes",
            count,
        ).format(watched=said, known=progress.episodes, n=count)
    mark = styles.MARKS[progress.status]
    told = broken(f"{mark} {said}", view.width)
    return Text(told, style=styles.STATUS_STYLES[progress.status])


def _watched(view: View) -> str:
    times, day = len(view.entry.viewings), view.progress.watched_on
    when = words.on_day(day) if day is not None else ""
    if times > 1 and when:
        # TR: {when} is "on 3 Mar 2015", "in March 2015" or "in 2015"
        form = ngettext("watched {n} time, last {when}", "watched {n} times, last {when}", times)
        return form.format(n=number(times), when=when)
    if times > 1:
        return counted("watched {n} time", "watched {n} times", times)
    # TR: {when} is "on 3 Mar 2015", "in March 2015" or "in 2015"
    return _("watched {when}").format(when=when) if when else _("watched")


def _watching(view: View, count: int) -> str:
    aired = view.progress.aired
    if view.progress.episodes < count:
        form = ngettext(
            "{seen} of {n} known episode watched", "{seen} of {n} known episodes watched", aired
        )
    else:
        form = ngettext(
            "{seen} of {n} aired episode watched", "{seen} of {n} aired episodes watched", aired
        )
    said = form.format(seen=view.progress.episodes_watched, n=aired)
    return f"{said} · {words.left(view.left)}" if view.left and view.left.episodes else said
