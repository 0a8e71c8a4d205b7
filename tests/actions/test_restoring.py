"""Going back to a backup tells first what that changes, loses nothing for good, and brings nobody back unasked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions import drafts
from netwerk_tui.actions.contacts import add_contact, delete_contacts
from netwerk_tui.actions.directory import is_stale, open_directory
from netwerk_tui.actions.erasing import erase_contact
from netwerk_tui.actions.history import log, undo
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.restoring import (
    damaged_preview,
    restore_backup,
    restore_damaged,
    restore_preview,
)
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, Refused, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.store import integrity, tables
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import is_encrypted, new_key
from netwerk_tui.store.reads.directory import Order
from netwerk_tui.store.recrypting import recrypt
from netwerk_tui.store.upgrade import migrate, open_database

TODAY = date(2026, 11, 23)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def add(network: Network, given_name: str, emails: str = "") -> ContactId:
    return add_contact(network, ContactForm(given_name=given_name, surname="Jansen", emails=emails), TODAY)[0]


def names(network: Network) -> list[str]:
    with network.database.reading() as connection:
        return list(connection.scalars(sa.select(tables.contact.c.given_name).order_by(tables.contact.c.id)))


@pytest.fixture
def backup(network: Network, folder: Path) -> Path:
    """Of the days when only Jan and Piet were there. Piet was deleted since, and Kees added."""
    add(network, "Jan")
    piet = add(network, "Piet")
    made = back_up(network.database, folder).path
    delete_contacts(network, (piet,))
    add(network, "Kees")
    return made


def test_the_preview_tells_what_would_be_lost_and_who_would_come_and_go(
    network: Network, backup: Path, folder: Path
) -> None:
    preview = restore_preview(network, backup, folder)
    assert (preview.vanishing, preview.returning) == (("Kees Jansen",), ("Piet Jansen",))
    assert [entry.entry for entry in preview.lost] == [4, 3]
    assert (preview.counts_now["contact"], preview.counts_then["contact"]) == (2, 2)
    assert (preview.counts_now["entry"], preview.counts_then["entry"]) == (4, 2)
    assert preview.newest_then is not None
    assert preview.newest_then.entry == 2


def test_a_preview_changes_nothing_and_leaves_nothing_behind(network: Network, backup: Path, folder: Path) -> None:
    before = backup.read_bytes()
    restore_preview(network, backup, folder)
    assert names(network) == ["Jan", "Kees"]
    assert list(folder.iterdir()) == [backup]
    assert backup.read_bytes() == before


def test_restoring_brings_the_network_back_with_its_history(network: Network, backup: Path, folder: Path) -> None:
    restore_backup(network, backup, folder)
    assert names(network) == ["Jan", "Piet"]
    assert [line.entry for line in log(network)] == [2, 1]
    undo(network)
    assert names(network) == ["Jan"]
    assert integrity.findings(network.database) == []


def test_what_the_network_was_before_can_be_restored_in_turn(network: Network, backup: Path, folder: Path) -> None:
    (before,) = restore_backup(network, backup, folder).before
    restore_backup(network, before, folder)
    assert names(network) == ["Jan", "Kees"]


def test_a_restore_of_the_present_changes_nothing(network: Network, folder: Path) -> None:
    add(network, "Jan")
    assert restore_preview(network, back_up(network.database, folder).path, folder).changes_nothing


def test_ids_that_were_given_out_since_the_backup_are_not_given_out_again(
    network: Network, backup: Path, folder: Path
) -> None:
    given_out = add(network, "Anna")
    restore_backup(network, backup, folder)
    assert add(network, "Bram") > given_out
    assert log(network)[0].entry == 6


def test_whoever_was_erased_since_the_backup_stays_forgotten(network: Network, tmp_path: Path, folder: Path) -> None:
    add(network, "Jan")
    erased = add(network, "Xaverius", emails="x@quobble.example")
    elsewhere = back_up(network.database, tmp_path / "elsewhere").path
    erase_contact(network, erased, folder, TODAY)
    preview = restore_preview(network, elsewhere, folder)
    assert (preview.forgotten, preview.returning) == (1, ())
    restore_backup(network, elsewhere, folder)
    assert names(network) == ["Jan"]
    assert b"Xaverius" not in Path(network.database.path or "").read_bytes()


def test_an_import_after_a_restore_still_knows_who_was_erased(network: Network, tmp_path: Path, folder: Path) -> None:
    add(network, "Jan")
    early = back_up(network.database, tmp_path / "elsewhere").path
    erase_contact(network, add(network, "Xaverius"), folder, TODAY)
    restore_backup(network, early, folder)
    with network.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.erased)).scalar_one() > 0


def test_what_is_being_typed_survives_a_restore(network: Network, backup: Path, folder: Path) -> None:
    drafts.keep_note(network, KeptNote("half a thought", None))
    restore_backup(network, backup, folder)
    assert drafts.kept_note(network).text == "half a thought"


def test_another_program_that_has_the_network_open_sees_the_restored_one(
    network: Network, backup: Path, folder: Path
) -> None:
    with open_database(f"sqlite:///{network.database.path}") as other:
        watching = Network(other, "other")
        shown = open_directory(watching, watching.matrices.acceptance_energy, None, Order.NAME)
        restore_backup(network, backup, folder)
        assert is_stale(watching, shown)
        assert names(watching) == ["Jan", "Piet"]


def test_a_restore_waits_in_vain_for_a_program_that_keeps_writing_and_changes_nothing(
    network: Network, backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netwerk_tui.store.restoring._PATIENCE_SECONDS", 0.0)
    with open_database(f"sqlite:///{network.database.path}") as other, other.writing():
        with network.database.raw() as connection:
            connection.execute("PRAGMA busy_timeout=0")
        with pytest.raises(UserError, match="Another program is writing"):
            restore_backup(network, backup, folder)
    assert names(network) == ["Jan", "Kees"]


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_backup_of_an_older_netwerk_is_migrated(
    network: Network, folder: Path, tmp_path: Path, revision: str
) -> None:
    old = tmp_path / "old.db"
    with Database(f"sqlite:///{old}") as database:
        migrate(database, revision)
        with database.writing() as connection:
            now = str(datetime(2026, 1, 1, tzinfo=UTC))
            connection.exec_driver_sql("INSERT INTO network (id, created_at) VALUES ('another', ?)", (now,))
            connection.exec_driver_sql("INSERT INTO counter (name, value) VALUES ('entry', 0), ('row', 99)")
            connection.exec_driver_sql("INSERT INTO contact (id, given_name, surname) VALUES (7, 'Oud', 'Jansen')")
    assert not restore_preview(network, old, folder).is_same_network
    restore_backup(network, old, folder)
    assert names(network) == ["Oud"]


def test_a_backup_of_a_newer_netwerk_is_refused(network: Network, backup: Path, folder: Path) -> None:
    with Database(f"sqlite:///{backup}") as database, database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refused, match="newer"):
        restore_backup(network, backup, folder)


def test_a_damaged_backup_is_refused_and_changes_nothing(network: Network, backup: Path, folder: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[4096 * 5 : 4096 * 9] = b"\xff" * 4096 * 4
    backup.write_bytes(content)
    with pytest.raises(UserError):
        restore_backup(network, backup, folder)
    assert names(network) == ["Jan", "Kees"]


def test_a_file_that_is_no_network_is_refused(network: Network, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear Jan, " * 1000)
    with pytest.raises(UserError):
        restore_preview(network, tmp_path / "letter.db", folder)


def test_a_missing_backup_is_not_made(network: Network, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        restore_preview(network, tmp_path / "gone.db", folder)
    assert not (tmp_path / "gone.db").exists()


@pytest.fixture
def damaged(network: Network, backup: Path, tmp_path: Path) -> Path:
    """The file of a network that cannot be read any more."""
    network.close()
    path = tmp_path / "damaged.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    return path


def test_a_damaged_network_is_put_aside_for_the_backup(damaged: Path, backup: Path, folder: Path) -> None:
    content = damaged.read_bytes()
    assert not damaged_preview(backup, folder).is_readable
    (aside,) = restore_damaged(damaged, backup, folder).before
    assert aside.read_bytes() == content
    assert damaged.stat().st_mode & 0o777 == 0o600
    with open_database(f"sqlite:///{damaged}") as restored:
        assert names(Network(restored, "test")) == ["Jan", "Piet"]


def test_a_plain_backup_of_a_network_that_is_encrypted_now_is_restored_encrypted(
    network: Network, backup: Path, folder: Path
) -> None:
    path = network.database.path
    assert path is not None
    network.close()
    key = new_key("correct horse battery staple")
    recrypt(path, None, key)
    with open_database(f"sqlite:///{path}", None, key) as database:
        encrypted = Network(database, "test")
        restore_backup(encrypted, backup, folder)
        assert names(encrypted) == ["Jan", "Piet"]
    assert is_encrypted(path)
