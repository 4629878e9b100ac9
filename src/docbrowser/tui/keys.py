"""Every key of the browse screen, in one table: bindings, help and hints are made from it.

On a Russian layout the same keys work by position, so that й is q.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.i18n import N_, _
from docbrowser.tui.key_names import BY_POSITION, MARKS, SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import Binding, BindingType

# TR: the names of keys, as they are called on the keyboards of your language, and short.
_WORDS: Final = frozenset(
    [
        *(N_("space"), N_("enter"), N_("esc"), N_("tab"), N_("backspace")),
        *(N_("home"), N_("end"), N_("PgDn"), N_("PgUp")),
    ]
)


class Key(NamedTuple):
    """An action of the user's: its id, its keys, what it does, and how the footer calls it.

    `help`, `group` and `hint` are messages: whoever shows them translates them.
    """

    id: str
    keys: str
    action: str
    help: str
    group: str
    hint: str = ""
    shown: str = ""

    def binding(self) -> Binding:
        """Return the Textual binding, with the same keys by position on a Russian layout."""
        from textual.binding import Binding

        return Binding(
            by_position(self.keys),
            self.action,
            self.help,
            key_display=self.display,
            id=self.id,
            show=bool(self.hint),
        )

    @property
    def display(self) -> str:
        """The keys as a person reads them: those that the user chose, or its own."""
        chosen = _CHOSEN.get(self.id)
        if chosen is not None:
            return shown(chosen)
        return self.shown or shown(self.keys)

    @property
    def said(self) -> str:
        """The keys as a person reads them, in the language of the interface."""
        return spoken(self.display)

    @property
    def usual(self) -> str:
        """The keys that it has of its own, as a person reads them."""
        return spoken(self.shown or shown(self.keys))

    @property
    def first(self) -> str:
        """The first of them, as the footer names it."""
        return named(self.display.split(" ")[0])


_CHOSEN: Final[dict[str, str]] = {}


def choose(chosen: Mapping[str, str]) -> None:
    """Let the actions of these ids be shown with the keys that the user chose for them."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)


def by_position(keys: str) -> str:
    """Return `keys`, and behind them the same by position on a Russian layout."""
    listed = keys.split(",")
    names = [MARKS.get(key, key) for key in listed]
    return ",".join([*listed, *(BY_POSITION[name] for name in names if name in BY_POSITION)])


def shown(keys: str) -> str:
    """Return keys with commas between them as they are called on the keyboard, in English."""
    return " ".join(SHOWN.get(key, key) for key in keys.split(","))


def spoken(names: str) -> str:
    """Return what `shown()` makes of keys in the language of the interface."""
    return " ".join(map(named, names.split(" ")))


def named(key: str) -> str:
    """Return the name of a key in the language of the interface: `space`, `esc`; or as it is."""
    return _(key) if key in _WORDS else key


MOVE: Final = N_("Move")
MARK: Final = N_("Mark")
FIND: Final = N_("Find and sort")
SEARCH: Final = N_("In the search")
READ: Final = N_("Read")
PROGRAM: Final = N_("Program")
CHANGE: Final = N_("Change a key …")
"""How the palette calls what the help serves for, besides being read."""

