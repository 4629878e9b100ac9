"""A web browser without a window, driven by its own protocol: Chrome's DevTools."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import json
import shutil
import time
from codecs import getincrementaldecoder
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import pyte

from tests.tui.terminal import UNKNOWN_TO_PYTE

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

BINARY: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    None,
)
DEADLINE: Final = 60.0
_FLAGS: Final = (
    *("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run"),
    # What terminals are drawn with in browsers, without a graphics card.
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--remote-debugging-port=0", "--window-size=1200,800"),
)


class Page:
    """A page of the browser, and the terminal that it shows."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._size = (80, 24)
        self._screen = pyte.Screen(*self._size)
        self._stream = pyte.Stream(self._screen)
        self._decode = getincrementaldecoder("utf-8")().decode
        self.asked_for: list[str] = []
        """The addresses that the page has asked for."""

    @property
    def screen(self) -> str:
        """What stands in the page's terminal."""
        return "\n".join(self._screen.display)

    @property
    def lines(self) -> list[str]:
        """What stands there, by line."""
        return list(self._screen.display)

    async def listen(self) -> None:
        """Take in what the browser tells, for as long as it is there."""
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                answer = self._answers.pop(told["id"])
                if not answer.done():
                    answer.set_result(told)
            elif told["method"] == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                if frame["opcode"] == 2:
                    text = self._decode(base64.b64decode(frame["payloadData"]))
                    self._stream.feed(UNKNOWN_TO_PYTE.sub("", text))
            elif told["method"] == "Network.webSocketFrameSent":
                self._resize(told["params"]["response"]["payloadData"])
            elif told["method"] == "Network.requestWillBeSent":
                self.asked_for.append(told["params"]["request"]["url"])

    def _resize(self, sent: str) -> None:
        kind, *rest = json.loads(sent)
        if kind == "resize":
            self._screen.resize(rest[0]["height"], rest[0]["width"])

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask something of the browser and return its answer."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        told: dict[str, Any] = await asyncio.wait_for(answer, DEADLINE)
        assert "error" not in told, told
        return told["result"]  # type: ignore[no-any-return]

    async def says(self, script: str) -> Any:
        """Return what a line of script comes to in the page."""
        told = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return told["result"].get("value")

    async def press(self, key: str) -> None:
        """Press a key that writes a letter."""
        await self.ask("Input.dispatchKeyEvent", type="keyDown", text=key, key=key)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def press_until(self, key: str, condition: Callable[[], bool]) -> None:
        """Press a key until a condition comes true, with time to answer between."""
        deadline = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain; in the page:\n{self.screen}"
            await self.press(key)
            with contextlib.suppress(AssertionError):
                await self.until(condition, within=2)

    async def shows(self, text: str) -> None:
        """Wait until a text stands in the terminal."""
        await self.until(lambda: text in self.screen)

    async def until(self, condition: Callable[[], bool], within: float = DEADLINE) -> None:
        """Wait for a condition that must come true."""
        deadline = time.monotonic() + within
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain; in the page:\n{self.screen}"
            await asyncio.sleep(0.02)

    async def comes_to(self, script: str) -> None:
        """Wait until a line of script comes to something true in the page."""
        deadline = time.monotonic() + DEADLINE
        while not await self.says(script):
            assert time.monotonic() < deadline, f"never true: {script}"
            await asyncio.sleep(0.05)


@asynccontextmanager
async def page(folder: Path, address: str) -> AsyncIterator[Page]:
    """Open a page in a browser of its own, with its files in `folder`."""
    command = [str(BINARY), *_FLAGS, f"--user-data-dir={folder}", "about:blank"]
    nothing = asyncio.subprocess.DEVNULL
    browser = await asyncio.create_subprocess_exec(*command, stdout=nothing, stderr=nothing)
    try:
        port = await _port(folder / "DevToolsActivePort", browser)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                targets = await answer.json()
            wire = next(one for one in targets if one["type"] == "page")["webSocketDebuggerUrl"]
            async with session.ws_connect(wire, max_msg_size=0) as socket:
                opened = Page(socket)
                listening = asyncio.create_task(opened.listen())
                await opened.ask("Network.enable")
                await opened.ask("Page.enable")
                await opened.ask("Page.navigate", url=address)
                try:
                    yield opened
                finally:
                    listening.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await listening
    finally:
        with contextlib.suppress(ProcessLookupError):
            browser.terminate()
        await asyncio.wait_for(browser.wait(), DEADLINE)


async def _port(written: Path, browser: Process) -> int:
    """Wait until the browser has written where it listens."""
    deadline = time.monotonic() + DEADLINE
    while True:
        with contextlib.suppress(OSError, ValueError):
            return int((await asyncio.to_thread(written.read_text)).splitlines()[0])
        assert browser.returncode is None, "the browser has ended"
        assert time.monotonic() < deadline, "the browser does not say where it listens"
        await asyncio.sleep(0.02)
