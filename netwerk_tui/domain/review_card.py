"""The figures on a card of the daily review, and how they are judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.policy import AppliedEffort, EffortPolicy
from netwerk_tui.domain.review_dealing import cadence_of
from netwerk_tui.domain.review_facts import ContactFacts

_SITS_STILL_UP_TO = 2
"""Energy."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something a contact did for me, for which I have not thanked them."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Dealings:
    """What went back and forth between one contact and me, as counted in the database."""

    encounters: int
    """Meetings, event encounters, video calls and calls, ever."""
    incoming: int
    """In a year; what went both ways counts on either side. Notes to myself do not count."""
    outgoing: int
    favours_given: int
    """Ever."""
    favours_received: int
    asks: int
    """Put to them in a year."""
    own_budget: int | None
    acts: int
    """Of theirs, of late: promises kept, contact that they took up, and evidence that was named."""
    energies: tuple[int, ...]
    """In each open dossier in which they say yes."""
    unthanked: tuple[Contribution, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One contact's figures on one day."""

    applied: AppliedEffort
    importance: int
    """1 to 5."""
    last_contact: date | None
    """The newest contact that counts, fully or for half."""
    due_on: date | None
    """The day on which contact is due; None for who is never due."""
    overdue_days: int
    """Days since then; negative while it is still to come, and 0 for who is never due."""
    past_maximum: bool
    encounters: int
    incoming: int
    outgoing: int
    favours_given: int
    favours_received: int
    asks: int
    """Put to them in a year."""
    attention_budget: int
    """Asks a year that they can take."""
    thanks_owed: tuple[Contribution, ...]
    """Contributions without thanks, however fresh; the newest first."""
    is_outgoing_only: bool
    """Whether it is a monologue of mine."""
    says_but_does_not: bool
    """Whether acceptance is high, and energy low or acts missing."""
    is_too_thin: bool
    """Whether we met or spoke too seldom for a name to stick."""


def card_facts_of(
    facts: ContactFacts, applied: AppliedEffort, dealings: Dealings, today: date, policy: EffortPolicy
) -> CardFacts:
    """The figures of one contact. `applied` also tells the channel and the form, which the facts need not."""
    cadence = cadence_of(facts, today)
    this_day = today.toordinal()
    sits_still = any(energy <= _SITS_STILL_UP_TO for energy in dealings.energies)
    return CardFacts(
        applied=applied,
        importance=facts.standing.importance,
        last_contact=facts.last_contact,
        due_on=None if cadence is None else date.fromordinal(min(cadence.due, date.max.toordinal())),
        overdue_days=0 if cadence is None else this_day - cadence.due,
        past_maximum=cadence is not None and cadence.latest < this_day,
        encounters=dealings.encounters,
        incoming=dealings.incoming,
        outgoing=dealings.outgoing,
        favours_given=dealings.favours_given,
        favours_received=dealings.favours_received,
        asks=dealings.asks,
        attention_budget=policy.attention_budget if dealings.own_budget is None else dealings.own_budget,
        thanks_owed=dealings.unthanked,
        is_outgoing_only=dealings.outgoing >= policy.outgoing_only_from and not dealings.incoming,
        says_but_does_not=bool(dealings.energies) and (sits_still or not dealings.acts),
        is_too_thin=dealings.encounters < policy.thin_encounters,
    )
