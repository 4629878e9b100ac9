"""What the user's actions come to: the state of a title and of its episodes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from docbrowser.actions import Mode
from docbrowser.identity import Guide, Identity, united

if TYPE_CHECKING:
    from collections.abc import Sequence


class EpisodeEntry(Struct, frozen=True, kw_only=True):
    """All that the user's actions say of one episode."""

    viewings: tuple[str, ...] = ()
    """Days or date-times on which it was watched, or "unknown"; in the order of marking."""
    skipped: bool = False
    rating: int | None = None
    """From 1 to 10."""
    note: str = ""
    remarks: tuple[str, ...] = ()
    """Notes at a moment of it: lines that begin with a timecode."""
    identity: Identity


class Entry(Struct, frozen=True, kw_only=True):
    """All that the user's actions say of one title."""

    wanted: bool = False
    skipped: bool = False
    viewings: tuple[str, ...] = ()
    """Days or date-times on which the title as a whole was watched, or "unknown"."""
    rating: int | None = None
    note: str = ""
    remarks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    mode: Mode = "in-order"
    episodes: Mapping[str, EpisodeEntry] = {}
    """What is said of single episodes, by key (`s1e2`)."""
    orphans: Mapping[str, EpisodeEntry] = {}
    """The same of episodes that no catalogue has, or that cannot be told from others."""

    def has_seen(self, key: str) -> bool:
        """Return whether an episode has been watched."""
        return key in self.episodes and bool(self.episodes[key].viewings)

    def has_skipped(self, key: str) -> bool:
        """Return whether an episode is not to be watched."""
        return key in self.episodes and self.episodes[key].skipped

    def viewings_of(self, key: str) -> tuple[str, ...]:
        """Return when an episode was watched."""
        return self.episodes[key].viewings if key in self.episodes else ()


NOTHING: Final = Entry()


def settled(entry: Entry, episodes: Iterable[Identity]) -> Entry:
    """Return `entry` with each mark under the number that its episode has among `episodes`.

    What is not among them, or not to be told from others, is among the orphans.
    """
    guide = Guide(episodes)
    places = {key: guide.find(marked.identity) for key, marked in entry.episodes.items()}
    if all(key == now for key, now in places.items()):
        return entry
    found: dict[str, EpisodeEntry] = {}
    orphans: dict[str, EpisodeEntry] = {}
    for key, marked in entry.episodes.items():
        now = places[key]
        if now is None:
            orphans[key] = marked
        else:
            found[now] = _both(found[now], marked) if now in found else marked
    return replace(entry, episodes=found, orphans=orphans)


def _both(one: EpisodeEntry, other: EpisodeEntry) -> EpisodeEntry:
    """Return two marks on the same episode as one; the second is the later one."""
    return EpisodeEntry(
        viewings=(*one.viewings, *other.viewings),
        skipped=one.skipped or other.skipped,
        rating=other.rating or one.rating,
        note="\n".join(dict.fromkeys(filter(None, (one.note, other.note)))),
        remarks=tuple(dict.fromkeys((*one.remarks, *other.remarks))),
        identity=united(one.identity, other.identity),
    )


def viewings(entry: Entry) -> Sequence[str]:
    """Return every viewing, of the title as a whole and of its episodes."""
    marked = (*entry.episodes.values(), *entry.orphans.values())
    return [*entry.viewings, *(viewing for episode in marked for viewing in episode.viewings)]
