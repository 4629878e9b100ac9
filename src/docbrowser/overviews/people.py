"""People: what each of them made and was in, by job and by year. Pure but for `look_up()`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docbrowser.credits import JOBS, fuller_names
from docbrowser.text import clean_line, fold, person_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from docbrowser.library import Library
    from docbrowser.listing import Row
    from docbrowser.model import Credit
    from docbrowser.shelves import Shelf, Told
    from docbrowser.titles import Title


class Part(NamedTuple):
    """What somebody was in one title, under one job."""

    row: Row
    characters: tuple[str, ...]
    episodes: tuple[str, ...]
    """The keys of the episodes, where it is of single ones that this is told."""


class Job(NamedTuple):
    """What somebody did, "" where no source says it, and in which titles; the latest first."""

    job: str
    parts: tuple[Part, ...]


class Person(NamedTuple):
    """Somebody, by the fullest name; where not `is_complete` there are more titles of theirs."""

    name: str
    jobs: tuple[Job, ...]
    is_complete: bool

    @property
    def rows(self) -> Sequence[Row]:
        """The titles, each once."""
        return list({part.row.id: part.row for job in self.jobs for part in job.parts}.values())

    @property
    def watched(self) -> int:
        """How many of the titles have been watched."""
        return sum(row.progress.status == "watched" for row in self.rows)


class Namesakes(NamedTuple):
    """The people that are meant by a part of a name; those of most titles first."""

    people: tuple[Person, ...]
    is_complete: bool


def person_of(
    library: Library, name: str, languages: Sequence[str] = (), also: str = ""
) -> Person | None:
    """Return the person of a name, None where nobody bears it.

    `also` is the id of a title in which that person is.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    return person_in(library.shelves.of_person(name, languages, also), name)


def look_up(library: Library, asked: str, languages: Sequence[str] = ()) -> Namesakes:
    """Return the one person of that whole name; else all of whose names it is a part.

    Raises:
        StoreError: a catalogue cannot be read.
    """
    if found := person_of(library, asked, languages):
        return Namesakes((found,), is_complete=True)
    shelf, is_meant = library.shelves.of_named(asked, languages)
    people = people_in(shelf, is_meant)
    if len(people) == 1:
        whole = person_of(library, people[0].name, languages)
        return Namesakes((whole or people[0],), is_complete=True)
    return Namesakes(tuple(people), shelf.is_complete)


def person_in(shelf: Shelf, name: str) -> Person | None:
    """Return who is called so in the titles of a shelf, None where nobody is."""
    known = _keys([_names(told.title) for told in shelf.titles], like=name)
    wanted = known[name]
    parts, spellings = _parts(shelf.titles, {wanted}, known)
    if wanted not in parts:
        return None
    return Person(_fullest(spellings[wanted]), _by_job(parts[wanted]), shelf.is_complete)


def people_in(shelf: Shelf, is_meant: Callable[[str], bool]) -> list[Person]:
    """Return the people whose names are meant, those of most titles first."""
    names = [[name for name in _names(told.title) if is_meant(name)] for told in shelf.titles]
    known = _keys(names)
    parts, spellings = _parts(shelf.titles, set(known.values()), known)
    people = [
        Person(_fullest(spellings[key]), _by_job(found), shelf.is_complete)
        for key, found in parts.items()
    ]
    return sorted(people, key=lambda one: (-len(one.rows), fold(one.name), one.name))


def _names(title: Title) -> list[str]:
    return list(dict.fromkeys(credit.person for _episode, credit in _credits(title)))


def _credits(title: Title) -> Iterator[tuple[str | None, Credit]]:
    """Return who is in a title, and who in an episode of it, with the episode's key."""
    for credit in title.credits:
        yield None, credit
    for episode in title.episodes():
        for credit in episode.credits:
            yield episode.key, credit


def _key(name: str) -> str:
    """Return what tells people apart; a name without any letter is known by its signs."""
    return person_key(name) or name


