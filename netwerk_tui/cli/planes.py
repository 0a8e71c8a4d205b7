"""The matrix and the dossier that a verb looks at."""

from __future__ import annotations

import argparse
from typing import NamedTuple

from netwerk_tui.actions.dossiers import all_dossiers, dossier_named, general
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.profile import Dossier
from netwerk_tui.language import _


class Plane(NamedTuple):
    """A matrix, and the dossier that it is scored for."""

    matrix: Matrix
    dossier: Dossier | None
    """None on a matrix that is not scored per dossier."""

    @property
    def dossier_id(self) -> DossierId | None:
        """The id of the dossier."""
        return None if self.dossier is None else self.dossier.id

    @property
    def dossier_name(self) -> str | None:
        """The name of the dossier."""
        return None if self.dossier is None else self.dossier.name

    @property
    def title(self) -> str:
        """Both by name."""
        return " · ".join(part for part in (_(self.matrix.label), self.dossier_name) if part)


def plane_of(network: Network, arguments: argparse.Namespace) -> Plane:
    """What `--matrix` and `--dossier` mean, closed dossiers included; without them, what `netwerk move` takes.

    Raises NotFound for a name that no dossier has, and UsageError for a dossier on a matrix that has none.
    """
    wanted = arguments.matrix or network.matrices.acceptance_energy.id
    matrix = next(each for each in network.matrices if each.id == wanted)
    name = arguments.dossier
    if matrix.per_dossier:
        if name:
            return Plane(matrix, dossier_named(network, name))
        usual = general(network)
        return Plane(matrix, next(each for each in all_dossiers(network) if each.id == usual))
    if name:
        raise UsageError(
            _("The matrix “{matrix}” is not scored per dossier.").format(matrix=_(matrix.label)),
            _("Leave out --dossier."),
        )
    return Plane(matrix, None)
