"""What actions really say to SQLite, to be said again elsewhere: every statement that writes, in its transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from netwerk_tui.store.database import Database

_READING = ("SELECT", "PRAGMA", "BEGIN")


@dataclass
class Script:
    """Transactions in their order; each a list of statements with their parameters."""

    transactions: list[list[tuple[str, Any]]] = field(default_factory=list)


@contextmanager
def written_down(script: Script) -> Iterator[None]:
    """Write down what is committed within the block, on whatever database."""
    pending: list[tuple[str, Any]] = []

    def speak(
        _connection: sa.Connection, _cursor: object, statement: str, parameters: Any, _context: object, many: bool
    ) -> None:
        if not statement.lstrip().upper().startswith(_READING):
            pending.extend((statement, each) for each in (parameters if many else [parameters]))

    def commit(_connection: sa.Connection) -> None:
        if pending:
            script.transactions.append(list(pending))
            pending.clear()

    event.listen(sa.Engine, "before_cursor_execute", speak)
    event.listen(sa.Engine, "commit", commit)
    try:
        yield
    finally:
        event.remove(sa.Engine, "before_cursor_execute", speak)
        event.remove(sa.Engine, "commit", commit)


def script_of(database: Database, work: Callable[[], None]) -> Script:
    """What the work commits, once it has been done on this database."""
    script = Script()
    assert database.is_sqlite, "only files lose power"
    with written_down(script):
        work()
    return script
