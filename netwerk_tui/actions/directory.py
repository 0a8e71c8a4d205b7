"""The snapshot behind the main screen: read whole at the start, and patched by what each entry changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.positions import current_placements
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.placements import ImportanceOrder, PlacedAt
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.reads.positions import placements_of
from netwerk_tui.store.reads.subjects import busiest_dossier, dossiers
from netwerk_tui.store.undoing import next_undo

_PATCHED = 500
"""Contacts up to which patching the snapshot is cheaper than reading it again."""

_SHAPING = frozenset({"contact", "participant", "interaction"})
"""Tables that decide who there is, and in which order."""


def read_directory(network: Network, matrix: Matrix, dossier: DossierId | None, order: Order) -> Directory:
    """The snapshot of everybody now. Without a dossier, or with one that is gone, the busiest one is taken."""
    with network.database.reading() as connection:
        known = tuple(dossiers(connection))
        if dossier not in {each.id for each in known}:
            dossier = busiest_dossier(connection)
        assert dossier is not None
        ids: Sequence[int] = contact_ids(connection, order)
        importance = ImportanceOrder(map(ContactId, contact_ids(connection, Order.IMPORTANCE)))
        undoable = next_undo(connection)
        revision = newest_entry(connection)
    return Directory(
        ids=[ContactId(value) for value in ids],
        placements=current_placements(network, matrix, dossier, importance),
        dossiers=known,
        dossier=dossier,
        revision=revision,
        undo_title="" if undoable is None else undoable.title,
    )


def directory_after(network: Network, directory: Directory, committed: Committed, order: Order) -> Directory:
    """The snapshot after an entry: patched where few positions changed, read again otherwise."""
    few = len(committed.contacts) <= _PATCHED
    if not few or committed.tables & _SHAPING or "dossier" in committed.tables:
        return read_directory(network, directory.matrix, directory.dossier, order)
    placements = directory.placements
    with network.database.reading() as connection:
        if "assessment" in committed.tables:
            matrix = directory.matrix
            found = placements_of(
                connection, matrix.id, directory.dossier if matrix.per_dossier else None, list(committed.contacts)
            )
            moved: dict[ContactId, PlacedAt | None] = dict.fromkeys(committed.contacts)
            moved.update({each.contact: PlacedAt(each.cell, each.day, each.evidence) for each in found})
            placements = placements.after(moved)
        undoable = next_undo(connection)
        revision = newest_entry(connection)
    return replace(
        directory,
        placements=placements,
        revision=revision,
        undo_title="" if undoable is None else undoable.title,
    )


def shown_on(network: Network, directory: Directory, matrix: Matrix, dossier: DossierId) -> Directory:
    """The same people on another matrix or dossier."""
    placements = current_placements(network, matrix, dossier, directory.placements.order)
    return directory.with_placements(placements, dossier)


def is_stale(network: Network, directory: Directory) -> bool:
    """Whether another program has written since. Cheap enough to be asked every second."""
    with network.database.reading() as connection:
        return newest_entry(connection) != directory.revision
