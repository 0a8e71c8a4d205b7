"""Who is kept and why, on the screen: kept with a reason, decided later, written down, and erased for good."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from textual.widgets import Input

from netwerk_tui.actions.contacts import profile_of
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.store.database import Database
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.erasing import EraseScreen
from netwerk_tui.ui.screens.retention import RetentionScreen
from netwerk_tui.ui.screens.subject_export import SubjectExportScreen
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

SILENT = ContactForm(given_name="Zebedeus", surname="Quastenbroek", notes="likes trams", emails="zq@example.org")


def make_everybody_silent(database: Database) -> None:
    """Let the log say that everybody came into the network long ago.

    By the program's own database: closing a file with another SQLite in the same process takes away the locks of those
    who read it at that moment.
    """
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE entry SET at = '2020-01-01T12:00:00Z'")


def file_of(user: User) -> Path:
    assert user.app.desk is not None
    path = user.app.desk._network.database.path
    assert path is not None
    return path


async def open_report(user: User) -> RetentionScreen:
    desk = user.app.desk
    assert desk is not None
    make_everybody_silent(desk._network.database)
    screen = RetentionScreen(desk, lambda committed: None)
    user.app.push_screen(screen)
    await user.until_seen("without a legal basis on the card")
    return screen


async def test_keeping_with_a_reason_writes_it_on_every_marked_card_in_one_entry() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await open_report(user)
        await user.until_seen("3 people without contact")
        await user.press("space", "down", "space", "r")
        await user.until_seen("Why do you keep the 2 marked?")
        await user.type("consent")
        await user.press("enter")
        await user.until_seen("1 person without contact")
        desk = user.app.desk
        assert desk is not None
        bases = [profile_of(desk._network, each).legal_basis for each in desk.directory.ids]
        assert sorted(bases) == ["", "consent", "consent"]
        await user.press("u")
        await user.until_seen("3 people without contact")


async def test_who_is_decided_later_leaves_the_list_until_then() -> None:
    async with running(JAN, FATIMA) as user:
        await open_report(user)
        await user.until_seen("2 people without contact")
        await user.press("z")
        await user.until_seen("Until when do you leave")
        await user.press("enter")
        await user.until_seen("1 person without contact")
        assert user.sees("About 1 you decide later.")


async def test_what_is_kept_of_somebody_is_written_to_a_file_for_the_users_eyes_only(tmp_path: Path) -> None:
    async with running(SILENT) as user:
        await open_report(user)
        await user.until_seen("1 person without contact")
        await user.press("s")
        await user.until(lambda: isinstance(user.app.screen, SubjectExportScreen), "the question")
        target = tmp_path / "subject.json"
        user.app.screen.query_one(Input).value = str(target)
        await user.press("enter")
        await user.until_seen("Read it before you hand it on.")
        assert json.loads(target.read_text())["name"] == "Zebedeus Quastenbroek"
        assert target.stat().st_mode & 0o777 == 0o600


async def test_erasing_from_the_card_replaces_the_name_in_the_texts_that_are_ticked() -> None:
    telling = replace(JAN, notes="knows Zebedeus Quastenbroek well")
    async with running(SILENT, telling) as user:
        desk = user.app.desk
        assert desk is not None
        silent = next(each for each in desk.directory.ids if "Quastenbroek" in desk.names_of([each])[0])
        other = next(each for each in desk.directory.ids if each != silent)
        user.app.push_screen(CardScreen(desk, silent, lambda committed: None))
        await user.until_seen("likes trams")
        await user.press("P")
        await user.until_seen("Erase them for good")
        await user.press("down", "enter")
        await user.until(lambda: isinstance(user.app.screen, EraseScreen), "the question")
        await user.until_seen("knows Zebedeus Quastenbroek well")
        await user.press("E")
        await user.until_seen("This cannot be undone.")
        await user.press("y")
        await user.until_seen("The name was replaced in 1 text.")
        await user.press("enter")
        await user.until(lambda: len(user.app.screen_stack) == 2, "the main screen")
        assert silent not in desk.directory.ids
        assert profile_of(desk._network, other).notes == "knows […] well"
        folder = file_of(user).parent
    assert not any(b"Quastenbroek" in each.read_bytes() for each in folder.rglob("*") if each.is_file())
