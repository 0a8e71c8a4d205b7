"""The people in LinkedIn's `Connections.csv`, of any year and in any of its languages. For the LinkedIn readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingContact, IncomingPoint, Problem
from netwerk_tui.domain.names import PersonName
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.exchange.columns import Columns, find_columns
from netwerk_tui.exchange.delimited import Row, read_table
from netwerk_tui.exchange.linkedin.dates import DateNotUnderstood, days_come_first, parse_moment
from netwerk_tui.exchange.linkedin.names import written_name
from netwerk_tui.exchange.linkedin.own_notes import OwnNotes
from netwerk_tui.exchange.linkedin.profile import normalise_profile, profile_link
from netwerk_tui.exchange.place import Place
from netwerk_tui.language import _


class ConnectionColumn(StrEnum):
    """What a column of the file tells."""

    GIVEN_NAME = "given name"
    SURNAME = "surname"
    URL = "url"
    EMAIL = "e-mail"
    COMPANY = "company"
    POSITION = "position"
    CONNECTED_ON = "connected on"


_NAMES_OF_COLUMNS: Mapping[ConnectionColumn, str] = {
    ConnectionColumn.GIVEN_NAME: "firstname givenname voornaam vorname prenom nombre primeironome",
    ConnectionColumn.SURNAME: (
        "lastname surname familyname achternaam familienaam nachname nom nomdefamille apellidos apellido cognome"
        " sobrenome"
    ),
    ConnectionColumn.URL: "url profileurl linkedinurl profiellink profielurl profilurl urlduprofil",
    ConnectionColumn.EMAIL: (
        "emailaddress email emailadres mailadres emailadresse adresseemail adresseelectronique courriel"
        " direcciondecorreoelectronico correoelectronico indirizzoemail enderecodeemail"
    ),
    ConnectionColumn.COMPANY: (
        "company bedrijf organisatie onderneming unternehmen firma entreprise societe empresa azienda"
    ),
    ConnectionColumn.POSITION: (
        "position positie functie functietitel jobtitle poste fonction cargo puesto posizione posicao"
    ),
    ConnectionColumn.CONNECTED_ON: (
        "connectedon connecteddate verbondenop verbondensinds connectiesinds connectieop connectiedatum"
        " verbundenam verbundenseit kontaktseit connectele connectedepuis connecteele connectedle datedeconnexion"
        " enrelationdepuis conectadoel fechadeconexion conectadodesde collegatoil conectadoem"
    ),
}
CONNECTION_COLUMNS: Mapping[str, ConnectionColumn] = {
    name: column for column, names in _NAMES_OF_COLUMNS.items() for name in names.split()
}

BY_EMAIL, BY_NAME = "mailto:", "name:"
"""How the external ids begin of people whose profile the export does not tell."""

_NAMED = (ConnectionColumn.GIVEN_NAME, ConnectionColumn.SURNAME)
_TELLING = (*_NAMED, ConnectionColumn.URL, ConnectionColumn.EMAIL, ConnectionColumn.COMPANY, ConnectionColumn.POSITION)

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


@dataclass(frozen=True, slots=True)
class Connection:
    """A person of the file, with the name exactly as LinkedIn writes it in its other files."""

    contact: IncomingContact
    full_name: str


@dataclass(frozen=True, slots=True)
class Connections:
    """All that the file holds. People, skipped problems and blank rows together are its rows."""

    people: tuple[Connection, ...] = ()
    problems: tuple[Problem, ...] = ()
    blank_rows: int = 0


def names_people(columns: Columns[ConnectionColumn]) -> bool:
    """Whether there is a column for at least a part of the name."""
    return any(column in columns for column in _NAMED)


def read_connections(text: str, place: Place) -> Connections:
    """The people, in the order of the file. Raises UserError where the text has no such columns.

    Somebody who stands there twice is one person, with the details of both rows.
    """
    table = read_table(text)
    columns = find_columns(table.rows, CONNECTION_COLUMNS)
    if columns is None or not names_people(columns):
        raise UserError(
            _("This file has no columns with the names of LinkedIn connections."),
            _("It should have First Name, Last Name, URL, Email Address, Company, Position and Connected On."),
        )
    rows = columns.rows_below(table)
    gathering = _Gathering(
        columns,
        place,
        day_first=days_come_first(columns.text(row, ConnectionColumn.CONNECTED_ON) for row in rows),
    )
    for row in rows:
        gathering.take(row)
    gathering.problems += place.unclosed_quotes(columns.unclosed_below(table), skipped=True)
    return Connections(tuple(gathering.people), tuple(gathering.problems), gathering.blank_rows)


class _Gathering:
    """The people found so far."""

    def __init__(self, columns: Columns[ConnectionColumn], place: Place, day_first: bool) -> None:
        self._columns = columns
        self._place = place
        self._day_first = day_first
        self._own_notes = OwnNotes(1 + max(columns.positions.values()))
        self._position_of: dict[str, int] = {}
        self.people: list[Connection] = []
        self.problems: list[Problem] = []
        self.blank_rows = 0

    def take(self, row: Row) -> None:
        """Count the row as a person, as blank or as a problem; exactly one of them."""
        where = self._place.line(row.line)
        if self._own_notes.holds(row):
            self.blank_rows += 1
            return
        if not any(self._text(row, column) for column in _TELLING):
            self.blank_rows += 1
            return
        first, last = self._text(row, ConnectionColumn.GIVEN_NAME), self._text(row, ConnectionColumn.SURNAME)
        name = written_name(first, last)
        if not name.given_name and not name.surname:
            self.problems.append(Problem(where, _("the row has no name")))
            return
        full_name = clean_line(f"{first} {last}")
        contact = self._contact(row, where, name, fold(full_name))
        earlier = self._position_of.get(contact.external_id)
        if earlier is None:
            self._position_of[contact.external_id] = len(self.people)
            self.people.append(Connection(contact, full_name))
            return
        known = self.people[earlier]
        self.people[earlier] = replace(known, contact=_joined(known.contact, contact))
        self.problems.append(
            Problem(where, _("the same person as on {where}, joined with that row").format(where=known.contact.where))
        )

    def _text(self, row: Row, column: ConnectionColumn) -> str:
        return clean_line(self._columns.text(row, column))

    def _contact(self, row: Row, where: str, name: PersonName, folded_name: str) -> IncomingContact:
        profile = normalise_profile(self._columns.text(row, ConnectionColumn.URL))
        emails = _addresses(self._text(row, ConnectionColumn.EMAIL))
        company = self._text(row, ConnectionColumn.COMPANY)
        connected_on = self._day(row, where)
        points = [IncomingPoint(PointKind.EMAIL, email) for email in emails]
        if profile:
            points.append(IncomingPoint(PointKind.LINK, profile_link(profile), "LinkedIn"))
        return IncomingContact(
            where=where,
            external_id=profile or self._id_without_profile(emails, folded_name, connected_on, company),
            given_name=name.given_name,
            particle=name.particle,
            surname=name.surname,
            organisation=company,
            role=self._text(row, ConnectionColumn.POSITION),
            points=tuple(points),
            connected_on=connected_on,
        )

    def _id_without_profile(self, emails: list[str], folded_name: str, day: date | None, company: str) -> str:
        """Exports before 2023 tell no profile.

        Then it is the e-mail address, unless somebody with another name has it too; else the name with the day of
        connecting, which unlike the company stays when people change jobs.
        """
        if emails:
            by_email = BY_EMAIL + emails[0].lower()
            earlier = self._position_of.get(by_email)
            if earlier is None or fold(self.people[earlier].full_name) == folded_name:
                return by_email
        return f"{BY_NAME}{folded_name}/{day.isoformat() if day else fold(company)}"

    def _day(self, row: Row, where: str) -> date | None:
        text = self._text(row, ConnectionColumn.CONNECTED_ON)
        if not text:
            return None
        try:
            return parse_moment(text, self._day_first).date()
        except DateNotUnderstood:
            reason = _("the date “{text}” is not understood, so it was left empty").format(text=clean_line(text, 40))
            self.problems.append(Problem(where, reason, skipped=False))
            return None


def _addresses(text: str) -> list[str]:
    """The e-mail addresses of the cell, usually none or one."""
    return [word for word in text.replace(";", " ").replace(",", " ").split() if _EMAIL.fullmatch(word)]


def _joined(first: IncomingContact, second: IncomingContact) -> IncomingContact:
    """The first with what only the second tells."""
    return replace(
        first,
        organisation=first.organisation or second.organisation,
        role=first.role or second.role,
        points=tuple(dict.fromkeys(first.points + second.points)),
        connected_on=first.connected_on or second.connected_on,
    )
