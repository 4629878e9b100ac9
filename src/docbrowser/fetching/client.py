"""TVmaze: shows searched for by name, and one of them with all that is known of it.

Its API is described at https://www.tvmaze.com/api; no key is needed. Its data are under
CC BY-SA, and each record bears the address of its page.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import email.utils
import os
import threading
import time
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote, urlsplit

import msgspec
from msgspec import Struct

from docbrowser.fetching.cache import Answers
from docbrowser.fetching.errors import FetchError, NothingFoundError
from docbrowser.fetching.polite import LONGEST_REST, Turns
from docbrowser.fetching.web import Limits, get
from docbrowser.i18n import _
from docbrowser.importers.making import made
from docbrowser.importers.tvmaze import kind_of, show_in
from docbrowser.importers.tvmaze_shapes import mapping, objects, record_of
from docbrowser.model import Record
from docbrowser.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

BASE: Final = "https://api.tvmaze.com"
VARIABLE: Final = "DOCBROWSER_TVMAZE"
# Episodes are asked for in both forms: only the second has specials, only the first is documented.
_EMBEDDED: Final = ("cast", "crew", "akas", "episodes", "episodeswithspecials")
_BUSY: Final = frozenset({429, 503})
_TRIES: Final = 4
_OK: Final = 200
_NOT_FOUND: Final = 404
# Of the largest show there are half as many; in memory, 20 MB of "[]," would be half a gigabyte.
_MOST_VALUES: Final = 1_000_000


class Hit(Struct, frozen=True, kw_only=True):
    """A show that a search found; `record` has no cast and no episodes yet."""

    number: str
    record: Record
    score: float | None = None


class _Told(NamedTuple):
    """An answer's JSON, and the day on which it came."""

    value: Any
    day: dt.date


def _ignore(_complaint: str) -> None:
    return


class TvMaze:
    """TVmaze, asked politely; answers are kept for a day in the folder `tvmaze` of `cache`.

    Setting `cancel` ends what is under way. Each method may raise a `FetchError`, or a
    `StoreError` where the cache folder cannot be written.
    """

    def __init__(
        self,
        cache: Path,
        *,
        base: str | None = None,
        limits: Limits = Limits(),  # noqa: B008 - an immutable value
        turns: Turns | None = None,
        answers: Answers | None = None,
        cancel: threading.Event | None = None,
    ) -> None:
        self._base = (base or os.environ.get(VARIABLE) or BASE).rstrip("/")
        self._limits = limits
        self._turns = turns or Turns(cache / "tvmaze" / "calls.json")
        self._answers = answers or Answers(cache / "tvmaze")
        self._cancel = cancel or threading.Event()

    def search(self, query: str, *, refresh: bool = False) -> list[Hit]:
        """Return the shows that TVmaze finds for `query`, best first."""
        wanted = clean_line(query)
        if not wanted:
            return []
        told = self._told(f"/search/shows?q={quote(wanted, safe='')}", refresh=refresh)
        if not isinstance(told.value, list):
            raise self._odd()
        hits = []
        for found in objects(told.value):
            record = self._record(show_in(found), told.day, _ignore)
            if record is None or "tvmaze" not in record.ids:
                continue
            score = found.get("score")
            hits.append(
                Hit(
                    number=record.ids["tvmaze"],
                    record=record,
                    score=float(score) if isinstance(score, (int, float)) else None,
                )
            )
        return hits

    def show(
        self,
        number: str | int,
        *,
        refresh: bool = False,
        complain: Callable[[str], None] = _ignore,
    ) -> Record:
        """Return all that TVmaze says of the show of that number.

        `complain` is told of what it says that does not fit a record. With `refresh` it is asked
        anew, whatever the cache has.

        Raises:
            NothingFoundError: it has no such show.
            FetchError: it cannot be asked, or its answer is none.
        """
        digits = str(number).strip()
        if not (digits.isascii() and digits.isdecimal() and len(digits) <= 12):  # noqa: PLR2004
            raise FetchError(
                _("{digits} is no number of a TVmaze show; it has digits alone.").format(
                    digits=digits[:40]
                )
            )
        embedded = "&".join(f"embed[]={name}" for name in _EMBEDDED)
        told = self._told(f"/shows/{digits}?{embedded}", refresh=refresh)
        found = mapping(told.value)
        record = self._record(found, told.day, complain) if kind_of(found) == "show" else None
        if record is None:
            raise self._odd()
        return record

    def _record(
        self, show: dict[str, Any], day: dt.date, complain: Callable[[str], None]
    ) -> Record | None:
        fields = record_of(show, complain)
        return made({**fields, "retrieved": day.isoformat()}, complain)

    def _told(self, path: str, *, refresh: bool) -> _Told:
        url = self._base + path
        if not refresh and (kept := self._answers.kept(url)):
            with contextlib.suppress(FetchError):
                return _Told(self._decoded(kept.body), _day(kept.came))
            self._answers.forget(url)
        body = self._asked(url)
        told = _Told(self._decoded(body), _day(time.time()))
        self._answers.keep(url, body)
        return told

    def _asked(self, url: str) -> bytes:
        """Return the body of an answer; who is busy is asked again when it says so."""
        patience = LONGEST_REST
        for attempt in range(_TRIES):
            answer = get(
                url,
                self._limits,
                cancel=self._cancel,
                turn=lambda: self._turns.turn(self._cancel),
            )
            if answer.status == _OK:
                return answer.body
            if answer.status == _NOT_FOUND:
                raise NothingFoundError(_("TVmaze has no such show; search for it by name."))
            if answer.status not in _BUSY:
                raise FetchError(
                    _("{host} answered with an error (HTTP {status}); try again later.").format(
                        host=self._host, status=answer.status
                    )
                )
            seconds = _wait(answer.headers, default=2.0**attempt)
            if seconds > patience:
                raise FetchError(
                    _(
                        "{host} is busy, and asks to come back in {seconds} s; try again then."
                    ).format(host=self._host, seconds=f"{seconds:.0f}")
                )
            patience -= seconds
            self._turns.rest(seconds)
        raise FetchError(_("{host} stays busy; try again later.").format(host=self._host))

    def _decoded(self, body: bytes) -> Any:
        if sum(body.count(mark) for mark in b",[{") > _MOST_VALUES:
            raise FetchError(
                _("The answer of {host} has more in it than a show can have.").format(
                    host=self._host
                )
            )
        try:
            return msgspec.json.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise FetchError(
                _("The answer of {host} is no valid JSON.").format(host=self._host)
            ) from None

    def _odd(self) -> FetchError:
        return FetchError(
            _("The answer of {host} is not what TVmaze says of shows.").format(host=self._host)
        )

    @property
    def _host(self) -> str:
        return urlsplit(self._base).netloc.rpartition("@")[2]


def _day(moment: float) -> dt.date:
    return dt.datetime.fromtimestamp(moment).astimezone().date()


def _wait(headers: Mapping[str, str], default: float) -> float:
    """Return the seconds of a Retry-After, which are a number or a date."""
    written = headers.get("retry-after", "").strip()
    if written.isdecimal():
        return float(written[:9])
    try:
        until = email.utils.parsedate_to_datetime(written).timestamp()
    except (ValueError, OverflowError):
        return default
    return max(until - time.time(), 0.0)
