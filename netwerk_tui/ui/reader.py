"""One thread for long reading beside the screen, so that what the user stores never waits behind it.

What is still to be read when the program ends is dropped; what is being read can ask whether it is still wanted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Reader:
    """Runs functions that only read, one after the other, on a thread of its own."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="netwerk-reader")
        self._is_open = True

    def is_wanted(self) -> bool:
        """Whether somebody still waits for what is being read. Asked on the reader's thread."""
        return self._is_open

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The function's result."""
        return await asyncio.wrap_future(self._executor.submit(function, *args, **kwargs))

    def close(self) -> None:
        """Drop what was not begun, and wait for what was."""
        self._is_open = False
        self._executor.shutdown(wait=True, cancel_futures=True)
