"""The catalogue mended by hand: corrections, titles joined and parted; each a step for undo."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import msgspec

from docbrowser.actions import Draft
from docbrowser.errors import StoreError, UnknownTitleError, UsageError
from docbrowser.i18n import _
from docbrowser.intake.arrivals import slug
from docbrowser.model import YOU, Record
from docbrowser.revisions import MAX_VALUE, Revision, encoded, revision
from docbrowser.store.catalog_writing import remove_empty
from docbrowser.store.lean import plain
from docbrowser.title_fields import (
    LISTS,
    NUMBERS,
    PLAIN,
    STRUCTURED,
    cannot_be,
    put,
    steps_to,
    value_of,
)
from docbrowser.uniting import unite
from docbrowser.wishes import Made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.actions import Verb
    from docbrowser.library import Library
    from docbrowser.titles import Title
    from docbrowser.wishes import Outcome


def editable_fields(title: Title) -> list[str]:
    """Return the fields of a title that can be corrected, those with texts once a language."""
    languages = dict.fromkeys(
        [*title.names, *(one.lang for one in title.synopses), "en", "de", "ru"]
    )
    return [
        *(f"names.{tag}" for tag in languages),
        *PLAIN,
        *NUMBERS,
        *LISTS,
        *(f"synopses.{tag}" for tag in languages),
        *(f"episodes.{one.key}.{field}" for one in title.episodes() for field in ("aired",)),
    ]


def current(title: Title, field: str) -> str:
    """Return the value of a field as it can be typed, "" where nothing is known.

    Raises:
        UsageError: there is no such field.
    """
    head, *rest = steps_to(title, field)
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
        if head in STRUCTURED:
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
    path = steps_to(title, field)
    before = library.holdings.records(title_id).get(YOU)
    old = _said(before)
    new = put(json.loads(json.dumps(old)), path, value_of(path, value))
    try:
        msgspec.convert({"source": YOU, **new}, Record)
    except ValueError as error:
        raise UsageError(cannot_be(field, path, value or "", error)) from None
    return _do(library, "edit", title_id, [revision(title_id, YOU, old, new)])


def check_value(title: Title, field: str, value: str, called: str) -> None:
    """See that a field, which is `called` so where it is asked for, can hold a value.

    Raises:
        UsageError: it cannot; the sentence says how it is written.
    """
    path = steps_to(title, field)
    try:
        msgspec.convert({"source": YOU, **put({}, path, value_of(path, value))}, Record)
    except ValueError as error:
        raise UsageError(cannot_be(called, path, value, error)) from None


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
        raise UsageError(_("{one} is one title already; name two.").format(one=one))
    gone, kept = (one, other) if not library.holdings.is_shipped(one) else (other, one)
    if library.holdings.is_shipped(gone):
        raise UsageError(
            _("{one} and {other} are both of the shipped catalogue, and stay two.").format(
                one=one, other=other
            )
        )
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
            known = ", ".join(own) or _("none")
            raise UnknownTitleError(
                _("{source} was not imported for {title_id}; what was imported: {known}.").format(
                    source=source, title_id=title_id, known=known
                )
            )
    if set(sources) >= there.keys():
        raise UsageError(
            _("That is all of {title_id}; name some of its sources.").format(title_id=title_id)
        )
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
        raise StoreError(
            _("Not saved: {title_id} is too large for that to be taken back.").format(
                title_id=title_id
            )
        )
    if not changes:
        return library.marks.record(lambda _: Made([]))
    library.marks.check()
    was_there = os.path.lexists(library.paths.catalog.path)
    library.revise(changes)
    try:
        return library.marks.record(lambda _: Made([Draft(verb, title_id, value=value), *marks]))
    except BaseException:
        library.revise([one.reversed() for one in reversed(changes)])
        if not was_there:
            remove_empty(library.paths.catalog)
        raise


def _said(record: Record | None) -> dict[str, Any]:
    if record is None:
        return {}
    return {name: value for name, value in plain(record).items() if name != "source"}


def _own(library: Library, title_id: str, source: str) -> dict[str, Any]:
    return _said(library.holdings.own_records(title_id).get(source))
