"""Backups in the background, and going back to one from the screen."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from textual.events import Key

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.settings import load_settings
from netwerk_tui.ui.backup_desk import BackupDesk
from netwerk_tui.ui.desk import Desk
from tests.ui.screens.running import JAN, PIET, User, running


@pytest.fixture(autouse=True)
def _nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine comes to the backup after the start before the test is over."""
    monkeypatch.setattr("netwerk_tui.ui.screens.main._FIRST_BACKUP_SECONDS", 3600)


def desk_of(user: User) -> Desk:
    desk = user.app.desk
    assert desk is not None
    return desk


def backups() -> list[Path]:
    return sorted(load_settings(os.environ).backup_dir.glob("*.db"))


async def _open_dialog(user: User) -> None:
    await user.press("ctrl+p")
    await user.type("backups go back\n")
    await user.until_seen("Enter shows what going back")


async def test_going_back_tells_what_changes_first_and_then_shows_the_network_of_that_day() -> None:
    async with running(JAN) as user:
        await desk_of(user).backups.keep()
        await desk_of(user).contacts.add(PIET)
        await _open_dialog(user)
        await user.until_seen("by itself")
        await user.press("enter")
        await user.until_seen("contacts: 2 now, 1 in the backup")
        assert user.sees("1 contact goes: Piet de Vries")
        await user.press("enter")
        await user.until_seen("The network is as it was on")
        assert len(desk_of(user).directory.ids) == 1
        assert len(backups()) == 2


async def test_a_preview_that_is_left_changes_nothing() -> None:
    async with running(JAN) as user:
        await desk_of(user).backups.keep()
        await desk_of(user).contacts.add(PIET)
        await _open_dialog(user)
        await user.until_seen("by itself")
        await user.press("enter")
        await user.until_seen("2 now, 1 in the backup")
        await user.press("escape", "escape")
        await user.until_gone("Backups")
        assert len(desk_of(user).directory.ids) == 2


async def test_without_a_backup_the_dialog_says_when_one_is_made() -> None:
    async with running(JAN, size=(80, 24)) as user:
        await _open_dialog(user)
        await user.until_seen("There is no backup of this network yet.")


async def test_before_many_are_changed_at_once_the_network_is_backed_up_as_it_was() -> None:
    people = [ContactForm(given_name="Contact", surname=f"Number{number}") for number in range(10)]
    async with running(*people) as user:
        desk = desk_of(user)
        await desk.contacts.delete(tuple(desk.directory.ids))
        (kept,) = await desk.backups.kept()
        assert (await desk.backups.preview(kept.path)).counts_then["contact"] == 10


async def test_a_backup_that_cannot_be_made_is_told_in_a_line_and_stops_nothing() -> None:
    folder = load_settings(os.environ).backup_dir
    folder.parent.mkdir(parents=True)
    folder.touch()
    async with running(JAN) as user:
        await desk_of(user).backups.keep()
        await user.until_seen("No backup could be made; your work goes on.")
        await desk_of(user).contacts.add(PIET)
        assert len(desk_of(user).directory.ids) == 2


async def test_a_network_in_a_synchronised_folder_is_warned_about_at_the_first_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_DB", str(tmp_path / "Dropbox" / "network.db"))
    async with running() as user:
        await user.until_seen("Dropbox synchronises the folder")


async def test_soon_after_the_start_a_backup_is_made_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netwerk_tui.ui.screens.main._FIRST_BACKUP_SECONDS", 0.01)
    async with running(JAN) as user:
        await user.until(lambda: len(backups()) == 1, "a backup")


async def test_after_half_an_hour_of_work_another_backup_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netwerk_tui.ui.screens.main._BACKUP_SECONDS", 0.05)
    async with running(JAN) as user:
        await user.until(lambda: len(backups()) == 1, "a backup")
        await desk_of(user).contacts.add(PIET)
        await user.until(lambda: len(backups()) == 2, "another backup")


async def test_keys_are_answered_while_a_backup_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made, begun = asyncio.Event(), asyncio.Event()

    async def slowly(_backups: BackupDesk) -> None:
        begun.set()
        await made.wait()

    monkeypatch.setattr(BackupDesk, "keep", slowly)
    monkeypatch.setattr("netwerk_tui.ui.screens.main._FIRST_BACKUP_SECONDS", 0.01)
    async with running(JAN) as user:
        await begun.wait()
        user.app.post_message(Key("question_mark", "?"))
        try:
            await user.until(lambda: len(user.app.screen_stack) > 2, "the help")
        finally:
            made.set()
