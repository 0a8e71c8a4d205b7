"""Lines about ties on the screen: a ledger, a tree or ways, each line with a key of its owner's."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import ClassVar

from netwerk_tui.ui.widgets.made_lines import MadeLines
from netwerk_tui.ui.widgets.report_line import Piece


@dataclass(frozen=True, slots=True)
class TieLine:
    """One line. The cursor passes over lines without a key."""

    make_pieces: Callable[[], tuple[Piece, ...]]
    """Makes the text behind the first cell, when the line comes into view."""
    key: Hashable | None = None


class TieList(MadeLines[TieLine]):
    """Ties, of one of the three kinds."""

    EDGE_CELLS: ClassVar[int] = 1
