"""Make `data/catalog.json` of the title files in `data/titles/`.

Run it after each change of a title file; `--check` only says whether the two agree.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from docbrowser.model import Document
from docbrowser.store.safe_storage import replace_file, serialize

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "data" / "catalog.json"
TITLES = ROOT / "data" / "titles"


def catalog() -> bytes:
    """Return the catalogue as it follows from the title files.

    Raises:
        SystemExit: a title file does not fit the schema, or is not named after its id.
    """
    documents: dict[str, Any] = {}
    for number, path in enumerate(sorted(TITLES.glob("*.toml")), start=1):
        try:
            raw = tomllib.loads(path.read_text("utf-8"))
            document = msgspec.convert(raw, Document)
        except (ValueError, msgspec.ValidationError) as error:
            raise SystemExit(f"{path}: {error}") from error
        if document.id != path.stem:
            raise SystemExit(f"{path}: the file is not named after its id, {document.id}")
        documents[str(number)] = raw
    return serialize({"titles": documents})


def main() -> None:
    """Write the catalogue, or say whether it is what the title files make."""
    content = catalog()
    if "--check" in sys.argv[1:]:
        if not CATALOG.exists() or CATALOG.read_bytes() != content:
            raise SystemExit(f"{CATALOG.name} is out of date; run: python {sys.argv[0]}")
        return
    replace_file(CATALOG, content)
    CATALOG.chmod(0o644)


if __name__ == "__main__":
    main()
