"""Where the attention went."""

from __future__ import annotations

from datetime import date, timedelta

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.attention import Share, attention_split
from netwerk_tui.domain.placements import Placements
from netwerk_tui.store.reads.moments import moments_by_contact

SPANS_DAYS = (30, 90, 365)


def attention(network: Network, placements: Placements, until: date, span_days: int) -> list[Share]:
    """The attention split of the last `span_days` up to and with `until`, by where everybody stands now."""
    with network.database.reading() as connection:
        moments = moments_by_contact(connection, until - timedelta(days=span_days - 1), until)
    return attention_split(placements, moments)
