"""Keeps the C library from holding on to memory that nobody uses. For `__main__`, and for the screen in its pauses.

Glibc makes a heap for each thread, none of which uses what another freed, and gives back to the system only what was
freed at the end of a heap: a quarter of the program's memory at 100,000 contacts. Other C libraries have neither of
these functions, and are left to themselves.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8


def share_one_heap() -> None:
    """Have all threads use one heap. To be called while there is only one thread."""
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back_memory() -> None:
    """Give back what was freed in the midst of the heap: 0.1 to 0.4 ms, and 3 ms after much was read."""
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
