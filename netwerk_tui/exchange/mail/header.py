"""The header of one message, as any program since 1982 writes it. For `reading`.

The standard library's newer parser knows more of the rules, and fails or takes very long on headers that break them;
these rules are few, and the time is linear.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime

from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.encoding import decode

LONGEST_HEADER = 65_536
"""Bytes of all fields of a message together; what follows is not looked at."""
_LONGEST_FIELD = 16_384
_LONGEST_SUBJECT = 300

_FIELD = re.compile(r"([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_FOLD = re.compile(r"\r?\n[ \t]+")
_LINE_END = re.compile(r"\r?\n|\r")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"')
_COMMENT = re.compile(r"\([^()]*\)")
_IN_ADDRESS = r"[^\s<>(),;:\"@\[\]]"
_ADDRESS = re.compile(rf"(?<!{_IN_ADDRESS}){_IN_ADDRESS}++@{_IN_ADDRESS}+")
"""Looked for only where a run of such letters begins: 16,000 letters without a space are gone through once."""
_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")
_MOST_ADDRESSES = 200
_LONGEST_ID = 300
_MOST_ANSWERED = 20
_DELETED = 0x0008
"""What Thunderbird writes of a message that only waits to be removed."""
_BULK = ("bulk", "list", "junk")


Fields = Mapping[str, list[str]]
"""The values of a header by the names of its fields in small letters, each name's in order."""


@dataclass(frozen=True, slots=True)
class MessageHeader:
    """What a message tells before its text."""

    message_id: str
    """Without brackets; made of the rest where the message has none."""
    day: date | None
    """In local time; None where none of its dates can be read."""
    senders: tuple[str, ...]
    """Addresses, folded for comparison, as are the others."""
    recipients: tuple[str, ...]
    subject: str
    answers_to: tuple[str, ...]
    """The ids of the messages before it in the conversation, the nearest first, without brackets."""
    is_for_many: bool
    """Whether it comes from a mailing list or a newsletter."""
    is_nobodys: bool
    """Whether no person sent it to anybody: answered by a machine, a draft, spam, or thrown away."""


def header_of(content: bytes) -> MessageHeader:
    """The header that these bytes are, up to the first empty line."""
    fields = fields_in(decode(content[:LONGEST_HEADER]))
    senders = _addresses(fields.get("from", []) or fields.get("sender", []))
    recipients = _addresses([*fields.get("to", []), *fields.get("cc", []), *fields.get("bcc", [])])
    subject = _decoded(first_of(fields, "subject"))
    found = _MESSAGE_ID.search(first_of(fields, "message-id"))
    told = found[1] if found else first_of(fields, "message-id").strip()
    rest = "\n".join([first_of(fields, "date"), *senders, *recipients, subject])
    return MessageHeader(
        message_id=clean_line(told, 300) or "without-id-" + hashlib.sha256(rest.encode("utf-8", "replace")).hexdigest(),
        day=_day(fields),
        senders=senders,
        recipients=recipients,
        subject=subject,
        answers_to=_answered_ids(fields),
        is_for_many="list-id" in fields
        or "list-unsubscribe" in fields
        or first_of(fields, "precedence").strip().lower() in _BULK,
        is_nobodys=_is_nobodys(fields),
    )


def fields_in(text: str) -> Fields:
    """The fields of a header, up to its first empty line."""
    unfolded = _FOLD.sub(" ", text)
    fields: dict[str, list[str]] = {}
    for line in _LINE_END.split(unfolded):
        if not line:
            break
        field = _FIELD.match(line[:_LONGEST_FIELD])
        if field:
            fields.setdefault(field[1].lower(), []).append(field[2])
    return fields


def first_of(fields: Fields, name: str) -> str:
    """The first value of the name; empty where there is none."""
    return next(iter(fields.get(name, ())), "")


def _addresses(values: list[str]) -> tuple[str, ...]:
    """The addresses, without what only looks like one in somebody's name."""
    bare = (_COMMENT.sub(" ", _QUOTED.sub(" ", value)) for value in values)
    found = (address for value in bare for address in _ADDRESS.findall(value))
    return tuple(dict.fromkeys(address.casefold().rstrip(".") for address in found))[:_MOST_ADDRESSES]


def _answered_ids(fields: Fields) -> tuple[str, ...]:
    named = _MESSAGE_ID.findall(first_of(fields, "in-reply-to"))
    before = _MESSAGE_ID.findall(first_of(fields, "references"))
    return tuple(dict.fromkeys(each[:_LONGEST_ID] for each in (*named, *reversed(before))))[:_MOST_ANSWERED]


def _decoded(value: str) -> str:
    """The text of a value with encoded words; as it stands where they cannot be read."""
    try:
        text = "".join(_piece(*each) for each in decode_header(value[:_LONGEST_FIELD]))
    except (HeaderParseError, ValueError):
        text = value
    return clean_line(text, _LONGEST_SUBJECT)


def _piece(piece: bytes | str, charset: str | None) -> str:
    """A part of a value, in its own charset or as well as can be told."""
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "ascii")
    except (LookupError, ValueError):
        return decode(piece)


def _day(fields: Fields) -> date | None:
    """The day it was sent, else that it was received."""
    received = (value.rpartition(";")[2] for value in fields.get("received", []))
    for value in [*fields.get("date", []), *received]:
        try:
            moment = parsedate_to_datetime(value.strip()[:100])
            return _local(moment).date()
        except (ValueError, TypeError, IndexError, OverflowError, OSError):
            continue
    return None


def _local(moment: datetime) -> datetime:
    if not 1971 <= moment.year <= 2100:
        raise ValueError("no year of a message")
    return moment if moment.tzinfo is None else moment.astimezone()


def _is_nobodys(fields: Fields) -> bool:
    try:
        thrown_away = bool(int(first_of(fields, "x-mozilla-status") or "0", 16) & _DELETED)
    except ValueError:
        thrown_away = False
    automatic = first_of(fields, "auto-submitted").partition(";")[0].strip().lower() not in ("", "no")
    return thrown_away or automatic or first_of(fields, "x-spam-flag").strip().upper() == "YES"
