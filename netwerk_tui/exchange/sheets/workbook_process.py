"""Reads a workbook from stdin and writes its rows to stdout, a JSON line each. Runs as a process of its own.

The library that reads workbooks takes memory for the whole rectangle of a sheet, so two cells in opposite corners are
half a terabyte, and it aborts where it gets none. Here that ends this process and not the program. See `workbook`.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TextIO

import python_calamine

from netwerk_tui.exchange.delimited import Row
from netwerk_tui.exchange.sheets.headers import known_columns

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_MEMORY = 1536 * 1024 * 1024
"""Bytes of addresses; 100,000 rows of twenty columns take a fifth."""

_MOST_SHEETS = 100
_ROWS_LOOKED_AT = 20
_MOST_COLUMNS = 500
_MOST_ROWS = 1_000_000
_LONGEST_CELL = 100_000

Cell = str | float | bool | date | datetime | time | timedelta | int | None


def main() -> None:
    """Send the rows of the sheet that most looks like one of people, after a line that tells what it is."""
    _bound_memory()
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        _send_best_sheet(book, out)
    except python_calamine.PasswordError:
        _send(out, {"error": "password"})
    except (python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError, OSError, ValueError):
        _send(out, {"error": "damaged"})
    out.flush()


def _send_best_sheet(book: CalamineWorkbook, out: TextIO) -> None:
    best, best_score, filled = None, (-1, -1), []
    for meta in book.sheets_metadata[:_MOST_SHEETS]:
        if meta.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if not sheet.total_height or not sheet.total_width:
            continue
        is_seen = meta.visible is python_calamine.SheetVisibleEnum.Visible
        if is_seen:
            filled.append(meta.name)
        score = (_known_in(sheet) if is_seen else -1, min(sheet.total_height, 2))
        if best is None or score > best_score:
            best, best_score = sheet, score
    if best is None:
        _send(out, {"error": "empty"})
    elif best.total_height > _MOST_ROWS:
        _send(out, {"error": "rows"})
    else:
        others = [name for name in filled if name != best.name]
        _send(out, {"sheet": best.name, "others": others, "rows": best.total_height})
        for number, row in enumerate(best.iter_rows(), start=1):
            cells = [text_of(cell) for cell in row[:_MOST_COLUMNS]]
            if any(cells):
                _send(out, [number, *cells])


def _known_in(sheet: CalamineSheet) -> int:
    rows: Iterable[Row] = (
        Row(0, [text_of(cell) for cell in row[:_MOST_COLUMNS]])
        for row, _number in zip(sheet.iter_rows(), range(_ROWS_LOOKED_AT), strict=False)
    )
    return max((known_columns(row.cells) for row in rows), default=0)


def text_of(cell: Cell) -> str:
    """The cell as it would be typed: days as YYYY-MM-DD, whole numbers without a point."""
    match cell:
        case None | "":
            return ""
        case str():
            return cell[:_LONGEST_CELL]
        case bool():
            return "1" if cell else "0"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _send(out: TextIO, value: object) -> None:
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def _bound_memory() -> None:
    """Let no sheet take more than this process may have, where the system can see to that."""
    # Windows has no such limits, nor this module.
    with suppress(ImportError):
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
