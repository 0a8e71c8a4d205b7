"""The ledgers of dealings: what they are, what stands in each, in which groups and order.

The store reads the records, the actions make pages of them, the screen shows these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias, assert_never

from netwerk_tui.domain.asks import ASK_LABELS, TELL_LABELS, Ask, AskBudget, AskStatus, Tell, TellStatus
from netwerk_tui.domain.gratitude import (
    CONCERN_LABELS,
    Concern,
    ConcernStatus,
    Favour,
    GiveAndGet,
    OwedThanks,
    Success,
    Thanks,
)
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.policy import USUAL_POLICY
from netwerk_tui.domain.text import fold
from netwerk_tui.domain.themes import ThemeTable
from netwerk_tui.language import N_


class Ledger(StrEnum):
    """A page of the ledgers."""

    ASKS = "asks"
    TELLS = "tells"
    THANKS = "thanks"
    CONCERNS = "concerns"
    VALUE = "value"
    SUCCESSES = "successes"


LEDGER_LABELS: dict[Ledger, str] = {
    Ledger.ASKS: N_("Asks"),
    Ledger.TELLS: N_("Tells"),
    Ledger.THANKS: N_("Thanks"),
    Ledger.CONCERNS: N_("Concerns"),
    Ledger.VALUE: N_("Value"),
    Ledger.SUCCESSES: N_("Successes"),
}

FAVOUR_LABELS: dict[Direction, str] = {Direction.OUT: N_("given"), Direction.IN: N_("received")}

_OWED = N_("thanks owed")
_THANKED = N_("thanked")
_TO_THANK = N_("contributors to thank")
_CELEBRATED = N_("everybody thanked")

Record: TypeAlias = Ask | Tell | OwedThanks | Thanks | Concern | Favour


class DealingKey(NamedTuple):
    """What identifies a line of a ledger."""

    kind: str
    id: int
    contact: ContactId | None


@dataclass(frozen=True, slots=True)
class Dealing:
    """One thing between one contact and me."""

    contact: ContactId
    name: str
    record: Record
    dossier: DossierId | None = None

    @property
    def key(self) -> DealingKey:
        """What identifies it."""
        return DealingKey(type(self.record).__name__, self.record.id, self.contact)

    @property
    def group(self) -> str:
        """The group that it stands in, as a message to be translated."""
        record = self.record
        match record:
            case Ask():
                return ASK_LABELS[record.status]
            case Tell():
                return TELL_LABELS[record.status]
            case OwedThanks():
                return _OWED
            case Thanks():
                return _THANKED
            case Concern():
                return CONCERN_LABELS[record.status]
            case Favour():
                return FAVOUR_LABELS[record.direction]
            case _:
                assert_never(record)

    @property
    def day(self) -> date | None:
        """Since when it is as it is."""
        record = self.record
        match record:
            case Ask():
                return record.shown_on or record.used_on or record.answered_on or record.asked_on or record.opened_on
            case Tell():
                return record.told_on or record.opened_on
            case OwedThanks():
                return record.since
            case Concern():
                return record.reported_on or record.settled_on or record.promised_on or record.raised_on
            case Thanks() | Favour():
                return record.day
            case _:
                assert_never(record)

    @property
    def about(self) -> str:
        """The topic, theme or dossier; empty where there is none."""
        record = self.record
        match record:
            case Ask():
                return record.topic or record.dossier_name
            case Tell():
                return record.dossier_name
            case Concern():
                return record.theme or record.dossier_name
            case OwedThanks() | Thanks() | Favour():
                return ""
            case _:
                assert_never(record)

    @property
    def text(self) -> str:
        """What it says."""
        return self.record.what if isinstance(self.record, OwedThanks) else self.record.text

    @property
    def outcome(self) -> str:
        """What came of it so far: the answer, its use, the promise, the result. Empty where nothing did."""
        record = self.record
        match record:
            case Ask(status=AskStatus.USED | AskStatus.SHOWN):
                return record.use or record.answer
            case Ask(status=AskStatus.ANSWERED):
                return record.answer
            case Concern(status=ConcernStatus.SETTLED | ConcernStatus.REPORTED):
                return record.result or record.promise
            case Concern(status=ConcernStatus.PROMISED):
                return record.promise
            case _:
                return ""

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done about it."""
        record = self.record
        match record:
            case Ask():
                return record.status is AskStatus.SHOWN
            case Tell():
                return record.status is TellStatus.TOLD
            case Concern():
                return record.status is ConcernStatus.REPORTED
            case OwedThanks():
                return False
            case Thanks() | Favour():
                return True
            case _:
                assert_never(record)

    def mentions(self, folded: str) -> bool:
        """Whether this text, folded, stands anywhere in it."""
        return folded in fold(f"{self.name} {self.text} {self.about} {self.outcome}")


