"""The columns of a sheet as the import dialog shows them. For the desk, because a sheet brings its readers with it."""

from __future__ import annotations

from netwerk_tui.exchange.sheets.fields import FIELD_LABELS, SheetField
from netwerk_tui.exchange.sheets.reading import Sheet
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.column_list import ColumnLine, FieldChoice

LEFT_OUT = SheetField.IGNORED.value
"""What a column tells that is left out."""


def columns_of(sheet: Sheet) -> tuple[ColumnLine, ...]:
    """The columns of a sheet that hold anything, with what they tell."""
    return tuple(
        ColumnLine(column.letter, column.name, column.field or LEFT_OUT, column.samples)
        for column in sheet.mapping.columns
        if column.samples
    )


def field_choices() -> tuple[FieldChoice, ...]:
    """All that a column may tell; the last is leaving it out."""
    return tuple(FieldChoice(field.value, _(label)) for field, label in FIELD_LABELS.items())
