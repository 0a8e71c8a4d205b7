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
from typing import TextIO

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.outgoing import OutgoingContact
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
)
PRIVATE_COLUMN = "private_notes"
"""The last column, where private notes were asked for."""

_SEVERAL = "; "
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write_contacts(stream: TextIO, contacts: Iterable[OutgoingContact], matrix: Matrix, *, private: bool) -> None:
    """Write a line with the names of the columns, then a line for each contact.

    Days are YYYY-MM-DD, several values in one cell are separated by `; `, lines end in CR LF, and the category is in
    the user's language. `matrix` is the one that the positions are on. The stream must be opened with `newline=""`.
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([*COLUMNS, PRIVATE_COLUMN] if private else COLUMNS)
    for contact in contacts:
        cells = _cells(contact, matrix)
        writer.writerow([*cells, defused(contact.private_notes)] if private else cells)


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_written(cell: str) -> str:
    """The text that `defused` made this cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cells(contact: OutgoingContact, matrix: Matrix) -> list[str | int]:
    return [
        contact.id,
        contact.kind,
        defused(full_name(contact.given_name, contact.particle, contact.surname)),
        defused(contact.given_name),
        defused(contact.particle),
        defused(contact.surname),
        defused(contact.organisation),
        defused(contact.role),
        *(_points(contact, kind) for kind in (PointKind.EMAIL, PointKind.PHONE, PointKind.LINK, PointKind.ADDRESS)),
        defused(_SEVERAL.join(contact.tags)),
        defused(contact.locality),
        defused(contact.country),
        *_place(contact.position, matrix),
        "" if contact.last_contact is None else contact.last_contact.isoformat(),
        defused(contact.do_not_contact),
        defused(contact.notes),
    ]


def _place(position: Cell | None, matrix: Matrix) -> tuple[str | int, str | int, str]:
    if position is None or position not in matrix:
        return "", "", ""
    return position.vertical, position.horizontal, defused(_(matrix.category_of(position).label))


def _points(contact: OutgoingContact, kind: PointKind) -> str:
    return defused(_SEVERAL.join(value for each, value in contact.points if each is kind))
