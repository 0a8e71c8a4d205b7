"""Looks for garbage in the user's pauses, instead of in the middle of a key. For the app alone.

Python's own collector starts whenever enough was made, on whatever thread made it, and stops all others: reading the
places of 100,000 people set off ten looks through all that was being read, up to 250 ms each. It is off on the screen
(`__main__`), and what is here to stay was frozen, so that a look in a pause goes through some ten thousand objects.
"""

from __future__ import annotations

import gc

LOOK_SECONDS = 1.0
"""From one look to the next; a pause is one that nothing happened in."""

_WORTH_COLLECTING = 2_000
"""Objects made since the last collection, and still there: fewer take hardly any memory."""

_MADE_AT_REST = 500
"""More objects than these, made or let go from one look to the next, are those of reading that goes on."""


_MUCH = 50_000
"""More objects than these were read at once, and stay: looking through them would take 20 ms and more."""


class QuietCollection:
    """Collects where nobody typed, and nothing was read, from one look to the next."""

    def __init__(self) -> None:
        self._is_begun = False
        self._was_touched = True
        self._made = 0

    def begin(self) -> None:
        """From now on there are pauses. What was made so far is there to stay, so no collection need look at it."""
        gc.freeze()
        self._is_begun = True

    def touched(self) -> None:
        """The user typed, or moved the mouse."""
        self._was_touched = True

    def look(self) -> None:
        """Collect where this is a pause, and it is worth it. Takes some 10 ms then."""
        made = gc.get_count()[0]
        is_pause = not self._was_touched and abs(made - self._made) <= _MADE_AT_REST
        self._was_touched, self._made = False, made
        if not self._is_begun or not is_pause or made < _WORTH_COLLECTING:
            return
        if made > _MUCH:
            gc.freeze()
        else:
            gc.collect()
