"""The driver without threads in a real terminal: what is typed arrives once and in order, and all is given back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from textual.constants import ESCAPE_DELAY

from tests.isolation import isolated_environment
from tests.terminal.display import Position
from tests.terminal.pseudo_terminal import start_in_terminal
from tests.terminal.terminal import WAIT_SECONDS, Terminal

REPOSITORY = Path(__file__).parents[2]
DRIVER = "netwerk_tui.ui.quick_driver:QuickDriver"
STOCK_DRIVER = "textual.drivers.linux_driver:LinuxDriver"
MOST_TURNS = 30


def sample(tmp_path: Path, driver: str = DRIVER, **environment: str) -> Terminal:
    command = [sys.executable, "-m", "tests.terminal.sample_app"]
    settings = isolated_environment(tmp_path, TEXTUAL_DRIVER=driver, **environment)
    return Terminal(command, settings, columns=80, rows=24, directory=REPOSITORY)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with sample(tmp_path) as running:
        running.wait_for("size 80x24.")
        yield running


def focus(terminal: Terminal) -> None:
    terminal.click_on("▎")
    terminal.wait_for("up ")


def test_a_burst_of_keys_arrives_whole_and_in_order(terminal: Terminal) -> None:
    focus(terminal)
    text = "".join(chr(ord("a") + number % 26) for number in range(70))
    terminal.write(text.encode())
    terminal.wait_for(text[-60:])


def test_a_letter_that_is_split_over_two_reads_is_one_letter(terminal: Terminal) -> None:
    focus(terminal)
    for byte in "Zoë✓".encode():
        terminal.write(bytes([byte]))
        terminal.read_for(0.01)
    terminal.wait_for("Zoë✓")


def test_bytes_that_are_no_letter_do_not_end_the_program(terminal: Terminal) -> None:
    focus(terminal)
    terminal.write(b"a\xff\xfeb")
    terminal.type("still here")
    terminal.wait_for("still here")


def test_a_lone_escape_is_a_key_and_an_arrow_is_none(terminal: Terminal) -> None:
    terminal.write(b"\x1b")
    terminal.wait_for("key escape.")
    terminal.write(b"\x1b[A")
    terminal.wait_for("key up.")


def test_an_arrow_that_comes_in_two_pieces_is_an_arrow(terminal: Terminal) -> None:
    for _attempt in range(MOST_TURNS):
        began = time.perf_counter()
        terminal.write(b"\x1b[")
        terminal.read_for(0.03)
        terminal.write(b"A")
        # Beyond what a driver waits for the rest, it was this process that was held up, and nothing is told.
        if time.perf_counter() - began < ESCAPE_DELAY:
            break
    terminal.wait_for("key up.")


def test_a_long_paste_arrives_whole(terminal: Terminal) -> None:
    terminal.paste("één " * 3000 + "einde")
    terminal.wait_for("pasted één één")


def test_of_many_movements_the_last_one_arrives_before_the_release(terminal: Terminal) -> None:
    terminal.mouse_press(Position(3, 10))
    terminal.mouse_move(*(Position(column, 12) for column in range(3, 60)))
    terminal.wait_for("move 59,12 button 1.")
    terminal.mouse_move(Position(20, 13), Position(21, 13))
    terminal.mouse_release(Position(21, 13))
    terminal.wait_for("up 21,13.")


def test_a_resize_arrives(terminal: Terminal) -> None:
    terminal.resize(100, 30)
    terminal.wait_for("size 100x30.")


def test_the_editor_gets_the_terminal_and_gives_it_back(terminal: Terminal) -> None:
    terminal.press("ctrl+e")
    terminal.wait_for("editing")
    terminal.type("typed into the editor\n")
    terminal.wait_for("edited typed into the editor.")
    terminal.press("x")
    terminal.wait_for("key x.")


def test_what_is_typed_ahead_of_the_editor_is_not_lost(terminal: Terminal) -> None:
    focus(terminal)
    terminal.write(b"before\x05ahead")
    terminal.wait_for("editing")
    terminal.type("\n")
    terminal.wait_for("edited")
    terminal.wait_for("before")
    terminal.wait_for("ahead")


def test_no_movement_of_the_mouse_ends_up_in_the_editor(terminal: Terminal) -> None:
    terminal.write(b"\x05" + b"\x1b[<35;10;10M" * 50)
    terminal.wait_for("editing")
    terminal.type("clean\n")
    terminal.wait_for("edited clean.")


def test_the_program_stops_and_comes_back_like_any_other(terminal: Terminal) -> None:
    terminal.kill(signal.SIGTSTP)
    terminal.wait_until(lambda: _is_stopped(terminal.process.pid), "the program to stop")
    terminal.wait_until(lambda: b"\x1b[?1049l" in terminal.raw, "the screen to be given back")
    terminal.kill(signal.SIGCONT)
    terminal.wait_until(lambda: terminal.raw.count(b"\x1b[?1049h") == 2, "the screen to be taken again")
    terminal.press("x")
    terminal.wait_for("key x.")


def _is_stopped(process: int) -> bool:
    status = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return status.stdout.startswith("T")


def test_the_end_gives_everything_back(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0
    ended = terminal.raw[terminal.raw.rindex(b"\x1b[?1049h") :]
    for given_back in (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?25h"):
        assert given_back in ended


def test_a_terminal_that_is_closed_ends_the_program(terminal: Terminal) -> None:
    terminal.hang_up()
    assert terminal.process.wait(timeout=WAIT_SECONDS) != 0


def test_a_terminal_that_is_closed_while_much_is_drawn_ends_the_program(terminal: Terminal) -> None:
    for column in range(70):
        terminal.mouse_move(Position(column, column % 20))
    terminal.hang_up()
    assert terminal.process.wait(timeout=WAIT_SECONDS) != 0


def _lone_escape_seconds(terminal: Terminal) -> float:
    terminal.press("x")
    terminal.wait_for("key x.")
    return _seconds_until(terminal, b"\x1b", "key escape.")


def _editor_seconds(terminal: Terminal) -> float:
    seconds = _seconds_until(terminal, b"\x05", "editing")
    terminal.type("\n")
    terminal.wait_for("edited")
    terminal.press("x")
    terminal.wait_for("key x.")
    return seconds


def _seconds_until(terminal: Terminal, sent: bytes, text: str) -> float:
    began = time.perf_counter()
    terminal.write(sent)
    terminal.wait_for(text)
    return time.perf_counter() - began


def _gained_seconds(
    slow: Callable[[], float], quick: Callable[[], float], clearly_seconds: float, fewest_turns: int = 3
) -> float:
    """How much less the quick one takes: the median of a few turns, of more where a busy machine makes it unclear."""
    gained: list[float] = []
    while len(gained) < fewest_turns or (median(gained) < clearly_seconds and len(gained) < MOST_TURNS):
        gained.append(slow() - quick())
    return median(gained)


@pytest.mark.parametrize("seconds", [_lone_escape_seconds, _editor_seconds])
def test_a_lone_escape_and_an_editor_take_less_time_than_with_textuals_own_driver(
    tmp_path: Path, seconds: Callable[[Terminal], float]
) -> None:
    with sample(tmp_path / "stock", STOCK_DRIVER) as stock, sample(tmp_path / "quick") as quick:
        for terminal in (stock, quick):
            terminal.wait_for("size 80x24.")
        clearly_seconds = ESCAPE_DELAY / 5
        assert _gained_seconds(lambda: seconds(stock), lambda: seconds(quick), clearly_seconds) >= clearly_seconds


def test_a_terminal_that_answers_no_question_does_not_hold_up_the_end(tmp_path: Path) -> None:
    gained_seconds = _gained_seconds(
        lambda: _seconds_to_end(tmp_path, b"\x1b[?2048;0$y"), lambda: _seconds_to_end(tmp_path, b""), 0.5, 1
    )
    assert gained_seconds >= 0.5


def _seconds_to_end(home: Path, answer: bytes) -> float:
    """How long the program takes to end in a terminal that answers this at the start, and nothing at the end."""
    environment = isolated_environment(home, TEXTUAL_DRIVER=DRIVER)
    command = [sys.executable, "-m", "tests.terminal.sample_app"]
    process, controller = start_in_terminal(command, environment, (80, 24), REPOSITORY)
    try:
        drawn = b""
        while b"size 80x24." not in drawn:
            drawn += os.read(controller, 1 << 16)
        os.write(controller, answer + b"\x11")
        began = time.perf_counter()
        while _is_drawn(controller):
            pass
        process.wait(timeout=WAIT_SECONDS)
        return time.perf_counter() - began
    finally:
        process.kill()
        process.wait()
        os.close(controller)


def _is_drawn(controller: int) -> bool:
    """Wait for output. False once the program has ended."""
    try:
        return bool(os.read(controller, 1 << 16))
    except OSError:  # Linux reports EIO when the last program has left
        return False
