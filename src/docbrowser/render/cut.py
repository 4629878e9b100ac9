"""Text cut to a number of columns, or broken where it may be. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DOT: Final = " · "
"""What stands between things that are said of something, and the keys that help."""
_MORE: Final = "x"
"""In the place of what has no room at all."""
_LEAST_BEFORE: Final = 12
"""Columns below which the beginning of a name says nothing any more."""


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` columns: padded, or cut at a word with `…`."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    kept = set_cell_size(text, width - 1)
    head, space, _ = kept.rpartition(" ")
    # A word's end is a better place to stop, unless a third of the line would go with it.
    if space and cell_len(head) > 2 * width // 3 and text[len(kept) : len(kept) + 1] != " ":
        kept = head
    return set_cell_size(f"{kept.rstrip(' ,.:;–-')}…", width)


def within(pieces: Iterable[tuple[str, str]], width: int) -> Iterator[tuple[str, str]]:
    """Return texts, each with the name of its style, as far as they go into `width` columns.

    The one that does not is cut.
    """
    told = [(text, style) for text, style in pieces if text]
    for place, (text, style) in enumerate(told):
        taken = cell_len(text)
        goes_on = any(more.strip() for more, _style in told[place + 1 :])
        if taken > width or (taken == width and goes_on):
            yield fit(text if taken > width else f"{text}{_MORE}", width), style
            return
        width -= taken
        yield text, style


def shortened(parts: Sequence[str], width: int) -> str:
    """Return as many `parts` as `width` columns have room for, with dots between them.

    The last one stays in any case, and the first as long as it can: those in the middle go first.
    """
    kept = list(parts)
    while len(kept) > 1 and cell_len(DOT.join(kept)) > width:
        del kept[-2]
    return DOT.join(kept)


def as_far(text: str, width: int, between: str = DOT) -> str:
    """Return the first parts of `text`, as many as `width` columns have room for, one at least.

    `between` is what parts them; no part is ever cut.
    """
    kept = text.split(between)
    while len(kept) > 1 and cell_len(between.join(kept)) > width:
        kept.pop()
    return between.join(kept)


def with_end(text: str, width: int) -> str:
    """Return `text` in at most `width` columns; what stands behind its last dot is kept longest.

    Of a title and its episode it is the title that is cut.
    """
    if cell_len(text) <= width:
        return text
    before, dot, last = text.rpartition(DOT)
    room = width - cell_len(dot + last)
    if dot and room >= _LEAST_BEFORE:
        return fit(before, room).rstrip() + dot + last
    return fit(last, width).rstrip()


def broken(text: str, width: int) -> str:
    """Return `text` in lines that end between what dots part: a key stays beside what it does.

    What is longer than `width` columns by itself is broken between words.
    """
    lines: list[str] = []
    for part in text.split(DOT):
        if lines and cell_len(lines[-1] + DOT + part) <= width:
            lines[-1] += DOT + part
        else:
            lines += _by_words(part, width)
    return "\n".join(lines)


def in_lines(text: str, width: int, most: int) -> str:
    """Return `text` broken between words into lines of `width` columns, `most` of them at most.

    What has no room is cut off the last one, which then ends with `…`.
    """
    if width <= 0 or most <= 0:
        return ""
    lines = _by_words(" ".join(text.split()), width)
    # The last line is cut as if all that follows stood in it.
    lines[most - 1 :] = [" ".join(lines[most - 1 :])] if len(lines) >= most else []
    return "\n".join(fit(line, width).rstrip() for line in lines)


def _by_words(text: str, width: int) -> list[str]:
    first, *others = text.split(" ")
    lines = [first]
    for word in others:
        if cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
