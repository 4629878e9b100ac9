"""Numbers, dates and codes as a reader says them, in the language that is spoken. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from docbrowser import i18n
from docbrowser.i18n import _, counted, pgettext
from docbrowser.render import vocabulary
from docbrowser.render.cut import DOT
from docbrowser.render.remembering import remembered
from docbrowser.render.vocabulary import source

if TYPE_CHECKING:
    from docbrowser.listing import Summary
    from docbrowser.titles import Title
    from docbrowser.watching import TimeLeft

__all__ = ["source"]

_DAY: Final = len("2007-09-23")
_MONTH: Final = len("2007-09")


def runtime(minutes: int | None) -> str:
    """Return minutes as `1 h 29 min`, "" where they are unknown."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        # TR: short for hours and minutes, as in lists: de "1 Std. 29 Min.", ru "1 ч 29 мин"
        return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
    if hours:
        return _("{hours} h").format(hours=hours)
    return _("{minutes} min").format(minutes=rest) if rest else ""


def decimal(value: float, digits: int | None = None) -> str:
    """Return a number as it is written: `7.2`, `7,2`; with so many `digits` behind the sign."""
    written = f"{value:g}" if digits is None else f"{value:.{digits}f}"
    # TR: what stands between the whole number and its tenths: 7.2 in English, 7,2 in German
    return written.replace(".", pgettext("decimal sign", "."))


@remembered
def date(partial: str) -> str:
    """Return a partial ISO date as `23 Sept 2007`, `September 2007` or `2007`."""
    from babel.dates import format_skeleton

    locale = i18n.locale()
    try:
        if len(partial) == _DAY:
            day = dt.date.fromisoformat(partial)
            return str(format_skeleton("yMMMd", day, locale=locale))
        if len(partial) == _MONTH:
            month = dt.date.fromisoformat(f"{partial}-01")
            return str(format_skeleton("yMMMM", month, locale=locale))
    except ValueError:
        return partial  # a date that is none: as it stands
    return _("unknown") if partial == "unknown" else partial


@remembered
def date_briefly(partial: str) -> str:
    """Return a partial ISO date as `date()` does, but a month as `Sept 2007`."""
    from babel.dates import format_skeleton

    if len(partial) != _MONTH:
        return date(partial)
    try:
        month = dt.date.fromisoformat(f"{partial}-01")
    except ValueError:
        return partial
    return str(format_skeleton("yMMM", month, locale=i18n.locale()))


@remembered
def on_day_of_year(partial: str) -> str:
    """Return a whole ISO date as `on 23 Sept`, where the year is known; another as it stands."""
    from babel.dates import format_skeleton

    if len(partial) != _DAY:
        return on_day(partial)
    day = format_skeleton("MMMd", dt.date.fromisoformat(partial), locale=i18n.locale())
    return _("on {day}").format(day=day)


def on_day(partial: str) -> str:
    """Return a partial ISO date as `on 23 Sept 2007`, `in September 2007`, `in 2007`."""
    if len(partial) == _DAY:
        # TR: a day, as it stands behind a verb: "watched on 3 Mar 2015"
        return _("on {day}").format(day=date(partial))
    try:
        day = dt.date.fromisoformat(f"{partial}-01")
    except ValueError:
        return _("in {year}").format(year=date(partial))
    return _in_month(day.month).format(year=day.year)


def _in_month(month: int) -> str:
    # Where a language bends its months, each has to be said by itself.
    return (
        _("in January {year}"),
        _("in February {year}"),
        _("in March {year}"),
        _("in April {year}"),
        _("in May {year}"),
        _("in June {year}"),
        _("in July {year}"),
        _("in August {year}"),
        _("in September {year}"),
        _("in October {year}"),
        _("in November {year}"),
        _("in December {year}"),
    )[month - 1]


