from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from docbrowser.actions import in_order
from docbrowser.folding import fold
from docbrowser.store.device_file import DeviceFile
from docbrowser.store.union import Union
from tests.helpers import action

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from docbrowser.actions import Action, Verb

_VERBS: tuple[Verb, ...] = ("watch", "unwatch", "want", "unwant", "skip", "unskip")
_actions = st.lists(
    st.builds(
        action,
        st.integers(0, 40),
        st.sampled_from(_VERBS),
        st.sampled_from(["io", "europa"]),
    ),
    max_size=30,
)


class _File:
    """A device's file without a disk: it grows, or starts over."""

    def __init__(self, actions: list[Action] | None = None) -> None:
        self.actions: list[Action] = list(actions or ())
        self.turn = 0


def _take_in(union: Union, files: list[_File]) -> list[Action]:
    union.take_in(files)  # type: ignore[arg-type] # all that is asked of a file, this one knows
    return union.actions


@given(_actions, st.integers(1, 4), st.randoms())
def test_the_order_in_which_files_are_read_does_not_matter(
    actions: list[Action], count: int, chance: random.Random
) -> None:
    files = [_File() for _ in range(count)]
    for one in actions:  # some in several files, as conflict copies have them
        for file in chance.sample(files, chance.randint(1, count)):
            file.actions.append(one)
    union = _take_in(Union(), files).copy()
    chance.shuffle(files)
    for file in files:
        chance.shuffle(file.actions)
    assert _take_in(Union(), files) == union
    assert fold(union) == fold(in_order(union))
    assert [one.id for one in union] == sorted({one.id for one in actions})


@given(_actions, st.randoms())
def test_a_union_that_grew_is_the_one_made_at_once(
    actions: list[Action], chance: random.Random
) -> None:
    files = [_File(), _File()]
    union = Union()
    for one in actions:
        chance.choice(files).actions.append(one)
        if chance.random() < 0.1:
            files[0].actions, files[0].turn = files[0].actions[1:], files[0].turn + 1
        _take_in(union, files)
    fresh = Union()
    assert _take_in(fresh, files) == union.actions
    assert fresh.latest == union.latest


def test_what_comes_behind_all_else_leaves_the_list_and_its_objects_as_they_are() -> None:
    file, other = _File([action(1, "want"), action(3, "watch")]), _File([action(2, "skip")])
    union = Union()
    before = _take_in(union, [file, other])
    objects = before.copy()
    other.actions.append(action(4, "unskip"))
    after = _take_in(union, [file, other])
    assert after is before
    assert all(one is two for one, two in zip(after, objects, strict=False))
    assert [one.id for one in after] == sorted(one.id for one in after)


def test_a_file_that_is_gone_takes_its_actions_with_it(tmp_path: Path) -> None:
    file, other = _File([action(1, "want")]), _File([action(2, "skip")])
    union = Union()
    _take_in(union, [file, other])
    assert [one.verb for one in _take_in(union, [file])] == ["want"]
    union.take_in([DeviceFile(tmp_path / "gone.json")])
    assert union.actions == []
