"""A file that is damaged, cut off, too new or too old is told of in words, and nobody's name is."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import Locked, WrongPassphrase, unlock
from netwerk_tui.store.upgrade import migrate, open_database
from tests.cli.prompt import Answer, Prompt
from tests.faults.programs import PERSONAL

SURNAME = PERSONAL.split()[1]


@pytest.fixture
def netwerk(database: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A shell in this process, in which whatever is not told in words is raised."""
    return Prompt(capsys)


def told_in_words(answer: Answer, code: int = 1) -> str:
    said = answer.out + answer.err
    assert answer.code == code, said
    assert "Traceback" not in said
    assert SURNAME not in said
    return said


def test_a_file_of_noise_is_no_network(netwerk: Prompt, database: Path) -> None:
    database.write_bytes(b"SQLite format 3\0" + random.Random(1).randbytes(20_000))
    said = told_in_words(netwerk("find", "somebody"))
    assert "damaged" in said or "not a netwerk database" in said


def test_noise_without_a_beginning_is_told_to_be_encrypted_or_no_network(database: Path) -> None:
    database.write_bytes(random.Random(1).randbytes(20_480))
    with pytest.raises(Locked, match="is encrypted, or is no network at all"):
        open_database(f"sqlite:///{database}")
    with pytest.raises(WrongPassphrase) as refused:
        unlock(database, "whatever was typed")
    assert "or is no network" in refused.value.advice


def test_a_copy_of_the_file_alone_while_it_is_written_is_sound_and_lacks_the_newest(
    netwerk: Prompt, database: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    with open_database(f"sqlite:///{database}") as live:
        add_contact(Network(live, "anna"), ContactForm(given_name="Nieuwe", surname="Buur"), date(2026, 11, 23))
        shutil.copyfile(database, copy)
    assert "is whole" in told_in_words(netwerk("--db", str(copy), "check"), code=0)
    assert netwerk("--db", str(copy), "find", "Nieuwe Buur").out == ""


def test_a_file_that_is_cut_off_is_damaged_and_names_the_way_out(netwerk: Prompt, database: Path) -> None:
    os.truncate(database, database.stat().st_size // 3)
    assert "netwerk restore" in told_in_words(netwerk("check"))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_bytes_are_damaged_every_verb_answers_in_words_or_at_all(
    netwerk: Prompt, database: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(database.read_bytes())
    for _number in range(40):
        at = chance.randrange(4096, len(content) - 64)
        content[at : at + 64] = chance.randbytes(64)
    database.write_bytes(content)
    for words in (("find", "somebody"), ("note", "call Anna Anders: hello"), ("check",), ("log",)):
        assert netwerk(*words).code in {0, 1, 3, 4}


def test_a_newer_network_is_refused_before_anything_is_written(netwerk: Prompt, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = database.read_bytes()
    assert "newer netwerk" in told_in_words(netwerk("note", "call Anna Anders: hello"), code=4)
    assert database.read_bytes() == before


def test_an_older_network_is_backed_up_and_migrated(
    netwerk: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.db"
    with closing(Database(f"sqlite:///{old}")) as database:
        migrate(database, "0001")
    monkeypatch.setenv("NETWERK_DB", str(old))
    report = netwerk.json("check")
    assert report["ok"] is True
    assert "-schema-0001-" in report["last_backup"]
