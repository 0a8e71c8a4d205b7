"""What the screens of personas, of the journey and of influence work with. Part of the desk, and loaded with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from netwerk_tui.actions import card_editing, influences, journeys, personas
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.ids import ContactId, DossierId, PersonaId
from netwerk_tui.domain.influence import InfluenceOutcome, Principle
from netwerk_tui.domain.journey import JourneyBoard, JourneyStage
from netwerk_tui.domain.personas import PersonaBook
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class PersonaDesk:
    """Personas, and what moves the people behind them."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    async def book(self) -> PersonaBook:
        """All personas, with whom I spoke this quarter, and whom none of them stands for."""
        return await self._hand.read(personas.persona_book, self._today)

    async def add(self, typed: Mapping[str, str]) -> tuple[PersonaId, Committed]:
        """A new persona. Raises FieldError for a text that cannot be taken."""
        return await self._hand.make(personas.add_persona, typed, self._today)

    async def delete(self, persona: PersonaId) -> Committed:
        """Delete a persona; those who are like it stay."""
        return await self._hand.act(personas.delete_persona, persona)

    async def assign(self, persona: PersonaId, people: Sequence[ContactId]) -> Committed | None:
        """Say of contacts that they are like a persona."""
        return await self._hand.act_if_any(personas.assign_persona, persona, people)

    async def unassign(self, persona: PersonaId, people: Sequence[ContactId]) -> Committed | None:
        """Say of contacts that they are not like a persona."""
        return await self._hand.act_if_any(personas.unassign_persona, persona, people)

    async def record_influence(
        self, contact: ContactId, principle: Principle, outcome: InfluenceOutcome, text: str
    ) -> Committed | None:
        """Record that a principle is to be tried with a contact, or how it went today."""
        return await self._hand.act_if_any(influences.record_influence, contact, principle, outcome, text, self._today)

    async def forget_influence(self, contact: ContactId, influence: int) -> Committed:
        """Delete what was recorded of a principle."""
        return await self._hand.act(card_editing.delete_part, contact, Part.INFLUENCE, influence)


class JourneyDesk:
    """The journey of contacts on each dossier."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    async def board(self, dossier: DossierId) -> JourneyBoard:
        """Who stands where on a dossier, in no order."""
        return await self._hand.read(journeys.journey_board, dossier)

    async def people_by_dossier(self) -> dict[DossierId, int]:
        """How many are on the journey of each dossier."""
        return await self._hand.read(journeys.people_by_dossier)

    async def move(self, dossier: DossierId, people: Sequence[ContactId], steps: int) -> Committed | None:
        """Move contacts so many stages on, or back where that is negative. Raises Refused for a closed dossier."""
        return await self._hand.act_if_any(journeys.move_on_journey, dossier, people, steps, self._today)

    async def put(self, dossier: DossierId, people: Sequence[ContactId], stage: JourneyStage) -> Committed | None:
        """Bring contacts to a stage. Raises Refused for a closed dossier."""
        return await self._hand.act_if_any(journeys.put_on_journey, dossier, people, stage, self._today)

    async def take_off(self, dossier: DossierId, people: Sequence[ContactId]) -> Committed | None:
        """Delete all steps of contacts on a dossier. Raises Refused for a closed dossier."""
        return await self._hand.act_if_any(journeys.take_off_journey, dossier, people)
