"""LinkedIn exports of invented people, in the shapes that real ones have had over the years."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact
from netwerk_tui.exchange.recognise import read_file

NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You'
    ' will only see them for connections who allowed it, see ""privacy"", below.\nMore lines, with commas."\n\n'
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
JAN = "https://www.linkedin.com/in/jan-jansen"
SANNE = "https://www.linkedin.com/in/sanne-de-vries"
OWNER = "https://www.linkedin.com/in/olga-owner"
STRANGER = "https://www.linkedin.com/in/stan-stranger"
CONNECTIONS = f"""{NOTES}{HEADER}
Jan,Jansen,{JAN},,Gemeente Ede,Wethouder,17 May 2017
Sanne,de Vries,{SANNE},sanne@example.org,Zorggroep Vallei,Directeur,08 Feb 2022
"""
MESSAGE_HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
INVITATION_HEADER = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"

_NAMES = {JAN: "Jan Jansen", SANNE: "Sanne de Vries", OWNER: "Olga Owner", STRANGER: "Stan Stranger", "": ""}


def table(header: str, rows: Sequence[Sequence[str]], delimiter: str = ",", line_end: str = "\n") -> str:
    """A table as a program would write it."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([header.split(","), *rows])
    return written.getvalue()


def message(
    sender: str,
    *recipients: str,
    conversation: str = "2-abc",
    sent: str = "2023-05-17 08:04:12 UTC",
    content: str = "Hallo",
    subject: str = "",
    draft: str = "No",
    attachments: str = "",
) -> list[str]:
    """A row of messages.csv."""
    names = ", ".join(_NAMES.get(url, url) for url in recipients)
    urls = ",".join(recipients)
    sender_name = _NAMES.get(sender, sender)
    return [
        conversation,
        "",
        sender_name,
        sender,
        names,
        urls,
        sent,
        subject,
        content,
        "INBOX",
        attachments,
        draft,
        "No",
    ]


def messages(*rows: list[str]) -> str:
    """A messages.csv, newest first as LinkedIn has it."""
    return table(MESSAGE_HEADER, rows)


def invitation(inviter: str, invitee: str, sent_at: str = "5/17/17, 8:04 AM", text: str = "") -> list[str]:
    """A row of Invitations.csv."""
    direction = "OUTGOING" if inviter == OWNER else "INCOMING"
    return [_NAMES[inviter], _NAMES[invitee], sent_at, text, direction, inviter, invitee]


def invitations(*rows: list[str]) -> str:
    """An Invitations.csv."""
    return table(INVITATION_HEADER, rows)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file with these files by path."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zip_file:
        for name, content in files.items():
            zip_file.writestr(name, content)
    return packed.getvalue()


def read(tmp_path: Path, content: str | bytes, name: str = "Connections.csv") -> IncomingBatch:
    """What netwerk reads from a file with this content."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path)


def names(contact: IncomingContact) -> tuple[str, str, str]:
    """Given name, particle and surname."""
    return contact.given_name, contact.particle, contact.surname
