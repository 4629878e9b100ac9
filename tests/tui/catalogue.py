"""A small catalogue for the interface: each title is there for something a reader can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.helpers import catalog_file, document

if TYPE_CHECKING:
    from pathlib import Path

AMBER: dict[str, Any] = {
    "names": {"en": "Amber Coast", "de": "Bernsteinküste", "ru": "Янтарный берег"},
    "kind": "film",
    "premiered": "2006-03-04",
    "runtime": 89,
    "synopses": {
        "en": "Waves bring what a forest lost.",
        "de": "Wellen bringen, was ein Wald verlor.",
        "ru": "Волны приносят то, что потерял лес.",
    },
    "credits": [
        {"person": "Ada Example", "job": "director"},
        {"person": "Bo Sample", "job": "narrator", "character": "The Collector"},
    ],
    "awards": [{"year": 2007, "award": "Golden Shell", "category": "Sound", "outcome": "won"}],
    "offers": [
        {
            "provider": "Shoreline",
            "kind": "free",
            "url": "https://shoreline.example/amber",
            "checked": "2026-01-05",
        }
    ],
    "rating": {"value": 7.5, "votes": 12},
    "url": "https://facts.example/amber",
    "retrieved": "2026-01-04",
}
# A second source, which disagrees.
AMBER_AGAIN: dict[str, Any] = {"source": "other", "kind": "film", "runtime": 92}

COMETS: dict[str, Any] = {
    "names": {"en": "Comet Watch", "de": "Kometenwache"},
    "kind": "series",
    "premiered": "2018",
    "status": "ended",
    "runtime": 47,
    # No Russian text: the fallback is to be seen.
    "synopses": {"en": "Ice comes near the sun.", "de": "Eis kommt der Sonne nah."},
    "rating": {"value": 6.1},
    "episodes": [
        {"season": 1, "number": 1, "names": {"en": "Ice"}, "aired": "2018-03-27", "runtime": 47},
        {"season": 1, "number": 2, "names": {"en": "Dust"}, "aired": "2018-04-03", "runtime": 48},
        {"season": 2, "number": 1, "names": {"en": "Tail"}, "aired": "2019-01-08", "runtime": 49},
        {"season": 0, "number": 1, "names": {"en": "Behind the Lens"}, "aired": "2018-05-01"},
    ],
}
# Nothing but a name: every section but the synopsis and the sources is missing.
DELTA: dict[str, Any] = {"names": {"en": "Delta"}, "kind": "film", "premiered": "2001"}
EMBER: dict[str, Any] = {
    "names": {"en": "Ember Fields", "de": "Glutfelder"},
    "kind": "film",
    "premiered": "2012",
    "runtime": 52,
    "synopses": {"de": "Ein Vulkan ruht nicht."},
    "credits": [{"person": "Ada Example", "job": "writer"}],
}

# In the order of the list.
IDS = ("amber-2006", "comets-2018", "delta-2001", "ember-2012")


def small_catalogue(path: Path) -> Path:
    """Write the catalogue of the four titles."""
    return catalog_file(
        path,
        document("amber-2006", AMBER, AMBER_AGAIN),
        document("comets-2018", COMETS),
        document("delta-2001", DELTA),
        document("ember-2012", EMBER),
    )
