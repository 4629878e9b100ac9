"""This device's name, which is that of its file of the watchlist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docbrowser.errors import StoreError
from docbrowser.i18n import _
from docbrowser.store.files import make_folder, random_name, replace_file, sweep
from docbrowser.store.locking import exclusive
from docbrowser.store.tables import content_of

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


def known_device(file: Path) -> str | None:
    """Return the device's name that `file` holds, None where it holds none that can be used."""
    try:
        name = content_of(file)[1].decode().strip()
    except (StoreError, UnicodeDecodeError):
        return None
    return name if _NAME.fullmatch(name) else None


def device(file: Path) -> str:
    """Return this device's name; the host's with a random end, made up once and kept in `file`.

    Raises:
        StoreError: it cannot be kept.
    """
    known = known_device(file)
    if known:
        return known
    make_folder(file.parent, parents=True)
    with exclusive(file):
        known = known_device(file)  # another process may just have chosen it
        if known:
            return known
        import socket

        host = re.sub(r"[^a-z0-9]+", "-", socket.gethostname().lower()).strip("-")[:40]
        name = f"{host or 'device'}-{random_name(3)}"
        try:
            sweep(file)
            replace_file(file, f"{name}\n".encode())
        except OSError as error:
            raise StoreError(
                _("Not saved: {file} cannot be written ({reason}).").format(
                    file=file, reason=error.strerror
                )
            ) from error
        return name
