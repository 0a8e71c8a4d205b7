"""Rows of a delimited text (CSV and its relatives), as real programs write it. For every reader of such a format.

The standard library's reader is not used, because it takes all lines after a quotation mark that is never closed for
one field: those people would be lost without a word. Here the line of that mark is reported, and reading goes on at
the next one. Time and memory are linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.progress import STEP, Progress, unwatched
from netwerk_tui.language import _

DELIMITERS = ",;\t|"
"""The likeliest first."""

LONGEST_FIELD = 1_000_000
"""Characters of one quoted field, and of one line; a longer one is no table but a mistake or an attack."""

MOST_UNCLOSED_QUOTES = 200
"""Lines with an unclosed quotation mark before the text is refused."""

MOST_ROWS = 1_000_000
"""More than all messages of the largest real network."""

_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 300

_LINE_END = re.compile(r"\r\n|\n|\r")
_EMPTY_LINES = re.compile(r"[\r\n]++")
_QUOTE_OPENS = re.compile(' *+"')
_DELIMITER_LINE = re.compile(r"sep=([,;\t|])[ \t]*(?:\r\n|\n|\r|\Z)", re.IGNORECASE)
"""What Excel writes, and wants, as the first line."""


class Row(NamedTuple):
    """The fields of one row, and the number in the file of the line where it starts, from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a text in their order, lines without any field left out."""

    delimiter: str
    rows: tuple[Row, ...]
    unclosed: tuple[int, ...]
    """Lines that open a quotation mark which is never closed; they are not among the rows."""


class _Unclosed(NamedTuple):
    line: int


class _Field(NamedTuple):
    content: str
    end: int
    """Where the text goes on after the field."""


class _Dialect:
    """The shapes that a field can have, tried from the strictest; none looks further than it has to."""

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        separator = re.escape(delimiter)
        end = rf"(?=[{separator}\r\n]|\Z)"
        self._plain = re.compile(rf"[^{separator}\r\n]*+")
        self._quoted = re.compile(rf' *+"((?:[^"]++|"")*+)" *+{end}')
        self._plain_after_quoted_word = re.compile(rf' *+("[^"\r\n]*+"[^"{separator}\r\n]*+){end}')
        self._quoted_without_doubling = re.compile(rf' *+"([^\r\n]*?)" *+{end}')

    def field_at(self, text: str, start: int) -> _Field | None:
        """The field that starts here; none where its quotation mark is never closed."""
        if not _QUOTE_OPENS.match(text, start):
            plain = self._plain.match(text, start)
            return _Field(plain[0], plain.end()) if plain else _Field("", start)
        quoted = self._quoted.match(text, start, start + LONGEST_FIELD)
        if quoted:
            return _Field(quoted[1].replace('""', '"'), quoted.end())
        line_end, _following = _end_of_line(text, start)
        for shape in (self._plain_after_quoted_word, self._quoted_without_doubling):
            careless = shape.match(text, start, line_end)
            if careless:
                return _Field(careless[1], careless.end())
        return None


def read_table(text: str, progress: Progress = unwatched) -> Table:
    """The rows of the text. Raises UserError where it is no table of anybody's network: see the limits above.

    `progress` is told how many rows there are so far, of which nobody knows how many come.
    """
    start, delimiter = _start_and_delimiter(text)
    dialect = _Dialect(delimiter)
    rows: list[Row] = []
    unclosed: list[int] = []
    for record in _records(text, start, dialect):
        if isinstance(record, Row):
            if len(rows) % STEP == 0:
                progress(len(rows), 0)
            rows.append(record)
        else:
            unclosed.append(record.line)
        if len(unclosed) > MOST_UNCLOSED_QUOTES:
            title = _("This is not a table: quotation marks stay open on more than {count} lines.")
            raise _refusal(title.format(count=MOST_UNCLOSED_QUOTES))
        if len(rows) > MOST_ROWS:
            raise _refusal(_("This table has more than {count} rows.").format(count=MOST_ROWS))
    return Table(delimiter, tuple(_unwrapped(rows, dialect)), tuple(unclosed))


def first_rows(text: str, count: int) -> list[Row]:
    """The first rows only, for a look at what the text is. Raises UserError as `read_table` does."""
    sample = text[:_SAMPLE_CHARACTERS]
    start, delimiter = _start_and_delimiter(sample)
    return list(islice(_rows(sample, start, _Dialect(delimiter)), count))


def _start_and_delimiter(text: str) -> tuple[int, str]:
    declared = _DELIMITER_LINE.match(text)
    if declared:
        return declared.end(), declared[1]
    return 0, max(DELIMITERS, key=lambda delimiter: _regularity(text[:_SAMPLE_CHARACTERS], delimiter))


def _regularity(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of rows that have the commonest number of fields, and that number.

    The standard library's Sniffer judges by characters and takes a letter for the delimiter of a short real file.
    """
    widths = [len(row.cells) for row in islice(_rows(sample, 0, _Dialect(delimiter)), _SAMPLE_ROWS)]
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 1
    width, rows = max(several.items(), key=lambda item: (item[1], item[0]))
    return rows / len(widths), width


