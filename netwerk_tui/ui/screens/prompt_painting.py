"""A screen that paints as soon as it has nothing else to do, instead of at the next tick of Textual's frame timer.

The timer ticks 120 times a second whatever happens, so a key or a movement of the mouse waits 4 ms for its frame, and
up to 8. Frames still come no faster than the timer's: what happens within one is painted together. It calls private
methods of Textual, which is pinned for it; without them the timer paints as before.
"""

from __future__ import annotations

from time import monotonic
from typing import TypeVar

from textual import constants, events
from textual.screen import Screen

from netwerk_tui.ui.line_compositor import LineCompositor

Result = TypeVar("Result")

_SECONDS_A_FRAME = 1 / constants.MAX_FPS


class PromptlyPainted(Screen[Result]):
    """A screen on which many frames a second are seen: a list under a cursor key, a matrix under the mouse, a form."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        self._compositor = LineCompositor()
        self._next_frame_at = 0.0
        """By the monotonic clock."""

    async def _on_idle(self, event: events.Idle) -> None:
        """Paint what waits to be painted. Textual's own handler comes after this one, and waits for what is left."""
        now = monotonic()
        if now >= self._next_frame_at:
            self._next_frame_at = now + _SECONDS_A_FRAME
            self._on_timer_update()
