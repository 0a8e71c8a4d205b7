"""Looks for garbage in the user's pauses, instead of in the middle of a key. For the app alone.

Python's own collector starts whenever enough was made, on whatever thread made it, and stops all others: reading the
places of 100,000 people set off ten looks through all that was being read, up to 250 ms each. It is off on the screen
(`__main__`), and what is here to stay was frozen, so that a look in a pause goes through some ten thousand objects.

Only what reading brought is ever frozen unseen: garbage that is frozen stays for good, as a dialog that was left would.

The same pauses give back to the system what was freed meanwhile, by reading above all.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from netwerk_tui.spare_memory import give_back_memory

LOOK_SECONDS = 1.0
"""From one look to the next; a pause is one that nothing happened in."""

_WORTH_COLLECTING = 2_000
"""Objects made since the last collection, and still there: fewer take hardly any memory."""

_MADE_AT_REST = 500
"""More objects than these, made or let go from one look to the next, are those of reading that goes on."""

_MANY_YOUNG = 20_000
"""Objects made since the last collection that are looked through although the user goes on typing; takes some 3 ms.

A whole minute's garbage would spread what stays over so many pages of memory that few are ever free again.
"""

_TOO_MANY_YOUNG = 100_000
"""So many would hold up a key for 14 ms, and wait for a pause; fewer do so only while they become more and more."""

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
        self._was_busy = True
        """Whether anything happened since memory was given back."""

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
            self._was_busy = True
            return
        if not self._is_read:
            self._has_read()
        made, young_collections, _older = gc.get_count()
        grown = abs(made - self._made)
        is_pause = not self._was_touched and grown <= _MADE_AT_REST
        self._was_touched, self._made = False, made
        if not is_pause:
            self._was_busy = True
            if _MANY_YOUNG <= made <= _MUCH or (_MUCH < made <= _TOO_MANY_YOUNG and grown <= _MANY_YOUNG):
                gc.collect(0)
            return
        if (made >= _WORTH_COLLECTING or young_collections) and made - gc.collect() > _MUCH:
            gc.freeze()
        if self._was_busy:
            self._was_busy = False
            give_back_memory()

    def _has_read(self) -> None:
        """Freeze what reading brought, unless a pause can look through it: then no garbage is frozen with it."""
        if gc.get_count()[0] > _MUCH:
            self._stays()
        self._is_read = True

    def _stays(self) -> None:
        """What was made so far is there to stay, so no collection need look at it."""
        gc.freeze()
        self._is_read = True
