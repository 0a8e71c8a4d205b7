"""Where the categories of netwerk's own matrices begin and end, as few numbers that the user may change.

Each threshold keeps within bounds in which every category keeps at least one cell, so that whatever is chosen tiles
the matrix. The usual ones give the matrices of `BUILT_IN`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST, Matrix, Region


@dataclass(frozen=True, slots=True)
class Threshold:
    """One number that may be changed, bounds included."""

    key: str
    usual: int
    lowest: int
    highest: int


THRESHOLDS: Mapping[str, tuple[Threshold, ...]] = {
    ACCEPTANCE_ENERGY.id: (
        Threshold("energy", 4, 2, 5),
        Threshold("partner", 1, 1, 3),
        Threshold("follower", 2, 1, 3),
        Threshold("avoider", -2, -3, -1),
        Threshold("opponent", -1, -3, -1),
    ),
    MUTUAL_INTEREST.id: (Threshold("my_interest", 6, 1, 10), Threshold("their_interest", 6, 1, 10)),
    POWER_INTEREST.id: (Threshold("power", 6, 1, 10), Threshold("stake", 6, 1, 10)),
}
"""By matrix. `energy` is from where on somebody acts, `partner` and `follower` from which acceptance on with and
without acts, `opponent` and `avoider` down from which; on the other matrices, from where on that axis is high."""


def with_thresholds(matrix: Matrix, chosen: Mapping[str, int]) -> Matrix:
    """The matrix with these thresholds, and the usual ones for those that are not chosen.

    `chosen` holds keys and values that `THRESHOLDS` allows for this matrix.
    """
    levels = {threshold.key: chosen.get(threshold.key, threshold.usual) for threshold in THRESHOLDS[matrix.id]}
    regions = _by_acts(matrix, levels) if matrix.id == ACCEPTANCE_ENERGY.id else _quadrants(matrix, levels)
    categories = zip(matrix.categories, regions, strict=True)
    return replace(matrix, categories=tuple(replace(category, regions=own) for category, own in categories))


def _by_acts(matrix: Matrix, levels: Mapping[str, int]) -> list[tuple[Region, ...]]:
    """The regions of partner, follower, waiter, avoider and opponent."""
    low, high = matrix.vertical.low, matrix.vertical.high
    idle = (matrix.horizontal.low, levels["energy"] - 1)
    active = (levels["energy"], matrix.horizontal.high)
    return [
        (Region(levels["partner"], high, *active),),
        (Region(levels["follower"], high, *idle),),
        (
            Region(levels["avoider"] + 1, levels["follower"] - 1, *idle),
            Region(levels["opponent"] + 1, levels["partner"] - 1, *active),
        ),
        (Region(low, levels["avoider"], *idle),),
        (Region(low, levels["opponent"], *active),),
    ]


def _quadrants(matrix: Matrix, levels: Mapping[str, int]) -> list[tuple[Region, ...]]:
    """The regions where both axes are high, the vertical alone, the horizontal alone, and neither."""
    vertical, horizontal = matrix.vertical, matrix.horizontal
    upper, lower = (levels[vertical.key], vertical.high), (vertical.low, levels[vertical.key] - 1)
    right, left = (levels[horizontal.key], horizontal.high), (horizontal.low, levels[horizontal.key] - 1)
    return [(Region(*upper, *right),), (Region(*upper, *left),), (Region(*lower, *right),), (Region(*lower, *left),)]
