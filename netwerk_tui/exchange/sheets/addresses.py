"""The addresses of one row, whose parts are in columns of one group. For the reader of people."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.countries import country_code
from netwerk_tui.exchange.sheets.cells import LONGEST_LINE, FilledCell
from netwerk_tui.exchange.sheets.fields import SheetField

ADDRESS_PARTS = frozenset(
    {
        SheetField.STREET,
        SheetField.HOUSE_NUMBER,
        SheetField.POSTCODE,
        SheetField.LOCALITY,
        SheetField.REGION,
        SheetField.COUNTRY,
    }
)
_LONGEST_ADDRESS = 300


class Addresses:
    """The addresses of one row."""

    def __init__(self, cells: Sequence[FilledCell]) -> None:
        self._groups: dict[str, dict[SheetField, str]] = {}
        self.locality = self.country = ""
        """Of the first address that has them; the country as its code where that is known."""
        self._whole = False
        for kind, column, text, _label in cells:
            if kind in ADDRESS_PARTS:
                clean = clean_line(text, LONGEST_LINE)
                parts = self._groups.setdefault(column.group, {})
                between = " " if kind is SheetField.HOUSE_NUMBER else ", "
                parts[kind] = f"{parts[kind]}{between}{clean}" if kind in parts else clean
                if kind is SheetField.LOCALITY:
                    self.locality = self.locality or clean
                elif kind is SheetField.COUNTRY:
                    self.country = self.country or country_code(clean)
            elif kind is SheetField.ADDRESS:
                self._whole = True

    def points(self) -> list[IncomingPoint]:
        """Each address with a street or postcode in one line; none where the sheet has it whole as well."""
        if self._whole:
            return []
        found: list[IncomingPoint] = []
        for group, parts in self._groups.items():
            if SheetField.STREET in parts or SheetField.POSTCODE in parts:
                place = " ".join(parts[kind] for kind in (SheetField.POSTCODE, SheetField.LOCALITY) if kind in parts)
                street = " ".join(parts[kind] for kind in (SheetField.STREET, SheetField.HOUSE_NUMBER) if kind in parts)
                pieces = (street, place, parts.get(SheetField.COUNTRY, ""))
                value = clean_line(", ".join(piece for piece in pieces if piece), _LONGEST_ADDRESS)
                found.append(IncomingPoint(PointKind.ADDRESS, value, group.rstrip(" 0123456789")))
        return found
