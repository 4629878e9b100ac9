"""How the titles and episodes are called that the history speaks of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from docbrowser.errors import UnknownTitleError
from docbrowser.identity import Guide, identities, identity
from docbrowser.listing import display_name
from docbrowser.model import parse_episode_key
from docbrowser.text import clean_line, fold, pick_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docbrowser.actions import Action
    from docbrowser.overviews.history import HistoryStep
    from docbrowser.titles import MergedEpisode, Title

_TITLES_AT_HAND: Final = 64


class EpisodeName(NamedTuple):
    """An episode as it is called today: its key, and its name, "" where it has none."""

    key: str
    name: str

    @property
    def label(self) -> str:
        """`1.3 Shield`."""
        try:
            season, number = parse_episode_key(self.key.rstrip("~"))
        except ValueError:
            return f"{self.key} {self.name}".rstrip()
        return f"{season}.{number} {self.name}".rstrip()


class Names:
    """How the titles and episodes are called that actions speak of; each is looked up once.

    `title` returns the title of an id, or raises UnknownTitleError: then its id is its name.
    """

    def __init__(self, title: Callable[[str], Title], languages: Sequence[str] = ()) -> None:
        self._read = title
        self._languages = languages
        self._at_hand = lru_cache(maxsize=_TITLES_AT_HAND)(self._looked_up)
        self._guide = lru_cache(maxsize=_TITLES_AT_HAND)(self._guide_to)
        self._names: dict[str, tuple[str, str]] = {}
        self._episodes: dict[str, EpisodeName] = {}

    @staticmethod
    def title_of(action: Action) -> str:
        """Return the id of the title that an action is about: where marks went, they are."""
        return _place(action)[0]

    def is_known(self, title_id: str) -> bool:
        """Return whether a catalogue has the title."""
        return self._at_hand(title_id) is not None

    def name(self, title_id: str) -> str:
        """Return what a title is called."""
        return self._known(title_id)[0]

    def search(self, text: str) -> Callable[[str], bool] | None:
        """Return what tells of an id whether all words of `text` are in the title's names or id.

        Return None where there are no words.
        """
        words = fold(clean_line(text)).split()

        def named(title_id: str) -> bool:
            texts = self._known(title_id)[1]
            return all(word in texts for word in words)

        return named if words else None

    def episode(self, action: Action) -> EpisodeName | None:
        """Return the episode that an action is about, None where that is a title as a whole."""
        title_id, key = _place(action)
        if key is None:
            return None
        found = self._episodes.get(action.id)
        if found is None:
            found = self._episodes[action.id] = self._episode(title_id, key, action)
        return found

    def _known(self, title_id: str) -> tuple[str, str]:
        """Return the name of a title, and all its names and its id to be searched."""
        found = self._names.get(title_id)
        if found is None:
            title = self._at_hand(title_id)
            shown = display_name(title, self._languages) if title else title_id
            texts = [title_id, *(_every_name(title) if title else ())]
            found = self._names[title_id] = clean_line(shown), fold("\n".join(texts))
        return found

    def _looked_up(self, title_id: str) -> Title | None:
        try:
            return self._read(title_id)
        except UnknownTitleError:
            return None

    def _episode(self, title_id: str, key: str, action: Action) -> EpisodeName:
        known = action.known_as
        guide, episodes = self._guide(title_id)
        now = guide.find(identity(key, known))
        if now is None:
            return EpisodeName(key, clean_line(known.names[0]) if known and known.names else "")
        name = pick_language(episodes[now].names, self._languages)
        return EpisodeName(now, clean_line(name[1]) if name else "")

    def _guide_to(self, title_id: str) -> tuple[Guide, dict[str, MergedEpisode]]:
        """Return a title's episodes: to look a marked one up among, and by their keys."""
        title = self._at_hand(title_id)
        if title is None:
            return Guide(()), {}
        return Guide(identities(title)), {episode.key: episode for episode in title.episodes()}


def place_of(step: HistoryStep, names: Names) -> tuple[str, str | None] | None:
    """Return the title to which a step leads, and the episode if it is about a single one."""
    places = [_place(action) for action in step.touched]
    if not places:
        return None
    title_id = places[0][0]
    episode = names.episode(step.touched[0]) if len(set(places)) == 1 else None
    return title_id, episode.key if episode else None


def _place(action: Action) -> tuple[str, str | None]:
    """Return the id and the episode's key that an action is about: where marks went, they are."""
    if action.verb == "attach":
        title_id, _, key = str(action.value).partition("#")
        return title_id, key or action.episode
    return str(action.title), action.episode


def _every_name(title: Title) -> Iterator[str]:
    yield from title.names.values()
    if title.original_name:
        yield title.original_name
