"""Keys that arrive faster than their effects: each waits until what the keys before it set off has come to rest.

A slow connection, a macro or fast hands deliver `/`, `j` and `a` in one piece. Textual would give the `j` to whatever
has the focus at that moment, which is not yet the search box. Only the app uses this.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.worker import WorkerState

_LONGEST_WAIT_SECONDS = 0.5
_TURNS = 3
"""How many turns of the event loop all must be quiet: a handler may have started a task that has not had its turn."""


class TypingAhead:
    """Holds input back while earlier input is being dealt with. Input that comes while all is quiet is never held."""

    def __init__(self, app: App[None], is_storing: Callable[[], bool]) -> None:
        """`is_storing` tells whether something that the user did is being written now."""
        self._app = app
        self._is_storing = is_storing
        self._held: deque[events.Event] = deque()
        self._released: list[events.Event] = []
        self._releasing: asyncio.Task[None] | None = None

    def holds(self, event: events.Event) -> bool:
        """Whether the event has to wait. It is then posted to the app again when its turn has come."""
        if any(event is each for each in self._released):
            self._released = [each for each in self._released if each is not event]
            return False
        is_typed = isinstance(event, (events.Key, events.Paste))
        if self._releasing is None and not (is_typed and self._is_busy()):
            return False
        self._held.append(event)
        if self._releasing is None:
            self._releasing = asyncio.create_task(self._release())
        return True

    async def _release(self) -> None:
        while self._held:
            await self._come_to_rest()
            event = self._held.popleft()
            self._released.append(event)
            self._app.post_message(event)
        self._releasing = None

    async def _come_to_rest(self) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _LONGEST_WAIT_SECONDS
        quiet_turns = 0
        while quiet_turns < _TURNS and loop.time() < deadline:
            # A write takes milliseconds on another thread: spinning would only slow it down.
            await asyncio.sleep(0.001 if self._is_storing() else 0)
            quiet_turns = 0 if self._is_busy() else quiet_turns + 1

    def _is_busy(self) -> bool:
        if self._is_storing() or any(worker.state is WorkerState.PENDING for worker in self._app.workers):
            return True
        screen = self._app.screen
        return any(pump.message_queue_size for pump in (self._app, screen, *screen.walk_children()))
