"""A network and a folder of cards, kept the same from both sides."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions import synchronising
from netwerk_tui.actions.contacts import delete_contacts
from netwerk_tui.actions.history import undo
from netwerk_tui.actions.merging import merge_contacts
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.synchronising import SyncReport, sync_folder
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.exchange.vcard.folder import read_folder
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from tests.actions.incoming import TODAY, add, columns_of, edit, everything, only, rows

JAN = """BEGIN:VCARD
VERSION:3.0
UID:jan-1
FN:Jan Jansen
N:Jansen;Jan;;;
EMAIL;TYPE=WORK:jan@gemeente.example
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 7QAcUGhvdG9zaG9wIDMuMAA4QklNBAQAAAAAAAD
X-UNKNOWN;X-ODD="a;b":kept as it is
END:VCARD
"""


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the card of Jan."""
    path = tmp_path / "cards"
    path.mkdir()
    put(path, JAN)
    return path


def put(folder: Path, text: str, name: str = "jan-1.vcf") -> None:
    (folder / name).write_bytes(text.replace("\n", "\r\n").encode())


def card(folder: Path, name: str = "jan-1.vcf") -> str:
    return (folder / name).read_bytes().replace(b"\r\n ", b"").decode().replace("\r\n", "\n")


def change(folder: Path, old: str, new: str) -> None:
    """Edit Jan's card as another program would."""
    text = card(folder)
    assert old in text
    put(folder, text.replace(old, new))


def sync(network: Network, folder: Path, *, yes: bool = True) -> SyncReport:
    return sync_folder(network, folder, TODAY, may_remove_many=yes)


def contact(network: Network) -> dict[str, Any]:
    return only(network, tables.contact)


def the_id(network: Network) -> ContactId:
    return ContactId(contact(network)["id"])


def test_a_card_becomes_a_contact(network: Network, folder: Path) -> None:
    assert sync(network, folder).new_contacts == 1
    assert contact(network)["surname"] == "Jansen"


def test_doing_it_again_changes_nothing(network: Network, folder: Path) -> None:
    sync(network, folder)
    before, text = everything(network), card(folder)
    assert sync(network, folder).entry is None
    assert (everything(network), card(folder)) == (before, text)


def test_a_contact_becomes_a_card_that_the_user_alone_can_read(network: Network, tmp_path: Path) -> None:
    add(network, tables.contact, given_name="An", surname="Bos", notes="hoi", private_notes="geheim")
    sync(network, tmp_path)
    (made,) = tmp_path.glob("*.vcf")
    assert "FN:An Bos" in made.read_text(encoding="utf-8")
    assert "geheim" not in made.read_text(encoding="utf-8")
    assert made.stat().st_mode & 0o777 == 0o600


def test_whoever_must_not_be_contacted_gets_no_card(network: Network, tmp_path: Path) -> None:
    add(network, tables.contact, given_name="An", surname="Bos", do_not_contact="asked")
    assert sync(network, tmp_path).new_cards == 0


def test_a_new_card_is_not_taken_for_a_stranger(network: Network, tmp_path: Path) -> None:
    add(network, tables.contact, given_name="An", surname="Bos")
    sync(network, tmp_path)
    assert sync(network, tmp_path).new_contacts == 0
    assert len(rows(network, tables.contact)) == 1


def test_what_changes_in_the_network_arrives_in_the_card_and_the_rest_stays(network: Network, folder: Path) -> None:
    sync(network, folder)
    edit(network, tables.contact, the_id(network), organisation="Gemeente Ede", role="raadslid")
    sync(network, folder)
    text = card(folder)
    assert "ORG:Gemeente Ede\n" in text
    assert "TITLE:raadslid\n" in text
    assert 'X-UNKNOWN;X-ODD="a;b":kept as it is\n' in text
    assert "/9j/4AAQSkZJRgABAQAAAQABAAD7QAcUGhvdG9zaG9wIDMuMAA4QklNBAQAAAAAAAD\n" in text


