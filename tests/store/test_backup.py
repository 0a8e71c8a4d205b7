"""A backup is whole, is of one moment, and leaves nothing behind when it fails."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from netwerk_tui.actions.backups import back_up_if_changed, backups_kept
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.backups import NEWEST_KEPT, Occasion, backup_name
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.store import tables
from netwerk_tui.store.backup import BackupUnwanted, back_up, back_up_to
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def add(database: Database, name: str) -> None:
    with transaction(database, "Added", "test") as recording:
        recording.verbs.insert(tables.contact, [{"given_name": name}])


def names_in(path: Path) -> list[str]:
    with closing(sqlcipher3.dbapi2.connect(str(path))) as connection:
        return [name for (name,) in connection.execute("SELECT given_name FROM contact ORDER BY id")]


def test_a_backup_is_of_the_moment_at_which_it_began(sqlite_database: Database, folder: Path) -> None:
    add(sqlite_database, "Jan")
    made = back_up(sqlite_database, folder, begun=lambda: add(sqlite_database, "Too late"))
    assert names_in(made.path) == ["Jan"]


def test_a_backup_that_nobody_wants_any_more_leaves_nothing(sqlite_database: Database, folder: Path) -> None:
    with pytest.raises(BackupUnwanted):
        back_up(sqlite_database, folder, is_wanted=lambda: False)
    assert list(folder.iterdir()) == []


def test_a_file_that_exists_is_never_overwritten(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("letter")
    with pytest.raises(Refused):
        back_up_to(sqlite_database, tmp_path / "precious")
    assert (tmp_path / "precious").read_text() == "letter"


def test_what_is_left_of_a_backup_that_was_killed_does_no_harm(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / ".copy.db.partial").write_bytes(os.urandom(9000))
    assert back_up_to(sqlite_database, tmp_path / "copy.db").path == tmp_path / "copy.db"
    assert not (tmp_path / ".copy.db.partial").exists()


def test_a_place_that_is_no_folder_is_told_in_words(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be written"):
        back_up(sqlite_database, tmp_path / "file")


def test_a_network_that_did_not_change_is_not_backed_up_again(network: Network, folder: Path) -> None:
    add(network.database, "Jan")
    assert back_up_if_changed(network, folder) is not None
    assert back_up_if_changed(network, folder) is None


def test_a_network_that_changed_is_backed_up_again(network: Network, folder: Path) -> None:
    back_up_if_changed(network, folder)
    add(network.database, "Jan")
    assert back_up_if_changed(network, folder) is not None
    assert len(backups_kept(network, folder)) == 2


def test_a_newest_backup_that_is_damaged_counts_for_nothing(network: Network, folder: Path) -> None:
    made = back_up_if_changed(network, folder)
    assert made is not None
    made.path.write_bytes(b"damaged" * 1000)
    assert back_up_if_changed(network, folder) is not None


def test_whoever_waits_for_the_beginning_is_told_even_when_there_is_nothing_to_do(
    network: Network, folder: Path
) -> None:
    begun: list[str] = []
    for _number in range(2):
        back_up_if_changed(network, folder, begun=lambda: begun.append("begun"))
    assert begun == ["begun", "begun"]


def test_only_what_netwerk_made_by_itself_is_thinned(network: Network, folder: Path) -> None:
    asked = back_up(network.database, folder)
    for number in range(NEWEST_KEPT + 3):
        add(network.database, f"Contact {number}")
        back_up_if_changed(network, folder)
    left = backups_kept(network, folder)
    assert len([each for each in left if each.occasion is Occasion.ROUTINE]) == NEWEST_KEPT
    assert asked.path in {each.path for each in left}


def test_backups_of_another_network_are_neither_listed_nor_thinned(
    network: Network, folder: Path, tmp_path: Path
) -> None:
    folder.mkdir()
    others = [folder / f"netwerk-00000000-routine-202611{day:02}T120000000000Z.db" for day in range(1, 31)]
    for path in others:
        path.touch()
    add(network.database, "Jan")
    back_up_if_changed(network, folder)
    assert len(backups_kept(network, folder)) == 1
    assert all(path.exists() for path in others)


def test_a_backup_is_named_after_its_network_and_occasion(network: Network, folder: Path) -> None:
    made = back_up_if_changed(network, folder, Occasion.IMPORT)
    assert made is not None
    name = backup_name(made.path.name)
    assert name is not None
    assert (name.occasion, len(name.network)) == (Occasion.IMPORT, 8)


def test_what_killed_backups_and_restores_have_left_is_taken_away_once_it_is_old(
    network: Network, folder: Path
) -> None:
    folder.mkdir()
    old, young = folder / ".netwerk-0-routine.db.partial", folder / ".netwerk-1-routine.db.partial"
    left = folder / ".netwerk-restore-abc"
    left.mkdir()
    for path in (old, young, left / "copy.db"):
        path.touch()
    for path in (old, left):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    back_up_if_changed(network, folder)
    assert (old.exists(), young.exists(), left.exists()) == (False, True, False)
