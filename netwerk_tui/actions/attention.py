"""Where the attention went."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.attention import AttentionSplit, attention_split
from netwerk_tui.domain.placements import Placements
from netwerk_tui.store.reads.moments import moments_by_contact


def attention_between(network: Network, placements: Placements, since: date, until: date) -> AttentionSplit:
    """The attention split of these days, both included, by where everybody stands now."""
    with network.database.reading() as connection:
        moments = moments_by_contact(connection, since, until)
    return attention_split(placements, moments, network.policy)
