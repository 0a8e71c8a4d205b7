"""The rows of the invented network, gathered by table until they are written."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import Any


class SampleRows:
    """Rows with their ids, by name of their table, in the order in which they were added."""

    def __init__(self, first_id: int) -> None:
        """Ids are given out from `first_id` on."""
        self.by_table: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._ids = count(first_id)

    def add(self, table: str, **values: object) -> int:
        """Add one row; its id."""
        row_id = next(self._ids)
        values["id"] = row_id
        self.by_table[table].append(values)
        return row_id
