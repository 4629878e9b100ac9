"""The catalogue mended by hand: corrections, titles joined and parted; each a step for undo."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from docbrowser.actions import Draft
from docbrowser.errors import StoreError, UnknownTitleError, UsageError
from docbrowser.intake.records import slug
from docbrowser.marking import Made
from docbrowser.model import YOU, Record, parse_episode_key
from docbrowser.revisions import MAX_VALUE, Revision, encoded, revision
from docbrowser.store.lean import plain
from docbrowser.text import clean, clean_line
from docbrowser.uniting import unite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.actions import Verb
    from docbrowser.library import Library
    from docbrowser.marking import Outcome
    from docbrowser.titles import Title

_PLAIN: Final = ("original_name", "kind", "form", "premiered", "ended", "status")
_NUMBERS: Final = ("runtime", "season_count", "episode_count")
_LISTS: Final = ("genres", "countries", "languages", "networks")
_MAPS: Final = ("names", "synopses", "ids")
_STRUCTURED: Final = ("credits", "awards", "offers", "rating")
_EPISODE: Final = ("aired", "runtime", "names", "synopses")
_TAG: Final = re.compile(r"[A-Za-z0-9]{2,12}([-_][A-Za-z0-9]{1,8})*")


def editable_fields(title: Title) -> list[str]:
    """Return the fields of a title that can be corrected, those with texts once a language."""
    languages = dict.fromkeys(
        [*title.names, *(one.lang for one in title.synopses), "en", "de", "ru"]
    )
    return [
        *(f"names.{tag}" for tag in languages),
        *_PLAIN,
        *_NUMBERS,
        *_LISTS,
        *(f"synopses.{tag}" for tag in languages),
        *(f"episodes.{one.key}.{field}" for one in title.episodes() for field in ("aired",)),
    ]


def current(title: Title, field: str) -> str:
    """Return the value of a field as it can be typed, "" where nothing is known.

    Raises:
        UsageError: there is no such field.
    """
    head, *rest = _parsed(title, field)
    if head == "episodes":
        episode = next((one for one in title.episodes() if one.key == rest[0]), None)
        held: Any = getattr(episode, rest[1], None)
        rest = rest[2:]
    else:
        held = getattr(title, "ratings" if head == "rating" else head)
    if head == "rating":
        return str(held[0].value) if held else ""
    if rest and head != "synopses" and not isinstance(held, tuple):
        return str((held or {}).get(rest[-1], ""))
    if rest:
        return next((one.text for one in held or () if one.lang == rest[-1]), "")
    if isinstance(held, tuple):
        if head in _STRUCTURED:
            return json.dumps(msgspec.to_builtins(held), ensure_ascii=False)
        return ", ".join(held)
    return "" if held is None else str(held)


def edit(library: Library, title_id: str, field: str, value: str | None) -> Outcome:
    """Correct a field of a title, as source `you`; None or "" takes the correction away.

    Fields are those of a record: `runtime`, `premiered`, `names.de`, `synopses.ru`, `genres` (with
    commas), `episodes.s1e2.aired`, and `credits`, `awards`, `offers`, `rating` as JSON.

    Raises:
        UnknownTitleError: there is no such title.
        UsageError: there is no such field, or it cannot hold that.
        StoreError: it could not be saved; nothing was changed.
    """
    title = library.title(title_id)
    path = _parsed(title, field)
    before = library.holdings.records(title_id).get(YOU)
    old = _said(before)
    new = _set(json.loads(json.dumps(old)), path, _value(path, value))
    try:
        msgspec.convert({"source": YOU, **new}, Record)
    except ValueError as error:
        raise UsageError(f"{field} cannot be {value!r}: {_reason(error)}.") from None
    return _do(library, "edit", title_id, [revision(title_id, YOU, old, new)])


def merge_titles(library: Library, one: str, other: str) -> Outcome:
    """Make one title of two; return when it is on disk.

    What was imported of `one` goes to `other`, and so do the marks. A title of the shipped
    catalogue stays, whichever is named first.

    Raises:
        UnknownTitleError: one of them is not there.
        UsageError: they are one already, or both are of the shipped catalogue.
        StoreError: it could not be saved; nothing was changed.
    """
    for title_id in (one, other):
        library.title(title_id)
    if one == other:
        raise UsageError(f"{one} is one title already; name two.")
    gone, kept = (one, other) if not library.holdings.is_shipped(one) else (other, one)
    if library.holdings.is_shipped(gone):
        raise UsageError(f"{one} and {other} are both of the shipped catalogue, and stay two.")
    there = library.holdings.records(kept)
    changes: list[Revision] = []
    for source, record in library.holdings.records(gone).items():
        united = unite(there[source], record) if source in there else record
        changes.append(revision(kept, source, _own(library, kept, source), _said(united)))
        changes.append(revision(gone, source, _said(record), {}))
    marks = [Draft("attach", gone, value=kept)] if gone in library.marks.entries else []
    return _do(library, "merge", gone, changes, marks)


def split_title(library: Library, title_id: str, sources: Sequence[str]) -> Outcome:
    """Make a title of its own of what some sources say of one.

    Raises:
        UnknownTitleError: there is no such title, or none of these sources was imported for it.
        UsageError: it would leave nothing.
        StoreError: it could not be saved; nothing was changed.
    """
    library.title(title_id)
    there = library.holdings.records(title_id)
    own = library.holdings.own_records(title_id)
    for source in sources:
        if source not in own:
            known = ", ".join(own) or "none"
            raise UnknownTitleError(
                f"{source} was not imported for {title_id}; what was imported: {known}."
            )
    if set(sources) >= there.keys():
        raise UsageError(f"That is all of {title_id}; name some of its sources.")
    first = there[sources[0]]
    name = next(iter(first.names.values()), None) or first.original_name or title_id
    wanted = new = slug(name, (first.premiered or "")[:4])
    count = 1
    while library.holdings.has(new):
        count += 1
        new = f"{wanted}-{count}"
    changes: list[Revision] = []
    for source in dict.fromkeys(sources):
        changes.append(revision(new, source, {}, _said(own[source])))
        changes.append(revision(title_id, source, _said(own[source]), {}))
    return _do(library, "split", title_id, changes)


def _do(
    library: Library,
    verb: Verb,
    title_id: str,
    changes: list[Revision],
    marks: Sequence[Draft] = (),
) -> Outcome:
    """Change the catalogue and note the step; both, or neither."""
    changes = [one for one in changes if one.old != one.new]
    value = encoded(changes)
    if len(value) > MAX_VALUE:
        raise StoreError(f"Not saved: {title_id} is too large for that to be taken back.")
    if not changes:
        return library.marks.record(lambda _: Made([]))
    library.revise(changes)
    try:
        return library.marks.record(lambda _: Made([Draft(verb, title_id, value=value), *marks]))
    except BaseException:
        library.revise([one.reversed() for one in reversed(changes)])
        raise


def _said(record: Record | None) -> dict[str, Any]:
    if record is None:
        return {}
    return {name: value for name, value in plain(record).items() if name != "source"}


def _own(library: Library, title_id: str, source: str) -> dict[str, Any]:
    return _said(library.holdings.own_records(title_id).get(source))


def _reason(error: ValueError) -> str:
    what = str(error).partition(" - at ")[0]
    return "it is not of the form it must have" if "matching regex" in what else what


def _parsed(title: Title, field: str) -> list[str]:
    """Return the steps to a field: `["names", "de"]`, `["episodes", "s1e2", "aired"]`."""
    head, *rest = field.strip().split(".")
    if head in {"name", "synopsis"}:
        head = f"{head}s".replace("synopsiss", "synopses")
        rest = rest or [next(iter(title.names), "en")]
    if head in {*_PLAIN, *_NUMBERS, *_LISTS, *_STRUCTURED} and not rest:
        return [head]
    if head in _MAPS and len(rest) == 1 and _TAG.fullmatch(rest[0]):
        return [head, rest[0]]
    if head == "episodes" and len(rest) >= 2 and rest[1] in _EPISODE:  # noqa: PLR2004
        is_map = rest[1] in _MAPS
        try:
            _, number = parse_episode_key(rest[0])
        except ValueError:
            number = None
        if number is not None and len(rest) == (3 if is_map else 2):
            return [head, rest[0].lower(), *rest[1:]]
    fields = ", ".join(
        (*_PLAIN, *_NUMBERS, *_LISTS, *(f"{name}.LANGUAGE" for name in _MAPS[:2]), "ids.SPACE")
    )
    raise UsageError(
        f"There is no field {field!r} to correct; choose from {fields}, episodes.s1e2.aired,"
        f" {', '.join(_STRUCTURED)}."
    )


def _value(path: Sequence[str], value: str | None) -> Any:
    """Return what was typed as the field holds it, None where it is to be taken away."""
    text = (value or "").strip()
    if not text:
        return None
    last = path[2] if path[0] == "episodes" else path[0]
    if last in _NUMBERS:
        return int(text) if text.isdecimal() and len(text) < 10 else text  # noqa: PLR2004
    if last in _LISTS:
        return [part for piece in text.split(",") if (part := clean_line(piece))]
    if last in _STRUCTURED:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise UsageError(
                f"{last} is written as JSON, as `docbrowser show --json` has it."
            ) from None
    return clean(text) if last == "synopses" else clean_line(text)


def _set(record: dict[str, Any], path: Sequence[str], value: Any) -> dict[str, Any]:
    """Return a record with a value in its place; what is left empty goes."""
    if path[0] == "episodes":
        season, number = parse_episode_key(path[1])
        rows = record.pop("episodes", [])
        row = next(
            (one for one in rows if (one["season"], one["number"]) == (season, number)), None
        )
        others = [one for one in rows if one is not row]
        row = _set(row or {"season": season, "number": number}, path[2:], value)
        told = [row] if row.keys() - {"season", "number"} else []
        rows = sorted([*others, *told], key=lambda one: (one["season"], one["number"]))
        return {**record, "episodes": rows} if rows else record
    if len(path) == 2:  # noqa: PLR2004 - a map, and a key of it
        held = {**record.get(path[0], {})}
        held.pop(path[1], None)
        if value is not None:
            held[path[1]] = value
        value = held or None
    rest = {name: one for name, one in record.items() if name != path[0]}
    return rest if value is None else {**rest, path[0]: value}
