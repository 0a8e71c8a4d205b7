"""Contact moments for tests: how often, when and in which way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, default_direction
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction


def meet(network: Network, contact: ContactId, last: date, times: int = 1, channel: Channel = Channel.MEETING) -> None:
    """There was contact so many times, on the last day and on each of the days before it."""
    with transaction(network.database, "met", "test") as recording:
        for ago in range(times):
            moment = {
                "day": last - timedelta(days=ago),
                "channel": channel,
                "direction": default_direction(channel),
                "recorded_at": datetime.now(UTC),
            }
            (interaction,) = recording.verbs.insert(tables.interaction, [moment])
            row = {"interaction_id": interaction, "contact_id": contact}
            recording.verbs.insert(tables.participant, [row])
