"""Networks of random rows in every table, all of which could be: for property tests of export and import."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskStatus, TellStatus
from netwerk_tui.domain.assessment import AssessmentKind, Evidence
from netwerk_tui.domain.contact import AmbassadorStage, ContactKind, PointKind
from netwerk_tui.domain.event import AttendanceStatus, OwnAttendance
from netwerk_tui.domain.influence import InfluenceOutcome, Principle
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.journey import JourneyStage
from netwerk_tui.domain.matrix import BUILT_IN
from netwerk_tui.domain.message import MESSAGE_CHANNELS, DeliveryStatus, MessageKind
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.news import NewsKind
from netwerk_tui.domain.review import StepOutcome
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.store import tables
from netwerk_tui.store.images import complete
from netwerk_tui.store.ledger import Transaction, transaction
from netwerk_tui.store.network_rows import computed, is_computed, unique_columns

_WORDS = ("", "jan", "Zoë van ’t Veld", "[/b]", "日本", 'quote " and \\', "=1+1", "👩‍👩‍👧", "null")
_CLOSED: dict[tuple[str, str], list[str]] = {
    ("contact", "kind"): list(ContactKind),
    ("contact", "ambassador"): ["", *AmbassadorStage],
    ("contact_point", "kind"): list(PointKind),
    ("assessment", "kind"): list(AssessmentKind),
    ("assessment", "matrix"): [matrix.id for matrix in BUILT_IN],
    ("assessment", "evidence"): ["", Evidence.ANSWERS, f"{Evidence.COMMENTS} {Evidence.BRINGS_UP}"],
    ("interaction", "channel"): list(Channel),
    ("interaction", "direction"): list(Direction),
    ("ask", "status"): list(AskStatus),
    ("tell", "status"): list(TellStatus),
    ("influence", "principle"): list(Principle),
    ("influence", "outcome"): list(InfluenceOutcome),
    ("journey", "stage"): list(JourneyStage),
    ("introduction", "status"): list(IntroductionStatus),
    ("ambassadorship", "stage"): ["", *AmbassadorStage],
    ("attendance", "status"): list(AttendanceStatus),
    ("event", "own_attendance"): list(OwnAttendance),
    ("favour", "direction"): [Direction.IN, Direction.OUT],
    ("review_step", "outcome"): list(StepOutcome),
    ("news", "kind"): list(NewsKind),
    ("message", "kind"): list(MessageKind),
    ("message", "channel"): list(MESSAGE_CHANNELS),
    ("delivery", "status"): list(DeliveryStatus),
    ("delivery", "channel"): ["", *MESSAGE_CHANNELS],
}


def fill(network: Network, seed: int, rows_per_table: int = 4) -> None:
    """Add some random rows to each table, as one entry."""
    chance = random.Random(seed)
    with transaction(network.database, f"Random {seed}", "test") as recording:
        ids = {table.name: _ids(recording.verbs, table) for table in tables.USER_TABLES}
        for table in tables.USER_TABLES:
            seen = _unique_keys(recording.verbs, table)
            waiting: list[dict[str, Any]] = []
            for _number in range(chance.randint(0, rows_per_table)):
                row = _row(table, ids, chance)
                if row is None or not _is_new(table, row, seen):
                    continue
                waiting.append(row)
                if _refers_to_itself(table):
                    ids[table.name] += recording.verbs.insert(table, waiting)
                    waiting.clear()
            ids[table.name] += recording.verbs.insert(table, waiting)


def _row(table: sa.Table, ids: dict[str, list[int]], chance: random.Random) -> dict[str, Any] | None:
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "id" or is_computed(column) or (column.name == "general"):
            continue
        keys = [key for foreign in column.foreign_keys for key in ids[foreign.column.table.name]]
        if column.foreign_keys and not keys and not column.nullable:
            return None
        if column.nullable and (chance.random() < 0.3 or (column.foreign_keys and not keys)):
            row[column.name] = None
        elif column.foreign_keys:
            row[column.name] = chance.choice(keys)
        else:
            row[column.name] = _value(column, chance)
    if table is tables.contact:
        row |= chance.choice([{"birth_year": 1980}, {"birth_year": None}])
        row |= chance.choice([{"birth_month": 2, "birth_day": 29}, {"birth_month": None, "birth_day": None}])
    if table is tables.assessment:
        matrix = next(each for each in BUILT_IN if each.id == row["matrix"])
        row |= {
            "vertical": chance.choice(matrix.vertical.values),
            "horizontal": chance.choice(matrix.horizontal.values),
        }
    whole = complete(table, row)
    return {**row, **computed(table, whole, SortRule.DUTCH)}


def _value(column: sa.Column[Any], chance: random.Random) -> Any:
    closed = _CLOSED.get((column.table.name, column.name))
    if closed is not None:
        return chance.choice(closed)
    if column.name == "said":
        return {"role": chance.choice(_WORDS[1:]), "points": ["email:a@example.org", "link:b"]}
    kind = column.type.python_type
    if kind is bool:
        return chance.random() < 0.5
    if kind is int:
        return chance.randint(0, 10)
    if kind is datetime:
        return datetime(2026, 3, 29, 1, 30, tzinfo=UTC) + timedelta(microseconds=chance.randint(0, 10**12))
    if kind is date:
        return date(2024, 1, 1) + timedelta(days=chance.randint(0, 900))
    if column.name in ("notes", "text", "private_notes"):
        return f"{chance.choice(_WORDS[1:])}\n\n  {chance.choice(_WORDS[1:])}"
    return chance.choice(_WORDS)


def _is_new(table: sa.Table, row: dict[str, Any], seen: set[tuple[Any, ...]]) -> bool:
    """Whether the row shares no unique key with another; `seen` has the keys so far, and gets those of this one."""
    for columns in unique_columns(table):
        key = (columns, *(row[name] for name in columns))
        if key in seen:
            return False
        seen.add(key)
    return True


def _unique_keys(verbs: Transaction, table: sa.Table) -> set[tuple[Any, ...]]:
    """The unique keys of the rows that are there."""
    return {
        (columns, *key)
        for columns in unique_columns(table)
        for key in verbs.connection.execute(sa.select(*(table.columns[name] for name in columns)))
    }


def _refers_to_itself(table: sa.Table) -> bool:
    """Whether a row of the table may refer to one before it, which must be there already."""
    return any(foreign.column.table is table for foreign in table.foreign_keys)


def _ids(verbs: Transaction, table: sa.Table) -> list[int]:
    return list(verbs.connection.scalars(sa.select(table.c.id).order_by(table.c.id)))
