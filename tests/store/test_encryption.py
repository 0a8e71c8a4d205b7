"""Encrypted files: what opens them, what does not, and that damage never passes unseen."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.encryption import (
    FileKey,
    Locked,
    WrongPassphrase,
    connect,
    fits,
    is_encrypted,
    key_for,
    new_key,
    unlock,
)
from netwerk_tui.store.first_page import first_page
from netwerk_tui.store.integrity import findings
from netwerk_tui.store.recrypting import recrypt
from netwerk_tui.store.upgrade import open_database

PASSPHRASE = "correct paard batterij nietje"
TODAY = date(2026, 11, 23)
SECRET = b"Zeldzame"
FLIPS = 300
FLIPS_OF_A_CHECK = 10


@pytest.fixture(scope="session")
def encrypted(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, FileKey]:
    """A network with somebody in it, encrypted, to be copied; and its key."""
    path = tmp_path_factory.mktemp("encrypted") / "network.db"
    shutil.copyfile(sqlite_template, path)
    with closing(open_file(path)) as network:
        add_contact(network, ContactForm(given_name=SECRET.decode(), surname="Vogel", notes="fluit " * 50), TODAY)
    key = new_key(PASSPHRASE)
    recrypt(path, None, key)
    return path, key


@pytest.fixture
def path(encrypted: tuple[Path, FileKey], tmp_path: Path) -> Path:
    """An encrypted network of the test's own."""
    copy = tmp_path / "data" / "network.db"
    copy.parent.mkdir()
    shutil.copyfile(encrypted[0], copy)
    return copy


@pytest.fixture
def key(encrypted: tuple[Path, FileKey]) -> FileKey:
    """What opens it."""
    return encrypted[1]


def damage_found(path: Path, key: FileKey) -> str:
    """What netwerk says of a file when it is opened and checked; empty where it finds nothing wrong."""
    try:
        if not fits(path, key):
            return "the passphrase does not open it"
        with open_database(f"sqlite:///{path}", key=key) as database:
            return "; ".join(found.reason for found in findings(database))
    except UserError as error:
        return error.title


def flipped_in(path: Path, count: int) -> Iterator[int]:
    """Flips so many random bits of the file, one after the other, each in a file that is whole but for it."""
    whole = path.read_bytes()
    for bit in random.Random(20261123).sample(range(len(whole) * 8), count):
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        yield bit


def is_open_to(path: Path, key: FileKey) -> bool:
    """Whether the key opens the file as far as its schema."""
    try:
        return fits(path, key)
    except UserError:
        return False


def changed_pages(path: Path, key: FileKey) -> list[object]:
    """What the check of every page finds, which `netwerk check` asks for as well."""
    with closing(connect(path, key, read_only=True)) as connection:
        found: list[object] = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return found


def test_the_passphrase_opens_the_file(path: Path, key: FileKey) -> None:
    assert unlock(path, PASSPHRASE) == key


def test_the_passphrase_may_be_composed_of_other_code_points(path: Path, key: FileKey) -> None:
    accented = new_key("caf\u00e9 op de hoek")
    recrypt(path, key, accented)
    assert unlock(path, "cafe\u0301 op de hoek") == accented


def test_another_passphrase_is_refused_in_words(path: Path) -> None:
    with pytest.raises(WrongPassphrase, match="does not open"):
        unlock(path, PASSPHRASE + "s")


@pytest.mark.parametrize("between", [" ", "-", ""])
def test_the_recovery_key_opens_the_file_however_it_is_typed(path: Path, key: FileKey, between: str) -> None:
    assert unlock(path, key.recovery_key.lower().replace(" ", between)) == key


def test_a_recovery_key_with_a_slip_does_not_open_the_file(path: Path, key: FileKey) -> None:
    slip = ("A" if key.recovery_key[0] != "A" else "C") + key.recovery_key[1:]
    with pytest.raises(WrongPassphrase):
        unlock(path, slip)


def test_a_key_does_not_show_itself(key: FileKey) -> None:
    assert key.raw.hex() not in repr(key)


def test_a_forgotten_key_opens_nothing(path: Path) -> None:
    key = unlock(path, PASSPHRASE)
    key.forget()
    assert not fits(path, key)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(Refused, match="at least 8 characters"):
        new_key("kort")


def test_an_encrypted_network_is_not_opened_without_a_key(path: Path) -> None:
    with pytest.raises(Locked, match="is encrypted"):
        open_database(f"sqlite:///{path}")


def test_a_key_of_another_file_is_refused(path: Path) -> None:
    with pytest.raises(Locked, match="another passphrase"):
        key_for(path, new_key("iets heel anders"))


@pytest.mark.parametrize("content", [b"", b"naam;plaats\n" * 1000, bytes(8192), b"\xff\xd8\xff" * 3000])
def test_a_file_that_is_no_network_is_not_taken_for_an_encrypted_one(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert not is_encrypted(file)


def test_an_encrypted_network_has_no_first_page(path: Path) -> None:
    assert first_page(path, "dutch", rows=40) is None


def test_no_file_of_the_data_directory_shows_plain_text_while_it_is_written(path: Path, key: FileKey) -> None:
    network = Network(open_database(f"sqlite:///{path}", key=key), "tester")
    with closing(network):
        add_contact(network, ContactForm(given_name=SECRET.decode(), surname="Vink"), TODAY)
        files = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert files.keys() == {"network.db", "network.db-wal", "network.db-shm"}
    assert len(files["network.db-wal"]) > 0
    telling = (SECRET, SECRET.lower(), b"SQLite format", b"CREATE TABLE", b"contact")
    assert [(name, word) for name, content in files.items() for word in telling if word in content] == []


def test_a_backup_of_an_encrypted_network_is_encrypted_and_opens_with_its_key(
    path: Path, key: FileKey, tmp_path: Path
) -> None:
    with open_database(f"sqlite:///{path}", key=key) as database:
        backup = back_up(database, tmp_path / "backups").path
    assert is_encrypted(backup)
    assert unlock(backup, PASSPHRASE) == key
    with open_database(f"sqlite:///{backup}", key=key_for(backup, key)) as copy:
        assert findings(copy) == []


def test_nothing_is_wrong_with_a_file_that_nobody_touched(path: Path, key: FileKey) -> None:
    assert damage_found(path, key) == ""


def test_each_of_three_hundred_flipped_bits_is_found(path: Path, key: FileKey) -> None:
    unseen = [bit for bit in flipped_in(path, FLIPS) if is_open_to(path, key) and not changed_pages(path, key)]
    assert unseen == []


def test_flipped_bits_are_told_when_the_network_is_checked(path: Path, key: FileKey) -> None:
    assert [bit for bit in flipped_in(path, FLIPS_OF_A_CHECK) if not damage_found(path, key)] == []


@pytest.mark.parametrize("rest", [15, 100, 4096, 4096 * 3, 4096 * 3 + 1, -4096, -1])
def test_a_truncated_file_is_found(path: Path, key: FileKey, rest: int) -> None:
    path.write_bytes(path.read_bytes()[:rest])
    assert damage_found(path, key)


def test_a_file_that_is_cut_within_a_page_is_said_to_be_cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(UserError, match="cut off"):
        unlock(path, PASSPHRASE)


def test_the_driver_writes_no_complaints_to_the_terminal(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert not fits(path, new_key("iets heel anders"))
    assert capfd.readouterr().err == ""


def test_a_connection_that_only_reads_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open"):
        connect(tmp_path / "missing.db", read_only=True)
    assert not (tmp_path / "missing.db").exists()
