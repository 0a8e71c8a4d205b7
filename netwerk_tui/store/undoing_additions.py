"""Takes back an entry that only added rows, such as an import of thousands, by a few statements. For `undoing`.

Every change of user data is in the log, so rows that no later entry touched still are what this one added: they need
not be compared one by one. 100,000 imported contacts are 600,000 rows.
"""

from __future__ import annotations

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction

_FEWEST_CHANGES = 1000
"""Below this the usual way is as quick, and says the same."""


def take_back_additions(verbs: Transaction, entry: EntryId) -> bool:
    """Remove all rows that the entry added; whether that was all there is to it, else nothing was done.

    Raises SQLAlchemy's IntegrityError where something else hangs on one of the rows.
    """
    connection = verbs.connection
    change = tables.change.c
    of_entry = change.entry_id == entry
    count = connection.scalar(sa.select(sa.func.count()).where(of_entry)) or 0
    if count < _FEWEST_CHANGES or _does_more_than_add(connection, entry) or _touched_later(connection, entry):
        return False
    names = connection.scalars(sa.select(change.table_name).where(of_entry).distinct()).all()
    for name in sorted(names, key=_depth, reverse=True):
        _remove(verbs, entry, name)
    return True


def _remove(verbs: Transaction, entry: EntryId, name: str) -> None:
    """Remove the rows that the entry added to one table, and log that."""
    connection = verbs.connection
    table, change = tables.metadata.tables[name], tables.change.c
    mine = sa.and_(change.entry_id == entry, change.table_name == name)
    contacts = connection.scalars(sa.select(change.contact_id).where(mine, change.contact_id.is_not(None)).distinct())
    reached = {ContactId(contact) for contact in contacts} | _others(connection, entry, name)
    rows = connection.scalar(sa.select(sa.func.count()).where(mine)) or 0
    undoing, first = verbs.take_over(name, reached, rows)
    number = sa.func.row_number().over(order_by=change.position.desc()) - 1 + first
    told = sa.select(
        sa.literal(undoing), number, change.table_name, change.row_id, change.contact_id, change.after, change.before
    ).where(mine)
    columns = ["entry_id", "position", "table_name", "row_id", "contact_id", "before", "after"]
    connection.execute(sa.insert(tables.change).from_select(columns, told))
    connection.execute(sa.delete(table).where(table.c.id.in_(sa.select(change.row_id).where(mine))))


def _others(connection: sa.Connection, entry: EntryId, name: str) -> set[ContactId]:
    """Contacts whom rows of this table are about beside the one that the log names."""
    change = tables.change.c
    if name == "interaction":
        took_part = tables.participant.c
        mine = sa.select(change.row_id).where(change.entry_id == entry, change.table_name == name)
        found = connection.scalars(sa.select(took_part.contact_id).where(took_part.interaction_id.in_(mine)).distinct())
        return {ContactId(contact) for contact in found}
    return set()


def _does_more_than_add(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether the entry changed or removed rows too, or touched a table whose rows name several contacts."""
    change = tables.change.c
    other = sa.or_(
        change.before.is_not(None), change.after.is_(None), change.table_name.in_(("relation", "introduction"))
    )
    return (
        connection.execute(sa.select(change.entry_id).where(change.entry_id == entry, other).limit(1)).first()
        is not None
    )


def _touched_later(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether a later entry changed a row that this one added."""
    mine, later = tables.change.c, tables.change.alias("later").c
    if connection.execute(sa.select(tables.entry.c.id).where(tables.entry.c.id > entry).limit(1)).first() is None:
        return False
    same = sa.and_(later.table_name == mine.table_name, later.row_id == mine.row_id, later.entry_id > entry)
    found = sa.select(mine.row_id).where(mine.entry_id == entry, sa.exists().where(same)).limit(1)
    return connection.execute(found).first() is not None


def _depth(name: str) -> int:
    """How late the table stands among those that rows of others refer to: what hangs on others goes first."""
    return next(number for number, table in enumerate(tables.USER_TABLES) if table.name == name)
