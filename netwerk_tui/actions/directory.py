"""The snapshot behind the main screen: read whole at the start, and patched by what each entry changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.positions import current_placements
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.placements import ImportanceOrder, PlacedAt, Placements
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.reads.positions import placements_of
from netwerk_tui.store.reads.subjects import busiest_dossier, dossiers
from netwerk_tui.store.undoing import next_undo

_PATCHED = 500
"""Contacts up to which patching the snapshot is cheaper than reading it again."""

_READ_AT_ONCE = 5000
"""Contacts up to which reading everything takes no longer than a few frames."""

_SHAPING = frozenset({"contact", "dossier"})
"""Tables that decide who there is. A contact moment only brings its people up in an order, see `directory_after`."""

_MOMENTS = frozenset({"participant", "interaction"})


def open_directory(network: Network, matrix: Matrix, dossier: DossierId | None, order: Order) -> Directory:
    """The snapshot to begin with: of a large network only the list, so that it is seen at once.

    `whole_directory` then reads the rest. Without a dossier, or with one that is gone, the busiest one is taken.
    """
    listed = _listed(network, matrix, dossier, order)
    return listed if len(listed.ids) > _READ_AT_ONCE else whole_directory(network, listed)


def read_directory(network: Network, matrix: Matrix, dossier: DossierId | None, order: Order) -> Directory:
    """The snapshot of everybody now. Without a dossier, or with one that is gone, the busiest one is taken."""
    return whole_directory(network, _listed(network, matrix, dossier, order))


def whole_directory(network: Network, listed: Directory) -> Directory:
    """The snapshot of which so far only the list was read, with everybody in their place."""
    with network.database.reading() as connection:
        importance = ImportanceOrder(map(ContactId, contact_ids(connection, Order.IMPORTANCE)))
    placements = current_placements(network, listed.matrix, listed.dossier, importance)
    return listed.with_placements(placements, listed.dossier)


def _listed(network: Network, matrix: Matrix, dossier: DossierId | None, order: Order) -> Directory:
    with network.database.reading() as connection:
        known = tuple(dossiers(connection))
        if dossier not in {each.id for each in known}:
            dossier = busiest_dossier(connection)
        assert dossier is not None
        ids = contact_ids(connection, order)
        undoable = next_undo(connection)
        revision = newest_entry(connection)
    return Directory(
        # An array instead of objects: 0.8 MB instead of 4 for 100,000 contacts.
        ids=cast("Sequence[ContactId]", ids),
        placements=Placements.of(matrix, (), ImportanceOrder(())),
        dossiers=known,
        dossier=dossier,
        revision=revision,
        undo_title="" if undoable is None else undoable.title,
        is_partial=True,
    )


def directory_after(network: Network, directory: Directory, committed: Committed, order: Order) -> Directory:
    """The snapshot after an entry: patched where few positions changed, read again otherwise.

    A contact moment changes the list only where it is sorted by last contact. The order of importance within a cell
    waits for the next reading: names should not change places under the user's hand.
    """
    if reshapes(committed) or (order is Order.LAST_CONTACT and committed.tables & _MOMENTS):
        return read_directory(network, directory.matrix, directory.dossier, order)
    placements = placements_after(network, directory.placements, directory.dossier, committed)
    with network.database.reading() as connection:
        undoable = next_undo(connection)
    # Where somebody else wrote in between, the snapshot stays stale, and is soon read again.
    follows = committed.entry == directory.revision + 1
    return replace(
        directory,
        placements=placements,
        revision=committed.entry if follows else directory.revision,
        undo_title="" if undoable is None else undoable.title,
    )


def reshapes(committed: Committed) -> bool:
    """Whether an entry may have changed who there is, or more positions than are worth patching."""
    return len(committed.contacts) > _PATCHED or bool(committed.tables & _SHAPING)


def placements_after(
    network: Network, placements: Placements, dossier: DossierId | None, committed: Committed
) -> Placements:
    """Where everybody stands on one matrix after an entry that does not reshape the snapshot."""
    if "assessment" not in committed.tables:
        return placements
    matrix = placements.matrix
    with network.database.reading() as connection:
        found = placements_of(connection, matrix.id, dossier if matrix.per_dossier else None, list(committed.contacts))
    moved: dict[ContactId, PlacedAt | None] = dict.fromkeys(committed.contacts)
    moved.update({each.contact: PlacedAt(each.cell, each.day, each.evidence) for each in found})
    return placements.after(moved)


def is_stale(network: Network, directory: Directory) -> bool:
    """Whether another program has written since. Cheap enough to be asked every second."""
    with network.database.reading() as connection:
        return newest_entry(connection) != directory.revision
