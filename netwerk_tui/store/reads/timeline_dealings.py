"""Thanks, value, concerns and successes as items of one contact's timeline. For `timeline` alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import sqlalchemy as sa

from netwerk_tui.domain.gratitude import CONCERN_LABELS
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.reads.dealings import concerns_of

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

Recorded = Mapping[tuple[str, int], datetime]
"""When each row of a table was recorded first."""


def dealings_on_timeline(connection: sa.Connection, contact: ContactId, recorded: Recorded) -> Iterator[TimelineItem]:
    """The thanks, value, concerns and successes of one contact, in no order."""
    yield from _thanks(connection, contact, recorded)
    yield from _favours(connection, contact, recorded)
    yield from _concerns(connection, contact, recorded)
    yield from _successes(connection, contact, recorded)


def _thanks(connection: sa.Connection, contact: ContactId, recorded: Recorded) -> Iterator[TimelineItem]:
    column, success = tables.thanks.c, tables.success.c
    query = (
        sa.select(column.id, column.day, column.text, success.name.label("success"))
        .outerjoin(tables.success, success.id == column.success_id)
        .where(column.contact_id == contact)
    )
    for row in connection.execute(query):
        yield TimelineItem(
            kind=TimelineKind.THANKS,
            id=row.id,
            day=row.day,
            at=recorded.get(("thanks", row.id), _LONG_AGO),
            text=row.text or row.success or "",
            direction=Direction.OUT,
        )


def _favours(connection: sa.Connection, contact: ContactId, recorded: Recorded) -> Iterator[TimelineItem]:
    for row in connection.execute(sa.select(tables.favour).where(tables.favour.c.contact_id == contact)):
        yield TimelineItem(
            kind=TimelineKind.FAVOUR,
            id=row.id,
            day=row.day,
            at=recorded.get(("favour", row.id), _LONG_AGO),
            text=row.text,
            direction=Direction(row.direction),
        )


def _concerns(connection: sa.Connection, contact: ContactId, recorded: Recorded) -> Iterator[TimelineItem]:
    for concern in concerns_of(connection, contact):
        promise = _("promised: {text}").format(text=concern.promise) if concern.promise else ""
        result = _("result: {text}").format(text=concern.result) if concern.result else ""
        yield TimelineItem(
            kind=TimelineKind.CONCERN,
            id=concern.id,
            day=concern.raised_on,
            at=recorded.get(("concern", concern.id), _LONG_AGO),
            text="\n".join(part for part in (concern.text, promise, result) if part),
            dossier=concern.dossier_name,
            tags=(concern.theme,) if concern.theme else (),
            status=_(CONCERN_LABELS[concern.status]),
        )


def _successes(connection: sa.Connection, contact: ContactId, recorded: Recorded) -> Iterator[TimelineItem]:
    """Successes that the contact was part of; an item is the contribution, so that deleting it leaves the success."""
    column, success, dossier = tables.contribution.c, tables.success.c, tables.dossier.c
    query = (
        sa.select(column.id, column.text, success.name, success.day, dossier.name.label("dossier"))
        .join(tables.success, success.id == column.success_id)
        .outerjoin(tables.dossier, dossier.id == success.dossier_id)
        .where(column.contact_id == contact)
    )
    for row in connection.execute(query):
        yield TimelineItem(
            kind=TimelineKind.SUCCESS,
            id=row.id,
            day=row.day,
            at=recorded.get(("contribution", row.id), _LONG_AGO),
            text="\n".join(part for part in (row.name, row.text) if part),
            dossier=row.dossier or "",
        )
