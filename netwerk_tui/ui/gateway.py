"""The one lazy door to the main screen, to actions, and with them SQLAlchemy, and to all dialogs.

The first frame does without them: importing SQLAlchemy takes as long as all of Textual (0.25 s), and so do the dialogs
together. It happens afterwards, on the writer's thread. Screens name `Desk` only in annotations, and the main screen
its dialogs only as attributes of `dialogs`.
"""

from __future__ import annotations

import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from netwerk_tui.settings import database_file

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.actions import encrypting as encrypting
    from netwerk_tui.actions.importing import AnyPlan
    from netwerk_tui.domain.first_page import FirstPage
    from netwerk_tui.settings import Settings
    from netwerk_tui.store.encryption import FileKey
    from netwerk_tui.ui import dialogs as dialogs
    from netwerk_tui.ui.desk import Desk
    from netwerk_tui.ui.screens import messages as messages
    from netwerk_tui.ui.screens import unlocking as unlocking
    from netwerk_tui.ui.screens.import_preview import ImportPreview
    from netwerk_tui.ui.screens.main import MainScreen
    from netwerk_tui.ui.writer import Writer

_DIALOGS = "netwerk_tui.ui.dialogs"


class _Deferred:
    """Stands for a module, which it imports where something of it is asked for before it is there."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self._module), name)


if not TYPE_CHECKING:
    dialogs = _Deferred(_DIALOGS)
    encrypting = _Deferred("netwerk_tui.actions.encrypting")
    messages = _Deferred("netwerk_tui.ui.screens.messages")
    unlocking = _Deferred("netwerk_tui.ui.screens.unlocking")


def main_screen() -> type[MainScreen]:
    """The screen that the network is used on. Runs on the writer's thread."""
    # Deferred until the first frame has been drawn: see the module's docstring.
    from netwerk_tui.ui.screens.main import MainScreen

    return MainScreen


def open_desk(
    settings: Settings, writer: Writer, today: date, sample_file: Path | None = None, key: FileKey | None = None
) -> Desk:
    """The open network of these settings, with the key of an encrypted one; or the sample network in `sample_file`.

    Runs on the writer's thread. Raises UserError where the network cannot be opened.
    """
    # Deferred until the first frame has been drawn: see the module's docstring.
    from netwerk_tui.ui.desk import open_own, open_sample

    if sample_file is None:
        return open_own(settings, writer, today, key)
    return open_sample(sample_file, settings, writer, today)


_loaded = threading.Event()


def load_dialogs() -> None:
    """Import all dialogs, so that the first key that opens one finds it there. Runs on the writer's thread."""
    import_module(_DIALOGS)
    _loaded.set()


def are_dialogs_loaded() -> bool:
    """Whether `dialogs` can be asked for without importing them here and now, for 0.2 s."""
    return _loaded.is_set()


def is_locked(settings: Settings) -> bool:
    """Whether only a passphrase opens the network of these settings."""
    path = database_file(settings)
    # Deferred, since nothing else needs the driver so early.
    from netwerk_tui.store.encryption import is_encrypted

    return path is not None and is_encrypted(path)


def first_page_of(settings: Settings, rows: int) -> FirstPage | None:
    """The contacts to show in the first frame of so many rows; None where the network must be opened first."""
    path = database_file(settings)
    if path is None:
        return None
    # Deferred, since nothing else needs the driver so early.
    from netwerk_tui.store.first_page import first_page

    return first_page(path, settings.name_order, rows)


def import_preview(plan: AnyPlan) -> ImportPreview:
    """What the plan would do, in words."""
    # Deferred like the desk: a plan comes with the store, but the words must not.
    from netwerk_tui.ui.screens.import_preview import preview_of

    return preview_of(plan)
