"""How long a move of the mouse takes to its frame while a contact is dragged over the matrix, and how many keep up.

    python benchmarks/drag.py [--rounds N] [--db PATH] [--driver MODULE:CLASS ...]

Without --db on the sample network. Several drivers take turns, so that what else the machine does meets all of them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from frames import FrameTerminal

_DRIVERS = ("textual.drivers.linux_driver:LinuxDriver", "netwerk_tui.ui.quick_driver:QuickDriver")
_MOVES = 150
_PAUSE_SECONDS = 0.03
_PRESSED_AT = (5, 4)
"""A row of the list; the plane of a terminal of 120 × 40 is to the right of it."""
_PLANE_COLUMNS, _PLANE_LINES = range(50, 115), range(4, 24)
_LIVELY_RATES = (60, 250, 1000)


def mouse(column: int, line: int, *, moving: bool = False, released: bool = False) -> bytes:
    """A report of the left button."""
    return b"\x1b[<%d;%d;%d%b" % (32 if moving else 0, column + 1, line + 1, b"m" if released else b"M")


def percentile(values: list[float], share: float) -> float:
    """The value below which so much of them lies."""
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


def measure(arguments: list[str], driver: str, home: str) -> tuple[list[float], list[str]]:
    """The milliseconds from each move to its frame, and words on how the program keeps up with faster moves."""
    environment = {"TEXTUAL_DRIVER": driver, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home, "NETWERK_LANG": "en"}
    with FrameTerminal(*arguments, environment=environment) as terminal:
        terminal.read_until(b" contacts")
        terminal.read_until_quiet(2.0)
        place = random.Random(1)
        terminal.send(mouse(*_PRESSED_AT))
        terminal.read_for(0.3)
        times = []
        for _move in range(_MOVES):
            took = terminal.milliseconds_to_frame(_random_move(place), at_most_seconds=0.1)
            times += [took] if took is not None else []
            terminal.read_for(_PAUSE_SECONDS)
        if len(times) < _MOVES / 2:
            raise RuntimeError("nothing is being dragged, or the machine is too busy to measure")
        lively = [_keeping_up(terminal, place, rate) for rate in _LIVELY_RATES]
        terminal.send(b"\x1b")
        terminal.read_for(0.3)
    return times, lively


def _random_move(place: random.Random) -> bytes:
    return mouse(place.choice(_PLANE_COLUMNS), place.choice(_PLANE_LINES), moving=True)


def _keeping_up(terminal: FrameTerminal, place: random.Random, rate: int) -> str:
    """Frames a second at so many moves a second, and how long the last frame comes after the last move."""
    before = len(terminal.frame_times)
    began = time.perf_counter()
    for move in range(rate):
        terminal.send(_random_move(place))
        terminal.read_for(max(0.0, began + (move + 1) / rate - time.perf_counter()))
    ended = time.perf_counter()
    frames = len(terminal.frame_times) - before
    terminal.read_until_quiet(0.2)
    lag = (terminal.frame_times[-1] - ended) * 1000 if terminal.frame_times else 0.0
    return f"{rate} moves/s: {frames / (ended - began):.0f} frames/s, lag {max(0.0, lag):.0f} ms"


def main() -> None:
    """Measure, and print a line for each driver."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--db", type=Path, help="a database to open instead of the sample network")
    parser.add_argument("--driver", action="append", help="a driver to measure; by default Textual's own and netwerk's")
    options = parser.parse_args()
    drivers = options.driver or _DRIVERS
    arguments = ["--db", str(options.db)] if options.db else ["demo"]
    times: dict[str, list[float]] = {driver: [] for driver in drivers}
    lively: dict[str, list[str]] = {}
    with TemporaryDirectory() as home:
        for _round in range(options.rounds):
            for driver in drivers:
                measured, lively[driver] = measure(arguments, driver, home)
                times[driver] += measured
    for driver, taken in times.items():
        name = driver.rpartition(":")[2]
        p50, p90, p99 = median(taken), percentile(taken, 0.9), percentile(taken, 0.99)
        sys.stdout.write(
            f"{name}: n {len(taken)}, p50 {p50:.1f}, p90 {p90:.1f}, p99 {p99:.1f} ms; {'; '.join(lively[driver])}\n"
        )


if __name__ == "__main__":
    main()
