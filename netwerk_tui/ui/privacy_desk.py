"""What the screens of privacy do their work with: who is kept too long, handing over, forgetting. Part of the desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from netwerk_tui.actions.erasing import ErasurePreview, ErasureReport, MentionKey, erase_contact, erasure_preview
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.retention import keep_on_ground, retention_report, snooze_retention, snoozed_count
from netwerk_tui.actions.subject_pages import write_subject
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.retention import Kept
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand

_NOWHERE = Path("/dev/null")
"""In the place of a folder: it holds no backups."""


class PrivacyDesk:
    """Decisions about the people of the open network themselves."""

    def __init__(self, hand: Hand, backups: Path | None, today: date) -> None:
        """`backups` is the folder in which people are forgotten too; None for the sample network."""
        self._hand = hand
        self._backups = backups
        self._today = today

    async def kept(self, years: int) -> tuple[Sequence[Kept], int]:
        """Who has been silent for so many years and is kept on no ground; and about how many it is decided later."""
        return await self._hand.read(_kept, years, self._today)

    async def keep(self, contacts: Sequence[ContactId], legal_basis: str) -> Committed | None:
        """Say on their cards why they are kept. Raises UsageError without any words."""
        return await self._hand.act_if_any(keep_on_ground, contacts, legal_basis)

    async def snooze(self, contacts: Sequence[ContactId], until: date) -> None:
        """Decide about them later."""
        await self._hand.writer.run(snooze_retention, self._hand.network, contacts, until, self._today)

    async def preview(self, contact: ContactId) -> ErasurePreview:
        """What erasing this contact comes to. Raises NotFound."""
        return await self._hand.read(erasure_preview, contact, self._folder)

    async def erase(self, contact: ContactId, redact: Collection[MentionKey]) -> ErasureReport:
        """Forget this contact for good, and the name in these texts about others. Raises NotFound."""
        report, _committed = await self._hand.make(_erased, contact, self._folder, self._today, redact)
        return report

    async def write_subject(self, contact: ContactId, path: Path) -> None:
        """Write everything that is kept about this contact. Raises NotFound, and UserError."""
        await self._hand.read(write_subject, contact, path)

    @property
    def _folder(self) -> Path:
        return self._backups or _NOWHERE


def _kept(network: Network, years: int, today: date) -> tuple[Sequence[Kept], int]:
    return retention_report(network, years, today), snoozed_count(network, today)


def _erased(
    network: Network, contact: ContactId, folder: Path, today: date, redact: Collection[MentionKey]
) -> tuple[ErasureReport, Committed]:
    report = erase_contact(network, contact, folder, today, redact=redact)
    return report, report.committed
