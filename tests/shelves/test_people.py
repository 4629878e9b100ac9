"""Who is one person, and what they did: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.listing import Row, summary
from docbrowser.model import Credit
from docbrowser.overviews.people import people_in, person_in
from docbrowser.shelves import Shelf, Told
from docbrowser.titles import Title
from docbrowser.watching import Progress
from tests.helpers import episode, series

if TYPE_CHECKING:
    from docbrowser.overviews.people import Person
    from docbrowser.watching import WatchStatus


def shelf(*titles: Title, status: WatchStatus = "unwatched", is_complete: bool = True) -> Shelf:
    told = [
        Told(Row(summary(title), title.names.get("en", ""), Progress(status=status)), title)
        for title in titles
    ]
    return Shelf(told, is_complete)


def film(title_id: str, *credits: Credit, year: str | None = None) -> Title:
    return Title(id=title_id, names={"en": title_id.title()}, premiered=year, credits=credits)


def by(person: str, job: str | None = "director", character: str | None = None) -> Credit:
    return Credit(person=person, job=job, character=character)


def done(person: Person | None) -> dict[str, list[str]]:
    assert person is not None
    return {job.job: [part.row.id for part in job.parts] for job in person.jobs}


def test_titles_stand_by_job_and_by_year_the_latest_first() -> None:
    found = person_in(
        shelf(
            film("b", by("Ada Ek", "narrator"), year="2001"),
            film("c", by("Ada Ek"), year="2003"),
            film("a", by("Ada Ek"), by("Ada Ek", "narrator"), year="2002-05"),
            film("d", by("Ada Ek")),
            film("e", by("Bo Ek")),
        ),
        "Ada Ek",
    )
    assert list(done(found).items()) == [("director", ["c", "a", "d"]), ("narrator", ["a", "b"])]
    assert found is not None
    assert len(found.rows) == 4


def test_one_person_is_found_however_the_name_is_spelt() -> None:
    found = person_in(
        shelf(film("a", by("Jon Mueller")), film("b", by("JÓN MÜLLER")), film("c", by("Jon Mull"))),
        "Jón Müller",
    )
    assert done(found) == {"director": ["a", "b"]}


def test_a_name_without_its_middle_is_the_same_person() -> None:
    titles = film("a", by("Ada Ek")), film("b", by("Ada L. Ek"))
    for asked in ("Ada Ek", "Ada L. Ek"):
        found = person_in(shelf(*titles), asked)
        assert done(found) == {"director": ["a", "b"]}
        assert found is not None
        assert found.name == "Ada L. Ek"


def test_two_people_of_one_title_are_two() -> None:
    titles = film("a", by("Ada Ek"), by("Ada L. Ek", "writer")), film("b", by("Ada L. Ek"))
    assert done(person_in(shelf(*titles), "Ada Ek")) == {"director": ["a"]}


def test_a_name_that_may_be_short_for_two_others_is_neither() -> None:
    titles = [film("a", by("Ada Ek")), film("b", by("Ada L. Ek")), film("c", by("Ada M. Ek"))]
    assert done(person_in(shelf(*titles), "Ada Ek")) == {"director": ["a"]}
    assert done(person_in(shelf(*titles), "Ada M. Ek")) == {"director": ["c"]}


def test_characters_stand_with_their_title_each_once() -> None:
    found = person_in(
        shelf(film("a", by("Ada Ek", "actor", "A Keeper"), by("Ada Ek", "actor", "a keeper"))),
        "Ada Ek",
    )
    assert found is not None
    assert found.jobs[0].parts[0].characters == ("A Keeper",)


def test_a_guest_is_told_with_the_episodes_and_a_regular_without() -> None:
    guest, host = by("Bo Ek", "self"), by("Ada Ek", "self")
    show = series(
        "show",
        episode((1, 1), credits=(host,)),
        episode((1, 2), credits=(guest, host)),
        episode((2, 1), credits=(guest,)),
        credits=(host,),
    )
    for name, keys in (("Bo Ek", ("s1e2", "s2e1")), ("Ada Ek", ())):
        found = person_in(shelf(show), name)
        assert found is not None
        assert found.jobs[0].parts[0].episodes == keys


def test_a_name_without_a_job_says_nothing_where_the_job_is_known() -> None:
    bare = by("Ada Ek", None)
    found = person_in(shelf(film("a", bare, by("Ada Ek")), film("b", bare)), "Ada Ek")
    assert list(done(found).items()) == [("director", ["a"]), ("", ["b"])]


def test_watched_titles_are_counted_once() -> None:
    found = person_in(
        shelf(film("a", by("Ada Ek"), by("Ada Ek", "writer")), status="watched"), "Ada Ek"
    )
    assert found is not None
    assert found.watched == 1


def test_nobody_is_nobody() -> None:
    assert person_in(shelf(film("a", by("Ada Ek"))), "Ada") is None
    assert person_in(shelf(), "") is None


def test_a_name_of_signs_is_known_by_its_signs() -> None:
    assert done(person_in(shelf(film("a", by("***")), film("b", by("---"))), "***")) == {
        "director": ["a"]
    }


def test_that_there_is_more_is_told() -> None:
    found = person_in(shelf(film("a", by("Ada Ek")), is_complete=False), "Ada Ek")
    assert found is not None
    assert not found.is_complete


def test_those_who_are_meant_stand_by_how_much_they_did() -> None:
    found = people_in(
        shelf(
            film("a", by("Bo Ek"), by("Cy Od")),
            film("b", by("Ada Ek"), by("Cy Od")),
            film("c", by("Ada L. Ek"), by("Cy Od")),
        ),
        lambda name: name.endswith("Ek"),
    )
    assert [person.name for person in found] == ["Ada L. Ek", "Bo Ek"]
