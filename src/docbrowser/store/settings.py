"""The settings: `config.toml`, read by us and written by hand or by us, comments kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from docbrowser.errors import StoreError
from docbrowser.store.files import make_folder, replace_file
from docbrowser.store.locking import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tomlkit import TOMLDocument


class Settings(Struct, frozen=True, kw_only=True):
    """What the user chose; each has a default that serves."""

    theme: str = "docbrowser-dark"
    language: str = "en"
    """The language of names and texts, as a BCP 47 tag."""
    spoilers: bool = True
    """Whether texts on episodes that have not been seen are shown."""
    searches: tuple[str, ...] = ()
    """The searches that the user has saved."""


def load_settings(path: Path, warn: Callable[[str], None]) -> Settings:
    """Return the settings in `path`; the defaults where it is missing or wrong.

    `warn` is told what is wrong, in a sentence.
    """
    import tomllib

    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, msgspec.ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error).splitlines()[0]
        warn(f"{path} is not used: {reason}; mend it, or delete it for the defaults.")
        return Settings()


def save_setting(path: Path, name: str, value: str | bool) -> None:  # noqa: FBT001 - a setting
    """Write one setting, leaving all else in the file as it is.

    Raises:
        StoreError: it cannot be written, or what is there is no TOML and would be lost.
    """

    def choose(document: TOMLDocument) -> None:
        document[name] = value

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


def _edit(path: Path, change: Callable[[TOMLDocument], None]) -> None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    make_folder(path.parent, parents=True)
    with exclusive(path):
        try:
            document = tomlkit.parse(path.read_text("utf-8") if path.exists() else "")
            change(document)
            replace_file(path.resolve(), tomlkit.dumps(document).encode())
        # What is there may be of another type: a number has no searches.
        except (OSError, ValueError, TypeError, AttributeError, TOMLKitError) as error:
            raise StoreError(f"The choice was not kept: {path} cannot be written.") from error
