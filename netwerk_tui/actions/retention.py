"""Who is kept for longer than there is a reason. Nothing is erased here: that is decided one by one."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.retention import Kept, kept_too_long
from netwerk_tui.store.reads.retention import kept_people


def retention_report(network: Network, years: int, today: date) -> list[Kept]:
    """People without contact for so many years, and without a legal basis on their card; the longest silent first."""
    with network.database.reading() as connection:
        people = kept_people(connection)
    return kept_too_long(people, years, today)
