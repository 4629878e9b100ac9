"""Nothing that the commands print is left in English where another language is spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import pytest

from docbrowser import model
from docbrowser.cli.locate_command import NAMES as NAMES_OF_PLACES
from docbrowser.cli.main import COMMANDS
from tests import pseudo
from tests.helpers import actions_file, catalog_file, document, stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers import Cli

# What is no message: ids, names that are the same everywhere, and commands to be typed.
NAMES = ("docbrowser", "test", "TMDB", "IMDb", "Wikipedia", "TheTVDB", "https://α.example/β", "DE")
JOBS = (
    *("director", "narrator", "presenter", "host", "self", "producer", "writer", "composer"),
    *("cinematographer", "editor", "actor", "creator", None),
)


def _episode(season: int, number: int, **fields: Any) -> dict[str, Any]:
    return {
        "season": season,
        "number": number,
        "aired": f"2018-0{season + 1}-0{number}",
        "runtime": 47,
        "synopses": {"en": "Ωκεανός."},
        **fields,
    }


SERIES = document(
    "σειρά",
    {
        "source": "tmdb",
        "names": {"en": "Κόσμος", "de": "Σύμπαν"},
        "original_name": "Άνθρωπος",
        "kind": "miniseries",
        "form": "docudrama",
        "status": "ended",
        "premiered": "2018-02-01",
        "ended": "2019-01-01",
        "runtime": 47,
        "episode_count": 9,
        "season_count": 2,
        "genres": ["Documentary"],
        "subjects": ["mars", "oceans"],
        "countries": ["CA", "DE"],
        "languages": ["en"],
        "taglines": {"en": "Πάντα ῥεῖ."},
        "synopses": {"de": "Ωκεανός."},
        "rating": {"value": 3.5, "best": 5, "votes": 12_345},
        "credits": [
            {"person": f"Νίκος {number}", "character": "Ήρωας", **({"job": job} if job else {})}
            for number, job in enumerate(JOBS)
        ],
        "awards": [
            {"award": "Βραβείο", "category": "Κλάδος", "year": 2019, "outcome": "won"},
            {"award": "Βραβείο", "outcome": "nominated"},
        ],
        "offers": [
            {"provider": "Κανάλι", "kind": kind, "region": "DE", "checked": "2026-01-02"}
            for kind in get_args(model.OfferKind)
        ]
        + [{"provider": "Κανάλι"}],
        "episodes": [
            _episode(0, 1, names={"en": "Ειδικό"}),
            *(_episode(1, number) for number in (1, 2, 3)),
            *(_episode(2, number, names={"en": "Τέλος"}) for number in (1, 2)),
        ],
    },
    {
        "source": "wikipedia-de",
        "url": "https://α.example/β",
        "retrieved": "2026-01",
        "kind": "series",
        "form": "documentary",
        "status": "running",
        "premiered": "2017",
        "runtime": 89,
        "episode_count": 8,
        "season_count": 3,
        "names": {"de": "Άλλο"},
        "episodes": [_episode(1, 1, aired="2018-03-04", runtime=60)],
    },
    {"source": "imdb", "premiered": "2018-02-03", "runtime": 50, "kind": "special"},
)
FILMS = [
    document("ταινία", {"names": {"en": "Ταινία"}, "kind": "film", "runtime": 89}),
    document("μόνο", {"kind": "short", "names": {"el": "Μόνο"}, "synopses": {"el": "Μόνο."}}),
    document(
        "άλλη", {"kind": "film", "names": {"en": "Άλλη"}, "premiered": "2001-05", "runtime": 120}
    ),
]
DEEDS: list[tuple[str, dict[str, Any]]] = [
    ("watch", {"value": "2015-03-03"}),
    ("watch", {"value": "2015-03"}),
    ("watch", {"value": "2015"}),
    ("watch", {"value": "unknown"}),
    *((verb, {}) for verb in ("want", "unwant", "skip", "unskip", "unwatch", "unrate")),
    ("rate", {"value": "8"}),
    ("note", {"value": "Καλό"}),
    ("note", {"value": "12:40 claim: Πάγος"}),
    ("unnote", {"value": "Καλό"}),
    ("tag", {"value": "πάγος"}),
    ("untag", {"value": "πάγος"}),
    *(("mode", {"value": mode}) for mode in ("in-order", "from-last", "any-order")),
]
SHELLS = ("bash", "zsh", "fish", "powershell")
FORMATS = ("json", "csv", "markdown", "letterboxd", "nfo")
OF_MANY = ("watch", "unwatch", "skip", "unskip", "rate")


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = catalog_file(tmp_path / "titles.json", SERIES, *FILMS)
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(file))
    monkeypatch.setenv("DOCBROWSER_NO_SHIPPED", "1")
    pseudo.speak(monkeypatch)


def _forgotten(cli: Cli, *arguments: str) -> list[str]:
    found = cli(*arguments)
    assert found.out or found.err
    return pseudo.forgotten(found.out + found.err, *NAMES, *arguments)


@pytest.mark.parametrize("title", ["σειρά", "ταινία", "μόνο", "άλλη"])
def test_a_title_says_nothing_in_english(cli: Cli, title: str) -> None:
    assert not _forgotten(cli, "show", title)

    cli("watch", title)
    cli("rate", title, "8")
    cli("note", title, "12:40 claim: Πάγος")
    cli("tag", title, "πάγος")
    assert not _forgotten(cli, "show", title)

    cli("watch", title, "--again", "--on", "2019-03")
    assert not _forgotten(cli, "show", title, "--no-spoilers", "--lang", "ru")


def test_a_series_in_progress_says_nothing_in_english(cli: Cli) -> None:
    cli("watch", "σειρά#s1e1", "--on", "2019-03-04")
    cli("watch", "σειρά#s1e1", "--on", "2020-03-04", "--again")
    cli("skip", "σειρά#s1e2")

    assert not _forgotten(cli, "show", "σειρά", "--no-spoilers")


@pytest.mark.parametrize("verb", ["want", "skip"])
def test_a_state_says_nothing_in_english(cli: Cli, verb: str) -> None:
    assert not _forgotten(cli, verb, "ταινία")
    assert not _forgotten(cli, "show", "ταινία")


def test_the_list_says_nothing_in_english(cli: Cli) -> None:
    assert not _forgotten(cli, "list")
    assert not _forgotten(cli, "list", "δεν-υπάρχει")


def test_the_statistics_say_nothing_in_english(cli: Cli) -> None:
    assert not _forgotten(cli, "stats")

    for target, day in (("ταινία", "today"), ("σειρά", "2019-03"), ("μόνο", "unknown")):
        cli("watch", target, "--on", day)
    assert not _forgotten(cli, "stats")


def test_statistics_of_long_ago_say_nothing_in_english(cli: Cli) -> None:
    cli("watch", "ταινία", "--on", "2019-03-04")

    assert not _forgotten(cli, "stats")


def test_what_comes_next_says_nothing_in_english(cli: Cli) -> None:
    assert not _forgotten(cli, "next")

    cli("want", "ταινία", "μόνο")
    cli("watch", "σειρά#s1e1")
    assert not _forgotten(cli, "next")
    assert not _forgotten(cli, "tonight", "--minutes", "60")
    assert not _forgotten(cli, "tonight", "--minutes", "1")
    assert not _forgotten(cli, "tonight", "--minutes", "100", "--on", "Άλλο", "--lang", "de")


def test_the_history_says_nothing_in_english(cli: Cli, watchlist: Path) -> None:
    assert not _forgotten(cli, "history")

    one = [stored(number, verb, "ταινία", **fields) for number, (verb, fields) in enumerate(DEEDS)]
    many = [
        stored(100 * place + number, verb, title, step=f"βήμα-{place}", episode=episode, value="8")
        for place, verb in enumerate(OF_MANY, start=1)
        for number, (title, episode) in enumerate(
            [("σειρά", "s1e1"), ("σειρά", "s1e2"), ("ταινία", None)][: 2 + place % 2]
        )
    ]
    actions_file(watchlist / "άλλο.json", *one, *many)
    assert not _forgotten(cli, "history")

    cli("undo", "--times", "2")
    cli("redo")
    assert not _forgotten(cli, "history", "--all", "--lang", "de")
    assert not _forgotten(cli, "history", "--action", "attach")
    assert not _forgotten(cli, "history", "--at", "1999-01-01")


def test_marks_say_what_they_did_and_nothing_in_english(cli: Cli) -> None:
    for arguments in (
        ("watch", "σειρά"),
        ("watch", "σειρά"),
        ("unwatch", "σειρά#s1"),
        ("undo",),
        ("redo",),
        ("rate", "ταινία", "7"),
        ("unrate", "ταινία"),
        ("tag", "ταινία", "πάγος"),
        ("untag", "ταινία", "πάγος"),
        ("note", "ταινία", "Καλό"),
        ("unnote", "ταινία"),
        ("mode", "σειρά", "from-last"),
        ("edit", "ταινία", "runtime", "90"),
    ):
        assert not _forgotten(cli, *arguments), arguments


def test_mistakes_are_named_and_not_in_english(cli: Cli) -> None:
    for arguments in (
        ("show", "δεν-υπάρχει"),
        ("watch", "ταινία#s1e1"),
        ("want", "σειρά#s1"),
        ("rate", "ταινία", "11"),
        ("list", "year:foo"),
        ("list", "(mars"),
        ("list", "is:foo"),
        ("list", "--sort", "foo"),
        ("mode", "σειρά", "foo"),
        ("edit", "ταινία", "premiered", "2007-02-31"),
        ("edit", "ταινία", "kind", "foo"),
        ("edit", "ταινία", "runtime", "foo"),
        ("split", "ταινία", "foo"),
    ):
        wrong = _forgotten(cli, *arguments)
        assert not [word for word in wrong if word not in KEYWORDS], (arguments, wrong)


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("show",), ("ID",)),
        (("show", "--bogus"), ("--bogus",)),
        (("show", "μόνο", "άλλο"), ()),
        (("list", "--limit", "πολλά"), ("--limit",)),
        (("list", "--limit", "-1"), ("--limit",)),
        (("watch", "μόνο", "--on"), ("--on",)),
        (("list", "--json=7"), ("--json",)),
        (("list", "--limt", "3"), ("--limit", "--limt")),
        (("export", "--format", "foo"), ("--format", *FORMATS, "foo")),
        (("import", "--column", "foo", "."), ("--column", "foo")),
        (("tonight", "--minutes", "0"), ("--minutes",)),
        (("completions",), SHELLS),
        (("completions", "ksh"), (*SHELLS, "ksh")),
    ],
)
def test_a_wrong_call_is_told_in_no_english(
    cli: Cli, arguments: tuple[str, ...], typed: tuple[str, ...]
) -> None:
    told = cli(*arguments)

    assert told.code == 2
    words = {word for one in (arguments[0], *typed) for word in one.strip("-").split("-")}
    # The command that helps is named, too.
    assert not [one for one in pseudo.forgotten(told.err, *NAMES) if one not in words]


def test_the_places_are_named_in_no_english(cli: Cli) -> None:
    paths = [path for path in cli("locate", "--json").json.values() if path]

    assert not pseudo.forgotten(cli("locate").out, *NAMES, *paths)
    assert [*cli("locate", "--json").json] == list(NAMES_OF_PLACES)


KEYWORDS = {
    *("match", "name", "year", "rating", "runtime", "added", "premiered", "kind"),
    *("watched", "unwatched", "watching", "planned", "skipped", "noted", "awarded"),
    "conflicting",
    *("in", "order", "from", "last", "any", "int", "str", "null"),
    *("film", "series", "miniseries", "special", "short"),
}
"""What is typed, and so the same in each language; and what programs call their types."""


def test_the_doctor_says_nothing_in_english(
    cli: Cli, tmp_path: Path, watchlist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not _forgotten(cli, "doctor")

    broken: list[dict[str, Any]] = [
        document("καλό", {"kind": "foo"}, {"kind": "film"}, {"kind": "film"}),
        {"id": "no id at all", "records": []},
        {"id": "χωρίς", "records": 7},
    ]
    file = catalog_file(tmp_path / "broken.json", *broken)
    monkeypatch.setenv("DOCBROWSER_CATALOG", str(file))
    actions_file(
        watchlist / "άλλο.json",
        stored(1, "watch", "χάθηκε", value="2015-03-03"),
        stored(2, "rate", "χάθηκε", value="99"),
        stored(3, "watch", "καλό", value="2015-03-03", episode="s1e1"),
    )
    (watchlist / "τρίτο.json").write_text("{", "utf-8")
    wrong = pseudo.forgotten(cli("doctor").out, *NAMES, str(file), str(watchlist))
    assert not [word for word in wrong if word not in {"attach", "sNeM", "kind", "foo"}]


def test_json_is_english_in_every_language(cli: Cli) -> None:
    cli("want", "μόνο", "ταινία")
    told = cli("tonight", "--minutes", "60", "--lang", "de", "--json").json

    assert {one["reason"] for one in told["left_out"]} == {"no German"}
    assert cli("doctor", "--json").json == {"ok": True, "problems": []}


def test_the_help_says_nothing_in_english(cli: Cli) -> None:
    found = cli("--help").out
    commands = [line.split()[0] for line in found.splitlines() if line.startswith("  ")]

    assert "⟦" in found
    assert not pseudo.forgotten(found, *NAMES, *commands, *OPTIONS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_nothing_in_english(cli: Cli, command: str) -> None:
    """But for what is to be typed as it is: options, and the words that some of them take."""
    found = cli(command, "--help").out

    options = re.findall(r"--[a-z-]+", found)
    assert pseudo.pseudo("Show this message and exit.") in found
    assert pseudo.pseudo("OPTIONS") in found
    typed = (*options, *SHELLS, *FORMATS, "in-order|from-last|any-order", "sNeM")
    assert not pseudo.forgotten(found, *NAMES, command, *typed)


OPTIONS = ("query", "plain", "catalog", "watchlist", "no-shipped", "version", "help")
