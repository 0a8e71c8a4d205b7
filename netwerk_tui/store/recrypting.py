"""Writing a network's file anew with another key, or with none: encrypting, decrypting, another passphrase.

The new file is written beside the old one, synced, and opened and read with its own key before it takes the old one's
place in one step; a kill at any moment leaves a whole file, the old or the new one. Nobody else can have the network
open meanwhile, or what they write would be lost with the old file. What was plain is overwritten when it goes; disks
that write elsewhere than they are told (SSDs, file systems with snapshots) may still hold it.

Called by `actions.encrypting`, with the network closed.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2

from netwerk_tui.domain.backups import backup_name, short_identity
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.language import _
from netwerk_tui.store.backups_erasure import backups_in
from netwerk_tui.store.encryption import PLAIN_HEADER, FileKey, connect, fits, is_encrypted
from netwerk_tui.store.failures import failures_in_words
from netwerk_tui.store.kept_backups import LEFT_OVER
from netwerk_tui.store.private_files import private_file

_BUSY_TIMEOUT_MS = 2000
_ZEROS = bytes(1 << 20)
_PARTIAL = ".recrypted"


@dataclass(frozen=True, slots=True)
class RecryptedBackups:
    """What became of the backups in a folder."""

    rewritten: tuple[Path, ...]
    limits: tuple[str, ...]
    """Those that stay as they were and why, in the user's language."""


def recrypt(path: Path, old: FileKey | None, new: FileKey | None) -> None:
    """Give the file at `path`, which `old` opens, the key `new`; None is for a plain file.

    Raises Refused where somebody has the file open, and UserError where it is damaged or cannot be written: it is then
    as it was.
    """
    target = path.resolve()
    partial = partial_of(target)
    try:
        partial.unlink(missing_ok=True)
        private_file(partial)
        with failures_in_words(), closing(connect(target, old)) as source:
            _keep_to_oneself(source, path)
            _write_anew(source, partial, new)
            _verify(source, partial, new)
            _sync(partial)
            old_file = _replace(target, partial)
            _sync(target.parent)
        _overwrite(old_file)
    except OSError as error:
        raise UserError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason_of(error)),
            _("Nothing was changed. Make room, or ask for the permission."),
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def partial_of(path: Path) -> Path:
    """Where the new file is written."""
    return path.with_name(f".{path.name}{_PARTIAL}")


def clear_away(path: Path, backups: Path) -> None:
    """Throw away what a kill has left half written, of the network at `path` and of its backups."""
    with suppress(OSError):
        partial_of(path).unlink(missing_ok=True)
        for left in backups.glob(f".*{_PARTIAL}"):
            left.unlink()


def recrypt_backups(
    directory: Path, live: Path, network: str, old: FileKey | None, new: FileKey | None
) -> RecryptedBackups:
    """Give the backups of this network in a folder the key of the network. Those that `old` does not open stay."""
    rewritten: list[Path] = []
    limits: list[str] = []
    for path in backups_in(directory, live):
        try:
            key = old if is_encrypted(path) else None
            if new is not None and is_encrypted(path) and fits(path, new):
                continue
            if is_encrypted(path) and (key is None or not fits(path, key)):
                limits.append(_("{path} has another passphrase, and keeps it.").format(path=path))
            elif (key is not None or new is not None) and _network_in(path, key) == network:
                recrypt(path, key, new)
                rewritten.append(path)
        except (UserError, sqlcipher3.dbapi2.Error):
            limits.append(_("{path} could not be opened, and is as it was.").format(path=path))
    return RecryptedBackups(tuple(rewritten), tuple(limits))


def encrypt_left_behind(directory: Path, live: Path, network: str, key: FileKey) -> RecryptedBackups:
    """Encrypt the backups of this network in a folder that are plain: those which a kill in the middle has left so."""
    rewritten: list[Path] = []
    limits: list[str] = []
    for path in backups_in(directory, live):
        try:
            if _is_plain(path) and _network_in(path, None) == network:
                recrypt(path, None, key)
                rewritten.append(path)
        except (UserError, sqlcipher3.dbapi2.Error):
            limits.append(
                _("{path} is plain, and could not be encrypted: delete it, or move it away.").format(path=path)
            )
    return RecryptedBackups(tuple(rewritten), tuple(limits))


