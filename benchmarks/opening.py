"""How long it takes until something is seen: a bare Textual program, an empty network, and networks of any size.

`python benchmarks/opening.py DATABASE…` opens each in a pseudo-terminal of 120 by 40, in turn with the bare program,
and gives the medians in milliseconds and as a ratio to the bare program in the same run. Only ratios count: the
machine is busy now and then.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import sqlite3
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).resolve().parents[1]
_WAIT_SECONDS = 60.0
_NAME_CELLS = 10
_HELLO = """
import gc
gc.disable()
from textual.app import App, ComposeResult
from textual.widgets import Static
class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello")
Hello().run()
"""
_NETWERK = (sys.executable, "-m", "netwerk_tui")


class Started:
    """A program in a pseudo-terminal, and the milliseconds since it began."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._began = time.perf_counter()
        self._output = b""
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.chdir(_ROOT)
            os.execve(command[0], list(command), environment)

    def when_seen(self, text: str, number_after: bool = False) -> float:
        """Milliseconds from the start until the text is written; what was seen is forgotten."""
        wanted = re.compile(re.escape(text.encode()) + (b"[1-9]" if number_after else b""))
        while not wanted.search(self._output):
            if time.perf_counter() - self._began > _WAIT_SECONDS:
                raise TimeoutError(f"{text!r} is not seen in {self._output[-2000:]!r}")
            readable, _writable, _failed = select.select([self._terminal], [], [], 1)
            if readable:
                self._output += os.read(self._terminal, 1 << 16)
        self._output = b""
        return 1000 * (time.perf_counter() - self._began)

    def press(self, key: str) -> None:
        """Type one key."""
        os.write(self._terminal, key.encode())

    def end(self) -> None:
        """End the program, and wait until it has gone."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)


@contextmanager
def _started(command: Sequence[str], database: Path | None = None) -> Iterator[Started]:
    with tempfile.TemporaryDirectory(prefix="netwerk-opening-") as home:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "NETWERK_LANG": "en",
            "NETWERK_DB": str(database or ""),
        }
        started = Started(command, environment)
        try:
            yield started
        finally:
            started.end()


def _opening(database: Path) -> dict[str, float]:
    """When contacts are seen, when the last one is after the End key, and when the matrix has its counts."""
    first, last = _first_and_last(database)
    with _started(_NETWERK, database) as started:
        seen = {"contacts": started.when_seen(first)}
        started.press("G")
        seen["answer"] = started.when_seen(last)
        return seen


def _placing(database: Path) -> dict[str, float]:
    with _started(_NETWERK, database) as started:
        return {"matrix": started.when_seen("unscored ▣ ", number_after=True)}


def _first_and_last(database: Path) -> tuple[str, str]:
    """How the names of the first and the last contact begin, as far as the list shows them in any case."""
    name = "select trim(given_name || ' ' || trim(particle || ' ' || surname)) from contact order by "
    with sqlite3.connect(database) as connection:
        (first,) = connection.execute(name + "sort_key, id limit 1").fetchone()
        (last,) = connection.execute(name + "sort_key desc, id desc limit 1").fetchone()
    return first[:_NAME_CELLS], last[:_NAME_CELLS]


def _hello() -> dict[str, float]:
    with _started((sys.executable, "-c", _HELLO)) as started:
        return {"hello": started.when_seen("hello")}


def _empty(folder: Path) -> dict[str, float]:
    database = folder / "empty.db"
    with _started(_NETWERK, database) as started:
        return {"words": started.when_seen("Welcome to netwerk")}


def main() -> None:
    """Open everything that the arguments name, several times in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", type=Path, nargs="*")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="netwerk-opening-") as folder:
        copies = [Path(shutil.copy(database, Path(folder) / database.name)) for database in asked.databases]
        for number in range(asked.rounds + 1):
            measured = {f"bare Textual: {what}": each for what, each in _hello().items()}
            measured |= {f"empty network: {what}": each for what, each in _empty(Path(folder)).items()}
            for database in copies:
                opened = _opening(database) | _placing(database)
                measured |= {f"{database.stem}: {what}": each for what, each in opened.items()}
            for what, milliseconds in measured.items() if number else ():
                times.setdefault(what, []).append(milliseconds)
    bare = median(next(iter(times.values())))
    for what, all_times in times.items():
        sys.stdout.write(f"{what:40} {median(all_times):8.0f} ms {median(all_times) / bare:6.2f} x\n")


if __name__ == "__main__":
    main()
