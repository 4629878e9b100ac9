"""Saved texts of Russian series sites of one template: serialgoon.ru, seriesradar.pro and others.

"Сериал RU / EN", then "Актеры:", "Режисер:" (so spelt), "Жанр:", "Страна:", "Вышел:",
"Добавлено: 5 серия из 5 (11.01.2016)", "Рейтинг:", then the synopsis. Of the two numbers behind
"Рейтинг:" the first is taken; the pages do not say whose they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docbrowser.i18n import _
from docbrowser.importers import page_lines as pages
from docbrowser.importers.items import NO_WISHES, RefusedError
from docbrowser.importers.languages import in_language
from docbrowser.importers.page_facts import Complaints, finished, names_in, origin
from docbrowser.importers.parsing import country_of, date_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docbrowser.importers.items import Item, Wishes
    from docbrowser.importers.page_lines import Line
    from docbrowser.importers.reading import Sample

NAME: Final = "serialgoon"

_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<site>serialgoon\.ru|seriesradar\.pro|seasonland\.ru"
    r"|watchandbinge\.ru)/[\w%./-]+"
)
_TITLE = re.compile(r"(?P<kind>мини-?сериал|сериал|фильм)\s+(?P<names>.{1,180})", re.IGNORECASE)
_VALUE = r"\s*:\s*(?P<value>.*)"
_LABELS: Final = {
    "actor": re.compile(rf"акт[её]ры{_VALUE}", re.IGNORECASE),
    "director": re.compile(rf"режисс?[её]ры?{_VALUE}", re.IGNORECASE),
    "genres": re.compile(rf"жанры?{_VALUE}", re.IGNORECASE),
    "countries": re.compile(rf"стран[аы]{_VALUE}", re.IGNORECASE),
    "premiered": re.compile(rf"(?:вышел|премьера|год(?: выхода)?){_VALUE}", re.IGNORECASE),
    "added": re.compile(rf"добавлен[оа]{_VALUE}", re.IGNORECASE),
    "rating": re.compile(rf"рейтинг{_VALUE}", re.IGNORECASE),
    "other": re.compile(
        r"(?:перевод|озвучка|качество|время|канал|комментарии|похожие\b.*"
        r"|смотреть онлайн\b.*|кадры)\s*(?::.*)?",
        re.IGNORECASE,
    ),
}
_KINDS: Final = {"сериал": "series", "фильм": "film"}
_OF = re.compile(r"\d+(?:\s*[-–]\s*\d+)? сери[яией]+ из (\d{1,6})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def recognises(sample: Sample) -> bool:
    """Return whether it is the text of a page of such a site, by its labels."""
    lines = pages.sample_lines(sample)[:2_000]
    if pages.bears_address(lines, _ADDRESS):
        return True
    found = {pages.label_of(line, _LABELS)[0] for line in lines} - {"", "other"}
    return len(found) >= 3  # noqa: PLR2004 - of seven labels


def read(path: Path, wishes: Wishes = NO_WISHES) -> Iterator[Item]:  # noqa: ARG001 - as all
    """Yield the record of a page about a title.

    Raises:
        RefusedError: it cannot be read, or is about no work.
    """
    lines = pages.read_lines(path)
    saved = pages.address(lines, _ADDRESS)
    complaints = Complaints()
    found = pages.sections((line for line in lines if not pages.is_note(line)), _LABELS)
    kind, names = _names(found[0].lines)
    if not names:
        raise RefusedError(_("it does not say what the work is called"))
    prose = pages.paragraphs_of(
        line for section in found for line in section.lines if pages.is_sentence(line.text)
    )
    stated = _value(found, "premiered")
    premiered = date_of(re.sub(r"\s*(?:г\.?|года?)$", "", stated, flags=re.IGNORECASE))
    if stated and not premiered:
        complaints(_("premiered: {stated} is no date that is sure").format(stated=stated[:40]))
    of = _OF.search(_value(found, "added")[: pages.MAX_LABEL])
    countries = re.split(r"[,/]", _value(found, "countries"))
    fields = {
        **origin(saved["site"].partition(".")[0] if saved else NAME, lines, saved),
        "names": names,
        "kind": kind,
        "premiered": premiered,
        "genres": [part.strip() for part in _value(found, "genres").split(",")],
        "countries": [country_of(part) for part in countries],
        "synopses": in_language(prose),
        "credits": _credits(found),
        "episode_count": int(of[1]) if of else None,
        "rating": _rating(_value(found, "rating")),
    }
    yield from finished(fields, complaints)


def _names(lines: Sequence[Line]) -> tuple[str | None, dict[str, str]]:
    """Return kind and names of "Сериал RU / EN", or of a first line without that word."""
    short = [line.text for line in lines if not pages.is_sentence(line.text)]
    titled = next((match for text in short if (match := _TITLE.fullmatch(text))), None)
    written = titled["names"] if titled else short[0] if short else ""
    names: dict[str, str] = {}
    for name in written.split(" / "):
        bare = re.sub(r"\s+(?:смотреть )?онлайн$", "", name.strip(), flags=re.IGNORECASE)
        if bare:
            names.setdefault("ru" if _CYRILLIC.search(bare) else "en", bare)
    return (_KINDS.get(titled["kind"].casefold(), "miniseries") if titled else None), names


def _value(found: Sequence[pages.Section], label: str) -> str:
    """Return what stands behind a label, or on the lines below it."""
    for section in found:
        if section.label == label and section.match:
            below = (line.text for line in section.lines if not pages.is_sentence(line.text))
            return section.match["value"].strip() or ", ".join(below)
    return ""


def _credits(found: Sequence[pages.Section]) -> list[dict[str, Any]]:
    return [
        {"person": person, "job": job}
        for job in ("director", "actor")
        for person in names_in(_value(found, job))
    ]


def _rating(text: str) -> dict[str, Any] | None:
    match = _NUMBER.search(text[: pages.MAX_LABEL])
    value = float(match[0].replace(",", ".")) if match else 0.0
    return {"value": value, "best": 10} if 0 < value <= 10 else None  # noqa: PLR2004