def keys_that_differ(directory: Path, live: Path, network: str, key: FileKey | None) -> tuple[str, ...]:
    """What is to be known of backups in a folder that do not open as their network does, in the user's language.

    Those of other networks are left out, as far as anybody can tell.
    """
    told: list[str] = []
    for path in backups_in(directory, live):
        with suppress(UserError, sqlcipher3.dbapi2.Error):
            if _is_plain(path) and key is not None and _network_in(path, None) == network:
                told.append(_("{path} is plain, and the network is encrypted: delete it.").format(path=path))
            elif is_encrypted(path) and _may_be_of(path, network) and (key is None or not fits(path, key)):
                told.append(_("{path} opens with a passphrase that the network no longer has.").format(path=path))
    if key is not None:
        half = _("{path} is half a backup, which anybody can read: delete it.")
        told += [half.format(path=path) for path in sorted(directory.glob(f"{LEFT_OVER}*")) if _is_plain(path)]
    return tuple(told)


def _is_plain(path: Path) -> bool:
    """Whether anybody can read a database in this file."""
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    except OSError:
        return False


def _may_be_of(path: Path, network: str) -> bool:
    name = backup_name(path.name)
    return name is None or name.network in ("", short_identity(network))


def _network_in(path: Path, key: FileKey | None) -> str:
    with closing(connect(path, key, read_only=True)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'network'").fetchone():
            return ""
        found = connection.execute("SELECT id FROM network").fetchone()
    return "" if found is None else str(found[0])


def _keep_to_oneself(source: Any, path: Path) -> None:
    """Let nobody else open the file until the connection is closed. Raises Refused where somebody has it open."""
    source.isolation_level = None
    source.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    try:
        source.execute("PRAGMA journal_mode = DELETE").fetchall()
        source.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        source.execute("BEGIN EXCLUSIVE")
        source.execute("COMMIT")
    except sqlcipher3.dbapi2.OperationalError as error:
        if "locked" not in str(error):
            raise
        raise Refused(
            _("Another program has {path} open.").format(path=path), _("Close every other netwerk, and try again.")
        ) from error


def _write_anew(source: Any, partial: Path, key: FileKey | None) -> None:
    source.execute("ATTACH DATABASE ? AS anew KEY ?", (str(partial), "" if key is None else key.in_sql))
    source.execute("PRAGMA anew.synchronous = FULL")
    source.execute("BEGIN")
    source.execute("SELECT sqlcipher_export('anew')").fetchall()
    for setting in ("user_version", "application_id"):
        (value,) = source.execute(f"PRAGMA main.{setting}").fetchone()
        source.execute(f"PRAGMA anew.{setting} = {int(value)}")
    source.execute("COMMIT")
    source.execute("DETACH DATABASE anew")


def _verify(source: Any, partial: Path, key: FileKey | None) -> None:
    """Make sure that the new file opens with its key and holds what the old one holds."""
    with closing(connect(partial, key, read_only=True)) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        changed = copy.execute("PRAGMA cipher_integrity_check").fetchall() if key is not None else []
        if verdict != "ok" or changed or _rows(copy) != _rows(source):
            raise UserError(
                _("The new file is not sound, and was thrown away."), _("Nothing was changed. Run “netwerk check”.")
            )


def _replace(target: Path, partial: Path) -> int:
    """Put the new file in the place of the old one; a handle on the old one, for what is to be overwritten in it."""
    old_file = os.open(target, os.O_RDWR)
    try:
        os.replace(partial, target)
    except OSError:
        os.close(old_file)
        raise
    return old_file


def _rows(connection: Any) -> dict[str, int]:
    """How many rows each table has."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {name: str(sa.select(sa.func.count()).select_from(sa.table(name))) for name in names}
    return {name: connection.execute(count).fetchone()[0] for name, count in counts.items()}


def _sync(path: Path) -> None:
    """Let the file, or the names in the directory, survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _overwrite(handle: int) -> None:
    """Write zeros over a file that has no name any more, and close it.

    Whoever was waiting to open it then meets no network, instead of one in which nothing is kept.
    """
    try:
        found = os.fstat(handle)
        if found.st_nlink == 0:
            for at in range(0, found.st_size, len(_ZEROS)):
                os.pwrite(handle, _ZEROS[: found.st_size - at], at)
            os.fsync(handle)
    finally:
        os.close(handle)
