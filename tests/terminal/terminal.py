"""A person at a terminal: starts a program in a real pseudo-terminal, types, points, and reads the screen.

For tests that must see what really reaches a terminal. Every wait has a deadline and reads on while it waits; a
failed one shows the screen.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.terminal.display import Display, Position, ScreenCell
from tests.terminal.keyboard import MouseButton, key_bytes, mouse_bytes, paste_bytes
from tests.terminal.pseudo_terminal import set_window_size, start_in_terminal

NETWERK = (sys.executable, "-m", "netwerk_tui")
"""The command that starts netwerk, to be followed by its arguments."""

WAIT_SECONDS = 60.0
"""Long, because a wait ends as soon as it can: only a failing test takes this long."""

_LONE_ESCAPE_SECONDS = 0.2
"""A plain terminal's Escape is told from the first byte of another key by the silence after it."""


class Terminal:
    """A running program and the screen that it draws on. Use it in a `with` statement: leaving ends the program."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 40,
        directory: Path | None = None,
    ) -> None:
        """Start the command with exactly this environment (see `isolated_environment`)."""
        self._raw = bytearray()
        self._unsent = bytearray()
        """What is on its way to the program, in this order: a terminal answers behind what was typed before."""
        self._display = Display(columns, rows)
        self._ended = False
        self._held_button: MouseButton | None = None
        self.process, self._controller = start_in_terminal(command, environment, self._display.size, directory)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def raw(self) -> bytes:
        """Every byte that the program has written so far."""
        return bytes(self._raw)

    def lines(self) -> list[str]:
        """The rows of the screen, without the spaces at their ends."""
        return self._display.lines()

    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines())

    def shows(self, text: str) -> bool:
        """Whether the text stands on one row of the screen now."""
        return any(text in line for line in self.lines())

    def position_of(self, text: str, occurrence: int = 0) -> Position:
        """Where the text begins on the screen; of several, the first in reading order unless told otherwise."""
        found = self._display.positions_of(text)
        assert len(found) > occurrence, f"{text!r} is not on the screen:\n{self.text()}"
        return found[occurrence]

    def positions_of(self, text: str) -> list[Position]:
        """Where the text begins, in reading order, wherever it is shown on one row."""
        return self._display.positions_of(text)

    def cell(self, position: Position) -> ScreenCell:
        """The character and colours at the position."""
        return self._display.cell(position)

    @property
    def cursor(self) -> Position:
        """Where the cursor stands."""
        return self._display.cursor

    def press(self, *keys: str) -> None:
        """Press the keys one by one: characters, or names as Textual spells them (`enter`, `ctrl+p`, `shift+tab`)."""
        for key in keys:
            kitty = bool(self._display.kitty_flags)
            self.write(key_bytes(key, kitty=kitty))
            if key == "escape" and not kitty:
                self.read_for(_LONE_ESCAPE_SECONDS)

    def type(self, text: str) -> None:
        """Type the text, character by character; a line feed is the Enter key."""
        self.write(text.replace("\n", "\r").encode())

    def paste(self, text: str) -> None:
        """Paste the text, marked as pasted when the program asked for that."""
        self.write(paste_bytes(text) if 2004 in self._display.modes else text.encode())

    def mouse_press(self, position: Position, button: MouseButton = MouseButton.LEFT) -> None:
        """Press a mouse button and hold it."""
        self._held_button = button
        self.write(mouse_bytes(button, *position))

    def mouse_move(self, *positions: Position) -> None:
        """Move the mouse over the positions, dragging while a button is held."""
        button = MouseButton.NONE if self._held_button is None else self._held_button
        for position in positions:
            self.write(mouse_bytes(button, *position, moving=True))

    def mouse_release(self, position: Position) -> None:
        """Let go of the button that is held."""
        self.write(mouse_bytes(self._held_button or MouseButton.LEFT, *position, released=True))
        self._held_button = None

    def click(self, position: Position, button: MouseButton = MouseButton.LEFT) -> None:
        """Press and release on one cell."""
        self.mouse_press(position, button)
        self.mouse_release(position)

    def click_on(self, text: str, occurrence: int = 0) -> None:
        """Click on the first cell of the text."""
        self.click(self.position_of(text, occurrence))

    def drag(self, start: Position, end: Position) -> None:
        """Press, move in a straight line by single cells, and release."""
        steps = max(abs(end.column - start.column), abs(end.row - start.row), 1)
        self.mouse_press(start)
        for step in range(1, steps + 1):
            column = start.column + round((end.column - start.column) * step / steps)
            row = start.row + round((end.row - start.row) * step / steps)
            self.mouse_move(Position(column, row))
        self.mouse_release(end)

    def wheel(self, position: Position, notches: int) -> None:
        """Turn the wheel over the position: down for a positive number, up for a negative one."""
        button = MouseButton.WHEEL_DOWN if notches > 0 else MouseButton.WHEEL_UP
        self.write(mouse_bytes(button, *position) * abs(notches))

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the kernel tells the program."""
        self._display.resize(columns, rows)
        set_window_size(self._controller, self._display.size)

    def wait_for(self, text: str, seconds: float = WAIT_SECONDS) -> None:
        """Read until the text stands on one row of the screen. Fails at the deadline or when the program ends."""
        self.wait_until(lambda: self.shows(text), f"{text!r} on the screen", seconds)

    def wait_until_gone(self, text: str, seconds: float = WAIT_SECONDS) -> None:
        """Read until the text stands nowhere on the screen."""
        self.wait_until(lambda: not self.shows(text), f"{text!r} gone from the screen", seconds)

    def wait_until(self, holds: Callable[[], bool], what: str, seconds: float = WAIT_SECONDS) -> None:
        """Read until it holds, looking after each piece of output and every 20 ms. `what` is named when it fails."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert not self._ended, f"the program ended before: {what}\n{self.text()}"
            assert time.monotonic() < deadline, f"waited {seconds:g} s in vain for: {what}\n{self.text()}"
            self._read(0.02)

    def wait_until_quiet(self, quiet_seconds: float = 0.3) -> None:
        """Read until the program has written nothing for a while: for proving that something does not appear."""
        while self._read(quiet_seconds):
            pass

    def read_for(self, seconds: float) -> None:
        """Read whatever comes within this time."""
        deadline = time.monotonic() + seconds
        while not self._ended and (left := deadline - time.monotonic()) > 0:
            self._read(left)

    def wait_for_exit(self, seconds: float = WAIT_SECONDS) -> int:
        """Read until the program has ended. Returns its exit code; a signal counts negative."""
        self.wait_until(lambda: self._ended or self.process.poll() is not None, "the end of the program", seconds)
        while self._read(0.05):
            pass
        return self.process.wait(timeout=seconds)

    def kill(self, signal_number: signal.Signals = signal.SIGKILL) -> None:
        """Send the program a signal."""
        self.process.send_signal(signal_number)

    def hang_up(self) -> None:
        """Close the window under the program, as a person who clicks its cross; the kernel sends SIGHUP."""
        if not self._ended:
            self._ended = True
            os.close(self._controller)

    def close(self) -> None:
        """End the program and whatever it started, and leave nothing behind."""
        self.hang_up()
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def write(self, sent: bytes) -> None:
        """Send bytes as they are, reading meanwhile so that neither side waits for the other."""
        self._unsent += sent
        while self._unsent:
            readable, writable, _exceptional = select.select([self._controller], [self._controller], [], WAIT_SECONDS)
            assert readable or writable, "the program does not read what is typed"
            if readable:
                self._read(0)
                assert not self._ended, f"the program ended before reading {sent!r}\n{self.text()}"
            if writable:
                self._write_some()

    def _write_some(self) -> None:
        del self._unsent[: os.write(self._controller, self._unsent[:256])]

    def _read(self, seconds: float) -> bool:
        """Read one piece of output, for at most this long. Returns whether there was any."""
        if self._ended:
            return False
        readable, _writable, _exceptional = select.select([self._controller], [], [], seconds)
        if not readable:
            return False
        try:
            output = os.read(self._controller, 1 << 16)
        except OSError:  # Linux reports EIO when the last program has left
            output = b""
        if not output:
            self.hang_up()
            return False
        self._raw += output
        is_writing = bool(self._unsent)
        self._unsent += self._display.feed(output)
        while self._unsent and not is_writing:
            self._write_some()
        return True
