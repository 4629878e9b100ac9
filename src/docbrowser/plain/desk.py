"""What a conversation is about at the moment: the titles that were listed, and the open one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from docbrowser import i18n
from docbrowser.errors import UnknownTitleError, UsageError
from docbrowser.i18n import _
from docbrowser.listing import display_name
from docbrowser.marking import check_part
from docbrowser.plain.naming import called, nearest
from docbrowser.store.settings import Settings, load_settings
from docbrowser.suggesting import did_you_mean
from docbrowser.text import clean
from docbrowser.wishes import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docbrowser.library import Library

_PART = re.compile(r"(?:(?P<title>.+)#)?(?P<part>s\d{1,6}(?:e\d{1,6})?)", re.IGNORECASE)


class Choices(Protocol):
    """What may be set: the front end that has themes and keys knows."""

    def themes(self) -> Sequence[str]:
        """Return the names of all themes."""

    def actions(self) -> Iterable[tuple[str, str, str]]:
        """Return the id of each action that has keys, the keys, and what it does."""

    def wrong_in(self, settings: Settings) -> Iterable[str]:
        """Return what cannot be used, in a sentence each."""

    def holder(self, settings: Settings, action: str, keys: str) -> tuple[str, str, str] | None:
        """Return a key that another action has already, that one's id, and what it does."""

    def swapped(self, settings: Settings, one: str, other: str) -> dict[str, str] | None:
        """Return the keys of two actions, each with those of the other; "" for those by default.

        None where one of them cannot have the other's.
        """


@dataclass
class Desk:
    """What a conversation knows; `write` prints one line."""

    library: Library
    choices: Choices
    write: Callable[[str], None]
    query: str = ""
    filters: list[str] = field(default_factory=list)
    sort: str | None = None
    backwards: bool = False
    listed: list[str] = field(default_factory=list)
    """The ids of the titles that were listed, in the order of their numbers."""
    rest: Iterator[tuple[str, str]] | None = None
    """The ids of those to be listed by `more`, and what is said of each."""
    people: list[str] = field(default_factory=list)
    """The people that were listed, in the order of their numbers."""
    prizes: list[str] = field(default_factory=list)
    """The awards that were listed, in the order of their numbers."""
    open: str | None = None
    """The id of the title that is open."""
    asked: Callable[[bool], None] | None = None
    """What is done with the answer to a question, where one was put."""
    is_over: bool = False

    def __post_init__(self) -> None:
        """Take over the user's settings."""
        self.settings: Settings = load_settings(self.library.paths.settings, self.say)

    @property
    def languages(self) -> list[str]:
        """The language of names and texts."""
        return [self.settings.language or i18n.language()]

    def say(self, text: str) -> None:
        """Write text, cleaned; what has several lines stays so."""
        for line in clean(text).split("\n"):
            self.write(line.rstrip())

    def ask(self, question: str, answered: Callable[[bool], None]) -> None:
        """Put a question that is answered with yes or no."""
        self.say(question)
        self.asked = answered

    def title_of(self, words: str) -> str:
        """Return the id of a title: by its number in the list, its id or its whole name.

        Raises:
            UsageError: there is none, or several, or nothing is named and no title is open.
        """
        if not words:
            if self.open is None:
                raise UsageError(_("No title is open; open 1 opens the first of a list."))
            return self.open
        match self.titles_called(words):
            case [title_id]:
                return title_id
            case []:
                raise UsageError(self._unknown(words))
            case several:
                raise UsageError(
                    _("Several titles are called {name}: {ids}.").format(
                        name=words, ids=", ".join(several)
                    )
                )

    def titles_called(self, words: str) -> list[str]:
        """Return the ids of the titles of that number in the list, that id or that whole name."""
        if is_number(words) and 1 <= (number := int(words[:9])) <= len(self.listed):
            return [self.listed[number - 1]]
        return called(self.library, words)

    def names_something(self, words: str) -> bool:
        """Return whether that is a part of the open title, or one title or several."""
        return bool(_PART.fullmatch(words) or self.titles_called(words))

    def name_of(self, title_id: str) -> str:
        """Return the name of a title in the language of names."""
        return display_name(self.library.title(title_id), self.languages)

    def person_of(self, words: str) -> str:
        """Return who is named by the number in the list of people, or by the name.

        Raises:
            UsageError: there is no such number, or nobody is named.
        """
        if is_number(words):
            return _numbered(self.people, words)
        if not words:
            raise UsageError(_("Say who: person 1 is the first of the people of a title."))
        return words

    def prize_of(self, words: str) -> str:
        """Return which award is named by the number in the list of awards, or by the name.

        Raises:
            UsageError: there is no such number.
        """
        return _numbered(self.prizes, words) if is_number(words) else words

    def target_of(self, words: str) -> Target:
        """Return what is to be marked: a part of the open title (`s1e2`), or a title.

        Raises:
            UsageError: there is none.
        """
        match = _PART.fullmatch(words)
        if not match:
            return Target(self.title_of(words))
        target = Target(self.title_of(match["title"] or ""), match["part"].lower())
        try:
            check_part(self.library.title(target.title), target.part)
        except UnknownTitleError:
            raise UsageError(
                _("{title} has no {part}; open lists what it has.").format(
                    title=self.name_of(target.title), part=target.part
                )
            ) from None
        return target

    def _unknown(self, words: str) -> str:
        """Return that there is no such title, and what may help."""
        if is_number(words):
            return _no_number(self.listed, words)
        if near := nearest(self.library, words):
            problem = _("There is no title “{title_id}”").format(title_id=words)
            return did_you_mean(problem, near)
        return _("There is no title “{name}”; list lists them all.").format(name=words)


def without_part(words: str) -> str:
    """Return what names a title, of `planet-earth#s1e2`."""
    match = _PART.fullmatch(words)
    return (match and match["title"]) or words


def is_number(words: str) -> bool:
    """Return whether that is the number of a list."""
    return words.isdecimal() and words.isascii()


def _numbered(listed: Sequence[str], words: str) -> str:
    number = int(words[:9])
    if not 1 <= number <= len(listed):
        raise UsageError(_no_number(listed, words))
    return listed[number - 1]


def _no_number(listed: Sequence[str], words: str) -> str:
    if not listed:
        return _("Nothing was listed yet, so there are no numbers.")
    return _("There is no number {number}; the list ends with {last}.").format(
        number=int(words[:9]), last=len(listed)
    )
