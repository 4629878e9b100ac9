"""Saved texts of the pages of ihavenotv.com about a series or a film.

"NAME • 2020 • 8 episodes • 5h:44m", a synopsis, then title, synopsis and "1/12 • 2020 •
Astronomy" of each episode. Below are episodes of other series, which the last line names:
"4/5The Planets • 2019 • Astronomy"; they are left out. The length is that of all episodes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers import page_lines as pages
from docbrowser.importers.items import NO_WISHES, RefusedError
from docbrowser.importers.page_facts import Complaints, add_episode, finished, origin
from docbrowser.importers.parsing import minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.page_lines import Line
    from docbrowser.importers.reading import Sample

NAME: Final = "ihavenotv"

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?ihavenotv\.com/(?:series/)?[\w%.-]+")
_HEADING = re.compile(
    r"(?P<name>.{1,150}?)\s*•\s*(?P<year>\d{4})(?:\s*[–-]\s*\d{0,4})?(?P<more>(?:\s*•[^•]{1,30}){0,3})"
)
_COUNT = re.compile(r"(\d{1,5}) episodes?", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:\d{1,3}h:?\s?)?(?:\d{1,3}m(?:in)?)?|\d{1,3}:\d\d(?::\d\d)?", re.IGNORECASE
)
_CATEGORY = re.compile(r"category\s*:\s*(.{1,60})", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:(?:s(?P<season>\d{1,3})\s?e(?P<of_season>\d{1,4})|(?P<number>\d{1,4})/\d{1,4})\s*)?"
    r"(?P<series>[^•]{0,150}?)\s*(?:•\s*)?(?P<year>\d{4})\s*•\s*(?P<category>[^•]{1,40})",
    re.IGNORECASE,
)


def recognises(sample: Sample) -> bool:
    """Return whether it is the text of such a page: its heading and the lines below episodes."""
    lines = pages.sample_lines(sample)[:2_000]
    if pages.bears_address(lines, _ADDRESS):
        return True
    headed = any(_is_heading(line) for line in lines[:10])
    placed = any(_place(line) for line in lines) or any(
        _CATEGORY.fullmatch(line.text[: pages.MAX_LABEL]) for line in lines[:10]
    )
    return headed and placed


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - as all
    """Yield the record of a page about a title.

    Raises:
        RefusedError: it cannot be read, or is about no work.
    """
    lines = pages.read_lines(path)
    saved = pages.address(lines, _ADDRESS)
    at = next((place for place, line in enumerate(lines[:40]) if _is_heading(line)), None)
    heading = _HEADING.fullmatch(lines[at].text) if at is not None else None
    if at is None or heading is None:
        raise RefusedError(_("it does not say what the work is called"))
    complaints = Complaints()
    more = [part.strip() for part in heading["more"].split("•")]
    counts = [int(match[1]) for part in more if (match := _COUNT.fullmatch(part))]
    lengths = [part for part in more if part and _LENGTH.fullmatch(part)]
    below = [line for line in lines[at + 1 :] if not pages.is_note(line)]
    episodes, others, categories = _blocks(below, heading["name"], complaints)
    named = (_CATEGORY.fullmatch(line.text[: pages.MAX_LABEL]) for line in below)
    about = [line for line in others if pages.is_sentence(line.text)]
    fields = {
        **origin(NAME, lines, saved),
        "names": {"en": heading["name"]},
        "kind": "series" if counts else None,
        "premiered": heading["year"],
        "runtime": minutes_of(lengths[0]) if lengths and not counts and not episodes else None,
        "genres": list(dict.fromkeys([*(match[1] for match in named if match), *categories])),
        "synopses": {"en": pages.paragraphs_of(about)},
        "episode_count": counts[0] if counts else None,
        "episodes": episodes,
    }
    yield from finished(fields, complaints)


def _is_heading(line: Line) -> bool:
    if len(line.text) > 2 * pages.MAX_LABEL or _place_of(line):
        return False
    match = _HEADING.fullmatch(line.text)
    return match is not None


def _place(line: Line) -> re.Match[str] | None:
    """Return the match of the line below an episode, of this series or another one."""
    return _PLACE.fullmatch(line.text) if len(line.text) <= pages.MAX_LABEL else None


def _place_of(line: Line) -> bool:
    match = _place(line)
    return match is not None and bool(match["number"] or match["season"] or not match["series"])


def _blocks(
    lines: Sequence[Line], name: str, complaints: Complaints
) -> tuple[list[dict[str, Any]], list[Line], list[str]]:
    """Return the episodes, the lines above the first one, and their categories."""
    episodes: dict[tuple[int, int], dict[str, Any]] = {}
    categories: list[str] = []
    above: list[Line] | None = None
    block: list[Line] = []
    for line in lines:
        match = _place(line)
        if match is None:
            block.append(line)
            continue
        title, synopsis, rest = _last(block)
        above = rest if above is None else above
        block = []
        own = not match["series"] or pages.same_text(match["series"], name)
        if own and (match["number"] or match["season"]):
            told = {
                "season": int(match["season"] or 1),
                "number": int(match["of_season"] or match["number"]),
                "names": {"en": title},
                "aired": match["year"],
                "synopses": {"en": synopsis},
            }
            add_episode(episodes, told, line.number, complaints)
            categories.append(match["category"].strip())
    return list(episodes.values()), block if above is None else above, categories


def _last(block: Sequence[Line]) -> tuple[str | None, str | None, list[Line]]:
    """Return title and synopsis at the end of a block, and what stands above them."""
    at = next(
        (
            place
            for place in range(len(block) - 1, -1, -1)
            if not pages.is_prose(block[place].text)
            and not _CATEGORY.fullmatch(block[place].text[: pages.MAX_LABEL])
        ),
        None,
    )
    if at is None:  # no title: the last line is the synopsis
        return None, block[-1].text if block else None, list(block[:-1])
    return block[at].text, pages.paragraphs_of(block[at + 1 :]), list(block[:at])
