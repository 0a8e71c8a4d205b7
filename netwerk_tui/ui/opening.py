"""Handing an address to the desktop: one program with one argument, no shell, and nothing of it on this screen."""

from __future__ import annotations

import shutil
import subprocess
import sys

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.language import _

_OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "gio", "wslview", "termux-open-url")


def open_address(address: str) -> None:
    """Let the desktop open this address, which comes from `domain.opening`. Raises UserError where nothing can."""
    for name in _OPENERS:
        program = shutil.which(name)
        if program is not None:
            command = [program, "open", address] if name == "gio" else [program, address]
            _start(command)
            return
    raise UserError(
        _("There is no program here that opens {address}.").format(address=address),
        _("y in the main screen copies it."),
    )


def _start(command: list[str]) -> None:
    silent = subprocess.DEVNULL
    try:
        subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError as error:
        reason = _("{program} cannot be started: {reason}.").format(program=command[0], reason=reason_of(error))
        raise UserError(reason) from error
