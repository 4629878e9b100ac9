"""What `config.toml` may hold, as a file to begin with: each setting with what it is, as a comment.

It is in the language of the interface, as the file is for one person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docbrowser.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def template(actions: Iterable[tuple[str, str, str]]) -> str:
    """Return a file in which nothing is set; `actions` are ids, their keys, and what they do."""
    lines = [
        f"# {_('The settings of docbrowser. Take the # and the space away to set one.')}",
        "",
        f"# {_('The colours; the palette shows all themes.')}",
        '# theme = "docbrowser-dark"',
        "",
        f"# {_('The language of the interface: en, de or ru; without it that of the system.')}",
        '# interface = "en"',
        "",
        f"# {_('The language of names and texts; without it that of the interface.')}",
        '# language = "en"',
        "",
        f"# {_('Whether texts on episodes that you have not seen are shown.')}",
        "# spoilers = true",
        "",
        f"# {_('Whether the program is a conversation in lines, as with --plain.')}",
        "# plain = false",
        "",
        f"# {_('Whether anything may move by itself, or blink.')}",
        "# motion = true",
        "",
        f"# {_('Whether the cursor of the terminal is shown, for Braille displays.')}",
        "# cursor = false",
        "",
        f"# {_('Whether pictures of titles are shown: auto (not over ssh), on or off.')}",
        '# pictures = "auto"',
        "",
        f"# {_('The program that plays videos, with its options; else that of the desktop.')}",
        '# player = "mpv --fullscreen"',
        "",
        f"# {_('Searches that stand in the menu of filters.')}",
        '# searches = ["is:watching", "subject:mars year:2000.."]',
        "",
        f"# {_('Other keys, several with commas between them; these are the usual ones.')}",
        "# [keys]",
        *(f'# {action} = "{keys}"  # {does}' for action, keys, does in actions),
    ]
    return "".join(f"{line}\n" for line in lines)
