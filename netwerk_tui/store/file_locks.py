"""Whether another program has a database's file open, by the lock that SQLite holds on it. For `store.restoring`.

A connection in WAL mode keeps a shared lock on a range of the file from its first look until it is closed.
"""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

_SHARED_FIRST = 0x40000002
_SHARED_BYTES = 510
"""Where SQLite locks: see os.h of its source."""


def is_open_elsewhere(path: Path) -> bool:
    """Whether another process has the database open. False for a file that is missing or that cannot be looked at.

    Not to be asked while this process has the file open: closing any descriptor of a file ends its locks.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_BYTES, _SHARED_FIRST)
    except OSError as error:
        return error.errno in (errno.EACCES, errno.EAGAIN)
    finally:
        os.close(descriptor)
    return False
