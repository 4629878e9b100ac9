"""Where a document of a catalogue lies."""

from __future__ import annotations

from typing import NamedTuple


class Whereabouts(NamedTuple):
    """Where a document lies: in which catalogue, under which number, at which bytes; its digest."""

    catalog: int
    number: int
    offset: int
    length: int
    digest: bytes
