"""What the importers of saved page texts share: casts, episodes, complaints, the record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers.items import Part, RefusedError, Rejected
from docbrowser.importers.making import made
from docbrowser.importers.page_lines import MAX_LABEL, is_sentence, retrieved_on
from docbrowser.importers.parsing import is_person, part_played

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docbrowser.importers.items import Item
    from docbrowser.importers.page_lines import Line

_COUNT = re.compile(r"\d{1,5} episodes?(?: • .*)?", re.IGNORECASE)
_NAME_WORDS: Final = 8
_PLAIN_JOBS: Final = {
    "director": "director", "directed by": "director", "regie": "director",
    "writer": "writer", "screenwriter": "writer", "screenplay": "writer", "drehbuch": "writer",
    "producer": "producer", "executive producer": "producer", "co-producer": "producer",
    "co-executive producer": "producer", "creator": "creator", "editor": "editor",
    "composer": "composer", "music": "composer", "musik": "composer",
    "cinematographer": "cinematographer", "director of photography": "cinematographer",
    "kamera": "cinematographer", "host": "presenter", "co-host": "presenter",
    "presenter": "presenter", "moderator": "presenter", "actor": "actor", "actress": "actor",
    "narrator": "narrator", "(narrator)": "narrator", "self": "self", "himself": "self",
    "herself": "self", "themselves": "self",
}  # fmt: skip


class Complaints:
    """What could not be taken in of a page that is otherwise well; itself takes sentences."""

    def __init__(self) -> None:
        self.all: list[Rejected] = []

    def __call__(self, reason: str) -> None:
        """Note what is wrong with a value whose line is not known."""
        self.all.append(Rejected(reason=reason))

    def at(self, number: int | None, reason: str) -> None:
        """Note what is wrong in a line."""
        self.all.append(Rejected(reason=reason, line=number))


def cast_of(lines: Sequence[Line], complaints: Complaints) -> list[dict[str, str | None]]:
    """Return the credits of a list with names and roles on alternating lines.

    Where empty lines set the pairs apart they are heeded. A job such as "Director" is known for
    a role, so that a name without one before it shifts nothing. A last name without a role is
    kept without one, and complained of.
    """
    lines = [line for line in lines if not _COUNT.fullmatch(line.text[:30])]
    fit = [line for line in lines if not is_sentence(line.text)]
    for line in lines:
        if is_sentence(line.text):
            complaints.at(line.number, _("a sentence stands among the cast"))
    groups = _groups(fit)
    if max(map(len, groups), default=0) == 2:  # noqa: PLR2004 - a name and a role
        pairs = [(group[0], group[1] if len(group) > 1 else None) for group in groups]
    else:
        pairs = _alternating(fit, complaints)
    return [
        credit
        for person, role in pairs
        if is_person(person.text)
        for credit in credits_for(person.text, role.text if role else None)
    ]


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in lines:
        if line.apart or not found:
            found.append([])
        found[-1].append(line)
    return found


def _alternating(lines: Sequence[Line], complaints: Complaints) -> list[tuple[Line, Line | None]]:
    found: list[tuple[Line, Line | None]] = []
    place = 0
    while place < len(lines):
        person, *others = lines[place : place + 3]
        if _is_job(person.text):
            complaints.at(
                person.number,
                _("the name of the {job} is missing").format(job=person.text.lower()),
            )
            place += 1
        elif not others or (
            len(others) > 1 and _is_job(others[1].text) and not _is_job(others[0].text)
        ):
            complaints.at(
                person.number, _("the role of {person} is missing").format(person=person.text)
            )
            found.append((person, None))
            place += 1
        else:
            found.append((person, others[0]))
            place += 2
    return found


def _is_job(text: str) -> bool:
    return text.casefold() in _PLAIN_JOBS


def credits_for(person: str, role: str | None) -> list[dict[str, str | None]]:
    """Return what a person with a role did; "Narrator / Writer" is two jobs and no character."""
    if role is None:
        return [{"person": person}]
    jobs = [_PLAIN_JOBS.get(part.casefold().strip()) for part in re.split(r"[/,;]| - ", role)]
    if all(jobs):
        return [{"person": person, "job": job} for job in dict.fromkeys(jobs)]
    return [part_played(person, role)]


def names_in(text: str) -> list[str]:
    """Return the names of people in a list with commas; sentences are left out."""
    parts = (part.strip(" .…") for part in re.split(r"[,;•]", text))
    return [part for part in parts if part and is_person(part) and part.count(" ") < _NAME_WORDS]


def origin(
    source: str, lines: Sequence[Line], saved: re.Match[str] | None
) -> dict[str, str | None]:
    """Return the fields that say where a page is from; `saved` is its address, if it tells it."""
    return {
        "source": source,
        "url": saved[0] if saved else None,
        "retrieved": retrieved_on(lines),
    }


def refuse_missing(lines: Sequence[Line], pattern: re.Pattern[str]) -> None:
    """Refuse a page that only says that there is none.

    Raises:
        RefusedError: one of the first lines says so.
    """
    if any(pattern.fullmatch(line.text[:MAX_LABEL]) for line in lines[:12]):
        raise RefusedError(_("it is about no work: the page was not found"))


def add_episode(
    episodes: dict[tuple[int, int], dict[str, Any]],
    episode: dict[str, Any],
    number: int | None,
    complaints: Complaints,
) -> None:
    """Put an episode among the others; one whose number came before is complained of."""
    key = (episode["season"], episode["number"])
    if key in episodes:
        complaints.at(
            number,
            _("episode {episode} is listed twice; the first is kept").format(
                episode=f"s{key[0]}e{key[1]}"
            ),
        )
    else:
        episodes[key] = episode


def finished(
    fields: Mapping[str, Any], complaints: Complaints, *, part: bool = False
) -> Iterator[Item]:
    """Yield the record of `fields`, as a part of a work if it is one, then what was wrong.

    Raises:
        RefusedError: nothing tells of which work it is.
    """
    record = made(fields, complaints)
    if record is None:
        raise RefusedError(_("it does not say of which work it is"))
    yield Part(record=record) if part else record
    yield from complaints.all
