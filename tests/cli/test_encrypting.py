"""`netwerk encrypt`, `netwerk passphrase`, `netwerk decrypt`, and every other verb on an encrypted network."""

from __future__ import annotations

import getpass
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netwerk_tui.cli import asking, passphrases
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.encryption import is_encrypted
from tests.cli.prompt import Prompt

PASSPHRASE = "correct paard batterij nietje"
OTHER = "zon maan ster komeet"


def printing(text: str) -> str:
    """A command that prints this."""
    return shlex.join([sys.executable, "-c", f"print({text!r})"])


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[float]]:
    """Lets somebody type these passphrases at a terminal; the waits between them."""

    def begin(*typed: str) -> list[float]:
        waits: list[float] = []
        answers = iter(typed)
        monkeypatch.setattr(passphrases, "is_terminal", lambda _stream: True)
        monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
        monkeypatch.setattr("time.sleep", waits.append)
        return waits

    return begin


@pytest.fixture
def recovery_key(netwerk: Prompt, people: list[ContactId], monkeypatch: pytest.MonkeyPatch) -> str:
    """That of the network of three people, which is encrypted."""
    found: str = netwerk.json("encrypt", "--new-password-command", printing(PASSPHRASE))["recovery_key"]
    return found


def test_an_encrypted_network_opens_with_what_the_password_command_prints(
    netwerk: Prompt, recovery_key: str, people: list[ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    assert netwerk.json("show", "Jan Jansen")["id"] == people[0]


def test_the_password_command_may_stand_in_the_configuration_as_a_list(
    netwerk: Prompt, recovery_key: str, people: list[ContactId], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "own.toml"
    config.write_text(f'password_command = ["{sys.executable}", "-c", "print(\'{PASSPHRASE}\')"]\n')
    monkeypatch.setenv("NETWERK_CONFIG", str(config))
    assert netwerk.json("show", "Jan Jansen")["id"] == people[0]


def test_without_a_terminal_and_a_command_a_verb_is_refused_with_advice(netwerk: Prompt, recovery_key: str) -> None:
    assert "NETWERK_PASSWORD_COMMAND" in netwerk.json("find", "jan", code=4)["error"]["advice"]


def test_a_command_that_prints_a_wrong_passphrase_is_refused(
    netwerk: Prompt, recovery_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(OTHER))
    assert "does not open" in netwerk.json("find", "jan", code=4)["error"]["title"]


@pytest.mark.parametrize("command", ["false", "no-such-command-anywhere", "true"])
def test_a_command_that_says_nothing_is_told(
    netwerk: Prompt, recovery_key: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", command)
    assert command in netwerk.json("find", "jan", code=1)["error"]["title"]


def test_a_wrong_passphrase_may_be_typed_again_after_a_wait_that_doubles(
    netwerk: Prompt, recovery_key: str, typing: Callable[..., list[float]]
) -> None:
    waits = typing("wrong", "wrong again", PASSPHRASE)
    assert netwerk("find", "jan").code == 0
    assert waits == [1, 2]


def test_a_command_for_another_network_leaves_the_question(
    netwerk: Prompt, recovery_key: str, typing: Callable[..., list[float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(OTHER))
    typing(PASSPHRASE)
    assert netwerk("find", "jan").code == 0


def test_three_wrong_passphrases_are_refused(
    netwerk: Prompt, recovery_key: str, typing: Callable[..., list[float]]
) -> None:
    typing("wrong", "wrong", "wrong")
    assert netwerk("find", "jan").code == 4


def test_the_recovery_key_is_taken_for_the_passphrase(
    netwerk: Prompt, recovery_key: str, typing: Callable[..., list[float]]
) -> None:
    typing(recovery_key)
    assert netwerk("find", "jan").code == 0


def test_a_passphrase_that_is_typed_differently_again_encrypts_nothing(
    netwerk: Prompt, database: Path, people: list[ContactId], typing: Callable[..., list[float]]
) -> None:
    typing(PASSPHRASE, OTHER)
    assert netwerk("encrypt").code == 4
    assert not is_encrypted(database)


def test_encrypting_twice_is_refused(netwerk: Prompt, recovery_key: str) -> None:
    netwerk.json("encrypt", "--new-password-command", printing(OTHER), code=4)


def test_a_short_passphrase_is_refused(netwerk: Prompt, database: Path, people: list[ContactId]) -> None:
    netwerk.json("encrypt", "--new-password-command", printing("kort"), code=4)
    assert not is_encrypted(database)


def test_a_changed_passphrase_opens_the_network_and_its_backups(
    netwerk: Prompt, recovery_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    backup = netwerk.json("backup")["path"]
    done = netwerk.json("passphrase", "--new-password-command", printing(OTHER))
    assert done["backups"] == [backup]
    assert done["recovery_key"] != recovery_key
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(OTHER))
    netwerk.json("show", "Jan Jansen")
    netwerk.json("--db", backup, "show", "Jan Jansen")


def test_decrypting_asks_first(
    netwerk: Prompt,
    database: Path,
    recovery_key: str,
    typing: Callable[..., list[float]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typing(PASSPHRASE)
    monkeypatch.setattr(asking, "is_terminal", lambda _stream: False)
    assert netwerk("decrypt").code == 4
    assert is_encrypted(database)


def test_a_decrypted_network_opens_without_a_passphrase(
    netwerk: Prompt, recovery_key: str, people: list[ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    assert netwerk.json("decrypt", "--yes")["encrypted"] is False
    monkeypatch.delenv("NETWERK_PASSWORD_COMMAND")
    assert netwerk.json("show", "Jan Jansen")["id"] == people[0]


def test_decrypting_a_plain_network_is_refused(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk.json("decrypt", "--yes", code=4)


def test_no_file_of_the_program_shows_a_name_after_use(
    netwerk: Prompt, database: Path, recovery_key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    netwerk("note", "call Jan Jansen: wants it faster")
    netwerk("backup")
    netwerk("erase", "Saskia de Boer", "--yes")
    telling = [
        file
        for folder in (database.parent, tmp_path / "home")
        for file in folder.rglob("*")
        if file.is_file() and any(word in file.read_bytes() for word in (b"Jansen", b"jansen", b"faster", b"Boer"))
    ]
    assert telling == []


def test_an_encrypted_network_that_is_whole_is_said_to_be(
    netwerk: Prompt, recovery_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    assert netwerk.json("check")["ok"] is True


def test_a_backup_that_a_killed_encrypting_left_plain_is_encrypted_at_the_next_start(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = Path(netwerk.json("backup")["path"])
    left = tmp_path / "left.db"
    shutil.copyfile(backup, left)
    netwerk.json("encrypt", "--new-password-command", printing(PASSPHRASE))
    shutil.copyfile(left, backup)
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    answer = netwerk("check")
    assert str(backup) in answer.err
    assert is_encrypted(backup)
    netwerk.json("--db", str(backup), "show", "Jan Jansen")


def test_a_backup_whose_passphrase_the_network_no_longer_has_is_named(
    netwerk: Prompt, recovery_key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    backup = Path(netwerk.json("backup")["path"])
    left = tmp_path / "left.db"
    shutil.copyfile(backup, left)
    netwerk.json("passphrase", "--new-password-command", printing(OTHER))
    shutil.copyfile(left, backup)
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(OTHER))
    (warning,) = [each for each in netwerk.json("check")["warnings"] if str(backup) in each]
    assert "no longer has" in warning


def test_half_a_plain_backup_beside_an_encrypted_network_is_named(
    netwerk: Prompt, recovery_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", printing(PASSPHRASE))
    folder = Path(netwerk.json("backup")["path"]).parent
    half = folder / ".netwerk-half"
    half.write_bytes(b"SQLite format 3\x00" + bytes(100))
    assert any(str(half) in each for each in netwerk.json("check")["warnings"])
