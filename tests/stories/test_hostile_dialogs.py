"""Every dialog is known to the walk through a hostile network, which `walk_hostile_dialogs` makes."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import netwerk_tui.ui.screens
from netwerk_tui.ui.screens.dialog import Dialog

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
        "NewsForm",
        "NewsReadersScreen",
        "NewsScreen",
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


def test_every_dialog_is_known_to_the_walk() -> None:
    """A new dialog is added to those that the walk reaches, or to those beyond it."""
    assert all_dialogs() <= REACHED | BEYOND
