"""Every dialog, with a payload in every text of the network, in a real terminal: nothing is spoken or clicked."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import netwerk_tui.ui.screens
from netwerk_tui.ui.screens.dialog import Dialog
from tests.stories.desktop import REPOSITORY, Desktop
from tests.stories.hostile_network import SPOKEN, make_hostile_network
from tests.terminal.terminal import Terminal

_WALK_SECONDS = 600.0

REACHED = frozenset(
    {
        "BriefingScreen",
        "ConfirmScreen",
        "ContactFormScreen",
        "CopyScreen",
        "DossierScreen",
        "DuplicatesScreen",
        "EntryScreen",
        "EventsScreen",
        "FileWritingScreen",
        "FollowupScreen",
        "HelpScreen",
        "ImportScreen",
        "InfluenceScreen",
        "IntroductionForm",
        "JourneyScreen",
        "LedgerScreen",
        "PassphraseScreen",
        "PersonasScreen",
        "PictureScreen",
        "ReportScreen",
        "ReviewScreen",
        "SegmentsScreen",
        "SettingsScreen",
        "StagesScreen",
        "WeekScreen",
    }
)
"""What the walk of `hostile_tour` draws, key by key."""

BEYOND = frozenset(
    {
        "BackupsScreen",
        "BusyScreen",
        "CalendarExportScreen",
        "CardScreen",
        "ChecklistScreen",
        "ChoosingScreen",
        "ClashScreen",
        "ClosedFormScreen",
        "DealingForm",
        "DoubtfulScreen",
        "EncryptionScreen",
        "EventAgainScreen",
        "EventFormScreen",
        "EventScreen",
        "FieldEditor",
        "FieldHistoryScreen",
        "FollowupAddScreen",
        "FollowupEditScreen",
        "IntroductionsScreen",
        "LetterScreen",
        "LineScreen",
        "MergeScreen",
        "MessageFormScreen",
        "MessageScreen",
        "MessagesScreen",
        "NeighbourhoodScreen",
        "PeopleScreen",
        "RecoveryKeyScreen",
        "RelationForm",
        "ResponseScreen",
        "RestoreQuestion",
        "RewordingScreen",
        "SegmentForm",
        "SendingScreen",
        "TargetGroupsScreen",
        "UnlockScreen",
        "VariantFormScreen",
        "WaysScreen",
        "WhomToAskScreen",
        "WordsScreen",
    }
)
"""What the walk does not come to: it needs something typed, a file, a passphrase, a colleague, or more keys in a row.

The guard at `Strip.render` holds there too (`test_output_guard`), and `test_hostile_names` visits the card by hand.
"""


def all_dialogs() -> set[str]:
    """The names of all classes of dialogs, frames of others left out."""
    for module in iter_modules(netwerk_tui.ui.screens.__path__):
        import_module(f"netwerk_tui.ui.screens.{module.name}")
    return set(_leaves(Dialog))


def _leaves(frame: type[object]) -> list[str]:
    below: list[type[object]] = [each for each in frame.__subclasses__() if each.__module__.startswith("netwerk_tui")]
    return [name for each in below for name in _leaves(each)] if below else [frame.__name__]


@pytest.mark.skipif("HOSTILE_WALK" not in os.environ, reason="a walk of minutes, made by `make faults`")
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


def test_every_dialog_is_known_to_the_walk() -> None:
    """A new dialog is added to those that the walk reaches, or to those beyond it."""
    assert all_dialogs() <= REACHED | BEYOND
