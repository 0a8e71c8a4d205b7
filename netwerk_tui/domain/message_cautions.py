"""What to know of a reader before a message goes out. Pure rules, on facts that `actions` reads; shown one by one.

Two of them stop the delivery to that reader: somebody who wants no contact by this channel is never written to, and
without an address nothing can be sent. The others are for the user to weigh.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.message_fields import MessageField
from netwerk_tui.language import N_

RECENT_DAYS = 1
"""Somebody whom I was in contact with this long ago, or later, hardly waits for a message."""


class Caution(StrEnum):
    """Something about one reader, in the order in which they are told."""

    DO_NOT_CONTACT = "do_not_contact"
    NO_ADDRESS = "no_address"
    OVER_BUDGET = "over_budget"
    NOTHING_GIVEN = "nothing_given"
    CONTACTED_RECENTLY = "contacted_recently"
    EMPTY_FIELD = "empty_field"
    NO_MOTIVE = "no_motive"


CAUTION_LABELS: dict[Caution, str] = {
    Caution.DO_NOT_CONTACT: N_("wants no contact this way"),
    Caution.NO_ADDRESS: N_("has no address for this"),
    Caution.OVER_BUDGET: N_("has been asked as often as their attention budget allows"),
    Caution.NOTHING_GIVEN: N_("got nothing from me since I last asked"),
    Caution.CONTACTED_RECENTLY: N_("heard from me today or yesterday"),
    Caution.EMPTY_FIELD: N_("a field of the text is empty for them"),
    Caution.NO_MOTIVE: N_("what is in it for them is not known"),
}

STOPPING: frozenset[Caution] = frozenset({Caution.DO_NOT_CONTACT, Caution.NO_ADDRESS})
"""With these, nothing goes out to the reader."""


@dataclass(frozen=True, slots=True)
class ReaderFacts:
    """What the rules look at of one reader."""

    may_be_reached: bool
    """Whether they may be contacted by the channel of the message."""
    has_address: bool
    motive: str
    """Their own, or their persona's."""
    last_contact: date | None
    """By any channel, until today."""
    asks_this_year: int
    """Put to them or planned, without this message."""
    budget: int
    """Asks a year."""
    last_asked: date | None
    last_given: date | None
    """When value last went from me to them."""
    empty_fields: tuple[MessageField, ...] = ()


def cautions_about(facts: ReaderFacts, today: date, *, asks: bool, needs_address: bool) -> tuple[Caution, ...]:
    """What is to be known of this reader. `asks` is whether the message asks something of them."""
    told = {
        Caution.DO_NOT_CONTACT: not facts.may_be_reached,
        Caution.NO_ADDRESS: needs_address and not facts.has_address,
        Caution.OVER_BUDGET: asks and facts.asks_this_year >= facts.budget,
        Caution.NOTHING_GIVEN: asks and _nothing_given_since_asked(facts),
        Caution.CONTACTED_RECENTLY: _is_recent(facts.last_contact, today),
        Caution.EMPTY_FIELD: bool(facts.empty_fields),
        Caution.NO_MOTIVE: not facts.motive,
    }
    return tuple(caution for caution, holds in told.items() if holds)


def _nothing_given_since_asked(facts: ReaderFacts) -> bool:
    if facts.last_asked is None:
        return False
    return facts.last_given is None or facts.last_given < facts.last_asked


def _is_recent(last_contact: date | None, today: date) -> bool:
    return last_contact is not None and (today - last_contact).days <= RECENT_DAYS
