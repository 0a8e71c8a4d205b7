"""Getting a message to its readers: drafts in a folder, mail through the user's server, or by hand from a checklist.

Every delivery is a contact moment of its reader, and each batch is one entry. A batch of mail that was broken off is
taken up where it stopped: what the server took is not sent again, and a mail whose fate nobody knows is left for the
user to decide.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from netwerk_tui.actions.message_readers import readers_of, set_delivery
from netwerk_tui.actions.messages import message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import DeliveryStatus, Message, MessageKind
from netwerk_tui.domain.message_reader import TO_MANY, Reader, waiting
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.outgoing_mail import (
    MailServer,
    Outcome,
    OutcomeKind,
    OutgoingMail,
    compose,
    new_message_id,
    write_draft,
)
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import outbox, tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.outbox import Mailed
from netwerk_tui.store.reads.messages import delivery_to

_POLL_SECONDS = 0.05


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


def write_drafts(
    network: Network, message_id: int, account: MailAccount | None, folder: Path, today: date
) -> DeliveryReport:
    """Write a draft for every reader who waits into the folder; `mark_sent` tells later that they were sent.

    Without an account the mail program that opens them says from whom they are.

    Raises NotFound for a message that is gone, Refused without any reader who waits, and UserError for a folder or an
    address that cannot be written to; nothing is recorded then.
    """
    message, readers = who_waits(network, message_id, today)
    refuse_other_than_mail(message)
    refuse_unfinished(readers)
    sender = account or MailAccount("")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        shown = clean_line(str(folder), 200)
        raise UserError(
            _("{file} cannot be written: {reason}.").format(file=shown, reason=error.strerror),
            _("Choose another place, or make room there."),
        ) from error
    written: list[tuple[Reader, str]] = []
    files = []
    for reader in readers:
        mail = mail_to(reader, message, sender, message_id_for(reader, sender))
        files.append(write_draft(mail, folder))
        written.append((reader, mail.message_id))
    title = ngettext("Draft of “{message}” written", "{count} drafts of “{message}” written", len(written))
    with transaction(network.database, title.format(count=len(written), message=message.name), network.actor) as record:
        for reader, external_id in written:
            changed = told_of(reader, message, DeliveryStatus.DRAFTED, external_id)
            set_delivery(record.verbs, message_id, reader.contact, changed)
    return DeliveryReport(record.committed, len(written), 0, 0, 0, tuple(files))


def mark_sent(network: Network, message_id: int, contacts: Collection[ContactId], today: date) -> Committed | None:
    """That these readers got the message by hand: their draft was sent, they were called, the letter is in the post.

    One entry. Readers to whom nothing may go out, and those who have it, are left as they are; None where that is all.
    Raises NotFound for a message that is gone.
    """
    message = message_with_id(network, message_id)
    if message.channel is Channel.BROADCAST:
        raise Refused(_("A broadcast goes to everybody at once."), _("Log it once for all."))
    readers = [reader for reader in readers_of(network, message_id, today) if reader.contact in set(contacts)]
    reached = [reader for reader in readers if not reader.is_stopped and reader.status is not DeliveryStatus.SENT]
    with transaction(network.database, _sent_title(message, len(reached)), network.actor) as recording:
        verbs = recording.verbs
        for reader in reached:
            external_id = reader.delivery.external_id if reader.delivery is not None else ""
            _record_sent(
                verbs, message, reader.contact, told_of(reader, message, DeliveryStatus.SENT, external_id), today
            )
        if reached:
            note_first_day(verbs, message_id, today)
    return recording.committed


def log_broadcast(network: Network, message_id: int, today: date) -> Committed:
    """That a broadcast went out: one contact moment of everybody it was for, which counts as contact with none of them.

    Raises NotFound for a message that is gone, and Refused for one that is no broadcast or has nobody to go to.
    """
    message, readers = who_waits(network, message_id, today)
    if message.channel is not Channel.BROADCAST:
        raise Refused(_("This message is no broadcast."), _("It goes to one reader after the other."))
    with transaction(network.database, _sent_title(message, len(readers)), network.actor) as recording:
        verbs = recording.verbs
        moment = _moment(verbs, message, today)
        people = [{"interaction_id": moment, "contact_id": reader.contact} for reader in readers]
        verbs.insert(tables.participant, people)
        reached = {"status": DeliveryStatus.SENT, "channel": message.channel, "delivered_on": today}
        reached |= {"interaction_id": moment, "reason": ""}
        of_new = [reader.contact for reader in readers if reader.delivery is None]
        of_known = [reader.delivery.id for reader in readers if reader.delivery is not None]
        verbs.insert(tables.delivery, [{"message_id": message_id, "contact_id": who, **reached} for who in of_new])
        verbs.update(tables.delivery, [{"id": row, **reached} for row in of_known])
        note_first_day(verbs, message_id, today)
    assert recording.committed is not None, "somebody was reached"
    return recording.committed


def send_by_mail(
    network: Network,
    message_id: int,
    account: MailAccount,
    password: str,
    today: date,
    *,
    is_wanted: Callable[[], bool] = lambda: True,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> DeliveryReport:
    """Send the message to every reader who waits, one mail a person, no faster than the account allows.

    It stops before the next mail once it is not wanted any more. Raises NotFound for a message that is gone, Refused
    without any reader who waits, and UserError where the server cannot be used; what went out before is recorded.
    """
    refuse_other_than_mail(message_with_id(network, message_id))
    if not account.server:
        raise UserError(
            _("No mail server is known."), _("Name it under [mail] server in the configuration file, or write drafts.")
        )
    settled = settle(network, message_id, today)
    message, readers = who_waits(network, message_id, today)
    refuse_unfinished(readers)
    failure: UserError | None = None
    done = 0
    try:
        with MailServer(account, password) as server:
            for reader in _paced(readers, account, is_wanted):
                _send_one(network, server, message, reader, account)
                done += 1
                on_progress(done, len(readers))
    except UserError as error:
        failure = error
    report = settle(network, message_id, today)
    if failure is not None and report.committed is None and settled.committed is None:
        raise failure
    return replace(report, left=len(readers) - report.sent - report.failed - report.uncertain)


def settle(network: Network, message_id: int, today: date) -> DeliveryReport:
    """Record what is known of mails that no entry tells of yet; nothing where there are none."""
    message = message_with_id(network, message_id)
    with network.database.reading() as connection:
        mailed = outbox.noted(connection, message_id)
    sent = sum(each.accepted is True for each in mailed)
    failed = sum(each.accepted is False for each in mailed)
    with transaction(network.database, _sent_title(message, sent), network.actor) as recording:
        verbs = recording.verbs
        for each in mailed:
            _record_mailed(verbs, message, each, today)
        if sent:
            note_first_day(verbs, message_id, today)
        outbox.clear(verbs.connection, message_id)
    return DeliveryReport(recording.committed, sent, failed, len(mailed) - sent - failed, 0)


def who_waits(network: Network, message_id: int, today: date) -> tuple[Message, list[Reader]]:
    """The message with those to whom it goes next. Raises NotFound, and Refused where nobody waits."""
    message = message_with_id(network, message_id)
    readers = waiting(readers_of(network, message_id, today))
    if not readers:
        raise Refused(_("Nobody waits for this message."), _("Everybody has it, was left out, or cannot be reached."))
    return message, readers


def refuse_other_than_mail(message: Message) -> None:
    """Raise Refused for a message that goes out in another way than by mail."""
    if message.channel is not Channel.MESSAGE:
        raise Refused(
            _("“{message}” does not go out by mail.").format(message=message.name),
            _("Work it off from the checklist, or choose message as its channel."),
        )


def refuse_unfinished(readers: Sequence[Reader]) -> None:
    """Raise Refused where a mail would go out without a subject or a text."""
    bare = next((reader for reader in readers if not reader.subject.strip() or not reader.text.strip()), None)
    if bare is not None:
        raise Refused(
            _("The mail to {name} has no subject, or no text.").format(name=bare.name), _("Write both first.")
        )


def _paced(readers: Sequence[Reader], account: MailAccount, is_wanted: Callable[[], bool]) -> Iterator[Reader]:
    """One reader after the other, with the time between them that the server wants."""
    seconds = 60 / max(1, account.mails_per_minute)
    next_at = time.monotonic()
    for reader in readers:
        while is_wanted() and time.monotonic() < next_at:
            time.sleep(min(_POLL_SECONDS, max(0.0, next_at - time.monotonic())))
        if not is_wanted():
            return
        next_at = time.monotonic() + seconds
        yield reader


def _send_one(network: Network, server: MailServer, message: Message, reader: Reader, account: MailAccount) -> None:
    """Send one mail; it is noted before it is handed over and after the server has answered."""
    external_id = message_id_for(reader, account)
    mailed = Mailed(message.id, reader.contact, external_id, reader.address, reader.variant)
    mailed = replace(mailed, subject=reader.subject, text=reader.text)
    if not outbox.claim(network.database, mailed):
        return
    try:
        mail = compose(mail_to(reader, message, account, external_id))
    except UserError as error:
        outbox.note(network.database, replace(mailed, accepted=False, reason=error.title))
        return
    try:
        outcome = server.send(mail)
        if outcome.kind is OutcomeKind.NOT_TRIED:
            outcome = server.send(mail)
    except UserError:
        outbox.forget(network.database, mailed)
        raise
    _note_outcome(network, mailed, outcome)


def _note_outcome(network: Network, mailed: Mailed, outcome: Outcome) -> None:
    match outcome.kind:
        case OutcomeKind.ACCEPTED:
            outbox.note(network.database, replace(mailed, accepted=True))
        case OutcomeKind.REFUSED:
            outbox.note(network.database, replace(mailed, accepted=False, reason=outcome.reason))
        case OutcomeKind.UNKNOWN:
            outbox.note(network.database, replace(mailed, reason=outcome.reason))
        case OutcomeKind.NOT_TRIED:
            outbox.forget(network.database, mailed)


def message_id_for(reader: Reader, account: MailAccount) -> str:
    """The id that the reader's mail has, or a new one."""
    known = reader.delivery.external_id if reader.delivery is not None else ""
    return known or new_message_id(account.address)


