"""A TVmaze on loopback that says what a test tells it to, and remembers when it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SHOW: dict[str, Any] = {
    "id": 7,
    "url": "https://www.tvmaze.com/shows/7/under-the-ice",
    "name": "Under the Ice",
    "type": "Documentary",
    "language": "English",
    "genres": ["Nature"],
    "status": "Ended",
    "runtime": 50,
    "premiered": "2011-01-05",
    "ended": "2011-01-19",
    "externals": {"imdb": "tt0000007", "thetvdb": 77},
    "_embedded": {
        "cast": [{"person": {"name": "Ann Moon"}, "character": {"name": "Narrator"}}],
        "akas": [{"name": "Unter dem Eis", "country": {"code": "DE"}}],
        "episodes": [{"id": 71, "name": "The Hole", "season": 1, "number": 1}],
        "episodeswithspecials": [
            {"id": 71, "name": "The Hole", "season": 1, "number": 1},
            {"id": 72, "name": "The Making", "season": 1, "number": None},
        ],
    },
}
HITS = [{"score": 0.9, "show": {key: SHOW[key] for key in SHOW if key != "_embedded"}}]

Route = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        fake: FakeTvMaze = self.server.fake  # type: ignore[attr-defined]
        fake.asked.append((time.monotonic(), self.path))
        with suppress(ConnectionError):
            fake.route(self)

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_json(self, value: object) -> None:
        self.send(200, json.dumps(value).encode(), Content_Type="application/json")

    def begin(self, **headers: str) -> None:
        """Send the head of a body whose end only the end of the connection tells."""
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


class FakeTvMaze:
    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[tuple[float, str]] = []
        self.over = threading.Event()
        self.route: Route = self.answered

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.asked]

    def answered(self, handler: Handler) -> None:
        if handler.path.startswith("/search/shows?q="):
            handler.send_json(HITS)
        elif handler.path.startswith("/shows/7?"):
            handler.send_json(SHOW)
        else:
            handler.send(404, b'{"name":"Not Found","code":0,"status":404}')

    def dripping(self, handler: Handler) -> None:
        handler.begin()
        while not self.over.wait(0.05):
            handler.wfile.write(b" ")

    def silent(self, _handler: Handler) -> None:
        self.over.wait(20)

    def endless(self, handler: Handler) -> None:
        handler.begin()
        while not self.over.is_set():
            handler.wfile.write(b"[" * 65_536)


@contextmanager
def serving() -> Iterator[FakeTvMaze]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake = FakeTvMaze(f"http://127.0.0.1:{server.server_port}")
    server.fake = fake  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
