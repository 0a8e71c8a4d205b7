"""The queue of the daily review: everybody's cards of one day, in order.

Pure, and deterministic: the same facts on the same day give the same queue. Whether somebody has a card, and for which
reasons, is settled in `review_dealing`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from operator import itemgetter
from typing import TypeAlias, overload

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_dealing import Dealer, Entry, Urgency
from netwerk_tui.domain.review_facts import ContactFacts, Standing, TargetGroup

SUGGESTED_PER_GROUP = 3
"""People of a group that was not met this week."""

_PILES_A_CADENCE = 16
"""So finely are entries parted before they are sorted: some hundreds of piles, each a matter of a millisecond."""

_Lines: TypeAlias = Mapping[Reason, list[Entry]]
"""Those who have a card, of each reason in order."""

_Known: TypeAlias = Mapping[ContactId, ContactFacts]


class Queue(Sequence[QueuedCard]):
    """Every card, the most pressing first. Each is made when it is looked at: there may be 100,000 of them."""

    def __init__(
        self, dealer: Dealer, known: _Known, out: Collection[ContactId], lines: _Lines, gaps: Iterable[Urgency]
    ) -> None:
        """`out` have no card any more; `gaps` are those suggested for a group, whatever else they have a card for."""
        self._dealer = dealer
        self._known = known
        self._out = out
        self._lines = lines
        in_order = sorted(set(gaps))
        self._gaps = frozenset(map(_contact_of, in_order))
        suggested = [contact for contact in map(_contact_of, in_order) if dealer.entry(known[contact]) is None]
        self.contacts: Sequence[ContactId] = (*map(_contact_of, chain.from_iterable(lines.values())), *suggested)
        """Whose cards these are, in their order."""

    def __len__(self) -> int:
        return len(self.contacts)

    @overload
    def __getitem__(self, index: int) -> QueuedCard: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[QueuedCard, ...]: ...
    def __getitem__(self, index: int | slice) -> QueuedCard | tuple[QueuedCard, ...]:
        if isinstance(index, slice):
            return tuple(map(self._card, self.contacts[index]))
        return self._card(self.contacts[index])

    def __iter__(self) -> Iterator[QueuedCard]:
        return map(self._card, self.contacts)

    def of(self, contact: ContactId) -> QueuedCard | None:
        """The contact's card; None for who has none."""
        facts = None if contact in self._out else self._known.get(contact)
        return None if facts is None else self._dealer.card(facts, is_suggested=contact in self._gaps)

    def with_reason(self, reason: Reason) -> tuple[ContactId, ...]:
        """Those for whom a reason holds, in their order; the weekly rule's is never asked for."""
        pressing = list(Reason)[: list(Reason).index(reason)]
        others = (self._known[contact] for each in pressing for _neglect, _last, contact, _first in self._lines[each])
        too = [facts[0] for facts in others if self._dealer.has_reason(facts, reason)]
        return (*too, *map(_contact_of, self._lines[reason]))

    def _card(self, contact: ContactId) -> QueuedCard:
        card = self.of(contact)
        assert card is not None, "who stands in the queue has a card"
        return card


