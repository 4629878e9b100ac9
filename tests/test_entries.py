"""What actions come to, one by one; and what a note says."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbrowser.actions import KnownAs
from docbrowser.entries import NOTHING, Entry, EpisodeEntry, settled, viewings
from docbrowser.folding import fold
from docbrowser.identity import Identity, identity
from docbrowser.notes import Remark, in_order, is_remark, joined, parted, remark
from tests.helpers import action

if TYPE_CHECKING:
    from docbrowser.actions import Verb

ICE = KnownAs(ids={"tvmaze": "1"}, aired="2020-01-01", names=("Ice",))
DUST = KnownAs(ids={"tvmaze": "2"}, aired="2020-01-08", names=("Dust",))


def entry_of(*deeds: tuple[Any, ...], title: str = "film") -> Entry:
    """Return what deeds come to, each a verb, perhaps a value, and fields."""
    actions = []
    for number, (verb, *rest) in enumerate(deeds, start=1):
        fields = rest.pop() if rest and isinstance(rest[-1], dict) else {}
        value = {"value": rest[0]} if rest else {}
        actions.append(action(number, verb, title, **value, **fields))
    return fold(actions).get(title, NOTHING)


def of(key: str, known: KnownAs | None = None) -> dict[str, Any]:
    return {"episode": key, "known_as": known}


# Titles


def test_a_title_that_nobody_touched_has_no_entry() -> None:
    assert fold([]) == {}


def test_a_viewing_is_the_day_that_is_given_else_the_moment_of_the_mark() -> None:
    entry = entry_of(("watch", "2015"), ("watch",), ("watch", "unknown"))
    assert entry.viewings == ("2015", "2026-01-02T20:15:00+00:00", "unknown")
    assert viewings(entry) == list(entry.viewings)


@pytest.mark.parametrize(
    ("deeds", "expected"),
    [
        ([("want",)], Entry(wanted=True)),
        ([("want",), ("unwant",)], NOTHING),
        ([("skip",), ("unskip",)], NOTHING),
        ([("want",), ("skip",)], Entry(wanted=True, skipped=True)),
        ([("skip",), ("want",)], Entry(wanted=True)),
        ([("skip",), ("watch", "2015")], Entry(viewings=("2015",))),
        ([("watch", "2015"), ("skip",)], Entry(viewings=("2015",), skipped=True)),
        ([("watch", "2015"), ("unwatch",)], NOTHING),
        ([("rate", "7"), ("rate", "3")], Entry(rating=3)),
        ([("rate", "7"), ("unrate",)], NOTHING),
        ([("tag", "Sea"), ("tag", "sea"), ("tag", "ice")], Entry(tags=("Sea", "ice"))),
        ([("tag", "Sea"), ("untag", "SEA")], NOTHING),
        ([("untag", "sea"), ("tag", "sea")], Entry(tags=("sea",))),
        ([("mode", "any-order"), ("mode", "from-last")], Entry(mode="from-last")),
        ([("note", "Dull."), ("note", "Not dull.")], Entry(note="Not dull.")),
        ([("note", "Dull."), ("unnote",)], NOTHING),
        ([("note", "Dull."), ("unnote", "Dull.")], NOTHING),
        ([("note", "Dull."), ("unnote", "Other.")], Entry(note="Dull.")),
        ([("note", "2:00 b"), ("note", "1:00 a")], Entry(remarks=("1:00 a", "2:00 b"))),
        ([("note", "1:00 a"), ("note", "1:00 a")], Entry(remarks=("1:00 a",))),
        ([("note", "1:00 a"), ("note", "2:00 b"), ("unnote", "1:00 a")],
         Entry(remarks=("2:00 b",))),
        ([("note", "Dull."), ("note", "1:00 a"), ("unnote",)], NOTHING),
        ([("note", "Dull."), ("note", "1:00 a"), ("unnote", "1:00 a")], Entry(note="Dull.")),
    ],
)  # fmt: skip
def test_what_is_said_of_a_title(deeds: list[tuple[Any, ...]], expected: Entry) -> None:
    assert entry_of(*deeds) == expected


def test_titles_do_not_mind_each_other() -> None:
    entries = fold([action(1, "rate", "film", value="7"), action(2, "want", "rock")])
    assert entries == {"film": Entry(rating=7), "rock": Entry(wanted=True)}


def test_what_was_undone_counts_for_nothing_and_what_was_redone_again() -> None:
    done = [action(1, "rate", value="7"), action(2, "rate", value="3")]
    undone = [*done, action(3, "undo", None, value="step-2")]
    assert fold(undone) == {"film": Entry(rating=7)}
    assert fold([*undone, action(4, "redo", None, value="step-2")]) == {"film": Entry(rating=3)}


def test_an_older_step_can_be_undone_and_leave_the_newer_one() -> None:
    done = [action(1, "tag", value="a"), action(2, "tag", value="b")]
    assert fold([*done, action(3, "undo", None, value="step-1")])["film"].tags == ("b",)


def test_the_order_of_reading_does_not_matter() -> None:
    done = [
        action(1, "watch", value="2015"),
        action(2, "unwatch"),
        action(3, "watch", value="2016"),
        action(4, "undo", None, value="step-2"),
    ]
    assert {str(fold(order)) for order in permutations(done)} == {str(fold(done))}
    assert fold(done)["film"].viewings == ("2015", "2016")


# Episodes


@pytest.mark.parametrize(
    ("deeds", "expected"),
    [
        ([("watch", "2015")], EpisodeEntry(viewings=("2015",), identity=Identity("s1e1"))),
        ([("skip",)], EpisodeEntry(skipped=True, identity=Identity("s1e1"))),
        ([("rate", "7")], EpisodeEntry(rating=7, identity=Identity("s1e1"))),
        ([("note", "Dull.")], EpisodeEntry(note="Dull.", identity=Identity("s1e1"))),
        ([("note", "1:00 a")], EpisodeEntry(remarks=("1:00 a",), identity=Identity("s1e1"))),
        ([("skip",), ("watch", "2015")],
         EpisodeEntry(viewings=("2015",), identity=Identity("s1e1"))),
    ],
)  # fmt: skip
def test_the_same_is_said_of_an_episode(
    deeds: list[tuple[Any, ...]], expected: EpisodeEntry
) -> None:
    entry = entry_of(*((*deed, of("s1e1")) for deed in deeds))
    assert entry.episodes == {"s1e1": expected}
    assert (entry.viewings, entry.rating, entry.note, entry.skipped) == ((), None, "", False)


@pytest.mark.parametrize("there_and_back", ["watch unwatch", "skip unskip"])
def test_an_episode_of_which_nothing_is_left_is_gone(there_and_back: str) -> None:
    assert entry_of(*((verb, of("s1e1")) for verb in there_and_back.split())) == NOTHING


def test_to_watch_an_episode_is_to_skip_its_series_no_longer() -> None:
    entry = entry_of(("skip",), ("watch", "2015", of("s1e1")))
    assert not entry.skipped


def test_what_an_entry_tells_of_an_episode() -> None:
    entry = entry_of(
        ("watch", "2015", of("s1e1")), ("watch", "unknown", of("s1e1")), ("skip", of("s1e2"))
    )
    assert (entry.has_seen("s1e1"), entry.has_seen("s1e2"), entry.has_seen("s1e3")) == (
        True, False, False,
    )  # fmt: skip
    assert (entry.has_skipped("s1e1"), entry.has_skipped("s1e2")) == (False, True)
    assert entry.viewings_of("s1e1") == ("2015", "unknown")
    assert entry.viewings_of("s1e3") == ()
    assert viewings(entry) == ["2015", "unknown"]


def test_marks_under_two_numbers_are_on_one_episode_where_it_is_the_same() -> None:
    entry = entry_of(("watch", "2015", of("s1e1", ICE)), ("rate", "7", of("s1e4", ICE)))
    ((key, marked),) = entry.episodes.items()
    assert (key, marked.viewings, marked.rating) == ("s1e4", ("2015",), 7)


def test_marks_under_one_number_are_on_two_episodes_where_they_are_others() -> None:
    entry = entry_of(("watch", "2015", of("s1e1", ICE)), ("watch", "2016", of("s1e1", DUST)))
    assert sorted(marked.viewings for marked in entry.episodes.values()) == [("2015",), ("2016",)]
    assert len(entry.episodes) == 2


def test_taking_a_mark_off_reaches_it_under_its_new_number() -> None:
    entry = entry_of(("watch", "2015", of("s1e1", ICE)), ("unwatch", of("s2e1", ICE)))
    assert entry == NOTHING


# Among the episodes of today


def _guide(**known: KnownAs) -> list[Identity]:
    return [identity(key, one) for key, one in known.items()]


def test_where_nothing_has_moved_an_entry_is_as_it_was() -> None:
    entry = entry_of(("watch", "2015", of("s1e1", ICE)))
    assert settled(entry, _guide(s1e1=ICE, s1e2=DUST)) is entry


def test_marks_stand_under_todays_numbers() -> None:
    entry = entry_of(("watch", "2015", of("s1e1", ICE)), ("rate", "7", of("s1e2", DUST)))
    found = settled(entry, _guide(s1e1=DUST, s1e2=ICE))
    assert found.viewings_of("s1e2") == ("2015",)
    assert found.episodes["s1e1"].rating == 7
    assert found.orphans == {}


def test_marks_on_what_is_gone_are_orphans_and_still_viewings() -> None:
    entry = entry_of(("watch", "2015", of("s1e1", ICE)), ("rate", "8"))
    found = settled(entry, _guide(s1e1=DUST))
    assert (found.episodes, set(found.orphans), found.rating) == ({}, {"s1e1"}, 8)
    assert viewings(found) == ["2015"]


def test_two_episodes_that_became_one_have_the_marks_of_both() -> None:
    deeds = (
        ("watch", "2015", of("s1e1", ICE)),
        ("note", "Cold.", of("s1e1", ICE)),
        ("watch", "2016", of("s1e2", DUST)),
        ("note", "1:00 dry", of("s1e2", DUST)),
        ("rate", "7", of("s1e2", DUST)),
    )
    both = Identity("s1e1", ("tvmaze:1", "tvmaze:2"))
    (found,) = settled(entry_of(*deeds), [both]).episodes.values()
    assert found.viewings == ("2015", "2016")
    assert (found.note, found.remarks, found.rating) == ("Cold.", ("1:00 dry",), 7)


# Attaching


def _attached(value: str, **fields: Any) -> dict[str, Entry]:
    done = [
        action(1, "watch", "old", value="2015", episode="s1e1", known_as=ICE),
        action(2, "rate", "old", value="7"),
        action(3, "tag", "new", value="sea"),
        action(4, "attach", "old", value=value, **fields),
    ]
    return {title: entry for title, entry in fold(done).items() if entry != NOTHING}


def test_a_title_that_is_attached_gives_all_it_had() -> None:
    (entry,) = _attached("new").values()
    assert (entry.rating, entry.tags, entry.viewings_of("s1e1")) == (7, ("sea",), ("2015",))


def test_an_episode_that_is_attached_gives_its_marks_alone() -> None:
    entries = _attached("new#s2e3", episode="s1e1", known_as=DUST)
    assert entries["new"].viewings_of("s2e3") == ("2015",)
    assert (entries["old"].rating, entries["old"].episodes) == (7, {})


def test_what_the_goal_had_before_is_not_written_over() -> None:
    verbs: list[tuple[Verb, str, str]] = [
        ("rate", "old", "7"), ("note", "old", "Dull."), ("rate", "new", "3"),
        ("note", "new", "Fine."), ("watch", "new", "2016"), ("watch", "old", "2015"),
    ]  # fmt: skip
    done = [action(n, verb, title, value=value) for n, (verb, title, value) in enumerate(verbs)]
    entry = fold([*done, action(9, "attach", "old", value="new")])["new"]
    assert entry.rating == 3
    assert set(entry.note.splitlines()) == {"Dull.", "Fine."}
    assert set(entry.viewings) == {"2015", "2016"}


def test_a_title_that_is_attached_to_itself_keeps_its_marks() -> None:
    done = [action(1, "rate", value="7"), action(2, "attach", value="film")]
    assert fold(done) == {"film": Entry(rating=7)}


def test_what_is_attached_is_given_back_by_undo() -> None:
    done = [action(1, "rate", "old", value="7"), action(2, "attach", "old", value="new")]
    entries = fold([*done, action(3, "undo", None, value="step-2")])
    assert entries.get("old") == Entry(rating=7)
    assert entries.get("new", NOTHING) == NOTHING


# Notes


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12:40 claim: old ice", Remark("12:40", 760, "claim", "old ice")),
        ("0:05 QUOTE: so it is", Remark("0:05", 5, "quote", "so it is")),
        ("1:02:15 question: who?", Remark("1:02:15", 3735, "question", "who?")),
        ("120:00 to-check: the map", Remark("120:00", 7200, "to-check", "the map")),
        ("12:40 – the ice", Remark("12:40", 760, None, "the ice")),
        ("12:40", Remark("12:40", 760, None, "")),
        ("12:40 opinion: dull", Remark("12:40", 760, None, "opinion: dull")),
        ("12:40 claims: dull", Remark("12:40", 760, None, "claims: dull")),
        ("12:40claim:dull", Remark("12:40", 760, "claim", "dull")),
        ("12:40 цитата: да", Remark("12:40", 760, None, "цитата: да")),
    ],
)
def test_a_line_that_begins_with_a_timecode_is_of_a_moment(line: str, expected: Remark) -> None:
    assert remark(line) == expected
    assert is_remark(line)


@pytest.mark.parametrize(
    "line", ["", "dull", "claim: dull", "at 12:40 it is dull", "12:60 no", "12:4 no", "12:405", "7"]
)
def test_any_other_line_is_not(line: str) -> None:
    assert remark(line) is None
    assert not is_remark(line)


def test_remarks_stand_in_the_order_of_their_moments() -> None:
    lines = ["1:00:00 c", "9:59 a", "10:00 b", "9:59 later said"]
    assert in_order(lines) == ["9:59 a", "9:59 later said", "10:00 b", "1:00:00 c"]


def test_a_text_is_parted_into_note_and_remarks() -> None:
    text = "\n\nFirst.  \n12:40 claim: b\n\n\n\n  0:30 a  \nSecond.\n12:40 claim: b\n\n"
    assert parted(text) == ("First.\n\nSecond.", ("0:30 a", "12:40 claim: b"))


@pytest.mark.parametrize("text", ["", " ", "\n \n", "\r\n"])
def test_where_nothing_is_written_nothing_is_noted(text: str) -> None:
    assert parted(text) == ("", ())


_LINES = st.one_of(
    st.sampled_from(["", "Dull.", "12:40 claim: old", "0:30 a", "1:00:00", "  indented", "- a"]),
    st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12),
)


@given(st.lists(_LINES, max_size=8))
def test_what_was_joined_parts_into_the_same_again(lines: list[str]) -> None:
    """So a note that is opened and saved unchanged changes nothing."""
    note = parted("\n".join(lines))
    assert parted(joined(*note)) == note
    assert joined("", ()) == ""


@given(st.lists(_LINES, max_size=8))
def test_no_word_of_a_note_is_lost(lines: list[str]) -> None:
    note = parted("\n".join(lines))
    written = {word for line in lines for word in line.split()}
    kept = {word for line in joined(*note).splitlines() for word in line.split()}
    assert kept == written
