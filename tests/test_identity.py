"""Marks stay with their episodes when a catalogue is numbered or named anew."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from docbrowser.actions import KnownAs
from docbrowser.entries import settled
from docbrowser.folding import fold
from docbrowser.identity import identities, known_as
from docbrowser.model import episode_key
from tests.helpers import action, episode, series

if TYPE_CHECKING:
    from docbrowser.actions import Action
    from docbrowser.entries import Entry
    from docbrowser.titles import MergedEpisode, Title

FIRST_DAY = dt.date(2020, 1, 6)
WORDS = ("Ice", "Fire", "Dust", "Tail", "Wind", "Rain")


def rows(count: int = 6, *, ids: bool = True, daily: bool = True) -> list[MergedEpisode]:
    """Return a season, as a source tells it."""
    return [
        episode(
            (1, number),
            str(FIRST_DAY + dt.timedelta(days=7 * number)) if daily else None,
            names={"en": WORDS[number - 1]},
            ids={"tvmaze": str(100 + number)} if ids else {},
        )
        for number in range(1, count + 1)
    ]


def marked(title: Title) -> list[Action]:
    """Return the actions of watching each episode on a day that tells it apart."""
    return [
        action(
            place,
            "watch",
            title.id,
            episode=row.key,
            value=f"2021-01-{place:02d}",
            known_as=known_as(row),
        )
        for place, row in enumerate(title.episodes(), start=1)
    ]


def entry_of(actions: list[Action], title: Title) -> Entry:
    return settled(fold(actions)[title.id], identities(title))


def days(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {key: one.viewings for key, one in entry.episodes.items()}


def renumbered(before: list[MergedEpisode], season: int, shift: int) -> list[MergedEpisode]:
    return [replace(row, season=season, number=row.number + shift) for row in before]


@pytest.mark.parametrize("shift", [-1, 0, 1, 3])
@pytest.mark.parametrize(("ids", "daily"), [(True, True), (True, False), (False, True)])
def test_marks_follow_their_episodes_to_other_numbers_and_seasons(
    shift: int, *, ids: bool, daily: bool
) -> None:
    before = rows(ids=ids, daily=daily)
    actions = marked(series("show", *before))
    for season in (1, 2):
        now = series("show", *renumbered(before, season, shift))
        entry = entry_of(actions, now)
        assert not entry.orphans
        assert days(entry) == {
            episode_key(season, number + shift): (f"2021-01-{number:02d}",)
            for number in range(1, 7)
        }


def test_with_the_same_ids_other_names_and_days_do_not_matter() -> None:
    before = rows()
    now = [
        replace(row, number=7 - row.number, names={"en": "Other"}, aired="2022-02-02")
        for row in before
    ]
    entry = entry_of(marked(series("show", *before)), series("show", *now))
    assert days(entry) == {f"s1e{7 - number}": (f"2021-01-{number:02d}",) for number in range(1, 7)}


def test_without_ids_the_day_tells_what_was_renumbered_and_renamed() -> None:
    before = rows(ids=False)
    now = [
        replace(row, season=3, number=row.number + 1, names={"en": f"Part of {row.number}"})
        for row in before
    ]
    entry = entry_of(marked(series("show", *before)), series("show", *now))
    assert set(days(entry)) == {f"s3e{number + 1}" for number in range(1, 7)}


def test_a_corrected_name_or_day_keeps_the_mark_where_it_is() -> None:
    before = rows(2, ids=False)
    actions = marked(series("show", *before))
    renamed = series("show", replace(before[0], names={"en": "Glacier"}), before[1])
    moved = series("show", replace(before[0], aired="2020-01-14"), before[1])
    for now in (renamed, moved):
        assert days(entry_of(actions, now)) == {"s1e1": ("2021-01-01",), "s1e2": ("2021-01-02",)}


def test_what_is_another_episode_now_is_not_taken_for_the_one_that_was_seen() -> None:
    before = rows(1, ids=False)
    other = episode((1, 1), "1999-09-09", names={"en": "Pilot"})
    entry = entry_of(marked(series("show", *before)), series("show", other))
    assert not entry.episodes
    assert [one.viewings for one in entry.orphans.values()] == [("2021-01-01",)]


def test_a_mark_without_any_knowledge_stays_on_its_number_or_is_an_orphan() -> None:
    actions = [
        action(number, "watch", "show", episode=f"s1e{number}", value="2021-01-01")
        for number in (1, 9)
    ]
    entry = entry_of(actions, series("show", *rows()))
    assert set(entry.episodes) == {"s1e1"}
    assert set(entry.orphans) == {"s1e9"}


def test_a_number_that_came_to_mean_another_episode_has_two_marks() -> None:
    """Marked under 1.2, then another one under 1.2, after the numbers had moved by one."""
    first, second = rows()[1], replace(rows()[0], number=2)
    actions = [
        action(1, "watch", "show", episode="s1e2", value="2021-01-01", known_as=known_as(first)),
        action(2, "watch", "show", episode="s1e2", value="2022-02-02", known_as=known_as(second)),
    ]
    now = series("show", *renumbered(rows(), 1, 1))
    assert days(entry_of(actions, now)) == {"s1e3": ("2021-01-01",), "s1e2": ("2022-02-02",)}


def test_a_mark_can_be_taken_off_under_the_new_number() -> None:
    before = rows()
    now = series("show", *renumbered(before, 2, 0))
    first = next(now.episodes())
    actions = [
        *marked(series("show", *before)),
        action(50, "unwatch", "show", episode="s2e1", known_as=known_as(first)),
    ]
    assert set(entry_of(actions, now).episodes) == {f"s2e{number}" for number in range(2, 7)}


def test_two_episodes_of_one_name_are_not_mixed_up() -> None:
    twins = [
        episode((1, number), names={"en": "Two-Parter"}, aired=f"2020-01-0{number}")
        for number in (1, 2)
    ]
    now = series("show", *renumbered(twins, 1, 1))
    assert days(entry_of(marked(series("show", *twins)), now)) == {
        "s1e2": ("2021-01-01",),
        "s1e3": ("2021-01-02",),
    }


@pytest.mark.parametrize("seed", range(30))
def test_no_mark_is_lost_whatever_becomes_of_the_catalogue(seed: int) -> None:
    chance = random.Random(seed)
    before = rows(ids=chance.random() < 0.5)
    after = [
        replace(
            row,
            season=chance.choice((1, 1, 2)),
            number=row.number + chance.choice((0, 0, 1)),
            names=chance.choice((row.names, {"en": "New"}, {})),
            aired=chance.choice((row.aired, None, "2020-02-02")),
            ids=chance.choice((row.ids, {})),
        )
        for row in before
        if chance.random() < 0.8
    ]
    now = series("show", *{row.key: row for row in after}.values())
    entry = entry_of(marked(series("show", *before)), now)
    kept = [*entry.episodes.values(), *entry.orphans.values()]
    assert sorted(on for one in kept for on in one.viewings) == [
        f"2021-01-{number:02d}" for number in range(1, 7)
    ]
    assert set(entry.episodes) <= {row.key for row in now.episodes()}


def test_placeholders_are_no_names() -> None:
    assert known_as(episode((1, 4), names={"en": "Episode 4", "de": "Folge 4"})) == KnownAs()
