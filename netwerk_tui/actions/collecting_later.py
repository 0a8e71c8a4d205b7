"""Leaves garbage collection for later while an import makes objects by the million. For `importing`.

None of them is garbage, and Python would look through all of them again and again: a seventh of the time of an import.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """While garbage is not looked for; what nothing refers to any more is freed at once all the same."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()
