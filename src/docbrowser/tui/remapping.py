"""Other keys for actions, as `[keys]` of `config.toml` names them. Pure, without Textual."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.i18n import _
from docbrowser.text import clean_line
from docbrowser.tui import keys, screen_keys
from docbrowser.tui.key_names import MARKS, called, latin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docbrowser.tui.keys import Key

_TABLES: Final = ((*keys.KEYS, *keys.PANE_KEYS), keys.SEARCH_KEYS, *screen_keys.TABLES)
"""Keys that are heard in the same place; in each of these a key can do one thing only."""
_OF_SEARCH: Final = frozenset(key.id for key in keys.SEARCH_KEYS)
IDS: Final = frozenset(key.id for table in _TABLES for key in table)
"""The ids of all actions whose keys can be chosen."""
_NAMED: Final = frozenset(
    {
        *("space", "enter", "escape", "tab", "backspace", "delete", "insert", "home", "end"),
        *("pageup", "pagedown", "up", "down", "left", "right"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
_HELD: Final = re.compile(r"((?:ctrl|alt|shift|super)\+)*")


class TakenError(ValueError):
    """A key is another action's already; it says whose."""

    def __init__(self, key: str, other: Key) -> None:
        self.key, self.other = keys.spoken(keys.shown(key)), other
        # TR: {other} is what an action does, as "Want to watch, or not"
        told = _("{key} is taken: {other}. Press another one.")
        super().__init__(told.format(key=self.key, other=_(other.help)))


class Remapped(NamedTuple):
    """The keys that were chosen, by the action's id, and what is wrong with the others."""

    keys: Mapping[str, str]
    problems: tuple[str, ...]


def remapped(wishes: Mapping[str, str]) -> Remapped:
    """Return which of the wishes can be fulfilled; an action of another one keeps the default."""
    known = {key.id: key for key in actions()}
    chosen: dict[str, str] = {}
    problems = []
    for action, wish in wishes.items():
        read = [_key(one.strip()) for one in wish.split(",")]
        if action not in known:
            problems.append(_unknown(action))
        elif None in read:
            problems.append(_no_key(known[action], wish))
        elif action in _OF_SEARCH and any(map(_is_typed, read)):
            problems.append(_typed(known[action]))
        else:
            chosen[action] = ",".join(one for one in read if one)
    problems += _settled(chosen)
    return Remapped(chosen, tuple(problems))


def actions() -> Iterator[Key]:
    """Yield every action whose keys can be chosen, once, as the list has it if that has it."""
    found: dict[str, Key] = {}
    for key in chain.from_iterable(_TABLES):
        found.setdefault(key.id, key)
    yield from found.values()


def pressed(wishes: Mapping[str, str], action: Key, key: str) -> str:
    """Return the key that was pressed for `action` as it is to be kept; "" for those by default.

    `key` is called as Textual calls it; on a Russian layout it counts by its position.

    Raises:
        TakenError: it is that of another action.
        ValueError: it cannot be the key of this action; the message is a sentence on why.
    """
    read = _key(latin(key))
    if read is None:
        raise ValueError(_("This key cannot be told from others. Press another one."))
    if action.id in _OF_SEARCH and _is_typed(read):
        raise ValueError(_("In the search this key is typed. Press another one."))
    answer = "" if read in action.keys.split(",") else read
    check_free(wishes, action, answer)
    return answer


def check_free(wishes: Mapping[str, str], action: Key, wanted: str) -> None:
    """Raise TakenError where `wanted`, or if it is "" a key it has by default, is another's."""
    chosen = remapped(wishes).keys
    named = [_key(one.strip()) for one in (wanted or action.keys).split(",")]
    for table in _TABLES:
        is_here = any(one.id == action.id for one in table)
        for other in table if is_here else ():
            for key in chosen.get(other.id, other.keys).split(","):
                if other.id != action.id and key in named:
                    raise TakenError(key, other)


def swapped(wishes: Mapping[str, str], one: Key, other: Key) -> dict[str, str] | None:
    """Return the keys of two actions, each with those of the other; "" for those by default.

    None where one of them cannot have the other's keys: in the search, or on another screen.
    """
    chosen = remapped(wishes).keys
    pairs = ((one, other), (other, one))
    new = {mine.id: chosen.get(its.id, its.keys) for mine, its in pairs}
    heard = remapped({**wishes, **new}).keys
    if any(heard.get(action) != named for action, named in {**chosen, **new}.items()):
        return None
    return {mine.id: "" if new[mine.id] == mine.keys else new[mine.id] for mine, _its in pairs}


def _settled(chosen: dict[str, str]) -> Iterator[str]:
    """Take out of `chosen` what is another action's key, and yield a sentence on each."""
    known = {key.id: key for key in actions()}
    while clash := next(filter(None, (_clash(table, chosen) for table in _TABLES)), None):
        action, other, key = clash
        del chosen[action.id]
        # TR: {action} and {other} are what two actions do, with their names in config.toml:
        # TR: “Undo the last mark” (undo)
        yield _(
            "The key {key} cannot be that of {action}: {other} has it, too;"
            " give one of them another in config.toml."
        ).format(
            key=keys.spoken(keys.shown(key)),
            action=_named(known[action.id]),
            other=_named(known[other.id]),
        )


def _clash(table: tuple[Key, ...], chosen: Mapping[str, str]) -> tuple[Key, Key, str] | None:
    """Return an action that is to have another one's key, that one, and the key."""
    owners: dict[str, Key] = {}
    for action in sorted(table, key=lambda one: one.id in chosen):
        for key in chosen.get(action.id, action.keys).split(","):
            other = owners.setdefault(key, action)
            if other.id != action.id and action.id in chosen:
                return action, other, key
    return None


def _named(action: Key) -> str:
    """Return an action by what the help says of it, and by its name in `config.toml`."""
    # TR: what an action does, and its name in config.toml: “Undo the last mark” (undo)
    return _("“{does}” ({name})").format(does=_(action.help), name=action.id)


def _key(written: str) -> str | None:
    """Return a key as Textual calls it: `slash` of `/`; None where there is none of the name."""
    held = _HELD.match(written)
    before = held.group() if held else ""
    name = written[len(before) :]
    if len(name) == 1 and not name.isalnum():
        name = called(name)
    is_letter = len(name) == 1 and name.isalnum()
    return before + name if is_letter or name in _NAMED or name in MARKS else None


def _is_typed(key: str | None) -> bool:
    """Return whether the key is a letter or a mark in a line of text."""
    return key is not None and (len(key) == 1 or key == "space" or key in MARKS)


def _unknown(action: str) -> str:
    return _("There is no action “{action}” to give a key to.").format(action=clean_line(action))


def _no_key(action: Key, wish: str) -> str:
    told = _("The keys of {action} are not used: “{keys}” names none, as ctrl+f or / does.")
    return told.format(action=_named(action), keys=clean_line(wish))


def _typed(action: Key) -> str:
    told = _("The keys of {action} are not used: in the search a letter is typed.")
    return told.format(action=_named(action))
