"""What an `.nfo` file tells of the user: that something was watched, and how it was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.importers.items import Deed, Item, Work
from docbrowser.importers.nfo_shapes import day_played, own_rating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docbrowser.importers.nfo_cells import Fields
    from docbrowser.model import Episode, Record


def work_of(record: Record, episode: Episode | None = None) -> Work:
    """Return what a deed calls a record's work, or one of its episodes."""
    names = tuple(dict.fromkeys([*record.names.values(), record.original_name or ""]))
    return Work(
        names=tuple(filter(None, names)),
        year=int(record.premiered[:4]) if record.premiered else None,
        kind=record.kind,
        ids=record.ids,
        people=tuple(credit.person for credit in record.credits if credit.job == "director"),
        season=episode.season if episode else None,
        number=episode.number if episode else None,
        episode_name=next(iter(episode.names.values()), None) if episode else None,
        episode_ids=episode.ids if episode else {},
    )


def deeds(work: Work, fields: Fields, complaints: list[str], *, films: bool) -> Iterator[Item]:
    """Yield what the user did. A series counts as seen by its episodes' files, not as a whole."""
    if films and (day := day_played(fields)):
        yield Deed(verb="watch", work=work, value=day)
    if rating := own_rating(fields, complaints.append):
        yield Deed(verb="rate", work=work, value=rating)
