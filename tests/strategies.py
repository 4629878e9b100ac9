"""Records as Hypothesis makes them: few values, so that sources agree and disagree often."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from docbrowser.model import Award, Credit, Episode, Offer, Rating, Record

SOURCES = ["you", "curated", "tvmaze", "imdb", "yidio", "tvguide", "somebody", "nobody"]
DATES = st.sampled_from([None, "2007", "2007-09", "2007-09-23", "2007-10", "2008", "2008-01-01"])
RUNTIMES = st.sampled_from([None, 45, 60])


def _maybe(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


def _tuples(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=3).map(tuple)


def _texts(*values: str) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(["en", "de"]), st.sampled_from(values), max_size=2)


CREDITS = st.builds(
    Credit,
    person=st.sampled_from(["Ann Moon", "Ánn Moon", "Bo Star"]),
    job=_maybe("actor", "director"),
    character=_maybe("Io", "Ío", "Callisto"),
)
AWARDS = st.builds(
    Award,
    award=st.sampled_from(["Gemini", "gemini", "Golden Moon"]),
    year=_maybe(2007, 2008),
    category=_maybe("Sound", "sound"),
    outcome=_maybe("won", "nominated"),
)
OFFERS = st.builds(
    Offer,
    provider=st.sampled_from(["Moonflix", "moonflix", "Cinema"]),
    kind=_maybe("rent", "buy"),
    checked=DATES,
)
EPISODES = st.builds(
    Episode,
    season=st.integers(0, 2),
    number=st.integers(1, 2),
    names=_texts("Episode 1", "Folge 1", "Landing", "landing!", "Lift-off"),
    aired=DATES,
    runtime=RUNTIMES,
    credits=_tuples(CREDITS),
)
RECORDS = st.builds(
    Record,
    source=st.sampled_from(SOURCES),
    retrieved=_maybe("2020-01-01", "2026-03-31"),
    names=_texts("Io", "io", "Europa"),
    original_name=_maybe("Io", "Ganymed"),
    kind=_maybe("film", "series"),
    premiered=DATES,
    ended=DATES,
    status=_maybe("running", "ended"),
    runtime=RUNTIMES,
    genres=_tuples(st.sampled_from(["Space", "space", "Music"])),
    countries=_tuples(st.sampled_from(["CA", "FR"])),
    synopses=_texts("One text.", "one text", "Another text."),
    credits=_tuples(CREDITS),
    episode_count=_maybe(2, 4),
    episodes=_tuples(EPISODES),
    awards=_tuples(AWARDS),
    offers=_tuples(OFFERS),
    rating=st.none() | st.builds(Rating, value=st.sampled_from([6.5, 7.5])),
    ids=st.dictionaries(st.just("imdb"), st.sampled_from(["tt1", "tt2"]), max_size=1),
)


def unique_sources(records: list[Record]) -> list[Record]:
    """Return the first record of each source, as a document holds them."""
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(record.source, record)
    return list(first.values())


DOCUMENTS = st.lists(RECORDS, min_size=1, max_size=5).map(unique_sources)
