"""Keeping the network and a folder of cards the same, both ways, as one entry. Both front doors use this.

The folder is written before the network: killed anywhere in between, the next synchronisation finds on both sides what
this one would have left there. The other order would take the folder's old cards for a wish to go back.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from netwerk_tui.actions.import_writing import ImportWriter
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.sync_plan import SyncPlan, plan_sync
from netwerk_tui.actions.sync_writing import remove_contacts, take_over
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.domain.outgoing_card import OutgoingCard
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.vcard.cards import Card
from netwerk_tui.exchange.vcard.folder import (
    card_in,
    digest,
    file_name,
    read_folder,
    remove_card,
    sweep,
    write_card,
)
from netwerk_tui.exchange.vcard.merging import merged
from netwerk_tui.exchange.vcard.patching import patched, without_pictures
from netwerk_tui.exchange.vcard.person import person_of
from netwerk_tui.exchange.vcard.state import agreed, agreed_in, state_of_contact, state_of_person
from netwerk_tui.exchange.vcard.writing import card_bytes
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.import_gate import gate_of
from netwerk_tui.store.ledger import Transaction, transaction
from netwerk_tui.store.reads.card_folders import AgreedCard, agreed_cards
from netwerk_tui.store.reads.cards import outgoing_cards

_LONGEST_KEPT = 65_536
"""Characters of a card that are kept to restore it from."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a synchronisation did, or would do."""

    folder: str
    entry: EntryId | None
    """None for a dry run, and where nothing changed in the network."""
    new_contacts: int
    changed_contacts: int
    removed_contacts: int
    new_cards: int
    changed_cards: int
    removed_cards: int
    kept_contacts: int
    """Contacts whose card is gone, and who stay because netwerk knows more of them."""
    problems: tuple[Problem, ...]


def sync_folder(
    network: Network,
    path: Path,
    today: date,
    *,
    dry_run: bool = False,
    may_remove_many: bool = False,
    progress: Progress = unwatched,
) -> SyncReport:
    """Bring what changed on either side since the last time to the other one.

    Raises Refused where more than 20 % would be removed and that was not asked for, and UserError where there is no
    such folder or it cannot be written. Nothing is written on a dry run.
    """
    folder = read_folder(path, progress)
    if dry_run:
        with network.database.reading() as connection:
            return _report(plan_sync(connection, folder, gate_of(connection, include_erased=False)))
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        plan = plan_sync(verbs.connection, folder, gate_of(verbs.connection, include_erased=False))
        if plan.removes_too_many and not may_remove_many:
            raise _too_many(plan)
        verbs.title = _title(plan)
        try:
            files = _FolderWriting(plan).write()
        except OSError as error:
            raise UserError(
                _("{file} cannot be written: {reason}.").format(
                    file=clean_line(str(path), 200), reason=reason_of(error)
                ),
                _("Give yourself permission to write there, or make room."),
            ) from error
        _write_network(network, verbs, plan, today)
        _agree(verbs, plan, files)
    return _report(plan, recording.committed.entry if recording.committed else None)


class _FolderWriting:
    """Writes the files that change; what each card holds now, by UID."""

    def __init__(self, plan: SyncPlan) -> None:
        self._plan = plan
        self._folder = plan.folder
        self._said: dict[str, dict[str, Any]] = {}

    def write(self) -> dict[str, dict[str, Any]]:
        """What is known of the folder's cards from now on; those that somebody else is changing are not among it."""
        plan = self._plan
        sweep(self._folder, time.time())
        for pair in plan.pairs:
            card, change = pair.card, pair.merging.card
            content = patched(card.card, change, pair.contact) if change.is_change else None
            if content is None:
                self._said[card.uid] = _said(card.file, card.digest, card.card)
            elif write_card(self._folder, card.file, content, card.digest):
                self._remember_content(card.uid, card.file, content)
            else:
                self._busy(card.file)
        for person in plan.arriving.new if plan.arriving is not None else ():
            card = self._folder.cards[person.external_id]
            self._said[card.uid] = _said(card.file, card.digest, card.card)
        for contact, known in plan.new_cards:
            self._add(contact, known)
        for card in plan.cards_to_remove:
            if not remove_card(self._folder, card.file, card.digest):
                self._busy(card.file)
        return self._said

    def _add(self, contact: OutgoingCard, known: AgreedCard | None) -> None:
        uid = contact.uid if known is None else known.uid
        called = replace(contact, uid=uid)
        content = card_bytes(called) if known is None else _restored(called, known)
        file = file_name(uid)
        if write_card(self._folder, file, content, ""):
            self._remember_content(uid, file, content)
        else:
            self._busy(file)

    def _remember_content(self, uid: str, file: str, content: bytes) -> None:
        card = card_in(content)
        assert card is not None, "what was written is one card"
        self._said[uid] = _said(file, digest(content), card)

    def _busy(self, file: str) -> None:
        reason = _("another program is changing this file; the next synchronisation takes it along")
        self._plan.problems.append(Problem(clean_line(file, 100), reason, skipped=False))


