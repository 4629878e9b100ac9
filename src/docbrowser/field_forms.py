"""How the fields of a title are written, with an example, for whoever wrote one in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from docbrowser.i18n import N_, _
from docbrowser.model import Form, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE: Final = N_("2007, 2007-09 or 2007-09-23")
_COUNT: Final = N_("a whole number, as in 8")
_FORMS: Final[Mapping[str, str]] = {
    # TR: (these:) how a value is to be written: "runtime cannot be “long”; write …"
    "runtime": N_("a whole number of minutes, as in 52"),
    "premiered": _DATE,
    "ended": _DATE,
    "aired": _DATE,
    "season_count": _COUNT,
    "episode_count": _COUNT,
    "countries": N_("codes of two letters, as in CA, FR"),
    "languages": N_("tags of languages, as in en, de"),
}
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": get_args(Kind),
    "form": get_args(Form),
    "status": get_args(Status),
}
_EXAMPLES: Final[Mapping[str, str]] = {
    "credits": '[{"person": "Ann Moon", "job": "director"}]',
    "awards": '[{"award": "Emmy", "year": 2019, "outcome": "won"}]',
    "offers": '[{"provider": "Arte", "kind": "free"}]',
    "rating": '{"value": 7.5, "best": 10, "votes": 12}',
}


def how_written(field: str) -> str:
    """Return how a field is written, "" where anything goes: `a whole number, as in 8`."""
    if field in _CHOICES:
        return _("one of {choices}").format(choices=", ".join(_CHOICES[field]))
    if field in _EXAMPLES:
        # TR: how a value is to be written: "credits cannot be “Ann”; write JSON, as in …"
        return _("JSON, as in {example}").format(example=_EXAMPLES[field])
    return _(_FORMS.get(field, ""))
