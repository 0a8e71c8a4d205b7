"""One row that an action changes, or the words that it is gone."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.errors import NotFound
from netwerk_tui.language import _
from netwerk_tui.store.ledger import Transaction


def row_of(verbs: Transaction, table: sa.Table, row_id: int) -> dict[str, Any]:
    """The row as it stands. Raises NotFound where it is gone."""
    found = verbs.rows(table, [row_id], missing_ok=True)
    if not found:
        raise vanished()
    return found[row_id]


def vanished() -> NotFound:
    """What is raised where a row that the user saw is gone."""
    return NotFound(_("This does not exist any more."), _("It was deleted or undone meanwhile."))
