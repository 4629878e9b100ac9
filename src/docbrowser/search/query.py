"""The query language: from what is typed to a tree. Pure.

    mars rover            both words, anywhere in the title's texts
    "red planet"          the words next to each other
    -lunar                not this
    moon OR mars          either; parentheses group
    director:herzog       in one field; `year:2000..2010`, `rating:>7` compare numbers
    is:watched            the user's own state; `note:ice` and `mine:>7` ask for notes and ratings

The names of fields may be German or Russian: `regie:herzog`, `год:2006`.
A colon that is followed by a space is text, as in "Voyager: The Golden Record".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from docbrowser.errors import QueryError
from docbrowser.i18n import _
from docbrowser.search.field_names import BEYOND_ASCII, called, field_of, nearest
from docbrowser.suggesting import did_you_mean
from docbrowser.text import clean_line, words

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_FIELDS: Final = (
    "name", "person", "character", "director", "narrator", "episode", "award", "on", "genre",
    "subject", "country", "lang", "kind", "source", "tag", "note",
)  # fmt: skip
NUMBER_FIELDS: Final = ("year", "runtime", "rating", "mine", "votes", "episodes")
STATES: Final = (
    *("watched", "unwatched", "watching", "planned", "skipped", "noted", "awarded"),
    "conflicting",
)

_MOST_USEFUL: Final = ("name", "person", "subject", "year", "is")
_MAX_DEPTH: Final = 50
_NUMBER = r"\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?")
_COMPARISON = re.compile(rf"(>=|<=|>|<|=)?({_NUMBER})")


@dataclass(frozen=True)
class Words:
    """Words that stand next to each other; the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    exact: bool = False
    """Whether the last word is a whole one, as between quotation marks."""


@dataclass(frozen=True)
class InField:
    """Words in one field."""

    field: str
    words: Words


@dataclass(frozen=True)
class Between:
    """A number within bounds; None leaves an end open, `over`/`under` exclude the bound."""

    field: str
    low: float | None = None
    high: float | None = None
    over: bool = False
    under: bool = False

    def holds(self, number: float) -> bool:
        """Return whether a number lies within the bounds."""
        is_over = self.low is None or (number > self.low if self.over else number >= self.low)
        return is_over and (
            self.high is None or (number < self.high if self.under else number <= self.high)
        )


@dataclass(frozen=True)
class Is:
    """The user's own state of the title, or that sources disagree on it."""

    state: str


@dataclass(frozen=True)
class Not:
    """What does not match."""

    node: Node


@dataclass(frozen=True)
class And:
    """All of them; of nothing, everything."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    """Any of them."""

    nodes: tuple[Node, ...]


Node: TypeAlias = Words | InField | Between | Is | Not | And | Or
EVERYTHING: Final = And(())


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


_TOKENS = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<not>-(?=[^\s)-]))
  | (?P<or>(?-i:OR)(?![^\s()"]))
  | (?P<field>(?:[A-Za-z]+|BEYOND_ASCII):(?=[^\s)]))
  | (?P<unfinished>(?:FIELDS):(?=\)|$))
  | (?P<phrase>"[^"]*"?)
  | (?P<word>[^\s()"]+)
    """.replace("FIELDS", "|".join((*TEXT_FIELDS, *NUMBER_FIELDS, "is"))).replace(
        "BEYOND_ASCII", BEYOND_ASCII
    ),
    re.VERBOSE | re.IGNORECASE,
)


def parse(query: str) -> Node:
    """Return the tree of `query`.

    Raises:
        QueryError: it cannot be understood; the error names the column.
    """
    return _Parser(query).tree()


