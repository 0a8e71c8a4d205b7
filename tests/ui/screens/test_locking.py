"""An encrypted network on the screen: the passphrase before it, and locking and unlocking it."""

from __future__ import annotations

import gc
import os
import shlex
import shutil
import sys
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import open_file
from netwerk_tui.settings import load_settings
from netwerk_tui.store import encryption
from netwerk_tui.store.encryption import is_encrypted, new_key
from netwerk_tui.store.recrypting import recrypt
from netwerk_tui.ui import locking
from netwerk_tui.ui.app import NetwerkApp
from tests.ui.screens.running import FATIMA, JAN, TODAY, User, running

PASSPHRASE = "zon maan ster"
ASKED = "This network is encrypted"
LOCKED = "netwerk is locked"


_CHEAP_KIB = 64
"""What makes a passphrase hard to guess is tested elsewhere, and takes its time."""


@pytest.fixture(scope="module")
def encrypted_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted network of two people, to be copied."""
    path = tmp_path_factory.mktemp("encrypted") / "network.db"
    shutil.copyfile(sqlite_template, path)
    network = open_file(path)
    for person in (JAN, FATIMA):
        add_contact(network, person, TODAY)
    network.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encryption, "_ARGON2_MEMORY_KIB", _CHEAP_KIB)
        recrypt(path, None, new_key(PASSPHRASE))
    return path


@pytest.fixture
def encrypted(encrypted_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encrypted network of two people, which is the user's own."""
    monkeypatch.setattr(encryption, "_ARGON2_MEMORY_KIB", _CHEAP_KIB)
    path = tmp_path / "network.db"
    shutil.copyfile(encrypted_file, path)
    monkeypatch.setenv("NETWERK_DB", str(path))
    return path


@asynccontextmanager
async def started() -> AsyncIterator[User]:
    """The program on the user's network, before the passphrase."""
    app = NetwerkApp(load_settings(os.environ))
    async with app.run_test(size=(120, 40)) as pilot:
        yield User(app, pilot)
        app.exit()
    app.finish()


async def unlocked(user: User) -> None:
    """Type the passphrase, and wait for the network."""
    await user.type(PASSPHRASE + "\n")
    await user.until(lambda: user.app.desk is not None and user.app.desk.is_indexed, "the network")
    await user.until_seen("Jan Jansen")


