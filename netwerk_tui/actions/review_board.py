"""Everybody's cards on one day, kept in memory while the review is open and brought up to date by each entry."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.reads.review import facts_of, group_members, target_groups
from netwerk_tui.store.reads.review_moments import last_moments
from netwerk_tui.store.reads.review_steps import contacts_out
from netwerk_tui.store.side_by_side import two_readings

PATCHED = 500
"""Contacts up to which bringing the board up to date is cheaper than reading it again."""

_SHAPING = frozenset({"tag", "dossier", "success"})
"""Tables without a contact of their own, whose rows decide about many."""


def read_board(network: Network, today: date, tell: Callable[[float], None] = lambda _part: None) -> Board:
    """The board of this day. With 1,000,000 contact moments it takes about a second, so read it beside the screen.

    `tell` is told now and then how much has been read, from 0 to 1.
    """
    with without_collections(), two_readings(network.database) as (connection, beside), ThreadPoolExecutor(1) as thread:
        moments = thread.submit(lambda: list(last_moments(beside, today)))
        groups, members = target_groups(connection, today), group_members(connection)
        in_groups = {contact for _tag, contact in members}
        matrices, policy = network.matrices, network.policy
        facts = facts_of(connection, matrices, policy, today, in_groups, tell=tell, read_moments=moments.result)
        return Board.of(facts, groups, members, today, policy, contacts_out(connection, today))


def board_after(network: Network, board: Board, committed: Committed) -> Board:
    """The board after an entry, on the same day."""
    if len(committed.contacts) > PATCHED or committed.tables & _SHAPING:
        return read_board(network, board.today)
    changed, today = sorted(committed.contacts), board.today
    with network.database.reading() as connection:
        groups, members = target_groups(connection, today), group_members(connection, changed)
        in_groups = {contact for _tag, contact in members}
        facts = facts_of(connection, network.matrices, board.policy, today, in_groups, changed)
        return board.after(changed, facts, groups, members, contacts_out(connection, today, changed))


@contextmanager
def without_collections() -> Iterator[None]:
    """No garbage is looked for meanwhile: among the half a million objects of a large board that doubles the time.

    Nor is it afterwards among what was read, which holds no cycles: the first look would stop the screen for 100 ms.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.enable()
