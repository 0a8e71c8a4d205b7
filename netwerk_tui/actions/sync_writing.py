"""Writes what the network takes over from cards, through the verbs of one ledger transaction. For `synchronising`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from netwerk_tui.actions.contacts import ensure_tags, name_columns, remember_former_job
from netwerk_tui.actions.import_fields import birthday_columns
from netwerk_tui.actions.sync_plan import Pair
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.vcard.birthdays import birthday_in
from netwerk_tui.exchange.vcard.state import Text, point_key
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.card_folders import point_rows, tag_rows


def take_over(verbs: Transaction, pairs: Sequence[Pair], preferred: SortRule, today: date) -> None:
    """Let the contacts be what their cards say; jobs that change end today."""
    for pair in pairs:
        change, contact = pair.merging.contact, pair.contact
        columns = _columns(change.texts, contact.country, preferred)
        if columns:
            verbs.update(tables.contact, [{"id": contact.id, **columns}])
        job = (columns.get("role", contact.role), columns.get("organisation", contact.organisation))
        remember_former_job(verbs, contact.id, (contact.role, contact.organisation), job, today)
    _change_points(verbs, pairs)
    _change_tags(verbs, pairs)


def remove_contacts(verbs: Transaction, contacts: Sequence[ContactId]) -> None:
    """Delete those of whom the network knows no more than their cards did."""
    verbs.delete(tables.contact, contacts)


def _columns(texts: Mapping[Text, tuple[str, ...]], country: str, preferred: SortRule) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, value in texts.items():
        match name:
            case Text.NAME:
                columns |= name_columns(value[0], value[1], value[2], country, preferred)
            case Text.BIRTHDAY:
                columns |= birthday_columns(birthday_in(value[0]))
            case Text.ORGANISATION | Text.ROLE | Text.NOTES:
                columns[str(name)] = value[0]
    return columns


def _change_points(verbs: Transaction, pairs: Sequence[Pair]) -> None:
    changing = {pair.contact.id: pair.merging.contact for pair in pairs}
    losing = [contact for contact, change in changing.items() if change.points_removed]
    gone = [
        row_id
        for row_id, contact, point in point_rows(verbs.connection, losing)
        if point_key(point) in changing[contact].points_removed
    ]
    verbs.delete(tables.contact_point, gone)
    # A contact that two were merged into has two cards, and both may bring the same.
    added = {
        (pair.contact.id, point_key(point)): (point, len(pair.contact.points))
        for pair in pairs
        for point in pair.merging.contact.points_added
    }
    verbs.insert(
        tables.contact_point,
        [
            {
                "contact_id": contact,
                "kind": point.kind,
                "label": point.label,
                "value": point.value,
                "match_key": match_key(point.kind, point.value),
                "position": behind + place,
            }
            for place, ((contact, _key), (point, behind)) in enumerate(added.items())
        ],
    )


def _change_tags(verbs: Transaction, pairs: Sequence[Pair]) -> None:
    told = {pair.contact.id: pair.merging.contact.tags_removed for pair in pairs}
    removed = {contact: tags for contact, tags in told.items() if tags}
    links = tag_rows(verbs.connection, list(removed))
    gone = [row_id for row_id, contact, key in links if key in removed[contact]]
    verbs.delete(tables.contact_tag, gone)
    names = {fold(name): name for pair in pairs for name in pair.merging.contact.tags_added}
    ids = dict(zip(names, ensure_tags(verbs, names.values()), strict=True)) if names else {}
    tied = {(pair.contact.id, ids[fold(name)]): None for pair in pairs for name in pair.merging.contact.tags_added}
    verbs.insert(tables.contact_tag, [{"contact_id": contact, "tag_id": tag} for contact, tag in tied])
