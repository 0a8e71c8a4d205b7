"""Texts about other people that name somebody who is to be forgotten. For `erasure` and its preview.

Addresses of other contacts are theirs, even where they are the same: they are no mention.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.erasure import REDACTED, Mention, Names
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.images import RowImage
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.network_rows import computed, is_computed, unique_columns

Kept = Collection[tuple[str, int]]
"""Tables and ids of rows whose mentions the user wants to keep."""

_NO_TEXTS = frozenset(
    {"source", "external_id", "imported_digest", "matrix", "starts", "ends", "evidence", "kind", "status", "stage"}
    | {"channel", "direction", "outcome", "principle", "own_attendance", "rhythm"}
)
"""Columns with words of a closed list, or of another program."""

_THEIRS = frozenset({tables.contact_point.name, tables.identity.name})

_ROWS_AT_ONCE = 1000


def mentions(connection: sa.Connection, names: Names, doomed: Mapping[sa.Table, set[int]]) -> list[Mention]:
    """Every text that names the person in a row that stays, by table and id."""
    found: list[Mention] = []
    for table in tables.USER_TABLES:
        columns = _text_columns(table)
        if not columns:
            continue
        query = sa.select(table.c.id, *columns).order_by(table.c.id).execution_options(yield_per=_ROWS_AT_ONCE)
        for row in connection.execute(query).mappings():
            if row["id"] not in doomed.get(table, ()):
                telling = [column.name for column in columns if row[column.name] and names.are_in(row[column.name])]
                found += [Mention(table.name, row["id"], name, row[name]) for name in telling]
    return found


def redact_rows(verbs: Transaction, names: Names, found: Collection[Mention], preferred: SortRule) -> int:
    """Write something else in the place of the person in these texts; how many rows changed."""
    changed: dict[tuple[str, int], dict[str, Any]] = {}
    for mention in found:
        row = changed.setdefault((mention.table, mention.id), {"id": mention.id})
        row[mention.column] = names.redacted(mention.text, _replacement(mention.table, mention.id))
    for (table_name, _), row in changed.items():
        table = tables.metadata.tables[table_name]
        (now,) = verbs.rows(table, [row["id"]]).values()
        verbs.update(table, [row | computed(table, {**now, **row}, preferred)])
    return len(changed)


def redact_images(connection: sa.Connection, names: Names, kept: Kept) -> None:
    """Write something else in the place of the person in every image that the ledger has of other rows.

    Rows and images are changed alike, so what was done to them can still be undone.
    """
    change = tables.change
    key = (change.c.entry_id, change.c.position)
    known = [table.name for table in tables.USER_TABLES if table.name not in _THEIRS]
    query = sa.select(*key, change.c.table_name, change.c.row_id, change.c.before, change.c.after)
    query = query.where(change.c.table_name.in_(known), change.c.before.is_not(None) | change.c.after.is_not(None))
    rewritten: list[dict[str, Any]] = []
    for row in connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)):
        if (row.table_name, row.row_id) not in kept:
            images = [_redacted_image(names, row.table_name, row.row_id, image) for image in (row.before, row.after)]
            if images != [row.before, row.after]:
                where = {"of_entry": row.entry_id, "at_position": row.position}
                rewritten.append({**where, "new_before": images[0], "new_after": images[1]})
    if rewritten:
        same = (change.c.entry_id == sa.bindparam("of_entry"), change.c.position == sa.bindparam("at_position"))
        values = {
            "before": sa.bindparam("new_before", type_=change.c.before.type),
            "after": sa.bindparam("new_after", type_=change.c.after.type),
        }
        connection.execute(sa.update(change).where(*same).values(values), rewritten)


def _redacted_image(names: Names, table_name: str, row_id: int, image: RowImage | None) -> RowImage | None:
    if image is None:
        return None
    table = tables.metadata.tables[table_name]
    replacement = _replacement(table_name, row_id)
    redacted: RowImage = names.redacted_in(image, replacement)
    return redacted if redacted == image or "search_key" not in image else redacted | _search_key(table, redacted)


def _search_key(table: sa.Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """What the row is found by from now on, where a name of it changes."""
    named = "subject" if table is tables.expertise else "name"
    has_key = "search_key" in table.columns and table is not tables.contact and named in row
    return {"search_key": fold(row[named])} if has_key else {}


def _replacement(table_name: str, row_id: int) -> str:
    """What stands in a text instead; told apart by the id where no two rows may be called the same."""
    unique = ("search_key",) in unique_columns(tables.metadata.tables[table_name])
    return f"[… {row_id}]" if unique else REDACTED


def _text_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns in which a user, or a file, may have named anybody."""
    if table.name in _THEIRS:
        return []
    texts = [column for column in table.columns if isinstance(column.type, sa.Text) and not is_computed(column)]
    return [column for column in texts if column.name not in _NO_TEXTS]
