"""Handing mail to the user's own server (SMTP), one mail a person, each with its outcome.

The standard library's client does the talking. What it leaves open is settled here: the way is encrypted before a
password is said, a connection that is lost is opened again for the next mail, and a mail whose fate nobody knows is
told apart from one that was refused, so that it is never sent twice unasked.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from enum import Enum, auto
from types import TracebackType

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.mail_account import MailAccount, MailSecurity
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _

_WAIT_SECONDS = 30.0
_OWN_NAME = "localhost"
"""What the server is told instead of this machine's name, which is nobody's business."""
_PASSWORD_WANTED = 530
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class OutcomeKind(Enum):
    """What became of a mail."""

    ACCEPTED = auto()
    REFUSED = auto()
    """The server said no: it was not sent."""
    UNKNOWN = auto()
    """The connection was lost before the server answered: it may have been sent."""
    NOT_TRIED = auto()
    """The connection was lost before the mail was handed over: it was not sent."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mail, and what the server said to it."""

    kind: OutcomeKind
    reason: str = ""
    """One clean line; empty where it was accepted."""
    is_for_later: bool = False
    """Whether the server would take it at another time: it is busy, or wants no more for now."""


class MailServer:
    """A connection to the user's mail server. Use as a context; one thread at a time.

    Entering raises UserError where the server cannot be reached, is not trusted, or does not let the user in.
    """

    def __init__(self, account: MailAccount, password: str) -> None:
        self._account = account
        self._password = password
        self._client: smtplib.SMTP | None = None

    def __enter__(self) -> MailServer:
        self._client = self._connected()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, message: EmailMessage) -> Outcome:
        """Hand over one mail to the one reader that it is addressed to.

        Raises UserError as entering does, and where the server takes no mail from this sender.
        """
        if self._client is None:
            self._client = self._connected()
        reader = str(message["To"].addresses[0].addr_spec)
        sender = str(message["From"].addresses[0].addr_spec)
        try:
            with _answers():
                self._introduce(self._client, sender, reader)
        except _Said as said:
            return said.outcome
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            return Outcome(OutcomeKind.NOT_TRIED, _words_of(error))
        return self._handed_over(self._client, message)

    def _introduce(self, client: smtplib.SMTP, sender: str, reader: str) -> None:
        """Say from whom and to whom. Raises `_Said` where the server refuses the reader, UserError for the sender."""
        options = [] if sender.isascii() and reader.isascii() else ["SMTPUTF8"]
        if options and not client.has_extn("smtputf8"):
            raise _Said(Outcome(OutcomeKind.REFUSED, _("the server cannot deliver to an address with these letters")))
        code, answer = client.mail(sender, options)
        if code >= 300:
            raise self._refused_sender(code, answer)
        code, answer = client.rcpt(reader)
        if code >= 300:
            with suppress(smtplib.SMTPException, OSError):
                client.rset()
            raise _Said(_refusal(code, answer))

    def _refused_sender(self, code: int, answer: bytes) -> UserError:
        title = _("{server} takes no mail from you: {reason}.").format(
            server=self._account.server, reason=_answer_words(code, answer)
        )
        if code == _PASSWORD_WANTED:
            return UserError(
                title, _("It wants a password: name password_command under [mail], or keep it in the keyring.")
            )
        return UserError(title, _("The others wait. Check address under [mail], or try again later."))

    def _handed_over(self, client: smtplib.SMTP, message: EmailMessage) -> Outcome:
        try:
            code, answer = client.data(message.as_bytes())
        except smtplib.SMTPDataError as error:
            return _refusal(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            return Outcome(OutcomeKind.UNKNOWN, _words_of(error))
        return _refusal(code, answer) if code >= 300 else Outcome(OutcomeKind.ACCEPTED)

    def _connected(self) -> smtplib.SMTP:
        account = self._account
        is_here = account.server in _THIS_MACHINE
        if account.security is MailSecurity.NONE and self._password and not is_here:
            raise UserError(
                _("The password would go to {server} for everybody to read.").format(server=account.server),
                _("Set security to starttls or tls under [mail] in the configuration file."),
            )
        try:
            client = self._opened()
            if self._password:
                client.login(account.login, self._password)
        except ssl.SSLError as error:
            raise self._failure(_("{server} cannot be trusted: {reason}."), error) from error
        except smtplib.SMTPAuthenticationError as error:
            raise self._failure(_("{server} does not accept the user or the password: {reason}."), error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise self._failure(_("{server} cannot be reached: {reason}."), error) from error
        return client

    def _opened(self) -> smtplib.SMTP:
        account = self._account
        context = ssl.create_default_context()
        if account.security is MailSecurity.TLS:
            return smtplib.SMTP_SSL(
                account.server, account.usual_port, _OWN_NAME, timeout=_WAIT_SECONDS, context=context
            )
        client = smtplib.SMTP(account.server, account.usual_port, _OWN_NAME, timeout=_WAIT_SECONDS)
        if account.security is MailSecurity.STARTTLS:
            client.starttls(context=context)
        client.ehlo_or_helo_if_needed()
        return client

    def _failure(self, words: str, error: Exception) -> UserError:
        return UserError(
            words.format(server=self._account.server, reason=_words_of(error)),
            _("Nothing more was sent. Check [mail] in the configuration file and the network."),
        )

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(smtplib.SMTPException, OSError):
                client.quit()
            client.close()


class _Said(Exception):
    """The server's answer settles what becomes of the mail."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.reason)
        self.outcome = outcome


@contextmanager
def _answers() -> Iterator[None]:
    """Let an answer of the server that the client raises by itself be an outcome."""
    try:
        yield
    except smtplib.SMTPResponseException as error:
        raise _Said(_refusal(error.smtp_code, error.smtp_error)) from error


def _refusal(code: int, answer: bytes | str) -> Outcome:
    """That the server said no; a code from 400 to 499 means: not now."""
    return Outcome(OutcomeKind.REFUSED, _answer_words(code, answer), is_for_later=code < 500)


def _answer_words(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return clean_line(f"{code} {text}", 200)


def _words_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer_words(error.smtp_code, error.smtp_error)
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    return clean_line(str(reason) or type(error).__name__, 200)
