"""The matrices in use: netwerk's own, with the thresholds and words that the user prefers, and then the user's own.

The set is read from the configuration once, and handed down with the network; nothing is registered globally. A stored
assessment may name a matrix that is in no set any more, or a cell that its matrix no longer has: whoever reads what is
stored asks by `find` and `category_of`, and is ready for None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Category, Cell, Matrix

FARTHEST_VALUE = 100
"""No axis has values farther from zero than this."""

_ID = re.compile(r"[a-z0-9-]{1,40}")


def is_matrix_id(text: str) -> bool:
    """Whether a matrix or a category may be called this: 1 to 40 small letters, digits and hyphens."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class MatrixSet:
    """Matrices with different ids, those of netwerk itself always among them."""

    matrices: tuple[Matrix, ...] = BUILT_IN
    """In the order in which the user goes through them."""

    def __iter__(self) -> Iterator[Matrix]:
        return iter(self.matrices)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(matrix.id for matrix in self.matrices)

    @property
    def acceptance_energy(self) -> Matrix:
        """The matrix that the program opens on, and that notes suggest moves on."""
        return next(matrix for matrix in self.matrices if matrix.id == ACCEPTANCE_ENERGY.id)

    def find(self, matrix_id: str) -> Matrix | None:
        """The matrix with this id; None where it is in use no more."""
        return next((matrix for matrix in self.matrices if matrix.id == matrix_id), None)

    def after(self, matrix: Matrix) -> Matrix:
        """The matrix that comes after this one, and after the last the first. Raises ValueError for an unknown one."""
        return self.matrices[(self.ids.index(matrix.id) + 1) % len(self.matrices)]

    def category_of(self, matrix_id: str, cell: Cell) -> Category | None:
        """The category that a stored cell falls in; None where the matrix, or the cell on it, is in use no more."""
        matrix = self.find(matrix_id)
        return matrix.category_of(cell) if matrix is not None and cell in matrix else None


BUILT_IN_MATRICES = MatrixSet()
"""Those of netwerk itself, as they come."""
