"""Rows of a network as JSON values, and back: what an export holds, checked before anything of it is written.

A file may come from anywhere, so nothing in it is believed: text is cleaned, words come from their closed list,
numbers and days are possible, and every reference leads to a row of the file. Columns that are computed from others
(how a name sorts, what it is found by) are not in the file; they are computed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.asks import AskStatus, TellStatus
from netwerk_tui.domain.assessment import AssessmentKind, Evidence
from netwerk_tui.domain.contact import AmbassadorStage, ContactKind, PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import AttendanceStatus, OwnAttendance
from netwerk_tui.domain.influence import InfluenceOutcome, Principle
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.journey import JourneyStage
from netwerk_tui.domain.matrix import BUILT_IN, Cell
from netwerk_tui.domain.message import MESSAGE_CHANNELS, DeliveryStatus, MessageKind
from netwerk_tui.domain.names import SortRule, full_name, search_key, sort_key, sort_rule
from netwerk_tui.domain.news import NewsKind
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.review import StepOutcome
from netwerk_tui.domain.text import clean_block, clean_line, fold
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.images import Row, complete, encode, is_copied, remembered
from netwerk_tui.store.types import Image, Instant, Key

Rows = dict[str, dict[int, dict[str, Any]]]
"""By table, then by id: every column but the computed ones, in Python's types."""

LARGEST_ID = 2**53
_LARGEST_NUMBER = 2**31 - 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LEAP_YEAR = 2000

_WORDS: Mapping[tuple[str, str], frozenset[str]] = {
    ("contact", "kind"): frozenset(ContactKind),
    ("contact", "ambassador"): frozenset({"", *AmbassadorStage}),
    ("contact_point", "kind"): frozenset(PointKind),
    ("assessment", "kind"): frozenset(AssessmentKind),
    ("interaction", "channel"): frozenset(Channel),
    ("interaction", "direction"): frozenset(Direction),
    ("ask", "status"): frozenset(AskStatus),
    ("tell", "status"): frozenset(TellStatus),
    ("influence", "principle"): frozenset(Principle),
    ("influence", "outcome"): frozenset(InfluenceOutcome),
    ("journey", "stage"): frozenset(JourneyStage),
    ("introduction", "status"): frozenset(IntroductionStatus),
    ("ambassadorship", "stage"): frozenset({"", *AmbassadorStage}),
    ("attendance", "status"): frozenset(AttendanceStatus),
    ("event", "own_attendance"): frozenset(OwnAttendance),
    ("favour", "direction"): frozenset({Direction.IN, Direction.OUT}),
    ("review_step", "outcome"): frozenset(StepOutcome),
    ("news", "kind"): frozenset(NewsKind),
    ("message", "kind"): frozenset(MessageKind),
    ("message", "channel"): frozenset(MESSAGE_CHANNELS),
    ("delivery", "status"): frozenset(DeliveryStatus),
    ("delivery", "channel"): frozenset({"", *MESSAGE_CHANNELS}),
}
"""Columns that hold a word of a closed list."""

_BLOCKS = frozenset(
    {"motive", "objection", "context", "setting", "notes", "private_notes", "text", "reason"}
    | {"question", "answer", "use", "result", "promise"}
)
"""Columns whose text may have several lines. So may a postal address."""

_MATRICES = {matrix.id: matrix for matrix in BUILT_IN}
"""Those of which the cells are known. The user's own are in the configuration, which is another one elsewhere."""


def computed(table: sa.Table, row: Row, preferred: SortRule) -> dict[str, str]:
    """The columns of this row that follow from the others."""
    if table is tables.contact:
        parts = row["given_name"], row["particle"], row["surname"]
        rule = sort_rule(row["country"], preferred)
        return {"sort_key": sort_key(*parts, rule), "search_key": search_key(full_name(*parts))}
    if table is tables.contact_point:
        return {"match_key": match_key(PointKind(row["kind"]), row["value"])}
    if "search_key" in table.columns:
        return {"search_key": fold(row["subject" if table is tables.expertise else "name"])}
    return {}


def with_computed(table: sa.Table, row: Row) -> Row:
    """The row with the computed columns that tell rows apart, where the table has any."""
    return {**row, **computed(table, row, SortRule.DUTCH)} if ("search_key",) in unique_columns(table) else row


