"""More on this, drawn: what is near, and why, in the language that is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from docbrowser.i18n import N_, _, language, pgettext
from docbrowser.listing import display_name
from docbrowser.related.reasons import Kind
from docbrowser.render import styles, vocabulary
from docbrowser.subjects import label
from docbrowser.text import clean_line, pick_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from docbrowser.related.more import Related
    from docbrowser.related.reasons import Reason
    from docbrowser.watching import WatchStatus

NOTHING_NEAR: Final = N_("Nothing here has to do with it: no people, no subject and no name.")
"""To be translated where it is read."""
_INDENT: Final = "    "

_SAME_JOB: Final[Mapping[str, str]] = {
    # TR: why two titles are near each other; the names are those of one or more people
    "director": N_("same director: {names}"),
    "presenter": N_("same presenter: {names}"),
    "creator": N_("same creator: {names}"),
    "narrator": N_("same narrator: {names}"),
    "writer": N_("same writer: {names}"),
    "producer": N_("same producer: {names}"),
    "cinematographer": N_("same cinematographer: {names}"),
    "composer": N_("same composer: {names}"),
    "editor": N_("same editor: {names}"),
}
_SAYS: Final[Mapping[Kind, str]] = {
    # TR: {names} is a word, or several, with which the names of both begin
    Kind.SERIES: N_("“{names}” is in both names"),
    Kind.CITED: N_("its text names “{names}”"),
    # TR: the text of the title from which one came to this list
    Kind.CITING: N_("the other one’s text names “{names}”"),
    Kind.SUBJECT: N_("both about {names}"),
    Kind.TOLD: N_("speaks of {names}"),
    Kind.NAME: N_("both name {names}"),
    Kind.WORD: N_("words in both: {names}"),
}

_AS_WRITTEN: Final = frozenset({Kind.NAME, Kind.WORD})


def said(reason: Reason) -> str:
    """Return a reason as a reader says it: `same narrator: Ada Example`."""
    if reason.kind in {Kind.SAME_JOB, Kind.PERSON}:
        return _of_people(reason)
    values = (reason.shown,) if reason.shown else reason.values
    if reason.kind in _AS_WRITTEN:
        # TR: a word or a name in the form that a text has, which may be declined; with quotation
        # marks where it would look wrong in a list without them
        values = tuple(pgettext("as a text has it", "{word}").format(word=one) for one in values)
    if reason.kind in {Kind.SUBJECT, Kind.TOLD}:
        values = tuple(label(subject, [language()]) for subject in values)
    return clean_line(_(_SAYS[reason.kind]).format(names=", ".join(values)))


def _of_people(reason: Reason) -> str:
    names = ", ".join(reason.values)
    if reason.kind is Kind.SAME_JOB and reason.jobs[0] in _SAME_JOB:
        return clean_line(_(_SAME_JOB[reason.jobs[0]]).format(names=names))
    jobs = [_job(job) for job in reason.jobs if job != "self" or len(reason.jobs) > 1]
    if not jobs:
        return clean_line(_("{names} in both").format(names=names))
    # TR: what somebody did in the one title, and in the other: "Ada Ek in both (director; editor)"
    return clean_line(_("{names} in both ({jobs})").format(names=names, jobs="; ".join(jobs)))


def _job(job: str) -> str:
    # TR: what somebody did in a film in which they are seen as themselves, beside a job: "director"
    return pgettext("job", "on screen") if job == "self" else vocabulary.job(job)


def why(near: Related) -> str:
    """Return all reasons on one line: `same narrator: Ada Example; both on Mars`."""
    return "; ".join(map(said, near.reasons))


def episode_name(near: Related, languages: Sequence[str]) -> str | None:
    """Return the name of an episode that is near; None of a title, and where it has none."""
    picked = pick_language(near.episode.names, languages) if near.episode else None
    return picked[1] if picked else None


def called(near: Related, languages: Sequence[str]) -> str:
    """Return name, and of an episode its number and its own name: `The Ants 1.2 Rain`."""
    name = display_name(near.title, languages)
    if near.episode is None:
        return clean_line(name)
    number = f"{near.episode.season}.{near.episode.number}"
    return clean_line(" ".join(filter(None, [name, number, episode_name(near, languages)])))


def year_of(near: Related) -> int | None:
    """Return the year in which it was first shown, of an episode its own, if that is known."""
    if near.episode is not None and near.episode.aired:
        return int(near.episode.aired[:4])
    return near.title.year


def more_lines(
    found: Sequence[Related], languages: Sequence[str], status: Callable[[Related], WatchStatus]
) -> Iterator[Text]:
    """Return two lines for each: mark, name and year; and below them the reasons."""
    for near in found:
        state = status(near)
        line = Text.assemble(
            (f"{styles.MARKS[state]} ", styles.STATUS_STYLES[state]),
            (called(near, languages), styles.NAME),
        )
        if year := year_of(near):
            line.append(f"  {year}", styles.DIM)
        line.append(f"  {id_of(near)}", styles.DIM)
        yield line
        yield Text.assemble((_INDENT + why(near), styles.DIM))


def id_of(near: Related) -> str:
    """Return what names it on the command line: `ID` or `ID#s1e2`."""
    return f"{near.title.id}#{near.key}" if near.key else near.title.id
