"""What the screens of messages do their work with. Part of the desk; loaded with it.

A batch of mail takes minutes. It is sent on a thread of its own, so that whatever else is stored never waits for it.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from netwerk_tui.actions import delivering, mailing, message_files, message_readers, messages
from netwerk_tui.actions.delivery_records import DeliveryReport
from netwerk_tui.actions.mail_password import mail_password
from netwerk_tui.actions.message_figures import response_table
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.message import Message, MessageSummary
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.domain.message_occasions import Occasions
from netwerk_tui.domain.message_reader import Reader
from netwerk_tui.domain.message_response import ResponseLine
from netwerk_tui.language import _
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class MessageDesk:
    """Messages of the open network."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today
        self._sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="netwerk-mail")
        self._closing = threading.Event()

    def close(self) -> None:
        """Let a batch end after the mail that is on its way."""
        self._closing.set()
        self._sender.shutdown(wait=True)

    @property
    def account(self) -> MailAccount | None:
        """From whom mail goes out; None where the settings do not say."""
        return self._hand.network.mail

    # Reading

    async def all(self) -> Sequence[MessageSummary]:
        """Every message, drafts first, then the newest."""
        return await self._hand.read(messages.all_messages)

    async def message(self, message: int) -> Message:
        """One message. Raises NotFound for one that is gone."""
        return await self._hand.read(messages.message_with_id, message)

    async def readers(self, message: int, only: Collection[ContactId] | None = None) -> Sequence[Reader]:
        """Who gets it, or what `only` these get, and in which words. Raises NotFound, QueryError and TemplateError."""
        return await self._hand.read(message_readers.readers_of, message, self._today, only)

    async def response(self, message: int) -> Sequence[ResponseLine]:
        """What came back of it, beside earlier messages. Raises NotFound."""
        return await self._hand.read(response_table, message, self._today)

    async def occasions(self) -> Occasions:
        """What a message can be about besides a dossier."""
        return await self._hand.read(messages.occasions)

    async def link(self, message: int, reader: Reader) -> str:
        """The address that opens this reader's mail in a mail program. Raises UserError."""
        return await self._hand.read(message_files.mail_link, message, reader)

    # Writing

    async def add(self, form: MessageForm) -> tuple[int, Committed]:
        """A new message. Raises UsageError, TemplateError and QueryError."""
        return await self._hand.make(messages.add_message, form, self._today)

    async def edit(self, message: int, form: MessageForm) -> Committed | None:
        """Change a message. Raises as `add`."""
        return await self._hand.act_if_any(messages.edit_message, message, form)

    async def delete(self, message: int) -> Committed:
        """Delete a message; contact moments of it stay."""
        return await self._hand.act(messages.delete_message, message)

    async def close_message(self, message: int, *, is_closed: bool) -> Committed | None:
        """Say whether more is expected of a message."""
        return await self._hand.act_if_any(messages.close_message, message, self._today if is_closed else None)

    async def leave_out(self, message: int, contact: ContactId, reason: str) -> Committed | None:
        """Leave a reader out. Raises Refused where they have it."""
        return await self._hand.act_if_any(message_readers.leave_out, message, contact, reason)

    async def take_in(self, message: int, contact: ContactId) -> Committed | None:
        """Let a reader get it after all, or once more. Raises Refused where they have it."""
        return await self._hand.act_if_any(message_readers.take_in_again, message, contact)

    async def reword(self, message: int, contact: ContactId, subject: str, text: str) -> Committed | None:
        """Give a reader words of their own, or with empty ones the message's again. Raises UsageError and Refused."""
        return await self._hand.act_if_any(message_readers.reword, message, contact, subject, text)

    async def answer(self, message: int, contact: ContactId, text: str) -> Committed:
        """That a reader answered. Raises Refused."""
        return await self._hand.act(messages.record_answer, message, contact, self._today, text)

    # Delivering

    async def settle(self, message: int) -> DeliveryReport:
        """Record what a delivery left that was broken off; its `committed` is None where there was none."""
        return await self._followed(lambda network: mailing.settle(network, message, self._today))

    async def write_drafts(self, message: int, folder: Path) -> DeliveryReport:
        """Write drafts for all who wait. Raises Refused and UserError."""
        return await self._followed(
            lambda network: delivering.write_drafts(network, message, network.mail, folder, self._today)
        )

    async def write_letters(self, message: int, path: Path) -> DeliveryReport:
        """Write a table for a letter merge. Raises Refused, UsageError and UserError."""
        return await self._followed(lambda network: message_files.write_letters(network, message, path, self._today))

    async def mark_sent(self, message: int, contacts: Collection[ContactId]) -> Committed | None:
        """That these have it. Raises Refused for a broadcast."""
        return await self._hand.act_if_any(delivering.mark_sent, message, contacts, self._today)

    async def log_broadcast(self, message: int) -> Committed:
        """That it went to everybody at once. Raises Refused."""
        return await self._hand.act(delivering.log_broadcast, message, self._today)

    async def send(
        self, message: int, is_wanted: Callable[[], bool], on_progress: Callable[[int, int], None]
    ) -> DeliveryReport:
        """Send it to all who wait, on a thread of its own. `is_wanted` and `on_progress` are called there.

        Raises Refused without anybody who waits, and UserError where the server cannot be used.
        """
        account = self.account
        if account is None:
            raise UserError(
                _("No mail account is known."),
                _("Give your address and your server under [mail] in the configuration file; or write drafts."),
            )

        def sent() -> DeliveryReport:
            return mailing.send_by_mail(
                self._hand.network,
                message,
                account,
                mail_password(account),
                self._today,
                is_wanted=lambda: is_wanted() and not self._closing.is_set(),
                on_progress=on_progress,
            )

        report = await asyncio.wrap_future(self._sender.submit(sent))
        await self._hand.act_if_any(lambda _network: report.committed)
        return report

    async def _followed(self, action: Callable[[Network], DeliveryReport]) -> DeliveryReport:
        """What a delivery came to, once the desk shows it."""
        reports: list[DeliveryReport] = []

        def done(network: Network) -> Committed | None:
            reports.append(action(network))
            return reports[0].committed

        await self._hand.act_if_any(done)
        return reports[0]
