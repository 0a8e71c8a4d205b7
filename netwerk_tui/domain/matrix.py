"""The stakeholder matrices as data: two axes, and categories that tile them.

One widget, one drag and one history serve every matrix. A new built-in matrix is one more `Matrix` value in `BUILT_IN`,
and its thresholds in `thresholds`; its labels are marked with `N_` and translated where they are shown. Which matrices
are in use, those of the user among them, is told by a `MatrixSet`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import N_


class Cell(NamedTuple):
    """A position on a matrix. `vertical` grows upwards, `horizontal` to the right."""

    vertical: int
    horizontal: int


@dataclass(frozen=True, slots=True)
class Axis:
    """A whole-number scale, both ends included."""

    key: str
    label: str
    low: int
    high: int
    signed: bool = False
    """Whether positive values are written with a plus sign."""
    middle: int = 0
    """Where lifting an unscored contact starts."""
    low_label: str = ""
    """What the lowest value stands for, in a word or two; may be empty."""
    high_label: str = ""

    @property
    def values(self) -> range:
        """Every value, from low to high."""
        return range(self.low, self.high + 1)

    def text(self, value: int) -> str:
        """The value as it is written beside the axis."""
        return f"{value:+d}" if self.signed and value else str(value)


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of cells, all four bounds included."""

    lowest_vertical: int
    highest_vertical: int
    lowest_horizontal: int
    highest_horizontal: int

    def __contains__(self, cell: Cell) -> bool:
        return (
            self.lowest_vertical <= cell.vertical <= self.highest_vertical
            and self.lowest_horizontal <= cell.horizontal <= self.highest_horizontal
        )


@dataclass(frozen=True, slots=True)
class Category:
    """A named region of a matrix, with the standing advice for everybody in it."""

    id: str
    """Carries its matrix: `acceptance-energy/partner`."""
    label: str
    glyph: str
    """One cell wide; tells the category apart without colour."""
    hue: Hue
    advice: str
    regions: tuple[Region, ...]
    leaving_is_loss: bool = False
    """Whether somebody who leaves it is lost, so that I want to know why."""
    entering_is_loss: bool = False

    def __contains__(self, cell: Cell) -> bool:
        return any(cell in region for region in self.regions)


