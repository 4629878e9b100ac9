"""Keep the translations: find the messages in the code, and compile what translators wrote.

    python scripts/messages.py            bring the .po files up to date, and compile them
    python scripts/messages.py --check    say what is missing, fuzzy or not compiled; change nothing

The files are those of GNU gettext: any editor for them serves (Poedit, Lokalize, or none).
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    _Said = str | tuple[str, ...]
    _Key = tuple[_Said, str | None]

SOURCE: Final = Path(__file__).parents[1] / "src" / "docbrowser"
LANGUAGES: Final = ("de", "ru")
DAY: Final = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
KEYWORDS: Final = frozenset({"_", "N_", "pgettext", "ngettext", "counted"})
"""The functions of `docbrowser.i18n` whose messages are to be translated."""


def main() -> int:
    """Bring the files up to date, or say in what they are not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="say what is missing, change nothing")
    is_check = parser.parse_args().check
    template = found()
    faults = [fault for tag in LANGUAGES for fault in _kept(tag, template, is_check=is_check)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if is_check and faults else 0


def found() -> Catalog:
    """Return the messages in the code, in the order of files and lines."""
    catalog = Catalog(project="docbrowser", charset="utf-8")
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        for message, context, comments in messages_in(path.read_text(encoding="utf-8")):
            # Without line numbers, or every edit would change these files too.
            catalog.add(message, None, [(name, None)], auto_comments=comments, context=context)  # type: ignore[list-item]
    return catalog


def messages_in(source: str) -> Iterator[tuple[str | tuple[str, str], str | None, list[str]]]:
    """Yield each message of a module with its context and what translators are told of it.

    Babel's own way reads tokens: before Python 3.12 it sees none within an f-string.
    """
    lines = source.splitlines()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [
            one.value
            for one in call.args
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        if name not in KEYWORDS or not texts:
            continue
        comments = [
            *_comment_above(lines, call.lineno),
            *_comment_above(lines, call.args[0].lineno),
        ]
        told = list(dict.fromkeys(comments))
        if name == "pgettext":
            yield texts[1], texts[0], told
        elif name in {"ngettext", "counted"}:
            yield (texts[0], texts[1]), None, told
        else:
            yield texts[0], None, told


def _comment_above(lines: list[str], number: int) -> list[str]:
    """Return the comment for translators right above a line, which is counted from 1."""
    found: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.lstrip().startswith("#"):
            break
        found.insert(0, line.strip().removeprefix("#").strip())
    text = " ".join(found)
    return [text.partition("TR:")[2].strip()] if "TR:" in text else []


def faults_of(catalog: Catalog) -> Iterator[str]:
    """Yield what is wrong with the translations, in a line each."""
    for message in catalog:
        if not message.id:
            continue
        where = f"{catalog.locale}: {message.id!r}"
        said = (message.string or [""]) if not isinstance(message.string, str) else [message.string]
        if not all(said):
            yield f"{where} is not translated"
        elif message.fuzzy:
            yield f"{where} is fuzzy"
        elif any(_places(one) - _places_of(message.id) for one in said if one):
            yield f"{where} has other places than its translation"


def path_of(tag: str, ending: str = "po") -> Path:
    """Return where the translations into a language are."""
    return SOURCE / "locale" / tag / "LC_MESSAGES" / f"docbrowser.{ending}"


def _kept(tag: str, template: Catalog, *, is_check: bool) -> Iterator[str]:
    path, compiled = path_of(tag), path_of(tag, "mo")
    catalog = _read(path, read_po) or Catalog(locale=tag)
    before = _told(catalog)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    if not is_check:
        _write(catalog, path, compiled)
    elif before != (now := _told(catalog)):
        lost, new = (
            [key for key in one if key not in other]
            for one, other in ((before, now), (now, before))
        )
        yield f"{path.name} ({tag}) is not up to date; new: {new[:3]}, gone: {lost[:3]}"
    elif (held := _read(compiled, read_mo)) is None or _told(held) != _only_translated(now):
        yield f"{compiled.name} ({tag}) is not what {path.name} compiles to"
    yield from faults_of(catalog)


def _read(path: Path, read: Callable[..., Catalog]) -> Catalog | None:
    try:
        with path.open("rb") as file:
            return read(file)
    except FileNotFoundError:
        return None


def _write(catalog: Catalog, path: Path, compiled: Path) -> None:
    # Days and versions in the head would make another file of every run.
    catalog.project, catalog.charset = "docbrowser", "utf-8"
    catalog.creation_date = catalog.revision_date = DAY
    catalog.header_comment = f"# The messages of docbrowser, language {catalog.locale}."
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)
    with compiled.open("wb") as file:
        write_mo(file, catalog)


def _told(catalog: Catalog) -> dict[_Key, _Said]:
    """Return what is said of each message by its id and context."""
    return {
        (_hashable(message.id), _text(message.context)): _hashable(message.string)
        for message in catalog
        if message.id
    }


# Of a compiled file Babel makes lists where there are tuples else, and leaves contexts as bytes.
def _text(context: str | bytes | None) -> str | None:
    return context.decode() if isinstance(context, bytes) else context


def _hashable(forms: str | Sequence[str] | None) -> str | tuple[str, ...]:
    return forms if isinstance(forms, str) else tuple(forms or ())


def _only_translated(told: dict[_Key, _Said]) -> dict[_Key, _Said]:
    return {
        key: said
        for key, said in told.items()
        if all([said] if isinstance(said, str) else said or ())
    }


def _places_of(id_: str | tuple[str, ...] | list[str]) -> set[str]:
    return set().union(*(_places(one) for one in ([id_] if isinstance(id_, str) else id_)))


def _places(message: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(message) if name}


if __name__ == "__main__":
    sys.exit(main())
