"""The password of a database server: from a command, else from the desktop's keyring. It is never kept here.

Where neither gives one, libpq looks into ~/.pgpass by itself.
"""

from __future__ import annotations

from netwerk_tui.actions.password_command import passphrase_from
from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _
from netwerk_tui.settings import Settings, shown_database

KEYRING_SERVICE = "netwerk-database"


def server_password(settings: Settings) -> str:
    """The password; empty where it is left to ~/.pgpass. Raises UserError where the command or the keyring fails."""
    if settings.password_command:
        return passphrase_from(settings.password_command)
    try:
        # Rarely wanted and slow to import (0.1 s), so an extra.
        import keyring
        from keyring.errors import KeyringError, NoKeyringError
    except ModuleNotFoundError:
        return ""
    try:
        return keyring.get_password(KEYRING_SERVICE, shown_database(settings.database)) or ""
    except NoKeyringError:
        return ""
    except KeyringError as error:
        raise UserError(
            _("The keyring does not give the password of the database server."),
            _("Unlock it, or name a command under password_command in the configuration file."),
        ) from error
