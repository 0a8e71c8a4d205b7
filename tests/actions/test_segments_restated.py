"""Queries find whom they find when stated a second time, person by person over an export."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest

from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review import queue_of
from netwerk_tui.actions.segments import new_sets, people_of
from netwerk_tui.store.database import Database
from tests.actions.random_segments import fill_with_traits
from tests.actions.restated_segments import RestatedSegments
from tests.domain.query_texts import random_query

TODAY = date(2026, 11, 23)


class RestatedHere(RestatedSegments):
    """Past the maximum is what the review says, which is restated elsewhere."""

    red: frozenset[int] = frozenset()

    def is_past_maximum(self, contact: int) -> bool:
        return contact in self.red


@pytest.mark.parametrize("seed", range(4))
def test_a_query_finds_whom_it_finds_person_by_person(seed: int, sqlite_database: Database, tmp_path: Path) -> None:
    network = Network(sqlite_database, "test")
    fill_with_traits(network, seed, TODAY)
    path = tmp_path / "network.json"
    export_file(network, path, private=True)
    restated = RestatedHere(json.loads(path.read_text()), TODAY)
    restated.red = frozenset(card.contact for card in queue_of(network, TODAY) if card.past_maximum)
    chance = Random(seed + 100)
    sets = new_sets(network, TODAY)
    sizes = set()
    for _ in range(250):
        query = random_query(chance)
        found = people_of(network, query, TODAY, sets)
        assert set(found.ids) == restated.people(query), query
        sizes.add(found.count)
    assert len(sizes) > 8
