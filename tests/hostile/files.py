"""Files as a program may find them, as tables: what stands in a file, and what stands in its place.

A row of `SPOILT` makes the bytes of a spoilt file from those of a good one, and says what is to
become of it as a catalogue and as a watchlist. A row of `PLACES` puts something at a path that is
no plain file. `mutations` makes as many spoilt files as one likes. To add a case, add a row.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import socket
import sqlite3
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Spoil = Callable[[bytes], bytes]

Outcome = Literal["whole", "partly", "refused"]
"""All is as before, and nothing is said; the rest serves, and what is left out is named; or the
file is named, and its bytes stay."""

# Good files

AMBER: Final = "amber-coast-2019"
BASALT: Final = "basalt-2020"
CORAL: Final = "coral-2021"

CATALOG: Final = (
    '{"titles": {\n'
    f'"1": {{"id": "{AMBER}", "records": [{{"source": "tvmaze", "names": {{"en": "Amber Coast",'
    ' "fr": "Côte d’ambre"}, "kind": "series", "premiered": "2019-03-01", "runtime": 50,'
    ' "rating": {"value": 7.5, "votes": 12}, "synopses": {"en": "Sand, and what is in it."},'
    ' "episodes": [{"season": 1, "number": 1, "names": {"en": "Resin"}, "aired": "2019-03-01"},'
    ' {"season": 1, "number": 2, "names": {"en": "Été"}, "aired": "2019-03-08"}]}]},\n'
    f'"2": {{"id": "{BASALT}", "records": [{{"source": "nfo", "names": {{"en": "Basalt"}},'
    ' "kind": "film", "premiered": "2020", "credits": [{"person": "Zoë Stein", "job":'
    ' "director"}]}]},\n'
    f'"3": {{"id": "{CORAL}", "records": [{{"source": "nfo", "names": {{"en": "Coral"}},'
    ' "kind": "film", "premiered": "2021-05", "genres": ["Nature"]}]}\n'
    "}}\n"
).encode()


def _action(number: int, action: str, title: str, rest: str = "") -> str:
    return (
        f'"{number}": {{"id": "{1767000000000 + number:014d}-00000-abcdef", "step": "s{number}",'
        f' "action": "{action}", "at": "2026-01-02T20:15:00+00:00", "title": "{title}"{rest}}}'
    )


WATCHLIST: Final = (
    '{"actions": {\n'
    + ",\n".join(
        [
            _action(1, "watch", BASALT, ', "value": "2026-01-02"'),
            _action(2, "want", CORAL),
            _action(3, "note", BASALT, ', "value": "À revoir: the cliffs"'),
            _action(4, "watch", AMBER, ', "episode": "s1e1", "value": "2026-01-02"'),
            _action(5, "rate", BASALT, ', "value": "8"'),
        ]
    )
    + "\n}}\n"
).encode()

SETTINGS: Final = (
    b'# Mine\ntheme = "docbrowser-dark"\nlanguage = "fr"\nspoilers = false\n'
    b'searches = ["amber", "is:unwatched"]\n'
)


# What stands in a file


class Spoilt(NamedTuple):
    """A way to spoil a file of TinyDB's JSON, and what is to become of it."""

    spoil: Spoil
    catalog: Outcome = "refused"
    watchlist: Outcome = "refused"


def _instead(content: bytes) -> Spoil:
    return lambda _: content


def _cut(share: float) -> Spoil:
    return lambda good: good[: int(len(good) * share)]


def _within_a_letter(good: bytes) -> bytes:
    return good[: good.index(b"\xc3") + 1]


def _parsed(change: Callable[[dict[str, Any]], object]) -> Spoil:
    """Spoil what the JSON says; `change` is given the whole of it."""

    def spoil(good: bytes) -> bytes:
        tables = json.loads(good)
        change(tables)
        return json.dumps(tables, ensure_ascii=False).encode()

    return spoil


def _in_first(text: str) -> Spoil:
    """Put a member into the first document, as it is written."""
    return lambda good: good.replace(b'"1": {', b'"1": {' + text.encode() + b", ", 1)


