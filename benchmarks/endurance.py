"""Hours of use in minutes: somebody at the keyboard who never stops, and what the program's memory does meanwhile.

One round is what a day holds: finding people, walking through the list, a drag, notes, the review, the week, undoing,
and every dialog opened and left. Rounds follow each other for as long as is asked. At the end nobody does anything, and
the processor should not either.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from figures import Figure, Results
from networks import SIZES, Size, copy_of, network_of
from terminal import FrameTerminal

from tests.isolation import isolated_environment
from tests.terminal.keyboard import MouseButton, key_bytes, mouse_bytes

_PART = "Endurance"
_SOURCE = str(Path(__file__).resolve().parents[1])
_SEARCHED = ("jansen", "vdberg", "janssn", "bakker ede", "zorg noor", "wethouder", "#energie", "zzqx", "category:")
_DIALOGS = "ovAPBCM.fb?,"
"""What opens from the main screen: segments, events, ledgers, personas, journeys, influence, movement, stages …"""
_PRESSED_AT = (5, 6)
_PLANE_COLUMNS, _PLANE_LINES = range(50, 115), range(4, 24)
_WARM_UP_SHARE = 0.1
"""Of the whole time: within it everything is opened for the first time, and caches fill."""
_LEAST_WARM_UP_ROUNDS = 2
_DRIFT_PERCENT, _IDLE_PERCENT = 5.0, 0.5
_PAUSE_SECONDS = 3.0
"""After a round, as people do: garbage is collected in the pauses of the user."""
_SETTLED_SECONDS, _IDLE_SECONDS = 5.0, 60.0


class User:
    """Somebody who presses a key as soon as the one before was answered."""

    def __init__(self, terminal: FrameTerminal, seed: int) -> None:
        self._terminal = terminal
        self._chance = random.Random(seed)
        self.keys = 0
        self._dialogs = _DIALOGS

    def round(self) -> None:
        """Everything once, in an order of its own each time. Raises TimeoutError where the program is lost."""
        deeds: list[Callable[[], None]] = [
            self._search,
            self._walk,
            self._drag,
            self._note,
            self._switch,
            self._review,
            self._week,
            self._open_dialogs,
        ]
        self._chance.shuffle(deeds)
        for deed in deeds:
            deed()
            self._come_back()
            self._terminal.frame_times.clear()

    def _press(self, *keys: str, pause_seconds: float = 0.04) -> None:
        for key in keys:
            self._terminal.unread()
            self._terminal.to_frame(key_bytes(key), 0.5)
            self._terminal.read_for(pause_seconds)
            self.keys += 1

    def _type(self, text: str) -> None:
        self._press(*text, pause_seconds=0.01)

    def _come_back(self) -> None:
        """Leave whatever is open; a search that answers shows that the list is there."""
        self._press(*["escape"] * 5, pause_seconds=0.15)
        self._press("/", pause_seconds=0.2)
        self._terminal.to_text(b"jansen", " found", 20)
        self._press("escape", "escape", pause_seconds=0.15)

    def _search(self) -> None:
        for words in self._chance.sample(_SEARCHED, 3):
            self._press("/")
            self._type(words)
            self._press("down", "down", "enter", "escape")

    def _walk(self) -> None:
        for _step in range(20):
            self._press(self._chance.choice(["j", "k", "pagedown", "pageup"]))
        self._press("G", "g", "S", "S", pause_seconds=0.2)

    def _drag(self) -> None:
        terminal, place = self._terminal, self._chance
        terminal.send(mouse_bytes(MouseButton.LEFT, *_PRESSED_AT))
        terminal.read_for(0.1)
        for _move in range(20):
            column, line = place.choice(_PLANE_COLUMNS), place.choice(_PLANE_LINES)
            terminal.to_frame(mouse_bytes(MouseButton.LEFT, column, line, moving=True), 0.3)
        terminal.send(mouse_bytes(MouseButton.LEFT, column, line, released=True))
        terminal.read_for(0.3)
        self._press("enter", pause_seconds=0.3)
        self._press("u", pause_seconds=0.3)

    def _note(self) -> None:
        self._press(*["j"] * self._chance.randrange(8))
        self._press("n", pause_seconds=0.2)
        self._type("call jan: spoke about the heat grid")
        self._press("enter", pause_seconds=0.4)
        self._press("escape", "u", pause_seconds=0.3)

    def _switch(self) -> None:
        self._press(*"mmm[[]]", pause_seconds=0.2)
        self._press("d", "down", "enter", "d", "up", "enter", pause_seconds=0.2)

    def _review(self) -> None:
        self._press("r", pause_seconds=1.0)
        self._press("j", "j", "k", "c", "m", "u", "J", "K", pause_seconds=0.2)
        self._press("escape", "escape", pause_seconds=0.2)

    def _week(self) -> None:
        self._press("w", pause_seconds=1.0)
        self._press("tab", "tab", "tab", "tab", "pagedown", "escape", pause_seconds=0.2)

    def _open_dialogs(self) -> None:
        self._press("enter", "tab", "j", "j", "escape", "escape", pause_seconds=0.3)
        for key in self._dialogs:
            self._press(key, "j", "j", "tab", "pagedown", "escape", "escape", pause_seconds=0.15)


def measure_endurance(
    command: list[str], environment: Mapping[str, str], size: Size, minutes: float, results: Results
) -> None:
    """Use the network that the environment names for so long."""
    with FrameTerminal(command, environment) as terminal:
        terminal.since_start("unscored ▣ [1-9]|loading…")
        terminal.read_until_quiet(3.0)
        user = User(terminal, seed=5)
        began = time.perf_counter()
        samples: list[tuple[float, float]] = []
        while time.perf_counter() - began < minutes * 60 or len(samples) < 2 * _LEAST_WARM_UP_ROUNDS:
            user.round()
            terminal.read_for(_PAUSE_SECONDS)
            share = (time.perf_counter() - began) / (minutes * 60)
            samples.append((share, terminal.megabytes()))
            _say(f"    round {len(samples)}: {samples[-1][1]:.1f} MB after {share * minutes:.1f} minutes")
        results.add(_drift(samples, size, minutes, user.keys), _idle(terminal, size))


def _drift(samples: list[tuple[float, float]], size: Size, minutes: float, keys: int) -> Figure:
    """By how much memory grew from the first quarter, once warm, to the last tenth; medians of the rounds in each."""
    warm = [each for number, each in enumerate(samples) if number >= _LEAST_WARM_UP_ROUNDS]
    early = [memory for share, memory in warm if _WARM_UP_SHARE <= share <= 0.25] or [warm[0][1]]
    late = [memory for share, memory in warm if share >= 0.9] or [warm[-1][1]]
    drift = 100 * (median(late) / median(early) - 1)
    grown = f"from {median(early):.0f} to {median(late):.0f} MB"
    told = f"{grown} in {minutes:g} minutes, {len(samples)} rounds, {keys:,} keys"
    return Figure(_PART, "drift of memory", f"{size.contacts:,}", "%", (drift,), (_DRIFT_PERCENT,), beside=told)


def _idle(terminal: FrameTerminal, size: Size) -> Figure:
    terminal.read_for(_SETTLED_SECONDS)
    before = terminal.processor_seconds()
    terminal.read_for(_IDLE_SECONDS)
    share = 100 * (terminal.processor_seconds() - before) / _IDLE_SECONDS
    told = f"over {_IDLE_SECONDS:.0f} s afterwards"
    return Figure(_PART, "processor at rest", f"{size.contacts:,}", "%", (share,), (_IDLE_PERCENT,), beside=told)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Use the source that this file is part of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--size", choices=sorted(SIZES), default="small")
    parser.add_argument("--folder", type=Path, required=True, help="keeps the networks that are made")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netwerk-endurance-") as name:
        home = Path(name) / "home"
        home.mkdir()
        network = copy_of(network_of(SIZES[asked.size], asked.folder), Path(name))
        environment = {**isolated_environment(home, PYTHONPATH=_SOURCE), "NETWERK_DB": str(network)}
        command = [sys.executable, "-m", "netwerk_tui"]
        measure_endurance(command, environment, SIZES[asked.size], asked.minutes, Results())


if __name__ == "__main__":
    main()
