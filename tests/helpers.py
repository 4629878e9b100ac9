"""Small makers of titles, actions and files that several test modules use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from docbrowser.actions import Action
from docbrowser.entries import EpisodeEntry
from docbrowser.identity import Identity
from docbrowser.model import Record
from docbrowser.store.tables import serialize
from docbrowser.titles import MergedEpisode, Season, Title

if TYPE_CHECKING:
    from docbrowser.actions import Verb

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = [sys.executable, "-m", "docbrowser"]
SHIPPED_TITLES = len(json.loads((ROOT / "data" / "catalog.json").read_text("utf-8"))["titles"])


class Result(NamedTuple):
    """What a run of the program came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON document and nothing else."""
        return json.loads(self.out)


class Cli(Protocol):
    """The command line as a function of its arguments."""

    def __call__(self, *arguments: str) -> Result: ...


def program(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own and wait for it."""
    defaults: dict[str, Any] = {
        "capture_output": True,
        "text": True,
        "encoding": "utf-8",
        "stdin": subprocess.DEVNULL,
    }
    if {"stdout", "stderr"} & options.keys():
        del defaults["capture_output"]
    return subprocess.run(
        [*PROGRAM, *arguments], check=False, timeout=60, **{**defaults, **options}
    )


def document(title_id: str, *records: dict[str, Any]) -> dict[str, Any]:
    """Return a catalogue document; a record without a source is of `test`."""
    return {"id": title_id, "records": [{"source": "test", **record} for record in records]}


def catalog_file(path: Path, *documents: dict[str, Any]) -> Path:
    """Write a catalogue of `documents`."""
    tables = {"titles": {str(number): item for number, item in enumerate(documents, start=1)}}
    path.write_bytes(serialize(tables))
    return path


def actions_file(path: Path, *actions: dict[str, Any]) -> Path:
    """Write a device's file of the watchlist."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tables = {"actions": {str(number): item for number, item in enumerate(actions, start=1)}}
    path.write_bytes(serialize(tables))
    return path


def action(number: int, verb: Verb, title: str | None = "film", **fields: Any) -> Action:
    """Return the action of that number, a step of its own unless a field says otherwise."""
    return Action(
        id=f"{number:014d}-00000-test",
        **{"step": f"step-{number}", "verb": verb, "at": "2026-01-02T20:15:00+00:00"}
        | ({} if title is None else {"title": title})
        | fields,
    )


def stored(number: int, verb: str, title: str, **fields: Any) -> dict[str, Any]:
    """Return an action as a device's file holds it."""
    return {
        "id": f"{number:014d}-00000-test",
        "step": f"step-{number}",
        "action": verb,
        "at": "2026-01-02T20:15:00+00:00",
        "title": title,
        **fields,
    }


def episode(key: tuple[int, int], aired: str | None = None, **fields: Any) -> MergedEpisode:
    """Return the episode of that season and number."""
    return MergedEpisode(season=key[0], number=key[1], aired=aired, **fields)


def seen(*keys: str, on: str = "2026-01-02") -> dict[str, EpisodeEntry]:
    """Return the entries of episodes that were watched on a day."""
    return {key: EpisodeEntry(viewings=(on,), identity=Identity(key)) for key in keys}


def series(title_id: str, *episodes: MergedEpisode, **fields: Any) -> Title:
    """Return a series of `episodes`, in seasons; specials stand last."""
    numbers = sorted({row.season for row in episodes}, key=lambda number: (number == 0, number))
    seasons = tuple(
        Season(number=number, episodes=tuple(row for row in episodes if row.season == number))
        for number in numbers
    )
    return Title(id=title_id, **{"kind": "series", "seasons": seasons, **fields})


def record(source: str, **fields: Any) -> Record:
    """Return what `source` says."""
    return Record(source=source, **fields)