def test_what_changes_in_the_card_arrives_in_the_network(network: Network, folder: Path) -> None:
    sync(network, folder)
    change(folder, "EMAIL;TYPE=WORK:jan@gemeente.example", "EMAIL:jan@nieuw.example\nTITLE:wethouder\nCATEGORIES:raad")
    sync(network, folder)
    assert columns_of(network, tables.contact_point, "value") == [("jan@nieuw.example",)]
    assert contact(network)["role"] == "wethouder"
    assert columns_of(network, tables.tag, "name") == [("raad",)]


def test_changes_on_both_sides_meet(network: Network, folder: Path) -> None:
    sync(network, folder)
    edit(network, tables.contact, the_id(network), role="raadslid")
    add(network, tables.contact_point, contact_id=contact(network)["id"], kind="phone", value="0611", match_key="0611")
    change(folder, "X-UNKNOWN", "TEL:0622\nORG:Ede\nX-UNKNOWN")
    sync(network, folder)
    assert {value for (value,) in columns_of(network, tables.contact_point, "value")} == {
        "jan@gemeente.example",
        "0611",
        "0622",
    }
    assert (contact(network)["organisation"], contact(network)["role"]) == ("Ede", "raadslid")
    assert "TEL:0611" in card(folder)
    assert sync(network, folder).entry is None


def test_of_a_conflict_nothing_is_lost(network: Network, folder: Path) -> None:
    sync(network, folder)
    edit(network, tables.contact, the_id(network), role="raadslid", notes="van mij")
    change(folder, "X-UNKNOWN", "TITLE:wethouder\nNOTE:van hen\nX-UNKNOWN")
    report = sync(network, folder)
    assert len(report.problems) == 2
    for notes in (str(contact(network)["notes"]), card(folder)):
        assert all(text in notes for text in ("van mij", "van hen", "wethouder"))
    assert "TITLE:raadslid" in card(folder)
    assert sync(network, folder).entry is None


def test_a_card_that_was_deleted_takes_a_contact_along_of_whom_nothing_else_is_known(
    network: Network, folder: Path
) -> None:
    sync(network, folder)
    (folder / "jan-1.vcf").unlink()
    assert sync(network, folder).removed_contacts == 1
    assert rows(network, tables.contact) == []


def test_a_contact_with_a_history_stays_when_the_card_goes(network: Network, folder: Path) -> None:
    sync(network, folder)
    add(network, tables.followup, contact_id=contact(network)["id"], text="bellen")
    (folder / "jan-1.vcf").unlink()
    assert sync(network, folder).kept_contacts == 1
    assert sync(network, folder).new_cards == 0
    assert contact(network)["surname"] == "Jansen"


def test_a_deleted_contact_takes_the_card_along(network: Network, folder: Path) -> None:
    sync(network, folder)
    delete_contacts(network, [the_id(network)])
    assert sync(network, folder).removed_cards == 1
    assert list(folder.iterdir()) == []


def test_an_edited_card_outlives_the_deletion_of_its_contact(network: Network, folder: Path) -> None:
    sync(network, folder)
    delete_contacts(network, [the_id(network)])
    change(folder, "X-UNKNOWN", "TITLE:wethouder\nX-UNKNOWN")
    assert sync(network, folder).new_contacts == 1
    assert contact(network)["role"] == "wethouder"


def test_an_edited_contact_outlives_the_deletion_of_its_card(network: Network, folder: Path) -> None:
    sync(network, folder)
    edit(network, tables.contact, the_id(network), role="raadslid")
    (folder / "jan-1.vcf").unlink()
    sync(network, folder)
    assert "TITLE:raadslid" in card(folder)
    assert "kept as it is" in card(folder)


def test_more_than_a_fifth_is_not_removed_without_asking(network: Network, folder: Path) -> None:
    sync(network, folder)
    (folder / "jan-1.vcf").unlink()
    before = everything(network)
    with pytest.raises(Refused, match="remove"):
        sync(network, folder, yes=False)
    assert everything(network) == before


