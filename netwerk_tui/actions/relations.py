"""Relations between contacts: adding, changing and deleting them. Each action is one entry of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netwerk_tui.actions.dealing_rows import any_text, name_of
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.relation_kinds import inverse_of, is_same_kind
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.ties import Relation
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads.ties import relation_rows_between, relation_with_id

LONGEST_KIND = 80


def relation_of(network: Network, relation: int) -> tuple[ContactId, Relation]:
    """From whom a relation leads, and the relation as seen from there. Raises NotFound where it is gone."""
    with network.database.reading() as connection:
        found = relation_with_id(connection, relation)
    if found is None:
        raise NotFound(_("This relation does not exist any more."), _("It was deleted or undone meanwhile."))
    return found


def relate(
    network: Network, contact: ContactId, other: ContactId, kind: str, text: str = ""
) -> tuple[int, Committed | None]:
    """That a contact is this to another one; its id, and None where it is known already, from whichever side.

    Raises UsageError without a kind and for one and the same contact, and NotFound for a contact that is gone.
    """
    words = _checked(contact, other, kind)
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _title(verbs, contact, other, words)
        same = next(_saying(verbs, contact, other, words), None)
        if same is None:
            row = {"contact_id": contact, "other_id": other, "kind": words, "text": any_text(text)}
            (relation,) = verbs.insert(tables.relation, [row])
        else:
            relation = same["id"]
    return relation, recording.committed


def edit_relation(network: Network, relation: int, kind: str, text: str) -> Committed | None:
    """Change the words of a relation; None where nothing differs. Raises UsageError without a kind, and NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.relation, relation)
        contact, other = ContactId(now["contact_id"]), ContactId(now["other_id"])
        words = _checked(contact, other, kind)
        verbs.title = _title(verbs, contact, other, words)
        verbs.update(tables.relation, [{"id": relation, "kind": words, "text": any_text(text)}])
    return recording.committed


def delete_relation(network: Network, relation: int) -> Committed:
    """Delete a relation. Raises NotFound where it is gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.relation, relation)
        verbs.title = _title_of_deletion(verbs, now["contact_id"], now["other_id"])
        verbs.delete(tables.relation, [relation])
    assert recording.committed is not None, "there was a relation to delete"
    return recording.committed


def unrelate(network: Network, contact: ContactId, other: ContactId, kind: str = "") -> tuple[int, Committed]:
    """Delete what two contacts are to each other, in both directions, or this kind alone; how many relations went.

    Raises NotFound where there are none.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _title_of_deletion(verbs, contact, other)
        words = clean_line(kind, LONGEST_KIND)
        rows = (
            _saying(verbs, contact, other, words) if words else relation_rows_between(verbs.connection, contact, other)
        )
        gone = verbs.delete(tables.relation, [row["id"] for row in rows])
        if not gone:
            raise NotFound(
                _("There is no such relation between {one} and {other}.").format(
                    one=name_of(verbs, contact), other=name_of(verbs, other)
                )
            )
    assert recording.committed is not None, "there was a relation to delete"
    return gone, recording.committed


def _checked(contact: ContactId, other: ContactId, kind: str) -> str:
    """The kind, clean."""
    words = clean_line(kind, LONGEST_KIND)
    if not words:
        raise UsageError(_("A relation needs words."), _("Such as “colleague of” or “neighbour of”."))
    if contact == other:
        raise UsageError(_("That is the same contact."), _("Choose somebody else."))
    return words


def _saying(verbs: Transaction, contact: ContactId, other: ContactId, kind: str) -> Iterator[dict[str, Any]]:
    """The relations that say this of the contact, from whichever side they were written down."""
    inverse = inverse_of(kind)
    return (
        row
        for row in relation_rows_between(verbs.connection, contact, other)
        if is_same_kind(row["kind"], kind if row["contact_id"] == contact else inverse)
    )


def _title(verbs: Transaction, contact: ContactId, other: ContactId, kind: str) -> str:
    one, two = name_of(verbs, contact), name_of(verbs, other)
    return _("{one}: {kind} {other}").format(one=one, kind=kind, other=two)


def _title_of_deletion(verbs: Transaction, contact: int, other: int) -> str:
    one, two = name_of(verbs, contact), name_of(verbs, other)
    return _("Deleted the relation of {one} and {other}").format(one=one, other=two)
