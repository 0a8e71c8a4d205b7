"""What the screen of dossiers does its work with. Part of the desk; loaded with it."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions import dossiers, positions
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.backup_desk import BackupDesk
from netwerk_tui.ui.hand import Hand


class DossierDesk:
    """The dossiers of the open network. Which of them is shown is the desk's."""

    def __init__(self, hand: Hand, backups: BackupDesk, today: date) -> None:
        self._hand = hand
        self._backups = backups
        self._today = today

    async def add(self, name: str) -> DossierId:
        """A new open dossier."""
        dossier, _committed = await self._hand.make(dossiers.add_dossier, name, self._today)
        return dossier

    async def rename(self, dossier: DossierId, name: str) -> Committed | None:
        """Give a dossier another name."""
        return await self._hand.act_if_any(dossiers.rename_dossier, dossier, name)

    async def close(self, dossier: DossierId) -> Committed | None:
        """Close a dossier; its history stays."""
        return await self._hand.act_if_any(dossiers.close_dossier, dossier, self._today)

    async def reopen(self, dossier: DossierId) -> Committed | None:
        """Open a closed dossier again."""
        return await self._hand.act_if_any(dossiers.reopen_dossier, dossier)

    async def copy_positions(self, source: DossierId, target: DossierId) -> Committed:
        """Give the unscored of one dossier the positions that they have in another."""
        await self._backups.before(Occasion.BULK)
        return await self._hand.act(positions.copy_positions, source, target, self._today)
