"""What is sound of a catalogue document that has NaN or infinity in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from docbrowser.model import Record
from docbrowser.store.decoding import clean_values
from docbrowser.store.tables import NoNumber, is_sound

if TYPE_CHECKING:
    from collections.abc import Mapping


class SoundPart(NamedTuple):
    """A document without NaN; None where nothing is left.

    `is_untold` is whether something went of which nobody is told who reads the catalogue.
    """

    document: dict[str, Any] | None
    is_untold: bool


def sound_part(document: Mapping[str, Any]) -> SoundPart:
    """Return what is sound of a document.

    A record that does not fit the model goes as a whole, as it does for who reads the catalogue;
    where NaN stands beside the fields of the model, that alone goes.
    """
    records = document.get("records")
    if not isinstance(records, list):
        return SoundPart(_without(document), is_untold=True)
    fitting = [record for record in records if is_sound(record) or _fits(record)]
    if not fitting:
        return SoundPart(None, is_untold=False)
    found = {**document, "records": fitting}
    return SoundPart(_without(found), is_untold=not is_sound(found))


def _fits(record: object) -> bool:
    try:
        msgspec.convert(clean_values(record), Record)
    except msgspec.ValidationError:
        return False
    return True


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without(one) for k, one in value.items() if not isinstance(one, NoNumber)}
    if isinstance(value, list):
        return [_without(one) for one in value if not isinstance(one, NoNumber)]
    return value
