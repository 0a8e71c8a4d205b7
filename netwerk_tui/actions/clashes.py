"""Looks, inside the transaction that is about to write, whether somebody else changed what a form was opened on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime

from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_parts import PartForm
from netwerk_tui.domain.conflict import Clash, Conflict, unmerged
from netwerk_tui.domain.contact_form import FORM_LABELS, ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.field_history import field_changes
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.touches import last_touch

_TEXTS = frozenset({Input.LINE, Input.TEXT, Input.BLOCK})

_ELSEWHERE = {
    "emails": "contact_point",
    "phones": "contact_point",
    "links": "contact_point",
    "addresses": "contact_point",
    "tags": "contact_tag",
}
"""Fields of the form of a contact that other tables hold."""


def refuse_clashes(
    verbs: Transaction,
    form: PartForm,
    row_id: int,
    read: Mapping[str, str],
    typed: Mapping[str, str],
    stored: Mapping[str, str],
) -> None:
    """Raise Conflict where a field that was typed was changed by somebody else since it was read.

    Both may have come to the same.
    """
    _changed, clashing = unmerged(read, typed, stored)
    if clashing:
        clashes = []
        for name in clashing:
            field = form.field(name)
            who, at = _last_change(verbs, form, row_id, field)
            texts = read[name], typed[name], stored[name]
            clashes.append(Clash(name, _(field.label), *texts, who, at, field.input in _TEXTS))
        raise Conflict(clashes, newest_entry(verbs.connection))


def form_beside_others(
    verbs: Transaction, contact: ContactId, read: ContactForm, form: ContactForm, now: ContactForm
) -> ContactForm:
    """The form with what others made of the fields that were left alone in it. Raises Conflict for the others."""
    before, mine, stored = asdict(read), asdict(form), asdict(now)
    changed, clashing = unmerged(before, mine, stored)
    if clashing:
        clashes = []
        for name in clashing:
            who, at = last_touch(verbs.connection, [_ELSEWHERE.get(name, "contact")], contact)
            texts = before[name], mine[name], stored[name]
            clashes.append(Clash(name, _(FORM_LABELS[name]), *texts, who, at, name not in ("kind", "birthday")))
        raise Conflict(clashes, newest_entry(verbs.connection))
    return replace(now, **changed)


def _last_change(verbs: Transaction, form: PartForm, row_id: int, field: Field) -> tuple[str, datetime | None]:
    table = tables.metadata.tables[form.part]
    changes = field_changes(verbs.connection, table, row_id, field.columns)
    return (changes[0].actor, changes[0].at) if changes else ("", None)
