"""What a form is about to overwrite of what others stored while it was open, and what is left to write beside that.

Called by the ledger, for transactions of forms. A field that the user left alone stays as others made it; one that both
changed is a clash, which the user settles: theirs, mine, or both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.conflict import Clash, Conflict, Place, Settled
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.images import Row, remembered
from netwerk_tui.store.touches import Touch, added_since, touches_since

COMPUTED = frozenset({"sort_key", "search_key", "match_key"})
"""Columns that follow from others, of which the user knows nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the user knew when they typed."""

    until: EntryId
    """The newest entry then."""
    newest: EntryId
    """The newest entry now."""
    settled: Mapping[Place, Settled]
    """What they have chosen since, where somebody else had changed something."""


def beside_others(
    connection: sa.Connection, table: sa.Table, wanted: Mapping[int, Row], seen: Seen
) -> dict[int, dict[str, Any]]:
    """The columns of these rows that are to be set, by row, once what others did meanwhile is respected.

    Raises Conflict for what both changed and the user has not settled.
    """
    rows = {row_id: dict(row) for row_id, row in wanted.items()}
    names = {name for row in rows.values() for name in row} & remembered(table) - COMPUTED
    clashes = []
    for touch in _touches(connection, table, list(rows), names, seen):
        row = rows[touch.row_id]
        if touch.column not in row or row[touch.column] == touch.after or touch.before == touch.after:
            continue
        if row[touch.column] == touch.before:
            _leave(row, touch.column)
            continue
        clash = _clash(connection, table, touch, row[touch.column])
        settled = _settled(clash, seen)
        if settled is None:
            clashes.append(clash)
        elif settled.chosen == clash.theirs:
            _leave(row, touch.column)
        elif settled.chosen != clash.mine:
            _set(row, touch.column, settled.chosen)
    if clashes:
        raise Conflict(clashes, seen.newest)
    return rows


def doomed_beside_others(connection: sa.Connection, table: sa.Table, doomed: Sequence[int], seen: Seen) -> list[int]:
    """Those of these rows that may be deleted: what was added since the user looked was never seen by them.

    Raises Conflict for rows that somebody changed meanwhile, and Refused where the user then wants them to stay.
    """
    unseen = {row for chunk in chunks(doomed) for row in added_since(connection, table, chunk, seen.until)}
    going = [row_id for row_id in doomed if row_id not in unseen]
    clashes = []
    for touch in _touches(connection, table, going, remembered(table) - COMPUTED, seen):
        clash = _deletion_clash(connection, table, touch)
        settled = _settled(clash, seen)
        if settled is None and touch.before != touch.after:
            clashes.append(clash)
        elif settled is not None and settled.chosen == clash.theirs:
            who = clean_line(touch.actor) or _("Somebody")
            raise Refused(_("Nothing was deleted: it stays as {who} made it.").format(who=who))
    if clashes:
        raise Conflict(clashes, seen.newest)
    return going


def _touches(
    connection: sa.Connection, table: sa.Table, row_ids: Sequence[int], names: frozenset[str] | set[str], seen: Seen
) -> list[Touch]:
    return [touch for chunk in chunks(row_ids) for touch in touches_since(connection, table, chunk, names, seen.until)]


def _settled(clash: Clash, seen: Seen) -> Settled | None:
    """What the user chose, as long as nobody has changed it once more."""
    found = seen.settled.get(clash.place) if clash.place is not None else None
    return found if found is not None and found.theirs == clash.theirs else None


def _clash(connection: sa.Connection, table: sa.Table, touch: Touch, mine: object) -> Clash:
    # The forms of the card take 0.1 s to import, and two people seldom change the same.
    from netwerk_tui.store.clash_words import clash_of

    return clash_of(connection, table, touch, mine)


def _deletion_clash(connection: sa.Connection, table: sa.Table, touch: Touch) -> Clash:
    from netwerk_tui.store.clash_words import deletion_clash

    return deletion_clash(connection, table, touch)


def _leave(row: dict[str, Any], column: str) -> None:
    """Let the column stay as it is, and what is computed from it."""
    del row[column]
    if column in ("name", "subject"):
        row.pop("search_key", None)


def _set(row: dict[str, Any], column: str, text: str) -> None:
    row[column] = text
    if column in ("name", "subject") and "search_key" in row:
        row["search_key"] = fold(text)
