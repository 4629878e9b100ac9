from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.search.completion import complete
from docbrowser.search.query import NUMBER_FIELDS, TEXT_FIELDS, parse
from docbrowser.text import fold

NAMES = ("Werner Herzog", "Werner Müller", "Bussières", "Straße", "Гагарин", 'A "B" (c)')


def values(field: str, beginning: str) -> list[str]:
    """The same values in every field."""
    return [name for name in NAMES if fold(name).startswith(fold(beginning))]


@pytest.mark.parametrize(
    ("query", "completed"),
    [
        ("dir", "director:"),
        ("-gen", "-genre:"),
        ("mars dir", "mars director:"),
        ("(dir", "(director:"),
        ("(mars OR -dir", "(mars OR -director:"),
        ('"red planet" ye', '"red planet" year:'),
        ("DIR", "DIRector:"),
        ("na", "name:"),
        ("nar", "narrator:"),
        ("is:", "is:watched"),
        ("is:unw", "is:unwatched"),
        ("mars (-is:unw", "mars (-is:unwatched"),
        ("IS:Unw", "IS:Unwatched"),
        ("kind:min", "kind:miniseries"),
        ("director:bus", "director:bussières"),
        ("director:Buss", "director:Bussières"),
        ("on:гаг", "on:гагарин"),
        ('director:"werner m', 'director:"werner müller"'),
        ('-director:"wer', '-director:"werner Herzog"'),
        ('director:"werner herzog', 'director:"werner herzog"'),
        # Only its last word begins a value.
        ('director:"the strass', 'director:"the strasse"'),
        ("director:werner-m", None),
        # Where the mark is missing, joined words stand next to each other as well.
        ("director:wer", "director:werner-Herzog"),
        ("director:a", "director:a-B-c"),
        ("director:Mül", None),
        ("director:stras", "director:strasse"),
    ],
)  # fmt: skip
def test_the_last_word_is_completed(query: str, completed: str | None) -> None:
    assert complete(query, values) == completed


@pytest.mark.parametrize(
    "query",
    [
        "", " ", "d", "mars", "dir ", "director", "life on", "what is", "year:20", "rating:>",
        "year:", "director:", 'director:"', "tag:wer", "colour:wer", '"dir', '"is:unw', "co-dir",
        "dir)", "é", "director:xyz", "is:watched", "kind:film", "director:гагарин", 'is:"watched"',
        "on:-", "a:b:di",
    ],
)  # fmt: skip
def test_there_is_nothing_to_complete(query: str) -> None:
    assert complete(query, values) is None


def test_the_best_value_is_the_first_one() -> None:
    assert complete("genre:s", lambda *_: ["space", "science"]) == "genre:space"


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_all_values_of_a_field_are_never_asked_for(field: str) -> None:
    asked: list[str] = []

    def note(_: str, beginning: str) -> list[str]:
        asked.append(beginning)
        return []

    for query in (f"{field}:", f'{field}:"', f'{field}:"  '):
        complete(query, note)

    assert asked == []


PIECES = st.sampled_from(
    ["(", ")", '"', "-", "OR", " ", ":", "a", "mars", "dir", "is:", "is:un", "x:", "\n", "é", "ß",
     "name:", "year:", "on:", "stras", "werner", "гаг", "2000.."]
)  # fmt: skip
VALUES = st.lists(st.text(max_size=12), max_size=4)


@given(st.text(max_size=20) | st.lists(PIECES, max_size=12).map("".join), VALUES)
def test_what_was_typed_stays_and_more_is_added(query: str, found: list[str]) -> None:
    completed = complete(query, lambda *_: [*found, *NAMES])

    assert completed is None or (completed.startswith(query) and len(completed) > len(query))


FIELDS = st.sampled_from([*TEXT_FIELDS, *NUMBER_FIELDS, "is"])
BEGUN = st.text(max_size=6) | st.sampled_from(
    ["w", "werner ", "WERNER h", "stras", "гаг", "a", "!"]
)
LAST_WORDS = st.one_of(
    st.text("aeginrsty", min_size=1, max_size=4),
    st.builds("{}:{}".format, FIELDS, BEGUN.map(lambda text: "".join(text.split()).strip('()"'))),
    st.builds('{}:"{}'.format, FIELDS, BEGUN.map(lambda text: text.replace('"', ""))),
)


@given(
    st.sampled_from(["", "mars ", "(mars OR ", 'name:"red planet" -', "-(", "(is:watched) "]),
    LAST_WORDS,
    VALUES,
)
def test_a_completion_is_understood_or_an_unfinished_field(
    earlier: str, last: str, found: list[str]
) -> None:
    completed = complete(earlier + last, lambda *_: [*found, *NAMES])
    if completed is None:
        return
    if completed.endswith(":") and '"' not in last:
        completed += "watched" if completed.endswith("is:") else "1"

    parse(completed + ")" * (earlier.count("(") - earlier.count(")")))
