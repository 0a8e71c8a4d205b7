"""What the panes ask about one contact while the user moves about: small reads, quick enough for a key press."""

from __future__ import annotations

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.timeline import TimelineItem
from netwerk_tui.store.reads.directory import StoredRows
from netwerk_tui.store.reads.timeline import timeline_of


def list_rows(network: Network) -> StoredRows:
    """Where lists of contacts read their lines from."""
    return StoredRows(network.database)


def timeline(network: Network, contact: ContactId, *, private: bool = True) -> tuple[TimelineItem, ...]:
    """All that happened with one contact, newest first; without private notes where `private` is false."""
    with network.database.reading() as connection:
        return timeline_of(connection, contact, network.matrices, private=private)
