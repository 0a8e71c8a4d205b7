"""The daily review below the screen: who waits, what was done, the figures of one card, and how a card ends.

The screen keeps a board of the day in memory (`review_board`); the shell and whoever asks once go by `queue_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import CHANNEL_LABELS, Channel, Direction
from netwerk_tui.domain.policy import AppliedEffort
from netwerk_tui.domain.review import GentleStart, QueuedCard, Reason, ReviewDay, StepOutcome
from netwerk_tui.domain.review_card import CardFacts, card_facts_of
from netwerk_tui.domain.review_queue import Queue
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.gentle_start import has_so_many_scored, most_connected_unscored, scored_and_unscored
from netwerk_tui.store.reads.movement import names_of
from netwerk_tui.store.reads.review import facts_of_one
from netwerk_tui.store.reads.review_card import dealings_of, effort_applied
from netwerk_tui.store.reads.review_steps import steps_on, streak_days
from netwerk_tui.store.reads.subjects import general_dossier

GENTLE_CONTACTS = 20
"""Whom to place in the first hour."""


def queue_of(network: Network, today: date) -> Queue:
    """Everybody's card on this day, the most pressing first: who is finished or put off is not among them."""
    return read_board(network, today).queue


def names_in_queue(network: Network, cards: Sequence[QueuedCard]) -> dict[ContactId, str]:
    """The names of those whose cards these are."""
    with network.database.reading() as connection:
        return names_of(connection, [card.contact for card in cards])


def review_day(network: Network, today: date) -> ReviewDay:
    """What was done of this day's review."""
    with network.database.reading() as connection:
        steps = tuple(steps_on(connection, today))
        return ReviewDay(steps, network.policy.daily_number, streak_days(connection, today))


def gentle_start(network: Network, today: date) -> GentleStart | None:
    """The first hour, while fewer than twenty contacts have a place and at least as many have none; else None.

    Nobody is proposed who has a place on any matrix, nor who asked not to be contacted.
    """
    with network.database.reading() as connection:
        if has_so_many_scored(connection, today, GENTLE_CONTACTS):
            return None
        scored, unscored = scored_and_unscored(connection, today)
        if unscored < GENTLE_CONTACTS:
            return None
        contacts = most_connected_unscored(connection, today, GENTLE_CONTACTS - scored)
        return GentleStart(tuple(contacts), unscored, scored)


def applied_effort(network: Network, contact: ContactId, today: date) -> AppliedEffort:
    """What a contact deserves, and which rule says so. Raises NotFound for one who is gone."""
    with network.database.reading() as connection:
        if not contact_rows(connection, [contact]):
            raise _gone()
        return effort_applied(connection, network.matrices, network.policy, contact, today)


def card_facts(network: Network, contact: ContactId, today: date) -> CardFacts:
    """The figures of a contact, whether or not they have a card today. Raises NotFound for one who is gone."""
    with network.database.reading() as connection:
        if not contact_rows(connection, [contact]):
            raise _gone()
        matrices, policy = network.matrices, network.policy
        facts = facts_of_one(connection, matrices, policy, today, contact)
        applied = effort_applied(connection, matrices, policy, contact, today)
        dealings = dealings_of(connection, matrices, policy, contact, today)
        return card_facts_of(facts, applied, dealings, today, policy)


def finish_card(
    network: Network,
    contact: ContactId,
    outcome: StepOutcome,
    reason: Reason | None,
    today: date,
    *,
    until: date | None = None,
    text: str = "",
) -> Committed:
    """End a card: done, put off until a day, or skipped with a reason in `text`.

    `reason` is why the card was there. Raises UsageError for a snooze without a day after today, and NotFound for a
    contact who is gone.
    """
    if outcome is StepOutcome.SNOOZED and (until is None or until <= today):
        raise UsageError(_("Until when?"), _("Choose a day after today."))
    with transaction(network.database, "", network.actor) as recording:
        name = _name_of(recording.verbs, contact)
        recording.verbs.title = _title(outcome, name, until)
        _add_step(recording.verbs, contact, outcome, reason, today, until, text)
    assert recording.committed is not None, "a step is always new"
    return recording.committed


def contacted(
    network: Network,
    contact: ContactId,
    channel: Channel,
    direction: Direction,
    today: date,
    reason: Reason | None,
    text: str = "",
) -> Committed:
    """Record that we were in contact today, for the general dossier, and end the card as done: one entry.

    Raises NotFound for a contact who is gone.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = _name_of(verbs, contact)
        verbs.title = _("Contact with {name}: {channel}").format(name=name, channel=_(CHANNEL_LABELS[channel]))
        (interaction,) = verbs.insert(
            tables.interaction,
            [
                {
                    "day": today,
                    "channel": channel,
                    "direction": direction,
                    "text": clean_block(text),
                    "dossier_id": general_dossier(verbs.connection),
                    "recorded_at": datetime.now(UTC),
                }
            ],
        )
        verbs.insert(tables.participant, [{"interaction_id": interaction, "contact_id": contact}])
        _add_step(verbs, contact, StepOutcome.DONE, reason, today, None, "")
    assert recording.committed is not None, "a contact moment is always new"
    return recording.committed


def _add_step(
    verbs: Transaction,
    contact: ContactId,
    outcome: StepOutcome,
    reason: Reason | None,
    today: date,
    until: date | None,
    text: str,
) -> None:
    step = {
        "contact_id": contact,
        "day": today,
        "outcome": outcome,
        "reason": "" if reason is None else reason.value,
        "until": until if outcome is StepOutcome.SNOOZED else None,
        "text": clean_line(text),
    }
    verbs.insert(tables.review_step, [step])


def _name_of(verbs: Transaction, contact: ContactId) -> str:
    people = contact_rows(verbs.connection, [contact])
    if not people:
        raise _gone()
    return people[0].name


def _title(outcome: StepOutcome, name: str, until: date | None) -> str:
    match outcome:
        case StepOutcome.DONE:
            return _("Reviewed {name}").format(name=name)
        case StepOutcome.SNOOZED:
            return _("Put off {name} until {day}").format(name=name, day=full_day(until) if until else "")
        case StepOutcome.SKIPPED:
            return _("Skipped {name}").format(name=name)


def _gone() -> NotFound:
    return NotFound(_("This contact does not exist any more."), _("Undo its deletion, or choose somebody else."))
