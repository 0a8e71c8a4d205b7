"""Everything that one card of the daily review tells. Made by the actions, shown by the review screen."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.profile import Profile
from netwerk_tui.domain.review import GentleStart, ReviewDay, Step
from netwerk_tui.domain.review_card import CardFacts
from netwerk_tui.domain.review_offers import Offer
from netwerk_tui.domain.review_queue import Queue
from netwerk_tui.domain.timeline import TimelineItem


@dataclass(frozen=True, slots=True)
class ReviewToday:
    """What was done today, and who waits."""

    day: ReviewDay
    queue: Queue
    """Who waits, and why."""
    start: GentleStart | None
    """What to begin with in a network where nobody has a place yet; None in one that is under way."""

    @property
    def finished(self) -> tuple[ContactId, ...]:
        """Whose cards ended today, in order."""
        return tuple(dict.fromkeys(step.contact for step in self.day.steps))

    def step_of(self, contact: ContactId) -> Step | None:
        """How a contact's card ended last today."""
        return next((step for step in reversed(self.day.steps) if step.contact == contact), None)


@dataclass(frozen=True, slots=True)
class CardView:
    """One contact on one day."""

    profile: Profile
    facts: CardFacts
    latest: tuple[TimelineItem, ...]
    """The last contact moments, newest first."""
    to_thank: tuple[Offer, ...]
    to_report: tuple[Offer, ...]
    """What came of their help, and they have not heard."""
    open_dossiers: frozenset[DossierId]
