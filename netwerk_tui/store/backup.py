"""Verified backups of a database file, by SQLite's own backup interface.

Copying the file of a live database is no backup: of 40 such copies 39 were corrupt. On a server, backups are the
server's own business (`pg_dump`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.language import _
from netwerk_tui.store.database import Database
from netwerk_tui.store.private_files import private_file

_PAGES_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup that was read back and found whole."""

    path: Path
    size_bytes: int


def back_up(database: Database, directory: Path, label: str = "backup") -> Backup:
    """A new backup in `directory`, named after `label` and the present instant."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return back_up_to(database, directory / f"netwerk-{label}-{stamp}.db")


def back_up_to(database: Database, target: Path) -> Backup:
    """A backup at exactly `target`, which must not exist yet. Raises UserError; leaves no half-written file behind."""
    if database.path is None:
        raise Refused(_("A network on a server is backed up there."), _("Use pg_dump, or “netwerk export”."))
    if target.exists():
        raise Refused(_("{path} exists already.").format(path=target), _("Choose another name."))
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        private_file(partial)
        _copy_verified(database, partial)
        os.replace(partial, target)
    except OSError as error:
        raise UserError(
            _("The backup {path} cannot be written: {reason}.").format(path=target, reason=error.strerror),
            _("Nothing was changed. Choose another place."),
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return Backup(target, target.stat().st_size)


def _copy_verified(database: Database, partial: Path) -> None:
    copy: Any = sqlcipher3.dbapi2.connect(str(partial))
    try:
        with database.raw() as source:
            source.backup(copy, pages=_PAGES_AT_ONCE)
        copy.execute("PRAGMA journal_mode=DELETE")
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
    if verdict != "ok":
        raise UserError(_("The backup is not sound: {reason}.").format(reason=verdict), _("Run “netwerk check”."))
