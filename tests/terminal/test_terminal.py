"""The terminal harness itself: what is typed and pointed at arrives, and what is drawn can be read."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.isolation import isolated_environment
from tests.terminal.display import Position
from tests.terminal.keyboard import MouseButton
from tests.terminal.terminal import WAIT_SECONDS, Terminal

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "tests.terminal.sample_app"]
    with Terminal(command, isolated_environment(tmp_path), columns=80, rows=24, directory=REPOSITORY) as running:
        running.wait_for("size 80x24.")
        yield running


def python(tmp_path: Path, code: str) -> Terminal:
    return Terminal([sys.executable, "-c", code], isolated_environment(tmp_path), columns=40, rows=10)


def test_keys_arrive_by_their_names(terminal: Terminal) -> None:
    for key in ("x", "escape", "ctrl+p", "shift+tab", "pagedown", "ctrl+right", "f2", "delete"):
        terminal.press(key)
        terminal.wait_for(f"key {key}.")


def test_typed_text_arrives_whole(terminal: Terminal) -> None:
    terminal.click_on("▎")
    terminal.type("Zoë van 't Hof ✓")
    terminal.wait_for("Zoë van 't Hof ✓")


def test_pasted_text_arrives_as_a_paste(terminal: Terminal) -> None:
    terminal.paste("in één keer")
    terminal.wait_for("pasted in één keer.")


def test_a_press_a_move_and_a_release_arrive_where_they_were_made(terminal: Terminal) -> None:
    terminal.mouse_press(Position(5, 12))
    terminal.wait_for("down 5,12 button 1.")
    terminal.mouse_move(Position(70, 20))
    terminal.wait_for("move 70,20 button 1.")
    terminal.mouse_release(Position(71, 20))
    terminal.wait_for("up 71,20.")


def test_a_drag_ends_where_it_should(terminal: Terminal) -> None:
    terminal.drag(Position(3, 10), Position(40, 17))
    terminal.wait_for("up 40,17.")


def test_the_right_button_and_the_wheel_arrive(terminal: Terminal) -> None:
    terminal.mouse_press(Position(1, 9), MouseButton.RIGHT)
    terminal.wait_for("down 1,9 button 3.")
    terminal.mouse_release(Position(1, 9))
    terminal.wheel(Position(2, 9), 3)
    terminal.wait_for("wheel down 2,9.")


def test_a_resize_reaches_the_program(terminal: Terminal) -> None:
    terminal.resize(100, 30)
    terminal.wait_for("size 100x30.")
    assert len(terminal.lines()) == 30


def test_text_beyond_a_wide_character_is_found_in_its_own_column(terminal: Terminal) -> None:
    assert terminal.position_of("breed") == Position(len("de eerste regel: ë ") + 2 + 1, 0)


def test_the_program_marks_its_frames_for_a_terminal_that_can_show_them_whole(terminal: Terminal) -> None:
    terminal.press("x")
    terminal.wait_until(lambda: b"\x1b[?2026h" in terminal.raw, "the start of a frame")


def test_a_killed_program_reports_its_signal(terminal: Terminal) -> None:
    terminal.kill(signal.SIGKILL)
    assert terminal.wait_for_exit() == -signal.SIGKILL


def test_closing_the_window_hangs_up_on_the_program(tmp_path: Path) -> None:
    with python(tmp_path, "print('ready', flush=True); input()") as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.process.wait(timeout=WAIT_SECONDS) == -signal.SIGHUP


def test_the_exit_code_and_the_last_words_are_read(tmp_path: Path) -> None:
    with python(tmp_path, "print('tot ziens'); raise SystemExit(3)") as terminal:
        assert terminal.wait_for_exit() == 3
        assert terminal.shows("tot ziens")


def test_waiting_in_vain_fails_with_the_screen(tmp_path: Path) -> None:
    with python(tmp_path, "print('something else', flush=True); input()") as terminal:
        terminal.wait_for("something else")
        with pytest.raises(AssertionError, match=r"(?s)in vain for: 'never'.*something else"):
            terminal.wait_for("never", seconds=0.1)


def test_waiting_for_a_program_that_ended_fails_at_once(tmp_path: Path) -> None:
    with python(tmp_path, "print('bye')") as terminal, pytest.raises(AssertionError, match="ended before"):
        terminal.wait_for("never")


def test_the_program_sees_nothing_of_the_developers_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_DB", "/the/real/network.db")
    code = "import os; print(os.environ['HOME'] == os.getcwd(), 'NETWERK_DB' in os.environ)"
    environment = isolated_environment(tmp_path)
    with Terminal([sys.executable, "-c", code], environment, directory=tmp_path) as terminal:
        terminal.wait_for_exit()
        assert terminal.shows("True False")


def test_escape_is_a_key_of_its_own_for_a_program_with_a_plain_keyboard(tmp_path: Path) -> None:
    code = (
        "import os, tty; tty.setraw(0); print('ready', end='', flush=True);"
        "print(os.read(0, 9), os.read(0, 9), flush=True)"
    )
    with python(tmp_path, code) as terminal:
        terminal.wait_for("ready")
        terminal.press("escape", "x")
        terminal.wait_for(r"b'\x1b' b'x'")
