"""What the first frame does without, in a process of its own: the rest is loaded while keys are answered."""

from __future__ import annotations

import subprocess
import sys

from netwerk_tui.ui import dialogs

_WATCHED = """
import os, sys
from textual.screen import Screen
from netwerk_tui.settings import load_settings
from netwerk_tui.ui.app import NetwerkApp

def tell():
    known = [Screen]
    for each in known:
        known += each.__subclasses__()
    screens = ["screen:" + each.__name__ for each in known if each.__module__.startswith("netwerk_tui")]
    print(*sys.modules, *screens, file=sys.__stdout__)

def leave(app):
    tell()
    app.exit()

async def open_and_leave(app, open=NetwerkApp._open):
    await open(app)
    leave(app)

if sys.argv[1] == "drawn":
    NetwerkApp._settle = leave
else:
    NetwerkApp._open = open_and_leave
app = NetwerkApp(load_settings(os.environ))
app.run(headless=True)
app.finish()
"""
"""Shows netwerk without a terminal, until the first frame is drawn or the network is open, and tells what is loaded."""

_DIALOG_MODULES = {each.__module__ for each in vars(dialogs).values() if isinstance(each, type)}

_FOR_LATER = (
    "cli.parser",
    "domain.date_finding",
    "domain.matrix",
    "domain.policy",
    "domain.profile",
    "settings.matrices",
    "ui.desk",
    "ui.screens.main",
    "ui.screens.messages",
    "ui.widgets.bars",
    "ui.widgets.line_editor",
    "ui.widgets.line_list",
    "ui.widgets.matrix",
    "ui.widgets.timeline",
)
"""Our own modules that take their time."""


def loaded_when(moment: str) -> set[str]:
    """The modules that are loaded then, and each screen of netwerk's that is defined then as `screen:NAME`."""
    done = subprocess.run([sys.executable, "-c", _WATCHED, moment], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_first_frame_knows_no_screen_but_the_first() -> None:
    screens = {each for each in loaded_when("drawn") if each.startswith("screen:")}
    assert screens == {"screen:FirstScreen"}


def test_the_first_frame_is_drawn_before_the_database_and_the_search_are_loaded() -> None:
    loaded = loaded_when("drawn")
    heavy = {"sqlalchemy", "alembic", "rapidfuzz", "icalendar", "numpy", "argparse", "tomllib"}
    assert loaded & {*heavy, "textual.widgets._text_area"} == set()
    assert loaded & {f"netwerk_tui.{name}" for name in _FOR_LATER} == set()


def test_every_dialog_is_loaded_before_a_key_asks_for_it() -> None:
    assert loaded_when("open") >= _DIALOG_MODULES
