"""What came of an import, for a person to act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docbrowser.importers.items import Rejected
    from docbrowser.listing import Summary


@dataclass(frozen=True)
class Double:
    """A title that became one of its own, and those that it may be the same as."""

    title_id: str
    of: tuple[str, ...]


@dataclass(frozen=True)
class Likely:
    """A text and the title that it most likely is about: how sure that is, of 1, and why."""

    text: str
    lang: str
    title_id: str | None
    score: float
    reason: str
    accepted: bool = False


@dataclass
class Tally:
    """What files of one format came to."""

    files: int = 0
    read: int = 0
    rejected: int = 0
    marks: int = 0
    """So many of `read` are marks, as of a viewing history."""
    texts: int = 0
    """So many of `read` are texts of which it is not said what they are about."""

    @property
    def titles(self) -> int:
        """So many of what was read are titles."""
        return self.read - self.marks - self.texts


@dataclass
class Report:
    """What was read, and what became of it."""

    files: int = 0
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    marks_added: int = 0
    """So many of `added` are marks: viewings, ratings, notes, tags; the others are titles."""
    marks_updated: int = 0
    """So many of `updated` are marks."""
    rejected: list[Rejected] = field(default_factory=list)
    titles: dict[str, None] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    """Those of `titles` that were in no catalogue before."""
    told: dict[str, Summary] = field(default_factory=dict)
    """What a list shows of titles that are named here, by their ids; of very many the first."""
    doubles: list[Double] = field(default_factory=list)
    texts: list[Likely] = field(default_factory=list)
    formats: dict[str, Tally] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the report in the shape of `import --json`."""
        return {
            "files": self.files,
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": [
                {
                    "file": str(one.path) if one.path else None,
                    "line": one.line,
                    "reason": one.reason,
                    **({"candidates": list(one.candidates)} if one.candidates else {}),
                }
                for one in self.rejected
            ],
            "titles": list(self.titles),
            "doubles": [{"id": one.title_id, "of": list(one.of)} for one in self.doubles],
            "texts": [
                {
                    "text": one.text,
                    "lang": one.lang,
                    "title": one.title_id,
                    "score": round(one.score, 2),
                    "reason": one.reason,
                    "accepted": one.accepted,
                }
                for one in self.texts
            ],
        }
