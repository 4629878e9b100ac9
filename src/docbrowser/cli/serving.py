"""A small web server that shows the interface: a program of its own for each page that is open.

textual-serve carries keys and screens to and fro. What it would also do is left out: it asks
another company for a font, and it lets any page of the web connect that the user happens to visit.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import html
import ipaddress
import secrets
import shlex
import signal
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.web_runner import GracefulExit
from textual_serve.server import Server, to_int

from docbrowser.cli.output import complain, print_line
from docbrowser.errors import DocbrowserError
from docbrowser.i18n import _, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp.typedefs import Handler, Middleware

PAGE: Final = Path(__file__).with_name("served.html")
MOST_PAGES: Final = 16
"""How many pages may be open at once; each takes a program."""
SECONDS_TO_CLOSE: Final = 2.0
_SIGNALS: Final = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def serve(command: Sequence[str], host: str, port: int) -> int:
    """Serve what `command` opens until a signal comes, and return the exit code.

    Raises:
        DocbrowserError: nothing can be listened to there.
    """
    listening = _listen(host, port)
    host, port = _named(host), listening.getsockname()[1]
    print_line(
        _("docbrowser is at {address} · Ctrl+C ends it").format(address=f"http://{host}:{port}")
    )
    sys.stdout.flush()
    if not is_loopback(listening.getsockname()[0]):
        complain(_("Whoever can reach this address can read and mark here; there is no password."))
    gc.enable()  # unlike other commands it goes on
    desk = Desk(command, host, port, only_here=is_loopback(listening.getsockname()[0]))
    # What a page's program complains of is no data.
    with contextlib.redirect_stdout(sys.stderr):
        web.run_app(
            desk._make_app(),  # noqa: SLF001 - textual-serve has no other way
            sock=listening,
            print=lambda *_words: None,
            access_log=None,
            handle_signals=False,
            shutdown_timeout=SECONDS_TO_CLOSE,
        )
    return desk.code


class Desk(Server):
    """textual-serve, with a page of ours, for pages of ours alone."""

    def __init__(self, command: Sequence[str], host: str, port: int, *, only_here: bool) -> None:
        quoted = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
        super().__init__(quoted(command), host, port, title="docbrowser")
        self.code = 0
        """The exit code: which signal has ended it."""
        self._only_here = only_here
        self._open: set[asyncio.Task[object]] = set()

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(_guard(only_here=self._only_here))
        return app

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 - as it is called
        """Listen for the end; the address has been said."""
        for name, code in _SIGNALS.items():
            with contextlib.suppress(AttributeError, NotImplementedError):
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, partial(self._end, code))

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 - as it is called
        """Let go of the pages that are open; their programs end."""
        for task in self._open:
            task.cancel()

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page."""
        nonce = secrets.token_urlsafe(16)
        values = {
            "language": language(),
            "socket": f"{'wss' if request.secure else 'ws'}://{request.host}/ws",
            "size": str(to_int(request.query.get("fontsize", ""), 16)),
            "ended": _("docbrowser has ended here."),
            "again": _("Open it again"),
            "nonce": nonce,
        }
        page = Template(PAGE.read_text("utf-8"))
        text = page.substitute({name: html.escape(value) for name, value in values.items()})
        policy = _POLICY.format(nonce=nonce, host=request.host)
        headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open the interface for a page, and stay until either of them is gone."""
        task = asyncio.current_task()
        if task is None or len(self._open) >= MOST_PAGES:
            raise web.HTTPServiceUnavailable(text=_("Too many pages are open; close one."))
        self._open.add(task)
        try:
            return await super().handle_websocket(request)
        finally:
            self._open.discard(task)

    def _end(self, code: int) -> None:
        self.code = code
        raise GracefulExit


def _guard(*, only_here: bool) -> Middleware:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        if not is_ours(host, origin, only_here=only_here):
            raise web.HTTPForbidden(text=_("Only pages of docbrowser itself may ask for this."))
        return await handler(request)

    return guard


def is_ours(host: str, origin: str | None, *, only_here: bool) -> bool:
    """Return whether a request is made by a page of this server.

    `host` and `origin` are its headers: any page of the web can send a browser here, and a name of
    the web can be made to point here, but neither of these can be forged by them.
    """
    try:
        named = urlsplit(f"//{host}").hostname or ""
        asked_by = urlsplit(origin).netloc if origin is not None else host
    except ValueError:
        return False
    return asked_by == host and (not only_here or named == "localhost" or is_loopback(named))


def is_loopback(name: str) -> bool:
    """Return whether an address is of this machine alone."""
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, _proto, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind)
        with contextlib.ExitStack() as stack:
            stack.callback(listening.close)
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(128)
            stack.pop_all()
    except (OSError, UnicodeError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocbrowserError(
            _("{host}:{port} cannot be listened to ({reason}); try --port 0.").format(
                host=host, port=port, reason=reason
            )
        ) from None
    return listening


def _named(host: str) -> str:
    """Return a host as an address on the web names it."""
    return f"[{host}]" if ":" in host else host
