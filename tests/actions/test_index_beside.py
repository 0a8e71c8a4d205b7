"""The index that is made while an import is written is the one that would be made of what it wrote."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions import index_beside
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.indexing import build_index, index_for_once, keep_index, load_index
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.progress import Cancelled
from netwerk_tui.store.reads.people import search_documents
from netwerk_tui.store.search_parts import saved_index
from netwerk_tui.store.undoing import undo

_TODAY = date(2026, 11, 23)
_SHEET = """Voornaam,Achternaam,Organisatie,Functie,E-mail,Labels,Plaats,Notities,Achtergrond,Laatste contact,Gesprek
Els,Bakker,Zorggroep,wethouder,els@example.org,Raad;raad,Zwolle,Houdt van zwemmen,,,
Jan,van den Berg,,directeur,jan@example.org,,,,komt uit Urk,,
,,Stichting Kiem,,kiem@example.org,,Ede,,,,
Zoë,’t Veld,"Kern",,zoe@example.org,zorg,,,,2026-02-03,over de haven
"""


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_beside, "FEWEST_NEWCOMERS", 1)


def _sheet(tmp_path: Path, rows: str = _SHEET) -> Path:
    sheet = tmp_path / "people.csv"
    sheet.write_text(rows)
    return sheet


def _started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started from now on."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return started


def _is_as_made_anew(network: Network) -> bool:
    """Whether an index is saved that is up to date, and tells of everybody what one that is made now tells."""
    loaded = load_index(network)
    if loaded is None or loaded.unsaved or not loaded.is_saved:
        return False
    anew = build_index(network)
    with network.database.reading() as connection:
        documents = list(search_documents(connection))
    words = [word for each in documents for word in (*each.name.split(), *each.tags, *each.places, "zwemmen", "haven")]
    return bool(words) and all(loaded.index.search(word) == anew.index.search(word) for word in words)


def test_newcomers_are_indexed_while_they_are_written(network: Network, tmp_path: Path) -> None:
    import_file(network, _sheet(tmp_path), _TODAY)
    assert _is_as_made_anew(network)


def test_they_are_indexed_ahead_while_it_is_planned_who_is_new(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = _started(monkeypatch)
    without_moments = "\n".join(_SHEET.splitlines()[:-1])
    import_file(network, _sheet(tmp_path, without_moments), _TODAY)
    assert len(started) == 1
    assert _is_as_made_anew(network)


def test_what_was_indexed_ahead_is_dropped_where_two_rows_are_one_person(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = _started(monkeypatch)
    import_file(network, _sheet(tmp_path, f"{_SHEET}Jan,van den Berg,Waterschap,,jan@example.org,Polder\n"), _TODAY)
    assert len(started) == 2
    assert _is_as_made_anew(network)
    assert len(index_for_once(network)) == 4


def test_nobody_is_found_who_was_expected_and_is_a_contact_already(network: Network, tmp_path: Path) -> None:
    rows = "Voornaam,Achternaam,E-mail,Telefoon\n" + "Els,Bakker,els@example.org,0612345678\n" * 3
    import_file(network, _sheet(tmp_path, rows.replace(",0612345678", ",")), _TODAY)
    keep_index(network, build_index(network))
    report = import_file(network, _sheet(tmp_path, rows), _TODAY)
    assert (report.new, report.updated) == (0, 1)
    assert len(index_for_once(network)) == 1


def test_they_join_whoever_was_indexed_before(network: Network, tmp_path: Path) -> None:
    add_contact(network, ContactForm(given_name="Els", surname="Bakker", organisation="Zorggroep"), _TODAY)
    add_contact(network, ContactForm(given_name="Zwaantje"), _TODAY)
    keep_index(network, build_index(network))
    import_file(network, _sheet(tmp_path), _TODAY)
    assert _is_as_made_anew(network)
    assert len(index_for_once(network)) == 5


def test_an_import_that_is_stopped_saves_no_index(network: Network, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == total == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_file(network, _sheet(tmp_path), _TODAY, progress=stop)
    with network.database.reading() as connection:
        assert saved_index(connection) is None


def test_an_import_is_as_good_where_no_process_can_be_started(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "nothing"))
    assert import_file(network, _sheet(tmp_path), _TODAY).new == 4
    assert load_index(network) is None


def test_an_import_that_stands_is_told_of_though_its_index_is_interrupted(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_process: subprocess.Popen[bytes], timeout: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("subprocess.Popen.communicate", interrupted)
    assert import_file(network, _sheet(tmp_path), _TODAY).new == 4


def test_an_undone_import_is_found_no_more(network: Network, tmp_path: Path) -> None:
    import_file(network, _sheet(tmp_path), _TODAY)
    undo(network.database, network.actor)
    assert len(index_for_once(network)) == 0
