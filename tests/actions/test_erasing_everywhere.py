"""Somebody of whom every table, draft, backup and image of the log tells is forgotten in every byte of every file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.backups import make_backup
from netwerk_tui.actions.erasing import MentionKey, erase_contact, erasure_preview
from netwerk_tui.actions.history import redo, undo
from netwerk_tui.actions.importing import apply_plan, plan_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.restoring import restore_backup
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.drafts import save_draft
from netwerk_tui.store.encryption import FileKey
from netwerk_tui.store.ledger import Transaction, transaction
from netwerk_tui.store.recrypting import recrypt
from netwerk_tui.store.upgrade import open_database
from tests.stories.hostile_network import text_columns

TODAY = date(2026, 11, 23)
SECRET = "quobbleworth"
SALT = bytes(range(16))


def copied_rows(verbs: Transaction, contact: ContactId) -> dict[sa.Table, list[int]]:
    """One more row of every table that tells of contacts, about this one; their ids."""
    made: dict[sa.Table, list[int]] = {}
    for table in tables.USER_TABLES:
        column = tables.contact_column(table)
        if column is None or table is tables.contact:
            continue
        others = {name for name in ("other_id", "introducer_id") if name in table.columns}
        query = sa.select(table).where(*(table.columns[name] != contact for name in {column, *others})).limit(1)
        row = verbs.connection.execute(query).mappings().first()
        if row is not None:
            fresh = {name: value for name, value in row.items() if name not in ("id", "message_variant_id")}
            taken = verbs.connection.execute(sa.select(table.c.id).where(table.columns[column] == contact)).first()
            unique = any(isinstance(each, sa.UniqueConstraint) for each in table.constraints)
            if not (taken and unique):
                made[table] = verbs.insert(table, [{**fresh, column: contact}])
    return made


def filled_with_secrets(network: Network, contact: ContactId) -> int:
    """Write the secret twice into every text of the rows about the contact; undo the second, and redo it."""
    texts: dict[str, list[str]] = {}
    for column in text_columns():
        texts.setdefault(column.table.name, []).append(column.name)
    with transaction(network.database, f"Rows of {SECRET}", "test") as recording:
        copied_rows(recording.verbs, contact)
    count = 0
    for time in ("first", "second"):
        with transaction(network.database, f"{time} {SECRET}", "test") as recording:
            for table in tables.USER_TABLES:
                about = "id" if table is tables.contact else tables.contact_column(table)
                if about is None or table.name not in texts:
                    continue
                ids = recording.verbs.connection.scalars(sa.select(table.c.id).where(table.columns[about] == contact))
                rows = [{"id": row, **dict.fromkeys(texts[table.name], f"{SECRET} {time}")} for row in ids]
                count += recording.verbs.update(table, rows)
    undo(network)
    redo(network)
    for place in ("note", "form", f"review-note-{contact}"):
        save_draft(network.database, place, f"about {SECRET}", contact)
    with network.database.writing() as connection:
        log = {"id": 1, "at": datetime.now(UTC), "path": f"/tmp/{SECRET}.csv", "format": "csv", "scope": SECRET}
        connection.execute(sa.insert(tables.export_log).values(**log, contact_count=1))
    return count


def telling(folder: Path) -> list[str]:
    """The files in which the secret stands, in any spelling that a text may be kept in."""
    wanted = (SECRET.encode(), SECRET.upper().encode(), SECRET.title().encode(), SECRET.encode("utf-16-le"))
    return [
        path.name for path in folder.rglob("*") if path.is_file() and any(each in path.read_bytes() for each in wanted)
    ]


@contextmanager
def opened(path: Path, key: FileKey | None) -> Iterator[Network]:
    with open_database(f"sqlite:///{path}", None, key) as database:
        yield Network(database, "test")


def forget(network: Network, contact: ContactId, backups: Path) -> None:
    mentions: set[MentionKey] = {(each.table, each.id) for each in erasure_preview(network, contact, backups).mentions}
    erase_contact(network, contact, backups, TODAY, redact=mentions)


@pytest.mark.parametrize("is_encrypted", [False, True], ids=["plain", "encrypted"])
def test_no_byte_is_left_of_somebody_of_whom_every_table_tells(
    sqlite_network_url: str, tmp_path: Path, is_encrypted: bool
) -> None:
    path = Path(sqlite_network_url.removeprefix("sqlite:///"))
    key = FileKey(bytearray(bytes(range(32))), SALT) if is_encrypted else None
    folder, elsewhere = tmp_path / "state", tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    if key is not None:
        recrypt(path, None, key)
    with opened(path, key) as network:
        fill_with_sample(network.database, TODAY, contacts=60)
        with network.database.reading() as connection:
            contact = ContactId(connection.scalars(sa.select(tables.contact.c.id).limit(1)).one())
        assert filled_with_secrets(network, contact) > 15
        older = make_backup(network, None, folder).path
        outside = Path(shutil.copy(older, elsewhere / "older.db"))
        undo(network)
        make_backup(network, None, folder)
        redo(network)
        assert telling(tmp_path) or is_encrypted
        forget(network, contact, folder)
        assert telling(tmp_path) == []
        restore_backup(network, outside, folder)
        assert telling(tmp_path) == []
        with network.database.reading() as connection:
            assert connection.scalar(sa.select(tables.contact.c.id).where(tables.contact.c.id == contact)) is None
    assert telling(tmp_path) == []
    if key is not None:
        recrypt(path, key, None)
        for backup in folder.glob("*.db"):
            recrypt(backup, key, None)
        assert telling(tmp_path) == []


def test_no_byte_is_left_of_one_of_many_who_were_imported_at_once(sqlite_network_url: str, tmp_path: Path) -> None:
    path = Path(sqlite_network_url.removeprefix("sqlite:///"))
    elsewhere = tmp_path.parent / f"{tmp_path.name}-export"
    elsewhere.mkdir()
    rows = [f"Person{number},Of{number},p{number}@example.org,Org {number},note {number}" for number in range(1500)]
    rows[700] = f"Xavier,{SECRET.title()},x@{SECRET}.example,{SECRET} bv,likes {SECRET}"
    exported = elsewhere / "people.csv"
    exported.write_text("\n".join(["First Name,Last Name,Email,Company,Notes", *rows]), encoding="utf-8")
    with opened(path, None) as network:
        apply_plan(network, plan_file(network, exported), TODAY)
        with network.database.reading() as connection:
            found = sa.select(tables.contact.c.id).where(tables.contact.c.surname == SECRET.title())
            contact = ContactId(connection.scalars(found).one())
        make_backup(network, None, tmp_path / "state")
        undo(network)
        redo(network)
        assert telling(tmp_path)
        forget(network, contact, tmp_path / "state")
        assert telling(tmp_path) == []
        apply_plan(network, plan_file(network, exported), TODAY)
        with network.database.reading() as connection:
            assert connection.execute(found).all() == []
            assert len(connection.scalars(sa.select(tables.contact.c.id)).all()) >= 1499
        assert telling(tmp_path) == []
    assert telling(tmp_path) == []
