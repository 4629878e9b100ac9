"""Text from outside: made safe, made comparable, and chosen by language. Pure functions.

A catalogue is text from strangers, and a terminal acts on what it is sent. `clean()` stands at
every entrance (import, load, command line); what it lets through is printable text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

T = TypeVar("T")

MAX_CHARACTERS: Final = 100_000
MAX_LINES: Final = 2_000
CUT_MARK: Final = "…"

_MAX_MARKS_IN_A_ROW: Final = 4
_BREAKS: Final = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_VIRAMA: Final = 9
"""The combining class of what silences a vowel, or has letters join, in the scripts of India."""
# C0 and C1 controls, DEL, bidi and zero-width controls, annotation marks, surrogates, tags and
# non-characters. Joiners (U+200C, U+200D) are judged by their neighbours further down.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
    )
    + "]+"
)
_JOINER_PAIR: Final = "\u200c\u200d"
_JOINERS = re.compile(f"[{_JOINER_PAIR}]")
# Between two letters there is nothing to be looked at.
_ODD_JOINERS = re.compile(r"(?<![^\W\d_])[\u200c\u200d]|[\u200c\u200d](?![^\W\d_])")
_JOINERS_IN_A_ROW = re.compile("([\u200c\u200d])[\u200c\u200d]+")
# Combining marks are neither word characters nor space: only such runs need a closer look.
_LONG_ODD_RUN = re.compile(r"[^\w\s!-/:-@\[-`{-~]{5,}")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")

# Text of nothing but these characters needs no closer look: printable ASCII, the letters of Western
# Europe and Russia, and the marks of good typography.
_BEYOND_DOUBT = re.compile("[^ -~\u00c0-\u00ff\u0400-\u0482\u048a-\u04ff«»·–—‘’“”„…]")

_ACCENTS = re.compile("[\u0300-\u036f]")
# What NFKD does not take apart, and the marks that have a plain form.
_PLAIN_FORMS: Final = {
    "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h",
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-",
}  # fmt: skip
_WITH_PLAIN_FORM = re.compile(f"[{''.join(_PLAIN_FORMS)}]")


def clean(text: str, *, limit: int = MAX_CHARACTERS) -> str:
    """Return `text` without what could act on a terminal or break a line's layout.

    Letters of all scripts, emoji and line breaks stay; control characters, bidi overrides, lone
    surrogates, tags and non-characters go; at most four combining marks follow each other. Text of
    more than `limit` characters or 2,000 lines is cut and ends in `…`. Idempotent.
    """
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text
    # What lies beyond can't be seen; and cleaning shortens, never lengthens.
    if len(text) > limit * 8:
        text = text[: limit * 8] + CUT_MARK
    if len(text) <= limit and not _BEYOND_DOUBT.search(text):
        return text
    for mark in _BREAKS:
        text = text.replace(mark, "\n")
    text = _FORBIDDEN.sub("", text.replace("\t", " "))
    # What follows goes from character to character: it is to be done for no more than is kept.
    if len(text) > limit + limit // 4:
        text = text[: limit + limit // 4] + CUT_MARK
    text = _LONG_ODD_RUN.sub(_fewer_marks, text)
    if _JOINERS.search(text):  # of which the neighbours are known now
        text = _ODD_JOINERS.sub(_joiner_in_context, _JOINERS_IN_A_ROW.sub(r"\1", text))
    return _cut(text, limit)


def is_clean(text: str) -> bool:
    """Return whether `clean()` would leave every character of `text` as it is."""
    if not _BEYOND_DOUBT.search(text):
        return True
    return "\t" not in text and not (
        _FORBIDDEN.search(text) or _JOINERS.search(text) or _LONG_ODD_RUN.search(text)
    )


def escaped(json: str) -> str:
    """Return JSON text that says the same, with what `clean()` would take out as escapes."""
    return _JOINERS.sub(_joiner_or_escape, _FORBIDDEN.sub(_as_escapes, json))


def clean_line(text: str, *, limit: int = 1_000) -> str:
    """Return `text` cleaned and on one line, with single spaces."""
    return clean(_SPACES.sub(" ", clean(text)).strip(), limit=limit)


def _as_escapes(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs)


def _joiner_in_context(match: re.Match[str]) -> str:
    """Keep a joiner where languages and emoji need it."""
    text, position = match.string, match.start()
    before = text[position - 1] if position else ""
    return match.group() if _joins(before, text[position + 1 : position + 2]) else ""


@lru_cache(maxsize=4_096)
def _joins(before: str, after: str) -> bool:
    """Return whether a joiner may stand between two characters, or behind one at the end.

    That is between letters or emoji. In the scripts of India it also tells how a letter and a
    virama, or a virama at the end of a word, are written.
    """
    if not before:
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return True
    if not after:
        return False
    kind = unicodedata.category(before)[0]
    if unicodedata.combining(after) == _VIRAMA:
        return kind == "L"
    joined = unicodedata.category(after)[0] == "L" or _is_emoji_part(after)
    return joined and (kind in "LM" or _is_emoji_part(before))


def _joiner_or_escape(match: re.Match[str]) -> str:
    return _joiner_in_context(match) or _as_escapes(match)


def _is_emoji_part(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"} and ord(character) > 0xFF  # noqa: PLR2004


def _fewer_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in match.group():
        if character not in _JOINER_PAIR:  # it may go, and then what it parts is in a row
            marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= _MAX_MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    lines = text.split("\n", MAX_LINES)
    too_many = len(lines) > MAX_LINES
    if too_many:
        text = "\n".join(lines[:MAX_LINES])
    if len(text) <= limit and not too_many:
        return text
    # A joiner with nothing after it would not survive a second cleaning.
    return text[: limit - 1].rstrip("\u200c\u200d") + CUT_MARK


def fold(text: str) -> str:
    """Return `text` for comparison: without case, accents, ё for е, ß for ss, typographic marks."""
    text = text.casefold()
    if text.isascii():
        return text
    # NFKD takes й apart as it does ё; but й is a letter of its own, and stays one.
    text = unicodedata.normalize("NFKD", text).replace("и\u0306", "й")
    text = _WITH_PLAIN_FORM.sub(lambda mark: _PLAIN_FORMS[mark.group()], _ACCENTS.sub("", text))
    # Some letters only fall in case once they are taken apart (ẞ in a ligature, ﬀ).
    return unicodedata.normalize("NFC", text.casefold())


def words(text: str) -> list[str]:
    """Return the folded words of `text`, in order: letters and digits, without punctuation."""
    return split(fold(text))


def split(folded: str) -> list[str]:
    """Return the words of text that is folded already."""
    return _WORD.findall(folded)


def person_key(name: str) -> str:
    """Return what two spellings of one person's name have in common.

    Accents, case, dots and hyphens fall away, and so does the e of ae, oe, ue, so that Müller,
    Muller and Mueller are one.
    """
    key = " ".join(words(name))
    return key.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def sort_key(name: str) -> tuple[str, str]:
    """Return the key under which `name` stands in an alphabetical list."""
    return " ".join(words(name)), name


def pick_language(texts: Mapping[str, T], wanted: Sequence[str]) -> tuple[str, T] | None:
    """Return `(tag, text)` in the first wanted language there is, else in English, else in any.

    `de-AT` is served by `de` and the other way round. None where there is no text at all.
    """
    for tag in [*wanted, "en"]:
        found = matching_tag(texts, tag)
        if found is not None:
            return found, texts[found]
    return next(iter(texts.items()), None)


def same_language(one: str, other: str) -> bool:
    """Return whether two BCP 47 tags speak of one language, whatever the region or script."""
    return primary_language(one) == primary_language(other)


def primary_language(tag: str) -> str:
    """Return the primary subtag of a BCP 47 tag: `de` of `de-AT`."""
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


def matching_tag(tags: Iterable[str], wanted: str) -> str | None:
    """Return the tag that is `wanted`, or one of its language, None where there is neither."""
    near = None
    for tag in tags:
        if tag.lower() == wanted.lower():
            return tag
        if near is None and same_language(tag, wanted):
            near = tag
    return near
