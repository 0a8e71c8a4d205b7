"""What was typed in a note is never lost, however the program ends."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stories.desktop import Desktop
from tests.terminal.terminal import WAIT_SECONDS, Terminal

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


def hang_up(terminal: Terminal, desktop: Desktop) -> None:
    terminal.hang_up()
    terminal.process.wait(timeout=WAIT_SECONDS)


def terminate(terminal: Terminal, desktop: Desktop) -> None:
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_for_exit() == 128 + signal.SIGTERM


def kill_after_a_while(terminal: Terminal, desktop: Desktop) -> None:
    terminal.wait_until(lambda: desktop.has_kept(DRAFT), "the note to be kept")
    terminal.kill(signal.SIGKILL)
    terminal.wait_for_exit()


def leave_by_escape_and_quit(terminal: Terminal, desktop: Desktop) -> None:
    terminal.press("escape")
    terminal.wait_until_gone("Quick note")
    terminal.press("j", "q")
    assert terminal.wait_for_exit() == 0


def quit_at_once(terminal: Terminal, desktop: Desktop) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize("end", [hang_up, terminate, kill_after_a_while, leave_by_escape_and_quit, quit_at_once])
def test_the_next_note_goes_on_with_what_was_typed(
    desktop: Desktop, noting: Terminal, end: Callable[[Terminal, Desktop], None]
) -> None:
    end(noting, desktop)
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
