"""The queue of the daily review: who gets a card today, for which reasons, and in which order.

Pure, and deterministic: the same facts on the same day give the same queue. The rules are those that
docs/review.md tells.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple, TypeAlias, TypeVar

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_facts import (
    NEVER,
    NO_DEBTS,
    ContactFacts,
    DayNumber,
    Standing,
    TargetGroup,
)

V = TypeVar("V")

SUGGESTED_PER_GROUP = 3
"""People of a group that was not met this week."""

_SORTED_AT_ONCE = 4000
"""Entries that are sorted in one go, since no key is answered meanwhile: a matter of milliseconds."""

_DEBTS = (Reason.PROMISE_DUE, Reason.THANKS_OWED, Reason.RESULT_OWED)
"""The reasons that `Debts` has the days of, in its order."""

Urgency: TypeAlias = tuple[float, DayNumber, ContactId]
"""The order among those who are there for one reason: the smallest goes first.

The days that the contact is overdue ÷ the ideal cadence × the importance, negated, and 0 for who is never due; then the
last contact that counts fully, so that those without any come first; then the id.
"""

Entry: TypeAlias = tuple[float, DayNumber, ContactId, QueuedCard]
"""A card after the urgency that it is sorted by."""

_Candidate: TypeAlias = tuple[bool, Urgency]
"""Somebody who may be suggested for a group: those who are due some time go before those who never are."""

_Lines: TypeAlias = Mapping[Reason, list[Entry]]
"""The cards of each reason, in order."""


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
    days = _due_and_latest(facts, today.toordinal())
    return None if days is None else Cadence(*days)


def _due_and_latest(facts: ContactFacts, today: DayNumber) -> tuple[DayNumber, DayNumber] | None:
    _contact, standing, first_assessed, last_personal, written, _outgoing, _slipped_on, _debts = facts
    ideal, maximum = standing.ideal_days, standing.maximum_days
    if ideal is None or maximum is None:
        return None
    start = last_personal or first_assessed
    if start and not written:
        return start + ideal, start + maximum
    if start:
        return max(start + ideal, written + ideal - ideal // 2), max(start + maximum, written + maximum - maximum // 2)
    if written:
        return written + ideal - ideal // 2, written + maximum - maximum // 2
    return today, today + maximum - ideal


def _urgency(facts: ContactFacts, due: DayNumber | None, today: DayNumber) -> Urgency:
    """Where the contact comes among those with the same reason."""
    standing = facts.standing
    ideal = standing.ideal_days
    if due is None or ideal is None:
        return 0.0, facts.last_personal, facts.contact
    # One division, correctly rounded: equal ratios give equal numbers.
    return (due - today) * standing.importance / ideal, facts.last_personal, facts.contact


def card_of(facts: ContactFacts, today: date, policy: EffortPolicy) -> QueuedCard | None:
    """The contact's card, the weekly rule left aside; None without a reason.

    What I owe is owed to everybody. For whom broadcast is enough, nothing else gives a card.
    """
    return _Dealer(today, policy).card(facts, _due_and_latest(facts, today.toordinal()))


class _Dates(dict[DayNumber, date]):
    """The dates of day numbers, each made once."""

    def __missing__(self, number: DayNumber) -> date:
        made = self[number] = date.fromordinal(number)
        return made


class _Dealer:
    """Gives out the cards of one day."""

    def __init__(self, today: date, policy: EffortPolicy) -> None:
        self._today = today.toordinal()
        self._silent_days = policy.loyal_silent_days
        self._dates = _Dates()

    def entry(self, facts: ContactFacts) -> Entry | None:
        """The contact's card with what it is sorted by; None without a reason."""
        days = _due_and_latest(facts, self._today)
        card = self.card(facts, days)
        if card is None:
            return None
        return *_urgency(facts, None if days is None else days[0], self._today), card

    def candidate(self, facts: ContactFacts) -> _Candidate:
        """The contact as one who may be suggested for a group."""
        days = _due_and_latest(facts, self._today)
        return days is None, _urgency(facts, None if days is None else days[0], self._today)

    def card(self, facts: ContactFacts, days: tuple[DayNumber, DayNumber] | None) -> QueuedCard | None:
        """The contact's card; `days` are when contact is due, and when even the maximum cadence passes."""
        today, standing = self._today, facts.standing
        past_maximum = days is not None and days[1] < today
        reasons = [] if facts.debts is NO_DEBTS else self._owed(facts)
        if not standing.is_broadcast_only:
            if standing.is_loyal:
                silent_since = (facts.last_outgoing or facts.first_assessed or today) + self._silent_days
                if silent_since <= today:
                    reasons.append((Reason.LOYAL_SILENT, silent_since))
            if standing.is_partner and (past_maximum or facts.slipped_on):
                reasons.append((Reason.PARTNER_DRIFTING, _drifting_since(facts, days if past_maximum else None)))
            if days is not None and days[0] <= today:
                reasons.append((Reason.OVERDUE, days[0]))
        if not reasons:
            return None
        first, since = reasons[0]
        others = () if len(reasons) == 1 else tuple([reason for reason, _since in reasons[1:]])
        return QueuedCard(facts.contact, first, self._dates[since], today - since, others, past_maximum)

    def _owed(self, facts: ContactFacts) -> list[tuple[Reason, DayNumber]]:
        owed = zip(_DEBTS, facts.debts, strict=True)
        return [(reason, day) for reason, day in owed if NEVER < day <= self._today]


