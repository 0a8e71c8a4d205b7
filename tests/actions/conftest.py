"""An open network, once on each engine."""

from __future__ import annotations

import pytest

from netwerk_tui.actions.network import Network
from netwerk_tui.store.database import Database


@pytest.fixture
def network(database: Database) -> Network:
    return Network(database, "test")
