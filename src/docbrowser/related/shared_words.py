"""The names and the rare words that two works have in common. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.related.naming import WITH_CAPITAL_NOUNS
from docbrowser.related.reasons import MOST_VALUES, Kind, Reason, fading
from docbrowser.related.sought import heard_as
from docbrowser.related.telling import follows
from docbrowser.search.terms import SHORTEST_STEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docbrowser.related.sought import Name, Sought
    from docbrowser.related.telling import Telling

_NAME, _WORD = 0.6, 0.16
_IN_NAME: Final = 1.6
_LEAST_SHOWN: Final = 0.5
"""The rarity from which a word is worth being shown as a reason."""
_LONGEST_ENDING: Final = 3
_KEPT: Final = 2 * MOST_VALUES
"""Some of the values may be said by another reason."""
# Forms of verbs, and adverbs, which seldom tell what something is about.
_BENT = re.compile(r"(?:ed|ing|ly|но|ть|с[яь])$")


def names_in_both(sought: Sought, other: Telling, languages: Sequence[str]) -> Iterator[Reason]:
    """Return the names that the texts of both have, or whose bearers had a part in the other."""
    shared: dict[str, list[tuple[float, str]]] = {}
    first_names = _first_names(sought, other)
    for name in sought.names:
        if _is_of_both(name, sought, other):
            continue
        if len(name.forms) == 1 and not first_names.isdisjoint(name.forms[0]):
            continue  # Orlando in Florida is not Orlando Bloom
        if has_name(other, name):
            shared.setdefault(name.language, []).append((name.rarity, name.shown))
    if shared:
        weight = max(fading(one for one, _ in several) for several in shared.values())
        chosen = _chosen(shared, languages)
        told = sorted(shared[chosen], key=lambda one: (-one[0], one[1]))
        values = tuple(dict.fromkeys(shown for _, shown in told))[:_KEPT]
        is_read = _is_read(chosen, other, languages)
        yield Reason(Kind.NAME, values if is_read else (), _NAME * weight, language=chosen)


def has_name(other: Telling, name: Name) -> bool:
    """Return whether the texts or the people of a work have a name."""
    for language, held in other.held.items():
        if (
            not any(held.isdisjoint(forms) for forms in name.forms)
            and follows(other.words[language], name.forms)
            and follows(other.named[language], name.forms)
        ):
            return True
    return len(name.forms) > 1 and any(follows(key.split(), name.forms) for key in other.people)


def _first_names(sought: Sought, other: Telling) -> set[str]:
    people = (*sought.telling.people, *other.people)
    return {key.split()[0] for key in people if " " in key}


def _is_of_both(name: Name, sought: Sought, other: Telling) -> bool:
    """Return whether a name is that of somebody who had a part in both: that is said otherwise."""
    both = [key.split() for key in other.people if key in sought.telling.people]
    if any(all(not forms.isdisjoint(person) for forms in name.forms) for person in both):
        return True
    if name.shown.isascii():
        return False
    return any(
        all(any(_sounds_like(heard, heard_as(word)) for word in person) for heard in name.sounds)
        for person in both
    )


def _sounds_like(one: str, other: str) -> bool:
    """Return whether two sounds are one, up to an ending of one of them."""
    shorter, longer = sorted((one, other), key=len)
    bent = len(longer) - len(shorter)
    return longer.startswith(shorter) and (bent == 0 or (bent <= 2 and len(shorter) > 3))  # noqa: PLR2004


def _is_read(language: str, other: Telling, languages: Sequence[str]) -> bool:
    """Return whether a reader can be shown words of a language: one of theirs, or the only one."""
    theirs = {*languages, "en", ""}
    return language in theirs or theirs.isdisjoint(other.words)


def words_in_both(sought: Sought, other: Telling, languages: Sequence[str]) -> Iterator[Reason]:
    """Return the rare words that the texts of both have, where they share a language."""
    of_both = _words_of_both(sought, other)
    sums: dict[str, float] = {}
    shared: dict[str, list[tuple[float, str]]] = {}
    for term in sought.terms:
        held = other.held.get(term.language)
        if held is None:
            continue
        sums.setdefault(term.language, 0.0)
        if held.isdisjoint(term.forms) or not of_both.isdisjoint(term.forms):
            continue
        in_name = not term.forms.isdisjoint(other.called.get(term.language, frozenset()))
        weight = term.weight * (_IN_NAME if in_name else 1.0)
        sums[term.language] += weight
        if (
            term.rarity >= _LEAST_SHOWN
            and not _BENT.search(term.shown)
            and any(_is_bent_alike(term.shown, form) for form in term.forms & held)
            and _tells(spelt := sought.telling.spelt(term.shown, term.language), term.language)
        ):
            shared.setdefault(term.language, []).append((weight, spelt))
    if not any(sums.values()):
        return
    weight = _WORD * sum(sums.values()) / len(sums)
    if not shared:
        yield Reason(Kind.WORD, (), weight)
        return
    chosen = _chosen(shared, languages)
    values = tuple(shown for _, shown in sorted(shared[chosen], key=lambda one: (-one[0], one[1])))
    is_read = _is_read(chosen, other, languages)
    yield Reason(Kind.WORD, values[:_KEPT] if is_read else (), weight, language=chosen)


def _tells(spelt: str, language: str) -> bool:
    """Return whether a word tells what a text is about; of German a noun does, with its capital."""
    return language not in WITH_CAPITAL_NOUNS or spelt[:1].isupper()


def _is_bent_alike(one: str, other: str) -> bool:
    """Return whether two words of one stem are forms of one word: strange, but not strangeness."""
    kept = max(SHORTEST_STEM, len(one) - _LONGEST_ENDING)
    return other.startswith(one[:kept]) and len(other) <= len(one) + _LONGEST_ENDING


def _words_of_both(sought: Sought, other: Telling) -> set[str]:
    """Return the words of the names of people who had a part in both works, in any script."""
    found = {word for key in other.people if key in sought.telling.people for word in key.split()}
    for name in sought.names:
        if found and _is_of_both(name, sought, other):
            found |= {form for forms in name.forms for form in forms}
    return found


def _chosen(shared: Mapping[str, Sequence[tuple[float, str]]], languages: Sequence[str]) -> str:
    """Return the first wanted language, else the one in which most is shared."""
    for language in (*languages, "en"):
        if language in shared:
            return language
    return max(sorted(shared), key=lambda language: sum(weight for weight, _ in shared[language]))
