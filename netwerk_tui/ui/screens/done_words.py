"""What is said of an entry, on every screen that something can be stored from."""

from __future__ import annotations

from rich.cells import cell_len

from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, shortened


def done_words(kind: str, title: str) -> str:
    """What an entry of this kind (`do`, `undo` or `redo`) did, and how to take it back."""
    return _pattern(kind).format(title=title)


def done_words_within(width_cells: int, kind: str, title: str) -> str:
    """As `done_words`, with the title cut short where the whole would be wider."""
    pattern = _pattern(kind)
    return pattern.format(title=shortened(drawable(title), width_cells - cell_len(pattern.format(title=""))))


def _pattern(kind: str) -> str:
    match kind:
        case "undo":
            return _("Undone: {title}")
        case "redo":
            return _("Done again: {title}")
        case _:
            return _("{title} · u undoes it")
