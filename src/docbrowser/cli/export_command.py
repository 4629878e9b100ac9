"""`docbrowser export`: all of the user's data, as a file for other programs or for reading."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from docbrowser.cli.options import library_of, places
from docbrowser.cli.values import OneOf
from docbrowser.errors import MissingFileError, StoreError, UsageError
from docbrowser.exporters.formats import FORMATS
from docbrowser.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docbrowser.exporters.collection import Collection
    from docbrowser.paths import Paths

NFO: Final = "nfo"


@click.command()
@click.option(
    "--format",
    "format_",
    type=OneOf([*FORMATS, NFO], case_sensitive=False),
    default="json",
    show_default=True,
    help=N_("json holds everything, and imports back to the same."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=N_("Where to write it, instead of standard output; for nfo a folder."),
)
@places
@click.pass_context
def export(context: click.Context, format_: str, out: Path | None) -> None:
    """Write out what is yours: marks, notes, and the titles of your own catalogue."""
    from docbrowser.cli.output import complain
    from docbrowser.exporting import collect

    if format_ == NFO and out is None:
        raise UsageError(_("NFO files go into a folder; name one with --out."))
    library = library_of(context)
    if out is not None:
        _check_free(out, library.paths)
    collection = collect(library)
    if format_ == NFO and out is not None:
        complain(_holding(out, _write_nfo(collection, out)))
        return
    pieces = FORMATS[format_](collection)
    if out is None or str(out) == "-":
        _print(pieces)
    else:
        _write(out, pieces)
        complain(_("{out} was written.").format(out=out))


def _holding(folder: Path, count: int) -> str:
    said = ngettext("{folder} holds {n} NFO file.", "{folder} holds {n} NFO files.", count)
    return said.format(folder=folder, n=count)


def _check_free(out: Path, paths: Paths) -> None:
    """Raise a UsageError where `out` is a file of docbrowser's own."""
    from docbrowser.store.files import resolved

    target = resolved(out)
    own = {resolved(place) for place in (*paths.located().values(), paths.device) if place}
    if target in own or resolved(paths.watchlist.path) in target.parents:
        raise UsageError(_("{out} is one of docbrowser's own files; name another.").format(out=out))


def _print(pieces: Iterable[str]) -> None:
    """Print to standard output, in UTF-8 and with line ends as they are."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None or sys.stdout.isatty():
        sys.stdout.writelines(pieces)
        return
    sys.stdout.flush()
    raw.writelines(_encoded(pieces))


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


def _write(out: Path, pieces: Iterable[str], *, durable: bool = True) -> None:
    """Put a file in the place of `out`, whole or not at all.

    Raises:
        StoreError: it cannot be written.
    """
    from docbrowser.store.files import replace_streaming

    path = Path(os.path.realpath(out))
    try:
        if out.exists() and not out.is_file() and not out.is_dir():  # a pipe, /dev/stdout
            with out.open("wb") as file:
                file.writelines(_encoded(pieces))
        else:
            replace_streaming(path, _encoded(pieces), durable=durable)
    except BrokenPipeError:
        raise  # whoever reads it has seen enough
    except FileNotFoundError:
        raise MissingFileError(
            _("{parent} does not exist; make that folder, or name another.").format(
                parent=out.parent
            )
        ) from None
    except OSError as error:
        raise StoreError(
            _("{out} was not written ({reason}); name another file, or make room.").format(
                out=out, reason=error.strerror
            )
        ) from error


def _write_nfo(collection: Collection, folder: Path) -> int:
    """Write each title's files into a folder of its own in `folder`; return how many these are.

    Raises:
        StoreError: one cannot be written.
    """
    from docbrowser.exporters.nfo import folder_of, safe_name, write
    from docbrowser.store.files import make_folder

    folder = folder.absolute()
    make_folder(folder, parents=False)
    count = 0
    taken: set[str] = set()
    for title, _entry in collection.titles:
        if not title.names and not title.original_name:
            continue  # no catalogue has it any more
        name = folder_of(title)
        if name.casefold() in taken:
            name = safe_name(f"{name} {title.id}", title.id)
        taken.add(name.casefold())
        for place, xml in write(title).items():
            path = folder / name / place
            make_folder(path.parent, parents=True)
            _write(path, [xml], durable=False)
            count += 1
    return count
