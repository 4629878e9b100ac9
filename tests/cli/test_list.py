from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docbrowser.text import words
from tests.helpers import ROOT, SHIPPED_TITLES, catalog_file, document, program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

SHAPE = {
    "id", "name", "year", "kind", "runtime", "watched", "status",
    "episodes", "episodes_watched", "matched",
}  # fmt: skip


def _ids(cli: Cli, *arguments: str) -> list[str]:
    return [row["id"] for row in cli("list", *arguments, "--json").json]


def test_without_a_query_every_title_is_listed_by_name(cli: Cli) -> None:
    result = cli("list", "--json")
    names = [row["name"] for row in result.json]
    assert result.code == 0
    assert len(names) == SHIPPED_TITLES
    assert names == sorted(names, key=words)


def test_a_row_has_the_fields_of_the_contract_and_no_others(cli: Cli) -> None:
    rows = cli("list", "--json").json
    assert {frozenset(row) for row in rows} == {frozenset(SHAPE)}
    assert next(row for row in rows if row["id"] == "race-to-mars-2007") == {
        "id": "race-to-mars-2007",
        "name": "Race to Mars",
        "year": 2007,
        "kind": "miniseries",
        "runtime": 60,
        "watched": False,
        "status": "unwatched",
        "episodes": 4,
        "episodes_watched": 0,
        "matched": None,
    }


def test_a_row_says_which_passage_matched(cli: Cli) -> None:
    (row,) = cli("list", "bluteau", "race", "--json").json
    assert row["matched"] == {"field": "person", "text": "Lothaire Bluteau"}


def test_a_row_says_which_note_or_subject_matched(cli: Cli) -> None:
    assert cli("note", "race-to-mars-2007", "Lend it to Petra").code == 0
    [row, *_] = [
        row for row in cli("list", "petra", "--json").json if row["id"] == "race-to-mars-2007"
    ]
    assert row["matched"] == {"field": "note", "text": "Lend it to Petra"}

    named = {"en": "oceans", "de": "meere", "ru": "океаны"}
    found = {lang: cli("list", word, "--lang", lang, "--json").json for lang, word in named.items()}
    by_subject = [
        {
            row["id"]: row["matched"]
            for row in rows
            if (row["matched"] or {}).get("field") == "subject"
        }
        for rows in found.values()
    ]
    assert all(by_subject)
    wanted = {row["id"] for row in cli("list", "subject:oceans", "--json").json}
    assert all(wanted <= {row["id"] for row in rows} for rows in found.values())
    assert {one["text"] for one in by_subject[1].values()} == {"Meere"}


def test_the_reason_is_told_in_the_readers_language_where_it_can_be(cli: Cli) -> None:
    german = cli("list", "oscar", "--lang", "de", "--json").json
    english = cli("list", "oscar", "--lang", "en", "--json").json
    for rows, word in ((german, " der "), (english, " the ")):
        told = [row["matched"]["text"] for row in rows if row["matched"]["field"] == "synopsis"]
        assert any(word in text.lower() for text in told), told
    assert [row["id"] for row in german[:1]] == [row["id"] for row in english[:1]]


def test_a_filter_alone_leaves_the_list_in_the_order_of_names(cli: Cli) -> None:
    names = [row["name"] for row in cli("list", "--lang", "de", "--json").json]
    films = [row["name"] for row in cli("list", "kind:film", "--lang", "de", "--json").json]
    assert films == [name for name in names if name in films]
    limited = cli("list", "kind:film", "--lang", "de", "--limit", "3", "--json").json
    assert [row["name"] for row in limited] == films[:3]


def test_a_row_that_matched_by_its_name_gives_no_passage(cli: Cli) -> None:
    (row,) = cli("list", "race to mars", "--limit", "1", "--json").json
    assert row["matched"] is None


def test_a_title_named_after_a_person_stands_before_those_with_the_person(cli: Cli) -> None:
    assert _ids(cli, "shatner")[0] == "shatner-in-space-2021"


def test_words_of_a_query_may_be_one_argument_or_several(cli: Cli) -> None:
    assert _ids(cli, "mars rising") == _ids(cli, "mars", "rising") != []


def test_nothing_found_is_exit_1_and_still_a_json_list(cli: Cli) -> None:
    result = cli("list", "zzqqxx", "--json")
    assert (result.code, result.json, result.err) == (1, [], "")


def test_nothing_found_is_said_on_standard_error(cli: Cli) -> None:
    result = cli("list", "zzqqxx")
    assert (result.code, result.out) == (1, "")
    assert "zzqqxx" in result.err


