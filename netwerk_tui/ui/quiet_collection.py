"""Looks for garbage in the user's pauses, instead of in the middle of a key. For the app alone.

Python's own collector starts whenever enough was made, on whatever thread made it, and stops all others: reading the
places of 100,000 people set off ten looks through all that was being read, up to 250 ms each. It is off on the screen
(`__main__`), and what is here to stay was frozen, so that a look in a pause goes through some ten thousand objects.

Only what reading brought is ever frozen unseen: garbage that is frozen stays for good, as a dialog that was left would.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

LOOK_SECONDS = 1.0
"""From one look to the next; a pause is one that nothing happened in."""

_WORTH_COLLECTING = 2_000
"""Objects made since the last collection, and still there: fewer take hardly any memory."""

_MADE_AT_REST = 500
"""More objects than these, made or let go from one look to the next, are those of reading that goes on."""

_MUCH = 50_000
"""More objects than these that stay are frozen: looking through them again would take 20 ms and more each time."""


class QuietCollection:
    """Collects where nobody typed, and nothing was read, from one look to the next."""

    def __init__(self, is_reading: Callable[[], bool]) -> None:
        """`is_reading` tells whether the network is still being read; nothing is collected meanwhile."""
        self._is_reading = is_reading
        self._is_begun = False
        self._is_read = False
        self._was_touched = True
        self._made = 0

    def begin(self) -> None:
        """From now on there are pauses, once all is read. What is made until then is there to stay."""
        self._is_begun = True
        self._stays()

    def touched(self) -> None:
        """The user typed, or moved the mouse."""
        self._was_touched = True

    def look(self) -> None:
        """Collect where this is a pause, and it is worth it. Takes some 10 ms then."""
        if not self._is_begun:
            return
        if self._is_reading():
            self._is_read = False
            return
        if not self._is_read:
            self._stays()
        made = gc.get_count()[0]
        is_pause = not self._was_touched and abs(made - self._made) <= _MADE_AT_REST
        self._was_touched, self._made = False, made
        if is_pause and made >= _WORTH_COLLECTING and made - gc.collect() > _MUCH:
            gc.freeze()

    def _stays(self) -> None:
        """What was made so far is there to stay, so no collection need look at it."""
        gc.freeze()
        self._is_read = True
