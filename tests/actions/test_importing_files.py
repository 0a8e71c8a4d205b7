"""From a file on disk to the network: the readers and the diff together."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from netwerk_tui.actions import history, importing, importing_sheets
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.store import tables
from tests.actions.incoming import LATER, TODAY, columns_of, everything, rows

PREAMBLE = 'Notes:\r\n"When exporting your connection data, you may notice that some addresses are missing."\r\n\r\n'
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
JAN = "Jan,van den Berg,https://www.linkedin.com/in/jan-berg,jan@example.org,Gemeente Ede,raadslid,17 May 2017\r\n"
ELS = "Els,Bakker,https://www.linkedin.com/in/elsbakker/,,,,7 Feb 2022\r\n"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
    "FOLDER\r\n"
    "one,,Sanne Visser,https://www.linkedin.com/in/sanne,Jan van den Berg,https://www.linkedin.com/in/jan-berg,"
    "2026-02-01 10:00:00 UTC,,Shall we meet?,INBOX\r\n"
    "two,,Els Bakker,https://www.linkedin.com/in/elsbakker,Sanne Visser,https://www.linkedin.com/in/sanne,"
    "2026-02-02 10:00:00 UTC,,Hello,INBOX\r\n"
)


def _connections(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_bytes(b"\xef\xbb\xbf" + (PREAMBLE + HEADER + "".join(lines)).encode())
    return path


def _archive(tmp_path: Path, messages: str = MESSAGES) -> Path:
    path = tmp_path / "Basic_LinkedInDataExport_02-03-2026.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", PREAMBLE + HEADER + JAN + ELS)
        archive.writestr("messages.csv", messages)
    return path


def test_a_linkedin_file_comes_in_once(network: Network, tmp_path: Path) -> None:
    path = _connections(tmp_path, JAN, ",,,,,,\r\n", ELS)
    first = importing.import_file(network, path, TODAY)
    assert (first.format, first.new, first.skipped) == ("linkedin-csv", 2, 0)
    again = importing.import_file(network, path, LATER)
    assert (again.entry, again.new, again.unchanged) == (None, 0, 2)


def test_a_row_about_somebody_who_stands_there_already_is_told(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "leden.csv"
    path.write_text("Naam;E-mail;Telefoon\nJan Wit;jan@example.org;\nJan Wit;jan@example.org;0318123456\n")
    report = importing.import_file(network, path, TODAY)
    assert (report.new, report.skipped, [problem.where for problem in report.problems]) == (1, 1, ["line 3"])


def test_a_later_linkedin_file_brings_what_changed(network: Network, tmp_path: Path) -> None:
    importing.import_file(network, _connections(tmp_path, JAN), TODAY)
    later = importing.import_file(network, _connections(tmp_path, ELS, JAN.replace("raadslid", "wethouder")), LATER)
    assert (later.new, later.updated, later.unchanged) == (1, 1, 0)
    assert columns_of(network, tables.capacity, "name", "until") == [("raadslid", LATER), ("wethouder", None)]


def test_an_archive_brings_messages_along(network: Network, tmp_path: Path) -> None:
    report = importing.import_file(network, _archive(tmp_path), TODAY)
    assert (report.format, report.new, report.interactions) == ("linkedin-zip", 2, 2)
    assert columns_of(network, tables.interaction, "direction") == [("out",), ("in",)]
    assert importing.import_file(network, _archive(tmp_path), LATER).entry is None


def test_a_later_archive_lengthens_a_conversation(network: Network, tmp_path: Path) -> None:
    importing.import_file(network, _archive(tmp_path), TODAY)
    answer = (
        "one,,Jan van den Berg,https://www.linkedin.com/in/jan-berg,Sanne Visser,https://www.linkedin.com/in/sanne,"
        "2026-02-01 11:00:00 UTC,,With pleasure.,INBOX\r\n"
    )
    report = importing.import_file(network, _archive(tmp_path, MESSAGES + answer), LATER)
    assert (report.new, report.updated, report.interactions) == (0, 0, 1)
    assert columns_of(network, tables.interaction, "direction") == [("mutual",), ("in",)]
    assert "With pleasure." in rows(network, tables.interaction)[0]["text"]


def test_messages_alone_find_their_people(network: Network, tmp_path: Path) -> None:
    importing.import_file(network, _connections(tmp_path, JAN, ELS), TODAY)
    (tmp_path / "messages.csv").write_text(MESSAGES, encoding="utf-8", newline="")
    report = importing.import_file(network, tmp_path / "messages.csv", TODAY)
    assert (report.new, report.interactions) == (0, 2)


def test_undo_takes_an_archive_back(network: Network, tmp_path: Path) -> None:
    before = everything(network)
    importing.import_file(network, _archive(tmp_path), TODAY)
    history.undo(network)
    assert everything(network) == before


def test_a_dry_run_of_a_file_writes_nothing(network: Network, tmp_path: Path) -> None:
    before = everything(network)
    report = importing.import_file(network, _archive(tmp_path), TODAY, dry_run=True)
    assert (report.entry, report.new, report.interactions) == (None, 2, 2)
    assert everything(network) == before


def test_a_file_with_nobody_in_it_is_an_error(network: Network, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        importing.import_file(network, _connections(tmp_path, ",,,,,,\r\n"), TODAY)


def test_a_hostile_name_is_stored_harmlessly(network: Network, tmp_path: Path) -> None:
    hostile = '"Jan [/b] \x1b]0;x\x07[@click=app.quit]",Jansen,https://www.linkedin.com/in/x,,,,\r\n'
    importing.import_file(network, _connections(tmp_path, hostile), TODAY)
    assert columns_of(network, tables.contact, "given_name") == [("Jan [/b] [@click=app.quit]",)]


def test_a_file_of_linkedin_about_the_user_is_refused_before_its_columns_are_asked_for(
    network: Network, tmp_path: Path
) -> None:
    path = tmp_path / "Positions.csv"
    path.write_text("Company Name,Title,Description,Location,Started On,Finished On\nEde,Chef,,Ede,Jan 2024,\n")
    with pytest.raises(Refused, match="Positions"):
        importing_sheets.any_sheet_in(network, path)
    assert importing_sheets.sheet_in(network, path, as_format="csv") is not None
