"""Every key of the browse screen, in one table: bindings, help and hints are made from it.

On a Russian layout the same keys work by position, so that й is q.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from textual.binding import Binding, BindingType

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбю."
_BY_POSITION: Final = {
    **dict(zip(_LATIN, _RUSSIAN, strict=True)),
    **dict(zip(_LATIN.upper(), _RUSSIAN.upper(), strict=True)),
    ":": "Ж",
}
_NAMES: Final = {"slash": "/", "colon": ":", "question_mark": "?"}


class Key(NamedTuple):
    """An action of the user's: its id, its keys, what it does, and how the footer calls it."""

    id: str
    keys: str
    action: str
    help: str
    group: str
    hint: str = ""
    shown: str = ""

    def binding(self) -> Binding:
        """Return the Textual binding, with the same keys by position on a Russian layout."""
        keys = self.keys.split(",")
        russian = [
            _BY_POSITION[name] for key in keys if (name := _NAMES.get(key, key)) in _BY_POSITION
        ]
        return Binding(
            ",".join([*keys, *russian]),
            self.action,
            self.help,
            key_display=self.display,
            id=self.id,
            show=bool(self.hint),
        )

    @property
    def display(self) -> str:
        """The keys as a person reads them."""
        return self.shown or " ".join(_NAMES.get(key, key) for key in self.keys.split(","))


MOVE: Final = "Move"
MARK: Final = "Mark"
FIND: Final = "Find and sort"
SEARCH: Final = "In the search"
READ: Final = "Read"
PROGRAM: Final = "Program"

KEYS: Final = (
    Key("search", "slash,ctrl+f", "search", "Search", FIND, "search", "/ ctrl+f"),
    Key("sort", "s", "sort", "Sort by the next key", FIND, "sort"),
    Key("sort-reverse", "S", "reverse", "Reverse the order", FIND),
    Key("filter", "f", "filter", "Filter, and saved searches", FIND, "filter"),
    Key("clear-filters", "F", "clear_filters", "Clear the filters", FIND),
    Key("next-unwatched", "n", "unwatched(1)", "Next unwatched title", FIND),
    Key("previous-unwatched", "N", "unwatched(-1)", "Previous unwatched title", FIND),
    Key("watched", "space", "toggle_watched", "Watched, or not watched", MARK, "watched"),
    Key("want", "w", "toggle_wanted", "Want to watch, or not", MARK, "want"),
    Key("skip", "x", "toggle_skipped", "Skip, or do not skip", MARK),
    Key("watched-on", "W", "watch_on", "Watched on a day; once more", MARK),
    Key("mark-menu", "m", "mark_menu", "Mark a season, all, up to here …", MARK, "mark …"),
    Key("rate", "r", "rate", "Rate it", MARK, "rate"),
    Key("note", "e", "note", "Write a note", MARK, "note"),
    Key("tag", "t", "tag", "Put tags on it", MARK, "tag"),
    Key("undo", "u", "undo", "Undo the last mark", MARK, "undo"),
    Key("redo", "ctrl+r", "redo", "Do again what was undone", MARK),
    Key("open", "enter", "open", "Open the title", READ, "open"),
    Key("synopsis", "1", "section(1)", "Go to the synopsis", READ),
    Key("cast", "2", "section(2)", "Go to cast and crew", READ),
    Key("episodes", "3", "section(3)", "Go to the episodes", READ),
    Key("awards", "4", "section(4)", "Go to the awards", READ),
    Key("offers", "5", "section(5)", "Go to where to watch it", READ),
    Key("sources", "6", "section(6)", "Go to the sources, and where they disagree", READ),
    Key("notes", "7", "section(7)", "Go to your notes", READ),
    Key("spoilers", "z", "spoilers", "Hide or show spoilers", READ),
    Key("language", "L", "next_language", "Next language of the texts", READ, "language"),
    Key("link", "o", "open_link", "Open the link under the cursor", READ),
    Key("copy", "y", "copy_id", "Copy the title's id", READ),
    Key("next-up", "v", "next", "What to watch next, and tonight", READ, "next"),
    Key("history", "H", "history", "What was done", READ),
    Key("statistics", "I", "statistics", "What was watched, added up", READ),
    Key("import", "i", "import", "Import files and folders", PROGRAM, "import"),
    Key("discover", "D", "discover", "Discover titles at TVmaze", PROGRAM, "discover"),
    Key("edit", "E", "edit", "Correct what is said of it", MARK, "correct"),
    Key("choose-claim", "c", "choose_claim", "Choose between sources that disagree", MARK),
    Key("other-pane", "tab", "other_pane", "To the other pane", MOVE),
    Key("left-pane", "h,left", "list_pane", "To the list", MOVE, shown="h ←"),
    Key("right-pane", "l,right", "open", "To the title", MOVE, shown="l →"),
    Key("back", "escape", "dismiss", "Close, clear the search, or back", MOVE, "back", "esc"),
    Key("palette", "colon", "app.command_palette", "Command palette", PROGRAM, shown=": ctrl+p"),
    Key("help", "question_mark,f1", "help", "The keys", PROGRAM, "help", "? f1"),
    Key("quit", "q", "quit_or_back", "Back, or quit from the list", PROGRAM, "quit"),
    Key("quit-at-once", "ctrl+q", "app.quit", "Quit", PROGRAM),
)

PANE_KEYS: Final = (
    Key("down", "j,down", "move(1)", "Down", MOVE, shown="j ↓"),
    Key("up", "k,up", "move(-1)", "Up", MOVE, shown="k ↑"),
    Key("page-down", "pagedown", "page(1)", "A page down", MOVE, shown="PgDn"),
    Key("page-up", "pageup", "page(-1)", "A page up", MOVE, shown="PgUp"),
    Key("first", "g,home", "end(-1)", "To the beginning", MOVE, shown="g home"),
    Key("last", "G,end", "end(1)", "To the end", MOVE, shown="G end"),
)

SEARCH_KEYS: Final = (
    Key(
        "complete",
        "tab",
        "complete",
        "Complete the word; else to the list",
        SEARCH,
        "complete",
        "tab →",
    ),
    Key("earlier-search", "up", "earlier", "An earlier search", SEARCH, "earlier", "↑"),
    Key("later-search", "down", "later", "A later search, then to the list", SEARCH, shown="↓"),
    Key("search-done", "enter", "submit", "To the list", SEARCH, "to the list"),
)
MENU_KEYS: Final = (
    Key("pick", "space,enter", "pick", "Switch a filter, choose a search", FIND),
    Key("drop", "d,delete", "drop", "Delete a saved search", FIND),
)


def bindings(keys: tuple[Key, ...]) -> list[BindingType]:
    """Return the Textual bindings of `keys`; none of them stands in Textual's own footer."""
    return [key.binding() for key in keys]
