"""What the screens do with promises. Part of the desk, and loaded with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netwerk_tui.actions import calendars, followups
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.followups import FollowupBook, FollowupValues
from netwerk_tui.domain.ids import ContactId, DossierId, FollowupId
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand

_READ_ALL_FROM = 200
"""Contacts that changed at once, from which on everything is read anew."""


class FollowupDesk:
    """Promises, mine and theirs."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    async def book(self) -> FollowupBook:
        """All promises that are open or were kept lately. Takes 0.9 s for 100,000 of them."""
        return FollowupBook(await self._hand.read(followups.followups, self._today), self._today)

    async def book_after(self, book: FollowupBook, contacts: frozenset[ContactId]) -> FollowupBook:
        """The book after something changed about these contacts."""
        if len(contacts) >= _READ_ALL_FROM:
            return await self.book()
        rows = await self._hand.read(followups.followups_of, tuple(contacts), self._today)
        return book.with_rows(contacts, rows)

    async def add(self, contact: ContactId, text: str, due: date | None, *, theirs: bool) -> Committed:
        """A new promise."""
        return await self._hand.act(followups.add_followup, contact, text, due, self._today, theirs=theirs)

    async def edit(self, followup: FollowupId, values: FollowupValues) -> Committed | None:
        """Change a promise."""
        return await self._hand.act_if_any(followups.edit_followup, followup, values)

    async def complete(self, followup: FollowupId, done_on: date, result: str = "") -> Committed | None:
        """Tick a promise off, with what came of it."""
        return await self._hand.act_if_any(followups.complete_followup, followup, done_on, result)

    async def set_result(self, followup: FollowupId, result: str) -> Committed | None:
        """Tell what came of a promise that is done."""
        return await self._hand.act_if_any(followups.set_result, followup, result)

    async def reopen(self, followup: FollowupId) -> Committed | None:
        """Open a promise again."""
        return await self._hand.act_if_any(followups.reopen_followup, followup)

    async def report_back(self, followup: FollowupId, reported_on: date | None) -> Committed | None:
        """Note when the contact was told what came of it, or that they were not."""
        return await self._hand.act_if_any(followups.report_back, followup, reported_on)

    async def delete(self, followup: FollowupId) -> Committed:
        """Delete a promise."""
        return await self._hand.act(followups.delete_followup, followup)

    async def energy_suggested(self, followup: FollowupId, dossier: DossierId) -> Move | None:
        """The move to offer after a promise of theirs was kept; None where there is none."""
        return await self._hand.read(followups.energy_suggested, followup, dossier, self._today)

    async def export_calendar(self, path: Path, *, appointments: bool) -> int:
        """Write the promises to a calendar file; how many there are in it."""
        summary = await self._hand.read(
            calendars.export_calendar, path, self._today, calendars.CalendarChoice(appointments=appointments)
        )
        return summary.followups
