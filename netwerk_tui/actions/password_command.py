"""The user's own command that prints the passphrase: a password store or a keyring. For both front doors."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _

_PATIENCE_SECONDS = 120
"""A keyring may have to ask the user something itself."""


def passphrase_from(command: Sequence[str]) -> str:
    """The first line that the command prints. No shell reads it. Raises UserError where there is none."""
    name = clean_line(command[0])
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=_PATIENCE_SECONDS)
        lines = done.stdout.decode().splitlines()
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        raise UserError(
            _("The password command “{command}” failed.").format(command=name),
            _("Try it in a terminal: its first line must be the passphrase, and its exit code 0."),
        ) from error
    if not lines or not lines[0]:
        raise UserError(
            _("The password command “{command}” printed nothing.").format(command=name),
            _("Try it in a terminal: its first line must be the passphrase, and its exit code 0."),
        )
    return lines[0]