def _said(file: str, card_digest: str, card: Card) -> dict[str, Any]:
    """What is kept of a card as it is in the folder now."""
    kept = without_pictures(card).decode("utf-8", errors="replace")
    return {
        "file": file,
        "digest": card_digest,
        "theirs": agreed(state_of_person(person_of(card))),
        "card": kept if len(kept) <= _LONGEST_KEPT else "",
    }


def _restored(contact: OutgoingCard, known: AgreedCard) -> bytes:
    """The card as it was when both had it, with what netwerk changed since: unknown properties come back too."""
    raw = known.said.get("card", "")
    card = card_in(raw.encode()) if raw else None
    if card is None:
        return card_bytes(contact)
    theirs = state_of_person(person_of(card))
    was = agreed_in(agreed(theirs))
    return patched(card, merged(state_of_contact(contact), theirs, (was, was)).card, contact)


def _write_network(network: Network, verbs: Transaction, plan: SyncPlan, today: date) -> None:
    take_over(verbs, plan.changed_contacts, network.sort_rule, today)
    remove_contacts(verbs, [known.contact for known in plan.contacts_to_remove])
    if plan.arriving is not None and plan.arriving.new:
        alone = replace(plan.arriving, changed=())
        ImportWriter(verbs, alone, plan.known, network.sort_rule).write(today, datetime.now(UTC))
    verbs.update(
        tables.identity,
        [{"id": known.id, "said": {**known.said, "detached": True}} for known in plan.detached],
    )


def _agree(verbs: Transaction, plan: SyncPlan, files: Mapping[str, dict[str, Any]]) -> None:
    """Keep how both sides are now."""
    source = plan.folder.source
    rows = agreed_cards(verbs.connection, source)
    who: dict[str, ContactId] = {uid: known.contact for uid, known in rows.items() if not known.said.get("detached")}
    who |= {pair.card.uid: pair.contact.id for pair in plan.pairs}
    who |= {contact.uid if known is None else known.uid: contact.id for contact, known in plan.new_cards}
    written = [uid for uid in who if uid in files]
    ours = {card.id: card for card in outgoing_cards(verbs.connection, [who[uid] for uid in written])}
    changes, new = [], []
    for uid in written:
        contact = ours[who[uid]]
        said = {**files[uid], "ours": agreed(state_of_contact(contact))}
        if uid in rows:
            changes.append({"id": rows[uid].id, "said": said})
        else:
            new.append({"contact_id": contact.id, "source": source, "external_id": uid, "said": said})
    verbs.update(tables.identity, changes)
    verbs.insert(tables.identity, new)


def _title(plan: SyncPlan) -> str:
    report = _report(plan)
    return _("Synchronisation with {folder}: {new} new, {changed} updated, {removed} removed").format(
        folder=clean_line(plan.folder.path.name, 60),
        new=report.new_contacts,
        changed=report.changed_contacts,
        removed=report.removed_contacts,
    )


def _too_many(plan: SyncPlan) -> Refused:
    title = _("This would remove {contacts} contacts and {cards} cards, of {count} that both sides had.").format(
        contacts=len(plan.contacts_to_remove), cards=len(plan.cards_to_remove), count=plan.agreed
    )
    return Refused(title, _("Look with --dry-run whether that is meant; then add --yes."))


def _report(plan: SyncPlan, entry: EntryId | None = None) -> SyncReport:
    return SyncReport(
        folder=clean_line(str(plan.folder.path), 300),
        entry=entry,
        new_contacts=0 if plan.arriving is None else len(plan.arriving.new),
        changed_contacts=len(plan.changed_contacts),
        removed_contacts=len(plan.contacts_to_remove),
        new_cards=len(plan.new_cards),
        changed_cards=len(plan.changed_cards),
        removed_cards=len(plan.cards_to_remove),
        kept_contacts=len(plan.detached),
        problems=tuple(plan.problems),
    )