@dataclass(frozen=True, slots=True)
class Celebrated:
    """A success with the people in it."""

    success: Success
    dossier_name: str
    names: dict[ContactId, str]

    @property
    def key(self) -> DealingKey:
        """What identifies it."""
        return DealingKey("Success", self.success.id, None)

    @property
    def group(self) -> str:
        """The group that it stands in, as a message to be translated."""
        return _TO_THANK if self.success.unthanked else _CELEBRATED

    def mentions(self, folded: str) -> bool:
        """Whether this text, folded, stands anywhere in it."""
        names = " ".join(self.names.values())
        return folded in fold(f"{self.success.name} {self.success.text} {self.dossier_name} {names}")


@dataclass(frozen=True, slots=True)
class DealingGroup:
    """Dealings that are equally far."""

    label: str
    """A message to be translated."""
    dealings: tuple[Dealing, ...]


@dataclass(frozen=True, slots=True)
class Balanced:
    """What I gave to one contact and got from them."""

    contact: ContactId
    name: str
    counts: GiveAndGet
    last_given: date | None
    last_got: date | None


@dataclass(frozen=True, slots=True)
class BeforeAsking:
    """What is worth knowing of a contact before something is asked of them."""

    budget: AskBudget
    last_given: Favour | None
    """The newest value that I gave; None where I never did."""


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """All that stands on one page."""

    ledger: Ledger
    groups: tuple[DealingGroup, ...] = ()
    successes: tuple[Celebrated, ...] = ()
    """Of the page of successes alone."""
    themes: ThemeTable | None = None
    """Of the page of concerns alone."""
    balances: tuple[Balanced, ...] = ()
    """Of the page of value alone: those who gave me most beyond what I gave them first."""
    thanks_wait_days: int = USUAL_POLICY.thanks_wait_days
    """After so many days without thanks the review brings a contribution up."""

    def narrowed(self, typed: str, theme: str | None = None) -> LedgerPage:
        """The page with what mentions the text, under this theme where one is given; the tables stay whole."""
        folded = fold(typed)
        groups = []
        for group in self.groups:
            kept = tuple(
                each
                for each in group.dealings
                if each.mentions(folded)
                and (theme is None or (isinstance(each.record, Concern) and each.record.theme == theme))
            )
            if kept:
                groups.append(DealingGroup(group.label, kept))
        successes = tuple(each for each in self.successes if each.mentions(folded))
        return replace(self, groups=tuple(groups), successes=successes)


def balances(favours: Iterable[Dealing]) -> tuple[Balanced, ...]:
    """What went to and fro with each contact: those who gave me most beyond what they got first, then by name."""
    by_contact: dict[ContactId, list[Dealing]] = {}
    for each in favours:
        by_contact.setdefault(each.contact, []).append(each)
    found = [_balanced(theirs) for theirs in by_contact.values()]
    return tuple(sorted(found, key=lambda each: (each.counts.difference, each.name.casefold(), each.contact)))


def _balanced(favours: Sequence[Dealing]) -> Balanced:
    days: dict[Direction, list[date]] = {Direction.OUT: [], Direction.IN: []}
    for each in favours:
        if isinstance(each.record, Favour):
            days[each.record.direction].append(each.record.day)
    given, got = days[Direction.OUT], days[Direction.IN]
    counts = GiveAndGet(len(given), len(got))
    return Balanced(favours[0].contact, favours[0].name, counts, max(given, default=None), max(got, default=None))


_ORDER: dict[Ledger, tuple[str, ...]] = {
    Ledger.ASKS: tuple(ASK_LABELS[status] for status in AskStatus),
    Ledger.TELLS: tuple(TELL_LABELS[status] for status in TellStatus),
    Ledger.THANKS: (_OWED, _THANKED),
    Ledger.CONCERNS: tuple(CONCERN_LABELS[status] for status in ConcernStatus),
    Ledger.VALUE: (FAVOUR_LABELS[Direction.OUT], FAVOUR_LABELS[Direction.IN]),
    Ledger.SUCCESSES: (),
}


def grouped(ledger: Ledger, dealings: Iterable[Dealing]) -> tuple[DealingGroup, ...]:
    """The dealings by how far they are; groups without any are left out.

    What still waits stands with the longest waiting first, what is over with the newest first.
    """
    by_label: dict[str, list[Dealing]] = {label: [] for label in _ORDER[ledger]}
    for dealing in dealings:
        by_label[dealing.group].append(dealing)
    return tuple(DealingGroup(label, tuple(_in_order(found))) for label, found in by_label.items() if found)


def _in_order(found: Sequence[Dealing]) -> list[Dealing]:
    return sorted(found, key=lambda each: (each.day or date.min, each.record.id), reverse=found[0].is_over)
