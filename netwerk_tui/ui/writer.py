"""One thread for everything that writes: the screen stays answered, and nothing that was begun is lost.

A stock executor's queued work is dropped when the program quits; this one is drained by `close`, and a cancelled
caller does not cancel the write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Writer:
    """Runs functions one after the other on a thread of its own."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="netwerk-writer")

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The function's result. It runs to its end even where the caller is cancelled."""
        return await asyncio.shield(asyncio.wrap_future(self._executor.submit(function, *args, **kwargs)))

    def submit(self, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Hand over a last write that nobody waits for; `close` does."""
        self._executor.submit(function, *args, **kwargs)

    def close(self) -> None:
        """Wait for everything that was handed over. Nothing can be handed over afterwards."""
        self._executor.shutdown(wait=True)
