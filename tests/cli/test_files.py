"""`netwerk import` and `netwerk export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from netwerk_tui.actions.exporting import ExportFormat
from netwerk_tui.actions.importing import FORMAT_IDS
from netwerk_tui.cli.arguments.files import EXPORT_FORMATS, IMPORT_FORMATS
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.exchange.calendar import FORMAT_NAME
from netwerk_tui.exchange.matrix_picture import PictureFormat
from netwerk_tui.exchange.vcard.writing import FORMAT_VERSIONS
from tests.cli.prompt import Prompt

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Anna,Bakker,https://www.linkedin.com/in/anna-bakker,,Gemeente Ede,Wethouder,17 May 2017
Bram,de Groot,https://www.linkedin.com/in/bramdegroot,bram@example.org,Woonstede,Directeur,7 Feb 2022
Carla,,https://www.linkedin.com/in/carla,,,,yesterday-ish
,,,,,,
"""


@pytest.fixture
def connections(tmp_path: Path) -> str:
    """A LinkedIn export of three people, one with a date that nobody can read."""
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    return str(path)


def test_an_import_is_answered_by_its_counts(netwerk: Prompt, connections: str) -> None:
    report = netwerk.json("import", connections)
    assert {name: report[name] for name in ("new", "updated", "unchanged", "skipped", "interactions")} == {
        "new": 3,
        "updated": 0,
        "unchanged": 0,
        "skipped": 0,
        "interactions": 0,
    }
    assert report["entry"] == netwerk.json("log")[0]["entry"]


def test_each_problem_says_where_and_why(netwerk: Prompt, connections: str) -> None:
    (problem,) = netwerk.json("import", connections)["problems"]
    assert "4" in problem["where"]
    assert "yesterday-ish" in problem["reason"]


def test_importing_again_changes_nothing_and_has_no_entry(netwerk: Prompt, connections: str) -> None:
    netwerk("import", connections)
    again = netwerk.json("import", connections)
    assert (again["entry"], again["new"], again["updated"], again["unchanged"]) == (None, 0, 0, 3)


def test_a_dry_run_counts_and_writes_nothing(netwerk: Prompt, connections: str) -> None:
    report = netwerk.json("import", connections, "--dry-run")
    assert (report["entry"], report["new"]) == (None, 3)
    assert netwerk.json("log") == []


def test_undo_takes_a_whole_import_back(netwerk: Prompt, connections: str) -> None:
    netwerk("import", connections)
    netwerk("undo")
    assert netwerk.json("find", "bakker", code=3) == []


def test_a_reader_sees_counts_problems_and_the_way_back(netwerk: Prompt, connections: str) -> None:
    answer = netwerk("import", connections)
    assert answer.lines[0] == "3 new, 0 updated, 0 unchanged, 0 skipped, 0 contact moments"
    assert "yesterday-ish" in answer.lines[1]
    assert "netwerk undo" in answer.err


def test_a_file_that_does_not_exist_fails(netwerk: Prompt, tmp_path: Path) -> None:
    assert "nowhere.csv" in netwerk.json("import", str(tmp_path / "nowhere.csv"), code=1)["error"]["title"]


def test_a_format_that_does_not_exist_is_a_usage_error(netwerk: Prompt, connections: str) -> None:
    assert "linkedin-csv" in netwerk.json("import", connections, "--as", "x", code=2)["error"]["title"]


def test_the_parser_knows_every_format_that_is_read_and_written() -> None:
    assert set(IMPORT_FORMATS) == set(FORMAT_IDS)
    assert set(EXPORT_FORMATS) == {*ExportFormat, *FORMAT_VERSIONS, *PictureFormat, FORMAT_NAME}


def test_an_export_is_answered_by_a_summary(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    summary = netwerk.json("export", str(target))
    assert (summary["path"], summary["format"], summary["contacts"]) == (str(target), "json", 3)
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "netwerk"


def test_an_export_comes_back_in_an_empty_network(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    netwerk("export", str(tmp_path / "out.json"))
    elsewhere = ("--db", str(tmp_path / "other.db"))
    assert netwerk.json(*elsewhere, "import", str(tmp_path / "out.json"))["new"] == 3
    assert netwerk.json("show", "Jan Jansen", *elsewhere)["id"] == people[0]


def test_an_unknown_extension_is_a_usage_error(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    netwerk.json("export", str(tmp_path / "out.docx"), code=2)


def test_an_export_to_a_dash_is_the_file_itself(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk("export", "-", "--as", "csv").lines[0].count(",") > 3
    assert netwerk.json("export", "-", "--as", "json")["format"] == "netwerk"


def test_a_table_on_stdout_leaves_no_room_for_json(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk.json("export", "-", "--as", "csv", code=2)


def test_an_export_does_not_overwrite_the_network_itself(
    netwerk: Prompt, people: list[ContactId], database: Path
) -> None:
    netwerk.json("export", str(database), "--as", "json", code=4)
    netwerk.json("show", "Jan Jansen")
