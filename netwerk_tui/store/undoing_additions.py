"""Takes back an entry that only added rows, such as an import of thousands, by a few statements. For `undoing`.

Every change of user data is in the log, so rows that no later entry touched still are what this one added: they need
not be compared one by one. 100,000 imported contacts are 500,000 rows. Ids are given out in order, so what one entry
added to a table is nearly always all that the table has from the first of these ids to the last.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.indexes_aside import indexes_aside
from netwerk_tui.store.ledger import Transaction, references_to

_FEWEST_CHANGES = 1000
"""Below this the usual way is as quick, and says the same."""

_NAMING_SEVERAL = frozenset({"relation", "introduction"})
"""Tables whose rows are about several contacts, of whom the log names one."""


@dataclass(frozen=True, slots=True)
class _Added:
    """What the entry added to one table."""

    table: sa.Table
    rows: int
    first: int
    last: int
    """Ids."""


class StillReferredTo(Exception):
    """Something else hangs on a row that was to be removed."""


def only_added_much(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether `take_back_additions` may take the entry back."""
    return bool(_additions(connection, entry))


def take_back_additions(verbs: Transaction, entry: EntryId) -> bool:
    """Remove all rows that the entry added; whether that was all there is to it, else nothing was done.

    For a transaction that does not check references: here they are, for all rows at once. Raises StillReferredTo where
    something else hangs on one of the rows, and a server raises SQLAlchemy's IntegrityError then.
    """
    added = _additions(verbs.connection, entry)
    if not added or _touched_later(verbs.connection, entry):
        return False
    _tell(verbs, entry, added)
    with ExitStack() as until_removed:
        for each in added:
            until_removed.enter_context(indexes_aside(verbs.connection, [each.table], each.rows, removed=True))
        for each in sorted(added, key=lambda each: _depth(each.table), reverse=True):
            _remove(verbs.connection, entry, each)
    for each in added:
        _refuse_dangling(verbs.connection, each)
    return True


def _additions(connection: sa.Connection, entry: EntryId) -> list[_Added]:
    """What the entry added to each table; nothing where it also did something else, or was a small one."""
    change = tables.change.c
    others = sa.func.count(sa.case((sa.or_(change.before.is_not(None), change.after.is_(None)), 1)))
    query = sa.select(
        change.table_name, sa.func.count(), sa.func.min(change.row_id), sa.func.max(change.row_id), others
    )
    found = connection.execute(query.where(change.entry_id == entry).group_by(change.table_name)).all()
    if any(count_of_others or name in _NAMING_SEVERAL for name, _count, _first, _last, count_of_others in found):
        return []
    if sum(count for _name, count, _first, _last, _others in found) < _FEWEST_CHANGES:
        return []
    return [_Added(tables.metadata.tables[name], count, first, last) for name, count, first, last, _others in found]


def _tell(verbs: Transaction, entry: EntryId, added: list[_Added]) -> None:
    """Log that all of it is taken back, the newest first."""
    connection, change = verbs.connection, tables.change.c
    mine = change.entry_id == entry
    about = sa.select(change.contact_id).where(mine, change.contact_id.is_not(None)).distinct()
    reached = {ContactId(contact) for contact in connection.scalars(about)}
    if any(each.table is tables.interaction for each in added):
        reached |= _participants(connection, entry)
    places = [verbs.take_over(each.table.name, reached, each.rows) for each in added]
    undoing, first = min(places)
    highest = sa.select(sa.func.max(change.position)).where(mine).scalar_subquery()
    told = sa.select(
        sa.literal(undoing),
        highest - change.position + first,
        *(change.table_name, change.row_id, change.contact_id, change.after, change.before),
    )
    columns = ["entry_id", "position", "table_name", "row_id", "contact_id", "before", "after"]
    connection.execute(sa.insert(tables.change).from_select(columns, told.where(mine)))


def _remove(connection: sa.Connection, entry: EntryId, added: _Added) -> None:
    """Remove the rows that the entry added to one table."""
    table, change = added.table, tables.change.c
    among = table.c.id.between(added.first, added.last)
    if connection.scalar(sa.select(sa.func.count()).select_from(table).where(among)) != added.rows:
        mine = sa.and_(change.entry_id == entry, change.table_name == table.name)
        among = table.c.id.in_(sa.select(change.row_id).where(mine))
    connection.execute(sa.delete(table).where(among))


def _refuse_dangling(connection: sa.Connection, removed: _Added) -> None:
    """Raise StillReferredTo where a row refers to one that was removed."""
    for child, column in references_to(removed.table):
        parent = removed.table.alias()
        is_there = sa.exists().where(parent.c.id == column)
        dangling = sa.select(child.c.id).where(column.between(removed.first, removed.last), ~is_there)
        if connection.execute(dangling.limit(1)).first() is not None:
            raise StillReferredTo(f"{child.name}.{column.name}")


def _participants(connection: sa.Connection, entry: EntryId) -> set[ContactId]:
    """Everybody who took part in the interactions that the entry added."""
    change, took_part = tables.change.c, tables.participant.c
    mine = sa.select(change.row_id).where(change.entry_id == entry, change.table_name == tables.interaction.name)
    found = connection.scalars(sa.select(took_part.contact_id).where(took_part.interaction_id.in_(mine)).distinct())
    return {ContactId(contact) for contact in found}


def _touched_later(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether a later entry changed a row that this one added."""
    mine, later = tables.change.c, tables.change.alias("later").c
    if connection.execute(sa.select(tables.entry.c.id).where(tables.entry.c.id > entry).limit(1)).first() is None:
        return False
    same = sa.and_(later.table_name == mine.table_name, later.row_id == mine.row_id, later.entry_id > entry)
    found = sa.select(mine.row_id).where(mine.entry_id == entry, sa.exists().where(same)).limit(1)
    return connection.execute(found).first() is not None


def _depth(table: sa.Table) -> int:
    """How late the table stands among those that rows of others refer to: what hangs on others goes first."""
    return tables.USER_TABLES.index(table)
