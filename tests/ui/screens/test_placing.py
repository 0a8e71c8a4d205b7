"""From a drop to an assessment, by keys."""

from __future__ import annotations

from tests.ui.screens.running import JAN, running

_TO_PARTNER = ("space", "right", "up", "enter", "enter")
"""From the middle, where an unscored contact is lifted, and recorded without a reason."""


async def test_leaving_partner_asks_why_and_offers_a_follow_up() -> None:
    async with running(JAN) as user:
        await user.press(*_TO_PARTNER)
        await user.press("space", "left", "enter")
        await user.until_seen("Jan Jansen leaves Partner: why?")
        await user.press("tab")
        await user.type("moved away")
        await user.press("enter")
        await user.until_seen("talk about the step to Waiter: moved away")


async def test_a_drop_that_loses_nobody_offers_no_follow_up() -> None:
    async with running(JAN) as user:
        await user.press("space", "right", "up", "enter")
        await user.until_seen("Enter records")
        assert not user.sees("follow up on")


async def test_a_follow_up_is_promised_anew_for_each_drop() -> None:
    async with running(JAN) as user:
        await user.press(*_TO_PARTNER)
        await user.press("space", "left", "enter", "tab", "escape")
        await user.press("space", "left", "enter")
        await user.until_seen("· follow up on")
