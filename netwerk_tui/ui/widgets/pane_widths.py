"""How the panes share the width of the terminal. On its own: the first frame is drawn before the panes are imported."""

from __future__ import annotations

NARROW_CELLS = 100
"""Below this width the list stands beside one pane instead of two."""
_WIDE_CELLS = 160
"""From this width on the list gets more room too."""

NARROW, WIDE = "-narrow", "-wide"
"""The classes that CSS tells the widths of the panes by."""


def width_classes(width_cells: int) -> dict[str, bool]:
    """Which of the classes holds at this width."""
    return {NARROW: width_cells < NARROW_CELLS, WIDE: width_cells >= _WIDE_CELLS}
