"""News on the screen: written down, told to those who want to hear it, and broadcast."""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import MUTUAL_INTEREST, Cell
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.news import NewsSummary, NewsWords
from tests.ui.screens.running import User, running

DAY = date(2026, 11, 20)
JAN = ContactForm(given_name="Jan", surname="Jansen", tags="fietsen")
PIET = ContactForm(given_name="Piet", surname="Pietersen", tags="fietsen")
HOSTILE = ContactForm(given_name="[b]Els[/b]", surname="\x1b[31mRood", tags="fietsen")
WORDS = NewsWords("Fietspad open", DAY, "Het [b]ligt[/b] er.", themes=("fietsen",))


async def stored(user: User) -> list[NewsSummary]:
    """The items as they are stored now."""
    assert user.app.desk is not None
    return list(await user.app.desk.news.all())


async def open_list(user: User) -> None:
    """Go through the three lists to the news."""
    await user.press("o")
    await user.until_seen("Segments and messages")
    await user.press("tab")
    await user.until_seen("Tab news")
    await user.press("tab")
    await user.until_seen("News of your progress")


async def open_item(user: User) -> None:
    """Store an item, and open it from the list."""
    assert user.app.desk is not None
    await user.app.desk.news.add(WORDS)
    await open_list(user)
    await user.until_seen("Fietspad open")
    await user.press("enter")
    await user.until_seen("would hear it")


async def test_tab_goes_round_the_three_lists() -> None:
    async with running(JAN) as user:
        await open_list(user)
        await user.until_seen("No news yet")
        await user.press("tab")
        await user.until_seen("No segments yet")


async def test_news_is_written_down_and_undone() -> None:
    async with running(JAN, size=(80, 24)) as user:
        await open_list(user)
        await user.press("a")
        await user.until_seen("New item of news")
        await user.type("Fietspad open")
        await user.press(*["tab"] * 3)
        await user.type("fietsen; licht")
        await user.press("ctrl+s")
        await user.until_seen("Themes: fietsen, licht")
        assert [(each.news.name, each.news.themes) for each in await stored(user)] == [
            ("Fietspad open", ("fietsen", "licht"))
        ]
        await user.press("u")
        await user.until_seen("No news yet")


async def test_a_day_that_is_none_keeps_the_form_open_with_what_was_typed() -> None:
    async with running(JAN) as user:
        await open_list(user)
        await user.press("a")
        await user.until_seen("New item of news")
        await user.type("Fietspad")
        await user.press("tab", "ctrl+a")
        await user.type("nooit\n")
        await user.until_seen("is no day.")
        assert user.sees("Fietspad")
        await user.press("escape")
        await user.until_seen("Leave without saving?")


async def test_news_is_edited_and_deleted() -> None:
    async with running(JAN) as user:
        assert user.app.desk is not None
        await user.app.desk.news.add(WORDS)
        await open_list(user)
        await user.until_seen("Fietspad open")
        await user.press("e")
        await user.until_seen("Edit the news")
        await user.press("end")
        await user.type("gesteld\n")
        await user.until_seen("Fietspad opengesteld")
        await user.press("D")
        await user.until_seen("Delete Fietspad opengesteld?")
        await user.press("y")
        await user.until_seen("No news yet")
        assert await stored(user) == []


async def test_a_message_goes_to_those_who_are_in() -> None:
    async with running(JAN, PIET, size=(80, 24)) as user:
        await open_item(user)
        await user.until_seen("2 would hear it")
        await user.press("space")
        await user.until_seen("1 would hear it · 1 left out")
        await user.press("m")
        await user.until_seen("J K reader")
        desk = user.app.desk
        assert desk is not None
        (summary,) = await desk.messages.all()
        message = await desk.messages.message(summary.id)
        assert (message.kind, message.news) == (MessageKind.UPDATE, (await stored(user))[0].news.id)
        waiting = [reader.name for reader in await desk.messages.readers(summary.id) if reader.status == "planned"]
        assert waiting == ["Piet Pietersen"]


async def test_it_is_logged_that_somebody_heard_it_in_person() -> None:
    async with running(JAN, PIET) as user:
        await open_item(user)
        await user.press("x", "l")
        await user.until_seen("How did they hear it? 1 person")
        await user.press("down", "enter")
        await user.until_seen("heard it today")
        await user.until_seen("0 would hear it · 1 heard it · 1 left out")
        assert [each.told for each in await stored(user)] == [1]
        await user.press("u")
        await user.until_gone("heard it today")
        assert [each.told for each in await stored(user)] == [0]


async def test_a_broadcast_is_logged_once_after_asking() -> None:
    async with running(JAN, PIET) as user:
        desk = user.app.desk
        assert desk is not None
        people = tuple(ContactId(each) for each in desk.directory.ids)
        await desk.move(Move(people, MUTUAL_INTEREST, None, Cell(1, 1), DAY))
        await open_item(user)
        await user.press("b")
        await user.until_seen("Did it go to everybody at once?")
        await user.press("y")
        await user.until_seen("Broadcast “Fietspad open” to 2 spectators")
        (summary,) = await stored(user)
        assert (summary.told, summary.broadcast_on) == (0, desk.today)


async def test_without_spectators_the_broadcast_says_what_one_is() -> None:
    async with running(JAN) as user:
        await open_item(user)
        await user.press("b", "y")
        await user.until_seen("Nobody is a spectator.")


async def test_hostile_texts_stay_texts_and_the_mouse_takes_out() -> None:
    async with running(HOSTILE) as user:
        await open_item(user)
        await user.until_seen("[b]Els[/b]")
        row = next(index for index, line in enumerate(user.screen_lines()) if "[b]Els[/b]" in line)
        column = user.screen_lines()[row].index("■")
        await user.pilot.click(offset=(column, row))
        await user.until_seen("0 would hear it · 1 left out")
        await user.press("escape")
        await user.until_seen("Het [b]ligt[/b] er.")
