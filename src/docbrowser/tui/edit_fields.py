"""The fields of a title that can be corrected: what each says now, and who says so. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from docbrowser.editing import current, editable_fields
from docbrowser.merge import as_told
from docbrowser.model import YOU, Form, Kind, Status
from docbrowser.render import styles, words
from docbrowser.text import clean_line
from docbrowser.tui.cut import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docbrowser.model import Record
    from docbrowser.titles import Title

ANOTHER: Final = "another"
"""In the place of a language: it is to be typed before the text."""
VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": get_args(Kind),
    "form": get_args(Form),
    "status": get_args(Status),
}
_DATE: Final = "2007, 2007-09 or 2007-09-23"
_FORMS: Final[Mapping[str, str]] = {
    "premiered": _DATE,
    "ended": _DATE,
    "aired": _DATE,
    "runtime": "minutes",
    "season_count": "a number",
    "episode_count": "a number",
    "genres": "commas part them; yours are added to those of the sources",
    "countries": "codes of two letters, as CA, FR; yours are added to the sources'",
    "languages": "tags such as en, de; yours are added to those of the sources",
    "networks": "commas part them; yours are added to those of the sources",
}
_LABELS: Final[Mapping[str, str]] = {
    "premiered": "premiere",
    "season_count": "seasons",
    "episode_count": "episodes",
}
_LABEL: Final = 21
_LEAST_FOR_SOURCES: Final = 48
_SOURCES: Final = 16


class Claimed(NamedTuple):
    """What a source says of a field."""

    source: str
    value: str


class Field(NamedTuple):
    """A field, how it is called, what it says now, and what each source says of it."""

    path: str
    label: str
    value: str
    claims: tuple[Claimed, ...] = ()

    @property
    def is_choice(self) -> bool:
        """Whether the cursor stops here: always."""
        return True

    @property
    def own(self) -> str:
        """The user's own correction, "" where there is none."""
        return next((claim.value for claim in self.claims if claim.source == YOU), "")

    @property
    def says(self) -> str:
        """Who says what it says now."""
        who = [claim.source for claim in self.claims if claim.value == self.value]
        who = who or [claim.source for claim in self.claims]
        if YOU in who:
            who = [YOU]
        return ", ".join(words.source(source) for source in who)

    @property
    def is_text(self) -> bool:
        """Whether it holds a text of several lines."""
        return "synopses" in self.path and not self.path.endswith(f".{ANOTHER}")

    @property
    def name(self) -> str:
        """The last name of its path that is no language: `aired`, `names`, `runtime`."""
        head, *rest = self.path.split(".")
        return rest[1] if head == "episodes" and len(rest) > 1 else head

    @property
    def help(self) -> str:
        """How a value is written."""
        if self.path.endswith(f".{ANOTHER}"):
            return "the language and a colon before it, as in fr: Le monde du silence"
        known = VALUES.get(self.name)
        return " · ".join(known) if known else _FORMS.get(self.name, "")

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return a line: the field, its value, and whose that is."""
        label = (fit(f" {self.label}", _LABEL) + " ", styles.DIM)
        value = clean_line(self.value) or ("…" if self.path.endswith(f".{ANOTHER}") else "–")
        style = (styles.NAME if selected else styles.TEXT) if self.value else styles.DIM
        room = width - _LABEL - 1
        if width < _LEAST_FOR_SOURCES:
            return [label, (value, style)]
        says = fit(self.says, _SOURCES) if self.says else ""
        return [label, (fit(value, room - _SOURCES - 2), style), (f"  {says}", styles.DIM)]


def fields_of(
    title: Title, records: Iterable[Record], part: str | None, language: str
) -> list[Field]:
    """Return the fields of a title, or of the episode `part`, the texts in `language` first."""
    told = [(record.source, as_told(title.id, record)) for record in records]
    found = []
    for path in _paths(title, part, language):
        another = path.endswith(f".{ANOTHER}")
        claims = (
            Claimed(source, value)
            for source, one in told
            if not another and (value := current(one, path))
        )
        value = "" if another else current(title, path)
        found.append(Field(path, _label(path), value, tuple(claims)))
    return found


def typed(path: str, text: str) -> tuple[str, str]:
    """Return the field and the value that are meant.

    Raises:
        ValueError: it is to be in another language, and names none.
    """
    head, _, last = path.rpartition(".")
    if last != ANOTHER:
        return path, text
    tag, colon, value = text.partition(":")
    if not colon or not tag.strip().replace("-", "").isalnum() or not value.strip():
        raise ValueError("Write the language, a colon and the text: fr: Le monde du silence.")
    return f"{head}.{tag.strip()}", value.strip()


def _paths(title: Title, part: str | None, language: str) -> Iterable[str]:
    if part is not None:
        episode = next((one for one in title.episodes() if one.key == part), None)
        base = f"episodes.{part}"
        if episode is not None:
            names = dict.fromkeys([language, *episode.names])
            yield from (f"{base}.names.{tag}" for tag in names)
            yield from (f"{base}.aired", f"{base}.runtime")
            texts = dict.fromkeys([language, *(one.lang for one in episode.synopses)])
            yield from (f"{base}.synopses.{tag}" for tag in texts)
            return
    known = [path for path in editable_fields(title) if not path.startswith("episodes.")]
    first = (f"names.{language}", f"synopses.{language}")
    paths = [*(path for path in known if path in first), *known]
    for head in ("names", None, "synopses"):
        group = [path for path in dict.fromkeys(paths) if _head(path) == head]
        yield from group
        if head:
            yield f"{head}.{ANOTHER}"


def _head(path: str) -> str | None:
    head = path.partition(".")[0]
    return head if head in {"names", "synopses"} else None


def _label(path: str) -> str:
    head, *rest = path.split(".")
    if head == "episodes":
        head, *rest = rest[1:]
    called = {"names": "name", "synopses": "synopsis", "aired": "air date"}.get(head, head)
    if rest:
        tag = rest[0]
        return f"{called}, {'another' if tag == ANOTHER else words.language(tag)}"
    return _LABELS.get(called, called.replace("_", " "))
