"""How far a long piece of work is, told while it goes on, and the way to stop it. For all that reads or writes much.

Work calls its `Progress` every few hundred rows. Whoever watches may raise `Cancelled` from there: the work unwinds,
and a transaction that is under way is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all, in the same unit; 0 in all where that is not known."""

STEP = 500
"""Rows between two calls: about a twentieth of a second of the slowest work."""

Item = TypeVar("Item")


class Cancelled(Exception):
    """The user wants no more of it."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody looks, and nobody stops it."""


def watched(items: Iterable[Item], total: int, progress: Progress) -> Iterator[Item]:
    """The items, with a call of `progress` before every `STEP` of them and one after the last."""
    for number, item in enumerate(items):
        if number % STEP == 0:
            progress(number, total)
        yield item
    progress(total, total)