def mail_to(reader: Reader, message: Message, account: MailAccount, message_id: str) -> OutgoingMail:
    """The mail as this reader gets it."""
    return OutgoingMail(
        sender_name=account.name,
        sender_address=account.address,
        reader_name=reader.name,
        reader_address=reader.address,
        subject=reader.subject,
        text=reader.text,
        message_id=message_id,
        written_at=datetime.now(UTC).astimezone(),
        unsubscribe=_("Unsubscribe") if message.kind in TO_MANY else "",
    )


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


def _record_mailed(verbs: Transaction, message: Message, mailed: Mailed, today: date) -> None:
    changed = {
        "channel": message.channel,
        "address": mailed.address,
        "reason": mailed.reason,
        "message_variant_id": mailed.variant,
        "external_id": mailed.external_id,
    }
    contact = ContactId(mailed.contact_id)
    if not verbs.rows(tables.contact, [contact], missing_ok=True):
        return
    if mailed.accepted:
        words = {"subject": mailed.subject, "text": mailed.text}
        _record_sent(verbs, message, contact, {**changed, **words, "status": DeliveryStatus.SENT}, today)
    else:
        status = DeliveryStatus.SENDING if mailed.accepted is None else DeliveryStatus.FAILED
        set_delivery(verbs, message.id, contact, {**changed, "status": status})


def _record_sent(
    verbs: Transaction, message: Message, contact: ContactId, changed: dict[str, Any], today: date
) -> None:
    """One reader has the message: a contact moment from me, what they were asked by it, and thanks where it thanks."""
    known = delivery_to(verbs.connection, message.id, contact)
    if known is not None and known.status is DeliveryStatus.SENT:
        return
    moment = _moment(verbs, message, today)
    verbs.insert(tables.participant, [{"interaction_id": moment, "contact_id": contact}])
    asked = asked_by(verbs, message, contact, today)
    if message.kind is MessageKind.THANKS:
        thanked = {"contact_id": contact, "day": today, "text": message.name, "interaction_id": moment}
        verbs.insert(tables.thanks, [{**thanked, "success_id": message.success}])
    set_delivery(
        verbs, message.id, contact, {**changed, "delivered_on": today, "interaction_id": moment, "ask_id": asked}
    )


def _moment(verbs: Transaction, message: Message, today: date) -> int:
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


def _sent_title(message: Message, count: int) -> str:
    if not count:
        return _("“{message}” did not arrive").format(message=message.name)
    words = ngettext("Sent “{message}” to {count} contact", "Sent “{message}” to {count} contacts", count)
    return words.format(message=message.name, count=count)
