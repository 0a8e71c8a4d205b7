"""The messages in LinkedIn's `messages.csv`, of any year. For the LinkedIn readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import Columns, find_columns
from netwerk_tui.exchange.delimited import Row, read_table
from netwerk_tui.exchange.hypertext import plain_text
from netwerk_tui.exchange.linkedin.dates import DateNotUnderstood, parse_moment
from netwerk_tui.exchange.linkedin.profile import normalise_profile
from netwerk_tui.exchange.place import Place
from netwerk_tui.language import _

LONGEST_MESSAGE = 10_000
"""Characters of one message that are kept; LinkedIn allows 8,000."""


class MessageColumn(StrEnum):
    """What a column of the file tells."""

    CONVERSATION = "conversation id"
    TITLE = "conversation title"
    FROM = "from"
    SENDER = "sender profile url"
    TO = "to"
    RECIPIENTS = "recipient profile urls"
    DATE = "date"
    SUBJECT = "subject"
    CONTENT = "content"
    ATTACHMENTS = "attachments"
    MESSAGE_DRAFT = "is message draft"
    CONVERSATION_DRAFT = "is conversation draft"


MESSAGE_COLUMNS: Mapping[str, MessageColumn] = {column.value.replace(" ", ""): column for column in MessageColumn}
"""LinkedIn does not translate these; the oldest exports lack the recipients' addresses, some the drafts."""

_YES = frozenset({"yes", "true", "1", "ja", "oui"})
_URL_END = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True)
class Message:
    """One message, or one row that LinkedIn made of an advertisement."""

    line: int
    conversation: str
    sender: str
    """The normalised profile; empty for advertisers, hidden members and people whom the export does not tell."""
    sender_name: str
    recipients: tuple[str, ...]
    """Normalised profiles; none in exports from before 2023."""
    recipient_names: str
    """Joined by commas, which names may hold too."""
    sent: datetime
    """By the clock of UTC, as the file tells it: days must not depend on where the file is read."""
    subject: str
    content: str


@dataclass(frozen=True, slots=True)
class Messages:
    """All that the file holds, without drafts."""

    messages: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows: int = 0
    """How many rows there are, drafts and unreadable ones included."""


def tells_messages(columns: Columns[MessageColumn]) -> bool:
    """Whether these columns are enough to know who wrote what and when."""
    return all(column in columns for column in (MessageColumn.FROM, MessageColumn.DATE, MessageColumn.CONTENT)) and (
        MessageColumn.CONVERSATION in columns or MessageColumn.SENDER in columns
    )


def read_messages(text: str, place: Place) -> Messages:
    """The messages, in the order of the file. Raises UserError where the text has no such columns."""
    table = read_table(text)
    columns = find_columns(table.rows, MESSAGE_COLUMNS)
    if columns is None or not tells_messages(columns):
        raise UserError(
            _("This file has no columns of LinkedIn messages."),
            _("It should have CONVERSATION ID, FROM, SENDER PROFILE URL, TO, DATE and CONTENT."),
        )
    unclosed = columns.unclosed_below(table)
    problems = place.unclosed_quotes(unclosed, skipped=False)
    messages: list[Message] = []
    rows = [row for row in columns.rows_below(table) if any(cell.strip() for cell in row.cells)]
    for row in rows:
        if _is_draft(columns, row):
            continue
        date = columns.text(row, MessageColumn.DATE)
        try:
            messages.append(_message(columns, row, parse_moment(date)))
        except DateNotUnderstood:
            reason = _("the date “{text}” is not understood, so this message was left out")
            problems.append(Problem(place.line(row.line), reason.format(text=clean_line(date, 40)), skipped=False))
    return Messages(tuple(messages), tuple(problems), len(rows) + len(unclosed))


def _is_draft(columns: Columns[MessageColumn], row: Row) -> bool:
    flags = (MessageColumn.MESSAGE_DRAFT, MessageColumn.CONVERSATION_DRAFT)
    return any(columns.text(row, flag).strip().lower() in _YES for flag in flags)


def _message(columns: Columns[MessageColumn], row: Row, sent: datetime) -> Message:
    recipients = (normalise_profile(url) for url in _URL_END.split(columns.text(row, MessageColumn.RECIPIENTS)))
    content = plain_text(columns.text(row, MessageColumn.CONTENT), LONGEST_MESSAGE)
    if not content and columns.text(row, MessageColumn.ATTACHMENTS).strip():
        content = "📎"
    return Message(
        line=row.line,
        conversation=clean_line(columns.text(row, MessageColumn.CONVERSATION)),
        sender=normalise_profile(columns.text(row, MessageColumn.SENDER)),
        sender_name=clean_line(columns.text(row, MessageColumn.FROM)),
        recipients=tuple(dict.fromkeys(profile for profile in recipients if profile)),
        recipient_names=clean_line(columns.text(row, MessageColumn.TO), LONGEST_MESSAGE),
        sent=sent,
        subject=clean_line(columns.text(row, MessageColumn.SUBJECT)),
        content=content,
    )
