"""Undo, redo, and the log."""

from __future__ import annotations

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.language import _
from netwerk_tui.store import undoing
from netwerk_tui.store.ledger import Committed, EntryKind
from netwerk_tui.store.reads.log import LogLine, log_line, log_lines


def undo(network: Network, entry: EntryId | None = None) -> Committed:
    """Take back this entry, or the newest that stands.

    Raises NotFound when there is nothing to undo, and Refused when it was undone already or has changed since.
    """
    return undoing.undo(network.database, network.actor, entry)


def redo(network: Network) -> Committed:
    """Do again what was undone last. Raises NotFound when there is nothing to redo."""
    return undoing.redo(network.database, network.actor)


def undo_title(network: Network) -> str:
    """What `undo` would take back, or nothing."""
    with network.database.reading() as connection:
        target = undoing.next_undo(connection)
    return "" if target is None else target.title


def log(network: Network, limit: int | None = None) -> list[LogLine]:
    """The newest entries, newest first."""
    with network.database.reading() as connection:
        return log_lines(connection, limit)


def line_of(network: Network, entry: EntryId) -> LogLine:
    """The log's line of an entry that exists."""
    with network.database.reading() as connection:
        return log_line(connection, entry)


def title_of(kind: EntryKind, title: str) -> str:
    """What an entry did, in words."""
    match kind:
        case EntryKind.DO:
            return title
        case EntryKind.UNDO:
            return _("Undone: {title}").format(title=title)
        case EntryKind.REDO:
            return _("Done again: {title}").format(title=title)
