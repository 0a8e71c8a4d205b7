"""Sort keys follow the user's setting for the order of names.

They are derived from names and countries, so they are computed anew without a ledger entry: nothing that the user
knows changes, and nothing needs to be undone.
"""

from __future__ import annotations

from contextlib import suppress

import sqlalchemy as sa

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.names import SortRule, sort_key, sort_rule
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.drafts import remember, remembered

_SORTED_BY = "sorted-by"


def keep_sorted_by(database: Database, preferred: SortRule) -> None:
    """Make the sort keys those of this rule. One small read where they are already.

    A network that cannot be written, on a full disk for one, can be read all the same: it stays sorted as it was.
    """
    if remembered(database, _SORTED_BY) != preferred.value:
        with suppress(UserError):
            _sort_all(database, preferred)
            remember(database, _SORTED_BY, preferred.value)


def _sort_all(database: Database, preferred: SortRule) -> None:
    contact = tables.contact.c
    people = sa.select(
        contact.id, contact.given_name, contact.particle, contact.surname, contact.country, contact.sort_key
    )
    with database.writing() as connection:
        wrong = []
        for row in connection.execute(people):
            rule = sort_rule(row.country, preferred)
            key = sort_key(row.given_name, row.particle, row.surname, rule)
            if key != row.sort_key:
                wrong.append({"row_id": row.id, "key": key})
        if wrong:
            statement = sa.update(tables.contact).where(contact.id == sa.bindparam("row_id"))
            connection.execute(statement.values(sort_key=sa.bindparam("key")), wrong)
