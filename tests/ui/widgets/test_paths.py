from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UserError
from netwerk_tui.ui.widgets.folders import likely_exports, read_folder, starting_folders
from netwerk_tui.ui.widgets.paths import (
    Entry,
    EntryKind,
    completed,
    offers_in,
    parent_offer,
    path_text,
    plain_path,
    typed_path,
    with_tilde,
)

_FOLDER = (
    Entry("notes.md", EntryKind.OTHER),
    Entry("Connections (1).csv", EntryKind.IMPORTABLE),
    Entry("Connections.csv", EntryKind.IMPORTABLE),
    Entry("Contracts", EntryKind.FOLDER),
    Entry(".hidden.csv", EntryKind.IMPORTABLE),
    Entry("old connections.csv", EntryKind.IMPORTABLE),
)


def _labels(text: str) -> list[str]:
    return [offer.label for offer in offers_in(typed_path(text), _FOLDER)]


def _tab(text: str) -> str:
    return completed(text, offers_in(typed_path(text), _FOLDER))


# What was typed, pasted or dropped


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/home/ada/Connections.csv", "/home/ada/Connections.csv"),
        ("/home/ada/My File.csv", "/home/ada/My File.csv"),
        ("'/home/ada/My File.csv' ", "/home/ada/My File.csv"),
        ('"/home/ada/My File.csv"', "/home/ada/My File.csv"),
        ("/home/ada/My\\ File\\ \\(1\\).csv", "/home/ada/My File (1).csv"),
        ("'/home/ada/it'\\''s.csv'", "/home/ada/it's.csv"),
        ("file:///home/ada/My%20File.csv", "/home/ada/My File.csv"),
        ("file://localhost/home/ada/a.csv\r\nfile:///home/ada/b.csv\r\n", "/home/ada/a.csv"),
        ("'/home/ada/a.csv' '/home/ada/b.csv'", "/home/ada/a.csv"),
        ("'file:///home/ada/a.csv'", "/home/ada/a.csv"),
        ("'/home/ada/still typ", "/home/ada/still typ"),
        ("/home/ada/Ada's file.csv", "/home/ada/Ada's file.csv"),
        ("  \n ", ""),
    ],
)
def test_quotes_escapes_and_addresses_of_a_dropped_file_are_taken_off(text: str, path: str) -> None:
    assert plain_path(text) == path


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_name_survives_being_put_into_the_input(name: str) -> None:
    assert plain_path(path_text(f"/folder/{name}")) == f"/folder/{name}"


@pytest.mark.parametrize(
    ("text", "folder_text", "name"),
    [
        ("Conn", "", "Conn"),
        ("/tmp/Conn", "/tmp/", "Conn"),
        ("~", "~/", ""),
        ("~/", "~/", ""),
        ("..", "../", ""),
        ("/tmp/..", "/tmp/../", ""),
        ("/tmp/.con", "/tmp/", ".con"),
    ],
)
def test_a_typed_path_is_a_folder_and_the_beginning_of_a_name(text: str, folder_text: str, name: str) -> None:
    typed = typed_path(text)
    assert (typed.folder_text, typed.name) == (folder_text, name)


def test_a_tilde_is_the_home_of_the_user() -> None:
    assert typed_path("~/Downloads/a.csv").path == Path.home() / "Downloads" / "a.csv"


def test_the_home_of_the_user_is_written_with_a_tilde() -> None:
    home = Path.home()
    assert [with_tilde(path) for path in (home, home / "a b", Path("/tmp"))] == ["~", "~/a b", "/tmp"]


# What fits


def test_folders_come_first_and_what_cannot_be_imported_last() -> None:
    assert _labels("/tmp/") == [
        "Contracts/",
        "Connections (1).csv",
        "Connections.csv",
        "old connections.csv",
        "notes.md",
    ]


def test_names_that_begin_like_what_was_typed_come_before_names_that_hold_it() -> None:
    assert _labels("/tmp/conn") == ["Connections (1).csv", "Connections.csv", "old connections.csv"]


def test_the_very_name_that_was_typed_comes_first() -> None:
    assert _labels("/tmp/Connections.csv") == ["Connections.csv", "old connections.csv"]


def test_hidden_files_are_there_only_for_a_dot() -> None:
    assert _labels("/tmp/.") == [".hidden.csv"]


def test_a_name_between_accents_is_found_however_its_accents_are_stored() -> None:
    stored_apart = Entry("Rele\u0301ties.csv", EntryKind.IMPORTABLE)
    assert len(offers_in(typed_path("/tmp/rel\u00e9"), [stored_apart])) == 1


def test_the_root_has_no_folder_above_it() -> None:
    assert parent_offer(typed_path("/")) is None


