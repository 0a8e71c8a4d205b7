"""What stands in the ledgers of dealings, over all contacts: a query or two for each page, with the names in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.asks import AskStatus, Tell, TellStatus
from netwerk_tui.domain.dealings import Celebrated, Dealing, Ledger, Record
from netwerk_tui.domain.gratitude import ContributionKind, Favour, GiveAndGet, OwedThanks, Success, Thanks
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.themes import RaisedConcern
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.asks_put import was_put_this_year
from netwerk_tui.store.reads.dealings import ask_in, concern_in, concerns
from netwerk_tui.store.reads.thanks_owed import is_unthanked_answer, is_unthanked_promise

_NAME_PARTS = ("given_name", "particle", "surname")


def dealings_in(connection: sa.Connection, ledger: Ledger, today: date) -> list[Dealing]:
    """What stands in a ledger, in no order; nothing for the successes, which are no dealing with one contact."""
    match ledger:
        case Ledger.ASKS:
            return all_asks(connection)
        case Ledger.TELLS:
            return all_tells(connection)
        case Ledger.THANKS:
            owed = owed_thanks(connection, today)
            return [*(Dealing(each.contact, each.name, each) for each in owed), *all_thanks(connection)]
        case Ledger.CONCERNS:
            return all_concerns(connection)
        case Ledger.VALUE:
            return all_favours(connection)
        case Ledger.SUCCESSES:
            return []


def all_asks(connection: sa.Connection) -> list[Dealing]:
    """Every ask, in the order in which they came up."""
    rows = connection.execute(_with_dossier_and_name(tables.ask))
    return [_dealing(row, ask_in(row), row.dossier_id) for row in rows]


def all_tells(connection: sa.Connection) -> list[Dealing]:
    """Every tell, in the order in which they came up."""
    return [
        _dealing(
            row,
            Tell(row.id, row.text, TellStatus(row.status), row.dossier_name or "", row.opened_on, row.told_on),
            row.dossier_id,
        )
        for row in connection.execute(_with_dossier_and_name(tables.tell))
    ]


def all_thanks(connection: sa.Connection) -> list[Dealing]:
    """All thanks that were given."""
    query = _with_name(sa.select(tables.thanks), tables.thanks)
    return [_dealing(row, Thanks(row.id, row.day, row.text)) for row in connection.execute(query)]


def all_favours(connection: sa.Connection) -> list[Dealing]:
    """All value that went to and fro."""
    query = _with_name(sa.select(tables.favour), tables.favour)
    return [
        _dealing(row, Favour(row.id, row.day, Direction(row.direction), row.text)) for row in connection.execute(query)
    ]


def all_concerns(connection: sa.Connection) -> list[Dealing]:
    """Every concern."""
    rows = connection.execute(_with_name(concerns(), tables.concern))
    return [_dealing(row, concern_in(row), row.dossier_id) for row in rows]


def all_successes(connection: sa.Connection) -> list[Celebrated]:
    """Every success with its contributors, the newest first."""
    column, dossier = tables.success.c, tables.dossier.c
    contributors = _contributors(connection)
    query = (
        sa.select(tables.success, dossier.name.label("dossier_name"))
        .outerjoin(tables.dossier, dossier.id == column.dossier_id)
        .order_by(column.day.desc(), column.id.desc())
    )
    found = []
    for row in connection.execute(query):
        people = contributors[row.id]
        success = Success(
            id=row.id,
            name=row.name,
            text=row.text,
            day=row.day,
            dossier=row.dossier_id,
            contributors=tuple(people),
            unthanked=tuple(contact for contact, (_name, is_thanked) in people.items() if not is_thanked),
        )
        names = {contact: name for contact, (name, _is_thanked) in people.items()}
        found.append(Celebrated(success, row.dossier_name or "", names))
    return found


def owed_thanks(connection: sa.Connection, today: date) -> list[OwedThanks]:
    """Every contribution until today that has not been thanked for, the longest waiting first."""
    owed = [*_owed_for_promises(connection, today), *_owed_for_answers(connection, today)]
    owed += _owed_for_successes(connection, today)
    return sorted(owed, key=lambda each: (each.since, each.contact, each.kind, each.id))


def thanks_owed_for(connection: sa.Connection, contact: ContactId, today: date) -> list[OwedThanks]:
    """As `owed_thanks`, of one contact."""
    owed = [*_owed_for_promises(connection, today, contact), *_owed_for_answers(connection, today, contact)]
    owed += _owed_for_successes(connection, today, contact)
    return sorted(owed, key=lambda each: (each.since, each.kind, each.id))


def asks_put_and_planned(connection: sa.Connection, contact: ContactId, today: date) -> tuple[int, int]:
    """How many asks were put to a contact in the year until today, and how many still wait to be."""
    column = tables.ask.c
    put = sa.func.count().filter(was_put_this_year(today))
    planned = sa.func.count().filter(column.status == AskStatus.OPEN)
    row = connection.execute(sa.select(put, planned).where(column.contact_id == contact)).one()
    return row[0], row[1]


def asks_put(connection: sa.Connection, contacts: Sequence[ContactId], today: date) -> dict[ContactId, int]:
    """How many asks were put to each of these contacts in the year until today; those without are left out."""
    column = tables.ask.c
    query = sa.select(column.contact_id, sa.func.count()).where(was_put_this_year(today)).group_by(column.contact_id)
    found: dict[ContactId, int] = {}
    for chunk in chunks(contacts):
        rows = connection.execute(query.where(column.contact_id.in_(chunk)))
        found.update((ContactId(contact), count) for contact, count in rows)
    return found


def attention_budget_of(connection: sa.Connection, contact: ContactId) -> int | None:
    """How many asks a year were found to be enough for a contact; None where the usual number holds."""
    column = tables.contact.c
    return connection.execute(sa.select(column.attention_budget).where(column.id == contact)).scalar()


def give_and_get(connection: sa.Connection) -> dict[ContactId, GiveAndGet]:
    """How often value went to and from each contact with whom it did."""
    column = tables.favour.c
    given = sa.func.count().filter(column.direction == Direction.OUT)
    got = sa.func.count().filter(column.direction == Direction.IN)
    query = sa.select(column.contact_id, given, got).group_by(column.contact_id)
    return {ContactId(contact): GiveAndGet(out, back) for contact, out, back in connection.execute(query)}


def last_given(connection: sa.Connection, contact: ContactId) -> Favour | None:
    """The newest value that I gave to a contact."""
    column = tables.favour.c
    query = (
        sa.select(tables.favour)
        .where(column.contact_id == contact, column.direction == Direction.OUT)
        .order_by(column.day.desc(), column.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else Favour(row.id, row.day, Direction(row.direction), row.text)


def raised_concerns(connection: sa.Connection) -> list[RaisedConcern]:
    """What the table of themes counts."""
    column, theme = tables.concern.c, tables.theme.c
    query = sa.select(
        column.theme_id, theme.name, column.contact_id, column.raised_on, column.settled_on.is_not(None)
    ).outerjoin(tables.theme, theme.id == column.theme_id)
    return [
        RaisedConcern(number, name or "", contact, raised_on, bool(is_settled))
        for number, name, contact, raised_on, is_settled in connection.execute(query)
    ]


def themes(connection: sa.Connection) -> list[tuple[int, str]]:
    """Every theme's id and name, by name."""
    column = tables.theme.c
    query = sa.select(column.id, column.name).order_by(column.search_key, column.id)
    return [(row.id, row.name) for row in connection.execute(query)]


