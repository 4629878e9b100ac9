"""In which language a text is, where nobody says so."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from docbrowser.importers.items import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

UNDETERMINED: Final = "und"
_NO_LANGUAGE: Final = "zxx"
_SURE: Final = 0.9
_LETTERS: Final = 25


def language_of(text: str) -> str:
    """Return the BCP 47 tag of a text's language; `und` where it is short or not sure."""
    letters = sum(character.isalpha() for character in text[:4_000])
    if letters < _LETTERS:
        return UNDETERMINED
    tag, certainty = _identifier().classify(text[:4_000])
    return str(tag) if certainty >= _SURE and tag != _NO_LANGUAGE else UNDETERMINED


def language_of_all(texts: Iterable[str]) -> str:
    """Return the language of texts that are all in one, such as a column of a table."""
    return language_of("\n".join(texts))


@lru_cache(maxsize=1)
def _identifier() -> Any:
    try:
        from py3langid import langid
    except ImportError:
        raise RefusedError("finding a language out takes the extra `import`") from None
    model = langid.MODEL_DIR / langid.MODEL_FILE
    return langid.LanguageIdentifier.from_modelpath(model, norm_probs=True)
