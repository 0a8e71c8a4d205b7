"""Keeps the memory of this process to itself: it may hold names, a passphrase and a key. For `__main__` alone."""

from __future__ import annotations

import ctypes
import resource
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """Write no core dump, whatever happens; on Linux no other program of the user may look into the process either.

    Where the system refuses, all goes on: it is a guard, not a lock.
    """
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
