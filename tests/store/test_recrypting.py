"""Writing a file anew with another key: whole at every moment, alone with it, and backups that follow."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.store import recrypting
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.encryption import FileKey, connect, fits, is_encrypted, new_key
from netwerk_tui.store.recrypting import clear_away, partial_of, recrypt, recrypt_backups
from netwerk_tui.store.upgrade import open_database

KILLED = 9


@pytest.fixture(scope="module")
def key() -> FileKey:
    """A key for new files."""
    return new_key("correct paard batterij nietje")


@pytest.fixture
def path(sqlite_template: Path, tmp_path: Path) -> Path:
    """The file of a plain network, alone in a folder."""
    copy = tmp_path / "data" / "network.db"
    copy.parent.mkdir()
    shutil.copyfile(sqlite_template, copy)
    return copy


def identity(path: Path, key: FileKey | None) -> str:
    """Which network is in the file."""
    with closing(connect(path, key, read_only=True)) as connection:
        return str(connection.execute("SELECT id FROM network").fetchone()[0])


def killed_in(step: str, work: Callable[[], None]) -> None:
    """Do the work in a process that is killed as soon as it comes to this step."""

    def run() -> NoReturn:
        setattr(recrypting, step, lambda *_arguments: os._exit(KILLED))
        work()
        os._exit(0)

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    assert process.exitcode == KILLED


def test_what_was_kept_is_kept(path: Path, key: FileKey) -> None:
    before = identity(path, None)
    recrypt(path, None, key)
    assert identity(path, key) == before
    recrypt(path, key, None)
    assert identity(path, None) == before


def test_nothing_is_left_beside_the_new_file(path: Path, key: FileKey) -> None:
    open_database(f"sqlite:///{path}").close()
    recrypt(path, None, key)
    assert [file.name for file in path.parent.iterdir()] == ["network.db"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_plain_file_that_goes_is_overwritten(path: Path, key: FileKey) -> None:
    with path.open("rb") as old:
        recrypt(path, None, key)
        assert set(old.read()) == {0}


def test_another_name_of_the_plain_file_keeps_its_content(path: Path, key: FileKey) -> None:
    other = path.with_name("own copy.db")
    os.link(path, other)
    recrypt(path, None, key)
    assert identity(other, None)


def test_a_link_stays_a_link(path: Path, key: FileKey, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    recrypt(link, None, key)
    assert link.is_symlink()
    assert is_encrypted(path)


@pytest.mark.parametrize("step", ["_write_anew", "_verify", "_replace"])
def test_a_kill_before_the_new_file_is_in_its_place_leaves_the_old_one(path: Path, key: FileKey, step: str) -> None:
    before = path.read_bytes()
    killed_in(step, lambda: recrypt(path, None, key))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(path.read_bytes()) == len(before)


def test_a_kill_after_it_leaves_the_new_one(path: Path, key: FileKey) -> None:
    killed_in("_overwrite", lambda: recrypt(path, None, key))
    assert fits(path, key)


def test_what_a_kill_leaves_is_cleared_away(path: Path, key: FileKey, tmp_path: Path) -> None:
    killed_in("_replace", lambda: recrypt(path, None, key))
    assert partial_of(path).exists()
    clear_away(path, tmp_path)
    assert [file.name for file in path.parent.iterdir()] == ["network.db"]


def test_a_new_file_that_is_not_sound_leaves_the_old_one(
    path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = iter([{"contact": 1}, {"contact": 2}])
    monkeypatch.setattr(recrypting, "_rows", lambda _connection: next(counts))
    with pytest.raises(UserError, match="not sound"):
        recrypt(path, None, key)
    assert identity(path, None)
    assert not partial_of(path).exists()


def test_a_network_that_is_open_elsewhere_is_left_alone(
    path: Path, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recrypting, "_BUSY_TIMEOUT_MS", 1)
    with open_database(f"sqlite:///{path}") as other, other.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM network").all()
        with pytest.raises(Refused, match="Another program"):
            recrypt(path, None, key)
    assert not is_encrypted(path)


def test_backups_follow_their_network_and_no_other(path: Path, key: FileKey, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    with open_database(f"sqlite:///{path}") as database:
        own = back_up(database, backups).path
    other = backups / "other.db"
    open_database(f"sqlite:///{other}").close()
    done = recrypt_backups(backups, path, identity(path, None), None, key)
    assert done.rewritten == (own,)
    assert fits(own, key)
    assert not is_encrypted(other)


def test_a_backup_with_another_passphrase_is_named(path: Path, key: FileKey, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    with open_database(f"sqlite:///{path}") as database:
        own = back_up(database, backups).path
    recrypt(own, None, new_key("iets heel anders"))
    done = recrypt_backups(backups, path, identity(path, None), None, key)
    assert done.rewritten == ()
    assert [str(own) in limit for limit in done.limits] == [True]
