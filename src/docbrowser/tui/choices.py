"""What can be chosen in the settings: themes, languages and keys. For who is no interface, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.i18n import LANGUAGES, _
from docbrowser.text import clean_line
from docbrowser.tui import remapping
from docbrowser.tui.remapping import TakenError, actions, check_free, remapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.store.settings import Settings


def theme_names() -> list[str]:
    """Return the names of all themes, our own first."""
    from textual.theme import BUILTIN_THEMES

    from docbrowser.tui.themes import THEMES

    return list(dict.fromkeys([*(theme.name for theme in THEMES), *sorted(BUILTIN_THEMES)]))


def wrong_in(settings: Settings) -> Iterator[str]:
    """Yield what of the settings cannot be used, in a sentence each."""
    if settings.theme not in theme_names():
        yield _("There is no theme {name}; the palette shows all.").format(
            name=clean_line(settings.theme)
        )
    if settings.interface and settings.interface not in LANGUAGES:
        yield _("There is no interface in the language {tag}; choose from {tags}.").format(
            tag=clean_line(settings.interface), tags=", ".join(LANGUAGES)
        )
    yield from remapped(settings.keys).problems
    yield from lacking(settings)


def lacking(settings: Settings) -> Iterator[str]:
    """Yield what would have to be installed for the settings, in a sentence each."""
    if settings.pictures == "on":
        from docbrowser.pictures.scaling import is_possible

        if not is_possible():
            yield _("Pictures take the extra `pictures`: install docbrowser-tui[pictures].")


def action_rows() -> Iterator[tuple[str, str, str]]:
    """Yield every action: its id, its usual keys, and what it does."""
    for key in actions():
        yield key.id, key.keys, _(key.help)


def holder(settings: Settings, action: str, keys: str) -> tuple[str, str, str] | None:
    """Return a key that another action has already, that one's id, and what it does."""
    wanted = next(key for key in actions() if key.id == action)
    try:
        check_free(settings.keys, wanted, keys)
    except TakenError as error:
        return error.key, error.other.id, _(error.other.help)
    return None


def swapped(settings: Settings, one: str, other: str) -> dict[str, str] | None:
    """Return the keys of two actions, each with those of the other; None where that cannot be."""
    known = {key.id: key for key in actions()}
    return remapping.swapped(settings.keys, known[one], known[other])


class Choices:
    """What may be set, as a function each; what is heavy is loaded when it is asked."""

    themes = staticmethod(theme_names)
    actions = staticmethod(action_rows)
    wrong_in = staticmethod(wrong_in)
    holder = staticmethod(holder)
    swapped = staticmethod(swapped)
