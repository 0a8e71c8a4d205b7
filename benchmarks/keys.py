"""From a key to its frame, in a network of any size: list, search, note, matrix, and what `r` and `w` open."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from figures import Figure, Results, key_figure
from networks import Size
from terminal import FrameTerminal, Taken

from tests.terminal.keyboard import MouseButton, key_bytes, mouse_bytes

_PART = "Keys"
_SEARCHED = ("jansen", "vdberg", "janssn", "bakker ede", "zorg noor", "wethouder")
_NOTED = "call jan: hi"
_PRESSED_AT = (5, 6)
"""A row of the list; the plane of a terminal of 120 × 40 is to the right of it."""
_PLANE_COLUMNS, _PLANE_LINES = range(50, 115), range(4, 20)
_CELL_COLUMNS = 20
"""More than a cell of the plane is wide: a movement within a cell changes nothing, and has no frame."""
_NUMPY_FROM_BYTES = 20_000_000
"""Networks of fewer than 10,000 contacts, which are searched without numpy, are smaller."""
_LIVELY = {60: 60.0, 250: 100.0, 1000: 60.0}
"""Moves a second, and how many frames a second there should be."""


class Desk:
    """Somebody at the keyboard of one network, who waits between the keys as people do."""

    def __init__(self, terminal: FrameTerminal, rounds: int) -> None:
        self.terminal = terminal
        self.rounds = rounds

    def press(self, key: str, pause_seconds: float = 0.05, at_most_seconds: float = 1.0) -> list[Taken]:
        """The time to the next frame; nothing where none came."""
        taken = self.terminal.to_frame(key_bytes(key), at_most_seconds)
        self.terminal.read_for(pause_seconds)
        return [] if taken is None else [taken]

    def presses(self, keys: Sequence[str], count: int, pause_seconds: float = 0.05) -> list[Taken]:
        """So many keys, these ones in turn."""
        return [taken for turn in range(count) for taken in self.press(keys[turn % len(keys)], pause_seconds)]


class Pointer:
    """A mouse over the plane, with its button down: the same movements in every run."""

    def __init__(self) -> None:
        self._choice = random.Random(1)
        self._column = _PLANE_COLUMNS[0]

    def move(self) -> bytes:
        """Go anywhere on another cell."""
        columns = [column for column in _PLANE_COLUMNS if abs(column - self._column) >= _CELL_COLUMNS]
        self._column = self._choice.choice(columns)
        return mouse_bytes(MouseButton.LEFT, self._column, self._choice.choice(_PLANE_LINES), moving=True)


def measure_keys(command: list[str], environment: dict[str, str], size: Size, rounds: int, results: Results) -> None:
    """Open the network that the environment names, and press everything that is pressed all day."""
    contacts = size.contacts
    with FrameTerminal(command, environment) as terminal:
        terminal.since_start("unscored ▣ [1-9]|loading…")
        results.add(_answered_while_opening(terminal, contacts))
        _wait_until_loaded(terminal)
        desk = Desk(terminal, rounds)
        results.add(
            key_figure(_PART, "cursor", contacts, desk.presses("jjjk", 4 * rounds), 4, 10),
            key_figure(_PART, "page", contacts, desk.presses(("pagedown", "pagedown", "pageup"), rounds), 10, 16),
            key_figure(_PART, "home", contacts, desk.presses("gG", rounds)[::2], 10, 16),
            key_figure(_PART, "end", contacts, desk.presses("Gg", rounds)[::2], 10, 30),
        )
        _searching(desk, contacts, results)
        _dragging(desk, contacts, results)
        network = Path(environment["NETWERK_DB"])
        index_size = index_megabytes(network)
        terminal.read_for(3)
        results.add(_memory(terminal, contacts, index_size, "memory after a search and a drag"))
        if size.interactions:
            _noting(desk, contacts, results)
            _switching(desk, contacts, results)
            _opening(desk, contacts, results)
        results.add(*_at_rest(terminal, contacts, index_size, 60 if rounds >= 50 else 15))


def _answered_while_opening(terminal: FrameTerminal, contacts: int) -> Figure:
    """Keys through the list while everything else is read and the index is loaded: a stall shows here."""
    taken = []
    end = time.perf_counter() + 4
    while time.perf_counter() < end:
        one = terminal.to_frame(key_bytes("j"), 4.0)
        taken += [] if one is None else [one]
        terminal.read_for(0.02)
    worst = max((each.own for each in taken), default=0.0)
    figure = key_figure("Stalls", "cursor while the network is read", contacts, taken)
    limits = (None, 16, 50)
    return Figure("Stalls", figure.what, figure.network, "ms", (*figure.values, worst), limits, beside=figure.beside)


def _wait_until_loaded(terminal: FrameTerminal) -> None:
    """Until where people stand is read and a misspelt name is found, so that the index is there."""
    terminal.read_until_quiet(3.0)
    for _try in range(40):
        terminal.unread()
        terminal.send(key_bytes("/"))
        terminal.read_for(0.3)
        terminal.send(b"jnasen")
        terminal.read_for(0.7)
        seen = terminal.unread()
        terminal.send(key_bytes("escape"))
        terminal.read_for(0.5)
        if re.search(rb"Jansen", re.sub(rb"\x1b\[[0-9;]*m", b"", seen)):
            return
    raise TimeoutError("the search index is never there")


def _searching(desk: Desk, contacts: int, results: Results) -> None:
    """Whole words, letter by letter: the first frame shows the letter, and one of those that follow who is found."""
    echoes: list[Taken] = []
    found: list[Taken] = []
    for word in _SEARCHED[: max(2, desk.rounds // 10)]:
        desk.press("/", 0.3)
        for letter in word:
            desk.terminal.unread()
            echoed, shown = desk.terminal.to_frames(letter.encode(), " found|[Nn]obody|Nothing", 0.25)
            echoes += [echoed] if echoed else []
            found += [shown] if shown else []
            desk.terminal.read_for(0.05)
        desk.press("escape", 0.3)
    limit = 12.0 if contacts <= 1_600 else 16.0 if contacts <= 100_000 else 35.0
    results.add(
        key_figure(_PART, "search: key to echo", contacts, echoes, 5, 12),
        key_figure(_PART, "search: key to results", contacts, found, None, limit),
    )


def _dragging(desk: Desk, contacts: int, results: Results) -> None:
    terminal, pointer = desk.terminal, Pointer()
    terminal.send(mouse_bytes(MouseButton.LEFT, *_PRESSED_AT))
    terminal.read_for(0.3)
    taken = []
    for _move in range(2 * desk.rounds):
        one = terminal.to_frame(pointer.move(), 0.3)
        taken += [] if one is None else [one]
        terminal.read_for(0.03)
    results.add(key_figure(_PART, "drag: move to frame", contacts, taken, 4, 12))
    for rate, wanted in _LIVELY.items():
        results.add(_keeping_up(terminal, pointer, contacts, rate, wanted))
    terminal.send(key_bytes("escape"))
    terminal.read_for(0.3)
    terminal.send(mouse_bytes(MouseButton.LEFT, *_PRESSED_AT, released=True))
    terminal.read_for(0.3)


def _keeping_up(terminal: FrameTerminal, pointer: Pointer, contacts: int, rate: int, wanted: float) -> Figure:
    """Frames a second at so many moves a second, and how long the last frame comes after the last move."""
    before = len(terminal.frame_times)
    began = time.perf_counter()
    for move in range(rate):
        terminal.send(pointer.move())
        terminal.read_for(max(0.0, began + (move + 1) / rate - time.perf_counter()))
    ended = time.perf_counter()
    frames = (len(terminal.frame_times) - before) / (ended - began)
    terminal.read_until_quiet(0.2)
    lag = max(0.0, (terminal.frame_times[-1] - ended) * 1000)
    moves = rate / (ended - began)
    beside = f"by the clock; lag {lag:.0f} ms; {moves:.0f} moves a second came out"
    return Figure(
        _PART, f"drag at {rate} moves/s", f"{contacts:,}", "frames/s", (frames,), (wanted * 0.98,), True, beside
    )


def _noting(desk: Desk, contacts: int, results: Results) -> None:
    opened: list[Taken] = []
    typed: list[Taken] = []
    closed: list[Taken] = []
    for _turn in range(max(3, desk.rounds // 8)):
        opened += desk.press("n", 0.3)
        for letter in _NOTED:
            typed += desk.press(letter)
        closed += desk.press("escape", 0.3)
        desk.press("n", 0.3)
        for _letter in _NOTED:
            desk.press("backspace", 0.02)
        desk.press("escape", 0.3)
    results.add(
        key_figure(_PART, "note: open", contacts, opened, 50),
        key_figure(_PART, "note: typing", contacts, typed, None, 16),
        key_figure(_PART, "note: Esc", contacts, closed, 40),
    )


def _switching(desk: Desk, contacts: int, results: Results) -> None:
    turns = max(6, desk.rounds // 4)
    results.add(key_figure(_PART, "switch matrix", contacts, desk.presses("m", turns, 0.3), 50))
    for _key in range(-turns % 3):
        desk.press("m", 0.3)
    results.add(key_figure(_PART, "replay: a step", contacts, desk.presses("[", turns, 0.3), 50))
    desk.presses("]", turns, 0.1)
    dossiers: list[Taken] = []
    for turn in range(turns):
        desk.press("d", 0.4)
        desk.press("down" if turn % 2 == 0 else "up", 0.2)
        dossiers += desk.press("enter", 0.5)
    results.add(key_figure(_PART, "switch dossier", contacts, dossiers, 50))


def _opening(desk: Desk, contacts: int, results: Results) -> None:
    """Cold, as after the start, and once more: the first frame that has a card or a week in it."""
    terminal = desk.terminal
    for what, key, text in (("review", "r", " of [0-9]+|Nobody"), ("week", "w", "groups met")):
        times = []
        for _turn in range(4):
            times.append(terminal.to_text(key_bytes(key), text))
            terminal.read_for(0.4)
            desk.press("escape", 0.6)
        results.add(
            key_figure(_PART, f"open the {what}, first", contacts, times[:1], 1000),
            key_figure(_PART, f"open the {what} again", contacts, times[1:], 50),
        )


def _at_rest(terminal: FrameTerminal, contacts: int, index_size: tuple[float, float], seconds: int) -> list[Figure]:
    """Memory, and the share of a processor that it uses when nobody does anything."""
    terminal.read_for(3)
    before = terminal.processor_seconds()
    terminal.read_for(seconds)
    share = 100 * (terminal.processor_seconds() - before) / seconds
    _numpy, index = index_size
    index_limit = 15 if contacts <= 1_600 else 150 if contacts <= 100_000 else 600
    named = f"{contacts:,}"
    return [
        _memory(terminal, contacts, index_size, "memory after everything was opened"),
        Figure("At rest", "memory of the search index", named, "MB", (index,), (index_limit,)),
        Figure("At rest", "processor", named, "%", (share,), (0.5,), beside=f"over {seconds} s"),
    ]


def _memory(terminal: FrameTerminal, contacts: int, index_size: tuple[float, float], what: str) -> Figure:
    """What the program has in use without its search index and numpy, which have a goal of their own."""
    whole = terminal.megabytes()
    numpy, index = index_size
    limit = 60 if contacts <= 1_600 else 90 if contacts <= 100_000 else 250
    beside = f"{whole:.0f} with the index of {index:.0f} and numpy's {numpy:.0f}"
    beside += f", {terminal.private_megabytes():.0f} of these shared with no other program"
    return Figure("At rest", what, f"{contacts:,}", "MB", (whole - index - numpy,), (limit,), beside=beside)


_LOADING = """
import sys
from pathlib import Path
from netwerk_tui.actions.indexing import load_index
from netwerk_tui.actions.network import open_file
from netwerk_tui.spare_memory import give_back_memory
def megabytes():
    give_back_memory()
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")) / 1024
network = open_file(Path(sys.argv[1]))
bare = megabytes()
if sys.argv[2] == "numpy":
    import numpy
numbers = megabytes()
loaded = load_index(network)
for query in ("jan", "janssn", "vdberg", "wethouder ede"):
    loaded.index.search(query)
print(numbers - bare, megabytes() - numbers)
"""


def index_megabytes(network: Path) -> tuple[float, float]:
    """What numpy and the search index of this network add to a process, where numpy is used at all."""
    size = network.stat().st_size
    command = [sys.executable, "-c", _LOADING, str(network), "numpy" if size > _NUMPY_FROM_BYTES else "none"]
    numpy, index = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(numpy), float(index)
