"""The walk through all dialogs of a hostile network, in a real terminal. It takes minutes: `make faults` makes it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.stories.desktop import REPOSITORY, Desktop
from tests.stories.hostile_network import SPOKEN, make_hostile_network
from tests.stories.test_hostile_dialogs import REACHED
from tests.terminal.terminal import Terminal

_WALK_SECONDS = 600.0


def test_every_dialog_shows_hostile_texts_harmlessly(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path, EDITOR="true")
    make_hostile_network(desktop.database)
    seen_file = tmp_path / "seen.json"
    command = [sys.executable, "-m", "tests.stories.hostile_tour", str(seen_file)]
    with Terminal(command, desktop.environment, directory=REPOSITORY) as terminal:
        assert terminal.wait_for_exit(_WALK_SECONDS) == 0, terminal.text()
        raw = terminal.raw
    told = json.loads(seen_file.read_text())
    assert [sequence for sequence in SPOKEN if sequence in raw] == []
    assert told["clicks"] == []
    assert set(told["seen"]) >= REACHED
