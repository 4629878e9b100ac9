"""From what is to be done to actions that bear an id, a step and a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from docbrowser import clock
from docbrowser.actions import Action
from docbrowser.errors import StoreError
from docbrowser.i18n import _
from docbrowser.store.decoding import reason
from docbrowser.store.device_file import action_of
from docbrowser.store.files import random_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docbrowser.actions import Draft


def new_actions(drafts: Sequence[Draft], latest: int) -> list[Action]:
    """Return the drafts as actions of one step, later than the millisecond `latest`.

    An id is the millisecond since 1970, a place within the step, and chance. Where another
    device's clock runs ahead, the new ids still come after its own.

    Raises:
        StoreError: a draft is none that could be read again.
    """
    now = clock.now()
    moment = max(int(now.timestamp() * 1000), latest + 1)
    chance = random_name(3)
    step = f"{moment:014d}-{chance}"
    return [
        _as_read_again(
            Action(
                id=f"{moment:014d}-{place:05d}-{chance}",
                step=step,
                verb=draft.verb,
                at=now.isoformat(timespec="seconds"),
                title=draft.title,
                episode=draft.episode,
                value=draft.value,
                known_as=draft.known_as,
            )
        )
        for place, draft in enumerate(drafts)
    ]


def _as_read_again(action: Action) -> Action:
    """Return an action as the file will give it back.

    Raises:
        StoreError: the file would not.
    """
    try:
        return action_of(msgspec.to_builtins(action))
    except msgspec.ValidationError as error:
        raise StoreError(_("Not saved: {error}.").format(error=reason(error))) from error
