"""The screen and the shell on one network at the same time."""

from __future__ import annotations

from pathlib import Path

from tests.stories.desktop import Desktop


def test_the_screen_follows_what_the_shell_records(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    with desktop.netwerk() as terminal:
        terminal.wait_for("Fatima El Amrani · Directeur")
        desktop.shell("note", "call Fatima El Amrani: heard from the shell")
        terminal.wait_for("heard from the shell")
        desktop.shell("move", "Fatima El Amrani", "2", "5")
        terminal.wait_for("▣ 3")
        desktop.shell("note", "call Nieuwe Buur: never seen before")
        terminal.wait_for("5 contacts")
        terminal.press("/")
        terminal.type("niuwe buur")
        terminal.wait_for("1 found")
        terminal.press("enter", "u")
        terminal.wait_for("4 contacts")
    assert desktop.shell("find", "Nieuwe Buur") == []
