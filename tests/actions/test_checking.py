"""A network that netwerk itself wrote is whole, on both engines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netwerk_tui.actions.checking import check_network
from netwerk_tui.actions.history import redo, undo
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.store import tables
from tests.actions.incoming import edit, remove, rows

DAY = date(2026, 11, 23)


def test_a_new_network_is_whole(network: Network, tmp_path: Path) -> None:
    assert check_network(network, tmp_path).problems == ()


def test_a_network_is_whole_after_every_kind_of_change(network: Network, tmp_path: Path) -> None:
    fill_with_sample(network.database, DAY, contacts=20)
    first, second = (row["id"] for row in rows(network, tables.contact)[:2])
    edit(network, tables.contact, first, role="wethouder")
    remove(network, tables.contact, second)
    undo(network)
    redo(network)
    report = check_network(network, tmp_path)
    assert (report.problems, report.contacts, report.entries) == ((), 19, 5)


def test_the_engine_is_named(network: Network, tmp_path: Path) -> None:
    assert check_network(network, tmp_path).engine.name == network.database.url.get_backend_name()