def _in_first_record(text: str) -> Spoil:
    """Put a member into the first record of a catalogue, or the first document of a watchlist."""

    def spoil(good: bytes) -> bytes:
        opening = b'"records": [{' if b'"records": [{' in good else b'"1": {'
        return good.replace(opening, opening + text.encode() + b", ", 1)

    return spoil


def _document(content: str) -> Spoil:
    """Put one more document at the start."""
    return lambda good: good.replace(b'"1": {', b'"9": ' + content.encode() + b',\n"1": {', 1)


def _table(name: str, content: str) -> Spoil:
    """Put one more table at the start."""
    return lambda good: b'{"' + name.encode() + b'": ' + content.encode() + b", " + good[1:]


_DEEP: Final = 100_000
_LONG: Final = 17_000_000

SPOILT: Final[Mapping[str, Spoilt]] = {
    # Emptied and cut
    "empty": Spoilt(_instead(b"")),
    "blank": Spoilt(_instead(b" \n\t\r\n")),
    "one byte": Spoilt(_cut(0.001)),
    "a few bytes": Spoilt(lambda good: good[:14]),
    "cut at a quarter": Spoilt(_cut(0.25)),
    "cut at a half": Spoilt(_cut(0.5)),
    "cut at nine tenths": Spoilt(_cut(0.9)),
    "the last brace gone": Spoilt(lambda good: good.rstrip()[:-1]),
    "cut within a letter": Spoilt(_within_a_letter),
    "the first half gone": Spoilt(lambda good: good[len(good) // 2 :]),
    "the end zeros": Spoilt(lambda good: good[:99] + bytes(len(good) - 99)),
    "the start zeros": Spoilt(lambda good: bytes(99) + good[99:]),
    "zeros alone": Spoilt(lambda good: bytes(len(good))),
    "a zero behind": Spoilt(lambda good: good + b"\0"),
    # Other encodings
    "bytes of chance": Spoilt(_instead(random.Random(7).randbytes(4_000))),
    "gzip": Spoilt(gzip.compress),
    "UTF-16": Spoilt(lambda good: good.decode().encode("utf-16")),
    "UTF-16 without a mark": Spoilt(lambda good: good.decode().encode("utf-16-le")),
    "UTF-32": Spoilt(lambda good: good.decode().encode("utf-32")),
    "latin-1": Spoilt(lambda good: good.decode().replace("’", "'").encode("latin-1")),
    "surrogates in UTF-8": Spoilt(lambda good: good.replace(b"o", b"\xed\xa0\x80", 1)),
    "a letter too long in UTF-8": Spoilt(lambda good: good.replace(b"o", b"\xc1\x81", 1)),
    "a byte order mark": Spoilt(lambda good: b"\xef\xbb\xbf" + good, "whole", "whole"),
    "two byte order marks": Spoilt(lambda good: b"\xef\xbb\xbf" * 2 + good),
    # Other JSON
    "a foreign object": Spoilt(_instead(b'{"name": "left-pad", "version": "1.3.0"}')),
    "an empty list": Spoilt(_instead(b"[]")),
    "a list of documents": Spoilt(_instead(b'[{"id": "io", "records": []}]')),
    "a number": Spoilt(_instead(b"7")),
    "a string": Spoilt(_instead(b'"titles"')),
    "null": Spoilt(_instead(b"null")),
    "true": Spoilt(_instead(b"true")),
    "NaN": Spoilt(_instead(b"NaN")),
    "a page of a hotel": Spoilt(_instead(b"<!DOCTYPE html>\n<html><body>Log in</body></html>\n")),
    "TOML": Spoilt(_instead(SETTINGS)),
    "a database": Spoilt(_instead(b"SQLite format 3\0" + bytes(100))),
    # Tables and documents that are none
    "a table that is a list": Spoilt(_table("more", "[]")),
    "a table that is null": Spoilt(_table("more", "null")),
    "a table twice": Spoilt(lambda good: good.rstrip()[:-1] + b", " + good[1:]),
    "a document that is a number": Spoilt(_document("7")),
    "a document that is a list": Spoilt(_document("[]")),
    "a document that is null": Spoilt(_document("null")),
    "a document under a word": Spoilt(lambda good: good.replace(b'"1": {', b'"one": {', 1)),
    "a document under a minus": Spoilt(lambda good: good.replace(b'"1": {', b'"-1": {', 1)),
    "a document under a fraction": Spoilt(lambda good: good.replace(b'"1": {', b'"1.0": {', 1)),
    "a document twice": Spoilt(lambda good: good.replace(b'"2": {', b'"1": {', 1)),
    "a number beyond all": Spoilt(
        lambda good: good.replace(b'"1": {', b'"' + b"9" * 30 + b'": {', 1), "refused", "whole"
    ),
    "digits of another script": Spoilt(
        lambda good: good.replace(b'"1": {', '"١": {'.encode(), 1), "whole", "whole"
    ),
    # What no JSON has
    "a key twice": Spoilt(_in_first('"id": "again"')),
    "NaN in one record": Spoilt(_in_first_record('"ended": NaN'), "partly", "whole"),
    "infinity in one record": Spoilt(
        _in_first_record('"season_count": -Infinity'), "partly", "whole"
    ),
    "a number without end": Spoilt(_in_first_record('"episode_count": 1e999'), "partly", "whole"),
    "NaN for an id": Spoilt(_document('{"id": NaN, "records": []}'), "refused", "partly"),
    "a number of 5,000 digits": Spoilt(_in_first('"x": ' + "9" * 5_000)),
    "nesting without end": Spoilt(_in_first('"x": ' + "[" * _DEEP + "]" * _DEEP)),
    "objects without end": Spoilt(_in_first('"x": ' + '{"a":' * _DEEP + "1" + "}" * _DEEP)),
    "opened and never closed": Spoilt(_instead(b'{"titles": {"1": ' + b"[" * _DEEP)),
    "nesting of fifty": Spoilt(_in_first('"x": ' + "[" * 50 + "]" * 50)),
    "a line break in a string": Spoilt(lambda good: good.replace(b"2020", b"20\n20", 1)),
    "a control character in a string": Spoilt(_in_first('"x": "\x1b]0;x\x07"')),
    "an unknown escape": Spoilt(_in_first('"x": "\\x41"')),
    "a comma too many": Spoilt(lambda good: good.replace(b"\n}}", b",\n}}")),
    "a comma too few": Spoilt(lambda good: good.replace(b"},\n", b"}\n", 1)),
    "single quotes": Spoilt(lambda good: good.replace(b'"', b"'")),
    "a comment": Spoilt(lambda good: good.replace(b"{\n", b"{ // mine\n", 1)),
    "two files in one": Spoilt(lambda good: good + good),
    "words behind the end": Spoilt(lambda good: good + b"and so on\n"),
    "the marks of a merge": Spoilt(
        lambda good: good.replace(b'\n"2"', b'\n<<<<<<< HEAD\n"2"', 1) + b">>>>>>> main\n"
    ),
    # Of the future
    "a version beside the tables": Spoilt(_table("version", "9")),
    "a table of the future": Spoilt(_table("meta", '{"1": {"version": 9}}'), "whole", "whole"),
    "a field of the future": Spoilt(_in_first('"mood": {"en": ["calm"]}'), "whole", "whole"),
    # Odd, and sound
    "on one line": Spoilt(_parsed(lambda _: None), "whole", "whole"),
    "with line ends of Windows": Spoilt(
        lambda good: good.replace(b"\n", b"\r\n"), "whole", "whole"
    ),
    "behind much space": Spoilt(lambda good: b" \n" * 500_000 + good, "whole", "whole"),
    "a line of 17 MB": Spoilt(_in_first(f'"x": "{"x" * _LONG}"'), "whole", "whole"),
    "half a pair of surrogates": Spoilt(_in_first('"x": "\\ud83d"'), "whole", "whole"),
    "escapes for all letters": Spoilt(
        lambda good: json.dumps(json.loads(good)).encode(), "whole", "whole"
    ),
    # Documents that fit no schema
    "a document without an id": Spoilt(_document('{"records": []}'), "partly", "partly"),
    "an empty document": Spoilt(_document("{}"), "partly", "partly"),
    "an id that is a list": Spoilt(_document('{"id": ["io"], "records": []}'), "partly", "partly"),
    "an id of control characters": Spoilt(
        _document('{"id": "\\u001b]0;x\\u0007 \\n", "records": []}'), "whole", "partly"
    ),
    "a record that is a number": Spoilt(
        _document('{"id": "io", "records": [7], "action": "eat"}'), "partly", "partly"
    ),
}

RAW: Final = (
    *("empty", "blank", "one byte", "a few bytes", "cut at a quarter", "cut at a half"),
    *("cut at nine tenths", "the first half gone", "the end zeros", "the start zeros"),
    *("zeros alone", "a zero behind", "bytes of chance", "gzip", "two byte order marks"),
    *("a foreign object", "an empty list", "NaN", "a page of a hotel", "a database"),
    *("two files in one", "words behind the end"),
)
"""The rows that can spoil a file of any kind."""

_SOUND_TOML: Final = {"empty", "blank", "one byte", "the first half gone"}
SPOILT_SETTINGS: Final[Mapping[str, bytes]] = {
    **{name: SPOILT[name].spoil(SETTINGS) for name in RAW if name not in _SOUND_TOML},
    "UTF-16": SETTINGS.decode().encode("utf-16"),
    "latin-1": 'theme = "é"\n'.encode("latin-1"),
    "a key twice": SETTINGS + b'theme = "again"\n',
    "no value": SETTINGS + b"lines =\n",
    "nesting without end": b"x = " + b"[" * _DEEP + b"]" * _DEEP + b"\n",
    "tables without end": b"[" + b"a." * 5_000 + b"a]\n" + b"x = " + b"[" * 5_000 + b"]" * 5_000,
    "a number of 5,000 digits": b"theme = " + b"9" * 5_000 + b"\n",
    "a number for a theme": b"theme = 7\n",
    "a word for a switch": b'spoilers = "yes"\n',
    "a number for the searches": b"searches = 7\n",
    "numbers for searches": b"searches = [7]\n",
    "a table for a language": b'[language]\nen = "English"\n',
    "a date for a language": b"language = 2026-01-02\n",
    "infinity for a switch": b"spoilers = inf\n",
    "JSON": CATALOG,
}
"""Settings of which nothing can be used."""

# What stands in the place of a file


def _folder(path: Path, good: bytes) -> None:
    path.mkdir()
    (path / "inside").write_bytes(good)


def _socket(path: Path, _good: bytes) -> None:
    # The path of a socket may not be long, and one may be moved.
    with socket.socket(socket.AF_UNIX) as listening:
        before = os.open(".", os.O_RDONLY)
        try:
            os.chdir(path.parent)
            listening.bind(path.name)
        finally:
            os.chdir(before)
            os.close(before)


def _circle(path: Path, _good: bytes) -> None:
    other = path.with_name("round")
    other.symlink_to(path.name)
    path.symlink_to(other.name)


PLACES: Final[Mapping[str, Callable[[Path, bytes], object]]] = {
    "a folder": _folder,
    "a pipe": lambda path, _: os.mkfifo(path),
    "a socket": _socket,
    "a link to itself": lambda path, _: path.symlink_to(path.name),
    "links in a circle": _circle,
    "a link to nothing": lambda path, _: path.symlink_to("gone"),
    "a link below a file": lambda path, _: path.symlink_to("/dev/null/gone"),
    "a link to a folder": lambda path, _: path.symlink_to("."),
    "a link to a device": lambda path, _: path.symlink_to("/dev/zero"),
    "a link to nowhere writable": lambda path, _: path.symlink_to("/proc/gone"),
}

# Mutations

_WORDS: Final = (
    *(b"NaN", b"null", b"true", b"-0", b"1e999", b"0.1", b"[]", b"{}", b'""', b"[", b"{", b"}"),
    *(b"]", b",", b":", b'"', b"\\", b"\\u0000", b"\\ud800", b"\0", b"\xff", b"\xc3", b"\x1b["),
    *(b"\n", b"\r", b"#", b"=", b"'''", b"9" * 40, "\u202e".encode(), b"\xef\xbb\xbf", b"titles"),
)
_VALUES: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 2**63, 10**30, 0.5, 1e308, "", " ", "\0", "\x1b]0;x\x07", "\ud800"),
    *("\u202eevil", "x" * 2_000, "\n" * 50, "2026-99-99", "s1e1", "../../x", "#", "[red]", "[/"),
    *([], {}, [[]], [None], {"": ""}, {"en": None}, [{"season": 1}], {"value": "7"}, ["x"] * 99),
    *("watch", "undo", "attach", "edit", "film", "en", "9999-12-31T23:59:59+23:59", "0000"),
)
_MOST_STEPS: Final = 3


