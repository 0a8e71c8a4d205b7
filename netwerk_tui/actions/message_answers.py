"""What an imported mailbox tells of messages that went out from here: which of them were sent, and who answered.

It is written in the entry of the import. Of a mail only its header is known, so the answer is its subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from netwerk_tui.actions.delivery_records import asked_by, note_first_day
from netwerk_tui.actions.import_interactions import PlannedInteraction
from netwerk_tui.actions.messages import mark_answered
from netwerk_tui.domain.ids import ContactId, InteractionId
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.message import DeliveryStatus
from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.mail import SOURCE
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.identities import known_interactions, participants_of
from netwerk_tui.store.reads.messages import KnownMail, mails_known_by, message_of, unanswered_by

_ANSWER_MARKS = re.compile(r"\s*(?:(?:re|aw|antw|antwoord|sv|betr)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_HANDED_OVER = frozenset({DeliveryStatus.DRAFTED, DeliveryStatus.SENDING})
"""Of these nobody knew whether they went out; the sent mail in the box tells."""


def without_sent_mail(connection: Any, batch: IncomingBatch) -> IncomingBatch:
    """The batch without the mails that are recorded as sent already, so that no contact moment is there twice."""
    if batch.source != SOURCE:
        return batch
    known = _sent_from_here(connection, batch.interactions)
    told: list[IncomingInteraction] = []
    for each in batch.interactions:
        mail = known.get(each.external_id)
        if mail is None:
            told.append(each)
        elif mail.status is not DeliveryStatus.SENT:
            told.append(replace(each, channel=Channel.MESSAGE))
    return replace(batch, interactions=tuple(told))


def record_from_mailbox(verbs: Transaction, source: str, new: Sequence[PlannedInteraction]) -> int:
    """Write which of the moments that just came in are sent messages, and which are answers; how many answers."""
    if source != SOURCE or not new:
        return 0
    moments = known_interactions(verbs.connection, source, (each.incoming.external_id for each in new))
    ids = {external_id: moment.id for external_id, moment in moments.items()}
    incoming = sorted((each.incoming for each in new), key=lambda each: (each.day, each.external_id))
    _record_sent(verbs, incoming, ids)
    return _record_answers(verbs, incoming, ids)


def _sent_from_here(connection: Any, incoming: Sequence[IncomingInteraction]) -> dict[str, KnownMail]:
    """By external id, those that netwerk wrote."""
    outgoing = [each.external_id for each in incoming if each.direction is Direction.OUT]
    return {mail.external_id[1:-1]: mail for mail in mails_known_by(connection, [f"<{each}>" for each in outgoing])}


def _record_sent(
    verbs: Transaction, incoming: Sequence[IncomingInteraction], moments: Mapping[str, InteractionId]
) -> None:
    known = _sent_from_here(verbs.connection, incoming)
    for each in incoming:
        mail = known.get(each.external_id)
        if mail is None or mail.status not in _HANDED_OVER:
            continue
        message = message_of(verbs.connection, mail.message)
        assert message is not None, "a delivery goes with its message"
        sent = {"status": DeliveryStatus.SENT, "reason": "", "delivered_on": each.day}
        sent |= {
            "interaction_id": moments[each.external_id],
            "ask_id": asked_by(verbs, message, mail.contact, each.day),
        }
        verbs.update(tables.delivery, [{"id": mail.id, **sent}])
        note_first_day(verbs, mail.message, each.day)


def _record_answers(
    verbs: Transaction, incoming: Sequence[IncomingInteraction], moments: Mapping[str, InteractionId]
) -> int:
    answers = [each for each in incoming if each.direction is Direction.IN and each.channel is Channel.MESSAGE]
    writers = _writers(verbs, [moments[each.external_id] for each in answers])
    people = sorted({who for found in writers.values() for who in found})
    waiting = {mail.id: mail for mail in unanswered_by(verbs.connection, people)}
    count = 0
    for each in answers:
        moment = moments[each.external_id]
        mail = _answered_mail(each, writers.get(moment, set()), waiting)
        if mail is not None:
            mark_answered(verbs, mail.id, moment, each.day, each.text)
            del waiting[mail.id]
            count += 1
    return count


def _writers(verbs: Transaction, moments: Sequence[InteractionId]) -> dict[int, set[ContactId]]:
    found: dict[int, set[ContactId]] = {}
    for moment, contact in participants_of(verbs.connection, moments):
        found.setdefault(moment, set()).add(contact)
    return found


def _answered_mail(
    incoming: IncomingInteraction, writers: set[ContactId], waiting: Mapping[int, KnownMail]
) -> KnownMail | None:
    """The message that this mail answers: the one it names, else the newest of the same subject to who wrote it."""
    mine = [mail for mail in waiting.values() if mail.contact in writers]
    for mail in mine:
        if mail.external_id[1:-1] in incoming.answers_to:
            return mail
    marks = _ANSWER_MARKS.match(incoming.text)
    if marks is None:
        return None
    subject = fold(incoming.text[marks.end() :])
    alike = [
        mail
        for mail in mine
        if subject
        and fold(mail.subject) == subject
        and mail.delivered_on is not None
        and mail.delivered_on <= incoming.day
    ]
    return max(alike, key=lambda mail: mail.id, default=None)
