"""Encrypting a network, decrypting it, and changing its passphrase. Both front doors call this with it closed.

Its backups follow: a plain copy beside an encrypted network would give it away, and one with a forgotten passphrase is
no backup.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.actions.network import open_network
from netwerk_tui.actions.password_command import passphrase_from
from netwerk_tui.domain.errors import Refused
from netwerk_tui.language import _
from netwerk_tui.settings import Settings, database_file
from netwerk_tui.store.encryption import FileKey, is_encrypted, new_key, unlock
from netwerk_tui.store.reads.network import network_id
from netwerk_tui.store.recrypting import recrypt, recrypt_backups


@dataclass(frozen=True, slots=True)
class Recrypted:
    """What became of the network's files."""

    key: FileKey | None
    """What opens the network from now on; None where it is plain."""
    backups: tuple[Path, ...]
    """Those that were rewritten."""
    limits: tuple[str, ...]
    """What could not be reached, in the user's language."""


def locked_file(settings: Settings) -> Path | None:
    """The network's file, where it is encrypted."""
    path = database_file(settings)
    return path if path is not None and is_encrypted(path) else None


def unlock_network(settings: Settings, secret: str) -> FileKey:
    """The key of an encrypted network, from its passphrase or its recovery key.

    Raises WrongPassphrase where it does not open with it, and UserError for a file that is cut off or damaged.
    """
    return unlock(_file_of(settings), secret)


def key_said(settings: Settings, typed: str) -> FileKey:
    """The key for what was typed, or, where that is nothing, for what the user's password command prints.

    Raises as `unlock_network` does, and UserError where the command prints nothing.
    """
    return unlock_network(settings, typed or passphrase_from(settings.password_command))


def encrypt_network(settings: Settings, passphrase: str) -> Recrypted:
    """Encrypt a plain network and its backups with a new passphrase.

    Raises Refused for one that is encrypted, is open elsewhere or lives on a server, and for a passphrase that is too
    short; UserError where it cannot be written. It is then as it was.
    """
    path = _file_of(settings)
    if is_encrypted(path):
        raise Refused(_("This network is encrypted already."), _("“netwerk passphrase” changes its passphrase."))
    return _recrypted(settings, path, None, new_key(passphrase))


def change_passphrase(settings: Settings, key: FileKey, passphrase: str) -> Recrypted:
    """Give an encrypted network and its backups another passphrase, and with it another recovery key.

    Raises as `encrypt_network` does.
    """
    return _recrypted(settings, _encrypted_file_of(settings), key, new_key(passphrase))


def decrypt_network(settings: Settings, key: FileKey) -> Recrypted:
    """Make an encrypted network and its backups plain again. Raises as `encrypt_network` does."""
    return _recrypted(settings, _encrypted_file_of(settings), key, None)


def _recrypted(settings: Settings, path: Path, old: FileKey | None, new: FileKey | None) -> Recrypted:
    # Opened once, so that it is there, has today's schema and is known to be whole enough to be read.
    network = open_network(settings, old)
    try:
        with network.database.reading() as connection:
            identity = network_id(connection)
    finally:
        network.close()
    recrypt(path, old, new)
    backups = recrypt_backups(settings.backup_dir, path, identity, old, new)
    elsewhere = _("Copies, exports and backups that were put elsewhere are as they were.")
    return Recrypted(new, backups.rewritten, (*backups.limits, elsewhere))


def _file_of(settings: Settings) -> Path:
    path = database_file(settings)
    if path is None:
        raise Refused(
            _("A network on a server is encrypted there."), _("Ask whoever keeps the server for an encrypted disk.")
        )
    return path


def _encrypted_file_of(settings: Settings) -> Path:
    path = _file_of(settings)
    if not is_encrypted(path):
        raise Refused(_("This network is not encrypted."), _("“netwerk encrypt” encrypts it."))
    return path
