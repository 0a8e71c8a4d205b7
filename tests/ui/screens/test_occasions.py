"""Occasions, the plan of updates and followed segments on the screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.gratitude import SuccessWords
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.segment import SegmentValues
from tests.ui.screens.running import User, running

JAN = ContactForm(given_name="Jan", surname="Jansen", tags="zorg", emails="j@x.example")


async def open_occasions(user: User) -> None:
    """Open them from the segments."""
    await user.press("o")
    await user.until_seen("Segments and messages")
    await user.press("O")
    await user.until_seen("Of the coming 14 days")


async def test_a_birthday_brings_its_message_and_finds_it_again() -> None:
    async with running(size=(80, 24)) as user:
        desk = user.app.desk
        assert desk is not None
        tomorrow = desk.today + timedelta(days=1)
        form = ContactForm(
            given_name="[b]Jan[/b]", surname="Jansen", birthday=tomorrow.replace(year=1972).isoformat(), tags="zorg"
        )
        await desk.contacts.add(form)
        await open_occasions(user)
        await user.until_seen("[b]Jan[/b] Jansen")
        await user.press("enter")
        await user.until_seen("J K reader")
        await user.until_seen("Happy birthday!")
        await user.press("escape")
        await user.until_seen("draft written")
        await user.press("m")
        await user.until_seen("J K reader")
        assert len(await desk.messages.all()) == 1
        await user.press("escape")
        await user.until_seen("Of the coming 14 days")
        await user.press("u")
        await user.until_gone("draft written")


async def test_an_update_that_is_due_is_written_to_its_segment() -> None:
    async with running(JAN) as user:
        desk = user.app.desk
        assert desk is not None
        segment, _committed = await desk.segments.add(SegmentValues("Volgers", "#zorg", update_days=30))
        await open_occasions(user)
        await user.until_seen("never yet: an update is due")
        await user.press("enter")
        await user.until_seen("New message")
        await user.type("Stand van zaken")
        await user.press("ctrl+s")
        await user.until_seen("J K reader")
        (summary,) = await desk.messages.all()
        message = await desk.messages.message(summary.id)
        assert (message.kind, message.segment, message.query) == (MessageKind.UPDATE, segment, "#zorg")


async def test_who_helped_is_thanked_in_one_pass_or_by_a_message() -> None:
    async with running(JAN) as user:
        desk = user.app.desk
        assert desk is not None
        words = SuccessWords("Motie aangenomen", "", desk.today, (desk.directory.ids[0],), None)
        await desk.dealings.add_success(words)
        await open_occasions(user)
        await user.until_seen("1 to be thanked")
        await user.press("enter")
        await user.until_seen("What your help achieved")
        await user.press("escape")
        await user.until_seen("1 to be thanked")
        await user.press("h")
        await user.until_gone("1 to be thanked")
        await user.press("u")
        await user.until_seen("1 to be thanked")


async def test_a_success_of_the_ledger_becomes_a_message_by_one_key() -> None:
    async with running(JAN) as user:
        desk = user.app.desk
        assert desk is not None
        words = SuccessWords("Motie aangenomen", "", desk.today, (desk.directory.ids[0],), None)
        await desk.dealings.add_success(words)
        await user.press("A", "6")
        await user.until_seen("Motie aangenomen")
        await user.press("m")
        await user.until_seen("What your help achieved")
        (summary,) = await desk.messages.all()
        assert summary.kind is MessageKind.THANKS


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_plan_shows_a_row_for_each_segment_and_where_they_collide(size: tuple[int, int]) -> None:
    async with running(JAN, size=size) as user:
        desk = user.app.desk
        assert desk is not None
        for name in ("[b]Volgers[/b]", "Raad", "Zorg"):
            await desk.segments.add(SegmentValues(name, "#zorg", update_days=30))
        await user.press("o")
        await user.until_seen("Segments and messages")
        await user.press("p")
        await user.until_seen("who hears of progress when")
        await user.until(
            lambda: any("[b]Volgers[/b]" in line and "!" in line and "○" in line for line in user.screen_lines()),
            "the row of a segment",
        )
        assert user.sees("weeks with 3 updates or more")
        await user.press("t")
        await user.until_seen("too many")
        await user.press("t")
        await user.until_seen("who hears of progress when")


async def test_the_week_shows_the_segments_that_are_kept_up_to_date() -> None:
    async with running(JAN) as user:
        desk = user.app.desk
        assert desk is not None
        await desk.segments.add(SegmentValues("Volgers", "#zorg", update_days=30))
        await user.press("w")
        await user.until_seen("Segments you keep up to date")
        assert any("Volgers" in line and "0 of 1 talked with" in line for line in user.screen_lines())


async def test_the_palette_opens_each_of_them() -> None:
    async with running(JAN) as user:
        for typed, seen in (
            ("plan of updates", "who hears of progress when"),
            ("whom to invite", "There is nobody to invite"),
            ("news of your", "No news yet"),
            ("occasions birthdays", "Of the coming 14 days"),
        ):
            await user.press("ctrl+p")
            await user.until_seen("a command, or a person")
            await user.type(f"{typed}\n")
            await user.until_seen(seen)
            await user.press("escape")
            await user.until_gone(seen)
