"""Somebody keeps a network that nobody else can read: encrypted in the shell, used on the screen, locked, and saved."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.stories.desktop import Desktop

PASSPHRASE = "zon maan ster"


def test_a_network_is_encrypted_and_used_and_locked(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path)
    desktop.fill()
    command = shlex.join(["echo", PASSPHRASE])
    recovery_key = desktop.shell("encrypt", "--new-password-command", command)["recovery_key"]
    with desktop.netwerk() as terminal:
        terminal.wait_for("This network is encrypted")
        assert "Jansen" not in terminal.text()
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("Jan Jansen")
        terminal.press("n")
        terminal.type("call Jan Jansen: half a sen")
        terminal.wait_for("half a sen")
        terminal.press("ctrl+l")
        terminal.wait_for("netwerk is locked")
        assert "Jansen" not in terminal.text()
        terminal.type(recovery_key)
        terminal.press("enter")
        terminal.wait_for("Jan Jansen")
        terminal.press("n")
        terminal.wait_for("half a sen")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    for file in desktop.database.parent.iterdir():
        assert b"Jansen" not in file.read_bytes(), file
