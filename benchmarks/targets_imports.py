"""Target 12: importing, beside a loop that reads the same rows and does nothing with them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from benchmarks.measuring import Ratio, interleaved, median
from benchmarks.processes import process_output
from benchmarks.title_tables import write_imdb, write_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.sandbox import Sandbox

ROWS: Final = 20_000
IMPORTS: Final = 3

_BARE: Final = """
import csv, json, sys, time
from pathlib import Path
start = time.perf_counter()
for path in map(Path, sys.argv[1:]):
    with path.open(encoding="utf-8", newline="") as file:
        tabs = path.suffix == ".tsv"
        for row in csv.DictReader(file, delimiter="\\t" if tabs else ",",
                                  quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL):
            json.dumps(row)
print((time.perf_counter() - start) * 1000)
"""
_OURS: Final = """
import sys, time
from pathlib import Path
from docbrowser.importing import Plan, import_paths
from docbrowser.library import Library
from docbrowser.paths import Paths
library = Library(Paths(no_shipped=True), sys.exit)
library.counts()
start = time.perf_counter()
import_paths(library, [Path(sys.argv[1])], Plan())
print((time.perf_counter() - start) * 1000)
"""
_MEMORY: Final = _OURS.replace(
    "print((time.perf_counter() - start) * 1000)",
    "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)",
)


def importing(sandbox: Sandbox) -> Iterator[Ratio]:
    """Yield target 12: a title list and the joined data sets of IMDb, imported."""
    titles, more = (sandbox.folder / f"netflix-{count}.csv" for count in (ROWS, 10 * ROWS))
    imdb = sandbox.folder / f"imdb-{ROWS}"
    write_list(titles, ROWS, sandbox.seed)
    write_list(more, 10 * ROWS, sandbox.seed)
    write_imdb(imdb, ROWS, sandbox.seed)
    yield _speed(sandbox, "a title list", titles, [titles])
    yield _speed(sandbox, "IMDb's data sets, joined", imdb, sorted(imdb.iterdir()))
    memory = [
        float(process_output(_python(_MEMORY, path), _home(sandbox)).split()[-1])
        for path in (more, titles)
    ]
    what = f"memory (MB) at {10 * ROWS:,} rows : at {ROWS:,}"
    yield Ratio(12, what, memory[0], memory[1], 1.5, 1)


def _speed(sandbox: Sandbox, what: str, given: Path, files: Sequence[Path]) -> Ratio:
    ours, bare = interleaved(
        IMPORTS,
        lambda: [_told(_python(_OURS, given), _home(sandbox))],
        lambda: [_told(_python(_BARE, *files), _home(sandbox))],
    )
    label = f"{what}, imported : csv.DictReader and json.dumps"
    return Ratio(12, label, median(ours), median(bare), 3, IMPORTS)


def _home(sandbox: Sandbox) -> Mapping[str, str]:
    return sandbox.environment("import", anew=True)


def _python(code: str, *paths: Path) -> list[str]:
    return [sys.executable, "-c", code, *map(str, paths)]


def _told(command: Sequence[str], environment: Mapping[str, str]) -> float:
    return float(process_output(command, environment).split()[-1])
