"""Sending a message by mail through the user's own server: paced, one mail a reader, each outcome recorded.

A batch that was broken off is taken up where it stopped: what the server took is not sent again, and a mail whose fate
nobody knows is left for the user to decide. Several programs can send one message at the same time and share its
readers; each records its own mails, and anybody those of a program that is no longer there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from netwerk_tui.actions.delivering import who_waits
from netwerk_tui.actions.delivery_records import DeliveryReport, note_first_day, record_sent, sent_title
from netwerk_tui.actions.message_readers import set_delivery
from netwerk_tui.actions.messages import message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reader_mail import mail_to, message_id_for, refuse_other_than_mail, refuse_unfinished
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import DeliveryStatus, Message
from netwerk_tui.domain.message_reader import Reader
from netwerk_tui.exchange.outgoing_mail import MailServer, Outcome, OutcomeKind, compose
from netwerk_tui.language import _
from netwerk_tui.store import outbox, tables
from netwerk_tui.store.ledger import Transaction, transaction
from netwerk_tui.store.outbox import Mailed
from netwerk_tui.store.senders import Sender, senders_of, sending

_POLL_SECONDS = 0.05
_MOST_LATERS = 3
"""How often in a row a server may ask to come back later before a batch stops."""


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

    It stops before the next mail once it is not wanted any more, and where the server takes no more; the report says
    why. Raises NotFound for a message that is gone, Refused without any reader who waits, and UserError where the
    server cannot be used at all.
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
    with sending(network.database, message_id) as sender:
        batch = _Batch(network, message, account, sender)
        try:
            with MailServer(account, password) as server:
                for done, reader in enumerate(_paced(readers, account, sender, is_wanted), start=1):
                    batch.send(server, reader)
                    on_progress(done, len(readers))
        except UserError as error:
            failure = error
        report = settle(network, message_id, today, own=sender.id)
    if failure is not None and report.committed is None and settled.committed is None:
        raise failure
    left = len(readers) - batch.taken_by_others - report.sent - report.failed - report.uncertain
    return replace(report, left=left, stopped_by=failure)


def settle(network: Network, message_id: int, today: date, *, own: str = "") -> DeliveryReport:
    """Record what is known of mails that no entry tells of yet; nothing where there are none.

    Mails of batches that are running are left to these, but for the `own` one.
    """
    message = message_with_id(network, message_id)
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        running = senders_of(verbs.connection, message_id, datetime.now(UTC)) - {own}
        mailed = [each for each in outbox.noted(verbs.connection, message_id) if each.sender not in running]
        sent = sum(each.accepted is True for each in mailed)
        failed = sum(each.accepted is False for each in mailed)
        verbs.title = sent_title(message, sent)
        for each in mailed:
            _record_mailed(verbs, message, each, today)
        if sent:
            note_first_day(verbs, message_id, today)
        outbox.clear(verbs.connection, mailed)
    uncertain = len(mailed) - sent - failed
    return DeliveryReport(recording.committed, sent, failed, uncertain, 0, runs_elsewhere=bool(running))


def _paced(
    readers: Sequence[Reader], account: MailAccount, sender: Sender, is_wanted: Callable[[], bool]
) -> Iterator[Reader]:
    """One reader after the other, with the time between them that the server wants."""
    seconds = 60 / max(1, account.mails_per_minute)
    next_at = time.monotonic()
    for reader in readers:
        while is_wanted() and time.monotonic() < next_at:
            time.sleep(min(_POLL_SECONDS, max(0.0, next_at - time.monotonic())))
            sender.renew()
        if not is_wanted():
            return
        next_at = time.monotonic() + seconds
        sender.renew()
        yield reader


@dataclass
class _Batch:
    """One run over the readers who wait."""

    network: Network
    message: Message
    account: MailAccount
    sender: Sender
    taken_by_others: int = 0
    """Readers whom another program sends it to."""
    laters: int = 0
    """How often in a row the server asked to come back later."""

    def send(self, server: MailServer, reader: Reader) -> None:
        """Send one mail; it is noted before it is handed over and after the server has answered.

        Raises UserError where the server takes no more.
        """
        database, external_id = self.network.database, message_id_for(reader, self.account)
        mailed = Mailed(
            self.message.id,
            reader.contact,
            external_id,
            reader.address,
            reader.variant,
            subject=reader.subject,
            text=reader.text,
            sender=self.sender.id,
        )
        if not outbox.claim(database, mailed):
            self.taken_by_others += 1
            return
        try:
            mail = compose(mail_to(reader, self.message, self.account, external_id))
        except UserError as error:
            outbox.note(database, replace(mailed, accepted=False, reason=error.title))
            return
        try:
            outcome = server.send(mail)
            if outcome.kind is OutcomeKind.NOT_TRIED:
                outcome = server.send(mail)
        except UserError:
            outbox.forget(database, mailed)
            raise
        self._note(mailed, outcome)

    def _note(self, mailed: Mailed, outcome: Outcome) -> None:
        database = self.network.database
        match outcome.kind:
            case OutcomeKind.ACCEPTED:
                outbox.note(database, replace(mailed, accepted=True))
            case OutcomeKind.REFUSED:
                outbox.note(database, replace(mailed, accepted=False, reason=outcome.reason))
            case OutcomeKind.UNKNOWN:
                outbox.note(database, replace(mailed, reason=outcome.reason))
            case OutcomeKind.NOT_TRIED:
                outbox.forget(database, mailed)
        self.laters = self.laters + 1 if outcome.is_for_later else 0
        if self.laters >= _MOST_LATERS:
            raise UserError(
                _("{server} takes no more mail now: {reason}.").format(
                    server=self.account.server, reason=outcome.reason
                ),
                _("The others wait. Send again later, or set mails_per_minute lower under [mail]."),
            )


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
        record_sent(verbs, message, contact, {**changed, **words, "status": DeliveryStatus.SENT}, today)
    else:
        status = DeliveryStatus.SENDING if mailed.accepted is None else DeliveryStatus.FAILED
        set_delivery(verbs, message.id, contact, {**changed, "status": status})
