"""A terminal driver without threads: keys and the mouse reach the event loop, and frames the terminal, at once.

Textual's own driver reads in one thread and writes in another, and looks every 100 ms whether it should stop: a lone
Escape, and handing the terminal to an editor, wait for that. Here the event loop itself waits for the terminal.
Only `app` uses this, on a real terminal. It overrides private methods of Textual, which is pinned for it; the tests in
`tests/terminal` are the tripwire.
"""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextvars import Context
from typing import TYPE_CHECKING

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App

_LONE_ESCAPE_SECONDS = 0.02
"""After this silence an Escape is the key, and not the first byte of another: a terminal sends those together.

tmux waits half as long. ESCDELAY has it wait longer.
"""
_SECONDS_BETWEEN_MOVES = 1 / 120
"""A mouse may report a thousand movements a second; when they come faster than this, the latest one stands for all."""
_READ_BYTES = 1 << 16
_FENCE, _FENCE_ANSWER = b"\x1b[5n", b"\x1b[0n"
"""How are you, and: fine. Whatever a terminal has sent before it heard the question comes before the answer."""
_REST_SECONDS = 1.0
"""How long the rest of a sequence may take that no key begins with: a slow connection sends it in pieces."""
_CUT_OFF = re.compile(rb"\x1b\[?[<?0-9;]*\Z")
_FENCE_SECONDS = 2.0
"""How long a terminal may take to answer before it is taken to be one that never does."""
_MUTE_FENCE_SECONDS = 0.3
"""The same of a terminal that has left the questions at the start unanswered: then it is hardly any other."""
_ANSWER = re.compile(rb"\x1b\[\?[0-9;]+\$y")
"""What becomes of a question which modes the terminal has; all are asked when it is taken."""


class QuickDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with the event loop in the place of its two threads."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert self._file is not None, "made on a real terminal only"
        self._terminal_in = self.fileno
        self._terminal_out = self._file.fileno()
        self._has_terminal = False
        """Whether the terminal was taken, instead of left to the shell in the foreground."""
        self._is_reading = False
        self._is_gone = False
        """Whether the terminal was closed under the program."""
        self._has_answered = False
        """Whether the terminal is known to answer questions."""
        self._frame: list[str] = []
        """What is to be written at the end of this turn of the loop, or when it is flushed."""
        self._frame_end: asyncio.Handle | None = None
        self._escape_end: asyncio.TimerHandle | None = None
        self._latest_move: events.MouseMove | None = None
        self._move_end: asyncio.TimerHandle | None = None
        self._next_move_at = 0.0
        """By the loop's clock."""
        self._cut_off = b""
        """The beginning of a sequence whose rest has not come yet."""
        self._lone_escape_seconds = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else _LONE_ESCAPE_SECONDS

    # Writing

    def write(self, data: str) -> None:
        """Write the text with the rest of the frame."""
        self._frame.append(data)
        if self._frame_end is None:
            self._frame_end = self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Write what is waiting, in one piece."""
        if self._frame_end is not None:
            self._frame_end.cancel()
            self._frame_end = None
        unwritten = memoryview("".join(self._frame).encode("utf-8", "replace"))
        self._frame.clear()
        while unwritten and not self._is_gone:
            try:
                unwritten = unwritten[os.write(self._terminal_out, unwritten) :]
            except BlockingIOError:
                # Another program that shares the terminal may have left it so that it does not wait.
                select.select([], [self._terminal_out], [])
            except OSError:
                self._is_gone = True

    # Reading

    def start_application_mode(self) -> None:
        """Take the terminal, and read from it."""
        self._has_terminal = False
        take_terminal: Callable[[], None] = super().start_application_mode
        take_terminal()
        if self._has_terminal:
            self._start_reading()

    def _enable_bracketed_paste(self) -> None:
        """One of the last things that are asked of a terminal, and of none while it belongs to the shell."""
        super()._enable_bracketed_paste()
        self._has_terminal = True

    def _run_input_thread(self) -> None:
        """Textual's thread ends here: the event loop reads."""

    def _start_reading(self) -> None:
        self._forget_sequence()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        # What is typed belongs to nobody's context, such as that of whoever comes back from an editor.
        Context().run(self._loop.add_reader, self._terminal_in, self._read)
        self._is_reading = True

    def _stop_reading(self) -> None:
        if self._is_reading:
            self._loop.remove_reader(self._terminal_in)
            self._is_reading = False
        self._forget_escape()

    def _read(self) -> None:
        """Hand on what the terminal has sent."""
        self._parse(self._received())
        if self._is_gone:
            self._stop_reading()

    def _received(self) -> bytes:
        """What the terminal has sent; nothing where it is gone, or where another program took it first."""
        try:
            received = os.read(self._terminal_in, _READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError:
            received = b""
        if not received:
            self._is_gone = True
        self._has_answered = self._has_answered or _ANSWER.search(received) is not None
        return received

    def _parse(self, received: bytes) -> None:
        self._forget_escape()
        cut_off = _CUT_OFF.search(self._cut_off + received)
        self._cut_off = cut_off.group() if cut_off else b""
        text = self._decode(received)
        if not text:
            return
        for message in self._parser.feed(text):
            self._hand_on(message)
        self._escape_end = self._loop.call_later(self._longest_wait(), self._end_escape)

    def _longest_wait(self) -> float:
        """How long what follows may take."""
        if self._cut_off == b"\x1b":
            return self._lone_escape_seconds
        return _REST_SECONDS if self._is_report_begun() else constants.ESCAPE_DELAY

    def _is_report_begun(self) -> bool:
        """Whether the rest of a report is to come: nobody types the beginning of one, but for Escape and Alt with [."""
        return len(self._cut_off) > len(b"\x1b[")

    def _forget_sequence(self) -> None:
        """Forget the beginning of a sequence whose rest will not come."""
        self._parser = XTermParser(self._debug)
        self._cut_off = b""

    def _end_escape(self) -> None:
        """Nothing has followed: what looked like the beginning of a sequence is a key."""
        self._escape_end = None
        if self._parser._timeout_time is not None:
            self._parser._timeout_time = 0
            for message in self._parser.tick():
                self._hand_on(message)

    def _hand_on(self, message: Message) -> None:
        """Process a message, behind those before it; movements of the mouse no more often than frames can follow."""
        if isinstance(message, events.MouseMove) and self._loop.time() < self._next_move_at:
            self._latest_move = message
            if self._move_end is None:
                self._move_end = self._loop.call_at(self._next_move_at, self._move_on)
            return
        self._move_on()
        if isinstance(message, events.MouseMove):
            self._next_move_at = self._loop.time() + _SECONDS_BETWEEN_MOVES
        self.process_message(message)

    def _move_on(self) -> None:
        """Process the movement that was held back; those before it lead there too."""
        if self._move_end is not None:
            self._move_end.cancel()
            self._move_end = None
        move, self._latest_move = self._latest_move, None
        if move is not None:
            self._next_move_at = self._loop.time() + _SECONDS_BETWEEN_MOVES
            self.process_message(move)

    def _forget_escape(self) -> None:
        if self._escape_end is not None:
            self._escape_end.cancel()
            self._escape_end = None

    def send_message(self, message: Message) -> None:
        """Give the app a message; this runs in the app's own thread."""
        self._app.post_message(message)

    # Letting go

    def disable_input(self) -> None:
        """Stop reading, once all that was typed and all that the mouse has set off is in."""
        if not self._is_reading:
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self._disable_mouse_support()
        self._stop_reading()
        self._read_up_to_fence()

    def _read_up_to_fence(self) -> None:
        """Read until the terminal has heard that there is nothing more to report.

        A terminal far away may still be sending movements of the mouse, which would end up in the editor or the shell.
        """
        self.write(_FENCE.decode())
        self.flush()
        received = bytearray()
        deadline = time.monotonic() + (_FENCE_SECONDS if self._has_answered else _MUTE_FENCE_SECONDS)
        while _FENCE_ANSWER not in received and self._can_be_read_until(deadline):
            received += self._received()
        is_answered = _FENCE_ANSWER in received
        if not is_answered and not self._is_gone:
            termios.tcflush(self._terminal_in, termios.TCIFLUSH)
        self._parse(bytes(received).replace(_FENCE_ANSWER, b"", 1))
        if not is_answered and self._is_report_begun():
            # The rest of it is gone: its beginning would be taken for keys.
            self._forget_escape()
            self._forget_sequence()
        self._end_escape()

    def _can_be_read_until(self, deadline: float) -> bool:
        """Wait until the terminal has sent something. False at the deadline, and when it is gone."""
        left_seconds = max(0.0, deadline - time.monotonic())
        return not self._is_gone and bool(select.select([self._terminal_in], [], [], left_seconds)[0])
