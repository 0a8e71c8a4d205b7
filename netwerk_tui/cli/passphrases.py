"""Asks for passphrases: the user's own command first, then the terminal. For every verb that opens a network."""

from __future__ import annotations

import getpass
import sys
import time
from collections.abc import Sequence

from netwerk_tui.actions.encrypting import locked_file, unlock_network
from netwerk_tui.actions.password_command import passphrase_from
from netwerk_tui.cli.output import is_terminal
from netwerk_tui.cli.shell import Shell
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.unlocking import delay_seconds
from netwerk_tui.language import _
from netwerk_tui.store.encryption import FileKey, WrongPassphrase

_ATTEMPTS = 3


def key_of_network(shell: Shell) -> FileKey | None:
    """What opens the network of this run; None where it is not encrypted.

    Raises WrongPassphrase where what was said does not open it, and Refused where nobody can say it.
    """
    if locked_file(shell.settings) is None:
        return None
    if shell.settings.password_command:
        try:
            return unlock_network(shell.settings, passphrase_from(shell.settings.password_command))
        except WrongPassphrase as error:
            # Another network than the one that the command is for.
            if not is_terminal(sys.stdin):
                raise
            shell.output.say(error.title)
    _need_terminal()
    return _key_from_terminal(shell)


def new_passphrase(shell: Shell, command: Sequence[str]) -> str:
    """A passphrase for the network: what the command prints, or what the user types twice.

    Raises Refused where the two differ, and where there is neither a command nor a terminal.
    """
    if command:
        return passphrase_from(command)
    _need_terminal()
    shell.output.say(_("A passphrase of four words or more is easy to remember. Nobody can open the network without."))
    typed = getpass.getpass(_("New passphrase: "))
    if getpass.getpass(_("The same again: ")) != typed:
        raise Refused(_("The two passphrases differ."), _("Nothing was changed. Try again."))
    return typed


def _key_from_terminal(shell: Shell) -> FileKey:
    failures = 0
    while True:
        try:
            return unlock_network(shell.settings, getpass.getpass(_("Passphrase: ")))
        except WrongPassphrase as error:
            failures += 1
            if failures == _ATTEMPTS:
                raise
            shell.output.say(error.title)
            time.sleep(delay_seconds(failures))


def _need_terminal() -> None:
    if not is_terminal(sys.stdin):
        raise Refused(
            _("This takes a passphrase, and nobody is there to type it."),
            _("Name a command that prints it: NETWERK_PASSWORD_COMMAND, or “password_command” in the configuration."),
        )
