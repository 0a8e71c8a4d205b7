"""The day at a glance, for where there is no screen: a mail, a login message, a status bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review import QueuedCard
from netwerk_tui.domain.segment import Segment
from netwerk_tui.store.reads.day import (
    ComingBirthday,
    DuePromise,
    coming_birthdays,
    contact_moments_between,
    due_promises,
)
from netwerk_tui.store.reads.gentle_start import scored_and_unscored
from netwerk_tui.store.reads.movement import names_of
from netwerk_tui.store.reads.segments import segments

LOOKED_AHEAD_DAYS = 7
LOOKED_BACK_DAYS = 7


@dataclass(frozen=True, slots=True)
class GroupWeek:
    """A target group in the ISO week of the day."""

    name: str
    is_met: bool
    """Whether I talked with anybody of it."""
    suggested: tuple[ContactId, ...]
    """Whom to talk with, where I did not: three people at most."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a day asks for."""

    day: date
    contacts: int
    unscored: int
    """Contacts that have no place on any matrix."""
    promises: tuple[DuePromise, ...]
    birthdays: tuple[ComingBirthday, ...]
    """Of the day itself and the six after it."""
    lately: int
    """Contact moments of the seven days up to and with the day itself."""
    review: tuple[QueuedCard, ...]
    """As many of the queue as are enough for a day."""
    waiting: int
    """How long the whole queue is."""
    groups: tuple[GroupWeek, ...]
    """Every target group, by name."""
    names: Mapping[ContactId, str]
    """Of everybody in the review and among the suggestions."""
    updates: tuple[Segment, ...]
    """Segments whose people should hear of progress, by name."""


def digest_of(network: Network, day: date) -> Digest:
    """What this day asks for."""
    board = read_board(network, day)
    queue, suggestions = board.queue, board.suggestions()
    review = queue[: network.policy.daily_number]
    groups = tuple(GroupWeek(group.name, group.is_met, suggestions.get(group.tag, ())) for group in board.groups)
    named = {*(card.contact for card in review), *(contact for group in groups for contact in group.suggested)}
    with network.database.reading() as connection:
        scored, unscored = scored_and_unscored(connection, day)
        return Digest(
            day=day,
            contacts=scored + unscored,
            unscored=unscored,
            promises=tuple(due_promises(connection, day)),
            birthdays=tuple(coming_birthdays(connection, day, LOOKED_AHEAD_DAYS)),
            lately=contact_moments_between(connection, day - timedelta(days=LOOKED_BACK_DAYS - 1), day),
            review=review,
            waiting=len(queue),
            groups=groups,
            names=names_of(connection, sorted(named)),
            updates=tuple(each for each in segments(connection) if each.update_due_since(day) is not None),
        )
