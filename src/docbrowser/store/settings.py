"""The settings: `config.toml`, read by us and written by hand or by us, comments kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from docbrowser.errors import MissingFileError, StoreError, UnreadableFileError
from docbrowser.store.files import make_folder, replace_file, resolved
from docbrowser.store.locking import exclusive
from docbrowser.store.tables import content_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tomlkit import TOMLDocument


class Settings(Struct, frozen=True, kw_only=True):
    """What the user chose; each has a default that serves."""

    theme: str = "docbrowser-dark"
    interface: str = ""
    """The language of the interface: `en`, `de` or `ru`; "" leaves it to the environment."""
    language: str = ""
    """The language of names and texts, as a BCP 47 tag; "" is the language of the interface."""
    spoilers: bool = True
    """Whether texts on episodes that have not been seen are shown."""
    searches: tuple[str, ...] = ()
    """The searches that the user has saved."""
    plain: bool = False
    """Whether the program is a conversation in lines, without being asked by `--plain`."""
    motion: bool = True
    """Whether anything on the screen may move by itself, or blink."""
    cursor: bool = False
    """Whether the terminal's own cursor is shown, on the line where one is."""
    pictures: Literal["auto", "on", "off"] = "auto"
    """Whether pictures of titles are shown; `auto`: where they serve, and not over a network."""
    player: str = ""
    """The program that plays videos, with its arguments; "" is the desktop's own."""
    keys: dict[str, str] = {}
    """Other keys for an action, by its id; several with commas between them."""


def load_settings(path: Path, warn: Callable[[str], None]) -> Settings:
    """Return the settings in `path`; the defaults where it is missing or wrong.

    `warn` is told what is wrong, in a sentence.
    """
    try:
        return msgspec.convert(_read(path), Settings)
    except MissingFileError:
        return Settings()
    except UnreadableFileError as error:
        reason = error.reason
    except ValueError as error:  # of UTF-8, of TOML and of the schema
        reason = str(error).splitlines()[0]
    warn(f"{path} is not used: {reason}; mend it, or delete it for the defaults.")
    return Settings()


def unknown_settings(path: Path) -> list[str]:
    """Return the names in `path` that are of no setting; none where it cannot be read."""
    try:
        named = _read(path)
    except (StoreError, ValueError):
        return []
    return [name for name in named if name not in Settings.__struct_fields__]


def save_setting(path: Path, name: str, value: str | bool) -> None:  # noqa: FBT001 - a setting
    """Write one setting, leaving all else in the file as it is.

    Raises:
        StoreError: it cannot be written, or what is there is no TOML and would be lost.
    """

    def choose(document: TOMLDocument) -> None:
        document[name] = value

    _edit(path, choose)


def save_keys(path: Path, chosen: Mapping[str, str]) -> None:
    """Give actions other keys, by their ids; "" gives one those by default again.

    Raises:
        StoreError: as `save_setting`.
    """

    def choose(document: TOMLDocument) -> None:
        table = document.setdefault("keys", {})
        for action, keys in chosen.items():
            if keys:
                table[action] = keys
            else:
                table.pop(action, None)

    _edit(path, choose)


def save_search(path: Path, query: str) -> None:
    """Add a search to those that are kept, unless it is one of them.

    Raises:
        StoreError: as `save_setting`.
    """

    def add(document: TOMLDocument) -> None:
        searches = document.setdefault("searches", [])
        if query not in searches:
            searches.append(query)

    _edit(path, add)


def drop_search(path: Path, query: str) -> None:
    """Take a search out of those that are kept.

    Raises:
        StoreError: as `save_setting`.
    """

    def drop(document: TOMLDocument) -> None:
        if query in (searches := document.get("searches", [])):
            searches.remove(query)

    _edit(path, drop)


def _read(path: Path) -> dict[str, Any]:
    """Return what is set in the file at `path`.

    Raises:
        MissingFileError, UnreadableFileError: it is not there, or may not be read.
        ValueError: it is no UTF-8, or no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(_text_in(path))
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _edit(path: Path, change: Callable[[TOMLDocument], None]) -> None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    make_folder(path.parent, parents=True)
    with exclusive(path):
        try:
            document = tomlkit.parse(_text_or_nothing(path))
            change(document)
            replace_file(resolved(path), tomlkit.dumps(document).encode())
        # What is there may be of another type: a number has no searches.
        except (
            *(OSError, ValueError, TypeError, AttributeError, RecursionError),
            *(StoreError, TOMLKitError),
        ) as error:
            raise StoreError(f"The choice was not kept: {path} cannot be written.") from error


def _text_or_nothing(path: Path) -> str:
    try:
        return _text_in(path)
    except MissingFileError:
        return ""


def _text_in(path: Path) -> str:
    """Return what the file at `path` holds.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: it is no file, or may not be read.
        ValueError: it is no UTF-8.
    """
    return content_of(path)[1].decode("utf-8-sig")
