"""Merging contacts who turn out to be one person or one organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netwerk_tui.actions.contacts import name_columns
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.merging import (
    FIELDS,
    STAGE_COLUMN,
    Choices,
    ComparedField,
    MergeView,
    PartCount,
    left_out_jobs,
    merged_columns,
    shown,
    together,
    usual_choices,
)
from netwerk_tui.domain.names import full_name
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.drafts import hand_over_drafts
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.merging import jobs_of, last_on_the_path, own_source, remembered_ids, whole_contacts
from netwerk_tui.store.reparenting import plan_reparenting, write_reparenting


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that was done."""

    contact: ContactId
    name: str
    counts: tuple[PartCount, ...]
    committed: Committed


def merge_view(network: Network, contacts: Sequence[ContactId]) -> MergeView:
    """What merging these contacts into the first comes to.

    Raises UsageError for fewer than two contacts, and NotFound where one of them is gone.
    """
    with network.database.reading() as connection:
        rows = _in_order(contacts, whole_contacts(connection, contacts))
        plan = plan_reparenting(connection, contacts)
    usual = usual_choices(rows)
    fields = [
        ComparedField(
            id=field.id,
            label=field.label,
            values=tuple(shown(field, row) for row in rows),
            together=shown(field, together(field, rows)) if field.can_join else None,
            usual=usual[field.id],
        )
        for field in FIELDS
    ]
    return MergeView(
        contacts=tuple(contacts),
        names=tuple(_name(row) for row in rows),
        fields=tuple(field for field in fields if any(field.values)),
        counts=plan.counts,
    )


def merge_contacts(network: Network, contacts: Sequence[ContactId], choices: Choices | None = None) -> Merged:
    """Merge contacts into the first of them: everything about the others is about the first from then on.

    One entry, which undo takes back as long as nothing that it touched has changed since. A job that is left out is
    kept as a capacity. Raises UsageError for fewer than two contacts, and NotFound where one of them is gone.
    """
    kept, *others = contacts
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        rows = _in_order(contacts, whole_contacts(verbs.connection, contacts))
        columns = merged_columns(rows, choices or {})
        columns |= name_columns(
            columns["given_name"], columns["particle"], columns["surname"], columns["country"], network.sort_rule
        )
        columns[STAGE_COLUMN] = _stage(verbs, rows)
        verbs.title = _title([_name(row) for row in rows])
        plan = plan_reparenting(verbs.connection, contacts)
        write_reparenting(verbs, plan)
        verbs.delete(tables.contact, others)
        verbs.update(tables.contact, [{"id": kept, **columns}])
        _keep_jobs(verbs, kept, rows, columns)
        _remember_who_they_were(verbs, kept, others)
        hand_over_drafts(verbs.connection, others, kept)
    assert recording.committed is not None, "somebody was merged"
    return Merged(kept, _name(columns), plan.counts, recording.committed)


def _in_order(contacts: Sequence[ContactId], found: Mapping[ContactId, dict[str, Any]]) -> list[dict[str, Any]]:
    """The contacts' columns in the order asked, once it is certain that they can be merged."""
    if len(set(contacts)) < 2 or len(set(contacts)) < len(contacts):
        raise UsageError(_("Merging takes at least two contacts."), _("Mark them with x first."))
    for contact in contacts:
        if contact not in found:
            raise NotFound(_("There is no contact {contact}.").format(contact=contact))
    return [found[contact] for contact in contacts]


def _title(names: Sequence[str]) -> str:
    count = len(names) - 1
    words = ngettext("Merged {name} and {other}", "Merged {name} and {count} others", count)
    return words.format(name=names[0], other=names[1], count=count)


def _name(row: Mapping[str, Any]) -> str:
    return full_name(row["given_name"], row["particle"], row["surname"])


def _stage(verbs: Transaction, rows: Sequence[Mapping[str, Any]]) -> str:
    """The stage on the ambassadors' path of whoever made the last step on it."""
    stages = {ContactId(row["id"]): str(row[STAGE_COLUMN]) for row in rows}
    last = last_on_the_path(verbs.connection, list(stages))
    return stages[last] if last is not None else next((stage for stage in stages.values() if stage), "")


def _keep_jobs(
    verbs: Transaction, kept: ContactId, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Any]
) -> None:
    """Keep the jobs that the contact no longer shows as capacities, unless they are known already."""
    known = jobs_of(verbs.connection, kept)
    missing = [job for job in left_out_jobs(rows, columns) if job not in known]
    verbs.insert(
        tables.capacity, [{"contact_id": kept, "name": role, "organisation": where} for role, where in missing]
    )


def _remember_who_they_were(verbs: Transaction, kept: ContactId, others: Sequence[ContactId]) -> None:
    """Let an older export of this network find who stays, and let erasing them find what they once were."""
    source = own_source(verbs.connection)
    known = remembered_ids(verbs.connection, others)
    verbs.update(tables.identity, [{"id": row_id, "contact_id": kept} for row_id in known.values()])
    new = [{"contact_id": kept, "source": source, "external_id": str(each)} for each in others if each not in known]
    verbs.insert(tables.identity, new)
