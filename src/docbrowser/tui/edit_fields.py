"""The fields of a title that can be corrected: what each says now, and who says so. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from rich.cells import cell_len

from docbrowser.editing import current, editable_fields
from docbrowser.i18n import N_, _, language
from docbrowser.merge import as_told
from docbrowser.model import YOU, Form, Kind, Status
from docbrowser.render import styles, vocabulary, words
from docbrowser.render.cut import fit
from docbrowser.subjects import label
from docbrowser.text import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docbrowser.model import Record
    from docbrowser.titles import Title

ANOTHER: Final = "another"
"""In the place of a language: it is to be typed before the text."""
_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": get_args(Kind),
    "form": get_args(Form),
    "status": get_args(Status),
}
_DATE: Final = N_("2007, 2007-09 or 2007-09-23")
_FORMS: Final[Mapping[str, str]] = {
    "premiered": _DATE,
    "ended": _DATE,
    "aired": _DATE,
    "runtime": N_("minutes"),
    "season_count": N_("a number"),
    "episode_count": N_("a number"),
    "genres": N_("commas part them; yours are added to those of the sources"),
    "countries": N_("codes of two letters, as CA, FR; yours are added to the sources'"),
    "languages": N_("tags such as en, de; yours are added to those of the sources"),
    "networks": N_("commas part them; yours are added to those of the sources"),
    "picture": N_("a JPEG, PNG or WebP file of this machine, with its whole path"),
}
_BETWEEN: Final = ", "
_CALLED: Final[Mapping[str, Callable[[str], str]]] = {
    "countries": words.country,
    "languages": words.language,
    "subjects": lambda code: label(code, [language()]),
    "runtime": lambda minutes: words.runtime(int(minutes)) if minutes.isdecimal() else minutes,
    "premiered": words.date,
    "ended": words.date,
    "aired": words.date,
}
"""What is told of a value that is typed otherwise, as a code or a date."""
_LEAST_LABEL: Final = 21
_MOST_LABEL: Final = 28
_LEAST_FOR_SOURCES: Final = 48
_SOURCES: Final = 16
_LEAST_VALUE: Final = 24


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
    columns: int = _LEAST_LABEL
    """Those of the labels of all fields that stand below one another."""
    source_columns: int = _SOURCES
    """Those of the sources of all of them."""

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
            return _("the language and a colon before it, as in fr: Le monde du silence")
        return " · ".join(self.choices) or _(_FORMS.get(self.name, ""))

    @property
    def choices(self) -> tuple[str, ...]:
        """What its values are called, where there are only a few; () where anything goes."""
        return tuple(self.said(code) for code in _VALUES.get(self.name, ()))

    def said(self, value: str) -> str:
        """Return what a value is called: of a code, as the reader calls it."""
        return words.value(self.name, value) if value in _VALUES.get(self.name, ()) else value

    @property
    def shown(self) -> str:
        """What it says now, as the reader calls it; it is typed as a code all the same."""
        called = _CALLED.get(self.name)
        if called is None or not self.value:
            return self.said(self.value)
        return _BETWEEN.join(called(one) for one in self.value.split(_BETWEEN))

    def meant(self, text: str) -> str:
        """Return the value that is meant by what was typed: `series` by `Serie`."""
        wanted = fold(text).strip()
        codes = _VALUES.get(self.name, ())
        return next((code for code in codes if fold(self.said(code)) == wanted), text)

    def pieces(self, width: int, *, selected: bool) -> Sequence[tuple[str, str]]:
        """Return a line: the field, its value, and whose that is."""
        is_narrow = width < _LEAST_FOR_SOURCES
        columns = self.columns if is_narrow else max(_LEAST_LABEL, self.columns)
        label = (fit(f" {self.label}", columns) + " ", styles.DIM)
        value = clean_line(self.shown) or (_("add …") if self.path.endswith(f".{ANOTHER}") else "–")
        style = (styles.NAME if selected else styles.TEXT) if self.value else styles.DIM
        room = width - columns - 2  # a column stays free beside the bar for scrolling
        if is_narrow:
            return [label, (value, style)]
        # Who says so has what room there is beside a value of some words.
        spare = min(room - _LEAST_VALUE - 2, room // 2)
        sources = min(self.source_columns, max(_SOURCES, spare))
        says = fit(self.says, sources) if self.says else ""
        return [label, (fit(value, room - sources - 2), style), (f"  {says}", styles.DIM)]


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
    longest = max((cell_len(field.label) + 2 for field in found), default=0)
    columns = min(longest, _MOST_LABEL)
    sources = max((cell_len(field.says) for field in found), default=0)
    return [field._replace(columns=columns, source_columns=sources) for field in found]


def typed(path: str, text: str) -> tuple[str, str]:
    """Return the field and the value that are meant.

    Raises:
        ValueError: it is to be in another language, and names none.
    """
    head, _dot, last = path.rpartition(".")
    if last != ANOTHER:
        return path, text
    tag, colon, value = text.partition(":")
    if not colon or not tag.strip().replace("-", "").isalnum() or not value.strip():
        raise ValueError(_("Write the language, a colon and the text: fr: Le monde du silence."))
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
    if head in {"names", "synopses"} and rest:
        tag = rest[0]
        if tag == ANOTHER:
            return _("name, another") if head == "names" else _("synopsis, another")
        said = _("name, {language}") if head == "names" else _("synopsis, {language}")
        return said.format(language=words.language(tag))
    return vocabulary.field(head)
