"""One answer from the web: whole, in time, of a size that can be, and from the one that was asked.

A timeout of the HTTP library is one of each read, and a server that sends a byte a second never
meets it. So the exchange runs on a thread of its own, and who waits for it watches the clock.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import zlib
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from docbrowser.fetching.errors import (
    FetchCancelledError,
    FetchError,
    TooSlowError,
)
from docbrowser.fetching.offline import offline, reason_of
from docbrowser.i18n import _, counted
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

_TICK: Final = 0.05
_AGENT: Final = "docbrowser (+https://pypi.org/project/docbrowser-tui/)"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_ANY_CONTAINER: Final = 47  # of zlib: gzip or zlib, with the largest window


class Limits(NamedTuple):
    """How long a fetch may take in all, and how much it may bring."""

    deadline: float = 20.0
    size: int = 24 << 20
    redirects: int = 3


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def get(
    url: str,
    limits: Limits = Limits(),  # noqa: B008 - an immutable value
    *,
    cancel: threading.Event | None = None,
    turn: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext,
) -> Answer:
    """Return the answer to `url`, whatever its status; redirects of the same host are followed.

    `turn` is entered for each call; the time that passes until it lets one in does not count.

    Raises:
        FetchError: there is no answer, or none that can be taken.
    """
    _check(url)
    left = limits.deadline
    for _hop in range(limits.redirects + 1):
        with turn():
            began = time.monotonic()
            answer = _Exchange(url, limits, cancel or threading.Event()).answer(left)
            left -= time.monotonic() - began
        target = answer.headers.get("location")
        if answer.status not in _REDIRECTS or not target:
            return answer
        url = _followed(url, target)
    raise FetchError(_("{url} redirects in circles; try again later.").format(url=_host(url)))


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
        _rest = parts.port
    except ValueError:
        is_web = False
    if not is_web:
        raise FetchError(
            _("{url} is no address of the web; those begin with https://.").format(
                url=clean_line(url)[:200]
            )
        )


def _followed(url: str, target: str) -> str:
    """Return where a redirect leads to, if that is the same host by the same means."""
    try:
        there = urlsplit(urljoin(url, target))
        here = urlsplit(url)
        same = (there.scheme, there.hostname, there.port) == (
            here.scheme, here.hostname, here.port,
        )  # fmt: skip
    except ValueError:
        same, there = False, urlsplit(url)
    if not same:
        shown = clean_line(target)[:80]
        raise FetchError(
            _("{url} redirects to {shown}, which is not followed.").format(
                url=_host(url), shown=shown
            )
        )
    return there.geturl()


def _host(url: str) -> str:
    return clean_line(urlsplit(url).netloc.rpartition("@")[2])[:100]


class _Exchange:
    """One request and its answer, on a thread that can be left behind."""

    def __init__(self, url: str, limits: Limits, cancel: threading.Event) -> None:
        self._url = url
        self._limits = limits
        self._cancel = cancel
        self._left_behind = threading.Event()
        self._socket: socket.socket | None = None
        self._result: Future[Answer] = Future()

    def answer(self, seconds: float) -> Answer:
        """Return the answer, if it comes within `seconds` and nobody cancels."""
        ends = time.monotonic() + seconds
        done = threading.Event()
        self._result.add_done_callback(lambda _: done.set())
        threading.Thread(target=self._work, args=(seconds,), daemon=True).start()
        while not done.wait(max(0.0, min(_TICK, ends - time.monotonic()))):
            if self._cancel.is_set():
                self._leave()
                raise FetchCancelledError
            if time.monotonic() >= ends:
                self._leave()
                raise self._too_slow()
        if self._cancel.is_set():
            raise FetchCancelledError
        return self._result.result()

    def _leave(self) -> None:
        """Cut the connection under the thread, which may wait in a read, so that it ends."""
        self._left_behind.set()
        if self._socket is not None:
            with contextlib.suppress(OSError):
                # The plain method: that of a TLS socket takes its state from under the reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _work(self, seconds: float) -> None:
        try:
            self._result.set_result(self._exchanged(seconds))
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is awaited
            self._result.set_exception(error)

    def _exchanged(self, seconds: float) -> Answer:
        try:
            import httpx2
        except ImportError:
            raise FetchError(
                _("Fetching takes the extra `import`; install docbrowser-tui[import].")
            ) from None
        headers = {"User-Agent": _AGENT, "Accept": "application/json", "Accept-Encoding": "gzip"}
        try:
            with (
                httpx2.Client(timeout=seconds, headers=headers) as client,
                client.stream("GET", self._url, extensions={"trace": self._note}) as response,
            ):
                told = {name.lower(): value for name, value in response.headers.items()}
                if response.status_code in _REDIRECTS:
                    return Answer(response.status_code, told, b"")
                body = b"".join(self._pieces(told, response.iter_raw()))
                return Answer(response.status_code, told, body)
        except httpx2.TimeoutException:
            raise self._too_slow() from None
        except (httpx2.ConnectError, httpx2.ProxyError) as error:
            raise offline(_host(self._url), error) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as error:
            raise FetchError(
                _("The answer of {url} broke off ({error}); try again later.").format(
                    url=_host(self._url), error=reason_of(error)
                )
            ) from error
        except (zlib.error, EOFError) as error:
            raise FetchError(
                _("The answer of {url} is damaged in its packed form; try again later.").format(
                    url=_host(self._url)
                )
            ) from error

    def _note(self, event: str, info: Mapping[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            self._socket = info["return_value"].get_extra_info("socket")
            if self._left_behind.is_set():
                self._leave()

    def _pieces(self, headers: Mapping[str, str], raw: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the unpacked body, never more of it than the limit and one byte."""
        length = headers.get("content-length", "")
        if length.isdecimal() and len(length) < 20 and int(length) > self._limits.size:  # noqa: PLR2004
            raise self._too_large()
        packing = headers.get("content-encoding", "identity").strip().lower()
        if packing not in {"identity", "gzip", "x-gzip", "deflate", ""}:
            shown = clean_line(packing)[:20]
            raise FetchError(
                _("{url} packs its answer as {shown}, unasked.").format(
                    url=_host(self._url), shown=shown
                )
            )
        unpacker = None if packing in {"identity", ""} else zlib.decompressobj(_ANY_CONTAINER)
        room = self._limits.size
        for packed in raw:
            if self._left_behind.is_set():
                return
            piece = unpacker.decompress(packed, room + 1) if unpacker else packed
            room -= len(piece)
            if room < 0:
                raise self._too_large()
            yield piece
        if unpacker and not unpacker.eof:
            raise EOFError

    def _too_slow(self) -> TooSlowError:
        return TooSlowError(
            _("{url} did not answer in full within {seconds} s; try again later.").format(
                url=_host(self._url), seconds=f"{self._limits.deadline:g}"
            )
        )

    def _too_large(self) -> FetchError:
        size = self._limits.size
        if size >= 1 << 20:
            shown = _("{size} MB").format(size=size >> 20)
        else:
            shown = counted("{n} byte", "{n} bytes", size)
        return FetchError(
            _("The answer of {url} is larger than {shown}.").format(
                url=_host(self._url), shown=shown
            )
        )
