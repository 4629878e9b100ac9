"""What day and what time it is where the user is. Everybody asks here, so that a test can tell."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return the day where the user is."""
    return dt.date.today()  # noqa: DTZ011 - there, and not in Greenwich


def now() -> dt.datetime:
    """Return the moment, with the offset of the user's clock."""
    return dt.datetime.now().astimezone()