KEYS: Final = (
    Key("search", "slash,ctrl+f", "search", N_("Search"), FIND, N_("search"), "/ ctrl+f"),
    Key("sort", "s", "sort", N_("Change the sort order"), FIND, N_("sort")),
    Key("sort-reverse", "S", "reverse", N_("Reverse the order"), FIND),
    Key("filter", "f", "filter", N_("Filter, and saved searches"), FIND, N_("filter")),
    Key("clear-filters", "F", "clear_filters", N_("Clear the filters"), FIND),
    Key("next-unwatched", "n", "unwatched(1)", N_("Next unwatched title"), FIND),
    Key("previous-unwatched", "N", "unwatched(-1)", N_("Previous unwatched title"), FIND),
    Key("watched", "space", "toggle_watched", N_("Watched, or not watched"), MARK, N_("watched")),
    Key("want", "w", "toggle_wanted", N_("Want to watch, or not"), MARK, N_("want")),
    Key("skip", "x", "toggle_skipped", N_("Skip, or stop skipping"), MARK),
    Key("watched-on", "W", "watch_on", N_("Watched on a certain day, or again"), MARK),
    Key("mark-menu", "m", "mark_menu", N_("Mark a season, all, up to here …"), MARK, N_("mark …")),
    Key("rate", "r", "rate", N_("Rate it"), MARK, N_("rate")),
    Key("note", "e", "note", N_("Write a note"), MARK, N_("note")),
    Key("tag", "t", "tag", N_("Add tags"), MARK, N_("tag")),
    Key("undo", "u", "undo", N_("Undo the last mark"), MARK, N_("undo")),
    Key("redo", "ctrl+r", "redo", N_("Redo what was undone"), MARK),
    Key("open", "enter", "open", N_("Open the title, or a person in it"), READ, N_("open")),
    Key("synopsis", "1", "section(1)", N_("Go to the synopsis"), READ),
    Key("cast", "2", "section(2)", N_("Go to cast and crew"), READ),
    Key("episodes", "3", "section(3)", N_("Go to the episodes"), READ),
    Key("awards", "4", "section(4)", N_("Go to the awards"), READ),
    Key("offers", "5", "section(5)", N_("Go to where to watch it"), READ),
    Key("sources", "6", "section(6)", N_("Go to the sources, and where they disagree"), READ),
    Key("notes", "7", "section(7)", N_("Go to your notes"), READ),
    Key("spoilers", "z", "spoilers", N_("Hide or show spoilers"), READ),
    Key("language", "L", "next_language", N_("Next language of the texts"), READ, N_("language")),
    Key("link", "o", "open_link", N_("Open the link under the cursor"), READ, N_("open")),
    Key("copy", "y", "copy_id", N_("Copy the title’s ID"), READ),
    Key("copy-more", "C", "copy_menu", N_("Copy name, citation, link …"), READ),
    Key("next-up", "v", "next", N_("What to watch next, and tonight"), READ, N_("next")),
    Key("more", "T", "more", N_("More on this"), READ),
    Key("history", "H", "history", N_("History: what was done"), READ),
    Key("awards-browse", "A", "awards", N_("Awards, by prize and year"), READ),
    Key("timeline", "Y", "timeline", N_("Titles by year"), READ),
    Key("statistics", "I", "statistics", N_("Statistics: what was watched, added up"), READ),
    Key("import", "i", "import", N_("Import files and folders"), PROGRAM, N_("import")),
    Key("discover", "D", "discover", N_("Discover titles on TVmaze"), PROGRAM, N_("discover")),
    Key("edit", "E", "edit", N_("Correct what is said about it"), MARK, N_("correct")),
    Key(
        "choose-claim",
        "c",
        "choose_claim",
        N_("Choose between sources that disagree"),
        MARK,
        N_("choose"),
    ),
    Key("other-pane", "tab", "other_pane", N_("To the other pane"), MOVE),
    Key("left-pane", "h,left", "list_pane", N_("To the list"), MOVE, shown="h ←"),
    Key("right-pane", "l,right", "title_pane", N_("To the title"), MOVE, shown="l →"),
    Key(
        "back",
        "escape",
        "dismiss",
        N_("Close, clear the search, or go back"),
        MOVE,
        N_("back"),
        "esc",
    ),
    Key(
        "palette",
        "colon",
        "app.command_palette",
        N_("Command palette"),
        PROGRAM,
        N_("actions"),
        ": ctrl+p",
    ),
    Key("help", "question_mark,f1", "help", N_("The keys"), PROGRAM, N_("help"), "? f1"),
    Key("quit", "q", "quit_or_back", N_("Back, or quit from the list"), PROGRAM, N_("quit")),
    Key("quit-at-once", "ctrl+q", "app.quit", N_("Quit"), PROGRAM),
)

PANE_KEYS: Final = (
    Key("down", "j,down", "move(1)", N_("Down"), MOVE, shown="j ↓"),
    Key("up", "k,up", "move(-1)", N_("Up"), MOVE, shown="k ↑"),
    Key("page-down", "pagedown", "page(1)", N_("A page down"), MOVE, shown="PgDn"),
    Key("page-up", "pageup", "page(-1)", N_("A page up"), MOVE, shown="PgUp"),
    Key("first", "g,home", "end(-1)", N_("To the beginning"), MOVE, shown="g home"),
    Key("last", "G,end", "end(1)", N_("To the end"), MOVE, shown="G end"),
)

SEARCH_KEYS: Final = (
    Key(
        "complete",
        "tab",
        "complete",
        N_("Complete the word, or go to the list"),
        SEARCH,
        N_("complete"),
        "tab →",
    ),
    Key("earlier-search", "up", "earlier", N_("An earlier search"), SEARCH, N_("earlier"), "↑"),
    Key("later-search", "down", "later", N_("A later search, then to the list"), SEARCH, shown="↓"),
    Key("search-done", "enter", "submit", N_("To the list"), SEARCH, N_("to the list")),
)
MENU_KEYS: Final = (
    Key("pick", "space,enter", "pick", N_("Switch a filter, choose a search"), FIND),
    Key("drop", "d,delete", "drop", N_("Delete a saved search"), FIND),
)


BY_ID: Final = {key.id: key for key in (*KEYS, *PANE_KEYS, *SEARCH_KEYS)}
"""The actions of the browse screen, by their ids."""


def bindings(keys: tuple[Key, ...]) -> list[BindingType]:
    """Return the Textual bindings of `keys`; none of them stands in Textual's own footer."""
    return [key.binding() for key in keys]


def moving() -> tuple[str, str]:
    """Return the keys that move the cursor, and their hint."""
    return f"{BY_ID['down'].first} {BY_ID['up'].first}", _("move")


def hints(keys: tuple[Key, ...]) -> list[tuple[str, str]]:
    """Return the first of each key's names and its hint, of those that have one."""
    return [(key.first, _(key.hint)) for key in keys if key.hint]
