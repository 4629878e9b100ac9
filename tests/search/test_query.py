from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docbrowser import i18n
from docbrowser.errors import QueryError
from docbrowser.search.query import (
    EVERYTHING,
    NUMBER_FIELDS,
    STATES,
    TEXT_FIELDS,
    And,
    Between,
    InField,
    Is,
    Node,
    Not,
    Or,
    Words,
    parse,
)


def _words(*found: str, exact: bool = False) -> Words:
    return Words(found, exact=exact)


MARS, ROVER = _words("mars"), _words("rover")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", EVERYTHING),
        ("   ", EVERYTHING),
        ("mars", MARS),
        ("  MARS  ", MARS),
        ("mars rover", And((MARS, ROVER))),
        ('"Mars Rover"', _words("mars", "rover", exact=True)),
        ("-mars", Not(MARS)),
        ("rover -mars", And((ROVER, Not(MARS)))),
        ('-"mars rover"', Not(_words("mars", "rover", exact=True))),
        ("mars OR rover", Or((MARS, ROVER))),
        ("mars or rover", And((MARS, _words("or"), ROVER))),
        ("ORbit", _words("orbit")),
        ("mars rover OR moon", Or((And((MARS, ROVER)), _words("moon")))),
        ("mars (rover OR moon)", And((MARS, Or((ROVER, _words("moon")))))),
        ("-(mars OR rover)", Not(Or((MARS, ROVER)))),
        ("((mars))", MARS),
        ("Bussières", _words("bussieres")),
        ("co-orbital", _words("co", "orbital")),
        ("ё", _words("е")),
        ("director:herzog", InField("director", _words("herzog"))),
        ("DIRECTOR:Herzog", InField("director", _words("herzog"))),
        ('person:"Ann Moon"', InField("person", _words("ann", "moon", exact=True))),
        ("-lang:de", Not(InField("lang", _words("de")))),
        ("name:OR", InField("name", _words("or"))),
        ("is:watched", Is("watched")),
        ("IS:Watched", Is("watched")),
        ("year:2006", Between("year", 2006, 2006)),
        ("year:=2006", Between("year", 2006, 2006)),
        ("year:2000..2010", Between("year", 2000, 2010)),
        ("year:2021..", Between("year", low=2021)),
        ("year:..1999", Between("year", high=1999)),
        ("rating:>7", Between("rating", low=7, over=True)),
        ("rating:>=7.5", Between("rating", low=7.5)),
        ("votes:<100", Between("votes", high=100, under=True)),
        ("runtime:<=60", Between("runtime", high=60)),
    ],
)
def test_a_query_becomes_a_tree(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    "query",
    ["Voyager: The Golden Record", "voyager:  the golden  record", "Voyager The Golden Record"],
)
def test_a_colon_before_a_space_is_text(query: str) -> None:
    assert parse(query) == And(tuple(map(_words, ("voyager", "the", "golden", "record"))))


@pytest.mark.parametrize("query", ["-", "- -", "...", "— !", "''"])
def test_signs_alone_ask_for_nothing(query: str) -> None:
    assert parse(query) == EVERYTHING


@pytest.mark.parametrize("query", ["-!", '-""', "-…"])
def test_excluding_nothing_excludes_nothing(query: str) -> None:
    assert parse(query) == EVERYTHING


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_every_text_field_is_known(field: str) -> None:
    assert parse(f"{field}:moon") == InField(field, _words("moon"))


@pytest.mark.parametrize("field", NUMBER_FIELDS)
def test_every_number_field_is_known(field: str) -> None:
    assert parse(f"{field}:1..2") == Between(field, 1, 2)


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_known(state: str) -> None:
    assert parse(f"is:{state}") == Is(state)


