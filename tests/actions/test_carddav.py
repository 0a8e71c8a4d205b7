"""Two address books that meet at a CardDAV server: netwerk with its folder, and a telephone with another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions import synchronising
from netwerk_tui.actions.contacts import delete_contacts
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.synchronising import SyncReport, sync_folder
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from tests.actions.carddav import Vdirsyncer, address_book
from tests.actions.incoming import TODAY, edit, rows

PEOPLE = 20
"""The same holds for 1,600."""


class Telephone:
    """Somebody else's program, with a folder of its own on the same server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file_of(self, surname: str) -> Path:
        return next(path for path in self.folder.glob("*.vcf") if f"FN:An {surname}\n" in path.read_text())

    def change(self, surname: str, line: str) -> None:
        path = self.file_of(surname)
        text = path.read_bytes().decode()
        path.write_bytes(text.replace("END:VCARD", f"{line}\r\nEND:VCARD").encode())

    def text(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.vcf"))).replace("\n ", "")


class House:
    """Both sides."""

    def __init__(self, network: Network, place: Path, url: str) -> None:
        self.network = network
        self.folder = place / "netwerk-cards"
        self.folder.mkdir()
        phone_folder = place / "phone-cards"
        phone_folder.mkdir()
        self.phone = Telephone(phone_folder)
        self.ours = Vdirsyncer(place / "ours", self.folder, url)
        self.theirs = Vdirsyncer(place / "theirs", phone_folder, url)

    def sync(self) -> SyncReport:
        return sync_folder(self.network, self.folder, TODAY)

    def carry_out(self) -> None:
        """Let the telephone have what netwerk has."""
        self.sync()
        self.ours.sync()
        self.theirs.sync()

    def contact(self, surname: str) -> dict[str, object]:
        return next(row for row in rows(self.network, tables.contact) if row["surname"] == surname)


@pytest.fixture
def house(sqlite_database: Database, tmp_path: Path) -> Iterator[House]:
    network = Network(sqlite_database, "test")
    with transaction(network.database, "Everybody", "test") as recording:
        recording.verbs.insert(
            tables.contact, [{"given_name": "An", "surname": f"Nummer{number}"} for number in range(PEOPLE)]
        )
    with address_book(tmp_path / "server") as url:
        yield House(network, tmp_path, url)


def test_two_sides_meet_at_a_server_and_nothing_is_lost(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.carry_out()
    assert len(list(house.phone.folder.glob("*.vcf"))) == PEOPLE

    # Edits on both sides at once, a conflict, a deletion on each side, and a new card.
    def the_id(surname: str) -> int:
        return int(str(house.contact(surname)["id"]))

    edit(house.network, tables.contact, the_id("Nummer1"), role="raadslid")
    edit(house.network, tables.contact, the_id("Nummer2"), organisation="Ede")
    delete_contacts(house.network, [ContactId(the_id("Nummer3"))])
    house.phone.change("Nummer1", "TITLE:wethouder\r\nX-PHONE:stays")
    house.phone.change("Nummer2", "TEL;TYPE=CELL:0612345678")
    house.phone.file_of("Nummer4").unlink()
    (house.phone.folder / "new.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nUID:new\nFN:Bo Bos\nN:Bos;Bo;;;\nEND:VCARD\n"
    )
    house.theirs.sync()
    house.ours.sync()

    # This one is killed between the folder and the network.
    with monkeypatch.context() as patch:
        patch.setattr(synchronising, "_write_network", _die)
        with pytest.raises(KeyboardInterrupt):
            house.sync()
    house.carry_out()

    phone = house.phone.text()
    assert "TITLE:raadslid" in phone
    assert "wethouder" in phone
    assert "X-PHONE:stays" in phone
    assert "ORG:Ede" in phone
    assert house.contact("Nummer1")["role"] == "raadslid"
    assert "wethouder" in str(house.contact("Nummer1")["notes"])
    with house.network.database.reading() as connection:
        phones = connection.scalars(sa.select(tables.contact_point.c.value)).all()
    assert phones == ["0612345678"]
    names = {f"Nummer{number}" for number in range(PEOPLE)} - {"Nummer3", "Nummer4"} | {"Bos"}
    assert {row["surname"] for row in rows(house.network, tables.contact)} == names
    assert phone.count("BEGIN:VCARD") == len(names)

    again = house.sync()
    assert (again.entry, again.new_cards, again.changed_cards, again.problems) == (None, 0, 0, ())


def _die(*_arguments: object) -> None:
    raise KeyboardInterrupt
