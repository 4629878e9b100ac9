from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from docbrowser.entries import Entry, EpisodeEntry
from docbrowser.exporters import markdown
from docbrowser.exporters.escaping import escaped, linked, quoted
from docbrowser.identity import Identity
from docbrowser.model import Credit
from docbrowser.text import clean_line
from docbrowser.titles import Source, Title
from tests.exporters.collections import WILD, collection, film
from tests.helpers import episode, seen, series

if TYPE_CHECKING:
    from markdown_it.token import Token

    from docbrowser.exporters.collection import Collection

_PLAIN = {
    "text", "softbreak", "hardbreak", "inline", "strong_open", "strong_close", "em_open",
    "em_close", "heading_open", "heading_close", "paragraph_open", "paragraph_close",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    "blockquote_open", "blockquote_close",
}  # fmt: skip


def _text(of: Collection) -> str:
    return "".join(markdown.pieces(of))


def _tokens(text: str) -> list[Token]:
    """Return what a reader with all of GitHub's additions makes of a text."""
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": True, "typographer": False})
    blocks = reader.parse(text)
    return [*blocks, *(token for block in blocks for token in block.children or [])]


def _between(tokens: list[Token], kind: str) -> str:
    kinds = [token.type for token in tokens]
    start = kinds.index(f"{kind}_open")
    end = kinds.index(f"{kind}_close", start)
    return "".join(token.content for token in tokens[start:end])


def test_it_is_a_list_with_notes_ratings_and_citations() -> None:
    dunes = film(
        entry=Entry(
            viewings=("2026-02-03T20:15:00+01:00", "2026-01-02"),
            rating=8,
            note="Dry.\nStill fine.",
            tags=("sand",),
        ),
        runtime=80,
        networks=("arte",),
        credits=tuple(Credit(person=name, job="director") for name in ("Ann Moon", "Bo Star")),
        sources=(Source(source="x", url="https://x.example/dunes?a=1&b=2"),),
    )
    rock = series(
        "rock", episode((1, 1), "2018-01-01", names={"en": "Gasp"}), episode((1, 2), "2018-01-08")
    )
    said = {
        **seen("s1e1"),
        "s1e2": EpisodeEntry(note="Loud", rating=4, identity=Identity("s1e2")),
    }
    text = _text(
        collection(
            dunes,
            (rock, Entry(episodes=said)),
            film("Eels", Entry(wanted=True), id="eels", premiered=None),
            film("Unmarked", id="unmarked"),
            (Title(id="gone"), Entry(note="Where is it?")),
        )
    )
    assert text == (
        "# Documentaries\n"
        "\n## Watched (1)\n\n"
        "- **Dunes** (2012) · watched on 2026-01-02, 2026-02-03 · 8/10 · tags: sand\n\n"
        "  Ann Moon and Bo Star. *Dunes*. 2012. Film, 80 min. arte. "
        "<https://x.example/dunes?a=1&b=2>\n\n"
        "  > Dry.\\\n"
        "  > Still fine.\n"
        "\n## Watching (1)\n\n"
        "- **rock** · 1 of 2 episodes · last watched on 2026-01-02\n\n"
        "  *rock*. Series.\n\n"
        "  - s1e2 · 4/10\n\n"
        "    > Loud\n"
        "\n## Planned (1)\n\n"
        "- **Eels**\n\n"
        "  *Eels*. Film.\n"
        "\n## Noted (1)\n\n"
        "- **gone**\n\n"
        "  *gone*.\n\n"
        "  > Where is it?\n"
    )


def test_nothing_is_a_heading() -> None:
    assert _text(collection()) == "# Documentaries\n"


def test_of_many_authors_the_first_is_named() -> None:
    many = tuple(Credit(person=name, job="director") for name in ("Ann", "Bo", "Cy", "Di"))
    title, _ = film(credits=many)
    assert markdown.citation(title).startswith("Ann et al. *Dunes*. 2012.")


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "https://", "https://u:p@x.example/"),
        *("https://x.example/a b", "https://x.example:0x/", "https://x\\y", "", None),
    ],
)
def test_what_is_no_web_address_becomes_no_link(address: str | None) -> None:
    assert linked(address) is None


def test_an_address_cannot_end_its_link() -> None:
    assert linked('https://x.example/a>b<c"д') == "<https://x.example/a%3Eb%3Cc%22%D0%B4>"


def test_plain_text_stays_readable() -> None:
    for text in ("Race to Mars", "Jean-Michel", "Cosmos: A Space-Time Odyssey (2014)", "Dr. Who?"):
        assert escaped(text) == text


@settings(max_examples=50)
@given(WILD, WILD, WILD)
def test_text_from_outside_is_text_and_nothing_else(name: str, note: str, person: str) -> None:
    title = Title(
        id="x",
        names={"en": clean_line(name)} if clean_line(name) else {},
        kind="film",
        networks=(person,),
        credits=(Credit(person=person, job="director"),),
    )
    entry = Entry(
        note=note,
        tags=(name,),
        viewings=(person,),
        episodes={"s1e1": EpisodeEntry(note=note, identity=Identity("s1e1"))},
    )
    tokens = _tokens(_text(collection((title, entry))))
    assert {token.type for token in tokens} <= _PLAIN
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    shown = _between([token for token in tokens if token.type != "inline"], "strong")
    assert shown.replace("\u2060", "") == (clean_line(name) or "x")


@settings(max_examples=50)
@given(WILD)
def test_a_note_is_a_quote_of_its_lines(note: str) -> None:
    lines = quoted(note)
    assert all(line.startswith(">") for line in lines)
    tokens = _tokens("\n".join(lines))
    assert {token.type for token in tokens} <= _PLAIN
    assert not [token for token in tokens if token.type.startswith(("heading", "bullet"))]
