"""The password of the user's mail account: from a command, else from the desktop's keyring. It is never kept here."""

from __future__ import annotations

from netwerk_tui.actions.password_command import passphrase_from
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.language import _

KEYRING_SERVICE = "netwerk-mail"


def mail_password(account: MailAccount) -> str:
    """The password; empty where there is none, and the server is then told nothing about the user.

    Raises UserError where the command or the keyring fails.
    """
    if account.password_command:
        return passphrase_from(account.password_command)
    try:
        # Rarely wanted and slow to import (0.1 s), so an extra.
        import keyring
        from keyring.errors import KeyringError
    except ModuleNotFoundError:
        return ""
    try:
        return keyring.get_password(KEYRING_SERVICE, account.login) or ""
    except KeyringError as error:
        raise UserError(
            _("The keyring does not give the password of the mail account."),
            _("Unlock it, or name a command under [mail] password_command in the configuration file."),
        ) from error
