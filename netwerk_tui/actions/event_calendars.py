"""Taking events out to a calendar, as iCalendar. Both front doors use this."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from netwerk_tui.actions.exporting import refuse_own_file
from netwerk_tui.actions.network import Network
from netwerk_tui.exchange.new_file import new_text_file
from netwerk_tui.language import _
from netwerk_tui.store.reads.events import outgoing_events
from netwerk_tui.store.reads.network import network_id


def export_events(network: Network, path: Path) -> int:
    """Write all events that have a day to a file that the user alone can read; how many there are.

    It replaces an older one only when it is whole. Raises Refused for the network's own file, and UserError where
    nothing can be written there.
    """
    refuse_own_file(network, path)
    with new_text_file(path) as stream:
        return write_events(network, stream)


def write_events(network: Network, stream: TextIO) -> int:
    """Write the events to a stream that leaves line ends as they are; how many there are."""
    # Deferred: the icalendar library takes 0.1 s to import, and the screen loads all actions when it starts.
    from netwerk_tui.exchange.calendar.events import event_components
    from netwerk_tui.exchange.calendar.writing import calendar_bytes

    with network.database.reading() as connection:
        events = outgoing_events(connection)
        own_id = network_id(connection)
    stream.write(calendar_bytes(_("netwerk: events"), event_components(events, own_id)).decode("utf-8"))
    return len(events)
