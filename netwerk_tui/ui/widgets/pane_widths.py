"""How the panes share the width of the terminal. On its own: the first frame is drawn before the panes are imported."""

from __future__ import annotations

NARROW_CELLS = 100
"""Below this width the list stands beside one pane instead of two."""
_WIDE_CELLS = 160
"""From this width on the list gets more room too."""

NARROW, WIDE = "-narrow", "-wide"
"""The classes that CSS tells the widths of the panes by."""

_LIST_CELLS = {NARROW: 30, WIDE: 48}
_USUAL_LIST_CELLS = 42
"""As the CSS of the workbench has them."""


def width_classes(width_cells: int) -> dict[str, bool]:
    """Which of the classes holds at this width."""
    return {NARROW: width_cells < NARROW_CELLS, WIDE: width_cells >= _WIDE_CELLS}


def is_narrow(width_cells: int) -> bool:
    """Whether the list stands beside one pane instead of two."""
    return width_classes(width_cells)[NARROW]


def list_cells(width_cells: int) -> int:
    """The width of the list."""
    held = [name for name, holds in width_classes(width_cells).items() if holds]
    return _LIST_CELLS[held[0]] if held else _USUAL_LIST_CELLS
