"""Where the files live: XDG folders by default, each place to be moved by flag or environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docbrowser.errors import StoreError
from docbrowser.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

APP: Final = "docbrowser"


@dataclass(frozen=True)
class Place:
    """A file or folder, and whether it was named for this one run.

    What a flag names must be there to be read; what the settings or the environment name is made
    when it is first written to.
    """

    path: Path
    named: bool = False


@dataclass(frozen=True)
class Paths:
    """Every place that one run of the program uses."""

    catalog_flag: Path | None = None
    watchlist_flag: Path | None = None
    no_shipped: bool = False

    @cached_property
    def catalog(self) -> Place:
        """The user's catalogue."""
        return _place(
            self.catalog_flag, "DOCBROWSER_CATALOG", lambda: _folder("data") / "catalog.json"
        )

    @cached_property
    def watchlist(self) -> Place:
        """The folder of the watchlist, one file a device."""
        return _place(
            self.watchlist_flag, "DOCBROWSER_WATCHLIST", lambda: _folder("data") / "watchlist"
        )

    @cached_property
    def shipped_catalog(self) -> Path | None:
        """The catalogue that comes with the program; None where it is to be left out."""
        if self.no_shipped or os.environ.get("DOCBROWSER_NO_SHIPPED", "") not in {"", "0"}:
            return None
        packaged = Path(__file__).resolve().parent / "data" / "catalog.json"
        # An editable install has no such file: there the checkout's own serves.
        checkout = Path(__file__).resolve().parents[2] / "data" / "catalog.json"
        return packaged if packaged.exists() else checkout

    @cached_property
    def settings(self) -> Path:
        """The file of the settings."""
        override = os.environ.get("DOCBROWSER_CONFIG")
        return _absolute(override) if override else _folder("config") / "config.toml"

    @cached_property
    def device(self) -> Path:
        """The file that holds this device's name."""
        return self.settings.parent / "device"

    @cached_property
    def cache(self) -> Path:
        """The folder of what is derived and may be deleted at any time."""
        return _folder("cache")

    @cached_property
    def log(self) -> Path:
        """The log file."""
        return _folder("state") / "docbrowser.log"

    def located(self) -> Mapping[str, Path | None]:
        """Return every place by name, as `docbrowser locate` lists them."""
        return {
            "shipped catalogue": self.shipped_catalog,
            "catalogue": self.catalog.path,
            "watchlist": self.watchlist.path,
            "settings": self.settings,
            "cache": self.cache,
            "log": self.log,
        }


def _place(flag: Path | None, variable: str, default: Callable[[], Path]) -> Place:
    if flag is not None:
        return Place(_absolute(flag), named=True)
    override = os.environ.get(variable)
    if override:
        return Place(_absolute(override))
    return Place(default())


def _absolute(path: str | Path) -> Path:
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError:  # "~" without a home
        raise StoreError(
            _("{path}: the home folder is not known; write the whole path.").format(path=path)
        ) from None


def _folder(which: str) -> Path:
    import platformdirs

    try:
        dirs = platformdirs.PlatformDirs(APP, appauthor=False)
        paths = {
            "data": lambda: dirs.user_data_path,
            "config": lambda: dirs.user_config_path,
            "cache": lambda: dirs.user_cache_path,
            "state": lambda: dirs.user_state_path,
        }
        return paths[which]().absolute()
    except (RuntimeError, KeyError, OSError):
        # An unknown user id without HOME has no folders of its own.
        raise StoreError(
            _("There is no home folder for the {which} files; set HOME or {variable}.").format(
                which=which, variable=f"XDG_{which.upper()}_HOME"
            )
        ) from None
