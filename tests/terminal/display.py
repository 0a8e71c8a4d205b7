"""What a terminal shows: escape sequences in, a grid of characters out, and the answers a terminal owes.

Only `Terminal` and its tests use this. pyte draws; what it does not know (synchronised output, the kitty keyboard,
mode reports, device strings) is dealt with here, because pyte would print parts of it or end its drawing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pyte

_SEQUENCE = re.compile(
    rb"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    rb"|(?P<string>\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\))"
    rb"|(?P<charset>\x1b[ -/]+[0-~])"
    rb"|(?P<escape>\x1b[0-OQ-WYZ\\`-~])"
    rb"|(?P<text>[^\x1b]+)",
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)\Z")
_DRAWN = re.compile(rb"\x1b\[[0-9;]*[@A-HJ-MPXadefgmr`]\Z")
_PRIVATE_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])\Z")
_MODE_QUERY = re.compile(rb"\x1b\[\?([0-9]+)\$p\Z")
_KITTY_PUSH = re.compile(rb"\x1b\[>([0-9]*)u\Z")
_COLOUR_QUERY = re.compile(rb"\x1b\](1[01]);\?")

_SYNCHRONISED_OUTPUT = 2026
_ALTERNATE_SCREEN = 1049
_DRAWN_MODES = {6, 7, 25}
_REPORTED_MODES = {7, 25, 1000, 1002, 1003, 1004, 1006, _ALTERNATE_SCREEN, 2004, _SYNCHRONISED_OUTPUT}
_CLEAN_SLATE = b"\x1b[r\x1b[m\x1b[2J\x1b[H"
_COLOURS = {b"10": b"ffff/ffff/ffff", b"11": b"0000/0000/0000"}


class Position(NamedTuple):
    """A cell of the screen, counted from 0 at the top left."""

    column: int
    row: int


class ScreenCell(NamedTuple):
    """One cell as it is shown. Colours are pyte's: a name, six hexadecimal digits, or `default`."""

    text: str
    foreground: str
    background: str
    bold: bool
    reverse: bool
    underline: bool


class Display:
    """A screen of the given size that shows only whole frames of a program that marks its frames."""

    def __init__(self, columns: int, rows: int) -> None:
        self.modes: set[int] = set()
        """The private modes that the program has switched on, by number."""
        self.kitty_flags: list[int] = []
        """What the program asked of the kitty keyboard protocol, the latest last; empty for a plain keyboard."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unparsed = b""
        self._frame = bytearray()
        self._lines: list[str] | None = None
        """The rows as text, until something is drawn: those who wait look often."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._screen.columns, self._screen.lines

    @property
    def cursor(self) -> Position:
        """Where the cursor stands."""
        return Position(self._screen.cursor.x, self._screen.cursor.y)

    def resize(self, columns: int, rows: int) -> None:
        """Give the screen another size; the program redraws it."""
        self._screen.resize(rows, columns)
        self._lines = None

    def lines(self) -> list[str]:
        """The text of every row, without the spaces at its end."""
        if self._lines is None:
            self._lines = [line.rstrip() for line in self._screen.display]
        return self._lines

    def cell(self, position: Position) -> ScreenCell:
        """The cell at the position; the right half of a wide character has no text."""
        shown = self._screen.buffer[position.row][position.column]
        return ScreenCell(shown.data, shown.fg, shown.bg, shown.bold, shown.reverse, shown.underscore)

    def positions_of(self, text: str) -> list[Position]:
        """Where the text begins, in reading order, wherever it is shown on one row."""
        found = []
        for row in range(self._screen.lines):
            cells = [(self._screen.buffer[row][column].data, column) for column in range(self._screen.columns)]
            columns = [column for data, column in cells for _character in data]
            line = "".join(data for data, _column in cells)
            found += [Position(columns[match.start()], row) for match in re.finditer(re.escape(text), line)]
        return found

    def feed(self, output: bytes) -> bytes:
        """Show what the program wrote. Returns what the terminal answers to the questions in it."""
        pending = self._unparsed + output
        answers = bytearray()
        position = 0
        while position < len(pending):
            match = _SEQUENCE.match(pending, position)
            if match:
                position = match.end()
                answers += self._obey(match)
            elif _UNFINISHED.match(pending, position):
                break
            else:
                position += 1
        self._unparsed = pending[position:]
        self._show_unless_held()
        return bytes(answers)

    def _obey(self, match: re.Match[bytes]) -> bytes:
        """Draw the sequence, or keep what it sets, or answer what it asks."""
        sequence = match.group()
        if match.lastgroup == "text" or match.lastgroup == "charset" or match.lastgroup == "escape":
            self._frame += sequence
        elif match.lastgroup == "string":
            return self._answer_to_string(sequence)
        elif mode := _PRIVATE_MODE.match(sequence):
            for number in mode[1].split(b";"):
                self._switch(int(number), on=mode[2] == b"h")
        elif push := _KITTY_PUSH.match(sequence):
            self.kitty_flags.append(int(push[1] or 0))
        elif sequence.startswith(b"\x1b[<") and sequence.endswith(b"u"):
            del self.kitty_flags[-1:]
        elif _DRAWN.match(sequence):
            self._frame += sequence
        else:
            return self._answer_to_query(sequence)
        return b""

    def _switch(self, mode: int, *, on: bool) -> None:
        if mode == _SYNCHRONISED_OUTPUT:
            self._show_frame()
        if on:
            self.modes.add(mode)
        else:
            self.modes.discard(mode)
        if mode == _ALTERNATE_SCREEN:
            self._frame += _CLEAN_SLATE
        elif mode in _DRAWN_MODES:
            self._frame += b"\x1b[?%d%b" % (mode, b"h" if on else b"l")

    def _answer_to_query(self, sequence: bytes) -> bytes:
        if query := _MODE_QUERY.match(sequence):
            mode = int(query[1])
            state = (1 if mode in self.modes else 2) if mode in _REPORTED_MODES else 0
            return b"\x1b[?%d;%d$y" % (mode, state)
        self._show_unless_held()
        match sequence[2:]:
            case b"c" | b"0c":
                return b"\x1b[?62;22c"
            case b">c" | b">0c":
                return b"\x1b[>41;0;0c"
            case b"5n":
                return b"\x1b[0n"
            case b"6n":
                return b"\x1b[%d;%dR" % (self._screen.cursor.y + 1, self._screen.cursor.x + 1)
            case b"?u":
                return b"\x1b[?%du" % (self.kitty_flags[-1] if self.kitty_flags else 0)
            case b"18t":
                return b"\x1b[8;%d;%dt" % (self._screen.lines, self._screen.columns)
            case _:
                return b""

    def _answer_to_string(self, sequence: bytes) -> bytes:
        query = _COLOUR_QUERY.match(sequence)
        return b"\x1b]%b;rgb:%b\x1b\\" % (query[1], _COLOURS[query[1]]) if query else b""

    def _show_unless_held(self) -> None:
        if _SYNCHRONISED_OUTPUT not in self.modes:
            self._show_frame()

    def _show_frame(self) -> None:
        if self._frame:
            self._lines = None
        self._stream.feed(bytes(self._frame))
        self._frame.clear()
