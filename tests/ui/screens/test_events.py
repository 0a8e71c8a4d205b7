"""Events on the screen: making one, naming who came, a note on each, undo, and the same event again."""

from __future__ import annotations

from pathlib import Path

from textual.events import Paste

from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

MIA = "ATTENDEE;CN=Mia Nieuw:mailto:mia@example.org"


async def make_event(user: User, name: str, day: str) -> None:
    """Make an event by its form, and see it opened."""
    await user.press("v")
    await user.until_seen("No events yet")
    await user.press("a")
    await user.until_seen("New event")
    await user.type(name)
    await user.press("tab", "tab")
    await user.type(day)
    await user.press("enter")
    await user.until_seen("Nobody is listed yet")


async def name_guest(user: User, typed: str, seen: str) -> None:
    """Type a name, and see the person on the list."""
    await user.type(typed)
    await user.until_seen(seen)
    await user.press("enter")


async def test_people_are_named_one_after_the_other_new_ones_among_them() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await make_event(user, "Borrel", "yesterday")
        await user.press("a")
        await name_guest(user, "jan", "Gemeente Ede")
        await user.until_seen("1 was there")
        await name_guest(user, "Mia Nieuw (Waterschap)", "new: “Mia Nieuw”")
        await user.until_seen("2 were there · 2 met for the first time")
        await user.press("escape", "escape", "escape")
        await user.until_seen("4 contacts")


async def test_help_tells_the_keys_of_an_event_and_leads_back_to_it() -> None:
    async with running(JAN) as user:
        await make_event(user, "Borrel", "yesterday")
        await user.press("question_mark")
        await user.until_seen("All who were expected were there")
        await user.press("escape")
        await user.until_seen("Nobody is listed yet")


async def test_one_pass_notes_everybody_who_was_there() -> None:
    async with running(JAN, FATIMA) as user:
        await make_event(user, "Borrel", "yesterday")
        await user.press("a")
        await name_guest(user, "jan", "Gemeente Ede")
        await name_guest(user, "fat", "Fatima El Amrani")
        await user.until_seen("2 were there")
        await user.press("escape", "n")
        await user.until_seen("1 of 2")
        await user.type("wants to help\n")
        await user.until_seen("2 of 2")
        await user.press("enter")
        await user.until_seen("first time · wants to help")
        await user.until_seen("a people")


async def test_a_note_that_was_left_is_there_when_the_pass_goes_on() -> None:
    async with running(JAN) as user:
        await make_event(user, "Borrel", "yesterday")
        await user.press("a")
        await name_guest(user, "jan", "Gemeente Ede")
        await user.until_seen("1 was there")
        await user.press("escape", "n")
        await user.until_seen("1 of 1")
        await user.type("half a no")
        await user.press("escape")
        await user.until_gone("half a no")
        await user.press("n")
        await user.until_seen("half a no")


async def test_attendance_is_ticked_and_undone() -> None:
    async with running(JAN) as user:
        await make_event(user, "Borrel", "yesterday")
        await user.press("a")
        await name_guest(user, "jan", "Gemeente Ede")
        await user.until_seen("1 was there")
        await user.press("escape", "x")
        await user.until_seen("1 expected")
        await user.press("u")
        await user.until_seen("1 was there")


async def test_the_same_event_again_expects_those_of_last_time() -> None:
    async with running(JAN) as user:
        await make_event(user, "Borrel", "yesterday")
        await user.press("a")
        await name_guest(user, "jan", "Gemeente Ede")
        await user.until_seen("1 was there")
        await user.press("escape", "s")
        await user.until_seen("Borrel again, on which day?")
        await user.type("tomorrow\n")
        await user.until_seen("1 expected")
        await user.until_seen("↻ Borrel")


async def test_an_event_is_chosen_and_deleted_after_asking() -> None:
    async with running(JAN) as user:
        await make_event(user, "Borrel", "tomorrow")
        await user.press("c")
        await user.until_seen("○ I want to go")
        await user.press("escape")
        await user.until_seen("Chosen and done")
        await user.press("delete")
        await user.until_seen("Delete Borrel?")
        await user.press("enter")
        await user.until_seen("No events yet")


async def test_what_is_wrong_in_the_form_is_said_and_kept() -> None:
    async with running(JAN) as user:
        await user.press("v")
        await user.until_seen("No events yet")
        await user.press("a")
        await user.until_seen("New event")
        await user.type("Borrel")
        await user.press("tab", "tab")
        await user.type("somewhen\n")
        await user.until_seen("“somewhen” is not a day.")
        assert user.sees("Borrel")


async def test_a_calendar_is_looked_at_and_brought_in(tmp_path: Path) -> None:
    file = tmp_path / "agenda.ics"
    meeting = ["BEGIN:VEVENT", "UID:1", "DTSTART:20261103T100000", "SUMMARY:Overleg", MIA, "END:VEVENT"]
    file.write_text("\r\n".join(["BEGIN:VCALENDAR", *meeting, "END:VCALENDAR", ""]), encoding="utf-8")
    async with running(JAN) as user:
        await user.press("v")
        await user.until_seen("No events yet")
        await user.press("i")
        await user.until_seen("path of the file; or drop the file here")
        user.app.post_message(Paste(str(file)))
        await user.until_seen("agenda.ics")
        await user.press("enter")
        await user.until_seen("a calendar (iCalendar)")
        await user.until_seen("mia@example.org")
        await user.press("enter")
        await user.until_seen("Imported 1 new, 1 contact moment, 1 event · u undoes it")
        await user.until_seen("Overleg")
        await user.press("escape")
        await user.until_seen("2 contacts")


async def test_the_briefings_of_an_event_open_over_it() -> None:
    async with running(JAN) as user:
        await make_event(user, "Borrel", "tomorrow")
        await user.press("a")
        await name_guest(user, "jan", "Gemeente Ede")
        await user.until_seen("1 expected")
        await user.press("escape", "b")
        await user.until_seen("J opens the page")
        await user.press("escape")
        await user.until_seen("a people")