def test_a_broken_card_is_no_deletion(network: Network, folder: Path) -> None:
    sync(network, folder)
    put(folder, "BEGIN:VCARD\nFN:Ja")
    report = sync(network, folder, yes=False)
    assert (report.removed_contacts, report.new_cards, len(report.problems)) == (0, 0, 1)


def test_a_dry_run_tells_the_same_and_writes_nothing(network: Network, folder: Path) -> None:
    add(network, tables.contact, given_name="An", surname="Bos")
    before, files = everything(network), sorted(folder.iterdir())
    report = sync_folder(network, folder, TODAY, dry_run=True)
    assert (report.new_contacts, report.new_cards) == (1, 1)
    assert (everything(network), sorted(folder.iterdir())) == (before, files)


def test_undoing_the_first_synchronisation_removes_no_cards(network: Network, folder: Path) -> None:
    sync(network, folder)
    undo(network)
    assert sync(network, folder).removed_cards == 0
    assert (folder / "jan-1.vcf").exists()


@pytest.mark.parametrize("step", ["_write_network", "_agree"])
def test_a_synchronisation_that_dies_is_made_good_by_the_next(
    network: Network, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    sync(network, folder)
    add(network, tables.contact, given_name="An", surname="Bos")
    edit(network, tables.contact, rows(network, tables.contact)[0]["id"], role="raadslid")
    change(folder, "X-UNKNOWN", "ORG:Ede\nX-UNKNOWN")

    with monkeypatch.context() as patch:
        patch.setattr(synchronising, step, _die)
        with pytest.raises(KeyboardInterrupt):
            sync(network, folder)
    report = sync(network, folder)
    assert (report.new_contacts, report.problems) == (0, ())
    assert [row["organisation"] for row in rows(network, tables.contact)] == ["Ede", ""]
    assert len(list(folder.glob("*.vcf"))) == 2
    assert sync(network, folder).entry is None


def test_a_file_that_changes_meanwhile_is_left_to_the_next_time(
    network: Network, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(network, folder)
    edit(network, tables.contact, the_id(network), role="raadslid")
    with monkeypatch.context() as patch:
        patch.setattr(synchronising, "read_folder", _changing_after(read_folder))
        assert len(sync(network, folder).problems) == 1
    sync(network, folder)
    assert "TITLE:raadslid" in card(folder)
    assert contact(network)["organisation"] == "Tussendoor"


def test_two_cards_of_contacts_that_were_merged_may_bring_the_same(network: Network, folder: Path) -> None:
    put(folder, JAN.replace("jan-1", "jan-2").replace("jan@", "j@"), "jan-2.vcf")
    sync(network, folder)
    merge_contacts(network, [ContactId(row["id"]) for row in rows(network, tables.contact)])
    for name in ("jan-1.vcf", "jan-2.vcf"):
        put(folder, card(folder, name).replace("X-UNKNOWN", "TEL:0611\nCATEGORIES:raad\nX-UNKNOWN"), name)
    sync(network, folder)
    assert [value for (value,) in columns_of(network, tables.contact_point, "value")].count("0611") == 1
    assert len(rows(network, tables.contact_tag)) == 1
    sync(network, folder)
    assert sync(network, folder).entry is None


def test_a_folder_that_is_not_there_is_told(network: Network, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        sync(network, tmp_path / "nowhere")


def _die(*_arguments: object) -> None:
    raise KeyboardInterrupt


def _changing_after(read: Callable[..., object]) -> Callable[..., object]:
    """Reads the folder, and then another program writes to it."""

    def reading(path: Path, progress: object) -> object:
        found = read(path, progress)
        change(path, "X-UNKNOWN", "ORG:Tussendoor\nX-UNKNOWN")
        return found

    return reading


def test_halves_of_files_that_a_killed_synchronisation_left_are_swept(network: Network, folder: Path) -> None:
    old, fresh = folder / ".netwerk-old.tmp", folder / ".netwerk-fresh.tmp"
    for path in (old, fresh):
        path.write_bytes(b"BEGIN:VCARD")
    os.utime(old, (1, 1))
    sync(network, folder)
    assert (old.exists(), fresh.exists()) == (False, True)
