"""The quick way of the shell finds the same people as opening the network, or leaves the question to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from netwerk_tui.actions.finding import names_of_hits
from netwerk_tui.actions.finding_at_once import find_at_once
from netwerk_tui.actions.indexing import index_for_once
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from tests.actions.incoming import add, remove

QUERIES = ("jan", "vdberg", "janssn", "gemeente ede", "anna zorg", "niemand", "=1+1")


@pytest.fixture
def village(sqlite_template: Path, tmp_path: Path) -> Iterator[Network]:
    """Three people, and an index of them that was saved."""
    path = tmp_path / "village.db"
    path.write_bytes(sqlite_template.read_bytes())
    network = open_file(path)
    add(network, tables.contact, given_name="Jan", particle="van den", surname="Berg", organisation="Gemeente Ede")
    add(network, tables.contact, given_name="Janneke", surname="Janssen", role="wethouder")
    add(network, tables.contact, given_name="Anna", surname="de Vries", organisation="Zorggroep")
    index_for_once(network)
    yield network
    network.close()


def _path(network: Network) -> Path:
    path = network.database.path
    assert path is not None
    return path


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_people_are_found_in_the_same_order(village: Network, query: str) -> None:
    hits = index_for_once(village).search(query, 10)
    usual = list(zip(hits, names_of_hits(village, hits), strict=True))
    assert find_at_once(_path(village), query, 10) == usual


def test_somebody_who_was_added_leaves_the_question_to_the_usual_way_once(village: Network) -> None:
    add(village, tables.contact, given_name="Nieuw")
    assert find_at_once(_path(village), "nieuw", 10) is None
    index_for_once(village)
    found = find_at_once(_path(village), "nieuw", 10)
    assert found is not None
    assert [who.name for _hit, who in found] == ["Nieuw"]


def test_somebody_who_was_deleted_is_not_found(village: Network) -> None:
    found = find_at_once(_path(village), "anna", 10)
    assert found is not None
    remove(village, tables.contact, ContactId(found[0][1].id))
    assert find_at_once(_path(village), "anna", 10) is None


@pytest.mark.parametrize(
    "damage",
    [
        "update alembic_version set version_num = '9999'",
        "delete from search_part",
        "update search_part set content = x''",
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_left_to_the_usual_way(village: Network, damage: str) -> None:
    path = _path(village)
    village.close()
    connection = sqlcipher3.dbapi2.connect(str(path))
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert find_at_once(path, "jan", 10) is None


def test_what_is_no_network_is_left_to_the_usual_way(tmp_path: Path) -> None:
    (tmp_path / "note.db").write_text("no database")
    assert find_at_once(tmp_path / "note.db", "jan", 10) is None
    assert find_at_once(tmp_path / "missing.db", "jan", 10) is None
    assert find_at_once(tmp_path, "jan", 10) is None


def test_it_is_found_without_sqlalchemy_or_numpy(village: Network) -> None:
    script = (
        "import sys; from pathlib import Path; from netwerk_tui.actions.finding_at_once import find_at_once\n"
        "assert find_at_once(Path(sys.argv[1]), 'jan', 5)\n"
        "print(sorted({'sqlalchemy', 'numpy', 'textual', 'rich', 'alembic'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(_path(village))], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