@pytest.mark.parametrize("limit", [0, 1, 5, 100])
def test_limit_gives_at_most_so_many(cli: Cli, limit: int) -> None:
    result = cli("list", "--limit", str(limit), "--json")
    assert result.code == 0
    assert len(result.json) == min(limit, SHIPPED_TITLES)


def test_sorting_by_year_puts_the_newest_first(cli: Cli) -> None:
    years = [row["year"] for row in cli("list", "--sort", "year", "--json").json]
    assert years == sorted(years, reverse=True)


def test_sorting_by_runtime_puts_the_shortest_first(cli: Cli) -> None:
    rows = cli("list", "--sort", "runtime", "--json").json
    runtimes = [row["runtime"] or 10**9 for row in rows]
    assert runtimes == sorted(runtimes)


def test_sorting_by_rating_puts_the_rated_first(cli: Cli) -> None:
    rated = _ids(cli, "--sort", "rating")
    best = {row["id"]: cli("show", row["id"], "--json").json["ratings"] for row in
            cli("list", "--json").json}  # fmt: skip
    shares = [best[key][0]["value"] / best[key][0]["best"] if best[key] else 0 for key in rated]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0


def test_names_are_in_the_wanted_language_where_there_are_any(cli: Cli) -> None:
    (row,) = cli("list", "cosmic", "trip", "--lang", "de", "--json").json
    assert row["name"].startswith("Cosmic Trip –")


def test_the_drawn_list_names_each_title_and_its_id_on_one_line(cli: Cli) -> None:
    result = cli("list")
    lines = result.out.splitlines()
    assert len(lines) == SHIPPED_TITLES
    assert any("Roving Mars" in line and line.endswith("roving-mars-2006") for line in lines)
    assert "\x1b" not in result.out


def test_where_output_is_no_terminal_the_program_alone_prints_the_list(cli: Cli) -> None:
    assert cli() == cli("list")


def test_an_empty_catalogue_is_exit_1_and_says_so(cli: Cli) -> None:
    result = cli("list", "--no-shipped")
    assert (result.code, result.out) == (1, "")
    assert "empty" in result.err


def test_the_environment_leaves_the_shipped_catalogue_out(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    assert cli("list", "--json").json == []


def test_a_flag_wins_over_the_environment(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = catalog_file(tmp_path / "one.json", document("one", {"names": {"en": "One"}}))
    two = catalog_file(tmp_path / "two.json", document("two", {"names": {"en": "Two"}}))
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(one))
    assert _ids(cli, "--no-shipped") == ["one"]
    assert _ids(cli, "--no-shipped", "--catalog", str(two)) == ["two"]


def test_letters_that_the_encoding_lacks_do_not_stop_the_output(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    drawn = program("list", encoding="ascii")
    as_json = program("list", "cosmic", "--json", encoding="ascii")
    assert drawn.returncode == as_json.returncode == 0
    assert "\\u00ea" in as_json.stdout


def test_a_word_with_a_dash_is_left_out(cli: Cli) -> None:
    assert "mars-rising-2007" in _ids(cli, "mars")
    assert "mars-rising-2007" not in _ids(cli, "mars", "-rising")
    assert "mars-rising-2007" not in _ids(cli, "-rising")


@pytest.mark.parametrize(
    "arguments",
    [("--json", "list", "mars"), ("--json", "--sort", "year", "list", "mars", "--limit", "9")],
)
def test_options_may_stand_before_the_command(cli: Cli, arguments: tuple[str, ...]) -> None:
    found = cli(*arguments)
    assert found.code == 0
    assert {row["id"] for row in found.json} == set(_ids(cli, "mars"))


def test_a_sign_that_no_text_holds_finds_nothing(cli: Cli) -> None:
    assert cli("list", "🚀").code == 1


def test_slips_of_typing_are_mended_and_said(cli: Cli) -> None:
    found = cli("list", "shatnr", "--json")
    assert "shatner-in-space-2021" in [row["id"] for row in found.json]
    assert "shatner" in found.err


def test_the_shipped_catalogue_opens_as_ones_own_after_it_was_opened_as_shipped(cli: Cli) -> None:
    as_own = ("--no-shipped", "--catalog", str(ROOT / "data" / "catalog.json"))
    assert _ids(cli, "mars", *as_own) == _ids(cli, "mars")
    assert cli("show", "race-to-mars-2007", *as_own).code == 0
