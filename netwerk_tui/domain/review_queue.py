"""The queue of the daily review: everybody's cards of one day, in order.

Pure, and deterministic: the same facts on the same day give the same queue. Whether somebody has a card, and for which
reasons, is settled in `review_dealing`.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nsmallest
from itertools import chain, islice
from operator import itemgetter
from typing import TypeAlias, cast, overload

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_dealing import Dealer, Entry, Urgency
from netwerk_tui.domain.review_facts import ContactFacts, Standing, TargetGroup
from netwerk_tui.domain.review_known import KnownFacts
from netwerk_tui.domain.review_line import Line

SUGGESTED_PER_GROUP = 3
"""People of a group that was not met this week."""

_FACTS_AT_ONCE = 4000
"""So many are dealt with in some milliseconds."""

_Lines: TypeAlias = Mapping[Reason, Line]
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
        everybody = chain(*(line.contacts for line in lines.values()), suggested)
        self.contacts = cast("Sequence[ContactId]", array("q", everybody))
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
        others = (self._known[contact] for each in pressing for contact in self._lines[each].contacts)
        too = [facts[0] for facts in others if self._dealer.has_reason(facts, reason)]
        return (*too, *self._lines[reason].contacts)

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
    _known: KnownFacts
    """Of everybody who may be due, those included whose card is finished."""
    _out: frozenset[ContactId]
    """Whose card is finished, or put off."""
    _lines: _Lines
    """Without the weekly rule."""
    _members: Mapping[TagId, Sequence[ContactId]]
    """Of each group, each once."""
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

        `facts` take the least memory in ascending order of ids. `members` tells who is in which group.
        """
        known, dealer, left = KnownFacts(), Dealer(today, policy), iter(facts)
        lines = {reason: Line() for reason in Reason}
        # A portion is let go before the next is read: so they leave no holes among what stays.
        while some := list(islice(left, _FACTS_AT_ONCE)):
            known.extend(some)
            for entry in _entries(some, out, dealer):
                lines[entry[3]].append(entry)
        in_order = {reason: line.in_order() for reason, line in lines.items()}
        return cls(today, policy, tuple(groups), known, frozenset(out), in_order, _by_group(members), {})

    def __repr__(self) -> str:
        return f"<Board of {sum(map(len, self._lines.values()))} cards on {self.today}>"

    def standings(self) -> Mapping[ContactId, Standing]:
        """How everybody stands who may be due, those included whose card is finished. Put together anew each time."""
        return self._known.standings()

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
        known = self._known.after(gone, joining)
        in_groups = _by_group(members)
        touched = {tag for tag, people in self._members.items() if not gone.isdisjoint(people)} | in_groups.keys()
        changed_groups = {
            tag: _people(each for each in self._members.get(tag, ()) if each not in gone) for tag in touched
        }
        for tag, people in in_groups.items():
            changed_groups[tag] = _people((*changed_groups[tag], *people))
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
        before = filter(None, map(self._known.get, gone))
        leaving = list(_entries(before, self._out, dealer))
        arriving = list(_entries(joining.values(), out, dealer))
        for reason in {entry[3] for entry in (*leaving, *arriving)}:
            lines[reason] = lines[reason].after(
                (entry for entry in leaving if entry[3] is reason), (entry for entry in arriving if entry[3] is reason)
            )
        return lines

    def _gaps(self) -> list[TagId]:
        """The groups that were not met."""
        return [group.tag for group in self.groups if not group.is_met]

    def _suggestions(self, group: TagId) -> tuple[Urgency, ...]:
        """Who is most urgent of those of a group who may have a card and are approached one by one."""
        found = self._suggested.get(group)
        if found is None:
            dealer = Dealer(self.today, self.policy)
            members = (contact for contact in self._members.get(group, ()) if contact not in self._out)
            there = filter(None, map(self._known.get, members))
            candidates = (dealer.candidate(each) for each in there if not each[1].is_broadcast_only)
            chosen = nsmallest(SUGGESTED_PER_GROUP, candidates)
            found = self._suggested[group] = tuple(urgency for _is_never_due, urgency in chosen)
        return found


_contact_of = itemgetter(2)
"""Whose entry or urgency it is."""


def _entries(facts: Iterable[ContactFacts], out: Collection[ContactId], dealer: Dealer) -> Iterator[Entry]:
    """The entries of those who are not out."""
    there = (each for each in facts if each[0] not in out) if out else facts
    return filter(None, map(dealer.entry, there))


def _by_group(members: Iterable[tuple[TagId, ContactId]]) -> dict[TagId, Sequence[ContactId]]:
    found: defaultdict[TagId, list[ContactId]] = defaultdict(list)
    for tag, contact in members:
        found[tag].append(contact)
    return {tag: _people(people) for tag, people in found.items()}


def _people(contacts: Iterable[ContactId]) -> Sequence[ContactId]:
    """Each once, in an array instead of objects: 25,000 members of groups take 0.2 MB instead of 2."""
    return cast("Sequence[ContactId]", array("q", dict.fromkeys(contacts)))
