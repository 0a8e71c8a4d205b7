"""The first page agrees with what the open network tells, and there is none where the network must be opened first."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions import dossiers, drafts
from netwerk_tui.actions.network import Network, open_network
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.first_page import IdsInPart
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.settings import Settings
from netwerk_tui.store.first_page import first_page
from netwerk_tui.store.reads.directory import Order, contact_ids, contact_rows

CONTACTS = 450
ROWS = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "network.db"


@pytest.fixture
def network(path: Path) -> Network:
    network = open_network(Settings(database=str(path)))
    fill_with_sample(network.database, date(2026, 11, 23), contacts=CONTACTS)
    return network


def _leave_at(network: Network, rank: int) -> list[ContactId]:
    """Select the contact at this rank, and leave; everybody, in the order of the list."""
    with network.database.reading() as connection:
        everybody = [ContactId(each) for each in contact_ids(connection, Order.NAME)]
    drafts.remember_whereabouts(network, everybody[rank], dossiers.general(network), ACCEPTANCE_ENERGY)
    network.close()
    return everybody


@pytest.mark.parametrize("rank", [0, 1, ROWS - 1, ROWS, ROWS + 1, 300, CONTACTS - 1])
def test_the_page_holds_the_rows_around_the_selected_contact(network: Network, path: Path, rank: int) -> None:
    everybody = _leave_at(network, rank)
    page = first_page(path, "dutch", ROWS)
    assert page is not None
    assert (page.contacts, page.selected) == (CONTACTS, everybody[rank])
    known = [row.id for row in page.known]
    assert known == everybody[page.start : page.start + len(known)]
    assert page.start <= max(0, rank - ROWS)
    assert page.start + len(known) >= min(CONTACTS, rank + ROWS)


def test_rows_are_those_of_the_open_network(network: Network, path: Path) -> None:
    everybody = _leave_at(network, 0)
    page = first_page(path, "dutch", ROWS)
    assert page is not None
    reopened = open_network(Settings(database=str(path)))
    with reopened.database.reading() as connection:
        assert page.rows(everybody[:ROWS]) == contact_rows(connection, everybody[:ROWS])
    reopened.close()


def test_without_a_selected_contact_the_page_is_the_top_of_the_list(network: Network, path: Path) -> None:
    network.close()
    page = first_page(path, "dutch", ROWS)
    assert page is not None
    assert (page.start, page.selected) == (0, page.known[0].id)


def test_there_is_no_page_of_a_network_that_has_to_be_sorted_anew(network: Network, path: Path) -> None:
    network.close()
    assert first_page(path, "flemish", ROWS) is None


def test_there_is_no_page_of_another_schema(network: Network, path: Path) -> None:
    with network.database.writing() as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))
    network.close()
    assert first_page(path, "dutch", ROWS) is None


def test_there_is_no_page_of_an_empty_network(path: Path) -> None:
    open_network(Settings(database=str(path))).close()
    assert first_page(path, "dutch", ROWS) is None


def test_there_is_no_page_of_a_file_that_is_missing_or_no_database(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("no database, but long enough to be taken for one" * 50)
    assert first_page(tmp_path / "missing.db", "dutch", ROWS) is None
    assert first_page(other, "dutch", ROWS) is None


def test_the_page_is_read_without_sqlalchemy() -> None:
    program = "import sys, netwerk_tui.store.first_page; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0


def test_ids_that_are_not_known_are_nobodys() -> None:
    ids = IdsInPart(6, 2, [ContactId(40), ContactId(30)])
    assert list(ids) == [-1, -2, 40, 30, -5, -6]
    assert list(ids[1:3]) == [-2, 40]
    assert (len(ids), ids[-3], ids.index(30)) == (6, 30, 3)
    with pytest.raises(ValueError, match="not known"):
        ids.index(7)
