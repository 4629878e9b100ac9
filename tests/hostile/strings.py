"""Strings that would bite a terminal or a parser of markup. Data: add to it what you meet.

`HOSTILE` is what a terminal might act on, `MARKUP` what Textual or Rich might. Each has a name,
which a failing test shows. `blunted()` makes of each a harmless one of the same shape.
"""

from __future__ import annotations

from typing import Final

ESC: Final = "\x1b"
BEL: Final = "\x07"
ST: Final = "\x1b\\"
CSI_8BIT: Final = "\x9b"
OSC_8BIT: Final = "\x9d"
DCS_8BIT: Final = "\x90"
ST_8BIT: Final = "\x9c"
EVIL: Final = "ZXZpbA=="  # "evil", as base64

HOSTILE: Final[dict[str, str]] = {
    # The clipboard
    "osc 52 sets the clipboard": f"{ESC}]52;c;{EVIL}{BEL}",
    "osc 52 ended by st": f"{ESC}]52;c;{EVIL}{ST}",
    "osc 52 sets the primary selection": f"{ESC}]52;p;{EVIL}{BEL}",
    "osc 52 asks for the clipboard": f"{ESC}]52;c;?{BEL}",
    "osc 52 in 8 bits": f"{OSC_8BIT}52;c;{EVIL}{ST_8BIT}",
    "osc 52 without an end": f"{ESC}]52;c;{EVIL}",
    "osc 5522 clipboard of kitty": f"{ESC}]5522;type=write{ST}",
    # Names of windows, tabs and panes
    "osc 0 title": f"{ESC}]0;evil{BEL}",
    "osc 1 icon": f"{ESC}]1;evil{BEL}",
    "osc 2 title": f"{ESC}]2;evil{ST}",
    "osc 2 in 8 bits": f"{OSC_8BIT}2;evil{ST_8BIT}",
    "screen's window name": f"{ESC}kevil{ST}",
    "title report": f"{ESC}[21t",
    # Others of the operating system commands
    "osc 4 palette": f"{ESC}]4;1;rgb:ff/00/00{BEL}",
    "osc 7 folder": f"{ESC}]7;file:///etc{BEL}",
    "osc 8 link": f"{ESC}]8;;file:///etc/passwd{ST}x{ESC}]8;;{ST}",
    "osc 8 link that runs something": f"{ESC}]8;;ssh://-oProxyCommand=x{BEL}click{ESC}]8;;{BEL}",
    "osc 8 link left open": f"{ESC}]8;;https://evil.example{ST}y",
    "osc 9 notice": f"{ESC}]9;evil{BEL}",
    "osc 9;4 progress": f"{ESC}]9;4;1;50{BEL}",
    "osc 10 and 11 colours": f"{ESC}]10;red{BEL}{ESC}]11;red{BEL}",
    "osc 50 font": f"{ESC}]50;#1{BEL}",
    "osc 104 palette": f"{ESC}]104{BEL}",
    "osc 133 prompt": f"{ESC}]133;A{BEL}",
    "osc 777 notice": f"{ESC}]777;notify;evil;evil{BEL}",
    "osc 1337 file of iterm": f"{ESC}]1337;File=name=eA==;inline=1:{EVIL}{BEL}",
    # Device control strings and the like
    "dcs request": f'{ESC}P$q"p{ST}',
    "dcs termcap": f"{ESC}P+q544e{ST}",
    "dcs sixel": f"{ESC}Pq#0;2;0;0;0#0~~{ST}",
    "dcs in 8 bits": f"{DCS_8BIT}$qm{ST_8BIT}",
    "dcs without an end": f"{ESC}P",
    "tmux passthrough": f"{ESC}Ptmux;{ESC}{ESC}]52;c;{EVIL}{BEL}{ST}",
    "screen passthrough": f"{ESC}P{ESC}]0;evil{BEL}{ST}",
    "apc kitty graphics": f"{ESC}_Ga=T,f=24,s=1,v=1;AAAA{ST}",
    "apc in 8 bits": f"\x9fGa=d{ST_8BIT}",
    "pm": f"{ESC}^evil{ST}",
    "sos": f"{ESC}Xevil{ST}",
    # Control sequences
    "clear screen": f"{ESC}[2J{ESC}[3J{ESC}[H",
    "clear screen in 8 bits": f"{CSI_8BIT}2J",
    "colours": f"{ESC}[31;5;7m",
    "hidden": f"{ESC}[8m",
    "colours in 8 bits": f"{CSI_8BIT}31m",
    "cursor away": f"{ESC}[99;99H",
    "cursor up and over": f"{ESC}[5A{ESC}[2Kevil",
    "leave the alternate screen": f"{ESC}[?1049l",
    "hide the cursor": f"{ESC}[?25l",
    "mouse reports": f"{ESC}[?1003h{ESC}[?1006h",
    "bracketed paste off": f"{ESC}[?2004l",
    "focus reports": f"{ESC}[?1004h",
    "insert mode": f"{ESC}[4h",
    "keyboard of kitty": f"{ESC}[>31u",
    "modify other keys": f"{ESC}[>4;2m",
    "scroll region": f"{ESC}[3;4r",
    "scroll away": f"{ESC}[99S",
    "resize": f"{ESC}[8;3;3t",
    "repeat a million times": f"x{ESC}[1000000b",
    "synchronized output begins": f"{ESC}[?2026h",
    "reports": f"{ESC}[c{ESC}[6n{ESC}[5n{ESC}[>q",
    "reset": f"{ESC}c",
    "soft reset": f"{ESC}[!p",
    "line drawing": f"{ESC}(0",
    "shift out": "\x0eevil\x0f",
    "half a sequence": f"{ESC}[",
    "lone escape": ESC,
    "escape of an escape": f"{ESC}{ESC}[31m",
    "split by a nul": f"{ESC}\x00[31m",
    "split by a delete": f"{ESC}\x7f]0;evil{BEL}",
    "split by a joiner": f"{ESC}\u200d]0;evil{BEL}",
    "bracketed paste ends": f"{ESC}[201~\rq\r",
    "answerback": "\x05",
    # Single controls
    "nul": "a\x00b",
    "bell": BEL * 5,
    "backspaces": "good\b\b\b\bevil",
    "carriage return": "good\revil",
    "form feed and vertical tab": "a\x0cb\x0bc",
    "tabs": "a\tb\t\tc",
    "newlines of all kinds": "a\nb\r\nc\rd\x85e\u2028f\u2029g",
    "all c0": "".join(map(chr, range(0x20))),
    "all c1": "".join(map(chr, range(0x7F, 0xA0))),
    "sub and eof": "\x1a\x04\x03",
    "information separators": "\x1c\x1d\x1e\x1f",
    # What reorders, hides or piles up
    "bidi override": "\u202egnp.exe",
    "bidi embedding left open": "\u202b\u202a\u202dabc",
    "bidi isolates": "\u2066x\u2067y\u2068z\u2069",
    "bidi marks": "a\u200eb\u200fc\u061cd",
    "zero width": "a\u200bb\u2060c\ufeffd\xade",
    "invisible operators": "f\u2061x\u2062y\u2063z\u2064w",
    "deprecated formats": "\u206a\u206b\u206c\u206d\u206e\u206f",
    "hangul fillers": "\u115f\u1160\u3164\uffa0",
    "tags": "\U000e0001" + "".join(chr(0xE0000 + ord(letter)) for letter in "rm -rf"),
    "variation selectors": "a\U000e0100\U000e01ef",
    "interlinear annotation": "\ufff9a\ufffab\ufffb",
    "non-characters": "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff",
    "lone joiners": "\u200d \u200d a\u200d\u200d",
    "lone non-joiners": "\u200c \u200c. \u200c\u200c",
    "marks piled up": "Z" + "\u0310\u0335\u0489" * 60 + "algo",
    "enclosing marks": "\u20dd\u20dd\u20dd\u20dd\u20dd\u20dd",
    "private use": "\ue000\uf8ff\U000f0000\U0010fffd",
}
"""By name, what must not get to a terminal as it is."""

