"""The keys of the screens that lie over the list: what the list has, too, goes by the same id.

So a key that is chosen for an action is heard wherever there is that action. Pure.
"""

from __future__ import annotations

from typing import Final

from docbrowser.i18n import N_
from docbrowser.tui.keys import (
    BY_ID,
    FIND,
    KEYS,
    MARK,
    MENU_KEYS,
    MOVE,
    PANE_KEYS,
    READ,
    Key,
)

HELP: Final = BY_ID["help"]
_ANYWHERE: Final = tuple(key for key in KEYS if key.id in {"palette", "quit-at-once"})
_PLACES: Final = ("next-up", "history", "awards-browse", "timeline", "statistics")


def _like(name: str, action: str, does: str = "", hint: str | None = None) -> Key:
    """Return the action of that id as another screen has it, in words of its own if need be."""
    usual = BY_ID[name]
    said = usual.hint if hint is None else hint
    return usual._replace(action=action, help=does or usual.help, hint=said)


def _left(action: str = "back", does: str = N_("Back")) -> tuple[Key, Key]:
    """Return the two keys with which a screen is left; the footer names the first."""
    quits = _like("quit", action, N_("Back"), "")
    return _like("back", action, does), quits._replace(group=MOVE)


def _to_others(but: str = "") -> tuple[Key, ...]:
    """Return what leads from one screen over the list to the others."""
    others = (BY_ID[name] for name in _PLACES if name != but)
    return tuple(key._replace(action=f"go_over('{key.action}')", hint="") for key in others)


_UNDO: Final = _like("undo", "undo")
_REDO: Final = _like("redo", "redo")
_BACK, _QUIT = _left()

TONIGHT: Final = Key("tonight", "t", "ask", N_("Plan this evening"), FIND, N_("tonight"))
NEXT: Final = (
    _like("watched", "mark", N_("Watched")),
    _like("open", "open", N_("Open the title")),
    TONIGHT,
    _BACK,
    _UNDO,
    HELP,
    _REDO,
    _QUIT,
    *_to_others("next-up"),
)

SHELF: Final = (
    _like("open", "open", N_("Open")),
    _like("watched", "mark"),
    _BACK,
    _UNDO,
    HELP,
    _REDO,
    _QUIT,
    *_to_others(),
)

MORE: Final = (
    _like("open", "open", N_("Open the title")),
    _BACK,
    HELP,
    _QUIT,
    *_to_others(),
)

HISTORY: Final = (
    _like("open", "open", N_("Open the title")),
    _like("undo", "undo", N_("Undo the last step")),
    Key("undo-step", "U", "undo_step", N_("Undo this step"), MARK, N_("undo this")),
    _like("back", "back", N_("Clear the filter, then close")),
    _like("search", "search", N_("Filter the history"), N_("filter")),
    HELP,
    _like("quit", "close", N_("Close"), ""),
    _like("redo", "redo", hint=N_("redo")),
    *_to_others("history"),
)

STATISTICS: Final = (*_left("dismiss"), HELP, *_to_others("statistics"))

DISCOVER: Final = (
    Key("discover-add", "enter", "add", N_("Add the show, or open it"), READ),
    _like("search", "type", hint=""),
    _like("other-pane", "type"),
    *_left(does=N_("Stop, or close")),
    HELP,
)

PICKER: Final = (
    Key("into", "enter,l,right", "into", N_("Choose"), MOVE, N_("choose")),
    Key("above", "h,left,backspace", "above", N_("The folder above"), MOVE, N_("parent folder")),
    Key("type-path", "slash,ctrl+f", "type", N_("Type a path"), FIND, N_("type a path")),
)
_GO: Final = Key("import-now", "enter", "go", N_("Import, or open the title"), READ)
ACCEPT: Final = Key("import-accept", "a", "accept", N_("Agree to likely matches, or not"), MARK)
IMPORT: Final = (_GO, ACCEPT, _BACK, _QUIT, HELP)

CLOSE: Final = _like("back", "screen.dismiss")
"""What closes a box over another screen; `esc` does that, too, whatever was chosen."""
FILTER: Final = (
    _like("filter", "dismiss"),
    _like("clear-filters", "clear"),
    _like("quit", "dismiss"),
)
HELPING: Final = (_like("help", "dismiss"), _like("quit", "dismiss"))

TABLES: Final = tuple(
    (*table, *PANE_KEYS, *_ANYWHERE)
    for table in (
        *(NEXT, SHELF, MORE, HISTORY, STATISTICS, DISCOVER),
        *(IMPORT, (*PICKER, *IMPORT[1:]), (*FILTER, CLOSE, *MENU_KEYS), (*HELPING, CLOSE)),
    )
)
"""What is heard at the same time, screen by screen."""


def only(keys: tuple[Key, ...], *names: str) -> tuple[Key, ...]:
    """Return those of `keys` that have one of these ids."""
    return tuple(key for key in keys if key.id in names)


def told(here: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return what the help of a screen with these keys tells."""
    return (*here, *PANE_KEYS, *_ANYWHERE)
