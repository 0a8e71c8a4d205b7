"""Several programs on one network take turns, and whoever must wait too long is told so."""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from netwerk_tui.domain.errors import Refused
from netwerk_tui.store import integrity, tables
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.file_locks import is_open_elsewhere
from netwerk_tui.store.restoring import copy_of, replace_damaged
from netwerk_tui.store.upgrade import open_database
from tests.cli.prompt import NETWERK, Prompt
from tests.faults.programs import PERSONAL, REPOSITORY


def test_notes_that_are_taken_at_the_same_moment_are_all_there(database: Path, environment: dict[str, str]) -> None:
    command = [*NETWERK, "note", f"call {PERSONAL}: hello"]
    taking = [
        subprocess.Popen(command, env=environment, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _number in range(3)
    ]
    assert [each.wait() for each in taking] == [0, 0, 0]
    with closing(open_database(f"sqlite:///{database}")) as opened:
        assert integrity.findings(opened) == []
        with opened.reading() as connection:
            assert len(connection.execute(tables.interaction.select()).all()) == 3


def test_whoever_waits_too_long_for_another_program_is_told_and_nothing_is_stored(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netwerk_tui.store.database.BUSY_TIMEOUT_MS", 50)
    netwerk = Prompt(capsys)
    with closing(open_database(f"sqlite:///{database}")) as other, other.writing():
        noted = netwerk("note", f"call {PERSONAL}: hello")
        assert (noted.code, noted.out) == (1, "")
        assert "Another program is writing to this network." in noted.err
        assert PERSONAL in netwerk("find", PERSONAL).out
    assert netwerk.json("check")["interactions"] == 0


_HOLD = """
import sys
from netwerk_tui.store.upgrade import open_database
with open_database(sys.argv[1]) as database, database.reading() as connection:
    connection.exec_driver_sql("SELECT count(*) FROM contact")
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_damaged_network_that_another_program_has_open_is_not_replaced(database: Path, tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{database}")) as opened:
        made = back_up(opened, tmp_path / "backups").path
    assert not is_open_elsewhere(database)
    command = [NETWERK[0], "-c", _HOLD, f"sqlite:///{database}"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holding:
        assert holding.stdout is not None
        holding.stdout.readline()
        with copy_of(made, tmp_path / "work") as copy, pytest.raises(Refused, match="is open in another program"):
            replace_damaged(copy, database)
        holding.kill()
