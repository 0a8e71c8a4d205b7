"""Whom to invite, on the screen: proposed, changed seat by seat, expected, written to and followed up."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from textual.widgets import Input

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.event_form import EventForm
from netwerk_tui.domain.ids import EventId
from netwerk_tui.domain.message import MessageKind
from tests.ui.screens.running import User, running

PEOPLE = tuple(
    ContactForm(given_name=name, surname="Jansen", organisation=house, tags="zorg", emails="x@x.example")
    for name, house in (("Jan", "Alliander"), ("Piet", "Alliander"), ("Anna", "Gemeente Ede"), ("[b]Els[/b]", "Bakker"))
)


def seated(user: User) -> list[str]:
    """Who sits at the table, by given name, as it is drawn."""
    lines = [line for line in user.screen_lines() if " Jansen " in line and (" ● " in line or " ◆ " in line)]
    return [line.split(" Jansen ")[0].split()[-1] for line in lines]


async def add_event(user: User) -> EventId:
    """An event to come."""
    desk = user.app.desk
    assert desk is not None
    day = desk.today + timedelta(days=30)
    event, _committed = await desk.events.add(EventForm(name="Tafel van drie", day=day.isoformat()))
    return event


def _holds(field: Input, text: str) -> bool:
    return field.value == text


async def open_screen(user: User, seats: str = "3") -> EventId:
    """Whom to invite to the event, out of everybody with the tag."""
    event = await add_event(user)
    await user.press("v")
    await user.until_seen("Tafel van drie")
    await user.press("enter")
    await user.until_seen("i invite")
    await user.press("i")
    await user.until_seen("Whom to invite")
    await user.until_seen("There is nobody to invite")
    screen = user.app.screen
    for name, text in (("seats", seats), ("query", "#zorg")):
        field = screen.query_one(f"#{name}", Input)
        field.focus()
        await user.press("end", *["backspace"] * 3)
        await user.until(partial(_holds, field, ""), "an empty field")
        await user.type(text)
        await user.until(partial(_holds, field, text), text)
    await user.press("enter")
    await user.until(lambda: len(seated(user)) == int(seats), f"a table of {seats}")
    return event


async def test_a_table_is_mixed_over_houses_with_its_reasons() -> None:
    async with running(*PEOPLE) as user:
        await open_screen(user)
        await user.until_seen("3 people from 3 organisations")
        assert sorted(seated(user)) == ["Anna", "Jan", "[b]Els[/b]"]
        assert user.sees("never met or spoken to")
        assert user.sees("Next in line:")


async def test_one_is_swapped_for_the_next_best_and_that_is_undone() -> None:
    async with running(*PEOPLE, size=(80, 24)) as user:
        await open_screen(user)
        gone = seated(user)[0]
        await user.press("s")
        await user.until(lambda: "Piet" in seated(user), "the next best")
        assert gone not in seated(user)
        assert len(seated(user)) == 3
        await user.press("u")
        await user.until(lambda: gone in seated(user), "who sat there before")


async def test_one_is_taken_away_with_the_seat_and_one_of_the_reserve_gets_one() -> None:
    async with running(*PEOPLE) as user:
        await open_screen(user)
        gone = seated(user)[0]
        await user.press("x")
        await user.until(lambda: len(seated(user)) == 2, "a seat less")
        assert gone not in seated(user)
        await user.press("G", "space")
        await user.until(lambda: len(seated(user)) == 3, "a seat more")
        await user.until(lambda: any(" ◆ Piet" in line for line in user.screen_lines()), "Piet kept")


async def test_who_was_kept_stays_when_the_table_gets_smaller() -> None:
    async with running(*PEOPLE) as user:
        await open_screen(user, "2")
        await user.press("G", "space")
        await user.until(lambda: len(seated(user)) == 3, "a seat more")
        kept = next(line.split(" Jansen ")[0].split()[-1] for line in user.screen_lines() if " ◆ " in line)
        await user.press("g", "j", "s")
        await user.until_seen(f"◆ {kept}")


async def test_they_are_expected_at_the_event_in_one_entry_and_invited() -> None:
    async with running(*PEOPLE) as user:
        event = await open_screen(user)
        desk = user.app.desk
        assert desk is not None
        await user.press("l")
        await user.until_seen("3 people are expected at Tafel van drie")
        assert [guest.status for guest in (await desk.events.page(event)).guests] == ["expected"] * 3
        await user.press("m")
        await user.until_seen("J K reader")
        (summary,) = await desk.messages.all()
        message = await desk.messages.message(summary.id)
        assert (message.kind, message.event) == (MessageKind.INVITATION, event)
        assert len(await desk.messages.readers(summary.id)) == 3
        await user.press("escape", "u")
        await user.until_seen("Undone: Message Invitation: Tafel van drie")
        await user.press("u")
        await user.until_seen("Undone: 3 people are expected")
        assert (await desk.events.page(event)).guests == ()


async def test_seats_that_no_table_has_are_told() -> None:
    async with running(*PEOPLE) as user:
        await open_screen(user)
        field = user.app.screen.query_one("#seats", Input)
        field.focus()
        await user.press("end", "backspace")
        await user.until(partial(_holds, field, ""), "an empty field")
        await user.type("0\n")
        await user.until_seen("A table has 1 to 500 seats.")


async def test_the_table_is_written_to_a_file(tmp_path: Path) -> None:
    async with running(*PEOPLE) as user:
        await open_screen(user)
        await user.press("c")
        await user.until_seen("Write the table as CSV")
        path = tmp_path / "tafel.csv"
        user.app.screen.query_one(Input).value = str(path)
        await user.press("enter")
        await user.until_seen("The table is in")
        assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 4


async def test_who_did_not_answer_gets_a_follow_up_in_one_pass() -> None:
    async with running(*PEOPLE) as user:
        event = await open_screen(user)
        desk = user.app.desk
        assert desk is not None
        people = list(desk.directory.ids)[:2]
        message, _committed = await desk.invitations.draft("Tafel", people, event, None)
        await desk.messages.mark_sent(message, people)
        await user.press("f")
        await user.until_seen("Invited 7 days ago or longer")
        await user.until_seen("Everybody who was invited has answered.")
        await user.press(*["minus"] * 7)
        await user.until_seen("Invited 0 days ago or longer")
        await user.until_seen("invited today")
        await user.press("f")
        await user.until_seen("follow-up made")
        await user.press("u")
        await user.until_gone("follow-up made")
