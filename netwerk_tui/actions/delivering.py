"""Getting a message to its readers without a server: drafts in a folder, a checklist, a broadcast.

Every delivery is a contact moment of its reader, and each batch is one entry. Mail through the user's own server is in
`mailing`, tables for letters in `message_files`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from netwerk_tui.actions.delivery_records import (
    DeliveryReport,
    moment_of,
    note_first_day,
    record_sent,
    sent_title,
    told_of,
)
from netwerk_tui.actions.message_readers import readers_of, set_delivery, unknown_names
from netwerk_tui.actions.messages import message_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reader_mail import mail_to, message_id_for, refuse_other_than_mail, refuse_unfinished
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import DeliveryStatus, Message
from netwerk_tui.domain.message_reader import Reader, waiting
from netwerk_tui.domain.query_words import unknown_words
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.outgoing_mail import write_draft
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction


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
            _("{file} cannot be written: {reason}.").format(file=shown, reason=reason_of(error)),
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
    with transaction(network.database, sent_title(message, len(reached)), network.actor) as recording:
        verbs = recording.verbs
        for reader in reached:
            external_id = reader.delivery.external_id if reader.delivery is not None else ""
            record_sent(
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
    with transaction(network.database, sent_title(message, len(readers)), network.actor) as recording:
        verbs = recording.verbs
        moment = moment_of(verbs, message, today)
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


def who_waits(network: Network, message_id: int, today: date) -> tuple[Message, list[Reader]]:
    """The message with those to whom it goes next.

    Raises NotFound, and Refused where nobody waits, or where a query names what there is not: `-category:gone` would
    find everybody.
    """
    message = message_with_id(network, message_id)
    readers = waiting(readers_of(network, message_id, today))
    if not readers:
        raise Refused(_("Nobody waits for this message."), _("Everybody has it, was left out, or cannot be reached."))
    unknown = unknown_names(network, message, today)
    if unknown:
        raise Refused(
            _("{what}, so this message might go to the wrong people.").format(what=unknown_words(unknown[0])),
            _("Correct the query of its readers, or of its variants, first."),
        )
    return message, readers