class _Parser:
    def __init__(self, query: str) -> None:
        self._tokens = list(_tokens(query))
        self._next = 0
        self._depth = 0

    def tree(self) -> Node:
        node = self._either()
        if token := self._peek():
            raise QueryError(_("this parenthesis closes nothing"), token.column)
        return node

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, kind: str) -> _Token | None:
        token = self._peek()
        if token is None or token.kind != kind:
            return None
        self._next += 1
        return token

    def _either(self) -> Node:
        nodes = [self._all()]
        while token := self._take("or"):
            if nodes[-1] == EVERYTHING:
                raise QueryError(_("OR needs something before it"), token.column)
            nodes.append(self._all())
            if nodes[-1] == EVERYTHING:
                raise QueryError(_("OR needs something after it"), token.column)
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def _all(self) -> Node:
        nodes: list[Node] = []
        while (token := self._peek()) and token.kind not in {"or", "close"}:
            node = self._one()
            if node != EVERYTHING:
                nodes.append(node)
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def _one(self) -> Node:
        if self._take("not"):
            node = self._one()
            return node if node == EVERYTHING else Not(node)
        if token := self._take("open"):
            return self._group(token)
        if token := self._take("field"):
            return self._field(token)
        token = self._tokens[self._next]
        self._next += 1
        found = _words(token)
        return found if found.words else EVERYTHING

    def _group(self, opening: _Token) -> Node:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise QueryError(_("parentheses are nested too deep"), opening.column)
        node = self._either()
        if not self._take("close"):
            raise QueryError(_("this parenthesis is never closed"), opening.column)
        if node == EVERYTHING:
            raise QueryError(_("these parentheses hold nothing"), opening.column)
        self._depth -= 1
        return node

    def _field(self, token: _Token) -> Node:
        typed = token.text[:-1].lower()
        field, value = field_of(typed), self._peek()
        if value is None or value.kind not in {"word", "phrase", "or", "not", "field"}:
            raise QueryError(_("{field}: needs a value").format(field=typed), token.column)
        self._next += 1
        if value.kind in {"not", "field"}:  # `year:-5`, `on:a:b`: the rest belongs to the value
            rest = self._take("word")
            value = _Token("word", value.text + (rest.text if rest else ""), value.column)
        if field in NUMBER_FIELDS:
            return _between(field, typed, value)
        if field == "is":
            return _is(value)
        if field not in TEXT_FIELDS:
            raise QueryError(_no_field(typed), token.column)
        found = _words(value)
        if not found.words:
            raise QueryError(_("{field}: needs a value").format(field=typed), token.column)
        return InField(field, found)


def _no_field(typed: str) -> str:
    """Return what is said of a name that no field has: what was meant, or some that there are."""
    if near := nearest(typed, (*TEXT_FIELDS, *NUMBER_FIELDS, "is")):
        # TR: {field} is a name in the query language: year, kind
        return did_you_mean(_("no field {field}:").format(field=typed), near)
    known = ", ".join(f"{called(field)}:" for field in _MOST_USEFUL)
    # TR: {field} was typed where the name of a field belongs; {known} is "name:, person:, year:"
    return _("no field {field}: – there are {known} and more").format(field=typed, known=known)


def _tokens(query: str) -> Iterator[_Token]:
    for match in _TOKENS.finditer(query):
        kind = str(match.lastgroup)
        token = _Token(kind, match.group(), match.start() + 1)
        if kind == "phrase" and (len(token.text) == 1 or not token.text.endswith('"')):
            raise QueryError(_("this quotation mark is never closed"), token.column)
        if kind == "unfinished":
            raise QueryError(
                _("{text} needs a value").format(text=token.text.lower()), token.column
            )
        if kind != "space":
            yield token


def _words(token: _Token) -> Words:
    return Words(tuple(words(clean_line(token.text))), exact=token.kind == "phrase")


def _is(token: _Token) -> Is:
    state = token.text.lower()
    if state not in STATES:
        raise QueryError(
            _("is: knows {names}, not {state}").format(names=", ".join(STATES), state=state),
            token.column,
        )
    return Is(state)


def _between(field: str, typed: str, token: _Token) -> Between:
    if (match := _RANGE.fullmatch(token.text)) and any(match.groups()):
        low, high = (float(bound) if bound else None for bound in match.groups())
        if low is not None and high is not None and low > high:
            raise QueryError(
                _("the range {text} runs backwards").format(text=token.text), token.column
            )
        return Between(field, low, high)
    if match := _COMPARISON.fullmatch(token.text):
        sign, number = match.group(1), float(match.group(2))
        if sign in {">", ">="}:
            return Between(field, low=number, over=sign == ">")
        if sign in {"<", "<="}:
            return Between(field, high=number, under=sign == "<")
        return Between(field, number, number)
    problem = _(
        "{field}: takes a number, a range such as 2000..2010 or a comparison such as >7"
    ).format(field=typed)
    raise QueryError(problem, token.column)