def _unwrapped(rows: list[Row], dialect: _Dialect) -> list[Row]:
    """The rows, where a spreadsheet took some whole rows for one cell and quoted them a second time."""
    widths = Counter(len(row.cells) for row in rows)
    wide = sum(count for width, count in widths.items() if width > 1)
    if wide * 2 <= len(rows) or not widths[1]:
        return rows
    usual_width = max((width for width in widths if width > 1), key=widths.__getitem__)
    return [_unwrapped_row(row, usual_width, dialect) if len(row.cells) == 1 else row for row in rows]


def _unwrapped_row(row: Row, usual_width: int, dialect: _Dialect) -> Row:
    """The row that a single cell holds; as it stands where that would be no whole row, but a sentence with commas."""
    cells = _quoted_row(row.cells[0], 0, dialect)[0] if dialect.delimiter in row.cells[0] else []
    return row._replace(cells=cells) if len(cells) == usual_width else row


def _rows(text: str, start: int, dialect: _Dialect) -> Iterator[Row]:
    return (record for record in _records(text, start, dialect) if isinstance(record, Row))


def _records(text: str, start: int, dialect: _Dialect) -> Iterator[Row | _Unclosed]:
    """Every row and every line that cannot be one."""
    position, line = start, 1 + _line_ends(text, 0, start)
    while position < len(text):
        empty = _EMPTY_LINES.match(text, position)
        if empty:
            line += _line_ends(text, position, empty.end())
            position = empty.end()
            continue
        end, following = _end_of_line(text, position)
        if end - position > LONGEST_FIELD:
            raise _refusal(_("Line {number} is longer than a million characters.").format(number=line))
        if text.find('"', position, end) < 0:
            yield Row(line, text[position:end].split(dialect.delimiter))
            position, line = following, line + 1
            continue
        cells, after = _quoted_row(text, position, dialect)
        if cells:
            yield Row(line, cells)
            line += _line_ends(text, position, after)
            position = after
        else:
            yield _Unclosed(line)
            position, line = following, line + 1


def _quoted_row(text: str, start: int, dialect: _Dialect) -> tuple[list[str], int]:
    """The fields of the row that starts here and where the next row starts; no fields where a quote stays open."""
    cells: list[str] = []
    position = start
    while field := dialect.field_at(text, position):
        cells.append(field.content)
        if not text.startswith(dialect.delimiter, field.end):
            line_end = _LINE_END.match(text, field.end)
            return cells, line_end.end() if line_end else field.end
        position = field.end + len(dialect.delimiter)
    return [], start


def _end_of_line(text: str, position: int) -> tuple[int, int]:
    """Where the line ends that goes on here, and where the next one starts."""
    line_end = _LINE_END.search(text, position)
    return line_end.span() if line_end else (len(text), len(text))


def _line_ends(text: str, start: int, end: int) -> int:
    """How many lines end there, `\\r\\n` being one end."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)


def _refusal(title: str) -> UserError:
    return UserError(title, _("Export it again as CSV, from the program that made it."))
