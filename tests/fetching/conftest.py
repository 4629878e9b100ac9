from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fetching.fake_tvmaze import FakeTvMaze, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def fake() -> Iterator[FakeTvMaze]:
    with serving() as one:
        yield one
