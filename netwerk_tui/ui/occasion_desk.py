"""What the screens of occasions and of the plan of updates do their work with. Part of the desk; loaded with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions import occasions, successes, update_plan
from netwerk_tui.domain.coming import Birthday, Coming
from netwerk_tui.domain.segment import FollowedSegment
from netwerk_tui.domain.update_plan import UpdatePlan
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class OccasionDesk:
    """What the coming days, and the year, are an occasion for."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    async def coming(self) -> Sequence[Coming]:
        """Birthdays, updates that are due, and successes to thank for."""
        return await self._hand.read(occasions.coming_occasions, self._today)

    async def plan(self) -> UpdatePlan:
        """The plan of updates around today."""
        return await self._hand.read(update_plan.plan_of, self._today)

    async def followed(self) -> Sequence[FollowedSegment]:
        """The segments that hear of progress by themselves, as they stand this week."""
        return await self._hand.read(update_plan.followed_segments, self._today)

    async def draft_birthday(self, birthday: Birthday) -> tuple[int, Committed]:
        """A draft of good wishes."""
        return await self._hand.make(
            occasions.draft_birthday, birthday.contact, birthday.name, birthday.day, self._today
        )

    async def draft_thanks(self, success: int) -> tuple[int, Committed]:
        """A draft that tells who contributed what their help achieved. Raises NotFound."""
        return await self._hand.make(occasions.draft_thanks, success, self._today)

    async def thank_all(self, success: int) -> Committed | None:
        """That everybody who contributed was thanked; None where nobody was left."""
        return await self._hand.act_if_any(successes.thank_contributors, success, "", self._today)
