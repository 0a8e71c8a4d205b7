"""Bringing in a network that was exported as JSON: into an empty one exactly as it was, into another one merged.

For `importing`, which both front doors use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.exchange.network_json import FORMAT_NAME, NetworkFile, NetworkHeader
from netwerk_tui.language import _
from netwerk_tui.store.import_gate import gate_of
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.network_erased import identifiers_in_file, refused_in_file, without
from netwerk_tui.store.network_merge import NetworkMerge, plan_merge, write_merge
from netwerk_tui.store.network_rows import Rows, checked


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """What importing a network would do."""

    file_name: str
    header: NetworkHeader
    rows: Rows
    merge: NetworkMerge
    refused: Mapping[int, Problem]
    """Contacts of the file that were erased here, and stay outside."""
    include_erased: bool

    def report(self, entry: EntryId | None = None) -> ImportReport:
        """The counts."""
        return ImportReport(
            format=FORMAT_NAME,
            entry=entry,
            new=len(self.merge.new_contacts),
            updated=len(self.merge.changed_contacts),
            unchanged=self.merge.unchanged,
            skipped=len(self.refused),
            interactions=self.merge.interactions,
            problems=tuple(self.refused.values()),
        )


def plan_network(network: Network, file: NetworkFile, *, include_erased: bool = False) -> NetworkPlan:
    """What importing this file would do. Raises UserError where it holds nothing, or something that cannot be."""
    rows = checked(file.name, file.tables)
    if not any(rows.values()):
        raise UserError(_("{file} holds nothing.").format(file=file.name), _("Export the network again."))
    header = file.header
    with network.database.reading() as connection:
        refused = refused_in_file(connection, header.network, rows, gate_of(connection, include_erased=include_erased))
        admitted = without(rows, set(refused))
        merge = plan_merge(connection, header.network, admitted, network.sort_rule, private=header.private)
    return NetworkPlan(file.name, header, rows, merge, refused, include_erased)


def apply_network(network: Network, plan: NetworkPlan) -> ImportReport:
    """Import the file as one entry, computed anew from the network as it stands at this moment."""
    header = plan.header
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        gate = gate_of(verbs.connection, include_erased=plan.include_erased)
        refused = refused_in_file(verbs.connection, header.network, plan.rows, gate)
        admitted = without(plan.rows, set(refused))
        merge = plan_merge(verbs.connection, header.network, admitted, network.sort_rule, private=header.private)
        verbs.title = _("Import of {file}: {new} new, {updated} updated, {interactions} contact moments").format(
            file=plan.file_name,
            new=len(merge.new_contacts),
            updated=len(merge.changed_contacts),
            interactions=merge.interactions,
        )
        write_merge(verbs, merge)
        for identifiers in identifiers_in_file(header.network, plan.rows).values():
            gate.admit(verbs.connection, identifiers)
    applied = replace(plan, merge=merge, refused=refused)
    return applied.report(recording.committed.entry if recording.committed else None)
