"""The mail of a message as one reader gets it. For the modules that deliver."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import Message
from netwerk_tui.domain.message_reader import TO_MANY, Reader
from netwerk_tui.domain.voice import unsubscribe_subject
from netwerk_tui.exchange.outgoing_mail import OutgoingMail, new_message_id
from netwerk_tui.language import _


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
        unsubscribe=unsubscribe_subject(reader.voice) if message.kind in TO_MANY else "",
    )


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
