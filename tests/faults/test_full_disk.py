"""On a full disk nothing is half stored, what is there can be read, and the words say what to do."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.domain.errors import UserError
from netwerk_tui.store import integrity, tables
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.restoring import copy_of, put_in_place
from netwerk_tui.store.upgrade import open_database
from tests.cli.prompt import NETWERK
from tests.faults.programs import PERSONAL, REPOSITORY, complains_well, shell

BIG = "x" * 200_000


def no_file_grows_beyond(size_bytes: int) -> Callable[[], None]:
    """What lets every write fail that goes beyond this size, as on a disk with a quota."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, size_bytes))


def contacts(path: Path) -> int:
    with closing(open_database(f"sqlite:///{path}")) as database:
        assert integrity.findings(database) == []
        with database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(tables.contact)).scalar_one()


def test_a_note_that_does_not_fit_is_refused_in_words_and_harms_nothing(
    database: Path, environment: dict[str, str]
) -> None:
    limit = no_file_grows_beyond(100_000)
    done = shell("note", f"call {PERSONAL}: {BIG[:90_000]}", environment=environment, before=limit)
    complains_well(done, "The disk", "Nothing was saved.")
    found = shell("find", PERSONAL, environment=environment, before=limit)
    assert PERSONAL in found.stdout
    assert contacts(database) == 1


def test_a_backup_that_does_not_fit_is_refused_in_words_and_leaves_nothing(
    database: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "copies"
    target.mkdir()
    done = shell("backup", str(target), environment=environment, before=no_file_grows_beyond(100_000))
    complains_well(done, "The disk", "Nothing was saved.")
    assert list(target.iterdir()) == []


def test_a_disk_that_is_really_full_is_told_in_words(database: Path, environment: dict[str, str]) -> None:
    size = database.stat().st_size
    inside = (
        "folder=$(mktemp -d) && mount -t tmpfs -o size=$1 none $folder && cp $2 $folder/network.db && "
        "NETWERK_DB=$folder/network.db $3 -m netwerk_tui note - < $4; echo code $?; "
        "NETWERK_DB=$folder/network.db $3 -m netwerk_tui check"
    )
    note = database.with_name("note.txt")
    note.write_text(f"call {PERSONAL}: {BIG}")
    own_mounts = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*own_mounts, "mount -t tmpfs none /mnt"], check=False, capture_output=True).returncode
    ):
        pytest.skip("no file system of a size of its own can be mounted here")
    done = subprocess.run(
        [*own_mounts, inside, "sh", str(size + 150_000), str(database), NETWERK[0], str(note)],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "The disk is full. " in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr
    assert "code 1" in done.stdout
    assert "is whole" in done.stdout


def test_a_database_that_may_not_grow_stays_readable_and_takes_writes_again_later(sqlite_database: Database) -> None:
    with sqlite_database.raw() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + 2}").fetchall()
    with pytest.raises(UserError, match="The disk is full"), transaction(sqlite_database, "Big", "test") as recording:
        recording.verbs.insert(tables.contact, [{"given_name": "Jan", "notes": BIG}])
    with sqlite_database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.contact)).scalar_one() == 0
    with sqlite_database.raw() as connection:
        connection.execute("PRAGMA max_page_count=1000000").fetchall()
    with transaction(sqlite_database, "Big", "test") as recording:
        recording.verbs.insert(tables.contact, [{"given_name": "Jan", "notes": BIG}])
    assert integrity.findings(sqlite_database) == []


def test_a_restore_that_does_not_fit_leaves_the_network_as_it_was(sqlite_database: Database, tmp_path: Path) -> None:
    with transaction(sqlite_database, "Big", "test") as recording:
        (jan,) = recording.verbs.insert(tables.contact, [{"given_name": "Jan", "notes": BIG}])
    large = back_up(sqlite_database, tmp_path / "backups")
    with transaction(sqlite_database, "Gone", "test") as recording:
        recording.verbs.delete(tables.contact, [jan])
    small = back_up(sqlite_database, tmp_path / "backups")
    with (
        copy_of(large.path, tmp_path) as copy,
        no_file_grows_here_beyond(large.size_bytes - 8192),
        pytest.raises(UserError, match="The disk"),
    ):
        put_in_place(copy, sqlite_database, lambda: small)
    with sqlite_database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.contact)).scalar_one() == 0
    assert integrity.findings(sqlite_database) == []


@contextmanager
def no_file_grows_here_beyond(size_bytes: int) -> Iterator[None]:
    """As above, in this process."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