def theme_with_key(connection: sa.Connection, key: str) -> int | None:
    """The theme of this folded name."""
    column = tables.theme.c
    return connection.execute(sa.select(column.id).where(column.search_key == key)).scalar()


def concerns_under(connection: sa.Connection, theme: int) -> list[int]:
    """The ids of the concerns under a theme."""
    column = tables.concern.c
    return list(connection.scalars(sa.select(column.id).where(column.theme_id == theme).order_by(column.id)))


def contribution_ids(connection: sa.Connection, success: int) -> dict[ContactId, int]:
    """Who contributed to a success, each with the id of the row that says so."""
    column = tables.contribution.c
    query = sa.select(column.contact_id, column.id).where(column.success_id == success).order_by(column.id)
    return {ContactId(row.contact_id): row.id for row in connection.execute(query)}


def unthanked_contributors(connection: sa.Connection, success: int) -> list[ContactId]:
    """Those who contributed to a success and were not thanked for it, in the order in which they were named."""
    column = tables.contribution.c
    query = sa.select(column.contact_id).where(column.success_id == success, ~_thanked_for_success())
    return [ContactId(contact) for contact in connection.scalars(query.order_by(column.id))]


def _owed_for_promises(
    connection: sa.Connection, today: date, contact: ContactId | None = None
) -> Iterable[OwedThanks]:
    column = tables.followup.c
    query = sa.select(tables.followup).where(is_unthanked_promise(today))
    for row in connection.execute(_with_name(_of(query, column, contact), tables.followup)):
        yield _owed(row, ContributionKind.FOLLOWUP, row.text, row.done_on, row.id)


