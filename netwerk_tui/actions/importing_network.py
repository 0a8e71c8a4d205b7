"""Bringing in a network that was exported as JSON: into an empty one exactly as it was, into another one merged.

For `importing`, which both front doors use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.exchange.network_json import FORMAT_NAME, NetworkFile, NetworkHeader
from netwerk_tui.language import _
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.network_merge import NetworkMerge, plan_merge, write_merge
from netwerk_tui.store.network_rows import Rows, checked


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """What importing a network would do."""

    file_name: str
    header: NetworkHeader
    rows: Rows
    merge: NetworkMerge

    def report(self, entry: EntryId | None = None) -> ImportReport:
        """The counts."""
        return ImportReport(
            format=FORMAT_NAME,
            entry=entry,
            new=len(self.merge.new_contacts),
            updated=len(self.merge.changed_contacts),
            unchanged=self.merge.unchanged,
            skipped=0,
            interactions=self.merge.interactions,
            problems=(),
        )


def plan_network(network: Network, file: NetworkFile) -> NetworkPlan:
    """What importing this file would do. Raises UserError where it holds nothing, or something that cannot be."""
    rows = checked(file.name, file.tables)
    if not any(rows.values()):
        raise UserError(_("{file} holds nothing.").format(file=file.name), _("Export the network again."))
    with network.database.reading() as connection:
        merge = plan_merge(connection, file.header.network, rows, network.sort_rule, private=file.header.private)
    return NetworkPlan(file.name, file.header, rows, merge)


def apply_network(network: Network, plan: NetworkPlan) -> ImportReport:
    """Import the file as one entry, computed anew from the network as it stands at this moment."""
    header = plan.header
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        merge = plan_merge(verbs.connection, header.network, plan.rows, network.sort_rule, private=header.private)
        verbs.title = _("Import of {file}: {new} new, {updated} updated, {interactions} contact moments").format(
            file=plan.file_name,
            new=len(merge.new_contacts),
            updated=len(merge.changed_contacts),
            interactions=merge.interactions,
        )
        write_merge(verbs, merge)
    applied = replace(plan, merge=merge)
    return applied.report(recording.committed.entry if recording.committed else None)
