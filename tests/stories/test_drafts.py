"""What was typed in a note is never lost, however the program ends."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stories.desktop import Desktop
from tests.terminal.terminal import Terminal

DRAFT = "wants the permit faster, and"


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    desktop = Desktop(tmp_path)
    desktop.fill()
    return desktop


@pytest.fixture
def noting(desktop: Desktop) -> Iterator[Terminal]:
    """The screen with half a note about Fatima in it."""
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("▌ · Fatima El Amrani")
        terminal.press("n")
        terminal.wait_for("Quick note")
        terminal.type(DRAFT)
        terminal.wait_for(f"“{DRAFT}”")
        yield terminal


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


def leave_by_escape_and_quit(terminal: Terminal) -> None:
    terminal.press("escape")
    terminal.wait_until_gone("Quick note")
    terminal.press("j", "q")
    assert terminal.wait_for_exit() == 0


def quit_at_once(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize("end", [hang_up, terminate, kill_a_second_later, leave_by_escape_and_quit, quit_at_once])
def test_the_next_note_goes_on_with_what_was_typed(
    desktop: Desktop, noting: Terminal, end: Callable[[Terminal], None]
) -> None:
    end(noting)
    with desktop.netwerk(columns=80, rows=24) as terminal:
        terminal.wait_for("4 contacts")
        terminal.press("n")
        terminal.wait_for(f"“{DRAFT}”")
        terminal.wait_for("Quick note Fatima")
        terminal.type(" no fuss\n")
        terminal.wait_until_gone("Quick note")
        terminal.press("n")
        terminal.wait_for("Quick note")
        assert not terminal.shows(f"“{DRAFT}")
    texts = [item["text"] for item in desktop.shell("show", "Fatima El Amrani")["timeline"]]
    assert f"{DRAFT} no fuss" in texts