@dataclass(frozen=True, eq=False, repr=False)
class Board:
    """Everybody's cards on one day, made by `Board.of` and brought up to date by `after`: some ms among 100,000.

    The weekly rule is worked in when the queue is asked for, since its suggestions depend on all members of a group.
    """

    today: date
    policy: EffortPolicy
    groups: tuple[TargetGroup, ...]
    """All of them, by name."""
    _known: _Known
    """Of everybody who may be due, those included whose card is finished."""
    _out: frozenset[ContactId]
    """Whose card is finished, or put off."""
    _lines: _Lines
    """Without the weekly rule."""
    _members: Mapping[TagId, Set[ContactId]]
    """Of each group."""
    _suggested: dict[TagId, tuple[Urgency, ...]]
    """Of groups that were asked for, who is to be suggested; of others it is worked out when they are."""

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
        known = {each[0]: each for each in facts}
        lines: dict[Reason, list[Entry]] = {reason: [] for reason in Reason}
        for entry in _entries(known, out, Dealer(today, policy)):
            lines[entry[3]].append(entry)
        in_order = {reason: _in_order(line) for reason, line in lines.items()}
        return cls(today, policy, tuple(groups), known, frozenset(out), in_order, _by_group(members), {})

    def __repr__(self) -> str:
        return f"<Board of {sum(map(len, self._lines.values()))} cards on {self.today}>"

    @cached_property
    def standings(self) -> Mapping[ContactId, Standing]:
        """How everybody stands who may be due, those included whose card is finished."""
        return dict(zip(self._known, map(itemgetter(1), self._known.values()), strict=True))

    @cached_property
    def queue(self) -> Queue:
        """Every card, the most pressing first."""
        gaps = chain.from_iterable(self._suggestions(group) for group in self._gaps())
        return Queue(Dealer(self.today, self.policy), self._known, self._out, self._lines, gaps)

    def suggestions(self) -> Mapping[TagId, tuple[ContactId, ...]]:
        """Up to three people for each group that was not met this week, the most urgent first."""
        return {tag: tuple(map(_contact_of, self._suggestions(tag))) for tag in self._gaps()}

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
        joining = {each[0]: each for each in facts}
        known = {**self._known, **joining}
        for contact in gone - joining.keys():
            known.pop(contact, None)
        in_groups = _by_group(members)
        touched = {tag for tag, people in self._members.items() if not gone.isdisjoint(people)} | in_groups.keys()
        changed_groups = {tag: (self._members.get(tag, set()) - gone) | in_groups.get(tag, set()) for tag in touched}
        suggested = {tag: people for tag, people in self._suggested.items() if tag not in touched}
        return Board(
            self.today,
            self.policy,
            tuple(groups),
            known,
            (self._out - gone) | frozenset(out),
            self._lines_after(gone, joining, out),
            {**self._members, **changed_groups},
            suggested,
        )

    def _lines_after(self, gone: Collection[ContactId], joining: _Known, out: Collection[ContactId]) -> _Lines:
        lines = dict(self._lines)
        dealer = Dealer(self.today, self.policy)
        before = {contact: self._known[contact] for contact in gone if contact in self._known}
        leaving = list(_entries(before, self._out, dealer))
        arriving = list(_entries(joining, out, dealer))
        for reason in {entry[3] for entry in (*leaving, *arriving)}:
            lines[reason] = lines[reason].copy()
        for entry in leaving:
            line = lines[entry[3]]
            del line[bisect_left(line, entry)]
        for entry in arriving:
            insort(lines[entry[3]], entry)
        return lines

    def _gaps(self) -> list[TagId]:
        """The groups that were not met."""
        return [group.tag for group in self.groups if not group.is_met]

    def _suggestions(self, group: TagId) -> tuple[Urgency, ...]:
        """Who is most urgent of those of a group who may have a card and are approached one by one."""
        found = self._suggested.get(group)
        if found is None:
            dealer = Dealer(self.today, self.policy)
            there = filter(None, map(self._known.get, self._members.get(group, set()) - self._out))
            candidates = (dealer.candidate(each) for each in there if not each[1].is_broadcast_only)
            chosen = nsmallest(SUGGESTED_PER_GROUP, candidates)
            found = self._suggested[group] = tuple(urgency for _is_never_due, urgency in chosen)
        return found


_contact_of = itemgetter(2)
"""Whose entry or urgency it is."""


def _entries(known: _Known, out: Collection[ContactId], dealer: Dealer) -> Iterator[Entry]:
    """The entries of those who are not out."""
    return filter(
        None, map(dealer.entry, (known[contact] for contact in known.keys() - out) if out else known.values())
    )


def _by_group(members: Iterable[tuple[TagId, ContactId]]) -> dict[TagId, set[ContactId]]:
    found: defaultdict[TagId, set[ContactId]] = defaultdict(set)
    for tag, contact in members:
        found[tag].add(contact)
    return dict(found)


def _in_order(line: Iterable[Entry]) -> list[Entry]:
    """Sort pile by pile, since no key is answered while one is sorted."""
    piles: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in line:
        piles[int(entry[0] * _PILES_A_CADENCE)].append(entry)
    return list(chain.from_iterable(sorted(piles[pile]) for pile in sorted(piles)))
