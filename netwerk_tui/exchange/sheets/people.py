"""The people in the rows of a sheet, by what its columns tell. For the readers of sheets.

Every row becomes a person, a problem or a blank row; nothing is lost without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from sys import intern

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.incoming import (
    IncomingContact,
    IncomingJob,
    IncomingMoment,
    IncomingPoint,
    IncomingPromise,
    IncomingScore,
    Problem,
)
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST, Axis, Matrix
from netwerk_tui.domain.names import PersonName
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.progress import Progress, watched
from netwerk_tui.domain.text import clean_block, clean_line, fold
from netwerk_tui.exchange.contacts_csv import apart, as_written
from netwerk_tui.exchange.delimited import Row
from netwerk_tui.exchange.linkedin.dates import days_come_first
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.sheets import values
from netwerk_tui.exchange.sheets.addresses import ADDRESS_PARTS, Addresses
from netwerk_tui.exchange.sheets.capacities import CAPACITY_FIELDS, capacities_in
from netwerk_tui.exchange.sheets.cells import Cells, FilledCell, block_of, line_of
from netwerk_tui.exchange.sheets.fields import SheetField
from netwerk_tui.exchange.sheets.mapping import SheetMapping
from netwerk_tui.exchange.sheets.refusals import refusal
from netwerk_tui.exchange.sheets.row_names import any_name, name_in_address, own_name
from netwerk_tui.exchange.sheets.table import SheetTable
from netwerk_tui.language import _

_LONGEST_POINT = 300
_BLOCKS = frozenset({SheetField.NOTES, SheetField.PRIVATE_NOTES, SheetField.CONTEXT, SheetField.OBJECTION})
_PLANES: tuple[tuple[Matrix, SheetField, SheetField], ...] = (
    (ACCEPTANCE_ENERGY, SheetField.ACCEPTANCE, SheetField.ENERGY),
    (MUTUAL_INTEREST, SheetField.MY_INTEREST, SheetField.THEIR_INTEREST),
    (POWER_INTEREST, SheetField.POWER, SheetField.STAKE),
)
_POINTS = {
    SheetField.EMAIL: PointKind.EMAIL,
    SheetField.PHONE: PointKind.PHONE,
    SheetField.LINK: PointKind.LINK,
    SheetField.ADDRESS: PointKind.ADDRESS,
}
_BETWEEN = {SheetField.TAGS: ";", SheetField.DO_NOT_CONTACT: "; "}
"""What stands between the cells of several columns that tell one text; of others it is a line end."""
_BIRTHDAYS = frozenset({SheetField.BIRTHDAY, SheetField.BIRTH_DAY, SheetField.BIRTH_MONTH})
_CHANNEL_OF_HEADING = {"gebeld": Channel.CALL, "call": Channel.CALL, "mail": Channel.MESSAGE}
_ONE_SIDED = frozenset({Channel.MESSAGE, Channel.LETTER, Channel.POST, Channel.LIKE, Channel.BROADCAST, Channel.NOTE})


class _Together(Enum):
    """What becomes of the cells of several columns that tell the same field."""

    ONE = auto()
    """They are read as one text."""
    APART = auto()
    """Each is a value of its own."""
    CAPACITY = auto()
    """They are roles and organisations, which belong together two by two."""


_TOGETHER: dict[SheetField, _Together] = {
    **dict.fromkeys((*_POINTS, *ADDRESS_PARTS), _Together.APART),
    **dict.fromkeys(CAPACITY_FIELDS, _Together.CAPACITY),
}


@dataclass
class People:
    """What was found so far."""

    contacts: list[IncomingContact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blank_rows: int = 0


def read_people(
    table: SheetTable,
    mapping: SheetMapping,
    progress: Progress,
    *,
    is_own: bool = False,
    is_defused: bool = False,
    only_once: bool = False,
) -> People:
    """Everybody in the table, in its order. With `only_once` the table has no rows any more afterwards.

    In a table of netwerk's own every part of a name is in its column, and values are apart by `;` alone; in its CSV
    text that looks like a formula is defused.
    """
    reader = _Reader(table, mapping, is_own, is_defused)
    count = len(table.rows)
    rows = _taken_out(table.rows) if only_once and isinstance(table.rows, list) else iter(table.rows)
    for row in watched(rows, count, progress):
        reader.take(row)
    reader.people.problems += Place().unclosed_quotes(table.unclosed, skipped=True)
    return reader.people


def _taken_out(rows: list[Row]) -> Iterator[Row]:
    """The rows in their order, of which none is kept: they take as much memory as the people that they become."""
    rows.reverse()
    while rows:
        yield rows.pop()


class _Reader:
    """Takes one row after the other."""

    def __init__(self, table: SheetTable, mapping: SheetMapping, is_own: bool, is_defused: bool) -> None:
        self._columns = [
            (position, column.field, column, _TOGETHER.get(column.field, _Together.ONE))
            for position, column in enumerate(mapping.columns)
            if column.field is not None and column.field is not SheetField.IGNORED
        ]
        tells = frozenset(kind for _position, kind, _column, _together in self._columns)
        self._tells_birthdays = not tells.isdisjoint(_BIRTHDAYS)
        self._planes = [plane for plane in _PLANES if tells.intersection(plane[1:])]
        self._is_own, self._is_defused = is_own, is_defused
        self._day_first: dict[SheetField, bool] = {
            column.field: _days_come_first(table, position)
            for position, column in enumerate(mapping.columns)
            if column.field in (SheetField.BIRTHDAY, SheetField.LAST_CONTACT, SheetField.FOLLOW_UP_DUE)
        }
        self._usual_channel = _usual_channel(mapping)
        self._where = ""
        self.people = People()

    def take(self, row: Row) -> None:
        """Count the row as a person, as blank or as a problem; exactly one of them."""
        self._where = Place().line(row.line)
        single: dict[SheetField, str] = {}
        several: list[FilledCell] = []
        capacities: list[FilledCell] = []
        label, labelled = "", -1
        cells = row.cells
        width = len(cells)
        for position, kind, column, together in self._columns:
            text = cells[position] if position < width else ""
            if not text or text.isspace():
                continue
            if self._is_defused:
                text = as_written(text)
            if kind is SheetField.DO_NOT_CONTACT and not self._is_own:
                text = refusal(column.name, text)
                if not text:
                    continue
            if together is _Together.APART:
                several.append((kind, column, text, label if position == labelled else ""))
            elif together is _Together.CAPACITY:
                capacities.append((kind, column, text, ""))
            elif kind is SheetField.LABEL:
                label, labelled = clean_line(text, 40).lstrip("* ").lower(), position + 1
            elif kind in single:
                between = _BETWEEN.get(kind, "\n")
                single[kind] = f"{single[kind]}{between}{text}"
            else:
                single[kind] = text
        if not single and not several and not capacities:
            self.people.blank_rows += 1
            return
        if len(single) + len(several) + len(capacities) == 1 and _is_remark(cells):
            self._skip(_("a remark in the sheet, and nobody"))
            return
        person = self._person(single, several, capacities_in(capacities))
        if person is None:
            self._skip(_("the row has no name"))
        else:
            self.people.contacts.append(person)

    def _person(
        self, single: Cells, several: Sequence[FilledCell], capacities: Sequence[IncomingJob]
    ) -> IncomingContact | None:
        first = capacities[0] if capacities else IncomingJob("")
        address = Addresses(several)
        points = (*self._points(several, address.country), *address.points())
        kind, name, organisation = self._named(single, first.organisation, points)
        if not name.given_name and not name.surname:
            return None
        dossier = line_of(single, SheetField.DOSSIER)
        scores = self._scores(single, dossier)
        moments = self._moments(single, dossier)
        tags = self._tags(single)
        if dossier and not scores and not moments:
            tags.append(dossier)
        # Many people share a name, a role or a town: kept once, they take 20 MB less of 100,000 people.
        return IncomingContact(
            where=self._where,
            external_id=line_of(single, SheetField.ID),
            given_name=intern(name.given_name),
            particle=intern(name.particle),
            surname=intern(name.surname),
            organisation=organisation,
            role=intern(first.role),
            further_jobs=tuple(capacities[1:]),
            points=points,
            tags=tuple(dict.fromkeys(clean_line(tag, 80) for tag in tags)) if tags else (),
            notes=_notes(single, name),
            kind=kind,
            locality=intern(address.locality),
            country=intern(address.country),
            birthday=self._birthday(single),
            motive=line_of(single, SheetField.MOTIVE),
            objection=block_of(single, SheetField.OBJECTION),
            context=block_of(single, SheetField.CONTEXT),
            private_notes=block_of(single, SheetField.PRIVATE_NOTES),
            do_not_contact=line_of(single, SheetField.DO_NOT_CONTACT),
            scores=scores,
            moments=moments,
            promises=self._promises(single),
        )

    def _named(
        self, single: Cells, organisation: str, points: Sequence[IncomingPoint]
    ) -> tuple[ContactKind, PersonName, str]:
        """What the contact is and is called, and the organisation beside that; an empty name where nothing tells."""
        name = own_name(single) if self._is_own else any_name(single)
        kind = self._kind(single)
        if not name.given_name and not name.surname:
            if organisation:
                return ContactKind.ORGANISATION, PersonName("", "", organisation), ""
            return kind, name_in_address(points), organisation
        if kind is ContactKind.ORGANISATION:
            whole = " ".join(part for part in (name.given_name, name.particle, name.surname) if part)
            is_itself = not self._is_own and fold(organisation) == fold(whole)
            return kind, PersonName("", "", whole), "" if is_itself else organisation
        return kind, name, organisation

    def _tags(self, single: Cells) -> list[str]:
        text = single.get(SheetField.TAGS, "")
        if not text:
            return []
        return apart(text) if self._is_own else values.words_of_list(text)

    def _kind(self, single: Cells) -> ContactKind:
        if SheetField.KIND not in single:
            return ContactKind.PERSON
        word = fold(single[SheetField.KIND])
        return ContactKind.ORGANISATION if word in _ORGANISATION_WORDS else ContactKind.PERSON

    def _points(self, several: Sequence[FilledCell], country: str) -> list[IncomingPoint]:
        found: list[IncomingPoint] = []
        for kind, column, text, label in several:
            if kind not in _POINTS:
                continue
            label = label or column.group.rstrip(" 0123456789")
            if kind is SheetField.EMAIL:
                emails = values.emails_in(text)
                if not emails:
                    self._remark(_("“{text}” is not an e-mail address, so it was left out"), text)
                found += (IncomingPoint(PointKind.EMAIL, clean_line(email, _LONGEST_POINT), label) for email in emails)
                continue
            if kind is SheetField.ADDRESS and not self._is_own:
                address = ", ".join(line for line in clean_block(text).replace(" ::: ", "\n").split("\n") if line)
                found.append(IncomingPoint(PointKind.ADDRESS, clean_line(address, _LONGEST_POINT), label))
                continue
            is_phone = kind is SheetField.PHONE and not self._is_own
            for part in values.phones_in(text) if is_phone else self._apart(text):
                value = self._phone(part, country) if is_phone else part
                if value:
                    found.append(IncomingPoint(_POINTS[kind], clean_line(value, _LONGEST_POINT), label))
        return found

    def _apart(self, text: str) -> list[str]:
        return apart(text) if self._is_own else values.parts(text)

    def _phone(self, text: str, country: str) -> str:
        try:
            number = values.phone_number(text, country)
        except values.NotAValue:
            self._remark(_("the spreadsheet cut off the phone number “{text}”, so it was left out"), text)
            return ""
        if sum(map(str.isdigit, number)) < 3:
            if number.strip("-?. "):
                self._remark(_("“{text}” is not a phone number, so it was left out"), text)
            return ""
        return number

    def _scores(self, single: Cells, dossier: str) -> tuple[IncomingScore, ...]:
        found: list[IncomingScore] = []
        for matrix, vertical_field, horizontal_field in self._planes:
            if vertical_field not in single and horizontal_field not in single:
                continue
            vertical = self._score(single, vertical_field, matrix.vertical)
            horizontal = self._score(single, horizontal_field, matrix.horizontal)
            if vertical is not None and horizontal is not None:
                found.append(IncomingScore(matrix.id, vertical, horizontal, dossier if matrix.per_dossier else ""))
            elif not (vertical_field in single and horizontal_field in single):
                lacking = matrix.horizontal if vertical_field in single else matrix.vertical
                self._remark(_("without a score for {text} there is no position, so it was left out"), _(lacking.label))
        return tuple(found)

    def _score(self, single: Cells, kind: SheetField, axis: Axis) -> int | None:
        text = single.get(kind, "").strip()
        if not text or text in "-?":
            return None
        try:
            value = values.whole_number(text)
        except values.NotAValue:
            value = axis.low - 1
        if value in axis.values:
            return value
        reason = _("{axis} “{text}” is not a whole number from {low} to {high}, so it was left out")
        shown = reason.format(axis=_(axis.label), text=clean_line(text, 40), low=axis.low, high=axis.high)
        self.people.problems.append(Problem(self._where, shown, skipped=False))
        return None

    def _moments(self, single: Cells, dossier: str) -> tuple[IncomingMoment, ...]:
        if SheetField.LAST_CONTACT not in single:
            return ()
        day = self._day(single, SheetField.LAST_CONTACT)
        if day is None:
            return ()
        channel = values.channel_in(single.get(SheetField.CHANNEL, "")) or self._usual_channel
        direction = Direction.OUT if channel in _ONE_SIDED else Direction.MUTUAL
        return (IncomingMoment(day, channel, direction, block_of(single, SheetField.CONVERSATION), dossier),)

    def _promises(self, single: Cells) -> tuple[IncomingPromise, ...]:
        text = line_of(single, SheetField.FOLLOW_UP)
        if not text:
            return ()
        return (IncomingPromise(text, self._day(single, SheetField.FOLLOW_UP_DUE)),)

    def _day(self, single: Cells, kind: SheetField) -> date | None:
        text = single.get(kind, "")
        try:
            return values.day_in(text, day_first=self._day_first.get(kind, True)) if text else None
        except values.NotAValue:
            self._remark(_("the date “{text}” is not understood, so it was left empty"), text)
            return None

    def _birthday(self, single: Cells) -> Birthday | None:
        if not self._tells_birthdays:
            return None
        text = single.get(SheetField.BIRTHDAY, "")
        try:
            if text:
                return values.birthday_in(text, day_first=self._day_first.get(SheetField.BIRTHDAY, True))
            day, month = single.get(SheetField.BIRTH_DAY, ""), single.get(SheetField.BIRTH_MONTH, "")
            if not day or not month:
                return None
            year = single.get(SheetField.BIRTH_YEAR, "")
            return values.birthday_of(
                values.whole_number(year) if year else None, values.whole_number(month), values.whole_number(day)
            )
        except values.NotAValue:
            self._remark(_("the date “{text}” is not understood, so it was left empty"), text or f"{day}-{month}")
            return None

    def _skip(self, reason: str) -> None:
        self.people.problems.append(Problem(self._where, reason))

    def _remark(self, reason: str, text: str) -> None:
        shown = reason.format(text=clean_line(text, 40))
        self.people.problems.append(Problem(self._where, shown, skipped=False))


_ORGANISING = "organisation organization organisatie bedrijf company firma entreprise stichting vereniging instelling"
_LIVING_TOGETHER = "household huishouden gezin haushalt menage"
_ORGANISATION_WORDS = frozenset([*_ORGANISING.split(), *_LIVING_TOGETHER.split(), "true", "waar", "wahr", "vrai"])
"""Also what stands in a column “is a company”; a household has a name as an organisation has one, and is no person."""

_FEWEST_WORDS_OF_A_REMARK = 9
_FEWEST_WORDS_OF_A_LINE = 5


def _is_remark(cells: Sequence[str]) -> bool:
    """Whether a row whose only text is this is no name, such as the last line of a report with whose property it is."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    words = len(filled[0].split()) if len(filled) == 1 else 0
    return words >= (_FEWEST_WORDS_OF_A_LINE if len(cells) == 1 else _FEWEST_WORDS_OF_A_REMARK)


def _notes(single: Cells, name: PersonName) -> str:
    """The notes, with the nickname where it is none of the name's own words."""
    notes = block_of(single, SheetField.NOTES)
    nickname = line_of(single, SheetField.NICKNAME)
    if not nickname or fold(nickname) in fold(f"{name.given_name} {name.surname}"):
        return notes
    return "\n".join(part for part in (_("Nickname: {name}").format(name=nickname), notes) if part)


def _days_come_first(table: SheetTable, position: int) -> bool:
    """Whether 3/4 is the third of April: unless a date of the column can only be meant with the month first."""
    cells = [row.cells[position] for row in table.rows[:5000] if position < len(row.cells)]
    return days_come_first(cells) or not values.months_come_first(cells)


def _usual_channel(mapping: SheetMapping) -> Channel:
    """How there was contact where no column says so: as the name of the column with the day has it, else a meeting."""
    for column in mapping.columns:
        if column.field is SheetField.LAST_CONTACT:
            name = fold(column.name)
            return next((channel for word, channel in _CHANNEL_OF_HEADING.items() if word in name), Channel.MEETING)
    return Channel.MEETING
