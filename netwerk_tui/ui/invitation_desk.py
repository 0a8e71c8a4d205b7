"""What the screens of invitations do their work with. Part of the desk; loaded with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from netwerk_tui.actions import invitations
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId, DossierId, EventId
from netwerk_tui.domain.invitations import Candidate, Seat, Table, TableWish, Unanswered, table_of
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class InvitationDesk:
    """Whom to invite, and who did not answer."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    # Reading

    async def candidates(self, wish: TableWish, also: Sequence[ContactId]) -> Sequence[Candidate]:
        """Of whom a table may be made, with these also. Raises QueryError, UsageError and NotFound."""
        return await self._hand.read(invitations.candidates_for, wish, self._today, also)

    async def table(
        self,
        candidates: Sequence[Candidate],
        seats: int,
        chosen: Sequence[ContactId],
        without: Collection[ContactId],
    ) -> Table:
        """The best table of the candidates, with those chosen and without some."""

        def made(_network: Network) -> Table:
            kept = [each for each in candidates if each.contact not in without]
            return table_of(kept, seats, self._today, chosen)

        return await self._hand.read(made)

    async def unanswered(self, days: int) -> Sequence[Unanswered]:
        """Who was invited so many days ago or longer and did not answer."""
        return await self._hand.read(invitations.unanswered, self._today, days)

    # Writing

    async def expect(self, event: EventId, people: Sequence[ContactId]) -> Committed | None:
        """Put these on the guest list, as expected; None where they are on it."""
        return await self._hand.act_if_any(invitations.expect_at_event, event, people, self._today)

    async def draft(
        self, name: str, people: Sequence[ContactId], event: EventId | None, dossier: DossierId | None
    ) -> tuple[int, Committed]:
        """A draft of the message that invites these."""
        return await self._hand.make(
            invitations.draft_invitation, name, "", self._today, event=event, dossier=dossier, readers=people
        )

    async def follow_up(self, waiting: Sequence[Unanswered]) -> Committed | None:
        """Promise myself to ask each of these whether they come; None where that is promised."""
        return await self._hand.act_if_any(invitations.follow_up, waiting, self._today)

    async def write_table(self, seats: Sequence[Seat], path: Path) -> None:
        """Write who sits there as CSV. Raises UserError."""
        await self._hand.read(invitations.write_table, seats, path)
