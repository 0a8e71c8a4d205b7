"""Who gets a card of the daily review, and for which reasons: the rules that docs/review.md tells, a contact at a time.

Pure: the same facts on the same day give the same card. Asked by `domain.review_queue` of everybody at once, so that
what is worked out for each contact is kept to what the order goes by; the card itself is made when it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_facts import NEVER, NO_DEBTS, ContactFacts, DayNumber

_DEBTS = (Reason.PROMISE_DUE, Reason.THANKS_OWED, Reason.RESULT_OWED)
"""The reasons that `Debts` has the days of, in its order."""

DueDays: TypeAlias = tuple[DayNumber, DayNumber] | None
"""When a contact is due, and the last day of the maximum cadence; None for who never is."""

Urgency: TypeAlias = tuple[float, DayNumber, ContactId]
"""The order among those who are there for one reason: the smallest goes first.

The days that the contact is overdue ÷ the ideal cadence × the importance, negated, and 0 for who is never due; then the
last contact that counts fully, so that those without any come first; then the id.
"""

Entry: TypeAlias = tuple[float, DayNumber, ContactId, Reason]
"""Somebody who has a card: the urgency, and the first reason."""


Candidate: TypeAlias = tuple[bool, Urgency]
"""Somebody who may be suggested for a group: those who are due some time go before those who never are."""


class Cadence(NamedTuple):
    """When a contact is due, and how it is doing. Sums of days, which may lie beyond the calendar."""

    due: DayNumber
    latest: DayNumber
    """Beyond this day the maximum cadence has passed."""


def cadence_of(facts: ContactFacts, today: date) -> Cadence | None:
    """When the contact is due; None for one who never is.

    That is the ideal cadence after the newest contact that counts fully, or else after the first assessment; and no
    earlier than half of it, rounded up, after the newest message or letter. The same goes for the maximum. Somebody
    with a cadence of their own with whom there was none of these is due today, and every day.
    """
    days = due_days(facts, today.toordinal())
    return None if days is None else Cadence(*days)


def due_days(facts: ContactFacts, today: DayNumber) -> DueDays:
    """As `cadence_of`, in numbers alone: it is asked of 100,000 contacts at once."""
    _contact, standing, first_assessed, last_personal, written, _outgoing, _slipped_on, _debts = facts
    ideal, maximum = standing.ideal_days, standing.maximum_days
    if ideal is None or maximum is None:
        return None
    start = last_personal or first_assessed
    # Without contact since, a message or letter decides nothing.
    if start and written <= start:
        return start + ideal, start + maximum
    if start:
        return max(start + ideal, written + ideal - ideal // 2), max(start + maximum, written + maximum - maximum // 2)
    if written:
        return written + ideal - ideal // 2, written + maximum - maximum // 2
    return today, today + maximum - ideal


def card_of(facts: ContactFacts, today: date, policy: EffortPolicy) -> QueuedCard | None:
    """The contact's card, the weekly rule left aside; None without a reason."""
    return Dealer(today, policy).card(facts)


class Dealer:
    """Gives out the cards of one day."""

    def __init__(self, today: date, policy: EffortPolicy) -> None:
        self.today = today.toordinal()
        self._monday = self.today - today.weekday()
        self._silent_days = policy.loyal_silent_days

    def entry(self, facts: ContactFacts) -> Entry | None:
        """The contact's place among those who have a card; None without a reason."""
        days = due_days(facts, self.today)
        for reason, _since in self._reasons(facts, days):
            neglect, last, contact = self._urgency(facts, days)
            return neglect, last, contact, reason
        return None

    def has_reason(self, facts: ContactFacts, reason: Reason) -> bool:
        """Whether a reason holds of the contact, the weekly rule left aside."""
        return any(each is reason for each, _since in self._reasons(facts, due_days(facts, self.today)))

    def candidate(self, facts: ContactFacts) -> Candidate:
        """Where the contact comes among those who may be suggested for a group."""
        days = due_days(facts, self.today)
        return days is None, self._urgency(facts, days)

    def card(self, facts: ContactFacts, *, is_suggested: bool = False) -> QueuedCard | None:
        """The contact's card, of somebody who is suggested for a group too; None without a reason."""
        days = due_days(facts, self.today)
        reasons = list(self._reasons(facts, days))
        if is_suggested:
            reasons.append((Reason.GROUP_GAP, self._monday))
        if not reasons:
            return None
        (first, since), *others = reasons
        past_maximum = days is not None and days[1] < self.today
        further = tuple(reason for reason, _since in others)
        return QueuedCard(facts.contact, first, date.fromordinal(since), self.today - since, further, past_maximum)

    def _urgency(self, facts: ContactFacts, days: DueDays) -> Urgency:
        """Where the contact comes among those with the same reason."""
        standing = facts[1]
        ideal = standing.ideal_days
        if days is None or ideal is None:
            return 0.0, facts[3], facts[0]
        # One division, correctly rounded: equal ratios give equal numbers.
        return (days[0] - self.today) * standing.importance / ideal, facts[3], facts[0]

    def _reasons(self, facts: ContactFacts, days: DueDays) -> Iterator[tuple[Reason, DayNumber]]:
        """Every reason that holds, in their order, and since when.

        What I owe is owed to everybody. For whom broadcast is enough, nothing else gives a card.
        """
        _contact, standing, first_assessed, _personal, _written, outgoing, slipped_on, debts = facts
        today = self.today
        if debts is not NO_DEBTS:
            yield from (each for each in zip(_DEBTS, debts, strict=True) if NEVER < each[1] <= today)
        if standing.is_broadcast_only:
            return
        if standing.is_loyal:
            silent_since = (outgoing or first_assessed or today) + self._silent_days
            if silent_since <= today:
                yield Reason.LOYAL_SILENT, silent_since
        if standing.is_partner:
            passed = days is not None and days[1] < today
            if passed or slipped_on:
                yield Reason.PARTNER_DRIFTING, _drifting_since(slipped_on, days if passed else None)
        if days is not None and days[0] <= today:
            yield Reason.OVERDUE, days[0]


def _drifting_since(slipped_on: DayNumber, passed: DueDays) -> DayNumber:
    """Since when a partner is slipping away: the older of a step down and the maximum cadence passing, where it did."""
    if passed is None:
        return slipped_on
    passed_on = passed[1] + 1
    return min(passed_on, slipped_on) if slipped_on else passed_on