SURROGATES: Final[dict[str, str]] = {
    "high surrogate": "a\ud83db",
    "low surrogate": "a\udca9b",
    "surrogates the wrong way round": "\udca9\ud83d",
    "escaped byte of a file name": "a\udc9b31mb\udcff",
}
"""What no encoding has: it comes from JSON, and from file names and arguments of odd bytes."""

MARKUP: Final[dict[str, str]] = {
    "bold": "[bold]x[/bold]",
    "short bold": "[b]x[/b]",
    "closed by nothing": "[red]x[/]",
    "never closed": "[red]x",
    "never opened": "x[/red]",
    "closes what is not open": "[bold]x[/italic]",
    "begins to close": "x[/",
    "begins to open": "x[",
    "ends": "x]",
    "empty": "x[]y",
    "closes nothing": "x[/]y",
    "closes twice": "[b]x[/][/]",
    "colour on colour": "[white on red]x[/]",
    "variable": "[$accent]x[/] $accent",
    "auto colour": "[auto on $error 50%]x[/]",
    "reversed": "[reverse]x[/reverse]",
    "hidden": "[conceal]x[/conceal]",
    "quits": "[@click=app.quit()]x[/]",
    "quits without brackets": "[@click=app.quit]x[/]",
    "quits with quotes": "[@click='app.quit']x[/]",
    "rings": "[@click=app.bell()]x[/]",
    "rings the screen": "[@click=screen.app.bell]x[/]",
    "canary": "[@click=app.canary('x')]x[/]",
    "canary of the screen": "[@click=screen.canary]x[/]",
    "canary without a place": "[@click=canary]x[/]",
    "canary left open": "[@click=app.canary]x",
    "canary when the mouse is over it": "[@mouse.over=app.canary]x[/]",
    "action that cannot be read": "[@click=app.(]x[/]",
    "link": "[link=https://evil.example]x[/link]",
    "link to a file": "[link=file:///etc/passwd]x[/link]",
    "link with quotes": '[link="https://evil.example/?a=[b]"]x[/link]',
    "link that runs something": "[link=javascript:alert(1)]x[/]",
    "escaped": r"\[bold]x\[/bold]",
    "escaped twice": r"\\[bold]x\\[/bold]",
    "ends in a backslash": "x\\",
    "nested": "[[bold]]x[[/bold]]",
    "deep": "[b]" * 30 + "x",
    "quote that never ends": '[link="x]y[/link]',
    "emoji by name": ":skull: :warning:",
    "emoji with a variant": ":heart-emoji: :heart-text:",
    "style that is none": "[no such style]x[/]",
    "colour that is none": "[#ggg]x[/]",
    "meta": "[@foo=(1,2)]x[/]",
    "what python and click put in": "{0} {x!r} %s %(name)s {{}} \\n \\x1b",
    "what looks like a control sequence": "[31m [0m [2J [?1049l ]52;c;x",
    "numbers and quotes": "'a' \"b\" 12.5 True None https://x.example/a[1]",
}
"""By name, what must be shown as it is written."""


def blunted(text: str) -> str:
    """Return a text of the same shape that nothing acts on: printable ASCII, spaces for lines."""
    return "".join(
        letter if letter.isascii() and letter.isprintable() else " " if letter.isspace() else "x"
        for letter in text
    )