def _keys(told: Sequence[Iterable[str]], like: str | None = None) -> dict[str, str]:
    """Return the key of the person whom each name means; `told` are the names of each title.

    With `like` only of names that begin and end as that one does.
    """
    listed = [
        [name for name in names if like is None or _ends(name) == _ends(like)] for names in told
    ]
    if like is not None:
        listed.append([like])
    fuller = fuller_names(listed)
    names = {name for names in listed for name in names}
    open_ = _ambiguous(names)
    return {name: _key(name if name in open_ else fuller.get(name, name)) for name in names}


def _ambiguous(names: Iterable[str]) -> set[str]:
    """Return the names that may be short for either of two others: of John A. and John B. Smith."""
    alike: dict[tuple[str, str], list[str]] = {}
    for name in names:
        alike.setdefault(_ends(name), []).append(name)
    found: set[str] = set()
    for several in alike.values():
        keys = {_key(name) for name in several}
        longest = [key for key in keys if not any(_is_short_for(key, other) for other in keys)]
        found |= {
            name
            for name in several
            if sum(_is_short_for(_key(name), other) for other in longest) > 1
        }
    return found


def _is_short_for(key: str, other: str) -> bool:
    rest = iter(other.split())
    return key != other and all(word in rest for word in key.split())


def _ends(name: str) -> tuple[str, str]:
    words = _key(name).split() or [""]
    return words[0], words[-1]


def _parts(
    titles: Iterable[Told], wanted: set[str], known: Mapping[str, str]
) -> tuple[dict[str, dict[tuple[str, str], Part]], dict[str, Counter[str]]]:
    """Return what those people were in, by job and title, and how their names are spelt."""
    parts: dict[str, dict[tuple[str, str], Part]] = {}
    spellings: dict[str, Counter[str]] = {}
    for told in titles:
        for episode, credit in _credits(told.title):
            key = known.get(credit.person)
            if key is None or key not in wanted:
                continue
            spellings.setdefault(key, Counter())[credit.person] += 1
            place = (credit.job or "").lower(), told.row.id
            before = parts.setdefault(key, {}).get(place)
            parts[key][place] = _with(before or Part(told.row, (), ()), credit, episode, before)
    return parts, spellings


def _with(part: Part, credit: Credit, episode: str | None, before: Part | None) -> Part:
    """Return a part with what a credit adds to it."""
    characters = part.characters
    if credit.character and _key(credit.character) not in map(_key, characters):
        characters += (credit.character,)
    of_whole = before is not None and not before.episodes
    episodes = () if episode is None or of_whole else (*part.episodes, episode)
    return part._replace(characters=characters, episodes=tuple(dict.fromkeys(episodes)))


def _by_job(parts: Mapping[tuple[str, str], Part]) -> tuple[Job, ...]:
    jobs: dict[str, list[Part]] = {}
    for (job, _title), part in parts.items():
        jobs.setdefault(job, []).append(part)
    done = {part.row.id for job, found in jobs.items() if job for part in found}
    # A name without a job adds nothing where the title tells the job as well.
    jobs[""] = [part for part in jobs.get("", ()) if part.row.id not in done]
    return tuple(
        Job(job, tuple(sorted(jobs[job], key=_by_year)))
        for job in sorted(jobs, key=_by_rank)
        if jobs[job]
    )


def _by_rank(job: str) -> tuple[int, str]:
    if not job:
        return len(JOBS) + 1, ""
    return JOBS.index(job) if job in JOBS else len(JOBS), job


def _by_year(part: Part) -> tuple[int, str, str]:
    return -(part.row.summary.year or 0), fold(part.row.name), part.row.id


def _fullest(spellings: Counter[str]) -> str:
    """Return the longest of a person's names, of those the one that is spelt so most often."""
    best = max(spellings, key=lambda name: (len(_key(name).split()), spellings[name], name))
    return clean_line(best)
