"""What synchronising with a folder of cards would do: computed from both sides, without writing anything.

Who is who: by what was agreed on before; else by the UID, which netwerk's own cards and every import of cards keep;
else as an import finds somebody. For `synchronising`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from netwerk_tui.actions.import_plan import ImportPlan, emails_in, names_in, plan_of, settled
from netwerk_tui.domain.do_not_contact import is_let_alone
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingBatch, Problem
from netwerk_tui.domain.outgoing_card import OutgoingCard, contact_of_uid
from netwerk_tui.exchange.vcard.folder import CardFolder, FolderCard
from netwerk_tui.exchange.vcard.merging import Merging, merged
from netwerk_tui.exchange.vcard.reading import incoming_of
from netwerk_tui.exchange.vcard.state import TEXT_LABELS, agreed_in, state_of_contact, state_of_person
from netwerk_tui.language import _
from netwerk_tui.store.import_gate import Gate
from netwerk_tui.store.reads.card_folders import AgreedCard, agreed_cards, contacts_with_more, left_cards
from netwerk_tui.store.reads.cards import contacts_by_uid, outgoing_cards
from netwerk_tui.store.reads.identities import KnownPeople, known_identities, known_people
from netwerk_tui.store.reads.network import network_id

MOST_REMOVED_PERCENT = 20
"""Of the cards that both sides had; more is not removed without asking."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A contact and their card."""

    contact: OutgoingCard
    card: FolderCard
    identity: AgreedCard | None
    merging: Merging


@dataclass(slots=True)
class SyncPlan:
    """What would happen on either side."""

    folder: CardFolder
    pairs: list[Pair] = field(default_factory=list)
    arriving: ImportPlan | None = None
    """Cards of people who are no contacts yet."""
    known: KnownPeople = field(default_factory=KnownPeople)
    new_cards: list[tuple[OutgoingCard, AgreedCard | None]] = field(default_factory=list)
    """Contacts who get a card; with what was agreed on where the folder lost one that netwerk has changed since."""
    cards_to_remove: list[FolderCard] = field(default_factory=list)
    contacts_to_remove: list[AgreedCard] = field(default_factory=list)
    detached: list[AgreedCard] = field(default_factory=list)
    """Contacts who stay although their card is gone, because netwerk knows more of them."""
    problems: list[Problem] = field(default_factory=list)
    agreed: int = 0
    """How many cards both sides had."""

    @property
    def removed(self) -> int:
        """How many would go, on both sides together."""
        return len(self.cards_to_remove) + len(self.contacts_to_remove)

    @property
    def removes_too_many(self) -> bool:
        """Whether that is more than may go without asking."""
        return self.removed * 100 > self.agreed * MOST_REMOVED_PERCENT

    @property
    def changed_contacts(self) -> list[Pair]:
        """The pairs of which netwerk takes something over."""
        return [pair for pair in self.pairs if pair.merging.contact.is_change]

    @property
    def changed_cards(self) -> list[Pair]:
        """The pairs of which the folder takes something over."""
        return [pair for pair in self.pairs if pair.merging.card.is_change]


def plan_sync(connection: Any, folder: CardFolder, gate: Gate) -> SyncPlan:
    """What would happen now."""
    return _Planning(connection, folder, gate).plan()


class _Planning:
    def __init__(self, connection: Any, folder: CardFolder, gate: Gate) -> None:
        self._connection = connection
        self._folder = folder
        self._gate = gate
        self._contacts = {card.id: card for card in outgoing_cards(connection)}
        self._agreed = agreed_cards(connection, folder.source)
        self._plan = SyncPlan(folder, problems=list(folder.problems))
        self._paired: set[ContactId] = set()

    def plan(self) -> SyncPlan:
        plan = self._plan
        plan.agreed = sum(not known.said.get("detached") for known in self._agreed.values())
        strangers = self._pair_the_known()
        self._sort_out_strangers(strangers)
        self._miss_cards()
        for contact in self._contacts.values():
            if contact.id not in self._paired and not is_let_alone(contact.do_not_contact):
                plan.new_cards.append((contact, None))
        return plan

    def _pair_the_known(self) -> list[FolderCard]:
        """Pair what was agreed on, then what a UID tells; the cards that are left."""
        elsewhere = contacts_by_uid(self._connection)
        own = network_id(self._connection)
        linked = {known.contact for uid, known in self._agreed.items() if uid in self._folder.cards}
        strangers: list[FolderCard] = []
        for uid, card in self._folder.cards.items():
            known = self._agreed.get(uid)
            contact = known.contact if known is not None else contact_of_uid(own, uid) or elsewhere.get(uid)
            if contact not in self._contacts or (known is None and contact in linked):
                strangers.append(card)
            else:
                self._pair(self._contacts[contact], card, known)
        return strangers

    def _pair(self, contact: OutgoingCard, card: FolderCard, known: AgreedCard | None) -> None:
        said = {} if known is None else known.said
        base = (agreed_in(said["ours"]), agreed_in(said["theirs"])) if "ours" in said and "theirs" in said else None
        merging = merged(state_of_contact(contact), state_of_person(card.person), base)
        for name in merging.conflicts:
            reason = _("{field} was changed on both sides: netwerk's stays, the other one is in the notes")
            self._plan.problems.append(Problem(card.file, reason.format(field=_(TEXT_LABELS[name])), skipped=False))
        self._plan.pairs.append(Pair(contact, card, known, merging))
        self._paired.add(contact.id)

    def _sort_out_strangers(self, strangers: list[FolderCard]) -> None:
        """Cards of contacts that were deleted here go; the others arrive, or are somebody whom an import knows."""
        left = left_cards(self._connection, self._folder.source, {card.uid for card in strangers})
        arriving: list[FolderCard] = []
        for card in strangers:
            gone = left.get(card.uid)
            if gone is not None and gone.said.get("digest") == card.digest:
                self._plan.cards_to_remove.append(card)
                self._plan.agreed += 1
            else:
                arriving.append(card)
        if not arriving:
            return
        people = tuple(incoming_of(card.person, card.file, card.uid) for card in arriving)
        batch = settled(IncomingBatch(self._folder.source, "vdir", people))
        known = known_people(
            self._connection,
            known_identities(self._connection, batch.source),
            emails_in(batch),
            names_in(batch),
        )
        plan = plan_of(batch, known, {}, self._gate)
        by_uid = {card.uid: card for card in arriving}
        for change in plan.changed:
            if change.contact in self._contacts and change.contact not in self._paired:
                self._pair(self._contacts[change.contact], by_uid[change.person.external_id], None)
        self._plan.arriving, self._plan.known = plan, known
        self._plan.problems += plan.problems

    def _miss_cards(self) -> None:
        """What becomes of those whose cards are gone."""
        missing = [
            known
            for uid, known in self._agreed.items()
            if uid not in self._folder.cards and known.said.get("file") not in self._folder.unread
        ]
        gone = [known for known in missing if not known.said.get("detached")]
        with_more = contacts_with_more(self._connection, [known.contact for known in gone])
        for known in self._agreed.values():
            self._paired.add(known.contact)
        for known in gone:
            contact = self._contacts[known.contact]
            if not _is_as_agreed(contact, known):
                self._plan.new_cards.append((contact, known))
            elif known.contact in with_more:
                self._plan.detached.append(known)
            else:
                self._plan.contacts_to_remove.append(known)


def _is_as_agreed(contact: OutgoingCard, known: AgreedCard) -> bool:
    was = agreed_in(known.said.get("ours", {}))
    now = state_of_contact(contact)
    return now.texts == was.texts and now.points.keys() == was.points and now.tags.keys() == was.tags
