"""The ZIP that LinkedIn sends, whole or harmed."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UserError
from netwerk_tui.exchange.linkedin import archive as archive_module
from netwerk_tui.exchange.recognise import read_file
from tests.exchange.linkedin.exports import (
    CONNECTIONS,
    JAN,
    OWNER,
    archive,
    invitation,
    invitations,
    message,
    messages,
    read,
)

COMPLETE = {
    "Profile.csv": "First Name,Last Name\nOlga,Owner\n",
    "Connections.csv": CONNECTIONS,
    "messages.csv": messages(message(JAN, OWNER)),
    "Invitations.csv": invitations(invitation(JAN, OWNER)),
    "Rich_Media.csv": "Date,Media Link\n",
    "Articles/Articles/x.html": "<html></html>",
}


def test_a_complete_archive_brings_people_messages_and_invitations(tmp_path: Path) -> None:
    batch = read(tmp_path, archive(COMPLETE), "Complete_LinkedInDataExport_05-17-2023.zip")
    assert (batch.format, batch.owner, batch.problems) == ("linkedin-zip", "linkedin.com/in/olga-owner", ())
    assert (len(batch.contacts), len(batch.interactions)) == (2, 2)
    assert batch.contacts[0].where == "Connections.csv, line 6"


@pytest.mark.parametrize(
    "name", ["Basic_Export/Connections.csv", "a\\b\\CONNECTIONS.CSV", "../../connections.csv", "/Connections.csv"]
)
def test_the_files_may_stand_anywhere_in_the_archive(tmp_path: Path, name: str) -> None:
    assert len(read(tmp_path, archive({name: CONNECTIONS}), "x.bin").contacts) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["x.bin"]


def test_the_file_nearest_to_the_top_counts(tmp_path: Path) -> None:
    files = {
        "old/Connections.csv": CONNECTIONS,
        "Connections.csv": CONNECTIONS + "Piet,Smit,,,,,\n",
        "__MACOSX/._Connections.csv": "x",
    }
    assert len(read(tmp_path, archive(files), "x.zip").contacts) == 3


def test_an_archive_without_connections_says_when_they_come(tmp_path: Path) -> None:
    files = {"Profile.csv": "First Name,Last Name\nOlga,Owner\n", "Positions.csv": "Title\n"}
    with pytest.raises(UserError, match=r"no Connections\.csv") as caught:
        read(tmp_path, archive(files), "Basic_LinkedInDataExport_05-17-2023.zip")
    assert "24 hours" in caught.value.advice


def test_an_archive_with_the_name_of_linkedins_is_answered_as_one(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no Connections\.csv"):
        read(tmp_path, archive({"Learning.csv": "x\n"}), "Basic_LinkedInDataExport_05-17-2023.zip")


def test_a_file_that_cannot_be_read_costs_nothing_but_itself(tmp_path: Path) -> None:
    files = {**COMPLETE, "messages.csv": "No conversations found\n"}
    batch = read(tmp_path, archive(files), "x.zip")
    assert (len(batch.contacts), len(batch.interactions)) == (2, 1)
    assert [(problem.where, problem.skipped) for problem in batch.problems] == [("messages.csv", False)]


def test_an_empty_file_is_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, archive({**COMPLETE, "messages.csv": ""}), "x.zip").problems == ()


def test_an_archive_of_somebody_else_is_not_recognised(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no format") as caught:
        read(tmp_path, archive({"word/document.xml": "<x/>"}), "verslag.docx")
    assert "LinkedIn" in caught.value.advice


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_half_a_download_is_an_error(tmp_path: Path, kept: float) -> None:
    whole = archive(COMPLETE)
    with pytest.raises(UserError, match="damaged or incomplete"):
        read(tmp_path, whole[: int(len(whole) * kept)], "x.zip")


def test_a_password_is_named(tmp_path: Path) -> None:
    locked = bytearray(archive({"Connections.csv": CONNECTIONS}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UserError, match="password"):
        read(tmp_path, bytes(locked), "x.zip")


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "LARGEST_FILE", 1_000_000)
    with pytest.raises(UserError, match="larger than"):
        read(tmp_path, archive({"Connections.csv": CONNECTIONS + "\n" * 2_000_000}), "x.zip")


def test_a_file_that_lies_about_its_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "LARGEST_FILE", 1_000_000)
    bomb = bytearray(archive({"Connections.csv": CONNECTIONS + "\n" * 2_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = bomb.index(mark) + offset
        bomb[start : start + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(UserError, match="damaged"):
        read(tmp_path, bytes(bomb), "x.zip")


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "MOST_ENTRIES", 10)
    files = {f"{number}.csv": "" for number in range(20)} | {"Connections.csv": CONNECTIONS}
    with pytest.raises(UserError, match="more files"):
        read(tmp_path, archive(files), "x.zip")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_the_way_of_packing_does_not_matter(tmp_path: Path, compression: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as zip_file:
        zip_file.writestr("Connections.csv", CONNECTIONS)
    assert len(read(tmp_path, packed.getvalue(), "x.zip").contacts) == 2


WHOLE = archive(COMPLETE)
changes = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8)


@settings(max_examples=300)
@given(changes)
def test_a_harmed_archive_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changed: list[tuple[int, int]]
) -> None:
    harmed = bytearray(WHOLE)
    for position, byte in changed:
        harmed[position] = byte
    path = tmp_path_factory.getbasetemp() / "harmed.zip"
    path.write_bytes(harmed)
    with suppress(UserError):
        assert read_file(path).contacts
