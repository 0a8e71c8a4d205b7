"""Every dialog, on a network in which every text speaks to the terminal: it shows them, and obeys none.

Each is opened in one real pseudo-terminal. `walk_hostile_dialogs` does so for each payload by itself, and walks through
netwerk by its keys: that takes minutes.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import netwerk_tui.ui.screens
from netwerk_tui.ui.screens.dialog import Dialog
from tests.stories.desktop import REPOSITORY, Desktop
from tests.stories.dialog_visits import VISITS
from tests.stories.hostile_network import SPOKEN, make_hostile_network
from tests.terminal.pseudo_terminal import written_in_terminal

_VISITS_SECONDS = 300.0


def all_dialogs() -> set[str]:
    """The names of all classes of dialogs, frames of others left out."""
    for module in iter_modules(netwerk_tui.ui.screens.__path__):
        import_module(f"netwerk_tui.ui.screens.{module.name}")
    return set(_leaves(Dialog))


def _leaves(frame: type[object]) -> list[str]:
    below: list[type[object]] = [each for each in frame.__subclasses__() if each.__module__.startswith("netwerk_tui")]
    return [name for each in below for name in _leaves(each)] if below else [frame.__name__]


def visit_every_dialog(desktop: Desktop, told_at: Path, *keys: str, size: tuple[int, int] = (120, 40)) -> None:
    """Open them all, and fail where a byte of a payload reaches the terminal, or where its markup is obeyed."""
    command = [sys.executable, "-m", "tests.stories.hostile_visits", str(told_at), *keys]
    code, raw = written_in_terminal(command, desktop.environment, size, REPOSITORY, seconds=_VISITS_SECONDS)
    assert code == 0, raw[-3000:].decode(errors="replace")
    told = json.loads(told_at.read_text())
    assert [sequence for sequence in SPOKEN if sequence in raw] == []
    assert told["clicks"] == []
    assert set(told["seen"]) == set(VISITS)


def test_every_dialog_has_a_visit() -> None:
    """A new dialog is added to `dialog_visits`."""
    assert all_dialogs() - set(VISITS) == set()


def test_every_dialog_shows_hostile_texts_harmlessly(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path, EDITOR="true")
    make_hostile_network(desktop.database)
    visit_every_dialog(desktop, tmp_path / "told.json", "down", size=(80, 24))
