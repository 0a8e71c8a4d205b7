"""Thousands of random queries on random networks, each found a second time person by person.

`python -m tests.actions.many_queries 10000 [SEED]` says what it asked, and ends with 1 where any query found others.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from random import Random

from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review import queue_of
from netwerk_tui.actions.segments import new_sets, people_of
from netwerk_tui.store.upgrade import open_database
from tests.actions.random_segments import fill_with_traits
from tests.actions.test_segments_restated import TODAY, RestatedHere
from tests.domain.query_texts import random_query

_QUERIES_A_NETWORK = 500


def main() -> int:
    """Ask as many as the command line says; the exit code."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    asked = others = networks = 0
    while asked < count:
        wrong = _differing(seed + networks)
        for query in wrong:
            sys.stdout.write(f"network {seed + networks}: {query}\n")
        asked, others, networks = asked + _QUERIES_A_NETWORK, others + len(wrong), networks + 1
    sys.stdout.write(f"{asked} queries on {networks} networks, {others} of which found others\n")
    return int(others > 0)


def _differing(seed: int) -> list[str]:
    """The queries that find others than a plain evaluation over the export does."""
    with tempfile.TemporaryDirectory() as folder, open_database(f"sqlite:///{folder}/network.db") as database:
        network, path = Network(database, "test"), Path(folder) / "network.json"
        fill_with_traits(network, seed, TODAY)
        export_file(network, path, private=True)
        restated = RestatedHere(json.loads(path.read_text()), TODAY)
        restated.red = frozenset(card.contact for card in queue_of(network, TODAY) if card.past_maximum)
        chance, sets = Random(seed), new_sets(network, TODAY)
        queries = [random_query(chance) for _ in range(_QUERIES_A_NETWORK)]
        return [each for each in queries if set(people_of(network, each, TODAY, sets).ids) != restated.people(each)]


if __name__ == "__main__":
    sys.exit(main())
