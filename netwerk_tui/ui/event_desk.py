"""What the screens of events do their work with. Part of the desk; loaded with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions import drafts, events
from netwerk_tui.actions.attendance import attend, take_off
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.event import AttendanceStatus, EventPage, EventSummary, NewGuest, OwnAttendance
from netwerk_tui.domain.event_form import EventForm, checked_event
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class EventDesk:
    """Events, series and attendance of the open network."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    async def summaries(self) -> list[EventSummary]:
        """Every event, the newest first, those without a day last."""
        return await self._hand.read(events.all_events)

    async def page(self, event: EventId) -> EventPage:
        """One event with its people. Raises NotFound for one that is gone."""
        return await self._hand.read(events.page_of, event)

    async def next_day(self, event: EventId) -> date | None:
        """When the same event will probably be again; None where nothing tells."""
        return await self._hand.read(events.next_day_of, event, self._today)

    async def add(self, form: EventForm) -> tuple[EventId, Committed]:
        """A new event. Raises FieldError for a field that cannot be taken."""
        return await self._hand.make(events.add_event, checked_event(form, self._today))

    async def edit(self, event: EventId, form: EventForm, before: EventForm) -> Committed | None:
        """Change an event into what the form says. Raises FieldError for a field that cannot be taken."""
        values = checked_event(form, self._today, before)
        return await self._hand.act_if_any(events.edit_event, event, values, self._today)

    async def delete(self, event: EventId) -> Committed:
        """Delete an event; what was noted of people there stays."""
        return await self._hand.act(events.delete_event, event)

    async def repeat(self, event: EventId, day: date) -> tuple[EventId, Committed]:
        """The same event again, with those of last time expected."""
        return await self._hand.make(events.repeat_event, event, day)

    async def set_own_attendance(self, event: EventId, own: OwnAttendance) -> Committed | None:
        """Say whether I go, or went."""
        return await self._hand.act_if_any(events.set_own_attendance, event, own, self._today)

    async def attend(
        self, event: EventId, guests: Sequence[ContactId | NewGuest], status: AttendanceStatus | None = None
    ) -> tuple[tuple[ContactId, ...], Committed | None]:
        """Give all of these one status; who they are, and what changed."""
        people: tuple[ContactId, ...] = ()

        def attended(network: Network) -> Committed | None:
            nonlocal people
            people, committed = attend(network, event, guests, status, self._today)
            return committed

        committed = await self._hand.act_if_any(attended)
        return people, committed

    async def take_off(self, event: EventId, people: Sequence[ContactId]) -> Committed | None:
        """Take people off the list of an event."""
        return await self._hand.act_if_any(take_off, event, people, self._today)

    def kept_note(self, event: EventId) -> KeptNote:
        """What was typed about meeting somebody at an event and never recorded."""
        return drafts.kept_event_note(self._hand.network, event)

    async def keep_note(self, event: EventId, note: KeptNote) -> None:
        """Keep what has been typed about meeting somebody at an event."""
        hand = self._hand
        await hand.writer.run(drafts.keep_event_note, hand.network, event, note, hand.erasure_seen)
