"""Bringing two contacts together, from the offer to its result, and what is told of all introductions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.domain.ties import Introduction, IntroductionStatus
from netwerk_tui.language import N_, _

LONGEST_TOPIC = 300
LONGEST_RESULT = 2000


@dataclass(frozen=True, slots=True)
class IntroductionWords:
    """What is written down of an introduction."""

    contact: ContactId
    other: ContactId
    topic: str = ""
    introducer: ContactId | None = None
    """Who brought them together, None for me; one of the two themselves where they brought me to the other."""
    status: IntroductionStatus = IntroductionStatus.OFFERED
    offered_on: date | None = None
    met_on: date | None = None
    result: str = ""


def checked_introduction(words: IntroductionWords, today: date) -> IntroductionWords:
    """The words, clean, with days that follow from the status: one who has met did so on a day.

    Raises UsageError for one and the same contact, and for a meeting that is still to come or before the offer.
    """
    if words.contact == words.other:
        raise UsageError(_("That is the same contact."), _("Choose somebody else."))
    met_on = words.met_on
    if words.status is IntroductionStatus.MET:
        met_on = met_on or today
        if met_on > today:
            raise UsageError(_("That day is still to come."), _("Say that they have met once they have."))
        if words.offered_on and met_on < words.offered_on:
            raise UsageError(_("They cannot meet before it was offered."), _("Correct one of both days."))
    else:
        met_on = None
    return replace(
        words,
        topic=clean_line(words.topic, LONGEST_TOPIC),
        met_on=met_on,
        result=clean_block(words.result, LONGEST_RESULT).strip(),
    )


def words_of(introduction: Introduction) -> IntroductionWords:
    """What is written down of an introduction now."""
    return IntroductionWords(
        contact=introduction.contact,
        other=introduction.other,
        topic=introduction.topic,
        introducer=introduction.introducer,
        status=introduction.status,
        offered_on=introduction.offered_on,
        met_on=introduction.met_on,
        result=introduction.result,
    )


@dataclass(frozen=True, slots=True)
class Referral:
    """An introduction as the ledger has it."""

    introduction: Introduction
    thanked_on: date | None
    """When I thanked who made it."""

    @property
    def is_received(self) -> bool:
        """Whether somebody else made it."""
        return self.introduction.introducer is not None

    @property
    def brought_me(self) -> ContactId | None:
        """Whom I was brought to, where who made it is one of the two."""
        introduction = self.introduction
        if introduction.introducer == introduction.contact:
            return introduction.other
        return introduction.contact if introduction.introducer == introduction.other else None

    @property
    def owes_thanks(self) -> bool:
        """Whether who made it is still to be thanked: once it came to a meeting."""
        return self.is_received and self.introduction.status is IntroductionStatus.MET and self.thanked_on is None

    @property
    def state(self) -> ReferralState:
        """In which group of the ledger it stands."""
        match self.introduction.status:
            case IntroductionStatus.OFFERED:
                return ReferralState.OFFERED
            case IntroductionStatus.DECLINED:
                return ReferralState.DECLINED
            case IntroductionStatus.MET:
                return ReferralState.RESULT if self.introduction.result else ReferralState.MET


class ReferralState(StrEnum):
    """How far it is, in the order in which something is left to be done."""

    OFFERED = "offered"
    MET = "met"
    RESULT = "result"
    DECLINED = "declined"


STATE_LABELS: dict[ReferralState, str] = {
    ReferralState.OFFERED: N_("Offered"),
    ReferralState.MET: N_("Met, result unknown"),
    ReferralState.RESULT: N_("Met, with a result"),
    ReferralState.DECLINED: N_("Came to nothing"),
}


class Made(StrEnum):
    """Who made the introductions that are shown."""

    ALL = "all"
    GIVEN = "given"
    RECEIVED = "received"

    def after(self, step: int) -> Made:
        """The next of them, or the previous one, round and round."""
        every = list(Made)
        return every[(every.index(self) + step) % len(every)]

    def holds(self, referral: Referral) -> bool:
        """Whether it is one of these."""
        return self is Made.ALL or (self is Made.RECEIVED) is referral.is_received


MADE_LABELS: dict[Made, str] = {
    Made.ALL: N_("all"),
    Made.GIVEN: N_("made by me"),
    Made.RECEIVED: N_("made by others"),
}


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many of some introductions came to what."""

    offered: int
    met: int
    with_result: int
    """Of those who met."""
    declined: int


@dataclass(frozen=True, slots=True)
class Referrer:
    """Somebody who brings me people."""

    contact: ContactId
    name: str
    made: int
    met: int


def outcomes_of(referrals: Iterable[Referral]) -> Outcomes:
    """What became of these."""
    counts = Counter(each.state for each in referrals)
    return Outcomes(
        offered=counts[ReferralState.OFFERED],
        met=counts[ReferralState.MET] + counts[ReferralState.RESULT],
        with_result=counts[ReferralState.RESULT],
        declined=counts[ReferralState.DECLINED],
    )


def in_groups(referrals: Iterable[Referral]) -> list[tuple[ReferralState, list[Referral]]]:
    """The introductions by state, the empty groups left out; within each in the order given."""
    groups: dict[ReferralState, list[Referral]] = {state: [] for state in ReferralState}
    for each in referrals:
        groups[each.state].append(each)
    return [(state, group) for state, group in groups.items() if group]


def referrers_of(referrals: Sequence[Referral]) -> list[Referrer]:
    """Who brings me most: by how many came to a meeting, then by how many there were, then by name."""
    made: Counter[ContactId] = Counter()
    met: Counter[ContactId] = Counter()
    names: dict[ContactId, str] = {}
    for each in referrals:
        introducer = each.introduction.introducer
        if introducer is not None:
            names[introducer] = each.introduction.introducer_name
            made[introducer] += 1
            met[introducer] += each.introduction.status is IntroductionStatus.MET
    found = [Referrer(contact, names[contact], count, met[contact]) for contact, count in made.items()]
    return sorted(found, key=lambda each: (-each.met, -each.made, each.name, each.contact))