def _drifting_since(facts: ContactFacts, passed: tuple[DayNumber, DayNumber] | None) -> DayNumber:
    """Since when a partner is slipping away: the older of a step down and the maximum cadence passing, where it did."""
    if passed is None:
        return facts.slipped_on
    passed_on = passed[1] + 1
    return min(passed_on, facts.slipped_on) if facts.slipped_on else passed_on


@dataclass(frozen=True, eq=False, repr=False)
class Board:
    """Everybody's cards on one day, made by `Board.of` and brought up to date by `after`: some ms among 100,000.

    The weekly rule is worked in when the queue is asked for, since its suggestions depend on all members of a group.
    """

    today: date
    policy: EffortPolicy
    groups: tuple[TargetGroup, ...]
    """All of them, by name."""
    standings: Mapping[ContactId, Standing]
    """How everybody stands who may be due, those included whose card is finished."""
    _lines: _Lines
    """Without the weekly rule."""
    _entries: Mapping[ContactId, Entry]
    _candidates: Mapping[TagId, Mapping[ContactId, _Candidate]]
    """Of each group, the members who may be suggested."""
    _chosen: Mapping[TagId, tuple[Urgency, ...]]
    """Of each group, who is to be suggested if it is not met."""

    @classmethod
    def of(
        cls,
        facts: Iterable[ContactFacts],
        groups: Iterable[TargetGroup],
        members: Iterable[tuple[TagId, ContactId]],
        today: date,
        policy: EffortPolicy,
        out: Collection[ContactId] = frozenset(),
    ) -> Board:
        """The board of these people, of whom all may have a card but those who are `out`, their card being finished.

        `members` tells who is in which group.
        """
        found = _Found.among(facts, members, _Dealer(today, policy), out)
        lines: dict[Reason, list[Entry]] = {reason: [] for reason in Reason}
        for entry in found.entries.values():
            lines[entry[3].reason].append(entry)
        for line in lines.values():
            _sort(line)
        chosen = {tag: _most_urgent(people.values()) for tag, people in found.candidates.items()}
        return cls(today, policy, tuple(groups), found.standings, lines, found.entries, found.candidates, chosen)

    def __repr__(self) -> str:
        return f"<Board of {len(self._entries)} cards on {self.today}>"

    @cached_property
    def queue(self) -> tuple[QueuedCard, ...]:
        """Every card, the most pressing first."""
        lines = {reason: [entry[3] for entry in line] for reason, line in self._lines.items()}
        gaps = {urgency[2]: urgency for group in self._gaps() for urgency in self._chosen.get(group, ())}
        for contact in gaps:
            entry = self._entries.get(contact)
            if entry is not None:
                reason = entry[3].reason
                lines[reason][bisect_left(self._lines[reason], entry)] = _with_gap(entry[3])
        monday = self.today - timedelta(days=self.today.weekday())
        lines[Reason.GROUP_GAP] += [
            QueuedCard(contact, Reason.GROUP_GAP, monday, self.today.weekday(), (), past_maximum=False)
            for _neglect, _last, contact in sorted(gaps.values())
            if contact not in self._entries
        ]
        return tuple(chain.from_iterable(lines.values()))

    def suggestions(self) -> Mapping[TagId, tuple[ContactId, ...]]:
        """Up to three people for each group that was not met this week, the most urgent first."""
        return {tag: tuple(urgency[2] for urgency in self._chosen.get(tag, ())) for tag in self._gaps()}

    def after(
        self,
        changed: Iterable[ContactId],
        facts: Iterable[ContactFacts],
        groups: Iterable[TargetGroup],
        members: Iterable[tuple[TagId, ContactId]],
        out: Collection[ContactId] = frozenset(),
    ) -> Board:
        """The board in which these contacts are as `facts` say; who is not among those has no card any more.

        `groups` are all target groups as they are now; `members` and `out` are those of the changed contacts.
        """
        gone = frozenset(changed)
        joining = _Found.among(facts, members, _Dealer(self.today, self.policy), out)
        return Board(
            self.today,
            self.policy,
            tuple(groups),
            _replaced(self.standings, gone, joining.standings),
            self._lines_after(gone, joining.entries.values()),
            _replaced(self._entries, gone, joining.entries),
            *self._suggestions_after(gone, joining.candidates),
        )

    def _lines_after(self, gone: Collection[ContactId], joining: Iterable[Entry]) -> _Lines:
        lines = dict(self._lines)
        leaving = [entry for contact in gone if (entry := self._entries.get(contact)) is not None]
        arriving = list(joining)
        for reason in {entry[3].reason for entry in (*leaving, *arriving)}:
            lines[reason] = lines[reason].copy()
        for entry in leaving:
            line = lines[entry[3].reason]
            del line[bisect_left(line, entry)]
        for entry in arriving:
            insort(lines[entry[3].reason], entry)
        return lines

    def _suggestions_after(
        self, gone: frozenset[ContactId], joining: Mapping[TagId, Mapping[ContactId, _Candidate]]
    ) -> tuple[Mapping[TagId, Mapping[ContactId, _Candidate]], Mapping[TagId, tuple[Urgency, ...]]]:
        """The candidates and those chosen of each group, once these have gone and those have joined."""
        candidates, chosen = dict(self._candidates), dict(self._chosen)
        leaving = {tag for tag, people in candidates.items() if not gone.isdisjoint(people)}
        for tag in leaving | joining.keys():
            candidates[tag] = _replaced(candidates.get(tag, {}), gone, joining.get(tag, {}))
            chosen[tag] = _most_urgent(candidates[tag].values())
        return candidates, chosen

    def _gaps(self) -> list[TagId]:
        """The groups that were not met."""
        return [group.tag for group in self.groups if not group.is_met]


