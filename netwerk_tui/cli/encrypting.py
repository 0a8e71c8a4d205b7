"""`netwerk encrypt`, `netwerk decrypt` and `netwerk passphrase`."""

from __future__ import annotations

import argparse
import shlex

from netwerk_tui.actions.encrypting import (
    Recrypted,
    change_passphrase,
    decrypt_network,
    encrypt_network,
    locked_file,
)
from netwerk_tui.cli.asking import is_agreed
from netwerk_tui.cli.exit_codes import FAILED, FINE
from netwerk_tui.cli.passphrases import key_of_network, new_passphrase
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import Refused, UsageError
from netwerk_tui.language import _
from netwerk_tui.store.encryption import FileKey


def encrypt(arguments: argparse.Namespace, shell: Shell) -> int:
    """Encrypt the network with a new passphrase, and print its recovery key."""
    if locked_file(shell.settings) is not None:
        raise Refused(_("This network is encrypted already."), _("“netwerk passphrase” changes its passphrase."))
    typed = new_passphrase(shell, _command(arguments) or shell.settings.password_command)
    _tell(shell, encrypt_network(shell.settings, typed))
    return FINE


def passphrase(arguments: argparse.Namespace, shell: Shell) -> int:
    """Change the passphrase, and print the new recovery key."""
    key = _needed_key(shell)
    done = change_passphrase(shell.settings, key, new_passphrase(shell, _command(arguments)))
    _tell(shell, done)
    if shell.settings.password_command:
        shell.output.say(_("From now on your password command has to print the new passphrase."))
    return FINE


def decrypt(arguments: argparse.Namespace, shell: Shell) -> int:
    """Make the network plain again."""
    key = _needed_key(shell)
    question = _("Let everybody read the network who can read its file?")
    if not arguments.yes and not is_agreed(shell, question):
        shell.output.say(_("Nothing was changed."))
        return FAILED
    _tell(shell, decrypt_network(shell.settings, key))
    return FINE


def _needed_key(shell: Shell) -> FileKey:
    key = key_of_network(shell)
    if key is None:
        raise Refused(_("This network is not encrypted."), _("“netwerk encrypt” encrypts it."))
    return key


def _command(arguments: argparse.Namespace) -> list[str]:
    """The command that prints the new passphrase; empty where none was named."""
    try:
        return shlex.split(arguments.new_password_command)
    except ValueError as error:
        raise UsageError(_("A quote in --new-password-command is not closed."), _("Nothing was changed.")) from error


def _tell(shell: Shell, done: Recrypted) -> None:
    recovery_key = "" if done.key is None else done.key.recovery_key
    if shell.output.as_json:
        value = {
            "encrypted": done.key is not None,
            "recovery_key": recovery_key,
            "backups": [str(path) for path in done.backups],
            "limits": list(done.limits),
        }
        shell.output.print_value(value)
        return
    shell.output.say(_("The network is encrypted.") if done.key is not None else _("The network is not encrypted."))
    shell.output.say(*(_("Backup rewritten: {path}").format(path=path) for path in done.backups), *done.limits)
    if recovery_key:
        shell.output.say(
            _(
                "Write down this recovery key, and keep it away from the machine. It opens the network when the"
                " passphrase is forgotten, until you change it. It is not shown again:"
            )
        )
        shell.output.print_lines([recovery_key])
