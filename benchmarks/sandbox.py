"""Where the programs run: catalogues, and folders of their own."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.catalogue import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SMALL: Final = 1_000  # titles of our own catalogue that a large one is compared with
# Without these programs or their libraries are not found; all else would be the user's choices.
_KEPT: Final = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "VIRTUAL_ENV")


@dataclass(frozen=True)
class Sandbox:
    """One run of the benchmarks: a folder, the size of the large catalogue, and the seed."""

    folder: Path
    titles: int
    seed: int = 1

    def catalogue(self, titles: int | None = None) -> Path:
        """Return a catalogue of that many titles, the run's own number by default."""
        count = self.titles if titles is None else titles
        path = self.folder / f"catalogue-{self.seed}-{count}.json"
        if not path.exists():
            unfinished = path.with_suffix(".part")
            write(unfinished, count, self.seed)
            unfinished.replace(path)
        return path

    def names(self) -> Path:
        """Return a file with the names of every title of the large catalogue, one title a line."""
        path = self.folder / f"names-{self.seed}-{self.titles}.txt"
        if not path.exists():
            unfinished = path.with_suffix(".part")
            with (
                self.catalogue().open(encoding="utf-8") as lines,
                unfinished.open("w", encoding="utf-8") as names,
            ):
                documents = (line for line in lines if line.startswith('"'))
                names.writelines(f"{_names(line)}\n" for line in documents)
            unfinished.replace(path)
        return path

    def environment(self, name: str, *, anew: bool = False) -> Mapping[str, str]:
        """Return the environment of a user called `name`, whose folders are empty at first.

        With `anew` they are emptied again.
        """
        home = self.folder / "homes" / name
        if anew:
            shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True, exist_ok=True)
        places = {
            f"XDG_{which}_HOME": str(home / which.lower())
            for which in ("DATA", "CONFIG", "CACHE", "STATE")
        }
        kept = {variable: os.environ[variable] for variable in _KEPT if variable in os.environ}
        return {
            "LANG": "C.UTF-8",
            **kept,
            **places,
            "HOME": str(home),
            "DOCBROWSER_WATCHLIST": str(home / "watchlist"),
            "TERM": "xterm-256color",
        }

    def program(self, titles: int | None = None) -> list[str]:
        """Return the command that runs docbrowser on a catalogue of that many titles."""
        catalogue = str(self.catalogue(titles))
        return [sys.executable, "-m", "docbrowser", "--catalog", catalogue, "--no-shipped"]


def _names(line: str) -> str:
    document = json.loads(line[line.index(": ") + 2 :].rstrip(",\n"))
    return " · ".join(document["records"][0]["names"].values())