@dataclass(frozen=True)
class Matrix:
    """Two axes and the categories that tile them."""

    id: str
    label: str
    vertical: Axis
    horizontal: Axis
    categories: tuple[Category, ...]
    per_dossier: bool
    """Whether positions are scored with respect to a dossier, or for my name as a whole."""

    @cached_property
    def _category_by_cell(self) -> dict[Cell, Category]:
        return {cell: category for cell in self.cells() for category in reversed(self.categories) if cell in category}

    @property
    def middle(self) -> Cell:
        """Where an unscored contact is lifted to."""
        return Cell(self.vertical.middle, self.horizontal.middle)

    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row from the top left."""
        for vertical in reversed(self.vertical.values):
            for horizontal in self.horizontal.values:
                yield Cell(vertical, horizontal)

    def __contains__(self, cell: Cell) -> bool:
        return cell.vertical in self.vertical.values and cell.horizontal in self.horizontal.values

    def clamp(self, cell: Cell) -> Cell:
        """The nearest cell that lies on the matrix."""
        return Cell(
            min(max(cell.vertical, self.vertical.low), self.vertical.high),
            min(max(cell.horizontal, self.horizontal.low), self.horizontal.high),
        )

    def category_of(self, cell: Cell) -> Category:
        """The category that the cell falls in. Raises KeyError for a cell that is not on the matrix."""
        return self._category_by_cell[cell]

    def is_loss(self, before: Cell | None, after: Cell) -> bool:
        """Whether somebody who goes from one cell to another is lost; `before` is None for an unscored one."""
        category_before = None if before is None else self.category_of(before)
        category_after = self.category_of(after)
        if category_before is category_after:
            return False
        return category_after.entering_is_loss or (category_before is not None and category_before.leaving_is_loss)


ACCEPTANCE_ENERGY = Matrix(
    id="acceptance-energy",
    label=N_("acceptance–energy"),
    vertical=Axis(
        "acceptance", N_("acceptance"), -3, 3, signed=True, middle=0, low_label=N_("against"), high_label=N_("for")
    ),
    horizontal=Axis("energy", N_("energy"), 1, 5, middle=3, low_label=N_("passive"), high_label=N_("active")),
    per_dossier=True,
    categories=(
        Category(
            "acceptance-energy/partner",
            N_("Partner"),
            "◆",
            Hue.GREEN,
            N_("never take for granted; meet personally and often; watch for drift"),
            (Region(1, 3, 4, 5),),
            leaving_is_loss=True,
        ),
        Category(
            "acceptance-energy/follower",
            N_("Follower"),
            "●",
            Hue.BLUE,
            N_("from saying yes to doing yes: relevant updates, ask advice and show its use, give a task, thank"),
            (Region(2, 3, 1, 3),),
        ),
        Category(
            "acceptance-energy/waiter",
            N_("Waiter"),
            "○",
            Hue.GREY,
            N_("find the cause: no need, why now, unclear goal, unclear route; answer that one"),
            (Region(-1, 1, 1, 3), Region(0, 0, 4, 5)),
        ),
        Category(
            "acceptance-energy/avoider",
            N_("Avoider"),
            "▽",
            Hue.AMBER,
            N_("a private, safe conversation; do not raise energy before acceptance"),
            (Region(-3, -2, 1, 3),),
        ),
        Category(
            "acceptance-energy/opponent",
            N_("Opponent"),
            "▲",
            Hue.RED,
            N_("arguing harder digs heels in; listen, ask, find the interest behind it"),
            (Region(-3, -1, 4, 5),),
            entering_is_loss=True,
        ),
    ),
)

MUTUAL_INTEREST = Matrix(
    id="mutual-interest",
    label=N_("mutual interest"),
    vertical=Axis("my_interest", N_("my interest"), 0, 10, middle=5, low_label=N_("none"), high_label=N_("great")),
    horizontal=Axis(
        "their_interest", N_("their interest"), 0, 10, middle=5, low_label=N_("none"), high_label=N_("great")
    ),
    per_dossier=False,
    categories=(
        Category(
            "mutual-interest/partner",
            N_("Partner"),
            "◆",
            Hue.GREEN,
            N_("sit down together regularly"),
            (Region(6, 10, 6, 10),),
            leaving_is_loss=True,
        ),
        Category(
            "mutual-interest/to-win",
            N_("To win"),
            "◇",
            Hue.AMBER,
            N_("find what is in it for them; add value first"),
            (Region(6, 10, 0, 5),),
        ),
        Category(
            "mutual-interest/surroundings",
            N_("Surroundings"),
            "●",
            Hue.BLUE,
            N_("keep warm; look for ambassadors among them"),
            (Region(0, 5, 6, 10),),
        ),
        Category(
            "mutual-interest/spectator",
            N_("Spectator"),
            "○",
            Hue.GREY,
            N_("broadcast suffices; never nag one by one"),
            (Region(0, 5, 0, 5),),
        ),
    ),
)

POWER_INTEREST = Matrix(
    id="power-interest",
    label=N_("power–interest"),
    vertical=Axis("power", N_("power"), 0, 10, middle=5, low_label=N_("none"), high_label=N_("great")),
    horizontal=Axis("stake", N_("stake"), 0, 10, middle=5, low_label=N_("none"), high_label=N_("great")),
    per_dossier=True,
    categories=(
        Category(
            "power-interest/key-player",
            N_("Key player"),
            "◆",
            Hue.GREEN,
            N_("manage closely"),
            (Region(6, 10, 6, 10),),
        ),
        Category(
            "power-interest/keep-satisfied",
            N_("Keep satisfied"),
            "◇",
            Hue.AMBER,
            N_("keep satisfied: meet their conditions, ask little time"),
            (Region(6, 10, 0, 5),),
        ),
        Category(
            "power-interest/keep-informed",
            N_("Keep informed"),
            "●",
            Hue.BLUE,
            N_("keep informed: regular updates, invite to take part"),
            (Region(0, 5, 6, 10),),
        ),
        Category(
            "power-interest/monitor",
            N_("Monitor"),
            "○",
            Hue.GREY,
            N_("monitor: watch for a change in power or stake"),
            (Region(0, 5, 0, 5),),
        ),
    ),
)

BUILT_IN: tuple[Matrix, ...] = (ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST)
