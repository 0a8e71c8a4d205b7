"""`netwerk restore`."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.encryption import new_key
from netwerk_tui.store.recrypting import recrypt
from tests.cli.prompt import Prompt


@pytest.fixture
def backup(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> str:
    """Of three people. One more was added since."""
    path = str(tmp_path / "copy.db")
    netwerk.json("backup", path)
    netwerk.json("note", "call “Anna Anders”: hello")
    return path


def test_a_dry_run_tells_what_would_be_lost_and_changes_nothing(netwerk: Prompt, backup: str) -> None:
    told = netwerk.json("restore", backup, "--dry-run")
    assert (told["restored"], told["before"], told["vanishing"]) == (False, [], ["Anna Anders"])
    assert told["counts"]["contact"] == {"now": 4, "backup": 3}
    assert [entry["entry"] for entry in told["lost"]] == [4]
    assert netwerk.json("check")["contacts"] == 4


def test_a_restore_puts_the_backup_in_place_and_says_where_the_network_was_kept(netwerk: Prompt, backup: str) -> None:
    told = netwerk.json("restore", backup, "--yes")
    assert told["restored"] is True
    assert netwerk.json("check")["contacts"] == 3
    assert netwerk.json("--db", told["before"][0], "check")["contacts"] == 4


def test_a_reader_is_told_what_changes(netwerk: Prompt, backup: str) -> None:
    lines = netwerk("restore", backup, "--yes").lines
    assert "contacts: 4 now, 3 in the backup" in lines
    assert "1 contact goes: Anna Anders" in lines


def test_without_a_terminal_and_without_yes_nothing_is_restored(
    netwerk: Prompt, backup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert netwerk("restore", backup).code == 4
    assert netwerk.json("check")["contacts"] == 4


def test_a_network_that_is_damaged_is_put_aside(netwerk: Prompt, backup: str, database: Path) -> None:
    for companion in ("-wal", "-shm"):
        database.with_name(database.name + companion).unlink(missing_ok=True)
    database.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    told = netwerk.json("restore", backup, "--yes")
    assert told["readable"] is False
    assert Path(told["before"][0]).parent == database.parent
    assert netwerk.json("check")["contacts"] == 3


def test_pages_that_are_damaged_within_are_put_aside_too(netwerk: Prompt, backup: str, database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    database.write_bytes(content)
    assert netwerk.json("restore", backup, "--yes")["restored"] is True
    assert netwerk.json("check")["ok"] is True


def test_a_file_that_is_not_there_is_not_found(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    assert netwerk("restore", str(tmp_path / "gone.db"), "--yes").code == 3


def test_an_encrypted_backup_is_opened_by_the_users_password_command(
    netwerk: Prompt, backup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recrypt(Path(backup), None, new_key("correct horse battery staple"))
    assert netwerk("restore", backup, "--yes").code == 4
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", "echo correct horse battery staple")
    assert netwerk.json("restore", backup, "--yes")["restored"] is True
    assert netwerk.json("check")["contacts"] == 3
