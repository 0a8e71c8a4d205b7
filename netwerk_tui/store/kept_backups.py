"""The backups of a network in their folder: which there are, whether a new one is due, and thinning them.

For `actions.backups`. Nothing here writes to the network.
"""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2

from netwerk_tui.domain.backups import THINNED, Occasion, backup_name, kept, short_identity
from netwerk_tui.store.backup import connected
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import Locked, key_for

LEFT_OVER = ".netwerk-"
"""How the names of files and folders begin that are there only while a backup is made or restored."""

_STILL_WRITTEN_SECONDS = 3600

_LAST_ENTRY = "SELECT id, at FROM entry ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the folder, by its name."""

    path: Path
    occasion: Occasion
    at: datetime
    """In the user's own zone."""
    size_bytes: int


def backups_of(directory: Path, network: str) -> list[KeptBackup]:
    """The backups of this network that netwerk named, newest first. Empty where the folder cannot be read."""
    found: list[KeptBackup] = []
    try:
        paths = list(directory.iterdir())
    except OSError:
        return []
    for path in paths:
        name = backup_name(path.name)
        if name is not None and name.network in ("", short_identity(network)):
            try:
                size = path.stat().st_size
            except OSError:
                continue
            found.append(KeptBackup(path, name.occasion, name.at.astimezone(), size))
    return sorted(found, key=lambda each: (each.at, each.path.name), reverse=True)


def thin(directory: Path, network: str, just_made: Path) -> list[Path]:
    """Take away the backups that netwerk made by itself and need not keep; those that went.

    The one just made stays, even where the clock was set back and it looks like the oldest, and one that cannot be
    removed stays for the next time. Those of other networks, and those whose name does not tell
    whose they are, are left alone.
    """
    own = [each for each in backups_of(directory, network) if _is_named_after(each.path, network)]
    own = [each for each in own if each.occasion in THINNED]
    staying = kept(each.at for each in own)
    gone: list[Path] = []
    for each in own:
        if each.at not in staying and each.path != just_made:
            try:
                each.path.unlink()
            except OSError:
                continue
            gone.append(each.path)
    return gone


def sweep(directory: Path) -> None:
    """Take away what killed programs have left half written in the folder, but for what may still be written."""
    now = time.time()
    for path in directory.glob(f"{LEFT_OVER}*"):
        try:
            if abs(now - path.stat().st_mtime) < _STILL_WRITTEN_SECONDS:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        except OSError:
            continue


def is_backed_up(database: Database, newest: KeptBackup) -> bool:
    """Whether this backup holds everything that the ledger knows now. False for one that cannot be read."""
    try:
        with closing(connected(newest.path, key_for(newest.path, database.key))) as copy:
            copy.execute("PRAGMA query_only=ON").fetchall()
            held = copy.execute(_LAST_ENTRY).fetchone()
    except (sqlcipher3.dbapi2.Error, Locked):
        return False
    with database.reading() as connection:
        last = connection.exec_driver_sql(_LAST_ENTRY).first()
    return (None if held is None else tuple(held)) == (None if last is None else tuple(last))


def _is_named_after(path: Path, network: str) -> bool:
    name = backup_name(path.name)
    return name is not None and name.network == short_identity(network)
