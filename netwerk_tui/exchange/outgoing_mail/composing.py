"""One mail for one reader, whose headers hold no more than they should. Used by drafts and the mail server alike."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import _

LONGEST_MAILTO = 1900
"""Characters of a link; mail programs and desktops cut longer ones off."""

_SEVEN_BIT = policy.SMTP.clone(cte_type="7bit")
"""Letters outside ASCII are encoded in texts too, since not every server and mail program takes them as they are."""
_UTF8_HEADERS = _SEVEN_BIT.clone(utf8=True)
"""For an address whose part before the @ has such letters, which nothing can encode (RFC 6532)."""
_NOBODYS_HOST = "netwerk.invalid"
"""Reserved for what is no host (RFC 2606)."""
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x20\x7f]{1,64}@[^\s@<>()\[\],;:\\\"\x00-\x20\x7f]{1,250}")


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """What one reader gets."""

    sender_name: str
    sender_address: str
    """Empty in a draft whose sender the mail program fills in."""
    reader_name: str
    reader_address: str
    subject: str
    text: str
    message_id: str
    """With its angle brackets; see `new_message_id`."""
    written_at: datetime
    """Aware."""
    unsubscribe: str = ""
    """The subject of the mail by which the reader asks for no more; empty where it does not apply."""


def compose(mail: OutgoingMail, *, is_draft: bool = False) -> EmailMessage:
    """The mail as it is sent; a draft is marked so that mail programs open it for editing.

    Raises UserError for an address that is none.
    """
    message = EmailMessage(policy=_SEVEN_BIT if _local_parts(mail).isascii() else _UTF8_HEADERS)
    if mail.sender_address or not is_draft:
        message["From"] = _mailbox(mail.sender_name, mail.sender_address)
    message["To"] = _mailbox(mail.reader_name, mail.reader_address)
    message["Subject"] = _plain_subject(mail.subject)
    message["Date"] = format_datetime(mail.written_at)
    message["Message-ID"] = mail.message_id
    if mail.unsubscribe and mail.sender_address:
        wish = quote(clean_line(mail.unsubscribe), safe="")
        message["List-Unsubscribe"] = f"<mailto:{_checked(mail.sender_address)}?subject={wish}>"
    if is_draft:
        message["X-Unsent"] = "1"
    message.set_content(clean_block(mail.text) + "\n")
    return message


def mailto(mail: OutgoingMail) -> str:
    """The mail as a link that a mail program opens; its text is left out where the link would be too long.

    Raises UserError for an address that is none.
    """
    to = quote(_checked(mail.reader_address), safe="@")
    subject = quote(clean_line(mail.subject), safe="")
    link = f"mailto:{to}?subject={subject}"
    whole = f"{link}&body={quote(clean_block(mail.text).replace(chr(10), chr(13) + chr(10)), safe='')}"
    if len(whole) <= LONGEST_MAILTO:
        return whole
    return link if len(link) <= LONGEST_MAILTO else f"mailto:{to}?subject={_quoted_within(mail.subject, len(to))}"


def new_message_id(sender_address: str) -> str:
    """A Message-ID that no other mail has; also without a sender. Raises UserError for an address that is none."""
    host = _checked(sender_address).rpartition("@")[2] if sender_address else _NOBODYS_HOST
    return f"<{uuid.uuid4().hex}.netwerk@{_ascii_host(host)}>"


def is_address(text: str) -> bool:
    """Whether the text is an e-mail address as mail can be sent to."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def _checked(address: str) -> str:
    plain = address.strip()
    if not _ADDRESS.fullmatch(plain):
        shown = clean_line(address, 80)
        raise UserError(_("“{address}” is no e-mail address.").format(address=shown), _("Correct it on the card."))
    return plain


def _ascii_host(host: str) -> str:
    """The host as the mail's headers carry it. Raises UserError for one that no server can have."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError as error:
        shown = clean_line(host, 80)
        raise UserError(
            _("“{address}” is no e-mail address.").format(address=shown), _("Correct it on the card.")
        ) from error


def _local_parts(mail: OutgoingMail) -> str:
    """What stands before the @ in both addresses."""
    return "".join(each.rpartition("@")[0] for each in (mail.sender_address, mail.reader_address))


def _quoted_within(subject: str, taken: int) -> str:
    """As much of the subject as a link has room for, with no letter cut in two."""
    room = LONGEST_MAILTO - taken - len("mailto:?subject=")
    words = ""
    for letter in clean_line(subject):
        part = quote(letter, safe="")
        if len(words) + len(part) > room:
            break
        words += part
    return words


def _plain_subject(subject: str) -> str:
    """The subject in one line; what looks like an encoded word (RFC 2047) is broken up, or readers would decode it."""
    return clean_line(subject).replace("=?", "= ?")


def _mailbox(name: str, address: str) -> Address:
    """A name with an address, in a spelling that is read back as it was written."""
    user, _at, given_host = _checked(address).rpartition("@")
    host = _ascii_host(given_host)
    shown = clean_line(name)
    for spelling in (shown, _plain_letters(shown)):
        try:
            mailbox = Address(spelling, user, host)
            if _read_back(mailbox) == spelling:
                return mailbox
        except (HeaderParseError, ValueError, IndexError):
            break
    try:
        return Address("", user, host)
    except (HeaderParseError, ValueError, IndexError) as error:
        shown_address = clean_line(address, 80)
        raise UserError(
            _("“{address}” is no e-mail address.").format(address=shown_address), _("Correct it on the card.")
        ) from error


def _read_back(mailbox: Address) -> str:
    """The name as a reader's program sees it: Python folds very long names so that a space is lost."""
    message = EmailMessage(policy=policy.SMTP)
    message["To"] = mailbox
    addresses = message_from_bytes(message.as_bytes(), policy=policy.default)["To"].addresses
    return str(addresses[0].display_name) if len(addresses) == 1 else ""


def _plain_letters(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return clean_line("".join(letter for letter in decomposed if letter.isascii()), 60)
