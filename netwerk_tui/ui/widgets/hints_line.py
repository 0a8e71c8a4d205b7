"""What I can press, painted in a line: keys and what they do. For the footer and the first frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from netwerk_tui.ui.widgets.inks import Inks

KEY_META = "key"
"""In the meta of a style: the key that a click stands for."""

_AROUND_HINT_CELLS = 3


class Hint(NamedTuple):
    """A key and what it does, where the focus is now."""

    key: str
    key_label: str
    description: str
    enabled: bool
    stays: bool = False
    """Whether it keeps its place where there is no room for all: the way to every other key."""


def hints_in_a_row(hints: Sequence[Hint], width_cells: int) -> Sequence[Hint]:
    """The first hints, as many as there is room for."""
    room = width_cells
    for index, hint in enumerate(hints):
        room -= _cells(hint)
        if room < 0:
            return hints[:index]
    return hints


def hints_in_the_last_row(hints: Sequence[Hint], width_cells: int) -> Sequence[Hint]:
    """The first hints, as many as there is room for beside those that stay; these come last."""
    if sum(map(_cells, hints)) <= width_cells:
        return hints
    staying = [hint for hint in hints if hint.stays]
    others = [hint for hint in hints if not hint.stays]
    room = width_cells - sum(map(_cells, staying))
    return hints_in_a_row(hints, width_cells) if room < 0 else [*hints_in_a_row(others, room), *staying]


def _cells(hint: Hint) -> int:
    return cell_len(hint.key_label) + cell_len(hint.description) + _AROUND_HINT_CELLS


def hint_segments(hint: Hint, inks: Inks) -> list[Segment]:
    """The hint, which a click can press."""
    presses = Style(meta={KEY_META: hint.key})
    key_ink, ink = (inks.key, inks.text) if hint.enabled else (inks.faint, inks.faint)
    return [Segment(f" {hint.key_label} ", key_ink + presses), Segment(f"{hint.description} ", ink + presses)]
