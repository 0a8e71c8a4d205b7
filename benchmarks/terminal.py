"""A program in a pseudo-terminal that tells to the microsecond when a frame is complete. For the benchmarks.

A terminal that says it can hold a frame back gets each one between two marks; the time of the closing mark is that at
which a person would see the frame. `tests.terminal.Terminal` draws what it reads, which takes longer than the frames
that are measured here: so only the keyboard and the start of the program are shared with it, and nothing is drawn.
"""

from __future__ import annotations

import os
import re
import select
import signal
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import NamedTuple

from tests.terminal.pseudo_terminal import start_in_terminal

SIZE = (120, 40)
_FRAME_END = b"\x1b[?2026l"
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[5n": b"\x1b[0n",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;22c",
}
_LONGEST_WAIT_SECONDS = 60.0


class Taken(NamedTuple):
    """Milliseconds from a key to a frame."""

    clock: float
    queued: float
    """For how long of it the program, or who measures it, was ready to run while others had the processors."""
    ran: float
    """For how long of it the program's first thread, which draws, had a processor."""

    @property
    def own(self) -> float:
        """What it takes on a machine with nothing else to do.

        Both may wait at once, hence never less than it ran; it may run on after the frame, hence never more than the
        clock.
        """
        return min(self.clock, max(self.ran, self.clock - self.queued))


class _Watch:
    """Measures from now on, on a program's first thread and on this process."""

    def __init__(self, process: int, began: float | None = None) -> None:
        """From this moment on, where it is given: before the program had done anything."""
        self._thread = f"/proc/{process}/task/{process}"
        self._ran, self._queued = self._scheduled()
        self.began = time.perf_counter() if began is None else began

    def seconds(self) -> float:
        """By the clock, up to now."""
        return time.perf_counter() - self.began

    def taken(self, ended: float) -> Taken:
        """What it took up to this moment, which was just now."""
        ran, queued = self._scheduled()
        return Taken((ended - self.began) * 1000, queued - self._queued, ran - self._ran)

    def _scheduled(self) -> tuple[float, float]:
        """Milliseconds that the thread ran, and that it and this process waited for a processor, so far."""
        ran, queued = _schedule(self._thread)
        return ran / 1e6, (queued + _schedule("/proc/self")[1]) / 1e6


class FrameTerminal:
    """A running program and the times of its frames. Use it in a `with` statement: leaving ends the program."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.frame_times: list[float] = []
        """By `time.perf_counter`."""
        self._tail = b""
        self._unseen = b""
        """What was written since somebody waits for a text."""
        began = time.perf_counter()
        self.process, self._controller = start_in_terminal(command, environment, SIZE)
        self._since_start = _Watch(self.process.pid, began)

    def __enter__(self) -> FrameTerminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        os.close(self._controller)
        self.process.wait()

    def send(self, sent: bytes) -> None:
        """Type, point, or paste."""
        os.write(self._controller, sent)

    def to_frame(self, sent: bytes, at_most_seconds: float = 1.0) -> Taken | None:
        """From sending this to the end of the next frame; None where no frame came."""
        before = len(self.frame_times)
        watch = _Watch(self.process.pid)
        self.send(sent)
        while len(self.frame_times) == before:
            if watch.seconds() >= at_most_seconds:
                return None
            self._read(0.001)
        return watch.taken(self.frame_times[before])

    def to_text(self, sent: bytes, text: str, at_most_seconds: float = _LONGEST_WAIT_SECONDS) -> Taken:
        """From sending this to the end of the frame that writes the text, a pattern of `re`. Raises TimeoutError."""
        watch = _Watch(self.process.pid)
        self._unseen = b""
        if sent:
            self.send(sent)
        return watch.taken(self._until(text, watch.began, at_most_seconds))

    def to_frames(self, sent: bytes, text: str, at_most_seconds: float) -> tuple[Taken | None, Taken | None]:
        """To the end of the next frame, and to the end of the one that writes the text; None for what did not come."""
        before = len(self.frame_times)
        watch = _Watch(self.process.pid)
        wanted = re.compile(text.encode())
        first: Taken | None = None
        self.send(sent)
        while watch.seconds() < at_most_seconds:
            self._read(0.001)
            if first is None and len(self.frame_times) > before:
                first = watch.taken(self.frame_times[before])
            match = wanted.search(self._unseen)
            if first is not None and match and _FRAME_END in self._unseen[match.end() :]:
                return first, watch.taken(self.frame_times[-1])
        return first, None

    def unread(self) -> bytes:
        """What was written since this was asked last."""
        unseen, self._unseen = self._unseen, b""
        return unseen

    def since_start(self, text: str, marks_frames: bool = True) -> Taken:
        """From the start of the program to the end of the frame that writes the text. Raises TimeoutError.

        Where a program marks no frames, to the text itself.
        """
        return self._since_start.taken(self._until(text, self._since_start.began, _LONGEST_WAIT_SECONDS, marks_frames))

    def read_for(self, seconds: float) -> None:
        """Read whatever comes within this time."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def read_until_quiet(self, quiet_seconds: float) -> None:
        """Read until the program has written nothing for so long."""
        end = time.perf_counter() + _LONGEST_WAIT_SECONDS
        while time.perf_counter() < end and self._read(quiet_seconds):
            pass

    def processor_seconds(self) -> float:
        """What all threads of the program have used so far."""
        threads = f"/proc/{self.process.pid}/task"
        return sum(_schedule(f"{threads}/{thread}")[0] for thread in os.listdir(threads)) / 1e9

    def megabytes(self) -> float:
        """The memory that the program has in use, shared libraries included."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            found = dict(line.split(":", 1) for line in status)
        return int(found["VmRSS"].split()[0]) / 1024

    def private_megabytes(self) -> float:
        """What of it no other program shares: what the system would have again if this program ended."""
        with open(f"/proc/{self.process.pid}/smaps_rollup", encoding="ascii") as parts:
            found = dict(line.split(":", 1) for line in parts if line.startswith("Private_"))
        return sum(int(size.split()[0]) for size in found.values()) / 1024

    def _until(self, text: str, began: float, at_most_seconds: float, marks_frames: bool = True) -> float:
        wanted = re.compile(text.encode())
        while not (match := wanted.search(self._unseen)):
            self._read_before(began + at_most_seconds, text)
        while marks_frames and _FRAME_END not in self._unseen[match.end() :]:
            self._read_before(began + at_most_seconds, text)
        return time.perf_counter()

    def _read_before(self, deadline: float, text: str) -> None:
        if time.perf_counter() > deadline or self.process.poll() is not None:
            raise TimeoutError(f"{text!r} is never written; last came {self._unseen[-500:]!r}")
        self._read(0.1)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._controller], [], [], seconds)[0]:
            return False
        try:
            output = os.read(self._controller, 1 << 16)
        except OSError:  # Linux reports EIO when the program has ended
            return False
        now = time.perf_counter()
        self._unseen += output
        seen = self._tail + output
        self._tail = seen[-(len(_FRAME_END) - 1) :]
        self.frame_times += [now] * seen.count(_FRAME_END)
        for query, answer in _ANSWERS.items():
            if query in output:
                self.send(answer)
        return bool(output)


def _schedule(task: str) -> tuple[int, int]:
    """Nanoseconds on a processor, and waiting for one."""
    with open(f"{task}/schedstat", encoding="ascii") as figures:
        ran, waited, _slices = figures.read().split()
    return int(ran), int(waited)
