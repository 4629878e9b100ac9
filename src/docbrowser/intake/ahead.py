"""Files read ahead by another process, so that both cores of a small machine are of use.

Half of a large import is reading, the other half finding out what is known already. The other
process reads, and sends its records as they will lie in the catalogue.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import threading
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.importers.items import Part, RefusedError
from docbrowser.intake.arrivals import Arrival, told
from docbrowser.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from docbrowser.importers.items import Item

_WORTH_IT: Final = 1 << 20
"""Bytes from which on another process is worth its start."""
_AT_ONCE: Final = 100
"""Items that are sent together."""
_WIDTH: Final = 1 << 20
"""Bytes that may wait between the two."""


def is_worth_it(size: int) -> bool:
    """Return whether to read `size` bytes ahead.

    Where other threads run, a copy of the process could find a lock that nobody lets go of.
    """
    return size >= _WORTH_IT and hasattr(os, "fork") and threading.active_count() == 1


def read_ahead(
    read: Callable[[Callable[[str], None]], Iterator[Item]], say: Callable[[str], None]
) -> Iterator[Arrival | Item]:
    """Yield what `read` yields in another process; records as arrivals.

    `read` is given what it is to say meanwhile to; `say` is told that here.

    Raises:
        Exception: what `read` raised.
    """
    ours, theirs = _wide_pipe()
    try:
        child = os.fork()
    except OSError:  # there is no room for another
        os.close(ours)
        os.close(theirs)
        yield from read(say)
        return
    if not child:
        os.close(ours)
        _send(read, theirs)
    os.close(theirs)
    try:
        with os.fdopen(ours, "rb", buffering=1 << 20) as pipe:
            yield from _received(pipe, say)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _wide_pipe() -> tuple[int, int]:
    """Return the ends of a pipe that holds much, so that neither side waits for the other."""
    ours, theirs = os.pipe()
    with contextlib.suppress(ImportError, AttributeError, OSError):  # Linux alone knows it
        import fcntl

        fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, _WIDTH)
    return ours, theirs


def _received(pipe: BinaryIO, say: Callable[[str], None]) -> Iterator[Arrival | Item]:
    while True:
        try:
            batch = pickle.load(pipe)  # noqa: S301 - what we ourselves have written
        except (EOFError, pickle.UnpicklingError):
            raise RefusedError(_("it could not be read to its end")) from None
        if batch is None:
            return
        for item in batch:
            if type(item) is tuple:
                yield Arrival(item)
            elif type(item) is str:
                say(item)
            elif isinstance(item, Exception):
                raise item
            else:
                yield item


def _send(read: Callable[[Callable[[str], None]], Iterator[Item]], descriptor: int) -> None:
    """Be the other process: read, send, and leave without any of what an end has to do."""
    with contextlib.suppress(BaseException), os.fdopen(descriptor, "wb") as pipe:
        waiting: list[object] = []
        try:
            for item in read(waiting.append):
                if type(item) is Record:
                    waiting.append(told(item, is_part=False))
                elif type(item) is Part:
                    waiting.append(told(item.record, is_part=True))
                else:
                    waiting.append(item)
                if len(waiting) >= _AT_ONCE:
                    pickle.dump(waiting, pipe, 5)
                    waiting.clear()
        except Exception as error:  # noqa: BLE001 - it is told by who waits for it
            waiting.append(_portable(error))
        pickle.dump(waiting, pipe, 5)
        pickle.dump(None, pipe, 5)
    os._exit(0)


def _portable(error: Exception) -> Exception:
    """Return an error that can be sent, the same if it may be."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - as above
    except Exception:  # noqa: BLE001 - whatever an importer has made of it
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
