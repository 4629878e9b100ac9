"""What the user wishes to be marked, and what became of it: the values. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.model import episode_key, parse_episode_key

if TYPE_CHECKING:
    from docbrowser.actions import Draft, Verb


class Target(NamedTuple):
    """What an action is done to: a title, one of its seasons, or an episode (`s1`, `s1e2`)."""

    title: str
    part: str | None = None

    def __str__(self) -> str:
        return self.title if self.part is None else f"{self.title}#{self.part}"

    @classmethod
    def parse(cls, text: str) -> Target:
        """Return the target of `ID`, `ID#s1` or `ID#s1e2`."""
        title, hash_sign, part = text.partition("#")
        if not hash_sign:
            return cls(title)
        try:
            season, number = parse_episode_key(part)
        except ValueError:
            return cls(title, part)  # what it names is judged when the title is known
        return cls(title, f"s{season}" if number is None else episode_key(season, number))


class Wish(NamedTuple):
    """What the user wants done: the verb, and the day of a viewing.

    `up_to` takes in the episodes before the one that is named, `again` those that were watched
    before.
    """

    verb: Verb
    value: str = ""
    up_to: bool = False
    again: bool = False


class Passed(NamedTuple):
    """How many episodes a bulk left alone, since they are yet to be shown, or no date is known."""

    unaired: int = 0
    undated: int = 0

    def __add__(self, other: object) -> Passed:
        if not isinstance(other, Passed):
            return NotImplemented
        return Passed(self.unaired + other.unaired, self.undated + other.undated)


NONE_PASSED: Final = Passed()


class Made(NamedTuple):
    """What a wish comes to for one target."""

    drafts: list[Draft]
    passed: Passed = NONE_PASSED
    dropped: int = 0
    """How many viewings it takes off."""


@dataclass(frozen=True)
class Outcome:
    """What marking came to: what was done, and to which titles and episodes; to none, perhaps."""

    verb: Verb | None
    targets: tuple[Target, ...]
    value: str | None = None
    """That of the first action."""
    undone: Draft | None = None
    """What was undone or done again: its first action."""
    values: tuple[str, ...] = ()
    """Those of all actions."""
    verbs: tuple[Verb, ...] = ()
    """What was done, each once; more than one where a step marks in several ways."""
    dropped: int = 0
    """How many viewings were taken off."""
    passed: Passed = NONE_PASSED

    @property
    def titles(self) -> tuple[str, ...]:
        """The ids of the titles that were touched, each once."""
        return tuple(dict.fromkeys(target.title for target in self.targets))
