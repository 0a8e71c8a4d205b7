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
    """The first line that the command prints. No shell reads it, and nothing that it says reaches the screen.

    Raises UserError where there is none, with what the command complained of last.
    """
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_PATIENCE_SECONDS
        )
        lines = done.stdout.decode().splitlines()
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        raise _failure(command) from error
    if done.returncode or not lines or not lines[0]:
        raise _failure(command, done.stderr.decode(errors="replace"))
    return lines[0]


def _failure(command: Sequence[str], complaint: str = "") -> UserError:
    last = clean_line((complaint.strip().splitlines() or [""])[-1])
    advice = _("Try it in a terminal: its first line must be the passphrase, and its exit code 0.")
    title = _("The password command “{command}” gives no passphrase.").format(command=clean_line(command[0]))
    return UserError(title, " ".join(part for part in (last, advice) if part))
