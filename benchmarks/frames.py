"""netwerk in a pseudo-terminal that tells to the microsecond when a frame is complete. For the benchmarks.

A terminal that says it can hold a frame back gets each one between two marks; the time of the closing mark is that at
which a person would see the frame. Nothing is drawn here, so that measuring costs next to nothing.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from functools import partial
from types import TracebackType

_FRAME_END = b"\x1b[?2026l"
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[5n": b"\x1b[0n",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;22c",
}
_LONGEST_WAIT_SECONDS = 30.0
_LONGEST_TEXT = 100


class FrameTerminal:
    """A running netwerk and the times of its frames. Use it in a `with` statement: leaving ends the program."""

    def __init__(self, *arguments: str, environment: Mapping[str, str], columns: int = 120, rows: int = 40) -> None:
        self.frame_times: list[float] = []
        """By `time.perf_counter`."""
        self._tail = b""
        self._unseen = b""
        """What was written since somebody waits for a text."""
        self._controller, program_side = pty.openpty()
        fcntl.ioctl(program_side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "netwerk_tui", *arguments],
            stdin=program_side,
            stdout=program_side,
            stderr=program_side,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0),
        )
        os.close(program_side)

    def __enter__(self) -> FrameTerminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self._process.pid, signal.SIGTERM)
        self.read_until_quiet(0.3)
        os.close(self._controller)
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            # Textual's own driver may wait for ever for a terminal that is gone.
            self._process.kill()
            self._process.wait()

    def send(self, sent: bytes) -> None:
        """Type, point, or paste."""
        os.write(self._controller, sent)

    def milliseconds_to_frame(self, sent: bytes, at_most_seconds: float = 1.0) -> float | None:
        """From sending this to the end of the next frame; None where no frame came."""
        before = len(self.frame_times)
        began = time.perf_counter()
        self.send(sent)
        while len(self.frame_times) == before and time.perf_counter() - began < at_most_seconds:
            self._read(0.001)
        return (self.frame_times[before] - began) * 1000 if len(self.frame_times) > before else None

    def read_for(self, seconds: float) -> None:
        """Read whatever comes within this time."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def read_until(self, text: bytes) -> None:
        """Read until the text is written. Raises TimeoutError where it never is."""
        self._unseen = b""
        end = time.perf_counter() + _LONGEST_WAIT_SECONDS
        while text not in self._unseen:
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} is never written")
            self._read(0.1)

    def read_until_quiet(self, quiet_seconds: float) -> None:
        """Read until the program has written nothing for so long."""
        end = time.perf_counter() + _LONGEST_WAIT_SECONDS
        while time.perf_counter() < end and self._read(quiet_seconds):
            pass

    def _read(self, seconds: float) -> bool:
        if not select.select([self._controller], [], [], seconds)[0]:
            return False
        try:
            output = os.read(self._controller, 1 << 16)
        except OSError:  # Linux reports EIO when the program has ended
            return False
        now = time.perf_counter()
        self._unseen = self._unseen[-_LONGEST_TEXT:] + output
        seen = self._tail + output
        self._tail = seen[-(len(_FRAME_END) - 1) :]
        self.frame_times += [now] * seen.count(_FRAME_END)
        for query, answer in _ANSWERS.items():
            if query in output:
                self.send(answer)
        return bool(output)
