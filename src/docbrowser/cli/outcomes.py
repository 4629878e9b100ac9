"""What marking came to, as the command line says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.cli.output import complain
from docbrowser.i18n import N_, _, counted, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docbrowser.actions import Verb
    from docbrowser.library import Library
    from docbrowser.wishes import Outcome, Passed

# TR: what was done to a title or episode, behind its id: "mars#s1e2: marked as watched"
_DONE: Final[Mapping[Verb, str]] = {
    "watch": N_("marked as watched"),
    "unwatch": N_("marked as not watched"),
    "want": N_("on the list of what to watch"),
    "unwant": N_("off the list of what to watch"),
    "skip": N_("skipped"),
    "unskip": N_("no longer skipped"),
    "rate": N_("rated {value} of 10"),
    "unrate": N_("no longer rated"),
    "note": N_("noted"),
    "unnote": N_("note taken off"),
    "tag": N_("tagged {value}"),
    "untag": N_("no longer tagged {value}"),
    "mode": N_("to be watched {value} from now on"),
    "edit": N_("corrected"),
    "merge": N_("joined with another title"),
    "split": N_("parted"),
    "attach": N_("now the marks of {value}"),
}
MOST_NAMED: Final = 3


def tell(outcome: Outcome) -> None:
    """Say on standard error what marking came to, and how to take it back."""
    left_alone = _left_alone(outcome.passed)
    if outcome.verb is None:
        if left_alone:
            nothing = _("Nothing was left to do: all of it was so already; {left_alone}.")
        else:
            nothing = _("Nothing was left to do: all of it was so already.")
        complain(nothing.format(left_alone=left_alone))
        return
    from docbrowser.render import vocabulary

    value = ", ".join(outcome.values)
    if outcome.verb == "mode":
        value = vocabulary.mode(outcome.value or "")
    done = _(_DONE[outcome.verb]).format(value=value)
    if left_alone:
        told = _("{what}: {done}; {left_alone} (docbrowser undo takes it back).")
    else:
        # TR: {what} are ids of titles and episodes, {done} what was done to them
        told = _("{what}: {done} (docbrowser undo takes it back).")
    complain(told.format(what=named(outcome), done=done, left_alone=left_alone))


def tell_parted(outcome: Outcome, *, joined: bool) -> None:
    """Say what became of the titles that were joined, or of the one that was parted."""
    from docbrowser.revisions import decoded

    changes = decoded(outcome.value or "")
    one = outcome.titles[0]
    other = next((change.title_id for change in changes if change.title_id != one), one)
    sources = ", ".join(dict.fromkeys(one.source for one in changes))
    if joined:
        # TR: {one} and {other} are ids of titles
        told = _("{one} is a part of {other} now (docbrowser undo takes it back).")
    else:
        # TR: {one} and {other} are ids of titles, {sources} such as tvmaze, imdb
        told = _(
            "{other} is a title of its own now, of what {one} had from {sources}"
            " (docbrowser undo takes it back)."
        )
    complain(told.format(one=one, other=other, sources=sources))


def named(outcome: Outcome) -> str:
    """Return what was touched, in a few words."""
    targets = list(dict.fromkeys(map(str, outcome.targets)))
    count = len(targets)
    if count <= MOST_NAMED:
        return ", ".join(targets)
    titles = ", ".join(outcome.titles[:MOST_NAMED])
    more = len(outcome.titles) - MOST_NAMED
    if more > 0:
        # TR: {titles} are ids of titles
        beside = ngettext("{titles} and {n} more title", "{titles} and {n} more titles", more)
        titles = beside.format(titles=titles, n=more)
    if all(target.part for target in outcome.targets):
        said = ngettext("{n} episode of {titles}", "{n} episodes of {titles}", count)
    else:
        said = ngettext("{n} mark of {titles}", "{n} marks of {titles}", count)
    return said.format(n=count, titles=titles)


def travelled(library: Library) -> tuple[str, int]:
    """Return what the last undo or redo took back or did again, and how many steps that were."""
    from msgspec.structs import replace

    from docbrowser.overviews.history import HistoryFilter, HistoryStep, steps_of, titles_touched
    from docbrowser.render.deeds import deed
    from docbrowser.wishes import Target

    def told(step: HistoryStep) -> str:
        # TR: {titles} are ids of titles, {done} what had been done: "mars-2007, rated 8"
        form = _("{titles}, {done}")
        touched = titles_touched([step])
        # Of a single episode it is said which; of several the deed says how many.
        if len(places := {(one.title, one.episode) for one in step.actions}) == 1:
            touched = [str(Target(str(title), part)) for title, part in places]
        titles, more = ", ".join(touched[:MOST_NAMED]), len(touched) - MOST_NAMED
        if more > 0:
            beside = ngettext("{names} and {n} more", "{names} and {n} more", more)
            titles = beside.format(names=titles, n=more)
        return form.format(titles=titles, done=deed(step))

    diary = library.marks.diary
    latest = steps_of(diary, HistoryFilter(travel=True))[0]
    steps = [step for one in latest.actions if (step := diary.step(one.value or ""))]
    shown = steps if len(steps) <= MOST_NAMED + 1 else steps[:MOST_NAMED]
    said = [told(replace(latest, actions=step.actions, spoken_of=())) for step in shown]
    if more := len(steps) - len(shown):
        said.append(counted("and {n} more", "and {n} more", more))
    return "; ".join(said), len(steps)


def _left_alone(passed: Passed) -> str:
    """Return `left alone: 2 episodes yet to be shown, 1 episode without a date`, or ""."""
    from docbrowser.render.passed import episodes_passed

    episodes = episodes_passed(passed)
    return _("left alone: {episodes}").format(episodes=episodes) if episodes else ""
