"""`docbrowser next` and `docbrowser tonight`: what to watch, and what fills an evening."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import click

from docbrowser import clock
from docbrowser.cli.language import of_names
from docbrowser.cli.options import library_of, names_in_language, places
from docbrowser.cli.values import WholeNumber
from docbrowser.i18n import N_, _

if TYPE_CHECKING:
    from docbrowser.overviews.evening import Item, Plan
    from docbrowser.overviews.next_up import NextUp

LONGEST: Final = 24 * 60


@click.command("next")
@names_in_language
@click.option("--limit", type=WholeNumber(min=0), metavar="N", help=N_("At most N titles."))
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def next_(context: click.Context, lang: str | None, limit: int | None, *, as_json: bool) -> None:
    """Show what to watch next: what you are at, and then what you have planned."""
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.overviews.next_up import coming

    library, languages = library_of(context), of_names(lang, as_json=as_json)
    items = list(islice(coming(library, languages, clock.today()), limit))
    if as_json:
        print_json([_next_shape(item) for item in items])
        return
    from docbrowser.render.next_up import NOTHING_NEXT, next_lines

    print_lines(next_lines(items, width()))
    if not items and limit != 0:
        complain(f"{_(NOTHING_NEXT)} {_('docbrowser want ID plans a title.')}")


@click.command()
@click.option(
    "--minutes",
    type=WholeNumber(1, LONGEST),
    required=True,
    metavar="N",
    help=N_("How long the evening is."),
)
@click.option("--on", "provider", metavar="PROVIDER", help=N_("Only what this one shows."))
@click.option("--lang", metavar="LANG", help=N_("Only what is spoken or told in this language."))
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document."))
@places
@click.pass_context
def tonight(
    context: click.Context, minutes: int, provider: str | None, lang: str | None, *, as_json: bool
) -> None:
    """Fill an evening: next episodes and planned films first, others in what is left."""
    from docbrowser.cli.output import complain, print_json, print_lines, width
    from docbrowser.overviews.tonight import Evening
    from docbrowser.overviews.tonight import tonight as plan_for
    from docbrowser.text import clean_line

    evening = Evening(
        minutes,
        provider=clean_line(provider) if provider else None,
        lang=clean_line(lang) if lang else None,
        language=_language(lang, in_english=as_json) if lang else None,
    )
    languages = of_names(lang, as_json=as_json)
    plan = plan_for(library_of(context), evening, languages, clock.today())
    if as_json:
        print_json(_plan_shape(plan))
        return
    from docbrowser.render.next_up import evening_lines

    print_lines(evening_lines(plan, width()))
    if not plan.items:
        complain(_("There is nothing to watch in {minutes} min.").format(minutes=minutes))


def _language(tag: str, *, in_english: bool) -> str:
    from docbrowser.cli.output import english
    from docbrowser.render import words
    from docbrowser.text import clean_line

    with english(wanted=in_english):
        return clean_line(words.language(tag))


def _next_shape(item: NextUp) -> dict[str, object]:
    episode = item.episode
    return {
        "id": item.id,
        "name": item.name,
        "season": episode.season if episode else None,
        "number": episode.number if episode else None,
        "episode_name": item.episode_name,
        "aired": episode.aired if episode else None,
        "runtime": item.runtime,
    }


def _plan_shape(plan: Plan) -> dict[str, object]:
    return {
        "minutes": plan.minutes,
        "filled": plan.filled,
        "plan": [_item_shape(item) for item in plan.items],
        "left_out": [one._asdict() for one in plan.left_out],
    }


def _item_shape(item: Item) -> dict[str, object]:
    return item._asdict()
