"""The matrices that were looked at, and are likely to be next, ready to be shown at once.

Reading one of 100,000 contacts takes 0.6 s; a key must be answered in 50 ms. So each is read ahead, on the writer's
thread, kept, and patched by what each entry changes.
"""

from __future__ import annotations

from netwerk_tui.actions.directory import placements_after, reshapes
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.positions import current_placements
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.store.ledger import Committed

_Key = tuple[str, DossierId | None]


class PlaneShelf:
    """Snapshots by matrix and dossier. All of them have one order of importance; another one empties the shelf."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._order: ImportanceOrder | None = None
        self._planes: dict[_Key, Placements] = {}

    def kept(self, matrix: Matrix, dossier: DossierId, order: ImportanceOrder) -> Placements | None:
        """The snapshot of this matrix and dossier where it is here already."""
        return self._planes.get(_key(matrix, dossier)) if order is self._order else None

    def read(self, matrix: Matrix, dossier: DossierId, order: ImportanceOrder) -> Placements:
        """The snapshot of this matrix and dossier, read where it is not here yet."""
        found = self.kept(matrix, dossier, order)
        if found is None:
            found = current_placements(self._network, matrix, dossier, order)
            self.keep(found, dossier)
        return found

    def keep(self, placements: Placements, dossier: DossierId) -> None:
        """Take this snapshot in."""
        if placements.order is not self._order:
            self._planes.clear()
            self._order = placements.order
        self._planes[_key(placements.matrix, dossier)] = placements

    def follow(self, committed: Committed) -> None:
        """Patch what is here by what an entry changed, or forget it."""
        if reshapes(committed):
            self._planes.clear()
            return
        for (matrix, dossier), placements in list(self._planes.items()):
            self._planes[matrix, dossier] = placements_after(self._network, placements, dossier, committed)


def _key(matrix: Matrix, dossier: DossierId) -> _Key:
    return matrix.id, dossier if matrix.per_dossier else None
