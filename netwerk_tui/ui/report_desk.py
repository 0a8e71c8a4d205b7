"""What the reports and the lists of people are read by, beside the screen. Part of the desk; loaded with it."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.attention import attention_between
from netwerk_tui.actions.listings import ambassador_growth, listing_of
from netwerk_tui.actions.movement import movement_between
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ambassadors import MonthOfStages
from netwerk_tui.domain.attention import AttentionSplit
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.listing import Listing, ListingKind
from netwerk_tui.domain.movement import Movement
from netwerk_tui.ui.writer import Writer


class ReportDesk:
    """Reports on the matrix and the dossier of a snapshot. Days are both included."""

    def __init__(self, network: Network, writer: Writer) -> None:
        self._network = network
        self._writer = writer

    async def movement(self, shown: Directory, since: date, until: date) -> Movement:
        """Who stands elsewhere than before."""
        return await self._writer.run(movement_between, self._network, shown.matrix, shown.dossier, since, until)

    async def attention(self, shown: Directory, since: date, until: date) -> AttentionSplit:
        """Where the attention went."""
        return await self._writer.run(attention_between, self._network, shown.placements, since, until)

    async def growth(self, today: date) -> list[MonthOfStages]:
        """How many were on each stage of the ambassadors' path, month by month."""
        return await self._writer.run(ambassador_growth, self._network, today)

    async def listing(self, shown: Directory, kind: ListingKind, today: date) -> Listing:
        """Everybody of a kind that is worth a look."""
        return await self._writer.run(listing_of, self._network, shown, kind, today)
