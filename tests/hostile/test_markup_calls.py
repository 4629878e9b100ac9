"""No call that parses markup is given a string from elsewhere than the source."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest

from tests.helpers import ROOT
from tests.hostile.markup_calls import calls_in, calls_in_text

FOUND: Final = calls_in(ROOT / "src" / "docbrowser")

# What is parsed, and yet cannot be harmful: the file, the call, the argument, and why.
EXPLAINED: Final[dict[tuple[str, str, str], str]] = {
    ("tui/app.py", "SystemCommand", "title"): "the help of a key, written in tui/keys.py",
    ("tui/app.py", "SystemCommand", "explanation"): "the keys, written in tui/keys.py",
    ("tui/palette.py", "DiscoveryHit", "one.help"): "written there as well",
    ("tui/palette.py", "Hit", "matcher.highlight(one.title)"): "the name of a language, as above",
    ("tui/palette.py", "Hit", "one.help"): "written there as well",
    ("tui/theme_palette.py", "update", "self"): "the style sheet, which shows no text",
    ("tui/palette.py", "Hit", "shown"): "the name of an action, written in tui/keys.py",
    ("tui/theme_palette.py", "DiscoveryHit", "self._shown(name)"): "a theme, named in the code",
    ("tui/theme_palette.py", "Hit", "self._shown(name)"): "a theme, named in the code",
    ("tui/palette.py", "highlight", "title"): "the name of a language, as above",
    ("tui/palette.py", "Hit", "help_text"): "written there as well",
    ("tui/palette.py", "Option", "nothing"): "Text in the middle of the line",
    ("tui/palette.py", "add_option", "option"): "the option made of it",
    ("tui/statistics_screen.py", "Padding", "self._view"): "drawn by doc_styles.console()",
}


def test_no_call_that_parses_markup_is_given_a_string_from_elsewhere() -> None:
    told = [
        f"{one.place}: {one.call}({one.argument})"
        for one in FOUND
        if not one.is_safe
        and (one.place.partition(":")[0], one.call, one.argument) not in EXPLAINED
    ]
    assert not told, "give it Content, made by tui/safe.py:\n" + "\n".join(told)


def test_what_is_explained_is_there_and_in_need_of_it() -> None:
    needed = {
        (one.place.partition(":")[0], one.call, one.argument) for one in FOUND if not one.is_safe
    }
    assert EXPLAINED.keys() <= needed


def test_the_calls_are_found() -> None:
    counted = Counter(one.call for one in FOUND)
    assert counted["Static"] >= 15
    assert counted["update"] >= 15
    for call in ("Label", "notify", "border_title", "border_subtitle", "SystemCommand", "print"):
        assert counted[call] >= 1, call


@pytest.mark.parametrize(
    "line",
    [
        "Static(title.name)",
        "Static(f'{title.name}')",
        "Static(content=title.name)",
        "Label(clean_line(text))",
        "Static(escape(text))",
        "Static(str(error))",
        "self.query_one('#empty').update(text)",
        "self.notify(text)",
        "self.notify(text, markup=True)",
        "self.notify('fine', title=text)",
        "frame.border_title = text",
        "frame.border_subtitle = f'{text} closes'",
        "widget.tooltip = text",
        "Text.from_markup(text)",
        "Content.from_markup(text)",
        "Content.from_markup(f'[b]{text}[/b]')",
        "Content.from_text(text)",
        "console.print(text)",
        "console.print('[b]' + text)",
        "console.print(text, highlight=False)",
        "Console(width=3)",
        "Console(markup=True)",
        "OptionList(text)",
        "Option(text)",
        "options.add_option(text)",
        "Button(label=text)",
        "table.add_row(text, 'x')",
        "SystemCommand(text, 'help', None)",
        "Static(' '.join(texts))",
        "Static('%s' % text)",
        "Static('{}'.format(text))",
        "Static(text if text else '')",
        "Static(text or 'nothing')",
        "Static(*texts)",
        "Static(**told)",
    ],
)
def test_a_string_from_elsewhere_is_told_of(line: str) -> None:
    source = f"def show(self, text: str, title, texts, told, error):\n    {line}\n"
    assert not all(one.is_safe for one in calls_in_text(source)), line


@pytest.mark.parametrize(
    "source",
    [
        "class Shown(Static):\n    def __init__(self, text: str):\n        super().__init__(text)",
        "class Shown(Widget):\n    def render(self) -> str:\n        return self.text",
        "class Shown(Widget):\n    def render(self):\n        return self.text",
        "def show(text: str):\n    said = plain(text)\n    said = text\n    Static(said)",
        "def show(text: str):\n    def say() -> str:\n        return text\n    Static(say())",
        "class Shown:\n    text: str\ndef show(one: Shown):\n    Static(one.text)",
        "class Shown:\n    def __init__(self, text):\n        self.text = text\n"
        "    def show(self):\n        Static(self.text)",
    ],
)
def test_detours_are_seen_through(source: str) -> None:
    assert not all(one.is_safe for one in calls_in_text(source))


@pytest.mark.parametrize(
    "line",
    [
        "Static('[b]written here[/b]')",
        "Static(plain(text))",
        "Static(Content(text))",
        "Static(plain(text).stylize('bold'))",
        "Static(Content.assemble('a', plain(text)))",
        "Static(plain(text) or plain('…'))",
        "Static(text, markup=False)",
        "self.notify(text, markup=False)",
        "console.print(text, markup=False)",
        "Console(markup=False)",
        "frame.border_title = plain(text)",
        "print(text)",
        "known.update(text)",
    ],
)
def test_what_is_not_parsed_is_left_alone(line: str) -> None:
    source = f"def show(self, text: str):\n    {line}\n"
    assert all(one.is_safe for one in calls_in_text(source)), line
