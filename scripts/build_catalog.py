"""Make `data/catalog.json` of the title files in `data/titles/`, and the schema of the model.

Run it after each change of a title file or of the model; `--check` only says whether what is
there is up to date.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from docbrowser.model import Document, catalog_schema
from docbrowser.store.files import replace_file
from docbrowser.store.tables import serialize

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "data" / "catalog.json"
SCHEMA = ROOT / "docs" / "catalog.schema.json"
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


def schema() -> bytes:
    """Return the JSON Schema of a catalogue document."""
    return (json.dumps(catalog_schema(), indent=2) + "\n").encode()


def main() -> None:
    """Write the catalogue and the schema, or say whether they are what they should be."""
    for path, content in ((CATALOG, catalog()), (SCHEMA, schema())):
        if "--check" not in sys.argv[1:]:
            replace_file(path, content)
            path.chmod(0o644)
        elif not path.exists() or path.read_bytes() != content:
            raise SystemExit(f"{path.name} is out of date; run: python {sys.argv[0]}")


if __name__ == "__main__":
    main()