async def test_the_passphrase_is_not_shown_and_opens_the_network(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        assert not user.sees("Jansen")
        await user.type("zon")
        assert not user.sees("zon")
        await user.type(" maan ster\n")
        await user.until_seen("Jan Jansen")


async def test_a_wrong_passphrase_is_told_and_makes_the_next_one_wait(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        await user.type("wrong one\n")
        await user.until_seen("does not open")
        await user.until_seen("Wait 1 second.")
        await user.until_gone("Wait")
        await unlocked(user)


async def test_escape_ends_the_program(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        await user.press("escape")
        await user.until(lambda: user.app.return_code is not None or not user.app.is_running, "the end")


async def test_the_password_command_goes_before_the_question(encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = shlex.join([sys.executable, "-c", f"print({PASSPHRASE!r})"])
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", command)
    async with started() as user:
        await user.until_seen("Jan Jansen")


async def test_a_password_command_that_fails_leaves_the_question(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_PASSWORD_COMMAND", "false")
    async with started() as user:
        await user.until_seen("gives no passphrase")
        await unlocked(user)


async def test_locking_leaves_nothing_of_the_network_on_the_screen_or_in_memory(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        await unlocked(user)
        assert user.app.desk is not None
        desk, directory = weakref.ref(user.app.desk), weakref.ref(user.app.desk.directory)
        await user.press("ctrl+l")
        await user.until_seen(LOCKED)
        assert not user.sees("Jansen")
        gc.collect()
        assert desk() is None
        assert directory() is None


@pytest.mark.parametrize("last_keys", [("escape",), ()])
async def test_locking_lets_go_of_the_screens_that_are_kept(encrypted: Path, last_keys: tuple[str, ...]) -> None:
    """Also while one of them is shown; and both open again after the lock."""
    async with started() as user:
        await user.until_seen(ASKED)
        await unlocked(user)
        assert user.app.desk is not None
        desk = weakref.ref(user.app.desk)
        await user.press("r")
        await user.until_seen("Nothing is due today")
        await user.press("escape", "w")
        await user.until_seen("e groups")
        await user.press(*last_keys, "ctrl+l")
        await user.until_seen(LOCKED)
        gc.collect()
        assert desk() is None
        await unlocked(user)
        await user.press("w")
        await user.until_seen("e groups")


async def test_unlocking_leads_back_to_where_one_was(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        await unlocked(user)
        await user.press("end")
        await user.until_seen("Timeline  Jan Jansen")
        await user.press("ctrl+l")
        await user.until_seen(LOCKED)
        await unlocked(user)
        await user.until_seen("Timeline  Jan Jansen")


async def test_a_note_that_was_being_typed_is_kept(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        await unlocked(user)
        await user.press("n")
        await user.type("call Jan Jansen: half a wo")
        await user.press("ctrl+l")
        await user.until_seen(LOCKED)
        await unlocked(user)
        await user.press("n")
        await user.until_seen("half a wo")


async def test_what_was_typed_in_a_dialog_is_shown_after_the_lock(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        await unlocked(user)
        await user.press("a")
        await user.type("Willemijn")
        await user.press("ctrl+l")
        await user.until_seen(LOCKED)
        assert not user.sees("Willemijn")
        await user.type(PASSPHRASE + "\n")
        await user.until_seen("Willemijn")


async def test_the_network_locks_when_nobody_is_there(encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = locking.seconds_now()
    monkeypatch.setattr(locking, "seconds_now", lambda: now)
    async with started() as user:
        await user.until_seen(ASKED)
        await unlocked(user)
        now += 15 * 60
        await user.press("n")
        await user.until_seen(LOCKED)


async def test_a_plain_network_says_how_it_could_be_locked() -> None:
    async with running(JAN) as user:
        await user.press("ctrl+l")
        await user.until_seen("not encrypted")
        assert user.sees("Jan Jansen")


async def test_the_palette_encrypts_the_network_and_shows_the_recovery_key() -> None:
    async with running(JAN) as user:
        await user.app.run_action("app.encryption")
        await user.until_seen("Encrypt this network")
        await user.type(PASSPHRASE + "\n" + PASSPHRASE + "\n")
        await user.until_seen("recovery key")
        await user.press("enter")
        await user.until_seen("Jan Jansen")
        assert is_encrypted(Path(user.app.settings.database))


async def test_a_first_start_offers_encryption() -> None:
    async with running() as user:
        await user.until_seen("Encrypt it with a passphrase")
        await user.press("E")
        await user.until_seen("Encrypt this network")


async def test_the_settings_lead_to_encryption() -> None:
    async with running(JAN) as user:
        await user.press("comma")
        await user.until_seen("Settings")
        await user.press("E")
        await user.until_seen("Encrypt this network")


async def test_passphrases_that_differ_encrypt_nothing() -> None:
    async with running(JAN) as user:
        await user.app.run_action("app.encryption")
        await user.until_seen("Encrypt this network")
        await user.type(PASSPHRASE + "\n" + "something else\n")
        await user.until_seen("differ")
        assert not is_encrypted(Path(user.app.settings.database))


async def test_decrypting_takes_the_passphrase(encrypted: Path) -> None:
    async with started() as user:
        await user.until_seen(ASKED)
        await unlocked(user)
        path = Path(user.app.settings.database)
        for typed, is_still_encrypted in (("wrong one\n", True), (PASSPHRASE + "\n", False)):
            await user.app.run_action("app.encryption")
            await user.until_seen("Lock it now")
            await user.press("down", "down", "enter")
            await user.until_seen("Decrypt this network")
            await user.type(typed)
            await user.until_gone("Decrypt this network")
            await user.until_seen("Jan Jansen")
            await user.until(lambda: is_encrypted(path) is is_still_encrypted, f"{path} after {typed!r}")  # noqa: B023