@pytest.mark.parametrize(
    ("query", "column", "problem"),
    [
        ('mars "rover', 6, "never closed"),
        ('"', 1, "never closed"),
        ("mars (rover", 6, "never closed"),
        ("((mars)", 1, "never closed"),
        ("mars )", 6, "closes nothing"),
        ("mars ()", 6, "hold nothing"),
        ("OR mars", 1, "before it"),
        ("mars OR", 6, "after it"),
        ("mars OR OR rover", 6, "after it"),
        ("(OR mars)", 2, "before it"),
        ("mars colour:red", 6, "no field colour:"),
        ("serie:mars", 1, "did you mean kind:series"),
        ("mars regi:herzog", 6, "did you mean director:"),
        ("yaer:2006", 1, "did you mean year:"),
        ("mars year:soon", 11, "takes a number"),
        ("year:2010..2000", 6, "backwards"),
        ("rating:..", 8, "takes a number"),
        ("year:-5", 6, "takes a number"),
        ("mars is:lost", 9, "is: knows"),
        ("mars director:", 6, "needs a value"),
        ("(director:)", 2, "needs a value"),
        ('director:""', 1, "needs a value"),
        ("on:!!", 1, "needs a value"),
        ("name:(mars)", 1, "needs a value"),
        ("(" * 60 + "mars" + ")" * 60, 51, "too deep"),
    ],
)
def test_a_mistake_names_its_column_and_what_is_wrong(
    query: str, column: int, problem: str
) -> None:
    with pytest.raises(QueryError, match=problem) as caught:
        parse(query)
    assert caught.value.column == column
    assert f"column {column}" in str(caught.value)


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("regie:herzog", "director:herzog"),
        ("Jahr:2000..2010", "year:2000..2010"),
        ("Erzähler:attenborough", "narrator:attenborough"),
        ("режиссёр:херцог", "director:херцог"),
        ("режиссер:херцог", "director:херцог"),
        ("марс год:>2000", "марс year:>2000"),
        ("Notiz:eis", "note:eis"),
        ("заметка:лёд", "note:лёд"),
        ("meine:>7", "mine:>7"),
        ("моя:8..", "mine:8.."),
        ("-(страна:us OR язык:ru)", "-(country:us OR lang:ru)"),
    ],
)
def test_fields_have_german_and_russian_names_too(query: str, same: str) -> None:
    assert parse(query) == parse(same)


@pytest.mark.parametrize(
    ("language", "query", "said"),
    [
        ("de", "mars farbe:rot", "titel:, person:, thema:, jahr:"),
        ("ru", "mars colour:red", "название:, человек:, тема:, год:"),
        ("en", "mars colour:red", "name:, person:, subject:, year:"),
        ("de", "gewonnen:oscar", "preis:"),
        ("de", "regi:herzog", "regie:"),
        ("ru", "regi:herzog", "режиссер:"),
        ("en", "regi:herzog", "director:"),
    ],
)
def test_fields_are_called_as_in_the_language_of_the_interface_and_briefly(
    language: str, query: str, said: str
) -> None:
    i18n.use(language)
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert said in caught.value.problem
    assert len(caught.value.problem) <= 85
    i18n.use("en")


@pytest.mark.parametrize("query", ["Марс:планета", "für:das", "Предгод:2000", "год: 2000"])
def test_other_words_before_a_colon_stay_text(query: str) -> None:
    assert parse(query) in [parse(query.replace(":", gap)) for gap in (" ", "_", "·")]


PIECES = st.sampled_from(
    ["(", ")", '"', "-", "OR", " ", ":", "..", ">", "year:", "is:", "name:", "x:", "5", "mars",
     "é", "\x00", "\n", "²", "\u0660", "9" * 400]
)  # fmt: skip


@given(st.text(max_size=40) | st.lists(PIECES, max_size=15).map("".join))
@example("(" * 5_000)
@example("-(" * 5_000)
@example("-" * 5_000 + "x")
@example("a OR " * 2_000 + "b")
@example("year:" + "9" * 5_000)
def test_nothing_but_a_query_error_is_ever_raised(query: str) -> None:
    with contextlib.suppress(QueryError):
        parse(query)


@given(st.text(max_size=40) | st.lists(PIECES, max_size=15).map("".join))
def test_a_column_lies_within_the_query(query: str) -> None:
    with contextlib.suppress(QueryError):
        parse(query)
        return
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert 1 <= caught.value.column <= len(query)
