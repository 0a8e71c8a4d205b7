"""Every dialog with every payload, and a walk through netwerk by its keys. It takes minutes: `make faults` makes it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.stories.desktop import REPOSITORY, Desktop
from tests.stories.hostile_network import PAYLOADS, SPOKEN, make_hostile_network
from tests.stories.test_hostile_dialogs import visit_every_dialog
from tests.terminal.pseudo_terminal import written_in_terminal

_WALK_SECONDS = 900.0
_LEAST_REACHED = 25
"""Dialogs to which the keys of the main screen lead, and the keys in those."""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_dialog_shows_this_payload_in_every_text_harmlessly(tmp_path: Path, payload: str) -> None:
    desktop = Desktop(tmp_path, EDITOR="true")
    make_hostile_network(desktop.database, [PAYLOADS[payload]])
    visit_every_dialog(desktop, tmp_path / "told.json", *("down", "tab", "pagedown", "end", "tab", "shift+tab"))


def test_a_walk_by_the_keys_shows_hostile_texts_harmlessly(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path, EDITOR="true")
    make_hostile_network(desktop.database)
    seen_file = tmp_path / "seen.json"
    command = [sys.executable, "-m", "tests.stories.hostile_tour", str(seen_file)]
    code, raw = written_in_terminal(command, desktop.environment, (120, 40), REPOSITORY, seconds=_WALK_SECONDS)
    assert code == 0, raw[-3000:].decode(errors="replace")
    told = json.loads(seen_file.read_text())
    assert [sequence for sequence in SPOKEN if sequence in raw] == []
    assert told["clicks"] == []
    assert len(told["seen"]) >= _LEAST_REACHED
