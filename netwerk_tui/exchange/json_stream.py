"""JSON read piece by piece, so that a large file, or one made to do harm, never fills the memory. For `network_json`.

Only the outer objects and lists are walked; each value inside is decoded as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import NoReturn, TextIO

from netwerk_tui.language import _

LONGEST_VALUE = 64 * 1024 * 1024
"""Characters of one value inside the lists; a row has a few hundred."""

_PIECE = 1 << 20
_LONGEST_WORD = 16
"""Characters; `\\ud83d\\ude00` and `-Infinity` are the longest pieces that are decoded as one."""
_SPACE = " \t\n\r"


class JsonDamage(Exception):
    """The text is no JSON, or not of the expected shape. The reason is in the user's language."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class JsonStream:
    """Walks over a JSON text once, from front to back. Every method raises JsonDamage where the text is wrong."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._buffer = ""
        self._position = 0
        self._lines_dropped = 0
        self._exhausted = False
        self._decode = json.JSONDecoder(parse_constant=_no_constant).raw_decode

    def members(self) -> Iterator[str]:
        """The keys of the object that starts here; the value of each must be taken before the next."""
        self._expect("{")
        if self._next_is("}"):
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise self.damage(_("a name between quotes is missing"))
            self._expect(":")
            yield key
            if self._next_is("}"):
                return
            self._expect(",")

    def elements(self) -> Iterator[object]:
        """The values of the list that starts here, each whole."""
        for _number in self.places():
            yield self.value()

    def places(self) -> Iterator[int]:
        """Stops at each value of the list that starts here, counting from 0; it must be taken before the next."""
        self._expect("[")
        if self._next_is("]"):
            return
        for number in count():
            yield number
            if self._next_is("]"):
                return
            self._expect(",")

    def value(self) -> object:
        """The value that starts here, whole."""
        self._skip_space()
        wanted = _PIECE
        while True:
            try:
                value, end = self._decode(self._buffer, self._position)
            except json.JSONDecodeError as error:
                if self._exhausted or self._is_final(error):
                    raise self.damage(_("this is not JSON, or the file is cut short"), error.pos) from error
            except RecursionError as error:
                raise self.damage(_("this is nested too deeply")) from error
            except ValueError as error:
                raise self.damage(_("this number makes no sense")) from error
            else:
                may_go_on = isinstance(value, (int, float)) and end + _LONGEST_WORD > len(self._buffer)
                if not may_go_on or self._exhausted:
                    self._position = end
                    return value
            if len(self._buffer) - self._position > LONGEST_VALUE:
                raise self.damage(_("this value is too long"))
            self._fill(wanted)
            wanted *= 2

    def end(self) -> None:
        """Make sure that nothing follows."""
        self._skip_space()
        if self._position < len(self._buffer):
            raise self.damage(_("something follows after the end"))

    def damage(self, reason: str, position: int | None = None) -> JsonDamage:
        """The error that says this, with the line of the present place or of the one given."""
        here = self._position if position is None else position
        return JsonDamage(self._lines_dropped + self._buffer.count("\n", 0, here) + 1, reason)

    def _is_final(self, error: json.JSONDecodeError) -> bool:
        """Whether reading on cannot mend this: it is not about a string, escape or word cut off where we stopped."""
        return not error.msg.startswith("Unterminated") and error.pos < len(self._buffer) - _LONGEST_WORD

    def _expect(self, character: str) -> None:
        if not self._next_is(character):
            raise self.damage(_("“{character}” is missing").format(character=character))

    def _next_is(self, character: str) -> bool:
        """Whether this character is next, spaces aside; it is taken if so."""
        self._skip_space()
        if not self._buffer.startswith(character, self._position):
            return False
        self._position += 1
        return True

    def _skip_space(self) -> None:
        while True:
            while self._position < len(self._buffer) and self._buffer[self._position] in _SPACE:
                self._position += 1
            if self._position < len(self._buffer) or self._exhausted:
                return
            self._fill(_PIECE)

    def _fill(self, characters: int) -> None:
        """Read on, and drop what was walked over."""
        self._lines_dropped += self._buffer.count("\n", 0, self._position)
        piece = self._stream.read(characters)
        self._exhausted = not piece
        self._buffer = self._buffer[self._position :] + piece
        self._position = 0


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
