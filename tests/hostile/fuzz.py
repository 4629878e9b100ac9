"""Every importer, fed by a fuzzer that looks for what it has not been through yet.

    python -m tests.hostile.fuzz [seconds for each sample, 20 by default] [part of a sample's path]

It needs atheris (pip install atheris). Whatever is not read, rejected or refused ends it, with the
bytes that led there in the folder `fuzzed/`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES: Final = Path(__file__).parents[1] / "samples"
LONGEST: Final = 20_000
SECONDS: Final = 20
_OUT: Final = Path("fuzzed")


def samples() -> Iterator[tuple[str, Path]]:
    """Yield each sample with the name of the importer that takes it."""
    from docbrowser.importers.formats import format_of

    for path in sorted(one for one in SAMPLES.rglob("*") if one.is_file()):
        found = format_of(path)
        if path.stat().st_size <= LONGEST:
            yield found.name, path


def fuzz(name: str, sample: Path, seconds: int) -> None:
    """Feed one importer with what a fuzzer makes of a sample; does not return."""
    import atheris

    with atheris.instrument_imports(include=["docbrowser.importers", "docbrowser.text"]):
        from docbrowser.importers.formats import format_named
        from docbrowser.importers.items import NO_WISHES, RefusedError
        from docbrowser.importers.reading import Sample
    importer = format_named(name)
    assert importer
    folder = Path(tempfile.mkdtemp())
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "sample").write_bytes(sample.read_bytes())
    path = folder / sample.name

    def once(data: bytes) -> None:
        path.write_bytes(data)
        try:
            importer.recognises(Sample(path))
            for _ in importer.read(path, NO_WISHES):
                pass
        except RefusedError:
            pass

    options = [f"-max_total_time={seconds}", f"-max_len={2 * LONGEST}", "-timeout=10"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={_OUT}/{name}-", str(corpus)], once)
    atheris.Fuzz()


def main(arguments: list[str]) -> int:
    """Fuzz all samples, one after the other, and return 1 where something came out."""
    if arguments[:1] == ["--one"]:
        fuzz(arguments[1], Path(arguments[2]), int(arguments[3]))
    seconds = int(next((one for one in arguments if one.isdigit()), SECONDS))
    wanted = next((one for one in arguments if not one.isdigit()), "")
    _OUT.mkdir(exist_ok=True)
    failed = 0
    for name, sample in samples():
        if wanted not in str(sample):
            continue
        one = ["--one", name, str(sample), str(seconds)]
        command = [sys.executable, "-m", "tests.hostile.fuzz", *one]
        done: Any = subprocess.run(command, capture_output=True, text=True, check=False)
        runs = [line for line in done.stderr.splitlines() if line.startswith(("Done", "#"))]
        print(f"{name:16} {sample.name:32} {runs[-1] if runs else ''}")
        if done.returncode:
            failed += 1
            print(done.stderr[-3_000:], file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
