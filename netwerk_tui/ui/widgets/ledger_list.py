"""The lines of a ledger on the screen, in groups. What is done with a line is the owner's."""

from __future__ import annotations

from netwerk_tui.ui.widgets.ledger_line import LedgerLine
from netwerk_tui.ui.widgets.made_lines import MadeLines


class LedgerList(MadeLines[LedgerLine]):
    """Thousands of dealings under the headings of their groups."""

    @property
    def line(self) -> LedgerLine | None:
        """The line under the cursor; None where it is on no dealing."""
        if self.cursor >= len(self._lines):
            return None
        line = self._lines[self.cursor]
        return line if line.subject is not None else None

    def move_to_group(self, step: int) -> None:
        """Go to the first line of the next group (1), or of this one or the one before it (-1)."""
        firsts = [
            index
            for index, line in enumerate(self._lines)
            if line.subject is not None and (not index or self._lines[index - 1].subject is None)
        ]
        ahead = [index for index in firsts if (index - self.cursor) * step > 0]
        if ahead:
            self.move_to(ahead[0] if step > 0 else ahead[-1])
