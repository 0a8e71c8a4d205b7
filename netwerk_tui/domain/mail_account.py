"""From whom mail goes out, and through which server. Read from the configuration file, used by what sends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MailSecurity(StrEnum):
    """How the way to the server is kept private."""

    STARTTLS = "starttls"
    """Begun in the open on port 587, and encrypted before anything is said."""
    TLS = "tls"
    """Encrypted from the first byte, on port 465."""
    NONE = "none"
    """In the open: for a server on this machine."""


USUAL_PORTS: dict[MailSecurity, int] = {
    MailSecurity.STARTTLS: 587,
    MailSecurity.TLS: 465,
    MailSecurity.NONE: 25,
}


@dataclass(frozen=True, slots=True)
class MailAccount:
    """The user's own address, and the server that takes mail from it."""

    address: str
    name: str = ""
    """As readers see it beside the address."""
    server: str = ""
    """A host's name; empty where netwerk sends nothing itself and only writes drafts."""
    port: int = 0
    """0 for the usual one of `security`."""
    security: MailSecurity = MailSecurity.STARTTLS
    user: str = ""
    """Empty for the address; the server is told who sends only where there is a password."""
    password_command: tuple[str, ...] = ()
    """The command, with its arguments, that prints the password; where it is empty the keyring is asked."""
    mails_per_minute: int = 30

    @property
    def login(self) -> str:
        """By what the server knows the user."""
        return self.user or self.address

    @property
    def usual_port(self) -> int:
        """The port to call."""
        return self.port or USUAL_PORTS[self.security]
