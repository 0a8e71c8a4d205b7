"""Contacts as an Excel workbook: the columns of the CSV, with numbers and days that are such. For actions that export.

Text is written as text and never as a formula, so nothing has to be defused. Rows go to disk as they come: memory does
not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from typing import BinaryIO

from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.outgoing import OutgoingContact
from netwerk_tui.exchange.contacts_csv import cells_of, columns

FORMAT_NAME = "xlsx"
"""What `--as` calls it."""

_WIDTHS = {"id": 7, "kind": 10, "name": 28, "emails": 30, "phones": 18, "organisation": 26, "role": 22, "notes": 50}
_USUAL_WIDTH = 15
_LONGEST_CELL = 32_767
"""Characters; Excel takes no more in a cell."""


def write_workbook(stream: BinaryIO, contacts: Iterable[OutgoingContact], matrix: Matrix, *, private: bool) -> int:
    """Write a line for each contact, under a header with filters that stays in view; how many there are."""
    # Deferred: it takes as long to import as all else that an export needs. It comes without types.
    xlsxwriter = import_module("xlsxwriter")
    names = columns(private=private)
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    sheet = book.add_worksheet("netwerk")
    header = book.add_format({"bold": True, "bottom": 1})
    for position, name in enumerate(names):
        sheet.set_column(position, position, _WIDTHS.get(name, _USUAL_WIDTH))
        sheet.write_string(0, position, name, header)
    sheet.freeze_panes(1, 3)
    row = 0
    for row, contact in enumerate(contacts, start=1):
        for position, cell in enumerate(cells_of(contact, matrix, private=private)):
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(row, position, cell[:_LONGEST_CELL])
            elif isinstance(cell, date):
                sheet.write_datetime(row, position, cell)
            else:
                sheet.write_number(row, position, cell)
    sheet.autofilter(0, 0, row, len(names) - 1)
    book.close()
    return row
