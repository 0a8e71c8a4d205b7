"""`netwerk backup` and `netwerk check`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.schema_revision import SCHEMA_REVISION
from tests.cli.prompt import Prompt


def test_a_backup_goes_where_it_is_told(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    made = netwerk.json("backup", str(tmp_path / "copy.db"))
    assert made == {"path": str(tmp_path / "copy.db"), "bytes": (tmp_path / "copy.db").stat().st_size}
    assert netwerk.json("--db", made["path"], "show", "Jan Jansen")["id"] == people[0]


def test_a_backup_goes_into_a_folder_under_a_name_of_its_own(netwerk: Prompt, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    assert Path(netwerk.json("backup", str(tmp_path / "copies"))["path"]).parent == tmp_path / "copies"


def test_without_a_place_a_backup_goes_to_the_folder_of_backups(netwerk: Prompt, tmp_path: Path) -> None:
    path = Path(netwerk.json("backup")["path"])
    assert path.is_relative_to(tmp_path / "home")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_overwrites_nothing(netwerk: Prompt, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    netwerk.json("backup", str(tmp_path / "copy.db"), code=4)
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_a_network_in_order_is_ok(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "call Jan Jansen: hello #zorg >mail tomorrow")
    netwerk("undo")
    netwerk("redo")
    report = netwerk.json("check")
    assert (report["ok"], report["problems"]) == (True, [])
    assert (report["contacts"], report["interactions"], report["entries"]) == (3, 1, 6)
    assert (report["schema"], report["wal_reset_corruption"]) == (SCHEMA_REVISION, False)
    assert report["sqlite"].startswith("3.")


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("INSERT INTO tag (id, name) VALUES (900, 'secret')", "row 900 is not in the ledger"),
        ("DELETE FROM contact_point", "is gone, and the ledger does not say why"),
        ("DELETE FROM contact WHERE surname = 'Berg'", "refers to a row of contact that is gone"),
        ("UPDATE counter SET value = 1 WHERE name = 'row'", "is taken already"),
        ("DELETE FROM change WHERE entry_id = 1", "entry 1 does not say what it changed"),
    ],
)
def test_what_another_program_did_to_the_file_is_found(
    netwerk: Prompt, people: list[ContactId], database: Path, statement: str, reason: str
) -> None:
    _run(database, statement)
    report = netwerk.json("check", code=1)
    assert report["ok"] is False
    assert any(reason in problem["reason"] for problem in report["problems"])
    assert all(problem.keys() == {"where", "reason"} for problem in report["problems"])


def test_a_damaged_file_is_told_of(netwerk: Prompt, people: list[ContactId], database: Path) -> None:
    _run(database, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(database.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    database.write_bytes(content)
    answer = netwerk("check", "--json")
    assert answer.code == 1
    assert "damaged" in answer.out


def test_a_reader_sees_that_all_is_well(netwerk: Prompt, people: list[ContactId], database: Path) -> None:
    lines = netwerk("check").lines
    assert (lines[0], lines[1]) == (
        f"{database} is whole.",
        "  3 contacts, 0 contact moments, 3 entries in the log",
    )


def test_the_check_tells_of_the_newest_backup(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("check")["last_backup"] is None
    made = netwerk.json("backup")["path"]
    assert (netwerk.json("check")["last_backup"], netwerk.json("check")["backed_up"]) == (made, True)
    netwerk("note", "call Jan Jansen: hello")
    assert netwerk.json("check")["backed_up"] is False
    assert "  what was stored since is in none of them" in netwerk("check").lines


def test_a_network_in_a_synchronised_folder_is_warned_about(
    netwerk: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_DB", str(tmp_path / "Nextcloud" / "network.db"))
    assert "Nextcloud synchronises" in netwerk("find", "nobody").err
    assert "Nextcloud synchronises" not in netwerk("find", "nobody").err
    report = netwerk.json("check")
    assert report["ok"] is True
    assert len(report["warnings"]) == 1


def test_an_engine_that_can_damage_files_is_never_called_sound(
    netwerk: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlcipher3.dbapi2.sqlite_version", "3.46.1")
    report = netwerk.json("check", code=1)
    assert (report["ok"], report["wal_reset_corruption"], report["sqlite"]) == (False, True, "3.46.1")
    assert [problem["where"] for problem in report["problems"]] == ["sqlite"]


def _run(database: Path, statement: str) -> None:
    connection = sqlite3.connect(database)
    with connection:
        connection.execute(statement)
    connection.close()


def test_before_an_import_the_network_is_backed_up_as_it_was(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path
) -> None:
    netwerk.json("import", str(_connections(tmp_path)))
    kept = netwerk.json("check")["last_backup"]
    assert netwerk.json("--db", kept, "check")["contacts"] == 3


def test_an_import_goes_on_where_no_backup_can_be_made(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path
) -> None:
    folder = Path(netwerk.json("backup")["path"]).parent
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.touch()
    answer = netwerk("import", str(_connections(tmp_path)))
    assert answer.code == 0
    assert "No backup could be made; your work goes on." in answer.err
    assert netwerk.json("check")["contacts"] == 4


def _connections(folder: Path) -> Path:
    path = folder / "Connections.csv"
    heads = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    path.write_text(f"{heads}\nAnna,Anders,https://www.linkedin.com/in/anna,,Ede,Raadslid,17 May 2017\n")
    return path
