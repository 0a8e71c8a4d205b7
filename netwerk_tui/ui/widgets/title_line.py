"""The title above a pane: its number, its name, what it is about, and its filters as chips that a click removes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.inks import Inks

CHIP_META = "chip"
"""The key of a chip in the meta of the style that it is drawn with."""


class Chip(NamedTuple):
    """A filter in force. `label` is in the user's language; `key` tells the owner which one it is."""

    key: str
    label: str


class Title(NamedTuple):
    """What a title says, from left to right."""

    number: int
    """The key that focuses the pane."""
    label: str
    subject: str = ""
    chips: tuple[Chip, ...] = ()
    right: Sequence[Segment] = ()


def title_strips(title: Title, inks: Inks, width_cells: int, *, focused: bool) -> list[Strip]:
    """The title in one row, and further rows for the chips that do not fit beside it."""
    accent = inks.key if focused else inks.muted
    row = [Segment(f" {title.number} ", accent), Segment(title.label, inks.strong)]
    chips = [_chip_segments(chip, inks, width_cells) for chip in title.chips]
    room = width_cells - _width(title.right) - 1
    waiting = list(chips)
    while waiting and _width(row) + 2 + _width(waiting[0]) <= room:
        row += [Segment("  ", inks.text), *waiting.pop(0)]
    subject = shortened(drawable(title.subject), room - _width(row) - 3)
    if subject:
        row.append(Segment(f"  {subject}", inks.muted))
    rows = [_spread(row, title.right, inks.text, width_cells)]
    while waiting:
        row = [Segment(" ", inks.text), *waiting.pop(0)]
        while waiting and _width(row) + 1 + _width(waiting[0]) <= width_cells:
            row += [Segment(" ", inks.text), *waiting.pop(0)]
        rows.append(_spread(row, (), inks.text, width_cells))
    return rows


def _chip_segments(chip: Chip, inks: Inks, width_cells: int) -> list[Segment]:
    clickable = Style(meta={CHIP_META: chip.key})
    label = shortened(drawable(chip.label), width_cells - 6)
    return [Segment(f" {label} ", inks.chip + clickable), Segment("✕ ", inks.chip + clickable + Style(dim=True))]


def _spread(left: Sequence[Segment], right: Sequence[Segment], ink: Style, width_cells: int) -> Strip:
    gap = width_cells - _width(left) - _width(right) - 1
    if right and gap > 0:
        return Strip([*left, Segment(" " * gap, ink), *right, Segment(" ", ink)], width_cells)
    return Strip(left).adjust_cell_length(width_cells, ink)


def _width(segments: Sequence[Segment]) -> int:
    return sum(cell_len(segment.text) for segment in segments)
