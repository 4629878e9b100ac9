from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.errors import MissingFileError, UnreadableFileError
from docbrowser.store.places import Place, decode_document, documents, line_of
from docbrowser.store.tables import MAX_DEPTH, parse_tables, read_tables, serialize

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"\xef\xbb\xbf"
TITLES: dict[str, Any] = {
    "1": {"id": "io", "text": 'a "quoted": word\\', "n": [1, 2.5, None, True, {"x": {}}]},
    "7": {"id": "гагарин 🚀", "names": {"ru": "Гагарин"}},
    "3": {},
    "20": {"id": "}, {", "lines": "a\nb\u2028c"},
}
TABLES: dict[str, dict[str, Any]] = {
    "_default": {},
    "titles": TITLES,
    "more": {"1": {"id": "other"}},
}

LAYOUTS = {
    "ours": serialize(TABLES),
    "stock": json.dumps(TABLES).encode(),
    "stock, not ASCII": json.dumps(TABLES, ensure_ascii=False).encode(),
    "compact": json.dumps(TABLES, separators=(",", ":")).encode(),
    "indented": json.dumps(TABLES, indent=2).encode(),
    "with a mark": MARK + serialize(TABLES),
    "with CRLF": serialize(TABLES).replace(b"\n", b"\r\n"),
    "two on a line": serialize(TABLES).replace(b',\n"7"', b', "7"').replace(b',\n"3"', b', "3"'),
    "filled up with spaces": serialize(TABLES)
    .replace(b'{"titles": {\n', b'{"titles": {\n     \n')
    .replace(b',\n"7"', b",     \n   \n\n" + b'"7"'),
    "spaces everywhere": b" " + json.dumps(TABLES, separators=(" ,\n", " :\n")).encode() + b"\n\n",
    "without a last line break": serialize(TABLES).rstrip(),
}


def read(path: Path, table: str = "titles") -> dict[str, Any]:
    content = path.read_bytes()
    found = {}
    for place, raw in documents(path, table):
        assert content[place.offset : place.offset + place.length] == raw
        found[str(place.number)] = decode_document(raw)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "c.json"


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_documents_in_order(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    for name, table in TABLES.items():
        assert list(read(file, name).items()) == list(table.items())
    assert read(file, "none such") == {}


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("chunk", [1, 2, 7, 33])
def test_where_the_window_ends_does_not_matter(
    file: Path, content: bytes, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docbrowser.store.window._CHUNK", chunk)
    file.write_bytes(content)
    assert read(file) == TITLES


def first(path: Path) -> object:
    return next(documents(path, "titles"))


def reason_of(path: Path, reader: Any) -> str | None:
    try:
        reader(path)
    except UnreadableFileError as error:
        if path.is_file() and path.read_bytes().startswith(MARK):  # Python counts bytes without it
            return re.sub(r"byte \d+", "byte", str(error))
        return str(error)
    return None


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_a_file_cut_anywhere_is_refused_in_the_same_words(file: Path, content: bytes) -> None:
    for length in range(len(content)):
        file.write_bytes(content[:length])
        if content[:length] == MARK:
            continue  # the one calls it empty, the other broken
        expected = reason_of(file, read_tables)
        assert reason_of(file, read) == expected, (length, content[:length][-40:])
        if length < len(content.rstrip()):
            assert expected is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\n",
        b"?",
        b"[]",
        b"3",
        b'"titles"',
        b"nope",
        b'{"titles": []}',
        b'{"titles": {"first": {}}}',
        b'{"titles": {"1": []}}',
        b'{"titles": {"1": 5}}',
        b'{"titles": {"-1": {}}}',
        b'{"titles": {"1": {}, "1": {}}}',
        b'{"titles": {\n"1": {},\n"2": {},\n"1": {}\n}}\n',
        b'{"titles": {}, "titles": {}}',
        b'{"titles": {}} {}',
        b'{"titles": {}},',
        b'{"titles": {\n"1": {},\n}}\n',
        b'{"titles": {\n,"1": {}\n}}\n',
        b'{"titles": {\n"1": {}\n"2": {}\n}}\n',
        b'{"titles": {\n"1": {"a": 01},\n"2": {}\n}}\n',
        b'{"titles": {\n"1": {"a": "\t"},\n"2": {}\n}}\n',
        b'{"titles": {\n"1": {}},\n"2": {}\n}}\n',
        b"{'titles': {}}",
        b'{"titles": {"1": {"id": "\xe9"}}}',
        b'{"titles": {\n"1": {"id": "\xe9"},\n"2": {}\n}}\n',
        '{"titles": {}}'.encode("utf-16"),
        b'{"titles": {"1": {"x": ' + b"9" * 5_000 + b"}}}",
        b'{"titles":' * 50_000,
        b'{"titles": {"1": {"x": ' + b"[" * 5_000 + b"]" * 5_000 + b"}}}",
    ],
)  # fmt: skip
def test_what_is_no_catalogue_is_refused_in_the_same_words(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    expected = reason_of(file, read_tables)
    assert expected is not None
    assert reason_of(file, read) == expected


def test_no_file_a_folder_and_a_pipe_are_refused_in_the_same_words(file: Path) -> None:
    with pytest.raises(MissingFileError, match="does not exist; check the path"):
        first(file)
    os.mkfifo(file)
    assert reason_of(file, first) == reason_of(file, read_tables) is not None
    file.unlink()
    file.mkdir()
    assert reason_of(file, first) == reason_of(file, read_tables) is not None


def test_a_file_that_changes_while_it_is_read_is_not_mixed(file: Path) -> None:
    file.write_bytes(serialize({"titles": {str(n): {"a": "x" * 9000} for n in range(100)}}))
    reading = documents(file, "titles")
    next(reading)
    with file.open("r+b") as other:
        other.write(serialize(TABLES))
    with pytest.raises(UnreadableFileError, match=r"changed while it was read\); try again\.$"):
        list(reading)


def test_a_file_put_in_its_place_meanwhile_is_no_matter(file: Path, tmp_path: Path) -> None:
    file.write_bytes(serialize(TABLES))
    reading = documents(file, "titles")
    next(reading)
    (tmp_path / "new").write_bytes(b"{}")
    (tmp_path / "new").replace(file)
    assert len(list(reading)) == len(TITLES) - 1


def test_the_line_of_a_byte_counts_from_one(file: Path) -> None:
    file.write_bytes(b"a\nb\n")
    assert [line_of(file, offset) for offset in range(4)] == [1, 1, 2, 2]


def test_places_are_of_the_object_alone(file: Path) -> None:
    file.write_bytes(b'{"titles": {\n"12": {"a": 1},  \n"3":{}}}')
    assert [place for place, _ in documents(file, "titles")] == [Place(12, 19, 8), Place(3, 35, 2)]


KEYS = st.text(max_size=3) | st.sampled_from(['":', '"', "a"])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(['"', '":', '" :', '\\":', "{", "}, {", '{"a": 1}']),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=30,
)
DOCUMENTS = st.dictionaries(st.text(max_size=5), VALUES, max_size=6)
FORMS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"ensure_ascii": False},
        {"separators": (",", ":")},
        {"separators": (" , ", " : ")},
        {"separators": (",\n", "\n:")},
        {"indent": 1},
    ]
)


