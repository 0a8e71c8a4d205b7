"""Two connections for two threads see one and the same moment."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store import side_by_side, tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.side_by_side import two_readings


def test_both_see_what_somebody_stores_between_their_first_looks(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[EntryId] = []

    def look(connection: sa.Connection) -> EntryId:
        looks.append(newest_entry(connection))
        if len(looks) == 1:
            with transaction(database, "A tag", "me") as recording:
                recording.verbs.insert(tables.tag, [{"name": "choir", "search_key": "choir"}])
        return looks[-1]

    monkeypatch.setattr(side_by_side, "newest_entry", look)
    names = sa.select(tables.tag.c.name)
    with two_readings(database) as (one, other):
        assert list(one.scalars(names)) == list(other.scalars(names)) == ["choir"]
