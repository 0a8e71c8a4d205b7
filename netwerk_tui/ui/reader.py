"""Threads for reading beside the screen, so that what the user stores never waits behind it.

What is still to be read when the program ends is dropped; what is being read can ask whether it is still wanted. What
takes seconds and cannot be asked is left behind where it is.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType
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


class LongReader:
    """Runs functions that do nothing but read, one after the other, each on a thread that the end need not wait for."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._threads: list[threading.Thread] = []
        """Those that may still read: also for a caller that was cancelled."""
        self._is_abandoned = False

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The function's result."""
        async with self._turn:
            found: Future[R] = Future()
            read = partial(function, *args, **kwargs)
            thread = threading.Thread(target=_fulfil, args=(found, read), name="netwerk-long-reader", daemon=True)
            self._threads = [*filter(threading.Thread.is_alive, self._threads), thread]
            thread.start()
            return await asyncio.wrap_future(found)

    def abandon(self) -> None:
        """Let `close` wait for nothing: the program ends."""
        self._is_abandoned = True

    def close(self) -> None:
        """Wait for what is being read, unless it was abandoned."""
        for thread in [] if self._is_abandoned else self._threads:
            thread.join()


def _fulfil(found: Future[R], read: Callable[[], R]) -> None:
    """Give the future what is read, or what that raises."""
    if found.set_running_or_notify_cancel():
        with _Raising(found):
            found.set_result(read())


class _Raising:
    """Gives a future whatever the block raises, so that whoever waits for it gets it."""

    def __init__(self, found: Future[R]) -> None:
        self._give: Callable[[BaseException], None] = found.set_exception

    def __enter__(self) -> None:
        return

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if error is not None:
            self._give(error)
        return error is not None
