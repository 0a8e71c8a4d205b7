"""Sheets of people: what their columns tell, as the user says it once, and what importing them would do.

Both front doors use this. What the user said is remembered for every sheet with the same names of columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import Refused, UsageError, UserError
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.recognise import format_of, source_file
from netwerk_tui.exchange.sheets.mapping import field_named, mapping_of, memory_name
from netwerk_tui.exchange.sheets.reading import SHEET_FORMATS, Sheet, is_readable_sheet, open_sheet
from netwerk_tui.exchange.source_file import SourceFile
from netwerk_tui.exchange.streamed import streamed_format
from netwerk_tui.language import _
from netwerk_tui.store.drafts import remember, remembered


def sheet_in(
    network: Network,
    path: Path,
    *,
    as_format: str = "",
    said: Mapping[str, str] = MappingProxyType({}),
    progress: Progress = unwatched,
) -> Sheet | None:
    """The sheet in this file, its columns told as said, remembered or guessed; None where it is no sheet.

    `said` maps a name or letter of a column to a field. Raises UserError where the file cannot be read, and UsageError
    for a column or field that there is not, and where something is said of a file that is no sheet.
    """
    for field in said.values():
        field_named(field)
    source = _sheet_file(path, as_format, has_said=bool(said))
    if source is None:
        if said:
            raise UsageError(_("{file} is no sheet, so it has no columns to name.").format(file=clean_line(path.name)))
        return None
    sheet = open_sheet(replace(source, progress=progress))
    before = remembered(network.database, memory_name(sheet.table.names)) or {}
    return replace(sheet, mapping=mapping_of(sheet.table, said, before), is_remembered=bool(before))


def any_sheet_in(network: Network, path: Path, progress: Progress = unwatched) -> Sheet | None:
    """As `sheet_in`, also for a table of which no column is known: the user may say what they tell."""
    try:
        return sheet_in(network, path, progress=progress)
    except Refused:
        raise
    except UserError:
        if is_readable_sheet(source_file(path)):
            return sheet_in(network, path, as_format="csv", progress=progress)
        raise


def without_rows(sheet: Sheet) -> Sheet:
    """What there is to say of a sheet of which everybody was read; its rows need be kept no longer."""
    return replace(sheet, table=replace(sheet.table, rows=()))


def with_columns(sheet: Sheet, fields: Mapping[str, str]) -> Sheet:
    """The sheet with these fields, by the letter of their column, and nothing else."""
    return replace(sheet, mapping=mapping_of(sheet.table, remembered=fields))


def remember_columns(network: Network, sheet: Sheet) -> None:
    """Take the columns of every later sheet with the same names as they are taken of this one."""
    remember(network.database, memory_name(sheet.table.names), sheet.mapping.as_words())


def _sheet_file(path: Path, as_format: str, *, has_said: bool) -> SourceFile | None:
    """The file, if it is read as a sheet: because it is one, or because the user treats it so."""
    if as_format:
        return source_file(path) if as_format in SHEET_FORMATS else None
    if streamed_format(path) is not None:
        return None
    source = source_file(path)
    try:
        return source if format_of(source).id in SHEET_FORMATS else None
    except UserError:
        if has_said and is_readable_sheet(source):
            return source
        raise
