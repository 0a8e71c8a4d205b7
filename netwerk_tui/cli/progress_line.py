"""How far a long verb is, on one line of the terminal that goes away by itself. For verbs that read or write much."""

from __future__ import annotations

import sys
import time

from netwerk_tui.cli.output import Output, is_terminal
from netwerk_tui.domain.pace import pace_words
from netwerk_tui.domain.progress import Progress, unwatched

_FIRST_AFTER_SECONDS = 1.0
_EVERY_SECONDS = 0.2
_CLEAR = "\r\x1b[2K"


def progress_on(output: Output) -> Progress:
    """Shows the progress on stderr, where that is a terminal and it takes longer than a second."""
    if output.as_json or not is_terminal(sys.stderr):
        return unwatched
    return _ProgressLine().tell


class _ProgressLine:
    """Starts its clock anew with every stage of the work, which begins at nothing done."""

    def __init__(self) -> None:
        self._begun = self._told = time.monotonic()
        self._is_shown = False
        self._done = 0

    def tell(self, done: int, total: int) -> None:
        """Show how far it is, if it was not shown just now; take the line away at the end of a stage."""
        now = time.monotonic()
        if done < self._done:
            self._begun = now
        self._done = done
        is_over = 0 < total <= done
        if is_over and self._is_shown:
            sys.stderr.write(_CLEAR)
            self._is_shown = False
        elif not is_over and now - self._begun > _FIRST_AFTER_SECONDS and now - self._told > _EVERY_SECONDS:
            sys.stderr.write(_CLEAR + pace_words(done, total, now - self._begun))
            sys.stderr.flush()
            self._is_shown, self._told = True, now
