"""What was typed in a form is there again at the next start, however the program ended."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stories.desktop import Desktop
from tests.terminal.terminal import WAIT_SECONDS, Terminal


def hang_up(terminal: Terminal, desktop: Desktop) -> None:
    terminal.hang_up()
    terminal.process.wait(timeout=WAIT_SECONDS)


def terminate(terminal: Terminal, desktop: Desktop) -> None:
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_for_exit() == 128 + signal.SIGTERM


def kill_after_a_while(terminal: Terminal, desktop: Desktop) -> None:
    terminal.wait_until(lambda: desktop.has_kept("Quinten"), "the form to be kept")
    terminal.kill(signal.SIGKILL)
    terminal.wait_for_exit()


@pytest.mark.parametrize("end", [hang_up, terminate, kill_after_a_while])
def test_a_form_that_the_end_closed_is_shown_at_the_next_start(
    tmp_path: Path, end: Callable[[Terminal, Desktop], None]
) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("4 contacts")
        terminal.press("a")
        terminal.wait_for("New contact")
        terminal.type("Quinten")
        terminal.wait_for("Quinten")
        end(terminal, desktop)
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("netwerk ended while a dialog was open")
        terminal.wait_for("Quinten")
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
        terminate(terminal, desktop)
    with desktop.netwerk() as terminal:
        terminal.wait_for("netwerk ended while")
        terminal.wait_for("spoke up for us")
