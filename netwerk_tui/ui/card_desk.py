"""What the card reads and changes. Part of the desk, and loaded with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netwerk_tui.actions import card_editing, card_reading, dealings, followups
from netwerk_tui.actions.card_reading import PartTexts
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.card import Belonging, Card
from netwerk_tui.domain.card_fields import Input
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.field_change import FieldChange
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class CardDesk:
    """One contact at a time, whole. Reads are small, and happen where they are asked."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    def read(self, contact: ContactId) -> Card:
        """All that the card shows. Raises NotFound for a contact that is gone."""
        return card_reading.card_of(self._hand.network, contact, self._today)

    async def people_of(self, organisation: ContactId, name: str) -> tuple[Belonging, ...]:
        """Who belongs to an organisation, or once did; read beside the screen, since it looks at everybody."""
        return await self._hand.read(card_reading.people_of, organisation, name)

    def texts(self, part: Part, row_id: int) -> PartTexts:
        """What the fields of a row hold. Raises NotFound for a row that is gone."""
        return card_reading.part_texts(self._hand.network, part, row_id)

    def names(self, input_: Input) -> list[tuple[int, str]]:
        """The id and name of everything that a field of this kind may refer to."""
        return card_reading.names_for(self._hand.network, input_)

    def history(self, part: Part, row_id: int, columns: tuple[str, ...]) -> tuple[FieldChange, ...]:
        """What became of these columns of a row, the newest first."""
        return card_reading.history_of(self._hand.network, part, row_id, columns)

    async def edit(
        self, part: Part, row_id: int, typed: Mapping[str, str], read: Mapping[str, str] | None = None
    ) -> Committed | None:
        """Change fields of a row; `read` is what they held when they were opened.

        Raises FieldError for a text that cannot be taken, and Conflict for a field that somebody else changed since.
        """
        act, today = self._hand.act_if_any, self._today
        if part is Part.CONTACT:
            return await act(card_editing.edit_contact_fields, ContactId(row_id), typed, today, read)
        return await act(card_editing.edit_part, part, row_id, typed, today, read)

    async def add(self, contact: ContactId, part: Part, typed: Mapping[str, str]) -> Committed:
        """A new row that hangs on the contact. Raises FieldError for a text that cannot be taken."""
        return await self._hand.act(card_editing.add_part, contact, part, typed, self._today)

    async def delete(self, contact: ContactId, part: Part, row_id: int) -> Committed:
        """Delete a row that hangs on the contact."""
        return await self._hand.act(card_editing.delete_part, contact, part, row_id)

    async def tick_promise(self, followup: FollowupId, done: bool) -> Committed | None:
        """Tick a promise off today, or open it again."""
        if done:
            return await self._hand.act_if_any(followups.complete_followup, followup, self._today)
        return await self._hand.act_if_any(followups.reopen_followup, followup)

    async def move_ask_on(self, ask: int, status: AskStatus) -> Committed | None:
        """Put an ask on another step, today."""
        return await self._hand.act_if_any(dealings.move_ask_on, ask, status, self._today)

    async def tick_tell(self, tell: int, told: bool) -> Committed | None:
        """Tick something that they should know off today, or open it again."""
        return await self._hand.act_if_any(dealings.set_told, tell, told, self._today)