def test_the_folder_above_is_named_by_its_own_path() -> None:
    above = parent_offer(typed_path("~/Downloads/"))
    assert above is not None
    assert above.text == "~/"


# Completion


def test_tab_adds_what_all_that_fits_agrees_on() -> None:
    assert _tab("/tmp/conn") == "/tmp/Connections"


def test_tab_adds_all_of_the_only_one_that_fits() -> None:
    assert _tab("/tmp/Connections.") == "/tmp/Connections.csv"


def test_tab_ends_a_folder_in_a_slash() -> None:
    assert _tab("/tmp/contr") == "/tmp/Contracts/"


def test_tab_prefers_what_can_be_imported() -> None:
    entries = (Entry("notes.md", EntryKind.OTHER), Entry("notes.csv", EntryKind.IMPORTABLE))
    assert completed("/tmp/no", offers_in(typed_path("/tmp/no"), entries)) == "/tmp/notes.csv"


def test_tab_changes_nothing_where_nothing_begins_so() -> None:
    assert _tab("/tmp/old c") == "/tmp/old connections.csv"
    assert _tab("/tmp/nections") == "/tmp/nections"


@given(st.lists(st.text(min_size=1).filter(lambda name: "/" not in name and "\0" not in name), unique=True), st.text())
def test_completing_never_shortens_what_was_typed(names: list[str], typed: str) -> None:
    entries = [Entry(name, EntryKind.IMPORTABLE) for name in names]
    text = completed(typed, offers_in(typed_path(plain_path(typed)), entries))
    assert len(text) >= len(typed)


# The disk


def test_a_folder_tells_folders_importable_files_and_others_apart(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.CSV").write_text("12345")
    (tmp_path / "b.png").write_text("")
    (tmp_path / "c.csv").symlink_to(tmp_path / "nowhere")
    found = {entry.name: (entry.kind, entry.size_bytes) for entry in read_folder(tmp_path)}
    assert found == {
        "folder": (EntryKind.FOLDER, 0),
        "a.CSV": (EntryKind.IMPORTABLE, 5),
        "b.png": (EntryKind.OTHER, 0),
        "c.csv": (EntryKind.OTHER, 0),
    }


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("missing", "There is no folder {path}."),
        ("file", "{path} is not a folder."),
        ("nul\0", "{path} cannot be read:"),
    ],
)
def test_what_is_no_folder_is_said_in_words(tmp_path: Path, name: str, title: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError) as raised:
        read_folder(tmp_path / name)
    assert raised.value.title.startswith(title.format(path=tmp_path / name.rstrip("\0")))


def test_likely_exports_are_offered_newest_first(tmp_path: Path) -> None:
    ages = {"Connections.csv": 1, "Basic_LinkedInDataExport_11-20-2025.zip": 3, "Connections (1).csv": 2, "a.csv": 4}
    for name, age in ages.items():
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (age, age))
    assert [offer.path.name for offer in likely_exports([tmp_path])] == [
        "Basic_LinkedInDataExport_11-20-2025.zip",
        "Connections (1).csv",
        "Connections.csv",
    ]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "vcf", "ldif", "ics", "mbox", "tsv"])
def test_every_kind_of_file_that_can_be_imported_is_shown(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.{ending}").write_text("")
    assert [entry.kind for entry in read_folder(tmp_path)] == [EntryKind.IMPORTABLE]


@pytest.mark.parametrize("name", ["contacts.csv", "Relaties 2026.xlsx", "adresboek.csv", "Jan de Wit.vcf", "a.ldif"])
def test_an_address_book_among_the_downloads_is_offered(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    (tmp_path / "invoice.xlsx").write_text("")
    assert [offer.path.name for offer in likely_exports([tmp_path])] == [name]


def test_the_connections_of_an_unpacked_export_are_offered(tmp_path: Path) -> None:
    unpacked = tmp_path / "Complete_LinkedInDataExport_01-01-2026"
    unpacked.mkdir()
    (unpacked / "Connections.csv").write_text("")
    (unpacked / "Profile.csv").write_text("")
    assert [offer.path for offer in likely_exports([tmp_path])] == [unpacked / "Connections.csv"]


def test_a_file_that_two_folders_lead_to_is_offered_once(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "Connections.csv").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert len(likely_exports([tmp_path / "link", tmp_path / "real", tmp_path / "missing"])) == 1


def test_the_folder_of_downloads_is_looked_in_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own downloads"
    own.mkdir()
    (Path.home() / "Downloads").mkdir(parents=True)
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(own))
    monkeypatch.chdir(tmp_path)
    assert starting_folders() == [own, Path.home() / "Downloads", Path.home(), tmp_path]