def is_computed(column: sa.Column[Any]) -> bool:
    """Whether this column follows from others, and is not exported."""
    return column.name in ("sort_key", "search_key", "match_key") or is_copied(column)


def exported_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """What of a table is exported beside the id, in its order."""
    return [column for column in table.columns if column.name in remembered(table) and not is_computed(column)]


def as_exported(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """The column as it is read for an export: days and instants as the database gives them."""
    is_time = isinstance(column.type, Instant | sa.Date)
    return sa.type_coerce(column, sa.Text).label(column.name) if is_time else column


def values_of(columns: Sequence[sa.Column[Any]], rows: Iterable[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Rows as they are exported: the id, and of these columns those that differ from their default, as JSON values.

    A row holds its id, and then the columns `as_exported`.
    """
    usual = [(column.name, column.info.get("default")) for column in columns]
    days = [column.name for column in columns if isinstance(column.type, sa.Date)]
    instants = [column.name for column in columns if isinstance(column.type, Instant)]
    said = [column.name for column in columns if column.name == "said"]
    for row_id, *values in rows:
        told = {name: value for (name, default), value in zip(usual, values, strict=True) if value != default}
        for name in days:
            if name in told:
                told[name] = str(told[name])
        for name in instants:
            if name in told:
                told[name] = encode(_in_utc(told[name]))
        for name in said:
            if isinstance(told.get(name), dict):
                told[name] = dict(sorted(told[name].items()))
        yield {"id": row_id, **told}


def _in_utc(instant: str | datetime) -> datetime:
    """An instant as a database gives it; SQLite keeps those of UTC as text."""
    return datetime.fromisoformat(instant).replace(tzinfo=UTC) if isinstance(instant, str) else instant


def checked(file_name: str, values: Mapping[str, Sequence[Mapping[str, object]]]) -> Rows:
    """The rows of a file. Raises UserError, naming the row and the column, for the first that cannot be."""
    known = {table.name: table for table in tables.USER_TABLES}
    for name in values:
        if name not in known:
            raise _refusal(file_name, clean_line(name, 40), _("this netwerk has no such table"), newer=True)
    rows: Rows = {}
    for table in tables.USER_TABLES:
        checking = _Checking(file_name, table)
        rows[table.name] = {}
        for number, value in enumerate(values.get(table.name, ()), start=1):
            row = checking.row(number, value)
            if row["id"] in rows[table.name]:
                raise checking.refusal(row["id"], "id", _("it stands there twice"))
            rows[table.name][row["id"]] = row
        checking.references(rows)
        checking.unique(rows[table.name])
    return rows


def _refusal(file_name: str, place: str, reason: str, *, newer: bool = False) -> UserError:
    return UserError(
        _("{file} cannot be imported: {place}: {reason}.").format(file=file_name, place=place, reason=reason),
        _("Nothing was changed. Update netwerk if the file comes from a newer one.")
        if newer
        else _("Nothing was changed. Correct the file, or export it again with “netwerk export”."),
    )


class _Checking:
    """Checks the rows of one table."""

    def __init__(self, file_name: str, table: sa.Table) -> None:
        self._file_name = file_name
        self._table = table
        self._columns = {column.name: column for column in table.columns if not is_computed(column)}
        self._readers = {name: _reader(column) for name, column in self._columns.items()}
        self._required = [
            column.name for column in self._columns.values() if not column.nullable and "default" not in column.info
        ]

    def row(self, number: int, value: Mapping[str, object]) -> dict[str, Any]:
        """The row with every column."""
        place = _shown(value["id"]) if "id" in value else f"#{number}"
        row: dict[str, Any] = {}
        for name in (*self._required, *value):
            column = self._columns.get(name)
            if column is None:
                raise self.refusal(place, clean_line(name, 40), _("this netwerk has no such column"), newer=True)
            if name not in value:
                raise self.refusal(place, name, _("it is missing"))
            try:
                row[name] = self._readers[name](value[name])
            except (ValueError, TypeError, OverflowError) as error:
                raise self.refusal(
                    place, name, _("{value} is not possible here").format(value=_shown(value[name]))
                ) from error
        whole = complete(self._table, row)
        problem = _sense(self._table, whole)
        if problem:
            raise self.refusal(place, problem, _("{value} is not possible here").format(value=_shown(whole[problem])))
        return {name: whole[name] for name in self._columns}

    def references(self, rows: Rows) -> None:
        """Make sure that every reference leads to a row of the file."""
        for column in self._columns.values():
            for key in column.foreign_keys:
                targets = rows[key.column.table.name]
                for row in rows[self._table.name].values():
                    if row[column.name] is not None and row[column.name] not in targets:
                        raise self.refusal(row["id"], column.name, _("it refers to a row that is not there"))

    def unique(self, rows: Mapping[int, Row]) -> None:
        """Make sure that rows which must differ do."""
        for columns in unique_columns(self._table):
            seen: set[tuple[Any, ...]] = set()
            for row in rows.values():
                whole = with_computed(self._table, row)
                key = tuple(whole[name] for name in columns)
                if key in seen:
                    raise self.refusal(row["id"], columns[-1], _("it stands there twice"))
                seen.add(key)
        if self._table is tables.dossier and sum(row["general"] for row in rows.values()) > 1:
            raise self.refusal(max(rows), "general", _("there is more than one general dossier"))

    def refusal(self, place: object, column: str, reason: str, *, newer: bool = False) -> UserError:
        """The error about this column of this row."""
        return _refusal(self._file_name, f"{self._table.name} {place}, {column}", reason, newer=newer)


def unique_columns(table: sa.Table) -> list[tuple[str, ...]]:
    """The columns that together tell the rows of a table apart, beside the id."""
    return [
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, sa.UniqueConstraint)
    ]


def _shown(value: object) -> str:
    return clean_line(f"“{value}”" if isinstance(value, str) else repr(value), 40)


def _reader(column: sa.Column[Any]) -> Callable[[object], Any]:
    """What turns a JSON value into this column's; it raises ValueError, TypeError or OverflowError where it cannot."""
    read = _reader_of_present(column)
    if column.nullable:
        return lambda value: None if value is None else read(value)
    return read


def _reader_of_present(column: sa.Column[Any]) -> Callable[[object], Any]:
    words = _WORDS.get((column.table.name, column.name))
    if column.type is Image:
        return _said
    if isinstance(column.type, Instant):
        return _instant
    if isinstance(column.type, sa.Date):
        return _day
    if isinstance(column.type, sa.Boolean):
        return _flag
    if isinstance(column.type, sa.Integer):
        is_id = column.type is Key
        return lambda value: _number(value, 1 if is_id else -_LARGEST_NUMBER, LARGEST_ID if is_id else _LARGEST_NUMBER)
    if words is not None:
        return lambda value: _word(value, words)
    if column.name in _BLOCKS or (column.table.name, column.name) == ("contact_point", "value"):
        return lambda value: clean_block(_text(value))
    if column.name == "evidence":
        return lambda value: " ".join(Evidence(word) for word in _text(value).split())
    return lambda value: clean_line(_text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _word(value: object, words: frozenset[str]) -> str:
    if _text(value) not in words:
        raise ValueError
    return _text(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: object, lowest: int, highest: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if not lowest <= value <= highest:
        raise ValueError
    return value


def _day(value: object) -> date:
    if not _DAY.fullmatch(_text(value)):
        raise ValueError
    return date.fromisoformat(_text(value))


def _instant(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def _said(value: object) -> dict[str, str | list[str]]:
    """What a source said: text, or a list of texts, under each name."""
    if not isinstance(value, dict):
        raise TypeError
    return {
        clean_line(name): [clean_line(_text(each)) for each in told]
        if isinstance(told, list)
        else clean_block(_text(told))
        for name, told in value.items()
    }


def _sense(table: sa.Table, row: Row) -> str:
    """The column that makes no sense together with the others; empty where all is well."""
    if table is tables.contact_point and row["kind"] != PointKind.ADDRESS and "\n" in row["value"]:
        return "value"
    matrix = _MATRICES.get(row["matrix"]) if table is tables.assessment else None
    if matrix is not None and Cell(row["vertical"], row["horizontal"]) not in matrix:
        return "vertical"
    if table is tables.contact and not _is_birthday(row["birth_year"], row["birth_month"], row["birth_day"]):
        return "birth_day"
    return ""


def _is_birthday(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None or day is None:
        return month is None and day is None
    try:
        date(_LEAP_YEAR if year is None else year, month, day)
    except (ValueError, OverflowError):
        return False
    return True