def decoded(raw: bytes) -> Any:
    try:
        return decode_document(raw)
    except ValueError as error:
        return f"refused: {error}"


def strictly(raw: bytes) -> Any:
    try:
        return parse_tables(b'{"t": {"1": ' + raw + b"}}")["t"]["1"]
    except ValueError as error:
        return f"refused: {error}"


@given(DOCUMENTS, FORMS)
def test_a_document_is_decoded_as_the_strict_parser_does(
    document: dict[str, Any], form: dict[str, Any]
) -> None:
    raw = json.dumps(document, **form).encode("utf-8", "surrogatepass")
    result = decoded(raw)
    assert repr(result) == repr(strictly(raw))
    assert isinstance(result, str) or result == document


@given(DOCUMENTS, FORMS, st.data())
def test_a_key_that_stands_twice_never_gets_through(
    document: dict[str, Any], form: dict[str, Any], data: st.DataObject
) -> None:
    separator = form.get("separators", (", ", ": "))[1]
    one = json.dumps(document | {"twin": 1}, **form)
    twin = data.draw(st.sampled_from(['"twin"', '"tw\\u0069n"'])) + separator + "2"
    raw = (one.rstrip()[:-1] + "," + twin + "}").encode("utf-8", "surrogatepass")
    assert decoded(raw) == strictly(raw) == "refused: a key stands in it twice"


@pytest.mark.parametrize("spaces", [" ", "\n", "\t", "\r", " \n ", "  "])
def test_a_key_parted_from_its_colon_does_not_hide_a_double(spaces: str) -> None:
    raw = f'{{"a": 1, "a"{spaces}: 2}}'.encode()
    with pytest.raises(ValueError, match="twice"):
        decode_document(raw)
    with pytest.raises(ValueError, match="twice"):
        decode_document(f'{{"b": "x\\":", "a": 1, "a"{spaces}: {{"a"{spaces}: 2}}}}'.encode())


@pytest.mark.parametrize("opening", [b"[", b'{"a": '])
def test_nesting_is_refused_at_the_same_depth_as_in_a_whole_file(opening: bytes) -> None:
    closing = b"]" if opening == b"[" else b"}"
    for depth in range(MAX_DEPTH - 5, MAX_DEPTH + 5):
        raw = b'{"x": ' + opening * depth + b"1" + closing * depth + b"}"
        assert decoded(raw) == strictly(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a": NaN}', b'{"a": -Infinity}', b'{"a": 1e999}', b'{"a": ' + b"9" * 5_000 + b"}",
        b"[]", b"3", b'"a"', b"null", b"", b"{", b'{"a": 1}}', b'{"a": 1}, "2": {}',
        b'{}, "1": {}', b'{}}, "t": {"1": {}', b'{}}, "u": {"1": {}', b'{"a": "\xe9"}',
        b'{"a": "\x01"}', b'{"a": 01}', b'{"a": 1,}',
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_document(raw)


def test_numbers_keep_their_kind_and_size() -> None:
    raw = b'{"a": 1, "b": 1.0, "c": -0.0, "d": 123456789012345678901234567890, "e": "\\ud800"}'
    assert repr(decode_document(raw)) == (
        "{'a': 1, 'b': 1.0, 'c': -0.0, 'd': 123456789012345678901234567890, 'e': '\\ud800'}"
    )
