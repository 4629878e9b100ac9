"""What marking came to, as the command line says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.cli.output import complain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docbrowser.actions import Verb
    from docbrowser.marking import Outcome, Passed

_DONE: Final[Mapping[Verb, str]] = {
    "watch": "marked as watched",
    "unwatch": "marked as not watched",
    "want": "on the list of what to watch",
    "unwant": "off the list of what to watch",
    "skip": "skipped",
    "unskip": "no longer skipped",
    "rate": "rated {value} of 10",
    "unrate": "no longer rated",
    "note": "noted",
    "unnote": "note taken off",
    "tag": "tagged {value}",
    "untag": "no longer tagged {value}",
    "mode": "to be watched {value} from now on",
    "edit": "corrected",
    "merge": "joined with another title",
    "split": "parted",
    "attach": "now the marks of {value}",
}
MOST_NAMED: Final = 3


def tell(outcome: Outcome) -> None:
    """Say on standard error what marking came to, and how to take it back."""
    if outcome.verb is None:
        nothing = "Nothing was left to do: all of it was so already"
        complain(f"{nothing}{_left_alone(outcome.passed)}.")
        return
    from docbrowser.render import words

    value = words.MODES.get(outcome.value or "", ", ".join(outcome.values))
    done = _DONE[outcome.verb].format(value=value)
    complain(
        f"{named(outcome)}: {done}{_left_alone(outcome.passed)} (docbrowser undo takes it back)."
    )


def named(outcome: Outcome) -> str:
    """Return what was touched, in a few words."""
    targets = list(dict.fromkeys(map(str, outcome.targets)))
    if len(targets) <= MOST_NAMED:
        return ", ".join(targets)
    titles = ", ".join(outcome.titles[:MOST_NAMED])
    more = len(outcome.titles) - MOST_NAMED
    titles = f"{titles} and {more} more titles" if more > 0 else titles
    episodes = all(target.part for target in outcome.targets)
    return f"{len(targets)} {'episodes' if episodes else 'marks'} of {titles}"


def _left_alone(passed: Passed) -> str:
    """`; 2 episodes are yet to be shown, and of 1 no date is known`."""
    parts = []
    if passed.unaired:
        parts.append(f"{_episodes(passed.unaired)} yet to be shown")
    if passed.undated:
        parts.append(f"{_episodes(passed.undated)} without a date")
    return f"; left alone: {', '.join(parts)}" if parts else ""


def _episodes(count: int) -> str:
    return f"{count} episode{'' if count == 1 else 's'}"
