"""One item of the timeline: reading it, changing it, ticking it off, deleting it."""

from __future__ import annotations

from tests.ui.screens.running import JAN, User, running


async def open_promise(user: User) -> None:
    """Note a promise, and open it from the timeline."""
    await user.press("n")
    await user.type("call: fine >send the plan tomorrow\n")
    await user.until_seen("Noted Jan Jansen")
    await user.press("3", "g", "enter")
    await user.until_seen("x done")


async def test_a_promise_is_changed_in_its_form() -> None:
    async with running(JAN) as user:
        await open_promise(user)
        await user.press("e")
        await user.until_seen("Ctrl+S saves")
        await user.type("Really ")
        await user.press("ctrl+s")
        await user.until_seen("Really send the plan")


async def test_a_promise_is_ticked_off_and_deleted_and_both_are_undone() -> None:
    async with running(JAN, size=(80, 24)) as user:
        await open_promise(user)
        await user.press("x")
        await user.until_gone("x done")
        await user.press("g", "enter")
        await user.until_seen("x reopen")
        await user.press("delete")
        await user.until_seen("Delete this?")
        await user.press("enter")
        await user.until_seen("Deleted “send the plan”")
        await user.press("escape", "u", "u")
        await user.press("3", "g", "enter")
        await user.until_seen("x done")


async def test_the_way_to_undo_is_told_after_the_longest_title() -> None:
    async with running(JAN, size=(80, 24)) as user:
        await user.press("n")
        await user.type("call: " + "a long story " * 10 + "\n")
        await user.until_seen("Noted Jan Jansen: a long story")
        assert user.sees("… · u undoes it")
