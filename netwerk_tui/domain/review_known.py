"""The facts of everybody who may be given a card, in columns: for `review_queue` alone.

A hundred thousand people take 4.5 MB so, of which objects take 20; and what was read of them leaves no holes behind
among what stays.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import lt
from typing import cast

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_facts import NO_DEBTS, ContactFacts, Debts, Standing

_DAYS_APART = 5
"""Days in `ContactFacts` beside those of the debts."""


class KnownFacts(Mapping[ContactId, ContactFacts]):
    """Facts by contact. Those of `after` have what changed on top of the same columns."""

    __slots__ = ("_changed", "_contacts", "_days", "_number_by_identity", "_standing_numbers", "_standings")

    def __init__(self) -> None:
        self._contacts = array("q")
        """In ascending order."""
        self._standings: list[Standing] = []
        """One for all who stand alike: some hundreds."""
        self._number_by_identity: dict[int, int] = {}
        self._standing_numbers = array("i")
        self._days = [array("i") for _ in range(_DAYS_APART + len(NO_DEBTS))]
        self._changed: dict[ContactId, ContactFacts | None] = {}
        """None for those of whom nothing is known any more."""

    def extend(self, facts: Sequence[ContactFacts]) -> None:
        """Take in some more. Those that come in ascending order of their ids take the least memory."""
        contacts, standings, *days, debts = zip(*facts, strict=True)
        ascending = (self._contacts[-1] if self._contacts else -1, *contacts)
        if not all(map(lt, ascending, contacts)):
            self._changed.update(zip(contacts, facts, strict=True))
            return
        self._contacts.extend(contacts)
        self._standing_numbers.extend(map(self._number_of, standings))
        for column, more in zip(self._days, (*days, *zip(*debts, strict=True)), strict=True):
            column.extend(more)

    def after(self, gone: Collection[ContactId], joining: Mapping[ContactId, ContactFacts]) -> KnownFacts:
        """As now, but for those who are gone, and those who are as `joining` says."""
        following = KnownFacts()
        following._contacts, following._days = self._contacts, self._days
        following._standings, following._standing_numbers = self._standings, self._standing_numbers
        following._changed = {**self._changed, **dict.fromkeys(gone), **joining}
        return following

    def standings(self) -> dict[ContactId, Standing]:
        """How everybody stands."""
        contacts = cast("Sequence[ContactId]", self._contacts)
        found = dict(zip(contacts, map(self._standings.__getitem__, self._standing_numbers), strict=True))
        for contact, facts in self._changed.items():
            if facts is not None:
                found[contact] = facts.standing
            else:
                found.pop(contact, None)
        return found

    def __getitem__(self, contact: ContactId) -> ContactFacts:
        if contact in self._changed:
            facts = self._changed[contact]
            if facts is None:
                raise KeyError(contact)
            return facts
        place = bisect_left(self._contacts, contact)
        if place == len(self._contacts) or self._contacts[place] != contact:
            raise KeyError(contact)
        return self._at(place)

    def __iter__(self) -> Iterator[ContactId]:
        untouched = (ContactId(contact) for contact in self._contacts if contact not in self._changed)
        yield from untouched
        yield from (contact for contact, facts in self._changed.items() if facts is not None)

    def __len__(self) -> int:
        return sum(1 for _contact in self)

    def _at(self, place: int) -> ContactFacts:
        days = [column[place] for column in self._days]
        owed = Debts(*days[_DAYS_APART:])
        # Who owes nothing is told apart by identity.
        debts = NO_DEBTS if owed == NO_DEBTS else owed
        standing = self._standings[self._standing_numbers[place]]
        first_assessed, personal, written, outgoing, slipped_on = days[:_DAYS_APART]
        contact = ContactId(self._contacts[place])
        return ContactFacts(contact, standing, first_assessed, personal, written, outgoing, slipped_on, debts)

    def _number_of(self, standing: Standing) -> int:
        number = self._number_by_identity.get(id(standing))
        if number is None:
            number = self._number_by_identity[id(standing)] = len(self._standings)
            self._standings.append(standing)
        return number
