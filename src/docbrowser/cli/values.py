"""Values of options that say in the reader's own words what they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from docbrowser.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable


class OneOf(click.Choice[str]):
    """One of a few words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return which words there are."""
        return _("“{value}” is none of these: {choices}.").format(
            value=value, choices=_listed(self.choices)
        )

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return which words there are."""
        return _("Choose from {choices}.").format(choices=_listed(self.choices))


class WholeNumber(click.IntRange):
    """A whole number within bounds."""

    def _describe_range(self) -> str:
        return _bounds(self.min, self.max)


class Number(click.FloatRange):
    """A number within bounds."""

    def _describe_range(self) -> str:
        return _bounds(self.min, self.max)


def _bounds(least: float | None, most: float | None) -> str:
    """Return `0 or more` or `1 to 1440`: click has `x>=0` and `1<=x<=1440`."""
    if most is None:
        # TR: what a number may be: "0 or more"; it stands in brackets, or behind a colon
        return _("{least} or more").format(least=least)
    # TR: what a number may be: "1 to 1440"
    return _("{least} to {most}").format(least=least, most=most)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
