"""What is being typed while somebody is erased, by this program or by another, does not bring them back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netwerk_tui.actions import drafts
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.erasing import erase_contact
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_drafts import keep_line, kept_line
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import EventId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.store.database import Database
from netwerk_tui.store.upgrade import open_database
from tests.ui.screens.running import JAN, PIET, User, running

TODAY = date(2026, 11, 23)
SECRET = ContactForm(given_name="Xavierius", surname="Quobbleworth")
NAMED = "met on the train with Xavierius Quobbleworth"


def erase_in_another_program(user: User, tmp_path: Path, name: str) -> None:
    desk = user.app.desk
    assert desk is not None
    person = next(each for each in desk.directory.ids if desk.names_of([each]) == [name])
    with open_database(desk._network.database.url.render_as_string()) as database:
        erase_contact(Network(database, "bert"), person, tmp_path / "backups", TODAY)


def kept(user: User) -> KeptNote:
    assert user.app.desk is not None
    return user.app.desk.typed.kept_note()


async def type_note(user: User, text: str) -> None:
    await user.press("n")
    await user.type(text)
    await user.until(lambda: kept(user).text == text, "the note to be kept")


async def test_a_note_that_is_open_goes_on_without_the_name_of_whom_another_program_erased(tmp_path: Path) -> None:
    async with running(JAN, SECRET) as user:
        await user.press("home")
        await type_note(user, NAMED)
        erase_in_another_program(user, tmp_path, "Xavierius Quobbleworth")
        await user.until_gone("Quobbleworth")
        await user.type(" and")
        await user.until(lambda: kept(user).text.endswith(" and"), "the rest to be kept")
        assert kept(user).text == "met on the train with […] and"


async def test_a_note_about_whom_another_program_erased_is_gone(tmp_path: Path) -> None:
    async with running(SECRET) as user:
        await type_note(user, "half a secret")
        erase_in_another_program(user, tmp_path, "Xavierius Quobbleworth")
        await user.until_gone("half a secret")
        assert user.app.desk is not None
        user.app.keep_everything()
        await user.app.writer.run(lambda: None)
        assert kept(user) == KeptNote("", None)


async def test_a_note_that_names_nobody_who_was_erased_loses_no_letter(tmp_path: Path) -> None:
    async with running(JAN, PIET, SECRET) as user:
        await type_note(user, "met on the train")
        erase_in_another_program(user, tmp_path, "Xavierius Quobbleworth")
        await user.type(" with")
        await user.until_seen("2 contacts")
        await user.type(" a friend")
        await user.until(lambda: kept(user).text == "met on the train with a friend", "all of it to be kept")


def test_what_was_typed_before_an_erasure_is_not_kept_in_the_place_of_what_it_left(
    sqlite_database: Database, tmp_path: Path
) -> None:
    network = Network(sqlite_database, "anna")
    jan, _committed = add_contact(network, JAN, TODAY)
    secret, _committed = add_contact(network, SECRET, TODAY)
    event = EventId(7)
    seen = drafts.newest_erasure(network)
    drafts.keep_note(network, KeptNote(NAMED, jan), seen)
    erase_contact(network, secret, tmp_path / "backups", TODAY)
    drafts.keep_note(network, KeptNote(NAMED, jan), seen)
    drafts.keep_event_note(network, event, KeptNote(NAMED, jan), seen)
    drafts.keep_closed_form(network, NAMED, seen)
    keep_line(network, "thanks", jan, NAMED, seen)
    left = [drafts.kept_note(network).text, drafts.kept_event_note(network, event).text]
    left += [drafts.closed_form(network), kept_line(network, "thanks", jan)]
    assert left == ["met on the train with […]", "", "", ""]


def test_a_note_that_was_recorded_is_forgotten_whoever_was_erased_meanwhile(
    sqlite_database: Database, tmp_path: Path
) -> None:
    network = Network(sqlite_database, "anna")
    secret, _committed = add_contact(network, SECRET, TODAY)
    seen = drafts.newest_erasure(network)
    drafts.keep_note(network, KeptNote("bought a boat", None), seen)
    erase_contact(network, secret, tmp_path / "backups", TODAY)
    drafts.keep_note(network, KeptNote("", None), seen)
    assert drafts.kept_note(network).text == ""
