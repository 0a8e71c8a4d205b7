"""An open network, once on each engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from netwerk_tui.actions.network import Network
from netwerk_tui.store.upgrade import open_database


@pytest.fixture
def network(database_url: str) -> Iterator[Network]:
    with open_database(database_url) as database:
        yield Network(database, "test")
