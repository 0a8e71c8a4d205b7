"""What was typed in a form is there again at the next start, however the program ended."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stories.desktop import Desktop
from tests.terminal.terminal import Terminal


def hang_up(terminal: Terminal) -> None:
    terminal.hang_up()
    terminal.process.wait(timeout=20)


def terminate(terminal: Terminal) -> None:
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_for_exit() == 128 + signal.SIGTERM


def kill_a_second_later(terminal: Terminal) -> None:
    terminal.read_for(1.0)
    terminal.kill(signal.SIGKILL)
    terminal.wait_for_exit()


@pytest.mark.parametrize("end", [hang_up, terminate, kill_a_second_later])
def test_a_form_that_the_end_closed_is_shown_at_the_next_start(tmp_path: Path, end: Callable[[Terminal], None]) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("4 contacts")
        terminal.press("a")
        terminal.wait_for("New contact")
        terminal.type("Quinten")
        terminal.wait_for("Quinten")
        end(terminal)
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("netwerk ended while a dialog was open")
        assert terminal.shows("Quinten")
        terminal.press("escape")
        terminal.wait_until_gone("netwerk ended")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("4 contacts")
        terminal.wait_until_quiet()
        assert not terminal.shows("netwerk ended")


def test_the_reason_of_a_move_is_shown_at_the_next_start(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("4 contacts")
        terminal.press("space", "enter")
        terminal.wait_for("why?")
        terminal.wait_until_quiet()
        terminal.type("spoke up for us")
        terminal.wait_for("spoke up for us")
        terminate(terminal)
    with desktop.netwerk() as terminal:
        terminal.wait_for("netwerk ended while")
        assert terminal.shows("spoke up for us")
