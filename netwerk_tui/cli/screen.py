"""`netwerk` alone and `netwerk demo`: the way from the shell to the screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _

if TYPE_CHECKING:
    import argparse

    from netwerk_tui.cli.shell import Shell
    from netwerk_tui.settings import Settings

_FRAMES_A_SECOND = "120"
"""Twice Textual's own: a drag is then seen within 11 ms instead of 20, at no cost when nothing moves."""


def open_screen(_arguments: argparse.Namespace, shell: Shell) -> int:
    """Show the network until the user leaves."""
    return show_own_network(shell.settings)


def demo(_arguments: argparse.Namespace, shell: Shell) -> int:
    """Show an invented network that is thrown away afterwards."""
    if not shell.output.has_screen:
        raise UserError(_("The screen needs a terminal."), _("Start it in one, without --json and without a pipe."))
    return _shown(shell.settings, sample=True)


def show_own_network(settings: Settings) -> int:
    """Show the network of these settings until the user leaves; the exit code."""
    return _shown(settings, sample=False)


def _shown(settings: Settings, *, sample: bool) -> int:
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES_A_SECOND)
    # Textual reads the frame rate when it is imported, which takes 0.2 s.
    from netwerk_tui.ui.app import run_app

    return run_app(settings, sample=sample)
