from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.merge import merge
from docbrowser.model import Award, Credit, Episode, Offer, Rating, Record
from tests.helpers import record

if TYPE_CHECKING:
    from docbrowser.titles import Conflict, Title


def _merged(*records: Record) -> Title:
    return merge("io", records)


def _claims(title: Title, field: str) -> list[tuple[Any, set[str]]]:
    (conflict,) = (item for item in title.conflicts if item.field == field)
    return [(claim.value, set(claim.sources)) for claim in conflict.values]


def _fields(conflicts: tuple[Conflict, ...]) -> list[str]:
    return [conflict.field for conflict in conflicts]


def test_the_most_trusted_source_wins_and_all_are_named() -> None:
    title = _merged(
        record("yidio", runtime=45), record("imdb", runtime=60), record("tvguide", runtime=45)
    )
    assert (title.runtime, title.provenance["runtime"]) == (60, "imdb")
    assert _claims(title, "runtime") == [(60, {"imdb"}), (45, {"tvguide", "yidio"})]


def test_an_unknown_source_stands_between_the_known_good_and_the_known_poor() -> None:
    title = _merged(
        record("yidio", status="running", kind="series"),
        record("somebody", status="ended", kind="film"),
        record("wikipedia", kind="miniseries"),
    )
    assert (title.status, title.kind) == ("ended", "miniseries")


def test_of_two_unknown_sources_the_later_retrieved_wins() -> None:
    title = _merged(
        record("alpha", runtime=45, retrieved="2020-01-01"),
        record("zeta", runtime=60, retrieved="2026-03-31"),
    )
    assert title.runtime == 60


def test_the_users_own_word_wins_over_every_other() -> None:
    title = _merged(
        record("curated", premiered="2007-09-23", runtime=60, names={"en": "Io"}),
        record("you", premiered="2007", runtime=61, names={"en": "My Io"}),
    )
    assert (title.premiered, title.runtime, title.names["en"]) == ("2007", 61, "My Io")
    assert title.provenance["premiered"] == "you"
    assert _fields(title.conflicts) == ["names.en", "runtime"]


def test_a_finer_date_is_shown_and_is_no_conflict() -> None:
    title = _merged(record("curated", premiered="2007"), record("yidio", premiered="2007-09-23"))
    assert (title.premiered, title.provenance["premiered"]) == ("2007-09-23", "yidio")
    assert title.conflicts == ()


def test_of_three_ever_finer_dates_the_finest_is_shown() -> None:
    title = _merged(
        record("curated", premiered="2007"),
        record("imdb", premiered="2007-09"),
        record("yidio", premiered="2007-09-23"),
    )
    assert title.premiered == "2007-09-23"


def test_dates_that_exclude_each_other_are_a_conflict() -> None:
    title = _merged(
        record("curated", premiered="2007"),
        record("imdb", premiered="2007-09-23"),
        record("tmdb", premiered="2007-10-01"),
    )
    assert _claims(title, "premiered") == [("2007-10-01", {"tmdb"}), ("2007-09-23", {"imdb"})]


def test_a_date_is_never_shifted() -> None:
    assert _merged(record("imdb", premiered="2007-09-23")).premiered == "2007-09-23"


@pytest.mark.parametrize(
    "placeholder", ["Episode 4", "Folge 4", "Episode #1.4", "Серия 4", "Part 4", "episode4"]
)
def test_a_real_episode_name_is_shown_before_a_placeholder(placeholder: str) -> None:
    title = _merged(
        record("curated", episodes=(Episode(season=1, number=4, names={"en": placeholder}),)),
        record("yidio", episodes=(Episode(season=1, number=4, names={"en": "Dust Storm"}),)),
    )
    (episode,) = title.episodes()
    assert episode.names == {"en": "Dust Storm"}
    assert title.provenance["episodes.s1e4.names.en"] == "yidio"
    assert title.conflicts == ()


def test_two_placeholders_are_no_conflict() -> None:
    title = _merged(
        record("tvguide", episodes=(Episode(season=1, number=1, names={"en": "Episode #1.1"}),)),
        record("yidio", episodes=(Episode(season=1, number=1, names={"en": "Episode 1"}),)),
    )
    assert title.conflicts == ()


def test_two_real_names_and_two_air_dates_are_conflicts_of_the_episode() -> None:
    title = _merged(
        record("imdb", episodes=(
            Episode(season=1, number=2, names={"en": "Dust"}, aired="2007-09-30"),)),
        record("yidio", episodes=(
            Episode(season=1, number=2, names={"en": "Wind"}, aired="2007-09-23"),)),
    )  # fmt: skip
    assert _claims(title, "episodes.s1e2.names.en") == [("Dust", {"imdb"}), ("Wind", {"yidio"})]
    assert _claims(title, "episodes.s1e2.aired") == [
        ("2007-09-30", {"imdb"}), ("2007-09-23", {"yidio"}),
    ]  # fmt: skip


