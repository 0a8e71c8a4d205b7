"""One change of one field, for the history that a user looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Who changed a field, when, from what to what."""

    column: str
    at: datetime
    """UTC."""
    actor: str
    title: str
    """Of the entry."""
    by_undo: bool
    """Whether it was taken back, or done again."""
    before: object
    """As the ledger keeps it: text, a number, a flag; a day as YYYY-MM-DD; None for nothing."""
    after: object
