"""An entry of thousands of rows, taken as a whole: what it did to each table, and how the log tells its taking back.

For `undoing_additions` and `undoing_removals`, which take such an entry back by a few statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction

_FEWEST_CHANGES = 1000
"""Below this the usual way is as quick, and says the same."""

_NAMING_SEVERAL = frozenset({"relation", "introduction"})
"""Tables whose rows are about several contacts, of whom the log names one."""


class Deed(Enum):
    """What an entry did to all of its rows."""

    ADDED = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True)
class RowsOfEntry:
    """The rows of one table that the entry added or removed."""

    table: sa.Table
    rows: int
    first: int
    last: int
    """Ids."""

    @property
    def depth(self) -> int:
        """How late the table stands among those that rows of others refer to: what hangs on others comes later."""
        return tables.USER_TABLES.index(self.table)


def rows_of_entry(connection: sa.Connection, entry: EntryId, deed: Deed) -> list[RowsOfEntry]:
    """The rows of each table; nothing where the entry did something else to any of them, or was a small one."""
    change = tables.change.c
    gone, came = (change.before, change.after) if deed is Deed.ADDED else (change.after, change.before)
    others = sa.func.count(sa.case((sa.or_(gone.is_not(None), came.is_(None)), 1)))
    query = sa.select(
        change.table_name, sa.func.count(), sa.func.min(change.row_id), sa.func.max(change.row_id), others
    )
    found = connection.execute(query.where(change.entry_id == entry).group_by(change.table_name)).all()
    if any(count_of_others or name in _NAMING_SEVERAL for name, _count, _first, _last, count_of_others in found):
        return []
    if sum(count for _name, count, _first, _last, _others in found) < _FEWEST_CHANGES:
        return []
    return [RowsOfEntry(tables.metadata.tables[name], *numbers) for name, *numbers, _others in found]


def tell_taken_back(verbs: Transaction, entry: EntryId, whole: list[RowsOfEntry]) -> None:
    """Log that all of it is taken back, the newest first; while its rows are there."""
    connection, change = verbs.connection, tables.change.c
    mine = change.entry_id == entry
    about = sa.select(change.contact_id).where(mine, change.contact_id.is_not(None)).distinct()
    reached = {ContactId(contact) for contact in connection.scalars(about)}
    if any(each.table is tables.interaction for each in whole):
        reached |= _participants(connection, entry)
    places = [verbs.take_over(each.table.name, reached, each.rows) for each in whole]
    undoing, first = min(places)
    highest = sa.select(sa.func.max(change.position)).where(mine).scalar_subquery()
    told = sa.select(
        sa.literal(undoing),
        highest - change.position + first,
        *(change.table_name, change.row_id, change.contact_id, change.after, change.before),
    )
    columns = ["entry_id", "position", "table_name", "row_id", "contact_id", "before", "after"]
    connection.execute(sa.insert(tables.change).from_select(columns, told.where(mine)))


def _participants(connection: sa.Connection, entry: EntryId) -> set[ContactId]:
    """Everybody who takes part in the interactions of the entry."""
    change, took_part = tables.change.c, tables.participant.c
    mine = sa.select(change.row_id).where(change.entry_id == entry, change.table_name == tables.interaction.name)
    found = connection.scalars(sa.select(took_part.contact_id).where(took_part.interaction_id.in_(mine)).distinct())
    return {ContactId(contact) for contact in found}
