"""Excel's and LibreOffice's workbooks (XLSX, XLSM, XLSB, XLS, ODS) as rows of text. For the readers of sheets.

A process of its own reads them, within bounded memory: a hostile or enormous workbook ends that process and not this
one, and whoever cancels need not wait for it.
"""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from threading import Timer
from typing import Any

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.progress import STEP, Progress
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.delimited import Row
from netwerk_tui.exchange.source_file import SourceFile
from netwerk_tui.language import _

LARGEST_UNPACKED = 768 * 1024 * 1024
"""Bytes of all parts of a workbook together; 100,000 rows of twenty columns take about a hundred million."""

MOST_PARTS = 10_000
LONGEST_SECONDS = 300
"""No workbook of people takes a tenth of this."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, struct.error, EOFError, OSError, ValueError, NotImplementedError)


class WorkbookKind(StrEnum):
    """What kind of workbook the bytes are. The value is the id of its format."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheet of a workbook that most looks like one of people."""

    rows: list[Row]
    """Without the empty ones."""
    sheet: str
    other_sheets: tuple[str, ...]


def kind_of(content: bytes) -> WorkbookKind | None:
    """What kind of workbook this is; None for anything else, a damaged ZIP among it."""
    if content.startswith(_OLE):
        return WorkbookKind.XLS
    if not content.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {info.filename for info in archive.infolist()[:MOST_PARTS]}
            if names & {"xl/workbook.xml", "xl/workbook.bin"}:
                return WorkbookKind.XLSX
            if "content.xml" in names and "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return WorkbookKind.ODS if archive.read("mimetype").decode("latin-1").startswith(_ODS) else None
    except (*_BROKEN, RuntimeError, zlib.error):
        return None
    return None


def is_workbook(content: bytes) -> bool:
    """Whether this is a workbook."""
    return kind_of(content) is not None


def read_workbook(source: SourceFile) -> Workbook:
    """The rows of the workbook's sheet of people. Raises UserError where it cannot be read, or is too large."""
    _refuse_bomb(source)
    with _reader(source.content) as process:
        assert process.stdout is not None
        head = _told(process.stdout.readline(), source)
        if not isinstance(head, dict) or "error" in head:
            raise _refusal(source, head["error"] if isinstance(head, dict) else "")
        total = int(head["rows"])
        rows: list[Row] = []
        progress: Progress = source.progress
        for line in process.stdout:
            number, *cells = _told(line, source)
            if len(rows) % STEP == 0:
                progress(len(rows), total)
            rows.append(Row(number, cells))
        if process.wait() != 0:
            raise _refusal(source, "damaged")
    return Workbook(rows, clean_line(head["sheet"], 60), tuple(clean_line(name, 60) for name in head["others"]))


@contextmanager
def _reader(content: bytes) -> Iterator[subprocess.Popen[bytes]]:
    """The process that reads this workbook; it does not outlive the block, nor its time."""
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-m", "netwerk_tui.exchange.sheets.workbook_process"],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    limit = Timer(LONGEST_SECONDS, process.kill)
    limit.daemon = True
    limit.start()
    try:
        yield process
    finally:
        limit.cancel()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _told(line: bytes, source: SourceFile) -> Any:
    """What the process tells. Raises UserError where it was cut short."""
    try:
        return json.loads(line)
    except ValueError as error:
        raise _refusal(source, "memory") from error


def _refuse_bomb(source: SourceFile) -> None:
    """Raise UserError for a ZIP whose parts unpack to more than any sheet of people."""
    if not source.content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise _refusal(source, "memory")
    except _BROKEN as error:
        raise _refusal(source, "damaged") from error


def _refusal(source: SourceFile, reason: str) -> UserError:
    match reason:
        case "password":
            return UserError(
                _("{file} is locked with a password.").format(file=source.name),
                _("Open it in your spreadsheet program and save it without the password."),
            )
        case "empty":
            return UserError(_("{file} has no sheet with anything in it.").format(file=source.name))
        case "rows":
            return UserError(
                _("This table has more than {count} rows.").format(count=1_000_000),
                _("Delete the rows that are nobody’s, and save it again."),
            )
        case "memory":
            return UserError(
                _("{file} takes more memory than any sheet of people.").format(file=source.name),
                _("Copy the rows of people into a new sheet and save that, or save the sheet as CSV."),
            )
        case _:
            return UserError(
                _("{file} is damaged.").format(file=source.name),
                _("Open it in your spreadsheet program and save it again, or save the sheet as CSV."),
            )