@remembered
def weekday(day: str) -> str:
    """Return an ISO date as `Saturday, 21 November 2026`.

    Raises:
        ValueError: it is no day.
    """
    from babel.dates import format_date

    date_ = dt.date.fromisoformat(day)
    # In English as it has always been: releases of Babel disagree on its comma.
    form = "EEEE, d MMMM y" if i18n.language() == "en" else "full"
    return str(format_date(date_, form, locale=i18n.locale()))


@remembered
def language(tag: str) -> str:
    """Return the name of a BCP 47 language: `German` of `de`; the tag where it has no name."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(i18n.locale()) or tag
    except (ValueError, UnknownLocaleError):
        return tag


# What CLDR calls the short form, which babel does not pass on.
_SHORT_COUNTRIES: Final = {("ru", "US"): "США"}


@remembered
def country(code: str) -> str:
    """Return the name of a country: `Canada` of `CA`; the code where it has no name."""
    from babel import Locale

    if short := _SHORT_COUNTRIES.get((i18n.locale().partition("_")[0], code)):
        return short
    return str(Locale.parse(i18n.locale()).territories.get(code, code))


def field(path: str) -> str:
    """Return the path of a field as words: `1.2 · air date` of `episodes.s1e2.aired`."""
    head, *rest = path.split(".")
    if head == "episodes" and rest:
        season, _sign, number = rest[0][1:].partition("e")
        return f"{season}.{number}{DOT}{field('.'.join(rest[1:]))}"
    if head == "names" and rest:
        return _("name, {language}").format(language=language(rest[0]))
    if head == "credits" and rest:
        return _("person")
    return vocabulary.field(path)


def value(field_path: str, claimed: object) -> str:
    """Return a claimed value of a field as words."""
    name = field_path.rsplit(".", maxsplit=1)[-1]
    if name == "runtime" and isinstance(claimed, int):
        return runtime(claimed)
    if name in {"premiered", "ended", "aired"}:
        return date(str(claimed))
    if name in _CODES:
        return _CODES[name](str(claimed))
    return str(claimed)


_CODES: Final = {
    "kind": vocabulary.kind,
    "form": vocabulary.form,
    "status": vocabulary.status,
}


def left(what: TimeLeft, *, briefly: bool = False) -> str:
    """Return `12 episodes left · about 9 h 30 min`, or briefly `12 left · about 9 h 30 min`."""
    count = left_briefly(what) if briefly else _left(what)
    if not what.minutes:
        return count
    time = runtime(what.minutes)
    return f"{count} · {time if what.is_exact else _('about {time}').format(time=time)}"


def left_briefly(what: TimeLeft) -> str:
    """Return `12 left`, of episodes."""
    # TR: how many episodes one has yet to see, in few letters
    return counted("{n} left", "{n} left", what.episodes)


def _left(what: TimeLeft) -> str:
    # TR: how many episodes one has yet to see
    return counted("{n} episode left", "{n} episodes left", what.episodes)


def years(title: Title) -> str:
    """Return the years of a title's run: `2007`, `2007–2015`, `2021–` while it runs."""
    if title.year is None:
        return ""
    if title.ended and title.ended[:4] != str(title.year):
        return f"{title.year}–{title.ended[:4]}"
    return f"{title.year}–" if title.status == "running" else str(title.year)


def length(title: Title | Summary, episodes: int) -> str:
    """Return how long a title is: `40 min` of a film, `6 × 46 min` or `4 episodes` of a series.

    Episodes are counted in minutes only: `6 × 89 min`.
    """
    if not title.is_series:
        return runtime(title.runtime)
    count = episode_count(title, episodes)
    if count and title.runtime:
        return f"{count} × {_('{minutes} min').format(minutes=title.runtime)}"
    return counted("{n} episode", "{n} episodes", count) if count else runtime(title.runtime)


def episode_count(title: Title | Summary, listed: int) -> int:
    """Return how many regular episodes there are: as claimed, or at least as many as listed."""
    return max(title.episode_count or 0, listed)