def _owed_for_answers(connection: sa.Connection, today: date, contact: ContactId | None = None) -> Iterable[OwedThanks]:
    column = tables.ask.c
    query = sa.select(tables.ask).where(is_unthanked_answer(today))
    for row in connection.execute(_with_name(_of(query, column, contact), tables.ask)):
        yield _owed(row, ContributionKind.ASK, row.topic or row.text, row.answered_on, row.id)


def _owed_for_successes(
    connection: sa.Connection, today: date, contact: ContactId | None = None
) -> Iterable[OwedThanks]:
    column, success = tables.contribution.c, tables.success.c
    query = (
        sa.select(column.contact_id, success.name.label("success_name"), success.day, success.id)
        .join(tables.success, success.id == column.success_id)
        .where(success.day <= today, ~_thanked_for_success())
    )
    for row in connection.execute(_with_name(_of(query, column, contact), tables.contribution)):
        yield _owed(row, ContributionKind.SUCCESS, row.success_name, row.day, row.id)


def _owed(row: sa.Row[Any], kind: ContributionKind, what: str, since: date, number: int) -> OwedThanks:
    return OwedThanks(ContactId(row.contact_id), _name(row), kind, what, since, number)


def _thanked_for_success() -> sa.ColumnElement[bool]:
    thanks, contribution = tables.thanks.c, tables.contribution.c
    return sa.exists().where(thanks.contact_id == contribution.contact_id, thanks.success_id == contribution.success_id)


def _contributors(connection: sa.Connection) -> defaultdict[int, dict[ContactId, tuple[str, bool]]]:
    """By success, everybody who contributed, with their names and whether they were thanked for it."""
    column = tables.contribution.c
    query = sa.select(column.success_id, column.contact_id, _thanked_for_success().label("is_thanked"))
    found: defaultdict[int, dict[ContactId, tuple[str, bool]]] = defaultdict(dict)
    for row in connection.execute(_with_name(query, tables.contribution).order_by(column.id)):
        found[row.success_id][ContactId(row.contact_id)] = (_name(row), bool(row.is_thanked))
    return found


def _with_dossier_and_name(table: sa.Table) -> sa.Select[Any]:
    dossier = tables.dossier.c
    query = sa.select(table, dossier.name.label("dossier_name"))
    return _with_name(query, table).outerjoin(tables.dossier, dossier.id == table.c.dossier_id).order_by(table.c.id)


def _with_name(query: sa.Select[Any], table: sa.Table) -> sa.Select[Any]:
    """The query with the name of the contact that a row of the table is about."""
    contact = tables.contact.c
    labels = [contact[part].label(f"contact_{part}") for part in _NAME_PARTS]
    return query.add_columns(*labels).join(tables.contact, contact.id == table.c.contact_id)


def _of(query: sa.Select[Any], column: Any, contact: ContactId | None) -> sa.Select[Any]:
    return query if contact is None else query.where(column.contact_id == contact)


def _name(row: sa.Row[Any]) -> str:
    return full_name(row.contact_given_name, row.contact_particle, row.contact_surname)


def _dealing(row: sa.Row[Any], record: Record, dossier: int | None = None) -> Dealing:
    return Dealing(ContactId(row.contact_id), _name(row), record, None if dossier is None else DossierId(dossier))
