"""Watches work that goes on beside the screen: how far it is, and the way to stop it. For screens that wait."""

from __future__ import annotations

import threading
import time

from netwerk_tui.domain.pace import pace_words
from netwerk_tui.domain.progress import Cancelled


class Watch:
    """Given to the work as its progress. Called from another thread than the one that looks."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._begun = time.monotonic()
        self._done = 0
        self._total = 0

    def __call__(self, done: int, total: int) -> None:
        """Remember how far it is; a stage of the work begins where less is done than before."""
        if self._stopped.is_set():
            raise Cancelled
        if done < self._done:
            self._begun = time.monotonic()
        self._done, self._total = done, total

    def stop(self) -> None:
        """Let the work end with nothing done."""
        self._stopped.set()

    @property
    def words(self) -> str:
        """How far it is, how fast it goes and how long it will take; empty for the first moment."""
        elapsed = time.monotonic() - self._begun
        return pace_words(self._done, self._total, elapsed) if elapsed > 0.5 and self._done else ""
