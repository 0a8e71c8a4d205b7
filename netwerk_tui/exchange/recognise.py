"""Every format that netwerk reads, told by the content of a file and not by its name.

A new format is one more entry in `FORMATS`, with a function that recognises it and one that reads it. Called by the
actions that import.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from netwerk_tui.domain.errors import Refused, UsageError, UserError
from netwerk_tui.domain.incoming import IncomingBatch
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import column_names
from netwerk_tui.exchange.linkedin import batch, recognition
from netwerk_tui.exchange.linkedin.other_files import file_without_people
from netwerk_tui.exchange.sheets.reading import is_any_table, is_sheet_of, is_workbook_of, read_sheet_file
from netwerk_tui.exchange.sheets.workbook import WorkbookKind
from netwerk_tui.exchange.source_file import SourceFile
from netwerk_tui.exchange.streamed import STREAMED_FORMATS, Reading, StreamedFormat, streamed_format
from netwerk_tui.language import N_, _

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes; a network of 100,000 people with all its messages stays far below."""

_COLUMNS_SHOWN = 12
_DUMP = re.compile(r"^[ \t]*+(?:INSERT INTO|CREATE TABLE)\b", re.IGNORECASE | re.MULTILINE)
_START_OF_A_DUMP = 65_536
"""Characters in which a dump of a database says what it is."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    id: str
    """What `--as` calls it, and a batch tells."""
    label: str
    """Marked for translation."""
    recognises: Callable[[SourceFile], bool]
    read: Callable[[SourceFile, Collection[str]], IncomingBatch]
    """Also given the external ids of all contacts that are known already, of every source."""


FORMATS: tuple[Format, ...] = (
    Format("linkedin-zip", N_("LinkedIn archive (ZIP)"), recognition.is_archive_file, batch.read_archive_file),
    Format(
        "linkedin-csv",
        N_("LinkedIn connections (Connections.csv)"),
        recognition.is_connections_file,
        batch.read_connections_file,
    ),
    Format(
        "linkedin-messages",
        N_("LinkedIn messages (messages.csv)"),
        recognition.is_messages_file,
        batch.read_messages_file,
    ),
    Format(
        "linkedin-invitations",
        N_("LinkedIn invitations (Invitations.csv)"),
        recognition.is_invitations_file,
        batch.read_invitations_file,
    ),
    Format("google-csv", N_("Google Contacts (CSV)"), partial(is_sheet_of, "google"), read_sheet_file),
    Format("outlook-csv", N_("Outlook contacts (CSV)"), partial(is_sheet_of, "outlook"), read_sheet_file),
    Format(
        "thunderbird-csv", N_("Thunderbird address book (CSV)"), partial(is_sheet_of, "thunderbird"), read_sheet_file
    ),
    Format("netwerk-csv", N_("contacts that netwerk exported (CSV)"), partial(is_sheet_of, "netwerk"), read_sheet_file),
    Format("xlsx", N_("Excel sheet"), partial(is_workbook_of, WorkbookKind.XLSX), read_sheet_file),
    Format("xls", N_("Excel sheet (older than 2007)"), partial(is_workbook_of, WorkbookKind.XLS), read_sheet_file),
    Format("ods", N_("LibreOffice sheet"), partial(is_workbook_of, WorkbookKind.ODS), read_sheet_file),
    Format("csv", N_("table (CSV)"), is_any_table, read_sheet_file),
)
"""The first that recognises a file reads it."""


def read_file(
    path: Path, as_format: str | None = None, known: Collection[str] = frozenset(), reading: Reading | None = None
) -> IncomingBatch:
    """All that the file brings in, by the format it is in, or by the one whose id is given.

    `known` holds the external ids of all contacts so far: messages tell better with it who is the user, and who is a
    contact. Raises UserError where the file cannot be read, is in no known format or holds no row, and UsageError for
    an unknown id.
    """
    streamed = streamed_format(path) if as_format is None else _streamed_by_id(as_format)
    told = reading or Reading()
    if streamed is not None:
        return _read_streamed(streamed, path, told)
    wanted = None if as_format is None else _format_by_id(as_format)
    source = replace(source_file(path), progress=told.progress)
    return (wanted or format_of(source)).read(source, known)


def format_of(source: SourceFile) -> Format:
    """The format that the file is in. Raises UserError where it is in none, and Refused where it tells of nobody."""
    return _recognised(source)


def format_ids() -> tuple[str, ...]:
    """What `--as` may name of these."""
    return (*(each.id for each in FORMATS), *(each.id for each in STREAMED_FORMATS))


def source_file(path: Path) -> SourceFile:
    """The file, read. Raises UserError with what is wrong with it."""
    return SourceFile(clean_line(path.name), _content(path))


def _streamed_by_id(format_id: str) -> StreamedFormat | None:
    return next((each for each in STREAMED_FORMATS if each.id == format_id), None)


def _read_streamed(streamed: StreamedFormat, path: Path, reading: Reading) -> IncomingBatch:
    try:
        return streamed.read(path, reading)
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {reason}.").format(file=clean_line(path.name), reason=reason_of(error))
        ) from error


def _format_by_id(format_id: str) -> Format:
    for each in FORMATS:
        if each.id == format_id:
            return each
    raise UsageError(
        _("{format} is not a format that netwerk reads.").format(format=clean_line(format_id, 40)),
        _("Choose one of: {formats}.").format(formats=", ".join(format_ids())),
    )


def _recognised(source: SourceFile) -> Format:
    nobodys = file_without_people(source)
    if nobodys:
        raise Refused(
            _("{file} is LinkedIn's {name}, which holds none of your contacts.").format(file=source.name, name=nobodys),
            _("Import Connections.csv, or the whole ZIP file that LinkedIn gave you."),
        )
    for each in FORMATS:
        if each.recognises(source):
            return each
    if source.is_text and _DUMP.search(source.text[:_START_OF_A_DUMP]):
        raise UserError(
            _("{file} is a dump of a database.").format(file=source.name),
            _("Export the people from the program itself, as JSON (Monica), vCard or CSV."),
        )
    labels = [*(each.label for each in FORMATS), *(each.label for each in STREAMED_FORMATS)]
    advice = _("netwerk reads: {formats}.").format(formats=", ".join(map(_, labels)))
    columns = [clean_line(name, 40) for name in column_names(source.first_rows)]
    if columns and source.is_text:
        shown = ", ".join(columns[:_COLUMNS_SHOWN]) + (", …" if len(columns) > _COLUMNS_SHOWN else "")
        told = _("Say what they tell with --map, as in --map “Who=name”.")
        advice = " ".join([advice, _("The columns of this file: {columns}.").format(columns=shown), told])
    raise UserError(_("{file} is in no format that netwerk reads.").format(file=source.name), advice)


def _content(path: Path) -> bytes:
    """The bytes of a regular file. Raises UserError with what is wrong with it."""
    name = clean_line(path.name) or clean_line(str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UserError(
                _("{file} is a folder.").format(file=name),
                _("Choose a file in it, such as Connections.csv, or the ZIP file that LinkedIn gave you."),
            )
        if not stat.S_ISREG(mode):
            raise UserError(_("{file} is not an ordinary file.").format(file=name))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UserError(_("There is no file {file}.").format(file=name), _("Check the name and the folder.")) from error
    except PermissionError as error:
        raise UserError(
            _("{file} may not be read.").format(file=name), _("Give yourself permission to read it.")
        ) from error
    except (OSError, ValueError) as error:
        raise UserError(_("{file} cannot be read: {reason}.").format(file=name, reason=reason_of(error))) from error
    if len(content) > LARGEST_FILE:
        raise UserError(
            _("{file} is larger than {count} MB.").format(file=name, count=LARGEST_FILE // (1024 * 1024)),
            _("That is no export of one person's network."),
        )
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UserError(_("{file} is empty.").format(file=name), _("Download or export it again."))
    return content
