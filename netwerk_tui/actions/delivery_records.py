"""What is written once a message has reached a reader, whichever way it went. For the modules that deliver."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from netwerk_tui.actions.message_readers import set_delivery
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.message import DeliveryStatus, Message, MessageKind
from netwerk_tui.domain.message_reader import Reader
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads.messages import delivery_to


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What one batch came to."""

    committed: Committed | None
    """None where nothing went out and nothing was refused."""
    sent: int
    failed: int
    uncertain: int
    """Handed over without an answer: they may have arrived."""
    left: int
    """Still waiting: the batch was broken off before them."""
    files: tuple[Path, ...] = ()
    runs_elsewhere: bool = False
    """Whether another program is sending this message at this moment."""
    stopped_by: UserError | None = None
    """Why it was broken off; None where it was not, or where the user did so."""


def told_of(reader: Reader, message: Message, status: DeliveryStatus, external_id: str) -> dict[str, Any]:
    """What to write of a reader; with their words, once these cannot change any more."""
    words = {"subject": reader.subject, "text": reader.text} if status is DeliveryStatus.SENT else {}
    return {
        **words,
        "status": status,
        "channel": message.channel,
        "address": reader.address,
        "reason": "",
        "message_variant_id": reader.variant,
        "external_id": external_id,
    }


def record_sent(verbs: Transaction, message: Message, contact: ContactId, changed: dict[str, Any], today: date) -> None:
    """One reader has the message: a contact moment from me, what they were asked by it, and thanks where it thanks."""
    known = delivery_to(verbs.connection, message.id, contact)
    if known is not None and known.status is DeliveryStatus.SENT:
        return
    moment = moment_of(verbs, message, today)
    verbs.insert(tables.participant, [{"interaction_id": moment, "contact_id": contact}])
    asked = asked_by(verbs, message, contact, today)
    if message.kind is MessageKind.THANKS:
        thanked = {"contact_id": contact, "day": today, "text": message.name, "interaction_id": moment}
        verbs.insert(tables.thanks, [{**thanked, "success_id": message.success}])
    set_delivery(
        verbs, message.id, contact, {**changed, "delivered_on": today, "interaction_id": moment, "ask_id": asked}
    )


def moment_of(verbs: Transaction, message: Message, today: date) -> int:
    """A new contact moment of the message, in which nobody takes part yet."""
    row = {
        "day": today,
        "channel": message.channel,
        "direction": Direction.MUTUAL if message.channel is Channel.CALL else Direction.OUT,
        "text": message.name,
        "dossier_id": message.dossier,
        "recorded_at": datetime.now(UTC),
    }
    (moment,) = verbs.insert(tables.interaction, [row])
    return moment


def asked_by(verbs: Transaction, message: Message, contact: ContactId, today: date) -> int | None:
    """What a reader is asked by the message; None where it asks nothing."""
    if not message.ask_topic:
        return None
    row = {
        "contact_id": contact,
        "dossier_id": message.dossier,
        "message_id": message.id,
        "text": message.ask_topic,
        "status": AskStatus.ASKED,
        "opened_on": today,
        "asked_on": today,
    }
    (ask,) = verbs.insert(tables.ask, [row])
    return ask


def note_first_day(verbs: Transaction, message: int, today: date) -> None:
    """Remember when the message first went out."""
    if row_of(verbs, tables.message, message)["sent_on"] is None:
        verbs.update(tables.message, [{"id": message, "sent_on": today}])


def sent_title(message: Message, count: int) -> str:
    """What the entry of a batch is called that reached so many."""
    if not count:
        return _("“{message}” did not arrive").format(message=message.name)
    words = ngettext("Sent “{message}” to {count} contact", "Sent “{message}” to {count} contacts", count)
    return words.format(message=message.name, count=count)
