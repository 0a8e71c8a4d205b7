"""The first page of contacts, read through the driver alone: SQLAlchemy takes as long to import as a frame to paint.

Only the screen's gateway calls this, before the first frame. It reads a file that the usual way would open as it is; in
any other case (a server, a new or an older network, one that is damaged, locked or encrypted) there is no first page,
and what is to be said of it is said by opening it.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from netwerk_tui.domain.contact import AmbassadorStage, ContactKind, ContactRow
from netwerk_tui.domain.first_page import FirstPage
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.store.schema_revision import SCHEMA_REVISION

_BUSY_TIMEOUT_MS = 50

_AROUND = """
    select id, kind, given_name, particle, surname, organisation, role, ambassador, critical_friend,
        (select max(day) from participant where contact_id = contact.id)
    from contact where id in (
        select id from (
            select id from contact where (sort_key, id) < (?1, ?2) order by sort_key desc, id desc limit ?3
        ) union all select id from (
            select id from contact where (sort_key, id) >= (?1, ?2) order by sort_key, id limit ?4
        )
    ) order by sort_key, id
"""


def first_page(path: Path, sorted_by: str, rows: int) -> FirstPage | None:
    """The contacts around the one that was selected at the end, by name; None where the network must be opened first.

    `sorted_by` is the rule by which names are to be sorted, `rows` how many there are on the screen: so many are read
    above the contact, and from it on. Takes 2 ms with 1,600 contacts and 7 with 100,000.
    """
    if not path.is_file():
        return None
    try:
        # Python's own driver is imported sooner than SQLCipher; what is encrypted is not shown before the key is asked.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
            return _page(connection, sorted_by, rows)
    except sqlite3.Error:
        return None


def _page(connection: sqlite3.Connection, sorted_by: str, rows: int) -> FirstPage | None:
    memory = dict(connection.execute("select name, value from memory").fetchall())
    is_as_known = connection.execute("select version_num from alembic_version").fetchall() == [(SCHEMA_REVISION,)]
    (contacts,) = connection.execute("select count(*) from contact").fetchone()
    if not is_as_known or json.loads(memory.get("sorted-by") or "null") != sorted_by or not contacts:
        return None
    whereabouts = json.loads(memory.get("whereabouts") or "null") or {}
    wanted = "select sort_key, id from contact where id = ?"
    place = connection.execute(wanted, (whereabouts.get("contact"),)).fetchone() or ("", 0)
    (rank,) = connection.execute("select count(*) from contact where (sort_key, id) < (?, ?)", place).fetchone()
    known = tuple(map(_row, connection.execute(_AROUND, (*place, rows, rows))))
    dossier = connection.execute("select name from dossier where id = ?", (whereabouts.get("dossier"),)).fetchone()
    start = max(0, rank - rows)
    return FirstPage(
        contacts=contacts,
        start=start,
        known=known,
        selected=known[rank - start].id,
        dossier_name=dossier[0] if dossier else "",
    )


def _row(found: tuple[Any, ...]) -> ContactRow:
    contact, kind, given_name, particle, surname, organisation, role, ambassador, critical_friend, last_day = found
    return ContactRow(
        id=ContactId(contact),
        kind=ContactKind(kind),
        name=full_name(given_name, particle, surname),
        organisation=organisation,
        role=role,
        last_contact=date.fromisoformat(last_day) if last_day else None,
        ambassador=AmbassadorStage(ambassador) if ambassador else None,
        critical_friend=bool(critical_friend),
    )
