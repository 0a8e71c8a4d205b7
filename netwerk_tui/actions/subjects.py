"""Everything that is kept about one person, for that person: the right of access. Others in it stay unnamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.erasure import Mention, Names
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _
from netwerk_tui.store.erasure import mentions_of
from netwerk_tui.store.erasure_traces import traces_of
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.subject import (
    LoggedChange,
    SubjectRow,
    logged_changes,
    rows_in,
    spellings_of_others,
    subject_rows,
)


@dataclass(frozen=True, slots=True)
class SubjectReport:
    """All that is kept about somebody. Values are JSON values; nobody else is named in them."""

    contact: ContactId
    name: str
    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    """Rows by table, each by column."""
    mentions: tuple[Mention, ...]
    """Texts about others that name the person."""
    history: tuple[LoggedChange, ...]
    """What was done with the person's rows, oldest first."""


def subject_report(network: Network, contact: ContactId) -> SubjectReport:
    """All that is kept about this contact, private notes included. Raises NotFound for one that is gone."""
    with network.database.reading() as connection:
        people = contact_rows(connection, [contact])
        if not people:
            raise NotFound(_("There is no contact {contact}.").format(contact=contact))
        others = Names(spellings_of_others(connection, contact))
        rows = subject_rows(connection, contact)
        mentions = mentions_of(connection, traces_of(connection, contact))
        history = logged_changes(connection, contact)
    return SubjectReport(
        contact=contact,
        name=people[0].name,
        tables={table: [_value(row, others) for row in found] for table, found in rows_in(rows)},
        mentions=tuple(Mention(each.table, each.id, each.column, others.redacted(each.text)) for each in mentions),
        history=tuple(LoggedChange(each.entry, each.at, each.actor, others.redacted(each.title)) for each in history),
    )


def _value(row: SubjectRow, others: Names) -> dict[str, Any]:
    """The row as JSON values, with nobody else named in its texts."""
    return {column: others.redacted_in(_plain(value)) for column, value in row.values.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value
