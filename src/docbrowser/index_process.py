"""`python -m docbrowser.index_process`: makes the index aside, so that no key waits for it."""

from __future__ import annotations

import argparse
import contextlib
import os
import sqlite3
import sys
from pathlib import Path

from docbrowser import i18n
from docbrowser.errors import DocbrowserError
from docbrowser.keeper import make_index
from docbrowser.paths import Place
from docbrowser.store.catalog import CatalogStore


def main() -> int:
    """Make an index; return 1, with a sentence on standard error, where that fails."""
    parser = argparse.ArgumentParser(prog="docbrowser.index_process", description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("--named", action="store_true")
    parser.add_argument("--shipped", type=Path)
    parser.add_argument("--without-own", action="store_true")
    parser.add_argument("--speaking", default="en")
    given = parser.parse_args()
    i18n.use(given.speaking)
    with contextlib.suppress(OSError, AttributeError):  # the keys come first
        os.nice(10)
    store = CatalogStore(given.shipped, Place(given.catalog, named=given.named), lambda _: None)
    if given.without_own:
        store.leave_out_own()
    try:
        make_index(store, given.index)
    except (DocbrowserError, OSError, sqlite3.Error) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
