"""Contacts as a table that a spreadsheet opens: CSV with one line a contact. For the actions that export.

The names of the columns are the same in every language, so that what is built on them keeps working.

A spreadsheet runs a cell that starts with `=`, `+`, `-`, `@`, a tab or a line end as a formula, and a name or a note
may have been written by somebody who knows that. Such text gets an apostrophe in front (also where it has one already),
so taking one apostrophe away from a cell that starts with apostrophes and such a character gives the text back.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from typing import TextIO

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.do_not_contact import may_be_handed_on
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.outgoing import OutgoingContact
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import without_commands
from netwerk_tui.language import _

FORMAT_NAME = "csv"
"""What `--as` calls it."""

COLUMNS = (
    "id",
    "kind",
    "name",
    "given_name",
    "particle",
    "surname",
    "organisation",
    "role",
    "emails",
    "phones",
    "links",
    "addresses",
    "tags",
    "locality",
    "country",
    "acceptance",
    "energy",
    "category",
    "last_contact",
    "do_not_contact",
    "notes",
    "birthday",
    "motive",
    "objection",
    "context",
    "my_interest",
    "their_interest",
    "power",
    "stake",
)
PRIVATE_COLUMN = "private_notes"
"""The last column, where private notes were asked for."""

OutgoingCell = str | int | date

_SEVERAL = "; "
_SEMICOLONS = re.compile(r";+")
_POINT_KINDS = (PointKind.EMAIL, PointKind.PHONE, PointKind.LINK, PointKind.ADDRESS)
_UNSCORED = ("", "")
_MAY_BEGIN_A_FORMULA = frozenset("'=+-@\t\r\n＝＋－＠")
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write_contacts(
    stream: TextIO, contacts: Iterable[OutgoingContact], matrix: Matrix, *, private: bool, delimiter: str = ","
) -> None:
    """Write a line with the names of the columns, then a line for each contact.

    Addresses by which somebody does not want to be reached are left out. Days are YYYY-MM-DD, several values in one
    cell are separated by `; ` (a `;` of their own is doubled), lines end in CR LF, and the category is in the user's
    language. `matrix` is the one that the positions are on. The stream must be opened with `newline=""`.
    """
    writer = csv.writer(stream, lineterminator="\r\n", delimiter=delimiter)
    writer.writerow(columns(private=private))
    for contact in contacts:
        cells = cells_of(contact, matrix, private=private)
        writer.writerow([_written(cell) if cell else cell for cell in cells])


def columns(*, private: bool) -> tuple[str, ...]:
    """The names of the columns."""
    return (*COLUMNS, PRIVATE_COLUMN) if private else COLUMNS


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in _MAY_BEGIN_A_FORMULA and _FORMULA.match(text) else text


def as_written(cell: str) -> str:
    """The text that `defused` made this cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def apart(cell: str) -> list[str]:
    """The values that a cell of several holds."""
    told = _SEMICOLONS.sub(lambda run: ";" * (len(run[0]) // 2) + "\n" * (len(run[0]) % 2), cell)
    return [value for value in map(str.strip, told.split("\n")) if value]


def _together(values: Iterable[str]) -> str:
    """The values in one cell, as `apart` takes them from it."""
    return _SEVERAL.join(value.replace(";", ";;") for value in values)


def cells_of(contact: OutgoingContact, matrix: Matrix, *, private: bool) -> list[OutgoingCell]:
    """What each column holds; empty text where there is nothing."""
    cells: list[OutgoingCell] = [
        contact.id,
        contact.kind,
        full_name(contact.given_name, contact.particle, contact.surname),
        contact.given_name,
        contact.particle,
        contact.surname,
        contact.organisation,
        contact.role,
        *_points(contact),
        _together(contact.tags),
        contact.locality,
        contact.country,
        *_place(contact.position, matrix),
        contact.last_contact or "",
        contact.do_not_contact,
        contact.notes,
        _birthday(contact.birthday),
        contact.motive,
        contact.objection,
        contact.context,
        *(contact.interest or _UNSCORED),
        *(contact.power or _UNSCORED),
    ]
    return [*cells, contact.private_notes] if private else cells


def _place(position: Cell | None, matrix: Matrix) -> tuple[str | int, str | int, str]:
    if position is None or position not in matrix:
        return "", "", ""
    return position.vertical, position.horizontal, _(matrix.category_of(position).label)


def _points(contact: OutgoingContact) -> list[str]:
    """What the columns of addresses hold, in their order."""
    found: dict[PointKind, list[str]] = {kind: [] for kind in _POINT_KINDS}
    for kind, value in contact.points:
        found[kind].append(value)
    refuses = contact.do_not_contact
    return [
        _together(values) if values and (not refuses or may_be_handed_on(refuses, kind)) else ""
        for kind, values in found.items()
    ]


def _birthday(birthday: Birthday | None) -> str:
    """Such as `1980-05-17`, or `--05-17` without a year."""
    if birthday is None:
        return ""
    year = f"{birthday.year:04}" if birthday.year else "-"
    return f"{year}-{birthday.month:02}-{birthday.day:02}"


def _written(cell: OutgoingCell) -> str | int:
    if isinstance(cell, str):
        return defused(without_commands(cell))
    return cell.isoformat() if isinstance(cell, date) else cell