class _Found(NamedTuple):
    """What facts come to."""

    standings: dict[ContactId, Standing]
    entries: dict[ContactId, Entry]
    candidates: Mapping[TagId, dict[ContactId, _Candidate]]

    @classmethod
    def among(
        cls,
        facts: Iterable[ContactFacts],
        members: Iterable[tuple[TagId, ContactId]],
        dealer: _Dealer,
        out: Collection[ContactId],
    ) -> _Found:
        """The standings of all, and the cards and candidates among those who are not out.

        Everybody may be suggested for a group who may have a card and is approached one by one.
        """
        groups: defaultdict[ContactId, list[TagId]] = defaultdict(list)
        for tag, member in members:
            groups[member].append(tag)
        found = cls({}, {}, defaultdict(dict))
        standings, entries, candidates = found
        for each in facts:
            contact = each.contact
            standings[contact] = each.standing
            if contact in out:
                continue
            entry = dealer.entry(each)
            if entry is not None:
                entries[contact] = entry
            if contact in groups and not each.standing.is_broadcast_only:
                candidate = dealer.candidate(each)
                for tag in groups[contact]:
                    candidates[tag][contact] = candidate
        return found


def _replaced(
    known: Mapping[ContactId, V], gone: Iterable[ContactId], joining: Mapping[ContactId, V]
) -> dict[ContactId, V]:
    """What is known of everybody, where some have gone, or are otherwise now."""
    after = dict(known)
    for contact in gone:
        after.pop(contact, None)
    after.update(joining)
    return after


def _most_urgent(candidates: Iterable[_Candidate]) -> tuple[Urgency, ...]:
    return tuple(urgency for _is_never_due, urgency in nsmallest(SUGGESTED_PER_GROUP, candidates))


def _sort(line: list[Entry]) -> None:
    """Sort in short runs first, which the last sorting then only merges."""
    for start in range(0, len(line), _SORTED_AT_ONCE):
        line[start : start + _SORTED_AT_ONCE] = sorted(line[start : start + _SORTED_AT_ONCE])
    line.sort()


def _with_gap(card: QueuedCard) -> QueuedCard:
    return card._replace(other_reasons=(*card.other_reasons, Reason.GROUP_GAP))
