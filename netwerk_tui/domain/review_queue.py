"""The queue of the daily review: who gets a card today, for which reasons, and in which order.

Pure, and deterministic: the same facts on the same day give the same queue. The rules are those that
docs/review.md tells.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest
from typing import NamedTuple

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_facts import NO_DEBTS, ContactFacts, TargetGroup

SUGGESTED_PER_GROUP = 3
"""People of a group that was not met this week."""

_PLACE: Mapping[Reason, int] = {reason: place for place, reason in enumerate(Reason)}


class Urgency(NamedTuple):
    """The order among those who are there for one reason: the smallest goes first."""

    less_neglect: float
    """The days that the contact is overdue ÷ the ideal cadence × the importance, negated; 0 for who is never due."""
    last_contact: int
    """The ordinal of the day of the last one that counts fully; 0 where there was none, so that those come first."""
    contact: ContactId


class _Candidate(NamedTuple):
    """Somebody who may be suggested for a group: those who are due some time go before those who never are."""

    is_never_due: bool
    urgency: Urgency


class Cadence(NamedTuple):
    """When a contact is due, and how it is doing. Ordinals of days: sums stay in range."""

    due: int
    latest: int
    """Beyond this day the maximum cadence has passed."""


def cadence_of(facts: ContactFacts, today: date) -> Cadence | None:
    """When the contact is due; None for one who never is.

    That is the ideal cadence after the newest contact that counts fully, or else after the first assessment; and no
    earlier than half of it, rounded up, after the newest message or letter. The same goes for the maximum. Somebody
    with a cadence of their own with whom there was none of these is due today, and every day.
    """
    effort = facts.standing.applied.effort
    ideal, maximum = effort.ideal_days, effort.maximum_days
    if ideal is None or maximum is None:
        return None
    due = latest = 0
    start = facts.last_personal or facts.first_assessed
    if start is not None:
        due, latest = start.toordinal() + ideal, start.toordinal() + maximum
    if facts.last_written is not None:
        written = facts.last_written.toordinal()
        due, latest = max(due, written + ideal - ideal // 2), max(latest, written + maximum - maximum // 2)
    if not due:
        return Cadence(today.toordinal(), today.toordinal() + maximum - ideal)
    return Cadence(due, latest)


def _urgency(facts: ContactFacts, cadence: Cadence | None, today: date) -> Urgency:
    """Where the contact comes among those with the same reason."""
    ideal = facts.standing.ideal_days
    # One division, correctly rounded: equal ratios give equal numbers.
    less_neglect = 0.0
    if cadence is not None and ideal is not None:
        less_neglect = (cadence.due - today.toordinal()) * facts.standing.importance / ideal
    last_contact = 0 if facts.last_personal is None else facts.last_personal.toordinal()
    return Urgency(less_neglect, last_contact, facts.contact)


def card_of(facts: ContactFacts, today: date, policy: EffortPolicy) -> QueuedCard | None:
    """The contact's card, the weekly rule left aside; None without a reason.

    What I owe is owed to everybody. For whom broadcast is enough, nothing else gives a card.
    """
    return _card(facts, cadence_of(facts, today), today, policy)


def _card(facts: ContactFacts, cadence: Cadence | None, today: date, policy: EffortPolicy) -> QueuedCard | None:
    standing = facts.standing
    this_day = today.toordinal()
    reasons: list[tuple[Reason, date]] = []
    if facts.debts is not NO_DEBTS:
        debts = zip((Reason.PROMISE_DUE, Reason.THANKS_OWED, Reason.RESULT_OWED), facts.debts, strict=True)
        reasons += [(reason, day) for reason, day in debts if day is not None and day <= today]
    if not standing.is_broadcast_only:
        if standing.is_loyal:
            silent_since = _silent_since(facts, today, policy)
            if silent_since is not None:
                reasons.append((Reason.LOYAL_SILENT, silent_since))
        if standing.is_partner:
            drifting_since = _drifting_since(facts, cadence, this_day)
            if drifting_since is not None:
                reasons.append((Reason.PARTNER_DRIFTING, drifting_since))
        if cadence is not None and cadence.due <= this_day:
            reasons.append((Reason.OVERDUE, date.fromordinal(cadence.due)))
    if not reasons:
        return None
    first, since = reasons[0]
    return QueuedCard(
        contact=facts.contact,
        reason=first,
        since=since,
        overdue_days=this_day - since.toordinal(),
        other_reasons=tuple(reason for reason, _ in reasons[1:]),
        past_maximum=cadence is not None and cadence.latest < this_day,
    )


def _silent_since(facts: ContactFacts, today: date, policy: EffortPolicy) -> date | None:
    """Since when a loyal contact has heard nothing for too long: counted from the first assessment, if ever."""
    start = facts.last_outgoing or facts.first_assessed or today
    silent = timedelta(days=policy.loyal_silent_days)
    return start + silent if today - start >= silent else None


def _drifting_since(facts: ContactFacts, cadence: Cadence | None, today: int) -> date | None:
    """Since when a partner is slipping away: the older of a step down and the maximum cadence passing."""
    days = [] if facts.slipped_on is None else [facts.slipped_on]
    if cadence is not None and cadence.latest < today:
        days.append(date.fromordinal(cadence.latest + 1))
    return min(days, default=None)


Entry = tuple[int, Urgency, QueuedCard]
"""A card with what it is sorted by: the place of its reason, and its urgency."""


@dataclass(frozen=True, eq=False, repr=False)
class Board:
    """Everybody's cards on one day, made by `Board.of` and brought up to date by `after`: some ms among 100,000.

    The weekly rule is worked in when the queue is asked for, since its suggestions depend on all members of a group.
    """

    today: date
    policy: EffortPolicy
    groups: tuple[TargetGroup, ...]
    """All of them, by name."""
    _entries: list[Entry]
    """In order. Without the weekly rule."""
    _entry_by_contact: dict[ContactId, Entry]
    _candidates: Mapping[TagId, dict[ContactId, _Candidate]]
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
    ) -> Board:
        """The board of these people, each of whom may have a card; `members` tells who is in which group."""
        known = {each.contact: each for each in facts}
        entries = [entry for each in known.values() if (entry := _entry(each, today, policy)) is not None]
        entries.sort(key=_order)
        by_contact = {entry[2].contact: entry for entry in entries}
        candidates = _candidates(members, known, today)
        chosen = {tag: _most_urgent(people) for tag, people in candidates.items()}
        return cls(today, policy, tuple(groups), entries, by_contact, candidates, chosen)

    def __repr__(self) -> str:
        return f"<Board of {len(self._entries)} cards on {self.today}>"

    @property
    def queue(self) -> tuple[QueuedCard, ...]:
        """Every card, the most pressing first."""
        cards = [entry[2] for entry in self._entries]
        gaps = {urgency.contact: urgency for group in self._gaps() for urgency in self._chosen.get(group, ())}
        for contact in gaps:
            entry = self._entry_by_contact.get(contact)
            if entry is not None:
                cards[self._place_of(entry)] = _with_gap(entry[2])
        monday = self.today - timedelta(days=self.today.weekday())
        cards += [
            QueuedCard(urgency.contact, Reason.GROUP_GAP, monday, self.today.weekday(), (), past_maximum=False)
            for urgency in sorted(gaps.values())
            if urgency.contact not in self._entry_by_contact
        ]
        return tuple(cards)

    def suggestions(self) -> Mapping[TagId, tuple[ContactId, ...]]:
        """Up to three people for each group that was not met this week, the most urgent first."""
        return {tag: tuple(urgency.contact for urgency in self._chosen.get(tag, ())) for tag in self._gaps()}

    def after(
        self,
        changed: Iterable[ContactId],
        facts: Iterable[ContactFacts],
        groups: Iterable[TargetGroup],
        members: Iterable[tuple[TagId, ContactId]],
    ) -> Board:
        """The board in which these contacts are as `facts` say; who is not among those has no card any more.

        `groups` are all target groups as they are now, and `members` those of the changed contacts.
        """
        gone = frozenset(changed)
        known = {each.contact: each for each in facts}
        entries, by_contact = self._entries.copy(), self._entry_by_contact.copy()
        for contact in gone & by_contact.keys():
            entry = by_contact.pop(contact)
            del entries[bisect_left(entries, _order(entry), key=_order)]
        for each in known.values():
            arriving = _entry(each, self.today, self.policy)
            if arriving is not None:
                by_contact[each.contact] = arriving
                insort(entries, arriving, key=_order)
        candidates, chosen = dict(self._candidates), dict(self._chosen)
        joining = _candidates(members, known, self.today)
        leaving = {tag for tag, people in candidates.items() if not gone.isdisjoint(people)}
        for tag in leaving | joining.keys():
            staying = {each: urgency for each, urgency in candidates.get(tag, {}).items() if each not in gone}
            candidates[tag] = {**staying, **joining.get(tag, {})}
            chosen[tag] = _most_urgent(candidates[tag])
        return Board(self.today, self.policy, tuple(groups), entries, by_contact, candidates, chosen)

    def _gaps(self) -> list[TagId]:
        """The groups that were not met."""
        return [group.tag for group in self.groups if not group.is_met]

    def _place_of(self, entry: Entry) -> int:
        return bisect_left(self._entries, _order(entry), key=_order)


def _most_urgent(candidates: Mapping[ContactId, _Candidate]) -> tuple[Urgency, ...]:
    return tuple(candidate.urgency for candidate in nsmallest(SUGGESTED_PER_GROUP, candidates.values()))


def _entry(facts: ContactFacts, today: date, policy: EffortPolicy) -> Entry | None:
    cadence = cadence_of(facts, today)
    card = _card(facts, cadence, today, policy)
    return None if card is None else (_PLACE[card.reason], _urgency(facts, cadence, today), card)


def _order(entry: Entry) -> tuple[int, Urgency]:
    return entry[0], entry[1]


def _candidates(
    members: Iterable[tuple[TagId, ContactId]], known: Mapping[ContactId, ContactFacts], today: date
) -> dict[TagId, dict[ContactId, _Candidate]]:
    """Those who may be suggested for each group: everybody who may have a card and is approached one by one."""
    found: dict[TagId, dict[ContactId, _Candidate]] = defaultdict(dict)
    for tag, contact in members:
        facts = known.get(contact)
        if facts is not None and not facts.standing.is_broadcast_only:
            cadence = cadence_of(facts, today)
            found[tag][contact] = _Candidate(cadence is None, _urgency(facts, cadence, today))
    return dict(found)


def _with_gap(card: QueuedCard) -> QueuedCard:
    return card._replace(other_reasons=(*card.other_reasons, Reason.GROUP_GAP))
