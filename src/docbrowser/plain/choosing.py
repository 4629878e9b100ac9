"""Settings by name: themes, languages, spoilers and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from docbrowser import i18n
from docbrowser.errors import UsageError
from docbrowser.i18n import _
from docbrowser.plain.terms import is_swap, language_of, listed, setting_of, settings, switched
from docbrowser.render import words as said
from docbrowser.store.settings import save_keys, save_setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.plain.desk import Desk
    from docbrowser.store.settings import Settings

_SWITCHES: Final = ("spoilers", "plain", "motion", "cursor")
_TEXTS: Final = ("theme", "interface", "language")
_KEYS: Final = "keys."


def set_(desk: Desk, words: str) -> None:
    """Set something, or say what is set."""
    named, _space, value = words.partition(" ")
    value = value.strip().strip("\"'")
    head, dot, tail = named.partition(".")
    name = f"{setting_of(head) or head}{dot}{tail}"
    if name == "keys" and value:
        action, _space, keys = value.partition(" ")
        if is_swap(action):
            _swap_keys(desk, keys.split())
        else:
            _set_keys(desk, action, keys.strip())
    elif name.startswith(_KEYS):
        _set_keys(desk, name.removeprefix(_KEYS), value)
    elif not value:
        for line in _told(desk, name):
            desk.say(line)
    elif name in _SWITCHES:
        _keep(desk, name, _switched(value))
    elif name in _TEXTS:
        _keep(desk, name, value if name == "theme" else language_of(value))
    else:
        raise UsageError(_unknown(name))


def language(desk: Desk, words: str) -> None:
    """Read names and texts in another language from now on."""
    if words:
        _keep(desk, "language", language_of(words))
    else:
        desk.say(said.language(desk.languages[0]))


def _set_keys(desk: Desk, action: str, keys: str) -> None:
    known = _known(desk, action)
    if not keys:
        desk.say(f"{_KEYS}{action} = {desk.settings.keys.get(action, known[action])}")
        return
    held = desk.choices.holder(desk.settings, action, keys)
    if held and desk.choices.swapped(desk.settings, action, held[1]):
        key, other, does = held
        # TR: {does} is what an action does, {other} and {action} are the names of two of them
        told = _(
            "The key {key} is taken: “{does}” ({other}) has it, too;"
            " set keys swap {action} {other} swaps the keys of the two."
        )
        raise UsageError(told.format(key=key, does=does, other=other, action=action))
    _keep_keys(desk, {action: keys})
    desk.say(f"{_KEYS}{action} = {keys}")


def _swap_keys(desk: Desk, actions: list[str]) -> None:
    if len(actions) != 2:  # noqa: PLR2004 - it takes two to swap
        raise UsageError(_("Name two actions: set keys swap want undo"))
    one, other = actions
    known = _known(desk, one, other)
    chosen = desk.choices.swapped(desk.settings, one, other)
    if chosen is None:
        told = _("The keys of {one} and {other} cannot be swapped.")
        raise UsageError(told.format(one=one, other=other))
    _keep_keys(desk, chosen)
    for action, keys in chosen.items():
        desk.say(f"{_KEYS}{action} = {keys or known[action]}")


def _known(desk: Desk, *names: str) -> dict[str, str]:
    """Return the usual keys of all actions; raise where there is none of a name."""
    known = {one: usual for one, usual, _does in desk.choices.actions()}
    for name in names:
        if name not in known:
            told = _("There is no action “{name}”; set keys lists them.")
            raise UsageError(told.format(name=name))
    return known


def _keep_keys(desk: Desk, chosen: dict[str, str]) -> None:
    """Give actions other keys, or with "" those by default."""
    wished = {one: keys for one, keys in (desk.settings.keys | chosen).items() if keys}
    changed = msgspec.structs.replace(desk.settings, keys=wished)
    _check(desk, changed)
    save_keys(desk.library.paths.settings, chosen)
    desk.settings = changed


def _keep(desk: Desk, name: str, value: str | bool) -> None:  # noqa: FBT001 - a setting
    if name == "theme" and value not in desk.choices.themes():
        themes = listed(desk.choices.themes())
        raise UsageError(
            _("There is no theme {name}; there are {themes}.").format(name=value, themes=themes)
        )
    changed = msgspec.structs.replace(desk.settings, **{name: value})
    _check(desk, changed)
    save_setting(desk.library.paths.settings, name, value)
    desk.settings = changed
    if name == "interface":
        i18n.use(str(value))
    desk.say(_line(name, value))


def _check(desk: Desk, changed: Settings) -> None:
    """Raise where something cannot be used that could before."""
    before = set(desk.choices.wrong_in(desk.settings))
    for sentence in desk.choices.wrong_in(changed):
        if sentence not in before:
            raise UsageError(sentence)


def _switched(value: str) -> bool:
    found = switched(value)
    if found is None:
        raise UsageError(_("That is switched on or off, not {value}.").format(value=value))
    return found


def _told(desk: Desk, name: str) -> Iterator[str]:
    if name == "theme":
        yield from desk.choices.themes()
    elif name == "keys":
        for action, usual, does in desk.choices.actions():
            yield f"{_KEYS}{action} = {desk.settings.keys.get(action, usual)}: {does}"
    elif name in {"", *_TEXTS, *_SWITCHES}:
        for one in [name] if name else (*_TEXTS, *_SWITCHES):
            yield _line(one, getattr(desk.settings, one))
        for action, keys in () if name else desk.settings.keys.items():
            yield f"{_KEYS}{action} = {keys}"
    else:
        raise UsageError(_unknown(name))


def _line(name: str, value: object) -> str:
    """Return what a setting is, in words: `language: German`."""
    if isinstance(value, bool):
        shown = _("on") if value else _("off")
    elif name == "theme" or not value:
        shown = str(value) or _("that of the system")
    else:
        shown = said.language(str(value))
    return _("{name}: {fact}").format(name=settings()[name], fact=shown)


def _unknown(name: str) -> str:
    return _("There is no setting {name}; set lists them.").format(name=name)
