"""A mail server on this machine, which refuses and breaks off as it is told, and keeps what it accepted."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from netwerk_tui.domain.mail_account import MailAccount, MailSecurity

PASSWORD = "geheim"


@dataclass
class MailHost:
    """What the server does, and what it got."""

    port: int
    refused: set[str] = field(default_factory=set)
    """Addresses to which it delivers nothing."""
    dropped_before_answer: set[str] = field(default_factory=set)
    """Addresses at whose mail it takes everything and then breaks off without a word, once."""
    dropped_at_once: set[str] = field(default_factory=set)
    """Addresses at whose name it breaks off, once."""
    accepted: list[tuple[str, bytes]] = field(default_factory=list)
    """To whom, and the mail."""
    answer_to_sender: str = ""
    """What it says to whoever names the sender; empty where it takes mail from anybody."""
    answer_after: tuple[int, str] = (0, "")
    """What it says to every mail once it has accepted so many; an empty answer means that it takes more."""
    calls: int = 0
    called_by: set[str] = field(default_factory=set)
    """The names that callers gave themselves."""

    _more: threading.Event = field(default_factory=threading.Event)

    def wait_for(self, count: int, seconds: float) -> None:
        """Wait until so many mails were accepted."""
        deadline = time.monotonic() + seconds
        while len(self.accepted) < count:
            assert self._more.wait(max(0.0, deadline - time.monotonic())), "the mails do not come"
            self._more.clear()

    def account(self) -> MailAccount:
        """An account on this server."""
        return MailAccount("ik@raad.example", "Ik", "127.0.0.1", self.port, MailSecurity.NONE, user="ik")

    # What aiosmtpd calls

    async def handle_EHLO(  # noqa: N802 (the name is aiosmtpd's)
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.calls += 1
        self.called_by.add(hostname)
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802 (the name is aiosmtpd's)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer_to_sender:
            return self.answer_to_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 (the name is aiosmtpd's)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.dropped_at_once:
            self.dropped_at_once.remove(address)
            _break_off(server)
        if address in self.refused:
            return "550 5.1.1 no such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (the name is aiosmtpd's)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        (reader,) = envelope.rcpt_tos
        most, answer = self.answer_after
        if answer and len(self.accepted) >= most:
            return answer
        self.accepted.append((reader, content))
        self._more.set()
        if reader in self.dropped_before_answer:
            self.dropped_before_answer.remove(reader)
            _break_off(server)
        return "250 OK"


def _break_off(server: SMTP) -> None:
    transport = server.transport
    assert isinstance(transport, asyncio.Transport)
    transport.abort()


def _lets_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    is_right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=is_right, handled=is_right)


@contextmanager
def mail_host() -> Iterator[MailHost]:
    """A running server on a port of its own, which lets in whoever knows `PASSWORD`, and others without any."""
    host = MailHost(_free_port())
    controller = Controller(
        host,
        hostname="127.0.0.1",
        port=host.port,
        enable_SMTPUTF8=True,
        authenticator=_lets_in,
        auth_require_tls=False,
    )
    controller.start()
    try:
        yield host
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
