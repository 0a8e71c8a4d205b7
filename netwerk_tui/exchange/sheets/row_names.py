"""What somebody is called, by the cells of their row. For the reader of people."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.names import PersonName, parse_name, split_surname
from netwerk_tui.exchange.sheets.cells import Cells, line_of
from netwerk_tui.exchange.sheets.fields import SheetField


def own_name(cells: Cells) -> PersonName:
    """The name in a table of netwerk's own, where every part of it is in its column."""
    return PersonName(
        line_of(cells, SheetField.GIVEN_NAME), line_of(cells, SheetField.PARTICLE), line_of(cells, SheetField.SURNAME)
    )


def any_name(cells: Cells) -> PersonName:
    """The name, from its parts where there are any; empty where the row has none."""
    given, last = line_of(cells, SheetField.GIVEN_NAME), line_of(cells, SheetField.SURNAME)
    particle = line_of(cells, SheetField.PARTICLE)
    middle = line_of(cells, SheetField.MIDDLE_NAME)
    if not given and not last:
        return parse_name(line_of(cells, SheetField.NAME) or line_of(cells, SheetField.NICKNAME))
    if not particle and last:
        particle, last = split_surname(last)
    if middle and not particle and split_surname(f"{middle} {last}") == (middle, last):
        particle = middle
    elif middle:
        given = f"{given} {middle}".strip()
    return PersonName(given, particle, last)


def name_in_address(points: Sequence[IncomingPoint]) -> PersonName:
    """A name to begin with for somebody of whom there is an e-mail address alone."""
    email = next((point.value for point in points if point.kind is PointKind.EMAIL), "")
    return PersonName(email, "", "")
