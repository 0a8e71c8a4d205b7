"""From typed names to people on the list of an event: finds whom a name may mean, and stores who is chosen.

Each name is stored at once, so that nothing is lost; the next one is typed meanwhile.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import ATTENDANCE_LABELS, EventPage, NewGuest
from netwerk_tui.domain.guest_offers import offers_for
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _
from netwerk_tui.ui.screens.messages import Failed
from netwerk_tui.ui.widgets.guest_bar import GuestBar, Offer

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class Naming(Container):
    """Owns the line in which people of an event are typed."""

    DEFAULT_CSS = "Naming { height: auto; }"

    @dataclass
    class Named(Message):
        """Somebody is on the list now, or was already."""

        contact: ContactId
        committed: Committed | None

    class Ended(Message):
        """The user is ready with naming."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._page: EventPage | None = None
        self._storing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield GuestBar()

    def on_mount(self) -> None:
        self._bar = self.query_one(GuestBar)

    @property
    def is_asking(self) -> bool:
        """Whether names are being typed."""
        return self._bar.is_asking

    def follow(self, page: EventPage) -> None:
        """The event as it is now, with those who are on the list."""
        self._page = page

    def begin(self) -> None:
        """Let the user type names; `follow` has told of which event."""
        self._bar.ask()

    @on(GuestBar.Changed)
    def _changed(self, message: GuestBar.Changed) -> None:
        if not message.text:
            self._bar.offer((), 0)
            return
        offers = offers_for(message.text, self._desk.find(message.text), self._desk.known())
        new = Offer(None, NewGuest.named(message.text).full_name, about=message.text)
        self._bar.offer([*self._known(offers.people), new], offers.meant)

    @on(GuestBar.Chosen)
    def _chosen(self, message: GuestBar.Chosen) -> None:
        offer = message.offer
        self._store(NewGuest.named(offer.about) if offer.contact is None else offer.contact)

    @on(GuestBar.Closed)
    def _bar_closed(self) -> None:
        self._bar.close()
        self.post_message(self.Ended())

    @work(group="naming")
    async def _store(self, guest: ContactId | NewGuest) -> None:
        assert self._page is not None, "names are typed only for an event"
        event = self._page.event.id
        async with self._storing:
            try:
                people, committed = await self._desk.events.attend(event, [guest])
            except UserError as error:
                self.post_message(Failed(error))
            else:
                self.post_message(self.Named(people[0], committed))

    def _known(self, people: tuple[ContactId, ...]) -> list[Offer]:
        assert self._page is not None, "names are typed only for an event"
        listed = {guest.contact: _(ATTENDANCE_LABELS[guest.status]) for guest in self._page.guests}
        return [
            Offer(row.id, row.name, " · ".join(part for part in (listed.get(row.id, ""), row.organisation) if part))
            for row in self._desk.rows.rows(people)
        ]