def mutations(good: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Return `count` spoilt versions of a file, the same for a seed.

    Where it is JSON, half of them are still JSON, and say something odd.
    """
    try:
        json.loads(good)
    except ValueError:
        is_json = False
    else:
        is_json = True
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        change = _mutated_json if is_json and number % 2 else _mutated_bytes
        content = good
        for _ in range(chance.randint(1, _MOST_STEPS)):
            content = change(content, chance)
        yield content


def mutate_index(database: sqlite3.Connection, chance: random.Random) -> None:
    """Let an index say something odd, in a file that is as sound as before."""
    question = "SELECT name FROM sqlite_master WHERE type = 'table'"
    tables = [name for (name,) in database.execute(question)]
    for _ in range(chance.randint(1, _MOST_STEPS)):
        table = chance.choice(tables)
        where = f"WHERE rowid % {chance.choice((1, 2, 5))} = 0"
        value = chance.choice((None, -1, 2**62, 0.5, b"", b"\xff\x00", "", "x", "9" * 50))
        with contextlib.suppress(sqlite3.Error):  # of the full-text tables some refuse
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            column = chance.choice(columns or ["rowid"])  # the table may be gone
            match chance.randrange(6):
                case 0:
                    database.execute(f"DELETE FROM {table} {where}")
                case 1:
                    database.execute(f"DROP TABLE {table}")
                case _:
                    database.execute(
                        f"UPDATE OR REPLACE {table} SET {column} = ? {where}", (value,)
                    )


def _mutated_bytes(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    end = min(len(content), start + chance.choice((1, 1, 2, 8, 60, 4_096)))
    piece = content[start:end]
    match chance.randrange(6):
        case 0:  # a bit turned over
            new = bytes([piece[0] ^ (1 << chance.randrange(8))]) + piece[1:] if piece else b""
        case 1:
            new = b""
        case 2:
            new = piece + piece
        case 3:
            new = chance.choice(_WORDS)
        case 4:
            new = chance.randbytes(len(piece))
        case _:
            return content[:start]
    return content[:start] + new + content[end:]


def _mutated_json(content: bytes, chance: random.Random) -> bytes:
    try:
        value = json.loads(content)
    except ValueError:
        return content
    places = list(_places_in(value))
    if not places:
        return content
    holder, key = chance.choice(places)
    match chance.randrange(4):
        case 0 if isinstance(holder, dict):  # under another name
            holder[str(chance.choice(_VALUES))] = holder.pop(key)
        case 1:
            del holder[key]
        case 2:  # what stands elsewhere
            other, at = chance.choice(places)
            holder[key] = json.loads(json.dumps(other[at]))
        case _:
            holder[key] = chance.choice(_VALUES)
    return json.dumps(value).encode()


def _places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Return where the values within a value stand: what holds them, and under which key."""
    if isinstance(value, (dict, list)):
        keys = list(value) if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield value, key
            yield from _places_in(value[key])
