"""A window that moves over a JSON file, so that a file of any size takes little memory."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK: Final = 1 << 20
# The longest thing that JSON's scanner only knows whole: a pair of \uXXXX escapes.
_LONGEST_TOKEN: Final = 16
_MARK: Final = "\xef\xbb\xbf"
_SPACES = re.compile(r"[ \t\r\n]*")
_BLANK_LINE_END = re.compile(r"\{[ \t\r]*\n")


class BrokenError(Exception):
    """What stands at the byte `offset` of a file is no JSON."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Window:
    """A place in `file`, and some text around it: one character a byte, whatever it encodes.

    Python's JSON scanner finds the end of a value in such text too, since UTF-8 keeps ASCII apart;
    and a character's place is the byte's.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self._decode = json.JSONDecoder().raw_decode
        self.move_to(0)
        while len(self._text) < len(_MARK) and self._more():
            pass
        self._at = len(_MARK) if self._text.startswith(_MARK) else 0

    @property
    def offset(self) -> int:
        """The place, in bytes from the start of the file."""
        return self._base + self._at

    def move_to(self, offset: int) -> None:
        """Go to another place, which is between two characters."""
        self._text, self._base, self._at = "", offset, 0
        self._read = offset
        self._utf8 = codecs.getincrementaldecoder("utf-8")()

    def peek(self) -> str:
        """Return the next character that is no space, and stand before it; "" at the end.

        Raises:
            ValueError: a byte on the way is no UTF-8.
        """
        while True:
            found = _SPACES.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def pass_value(self) -> bytes:
        """Return the bytes of the JSON value that is next, and stand behind it.

        Raises:
            BrokenError: there is none.
            ValueError: it holds what Python cannot take in; the message says what.
        """
        self.peek()
        while True:
            try:
                _value, end = self._decode(self._text, self._at)
            except RecursionError:
                raise ValueError(_("it is nested too deep")) from None
            except json.JSONDecodeError as error:
                broken = self._base + error.pos
                if not (self._may_be_cut(error) and self._more()):
                    raise BrokenError(broken) from None
            except ValueError:
                raise ValueError(_("a number in it has too many digits")) from None
            else:
                raw = self._text[self._at : end].encode("latin-1")
                # A number that touches the window's edge may go on behind it.
                if end < len(self._text) or raw[-1:] in b'"}]' or not self._more():
                    self._at += len(raw)
                    return raw

    def members(self, *, opened: bool = False) -> Iterator[str]:
        """Return the keys of the object that is next; at each, stand before its value.

        The caller passes the value before it asks for the next key. With `opened` the window
        stands behind a comma within the object, not before it.

        Raises:
            BrokenError: something else stands there.
        """
        if not opened:
            self._expect("{")
            if self.peek() == "}":
                self._at += 1
                return
        while True:
            if self.peek() != '"':
                raise BrokenError(self.offset)
            key = json.loads(self.pass_value())
            self._expect(":")
            yield key
            if self.peek() == "}":
                self._at += 1
                return
            self._expect(",")

    def line_after_brace(self) -> int | None:
        """Return where the next line starts if a brace is all that is left of this one."""
        if self._at + _LONGEST_TOKEN > len(self._text):
            self._more()
        found = _BLANK_LINE_END.match(self._text, self._at)
        return self._base + found.end() if found else None

    def _expect(self, character: str) -> None:
        if self.peek() != character:
            raise BrokenError(self.offset)
        self._at += 1

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        near_the_edge = error.pos >= len(self._text) - _LONGEST_TOKEN
        return near_the_edge or error.msg.startswith("Unterminated string")

    def _more(self) -> bool:
        """Let go of what was passed and read on; return whether there was more."""
        self._text = self._text[self._at :]
        self._base += self._at
        self._at = 0
        self.file.seek(self._read)
        # As much again as there is: a document of any size is scanned a few times only.
        chunk = self.file.read(max(_CHUNK, len(self._text)))
        pending = len(self._utf8.getstate()[0])
        try:
            self._utf8.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise ValueError(
                _("byte {read} is no UTF-8").format(read=self._read - pending + error.start)
            ) from None
        self._read += len(chunk)
        self._text += chunk.decode("latin-1")
        return bool(chunk)
