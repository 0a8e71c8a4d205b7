"""What the desk reads beside the screen: what takes long keeps nothing else waiting."""

from __future__ import annotations

import asyncio
from threading import Event

from netwerk_tui.actions.network import Network
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand
from netwerk_tui.ui.reader import Reader
from netwerk_tui.ui.writer import Writer

_LONG_ENOUGH_SECONDS = 60


async def _follow(committed: Committed) -> None:
    """Nothing is stored here."""


async def test_what_is_read_at_length_keeps_no_other_read_waiting(sqlite_database: Database) -> None:
    writer, reader = Writer(), Reader()
    hand = Hand(Network(sqlite_database, "test"), writer, reader, _follow)
    begun, may_end = Event(), Event()

    def at_length(_network: Network) -> bool:
        begun.set()
        return may_end.wait(_LONG_ENOUGH_SECONDS)

    long_read = asyncio.ensure_future(hand.read_at_length(at_length))
    await asyncio.to_thread(begun.wait, _LONG_ENOUGH_SECONDS)
    assert await hand.read(lambda network: network.actor) == "test"
    assert not long_read.done()
    may_end.set()
    assert await long_read
    hand.close()
    reader.close()
    writer.close()
