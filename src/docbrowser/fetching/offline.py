"""Why somebody cannot be reached, as a person would say it."""

from __future__ import annotations

import errno
import re
import socket
from typing import TYPE_CHECKING, Final

from docbrowser.fetching.errors import OfflineError
from docbrowser.i18n import _
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CALLED: Final[Mapping[str, str]] = {"api.tvmaze.com": "TVmaze"}
_NO_NETWORK: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
_NUMBER = re.compile(r"^\[Errno -?\d+\] ")
_LONGEST: Final = 100


def offline(host: str, error: BaseException) -> OfflineError:
    """Return the error that says that `host` cannot be reached, and why."""
    name = _CALLED.get(host, host)
    for cause in _causes(error):
        # Who has no network cannot even find out where the host is.
        if isinstance(cause, socket.gaierror) or (
            isinstance(cause, OSError) and cause.errno in _NO_NETWORK
        ):
            said = _("{name} cannot be reached: there is no connection to the internet.")
            return OfflineError(said.format(name=name))
        if isinstance(cause, ConnectionRefusedError):
            said = _("{name} cannot be reached: nobody answers there. Try again later.")
            return OfflineError(said.format(name=name))
    said = _("{name} cannot be reached ({error}); check the connection to the internet.")
    return OfflineError(said.format(name=name, error=reason_of(error)))


def reason_of(error: BaseException) -> str:
    """Return what an error says, without its number."""
    return _NUMBER.sub("", clean_line(str(error))[:_LONGEST]) or type(error).__name__


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
