"""Directories and files for the user's eyes only: whoever keeps a network, a backup or a report makes them here.

Knows no database, so that a crash can be logged with it.
"""

from __future__ import annotations

import os
from pathlib import Path

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.system_reasons import sentence_of
from netwerk_tui.language import _


def private_directory(path: Path) -> Path:
    """The directory, made where it was missing together with those above it, for the user's eyes only (0700).

    A directory that exists keeps its permissions. Raises UserError where it cannot be made.
    """
    try:
        for directory in reversed([path, *path.parents]):
            if not directory.is_dir():
                directory.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("The directory {path} cannot be made").format(path=path),
            _("{reason} Choose another place, or ask for the permission.").format(reason=sentence_of(error)),
        ) from error
    return path


def private_file(path: Path) -> Path:
    """The file, made empty where it was missing, for the user's eyes only (0600), in a private directory.

    A file that exists stays as it is, and need not be writable. Raises UserError where it cannot be made.
    """
    if path.is_file():
        return path
    private_directory(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise UserError(
            _("The file {path} cannot be written").format(path=path),
            _("{reason} Choose another place, or ask for the permission.").format(reason=sentence_of(error)),
        ) from error
    return path


def cannot_change(path: Path) -> bool:
    """Whether this database is at rest where nobody of this user can write: its folder is read-only.

    SQLite makes two files beside a database that is read, unless it is told that nothing can change.
    """
    is_at_rest = path.is_file() and not path.with_name(f"{path.name}-wal").exists()
    return is_at_rest and not os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
