"""netwerk talks to nobody: a whole session opens no socket that leads out of the machine, and asks for no name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.stories.desktop import Desktop

_WATCH = """
import os, socket, sys

def watch(event, arguments):
    leads_out = event == "socket.__new__" and arguments[1] != socket.AF_UNIX
    if leads_out or event in {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}:
        with open(os.environ["TOLD"], "a") as told:
            print(event, arguments, file=told)
        raise PermissionError("no socket here")

sys.addaudithook(watch)
"""
"""For every Python that is started: whatever leads out is refused, and written down."""


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "told"


@pytest.fixture
def desktop(tmp_path: Path, told: Path) -> Desktop:
    """A desktop that is watched, with nothing on it."""
    watch = tmp_path / "watch"
    watch.mkdir()
    (watch / "sitecustomize.py").write_text(_WATCH)
    return Desktop(tmp_path / "home", PYTHONPATH=str(watch), TOLD=str(told))


def test_a_whole_session_opens_no_socket_that_leads_out(desktop: Desktop, told: Path) -> None:
    desktop.shell("import", str(desktop.linkedin_file()))
    with desktop.netwerk() as terminal:
        terminal.wait_for("4 contacts")
        terminal.press("n")
        terminal.type("call Fatima El Amrani: read https://example.org and mail jan@example.org\n")
        terminal.wait_for("u undoes it")
        terminal.press("/")
        terminal.type("fatima\n")
        terminal.press("r")
        terminal.wait_for("Review")
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_for_exit() == 0
    desktop.shell("find", "Fatima")
    desktop.shell("check")
    assert not told.exists(), told.read_text()


def test_the_watch_would_see_a_socket_that_leads_out(desktop: Desktop, told: Path) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", code], env=desktop.environment, capture_output=True, check=False)
    assert "socket.getaddrinfo" in told.read_text()
