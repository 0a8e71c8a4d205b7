"""A segment: a saved query over contacts, in the language of the search line, with a real person who stands for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NewType

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.query_tree import Filter

SegmentId = NewType("SegmentId", int)

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class SegmentValues:
    """What the user says of a segment."""

    name: str
    query: str
    notes: str = ""
    update_days: int | None = None
    """How often its people hear of progress; None for never by itself."""
    exemplar: ContactId | None = None
    """Somebody real who stands for it: somebody you can shake hands with."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A saved segment."""

    id: SegmentId
    values: SegmentValues
    exemplar_name: str = ""
    updated_on: date | None = None
    """When a message last went out to it; None where none ever did."""

    def update_due_since(self, today: date) -> date | None:
        """The day since which its people should have heard of progress again; None where that is not due.

        A segment with an update cadence that never had an update is due from today on.
        """
        if self.values.update_days is None:
            return None
        if self.updated_on is None:
            return today
        due = self.updated_on + timedelta(days=self.values.update_days)
        return due if due <= today else None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.values.name

    @property
    def query(self) -> str:
        """Whom it is about."""
        return self.values.query


@dataclass(frozen=True, eq=False, repr=False)
class SegmentResult:
    """Whom a query finds."""

    ids: Sequence[ContactId]
    """The most important first; empty where only their number was asked."""
    count: int
    explanation: str
    """The query in words."""
    unknown: tuple[Filter, ...] = ()
    """Filters by a name that nothing has."""
