"""The colours of a picture on white paper.

Tints of equal density are equally light in every hue, so that a black-and-white print shows the density; glyphs and
labels tell the categories apart there.
"""

from __future__ import annotations

from netwerk_tui.domain.density import DENSEST
from netwerk_tui.domain.hue import Hue

TEXT = "#1c2128"
MUTED = "#56606d"
RULE = "#b9c0c9"
BORDER = "#3b434e"
PAPER = "#ffffff"

_FULL: dict[Hue, tuple[int, int, int]] = {
    Hue.GREEN: (0x7F, 0xCB, 0x8A),
    Hue.BLUE: (0x8D, 0xBC, 0xF0),
    Hue.GREY: (0xB4, 0xBB, 0xC4),
    Hue.AMBER: (0xEC, 0xB5, 0x5C),
    Hue.RED: (0xF5, 0xA3, 0xA3),
}
_DEEP: dict[Hue, str] = {
    Hue.GREEN: "#1b6329",
    Hue.BLUE: "#174b92",
    Hue.GREY: "#434b56",
    Hue.AMBER: "#744700",
    Hue.RED: "#9c1c28",
}
_WEAKEST, _STRONGEST = 0.12, 1.0


def tint(hue: Hue, shade: int) -> str:
    """The ground of a cell: the hue on white, the stronger the more stand there."""
    strength = _WEAKEST + (_STRONGEST - _WEAKEST) * shade / DENSEST
    red, green, blue = (round(255 + (channel - 255) * strength) for channel in _FULL[hue])
    return f"#{red:02x}{green:02x}{blue:02x}"


def deep(hue: Hue) -> str:
    """The hue as the colour of text on any tint of it."""
    return _DEEP[hue]
