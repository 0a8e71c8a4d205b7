"""What the week and its figures are read by, beside the screen. Part of the desk, and loaded with it.

Each figure is read once, and again after an entry that it may depend on; asked for a second time it is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netwerk_tui.actions import week
from netwerk_tui.actions.attention import attention_between
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.attention import ATTENTION_DAYS, AttentionSplit
from netwerk_tui.domain.balance import DayTally
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.iso_week import days_later
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.domain.thin_ties import Dealt
from netwerk_tui.domain.week import Bonds, Capacity, Year
from netwerk_tui.domain.weekly_rule import TagChoice, WeeklyRule
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand
from netwerk_tui.ui.review_desk import ReviewDesk

_MOMENTS = frozenset({"participant", "interaction"})
_GROUPS = _MOMENTS | {"tag", "contact_tag"}
_DEALT = _MOMENTS | {"contact"}
_EVERYTHING = _GROUPS | {"assessment", "contact", "dossier"}


def _suggesting(_network: Network, rule: WeeklyRule, board: Board) -> WeeklyRule:
    """The rule with suggestions, chosen beside the screen: among 100,000 that is a matter of frames."""
    return week.with_suggestions(rule, board)


class WeekDesk:
    """The weekly rule, the year, the capacity and the ties of one network."""

    def __init__(self, hand: Hand, review: ReviewDesk, today: date) -> None:
        self._hand = hand
        self._review = review
        self._today = today
        self._followed = 0
        self._rule: WeeklyRule | None = None
        self._not_in_rule: list[Committed] = []
        self._days: Mapping[date, DayTally] | None = None
        self._not_in_days: list[Committed] = []
        self._year: Year | None = None
        self._dealt: Mapping[ContactId, Dealt] | None = None
        self._not_in_dealt: list[Committed] = []
        self._suggested: tuple[WeeklyRule, Board, WeeklyRule] | None = None
        self._capacity: tuple[Board, Capacity] | None = None
        self._bonds: tuple[Board, Bonds] | None = None
        self._attention: tuple[Directory, AttentionSplit] | None = None

    # Reading

    async def rule(self) -> WeeklyRule:
        """Every target group this week, without suggestions."""
        while True:
            followed, known, entries = self._followed, self._rule, tuple(self._not_in_rule)
            if known is not None and not entries:
                return known
            if known is None:
                found = await self._hand.read(week.weekly_rule, self._today)
            else:
                found = await self._hand.read(week.weekly_rule_after, known, entries, self._today)
            if followed == self._followed:
                self._rule = found
                self._not_in_rule.clear()

    @property
    def knows_suggestions(self) -> bool:
        """Whether the suggestions are there at once."""
        is_known = self._suggested is not None and self._suggested[0] is self._rule
        return is_known and not self._not_in_rule and self._review.is_read

    async def rule_with_suggestions(self) -> WeeklyRule:
        """Every target group this week, with three people for each that was not met."""
        rule, board = await self.rule(), await self._review.board()
        if self._suggested is None or self._suggested[0] is not rule or self._suggested[1] is not board:
            self._suggested = (rule, board, await self._hand.read(_suggesting, rule, board))
        return self._suggested[2]

    async def year(self) -> Year:
        """The heat strip and the balances."""
        found = self._year
        while found is None:
            followed, known, entries = self._followed, self._days, tuple(self._not_in_days)
            if known is None:
                days = await self._hand.read_at_length(week.days_counted, self._today)
            else:
                days = await self._hand.read(week.days_counted_after, known, entries, self._today)
            found = await self._hand.read(week.year_up_to, self._today, days)
            if followed == self._followed:
                self._days, self._year = days, found
                self._not_in_days.clear()
            else:
                found = self._year
        return found

    async def capacity(self) -> Capacity:
        """The capacity meter."""
        year, board = await self.year(), await self._review.board()
        if self._capacity is None or self._capacity[0] is not board:
            found = await self._hand.read(week.capacity, board, year.personal_a_day)
            self._capacity = (board, found)
        return self._capacity[1]

    async def bonds(self) -> Bonds:
        """The ties, and the loyal but silent."""
        dealt, board = await self._everything_dealt(), await self._review.board()
        if self._bonds is None or self._bonds[0] is not board:
            self._bonds = (board, await self._hand.read_at_length(week.bonds, dealt, board))
        return self._bonds[1]

    async def attention(self, shown: Directory) -> AttentionSplit:
        """Where the attention of the last 90 days went, by the matrix that is shown."""
        if self._attention is None or self._attention[0] is not shown:
            since = days_later(self._today, 1 - ATTENTION_DAYS)
            split = await self._hand.read(attention_between, shown.placements, since, self._today)
            self._attention = (shown, split)
        return self._attention[1]

    async def _everything_dealt(self) -> Mapping[ContactId, Dealt]:
        while True:
            followed, known, entries = self._followed, self._dealt, tuple(self._not_in_dealt)
            if known is not None and not entries:
                return known
            if known is None:
                found = await self._hand.read_at_length(week.dealt, self._today)
            else:
                found = await self._hand.read(week.dealt_after, known, entries, self._today)
            if followed == self._followed:
                self._dealt = found
                self._not_in_dealt.clear()

    # Following

    def follow(self, committed: Committed) -> None:
        """Read anew, when it is asked for, what an entry may have changed."""
        self._followed += 1
        if committed.tables & _GROUPS and self._rule is not None:
            self._not_in_rule.append(committed)
        if committed.tables & _MOMENTS:
            self._year = None
            if self._days is not None:
                self._not_in_days.append(committed)
        if committed.tables & _DEALT and self._dealt is not None:
            self._not_in_dealt.append(committed)
        if committed.tables & _EVERYTHING:
            self._capacity = self._bonds = None

    def forget(self) -> None:
        """Read everything anew when it is asked for: another program has written."""
        self._followed += 1
        self._rule = self._year = self._dealt = self._days = None
        self._not_in_rule.clear()
        self._not_in_days.clear()
        self._not_in_dealt.clear()
        self._capacity = self._bonds = self._attention = None

    # Target groups

    async def choices(self) -> list[TagChoice]:
        """Every tag, the target groups first."""
        return await self._hand.read(week.target_group_choices)

    async def set_target_group(self, tag: TagId, is_target_group: bool) -> Committed | None:
        """Make a tag a target group, or an ordinary tag again. Raises NotFound for one that is gone."""
        return await self._hand.act_if_any(week.set_target_group, tag, is_target_group)
