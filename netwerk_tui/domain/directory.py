"""The one snapshot that the panes are bound to: who there is, in which order, and where they stand.

It is replaced as a whole when something was stored. Snapshots are compared by identity, and printing one prints nobody:
they may hold a million contacts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netwerk_tui.domain.ids import ContactId, DossierId, EntryId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.placements import Placements
from netwerk_tui.domain.profile import Dossier


@dataclass(frozen=True, eq=False, repr=False)
class Directory:
    """Everybody, and the matrix that is shown."""

    ids: Sequence[ContactId]
    """All contacts, in the order of the list."""
    placements: Placements
    dossiers: tuple[Dossier, ...]
    dossier: DossierId
    """The dossier that positions and notes are about now."""
    revision: EntryId
    """The newest ledger entry that this snapshot knows."""
    undo_title: str = ""
    """What undo would take back now."""
    is_partial: bool = False
    """Whether only the list has been read: nobody has a place in `placements` yet, and its order names nobody."""

    @property
    def matrix(self) -> Matrix:
        """The matrix that is shown."""
        return self.placements.matrix

    @property
    def dossier_name(self) -> str:
        """The name of the dossier."""
        return next((dossier.name for dossier in self.dossiers if dossier.id == self.dossier), "")

    def with_placements(self, placements: Placements, dossier: DossierId) -> Directory:
        """The same people on another matrix or dossier, where they have their places."""
        return replace(self, placements=placements, dossier=dossier, is_partial=False)