def test_names_that_differ_in_spelling_alone_are_no_conflict() -> None:
    title = _merged(
        record("imdb", names={"en": "Io: Fire"}), record("yidio", names={"en": "IO fire"})
    )
    assert title.names == {"en": "Io: Fire"}
    assert title.conflicts == ()


def test_names_made_of_signs_alone_are_told_apart() -> None:
    title = _merged(record("imdb", names={"en": "!!!"}), record("yidio", names={"en": "???"}))
    assert _fields(title.conflicts) == ["names.en"]


def test_lists_are_united_without_doubles() -> None:
    title = _merged(
        record("imdb", genres=("Space", "Music"), countries=("CA",), networks=("Arte",),
               languages=("en",)),
        record("yidio", genres=("space", "Drama"), countries=("FR", "CA"), networks=("ARTE",),
               languages=("fr",)),
    )  # fmt: skip
    assert title.genres == ("Space", "Music", "Drama")
    assert title.countries == ("CA", "FR")
    assert title.networks == ("Arte",)
    assert title.languages == ("en", "fr")


def test_texts_of_every_source_are_kept_once_a_language() -> None:
    title = _merged(
        record("imdb", synopses={"en": "Far away.", "de": "Weit weg."}),
        record("yidio", synopses={"en": "FAR AWAY!", "de": "Ganz nah."}),
    )
    assert [(text.lang, text.text, text.source) for text in title.synopses] == [
        ("en", "Far away.", "imdb"),
        ("de", "Weit weg.", "imdb"),
        ("de", "Ganz nah.", "yidio"),
    ]


def test_who_won_had_been_nominated_before() -> None:
    lost, won = (
        Award(award="Gemini", year=2008, category="Sound", outcome=outcome)
        for outcome in ("nominated", "won")
    )  # fmt: skip
    assert _merged(record("imdb", awards=(lost,)), record("yidio", awards=(won,))).awards == (won,)


def test_of_two_nominations_the_more_trusted_spelling_is_shown() -> None:
    good, poor = (Award(award=name, outcome="nominated") for name in ("Gemini", "GEMINI"))
    assert _merged(record("imdb", awards=(good,)), record("yidio", awards=(poor,))).awards == (
        good,
    )


def test_an_offer_is_shown_as_it_was_when_last_checked() -> None:
    old, new = (Offer(provider="Moonflix", checked=day) for day in ("2020-01-01", "2026-03-31"))
    assert _merged(record("imdb", offers=(old,)), record("yidio", offers=(new,))).offers == (new,)


def test_every_sources_rating_is_kept_the_most_trusted_first() -> None:
    title = _merged(
        record("yidio", rating=Rating(value=6.7, votes=351)),
        record("imdb", rating=Rating(value=3.5, best=5)),
    )
    assert [(row.source, row.value, row.best, row.votes) for row in title.ratings] == [
        ("imdb", 3.5, 5, None), ("yidio", 6.7, 10, 351),
    ]  # fmt: skip


def test_specials_stand_after_the_seasons() -> None:
    rows = [
        Episode(season=season, number=number) for season, number in [(0, 1), (2, 1), (1, 2), (1, 1)]
    ]
    title = _merged(record("imdb", episodes=tuple(rows)))
    assert [row.key for row in title.episodes()] == ["s1e1", "s1e2", "s2e1", "s0e1"]


def test_credits_of_all_sources_are_united() -> None:
    title = _merged(
        record("tvguide", credits=(Credit(person="Pia Hebert", job="actor", character="Io"),)),
        record("tmdb", credits=(Credit(person="Pia Hébert", job="actor"),)),
    )
    assert title.credits == (Credit(person="Pia Hébert", job="actor", character="Io"),)


def test_two_spellings_of_a_person_are_one_credit_and_a_conflict() -> None:
    title = _merged(
        record("disney-plus", credits=[Credit(person="Samuel Jackson")]),
        record("wikipedia", credits=[Credit(person="Samuel L. Jackson", job="narrator")]),
    )
    assert title.credits == (Credit(person="Samuel L. Jackson", job="narrator"),)
    assert _claims(title, "credits.Samuel L. Jackson") == [
        ("Samuel L. Jackson", {"wikipedia"}),
        ("Samuel Jackson", {"disney-plus"}),
    ]


def test_taglines_and_subjects_of_all_sources_are_there_and_contradict_nobody() -> None:
    title = _merged(
        record("curated", taglines={"en": "A cold trip."}, subjects=["mars"]),
        record("tmdb", taglines={"en": "To the ice!", "de": "Ins Eis!"}, subjects=["Mars", "ice"]),
    )
    assert title.taglines == {"en": "A cold trip.", "de": "Ins Eis!"}
    assert title.subjects == ("mars", "ice")
    assert title.conflicts == ()
