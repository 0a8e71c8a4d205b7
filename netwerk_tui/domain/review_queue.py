"""The queue of the daily review: everybody's cards of one day, in order.

Pure, and deterministic: the same facts on the same day give the same queue. Whether somebody has a card, and for which
reasons, is settled in `review_dealing`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeAlias, TypeVar, overload

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_dealing import Dealer, Entry, Urgency, due_days
from netwerk_tui.domain.review_facts import ContactFacts, Standing, TargetGroup

V = TypeVar("V")

SUGGESTED_PER_GROUP = 3
"""People of a group that was not met this week."""

_PILES_A_CADENCE = 16
"""So finely are entries parted before they are sorted: some hundreds of piles, each a matter of a millisecond."""

_Candidate: TypeAlias = tuple[bool, Urgency]
"""Somebody who may be suggested for a group: those who are due some time go before those who never are."""

_Lines: TypeAlias = Mapping[Reason, list[Entry]]
"""Those who have a card, of each reason in order."""


class Queue(Sequence[QueuedCard]):
    """Every card, the most pressing first. Each is made when it is looked at: there may be 100,000 of them."""

    def __init__(
        self, today: date, dealer: Dealer, entries: Mapping[ContactId, Entry], lines: _Lines, gaps: Iterable[Urgency]
    ) -> None:
        """`gaps` are those who are suggested for a group, whether or not they have a card for another reason."""
        self._today = today
        self._dealer = dealer
        self._entries = entries
        self._gaps = frozenset(contact for _neglect, _last, contact in gaps)
        suggested = [contact for _neglect, _last, contact in sorted(set(gaps)) if contact not in entries]
        self._in_order = list(chain.from_iterable(lines.values()))
        self.contacts: Sequence[ContactId] = (*map(itemgetter(2), self._in_order), *suggested)
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
        return self._card(contact) if contact in self._entries or contact in self._gaps else None

    def _card(self, contact: ContactId) -> QueuedCard:
        entry = self._entries.get(contact)
        if entry is None:
            monday, days = self._today - timedelta(days=self._today.weekday()), self._today.weekday()
            return QueuedCard(contact, Reason.GROUP_GAP, monday, days, (), past_maximum=False)
        further = (Reason.GROUP_GAP,) if contact in self._gaps else ()
        return self._dealer.card(entry, *further)


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
        found = _Found.among(facts, members, Dealer(today, policy), out)
        lines: dict[Reason, list[Entry]] = {reason: [] for reason in Reason}
        for entry in found.entries.values():
            lines[entry[3]].append(entry)
        lines = {reason: _in_order(line) for reason, line in lines.items()}
        chosen = {tag: _most_urgent(people.values()) for tag, people in found.candidates.items()}
        return cls(today, policy, tuple(groups), found.standings, lines, found.entries, found.candidates, chosen)

    def __repr__(self) -> str:
        return f"<Board of {len(self._entries)} cards on {self.today}>"

    @cached_property
    def queue(self) -> Queue:
        """Every card, the most pressing first."""
        gaps = [urgency for group in self._gaps() for urgency in self._chosen.get(group, ())]
        return Queue(self.today, Dealer(self.today, self.policy), self._entries, self._lines, gaps)

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
        joining = _Found.among(facts, members, Dealer(self.today, self.policy), out)
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
        for reason in {entry[3] for entry in (*leaving, *arriving)}:
            lines[reason] = lines[reason].copy()
        for entry in leaving:
            line = lines[entry[3]]
            del line[bisect_left(line, entry)]
        for entry in arriving:
            insort(lines[entry[3]], entry)
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
        dealer: Dealer,
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
        today, entry_of = dealer.today, dealer.entry
        for each in facts:
            contact, standing = each[0], each[1]
            standings[contact] = standing
            if contact in out:
                continue
            days = due_days(each, today)
            entry = entry_of(each, days)
            if entry is not None:
                entries[contact] = entry
            if contact in groups and not standing.is_broadcast_only:
                candidate = days is None, dealer.urgency(each, days)
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


def _in_order(line: Iterable[Entry]) -> list[Entry]:
    """Sort pile by pile, since no key is answered while one is sorted."""
    piles: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in line:
        piles[int(entry[0] * _PILES_A_CADENCE)].append(entry)
    return list(chain.from_iterable(sorted(piles[pile]) for pile in sorted(piles)))
