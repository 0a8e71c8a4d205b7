"""What the screens do with introductions, relations, and who knows whom. Part of the desk, and loaded with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions import acquaintance, introductions, relations
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.acquaintance import Reach
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.introduction_letter import Letter
from netwerk_tui.domain.introductions import IntroductionWords, Referral
from netwerk_tui.domain.neighbourhood import Neighbourhood
from netwerk_tui.domain.ties import IntroductionStatus, Relation
from netwerk_tui.domain.trust import TrustWarning
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class TieDesk:
    """Introductions and relations of the open network."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    # Introductions

    async def referrals(self) -> list[Referral]:
        """Every introduction, the newest first."""
        return await self._hand.read(introductions.referrals)

    def referral(self, introduction: int) -> Referral:
        """One introduction. Raises NotFound where it is gone."""
        return introductions.referral_of(self._hand.network, introduction)

    def letters(self, introduction: int) -> list[Letter]:
        """The ready texts of an introduction. Raises NotFound where it is gone."""
        return introductions.letters_of(self._hand.network, introduction)

    def warnings_before(self, contacts: Sequence[ContactId]) -> list[TrustWarning]:
        """What speaks against bringing these together. A small read, done at once."""
        return introductions.warnings_before(self._hand.network, contacts, self._today)

    async def introduce(self, words: IntroductionWords) -> tuple[int, Committed]:
        """Bring two contacts together."""
        return await self._hand.make(introductions.add_introduction, words, self._today)

    async def edit_introduction(self, introduction: int, words: IntroductionWords) -> Committed | None:
        """Change what is written down of an introduction."""
        return await self._hand.act_if_any(introductions.edit_introduction, introduction, words, self._today)

    async def set_status(
        self, introduction: int, status: IntroductionStatus, result: str | None = None
    ) -> Committed | None:
        """Take an introduction on to a meeting or to nothing, or back to the offer."""
        return await self._hand.act_if_any(introductions.set_status, introduction, status, self._today, result=result)

    async def delete_introduction(self, introduction: int) -> Committed:
        """Delete an introduction."""
        return await self._hand.act(introductions.delete_introduction, introduction)

    async def thank_introducer(self, introduction: int, text: str) -> Committed:
        """Record that I thanked who made an introduction."""
        return await self._hand.act(introductions.thank_introducer, introduction, text, self._today)

    # Relations, and who knows whom

    def relation(self, relation: int) -> tuple[ContactId, Relation]:
        """From whom a relation leads, and the relation as seen from there. Raises NotFound where it is gone."""
        return relations.relation_of(self._hand.network, relation)

    async def relate(self, contact: ContactId, other: ContactId, kind: str, text: str) -> Committed | None:
        """Write down what a contact is to another one."""

        def related(network: Network) -> Committed | None:
            _relation, committed = relations.relate(network, contact, other, kind, text)
            return committed

        return await self._hand.act_if_any(related)

    async def edit_relation(self, relation: int, kind: str, text: str) -> Committed | None:
        """Change the words of a relation."""
        return await self._hand.act_if_any(relations.edit_relation, relation, kind, text)

    async def delete_relation(self, relation: int) -> Committed:
        """Delete a relation."""
        return await self._hand.act(relations.delete_relation, relation)

    async def neighbourhood(self, contact: ContactId) -> Neighbourhood:
        """Whom a contact knows."""
        return await self._hand.read(acquaintance.neighbourhood_of, contact, self._today)

    async def who_could_know(self, whom: str) -> Reach:
        """The ways to the people of an organisation, or to one contact. Raises NotFound and Ambiguous."""
        return await self._hand.read(acquaintance.who_could_know, whom, self._today)
