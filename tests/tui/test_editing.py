"""Correcting by hand, and choosing between sources that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from docbrowser import i18n
from docbrowser.render import vocabulary
from docbrowser.tui.dialogs.edit_dialog import told
from docbrowser.tui.edit_fields import Claimed, Field, fields_of, typed
from docbrowser.tui.line_list import LineList
from docbrowser.tui.themes import DARK, LIGHT
from tests.tui.test_contrast import faint
from tests.tui.visit import Visit, visiting

if TYPE_CHECKING:
    from docbrowser.paths import Paths

AMBER = "amber-2006"


async def choose(visit: Visit, label: str) -> None:
    """Open the correction of a field."""
    await visit.press("E")
    lines = visit.app.screen.query_one(LineList)
    for _ in range(len(lines.lines)):
        if getattr(lines.selected, "label", "") == label:
            break
        await visit.press("j")
    await visit.press("enter")


async def write(visit: Visit, text: str) -> None:
    """Put a text in the place of what is typed."""
    visit.app.screen.query_one(Input).value = text
    await visit.press("enter")


def field(visit: Visit, title: str, name: str) -> object:
    return getattr(visit.library.title(title), name)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_a_field_shows_its_value_and_its_source_and_takes_another(
    places: Paths, size: tuple[int, int]
) -> None:
    async with visiting(places, size) as visit:
        await choose(visit, "runtime")
        assert "runtime · Amber Coast" in visit.screen
        assert "test 89" in " ".join(visit.screen.split())
        assert "other 92" in " ".join(visit.screen.split())
        assert visit.app.screen.query_one(Input).value == "89"
        await write(visit, "90")

        assert field(visit, AMBER, "runtime") == 90
        assert visit.library.title(AMBER).provenance["runtime"] == "you"
        assert "corrected" in visit.toasts

        await choose(visit, "runtime")
        assert "takes your correction away" in " ".join(visit.screen.split())
        await write(visit, "")
        assert field(visit, AMBER, "runtime") == 89


async def test_a_correction_is_seen_at_once_and_undone(places: Paths) -> None:
    async with visiting(places) as visit:
        await choose(visit, "name, English")
        await write(visit, "Amber Shore")
        assert "Amber Shore" in visit.row("Amber Shore")
        assert "Amber Shore" in visit.seen().detail

        seen = await visit.press("u")
        assert "Amber Coast" in seen.detail
        seen = await visit.press("ctrl+r")
        assert "Amber Shore" in seen.detail


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
@pytest.mark.parametrize(
    ("language", "before", "typed_in", "choices"),
    [
        ("de", "Film", "serie", "Film · Serie"),
        ("ru", "фильм", "Сериал", "фильм · сериал"),
        ("en", "film", "series", "film · series"),
    ],
)
async def test_a_value_of_a_few_goes_by_its_name_and_is_kept_as_its_code(
    places: Paths,
    size: tuple[int, int],
    language: str,
    before: str,
    typed_in: str,
    choices: str,
) -> None:
    i18n.use(language)
    async with visiting(places, size) as visit:
        await visit.search("amber")
        await visit.press("E")
        said = " ".join(visit.screen.split())
        await visit.press("escape")
        await choose(visit, vocabulary.field("kind"))
        assert f"{before} test" in said or size[0] < 90
        assert visit.app.screen.query_one(Input).value == before
        assert choices in " ".join(visit.screen.split())
        await write(visit, typed_in)
        assert field(visit, AMBER, "kind") == "series"

        # The code itself will do as well.
        await choose(visit, vocabulary.field("kind"))
        await write(visit, "special")
        assert field(visit, AMBER, "kind") == "special"


async def test_what_a_field_cannot_hold_is_said(places: Paths) -> None:
    async with visiting(places) as visit:
        await choose(visit, "premiere")
        await write(visit, "yesterday")

        # What was typed is there to be mended, and the field is called as it was in the list.
        said = " ".join(visit.screen.replace("│", " ").split())
        assert "premiere cannot be “yesterday”; write 2007, 2007-09 or 2007-09-23" in said
        assert visit.app.screen.query_one(Input).value == "yesterday"
        assert field(visit, AMBER, "premiered") == "2006-03-04"

        await write(visit, "2007-09")
        assert field(visit, AMBER, "premiered") == "2007-09"


async def test_a_kind_is_one_of_those_that_are_named(places: Paths) -> None:
    async with visiting(places) as visit:
        await choose(visit, "kind")
        assert "film · series · miniseries · special · short" in visit.screen
        await write(visit, "short")

        assert field(visit, AMBER, "kind") == "short"


async def test_a_name_in_another_language_says_which(places: Paths) -> None:
    async with visiting(places) as visit:
        await choose(visit, "name, another")
        await write(visit, "Côte d'ambre")
        assert "Write the language" in " ".join(visit.screen.split())
        await write(visit, "fr: Côte d'ambre")

        assert visit.library.title(AMBER).names["fr"] == "Côte d'ambre"


async def test_a_synopsis_is_written_in_a_box(places: Paths) -> None:
    async with visiting(places) as visit:
        await choose(visit, "synopsis, English")
        assert "Waves bring what a forest lost." in visit.screen
        assert "said by test" in visit.screen
        await visit.type(" Yes.")
        await visit.press("ctrl+s")

        texts = {one.text for one in visit.library.title(AMBER).synopses if one.source == "you"}
        assert texts == {"Waves bring what a forest lost. Yes."}


async def test_an_episode_is_corrected_under_the_cursor(places: Paths) -> None:
    async with visiting(places) as visit:
        await visit.press("j", "enter", "3", "j")
        await choose(visit, "air date")
        assert "Comet Watch · episode 1.2 Dust" in visit.screen
        await write(visit, "2018-04-10")

        dates = {one.key: one.aired for one in visit.library.title("comets-2018").episodes()}
        assert dates["s1e2"] == "2018-04-10"
        assert dates["s1e1"] == "2018-03-27"


async def test_without_a_correction_there_is_none_to_take_away(places: Paths) -> None:
    async with visiting(places) as visit:
        await choose(visit, "runtime")
        await write(visit, "")

        assert "no correction of yours" in visit.toasts
        assert visit.library.holdings.records(AMBER).keys() == {"test", "other"}


@pytest.mark.parametrize("keys", ["E escape", "E q", "E enter escape", "E enter enter"])
async def test_leaving_changes_nothing(places: Paths, keys: str) -> None:
    before = places.catalog.path.read_bytes()
    async with visiting(places) as visit:
        seen = await visit.press(*keys.split())

        assert seen.focus == "titles"
        assert seen.toasts == ""
    assert places.catalog.path.read_bytes() == before


async def test_c_chooses_a_claim_and_takes_it_back(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("c")
        assert seen.focus == "detail"
        assert "c chooses the one under the cursor" in seen.toasts
        shown = field(visit, AMBER, "runtime")
        # The second claim is the one that does not count.
        seen = await visit.press("j", "c")
        assert {shown, field(visit, AMBER, "runtime")} == {89, 92}
        assert visit.library.title(AMBER).provenance["runtime"] == "you"
        line = next(line for line in visit.screen.splitlines() if "▌" in line and "you" in line)
        assert "runtime" in line

        await visit.press("с")  # Cyrillic: the same key by position
        assert field(visit, AMBER, "runtime") == shown
        await visit.press("u")
        assert visit.library.title(AMBER).provenance["runtime"] == "you"


async def test_c_says_so_where_nobody_disagrees(places: Paths) -> None:
    async with visiting(places) as visit:
        seen = await visit.press("j", "c")

        assert "do not disagree" in seen.toasts


async def test_o_on_a_claim_opens_who_says_so(
    places: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    async with visiting(places) as visit:
        await visit.press("6")
        assert visit.browse.detail.claim == "runtime=89"
        await visit.press("o")
        assert opened == ["https://facts.example/amber"]


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_the_dialogs_can_be_read(places: Paths, theme: str) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(f'theme = "{theme}"\n')
    async with visiting(places) as visit:
        await visit.press("E")
        fields = faint(visit, visit.app.screen.query_one("Frame").region)
        await visit.press("j", "enter")

        assert fields == {}
        assert faint(visit, visit.app.screen.query_one("Frame").region) == {}


async def test_the_title_is_asked_for_in_the_language_of_the_list(places: Paths) -> None:
    async with visiting(places) as visit:
        title = visit.library.title(AMBER)
        records = visit.library.holdings.records(AMBER).values()
        labels = [one.label for one in fields_of(title, records, None, "ru")]

        assert labels[0] == "name, Russian"
        assert len(labels) == len(set(labels))


def test_another_language_needs_a_tag_and_a_text() -> None:
    assert typed("names.another", "fr: Le monde") == ("names.fr", "Le monde")
    assert typed("names.de", "fr: Le monde") == ("names.de", "fr: Le monde")
    for wrong in ("", "Le monde", "fr:", ": x", "f r: x"):
        with pytest.raises(ValueError, match="Write the language"):
            typed("names.another", wrong)


@pytest.mark.parametrize(
    ("path", "code", "called"),
    [
        ("countries", "CA, US", "Canada, United States"),
        ("languages", "de, ru", "German, Russian"),
        ("subjects", "space-flight, aviation", "Space flight, Aviation"),
        ("runtime", "84", "1 h 24 min"),
        ("episodes.s1e2.runtime", "47", "47 min"),
        ("kind", "series", "series"),
        ("premiered", "2007-09-23", "23 Sept 2007"),
        ("episodes.s1e2.aired", "2007-09", "September 2007"),
        ("countries", "", ""),
    ],
)
def test_values_are_shown_as_the_reader_calls_them(path: str, code: str, called: str) -> None:
    assert Field(path, path, code).shown == called


def test_values_of_sources_stand_below_each_other() -> None:
    claims = Claimed("tmdb", "Io"), Claimed("wikipedia-infobox", "Io, a Moon")
    first, second = told(Field("names.en", "name", "Io", claims)).plain.splitlines()
    assert first.index("Io") == second.index("Io")
