"""The places of a small library for each test of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.paths import Paths
from tests.tui.catalogue import small_catalogue

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """The four titles of the small catalogue and an empty watchlist."""
    catalogue = small_catalogue(tmp_path / "small.json")
    return Paths(catalog_flag=catalogue, no_shipped=True)
