"""All targets, or some: `python -m benchmarks [--titles 100000] [--only 1,4,10]`."""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console

from benchmarks import (
    targets_engine,
    targets_imports,
    targets_keys,
    targets_marks,
    targets_more,
    targets_processes,
)
from benchmarks.measuring import MissingPeerError, Ratio, table
from benchmarks.sandbox import Sandbox
from benchmarks.terminal import SilenceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Target = Callable[[Sandbox], Iterator[Ratio]]

TARGETS: Final[Mapping[int, Target]] = {
    1: targets_processes.paint,
    2: targets_keys.search_worst,
    3: targets_keys.search_usual,
    4: targets_engine.engine,
    5: targets_engine.opening,
    6: targets_engine.marking,
    7: targets_keys.while_indexing,
    8: targets_keys.memory_and_pages,
    9: targets_processes.searchable,
    10: targets_processes.command_line,
    11: targets_marks.saving,
    12: targets_imports.importing,
    13: targets_more.more,
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--titles", default=100_000, show_default=True, help="Size of the large catalogue.")
@click.option("--only", default="", help="Numbers of the targets, such as 1,4,10.")
@click.option("--seed", default=1, show_default=True, help="Of the catalogue and the queries.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where catalogues are kept for the next run; by default nothing is.",
)
def main(titles: int, only: str, seed: int, folder: Path | None) -> None:
    """Measure docbrowser against its peers; exit with 1 where a target is missed."""
    try:
        wanted = [int(number) for number in only.split(",")] if only else list(TARGETS)
        targets = [(number, TARGETS[number]) for number in wanted]
    except (ValueError, KeyError):
        raise click.BadParameter("write numbers from 1 to 13, such as 1,4,10") from None
    # So that what runs in a terminal is stopped, and the temporary folder removed, even then.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    console = Console()
    with tempfile.TemporaryDirectory(prefix="docbrowser-benchmarks-") as temporary:
        place = folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        sandbox = Sandbox(place.absolute(), titles, seed)
        ratios: list[Ratio] = []
        for number, target in targets:
            with console.status(f"target {number}"):
                ratios.extend(_measured(number, target, sandbox))
    console.print(table(ratios))
    if any(ratio.holds is False for ratio in ratios):
        sys.exit(1)


def _measured(number: int, target: Target, sandbox: Sandbox) -> list[Ratio]:
    """Return what a target gives; a line that says why where it gives nothing."""
    what = (target.__doc__ or "").splitlines()[0].partition(":")[2].strip()
    ratios: list[Ratio] = []
    try:
        ratios.extend(target(sandbox))
    except MissingPeerError as missing:
        ratios.append(_nothing(number, what, f"no {missing}"))
    except SilenceError as silence:
        top = " ".join(str(silence).strip().partition("\n")[0].split())
        ratios.append(_nothing(number, what, f"no answer: {top}"))
    except Exception as error:  # noqa: BLE001 - the other targets are measured all the same
        ratios.append(_nothing(number, what, f"{type(error).__name__}: {error}"))
    return ratios


def _nothing(number: int, what: str, reason: str) -> Ratio:
    return Ratio(number, what, None, None, 0, 0, note=reason)


if __name__ == "__main__":
    main()
