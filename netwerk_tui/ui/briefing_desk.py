"""What the briefing screen is read by. Part of the desk; loaded with it."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.briefing import brief, brief_event
from netwerk_tui.domain.briefing import Briefing
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.ui.hand import Hand


class BriefingDesk:
    """Pages about people, as of today."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    def page(self, contact: ContactId) -> Briefing:
        """The page about one contact. Some milliseconds. Raises NotFound for one that is gone."""
        return brief(self._hand.network, contact, self._today)

    async def event_pages(self, event: EventId) -> list[Briefing]:
        """A page about everybody who is expected at an event or was there, the most telling first."""
        return await self._hand.read(brief_event, event, self._today)
