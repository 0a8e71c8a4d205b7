"""Every sheet of people as a batch: workbooks, and CSV of Google, Outlook, Thunderbird, netwerk or anybody.

Called by the registry of formats, and by the actions that let the user say what the columns tell.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, Problem
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import name_key
from netwerk_tui.exchange.contacts_csv import COLUMNS
from netwerk_tui.exchange.sheets import workbook
from netwerk_tui.exchange.sheets.mapping import SheetMapping, mapping_of
from netwerk_tui.exchange.sheets.people import read_people
from netwerk_tui.exchange.sheets.table import SheetTable, header_index, named, table_of
from netwerk_tui.exchange.sheets.workbook import WorkbookKind
from netwerk_tui.exchange.source_file import SourceFile
from netwerk_tui.language import _, ngettext

SHEET_FORMATS = ("google-csv", "outlook-csv", "thunderbird-csv", "netwerk-csv", "xlsx", "xls", "ods", "csv")
"""The ids of the formats that are sheets. All are read alike; these names say whose a sheet is."""

OWN = "netwerk"
"""The source of a sheet that netwerk wrote."""

_REGULAR = 0.8
"""Of the rows of a table, so many at least have one width; lines of prose have not."""

_SIGNATURES: dict[str, tuple[frozenset[str], ...]] = {
    "netwerk": (frozenset(map(name_key, COLUMNS[:8])),),
    "google": (
        frozenset({"email1value"}),
        frozenset({"phone1value", "groupmembership"}),
        frozenset({"givenname", "familyname", "phone1value"}),
        frozenset({"firstname", "lastname", "phone1value"}),
    ),
    "outlook": (
        frozenset({"emailaddress", "emailtype"}),
        frozenset({"firstname", "lastname", "businessphone", "company"}),
        frozenset({"voornaam", "achternaam", "telefoonopwerk"}),
        frozenset({"emailadres", "emailtype"}),
        frozenset({"emailadresse", "emailtyp"}),
        frozenset({"adressedemessagerie", "typedemessagerie"}),
    ),
    "thunderbird": (
        frozenset({"displayname", "primaryemail"}),
        frozenset({"weergavenaam", "primaireemailadres"}),
        frozenset({"schermnaam", "primaireemailadres"}),
        frozenset({"weergavenaam", "primairemailadres"}),
        frozenset({"anzeigename", "primareemailadresse"}),
    ),
}
"""By source: names of columns (as `name_key`) that are only together in its exports."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, and what its columns tell."""

    file_name: str
    format: str
    source: str
    """The kind of source that external ids belong to."""
    table: SheetTable
    mapping: SheetMapping
    is_remembered: bool = False
    """Whether the user said once what the columns of such a sheet tell."""
    encoding: str = ""
    """What its text was read in; empty for a workbook, which tells that itself."""


def is_sheet_of(source_id: str, source: SourceFile) -> bool:
    """Whether this is a CSV of one of the programs above."""
    return source.is_text and _source_of(named(source.first_rows).names) == source_id


def is_workbook_of(kind: WorkbookKind, source: SourceFile) -> bool:
    """Whether this is a workbook of that kind."""
    return workbook.kind_of(source.content) is kind


def is_any_table(source: SourceFile) -> bool:
    """Whether this is a delimited table of people, whoever made it."""
    if not source.is_text or (header_index(source.first_rows) is None and not _is_regular(source)):
        return False
    table = named(source.first_rows)
    return len(table.rows) > 0 and mapping_of(table).names_people


def is_readable_sheet(source: SourceFile) -> bool:
    """Whether this is a workbook, or any delimited table: somebody may say what its columns tell."""
    if workbook.is_workbook(source.content):
        return True
    return source.is_text and _is_regular(source)


def _is_regular(source: SourceFile) -> bool:
    """Whether most rows have one width, as those of a table have."""
    widths = [len(row.cells) for row in source.first_rows]
    width = max(widths, key=widths.count, default=0)
    return width > 1 and len(widths) > 1 and widths.count(width) >= len(widths) * _REGULAR


def open_sheet(source: SourceFile) -> Sheet:
    """The sheet in the file, its columns told as far as they tell it themselves. Raises UserError where it has none."""
    table = table_of(source)
    if not table.rows:
        raise UserError(
            _("{file} has no rows.").format(file=source.name), _("Below the names of the columns there is nothing.")
        )
    owner = _source_of(table.names)
    kind = workbook.kind_of(source.content)
    format_id = kind.value if kind is not None else f"{owner}-csv" if owner != "sheet" else "csv"
    encoding = source.encoding if kind is None else ""
    return Sheet(source.name, format_id, owner, table, mapping_of(table), encoding=encoding)


def read_sheet_file(source: SourceFile, _known: Collection[str]) -> IncomingBatch:
    """Everybody in the sheet. Raises UserError where it cannot be read, or nothing in it is a name."""
    return batch_of(open_sheet(source), source.progress)


def batch_of(sheet: Sheet, progress: Progress = unwatched, *, only_once: bool = False) -> IncomingBatch:
    """Everybody in the sheet. Raises UserError where nothing in it is a name.

    With `only_once` the sheet has no rows any more afterwards.
    """
    if not sheet.mapping.names_people:
        shown = ", ".join(sheet.table.names[:12]) + (", …" if len(sheet.table.names) > 12 else "")
        raise UserError(
            _("No column of {file} is known to hold names.").format(file=sheet.file_name),
            " ".join(
                [
                    _("Its columns: {columns}.").format(columns=shown),
                    _("Say which one does with --map, as in --map “A=name”."),
                ]
            ),
        )
    people = read_people(
        sheet.table,
        sheet.mapping,
        progress,
        is_own=sheet.source == OWN,
        is_defused=sheet.format == "netwerk-csv",
        only_once=only_once,
    )
    return IncomingBatch(
        source=sheet.source,
        format=sheet.format,
        contacts=tuple(people.contacts),
        problems=(*_remarks(sheet), *people.problems),
        blank_rows=people.blank_rows,
    )


def _remarks(sheet: Sheet) -> list[Problem]:
    """What of the sheet is left out as a whole."""
    left_out = [column.name for column in sheet.mapping.left_out]
    remarks: list[Problem] = []
    if left_out:
        reason = ngettext(
            "left out, because its name says nothing that netwerk knows",
            "left out, because their names say nothing that netwerk knows",
            len(left_out),
        )
        remarks.append(Problem(_column_words(left_out), reason, skipped=False))
    placeless = [column.name for column in sheet.mapping.without_a_place]
    if placeless:
        remarks.append(
            Problem(_column_words(placeless), _("left out, because netwerk does not keep this"), skipped=False)
        )
    if sheet.table.other_sheets:
        shown = ", ".join(sheet.table.other_sheets[:5])
        reason = _("this sheet was read; not {others}").format(others=clean_line(shown, 200))
        remarks.append(Problem(sheet.table.sheet, reason, skipped=False))
    return remarks


def _column_words(names: list[str]) -> str:
    shown = ", ".join(names[:4]) + (", …" if len(names) > 4 else "")
    return ngettext("column {names}", "columns {names}", len(names)).format(names=shown)


def _source_of(names: tuple[str, ...]) -> str:
    """Whose export has these columns; `sheet` for anybody's."""
    keys = frozenset(map(name_key, names))
    for source, signatures in _SIGNATURES.items():
        if any(signature <= keys for signature in signatures):
            return source
    return "sheet"
