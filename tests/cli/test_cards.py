"""`netwerk export` to cards, and `netwerk sync`."""

from __future__ import annotations

import stat
from pathlib import Path

import vobject

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


def test_an_export_to_cards_holds_everybody(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"
    summary = netwerk.json("export", str(target))
    assert (summary["format"], summary["version"], summary["contacts"]) == ("vcf", "3.0", 3)
    cards = list(vobject.readComponents(target.read_text(encoding="utf-8")))
    assert {card.fn.value for card in cards} == {"Jan Jansen", "Saskia van den Berg", "Saskia de Boer"}
    assert all(card.uid.value for card in cards)


def test_a_file_of_cards_is_for_the_user_alone(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"
    netwerk("export", str(target))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_newer_version_is_written_on_request(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    assert "VERSION:4.0" in netwerk("export", "-", "--as", "vcard4").out


def test_cards_come_back_in_another_network_once(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"
    netwerk("export", str(target))
    elsewhere = ("--db", str(tmp_path / "other.db"))
    assert netwerk.json(*elsewhere, "import", str(target))["new"] == 3
    again = netwerk.json(*elsewhere, "import", str(target))
    assert (again["new"], again["updated"], again["entry"]) == (0, 0, None)


def test_a_synchronisation_tells_both_sides(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    report = netwerk.json("sync", str(folder))
    assert (report["contacts"]["new"], report["cards"]["new"]) == (0, 3)
    assert netwerk.json("sync", str(folder))["cards"]["new"] == 0


def test_a_dry_run_of_a_synchronisation_writes_nothing(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path
) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    assert "in the folder: 3 new" in netwerk("sync", str(folder), "--dry-run").out
    assert list(folder.iterdir()) == []


def test_a_synchronisation_that_removes_many_is_refused_until_it_is_agreed(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path
) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    netwerk("sync", str(folder))
    for card in folder.iterdir():
        card.unlink()
    assert "--yes" in netwerk.json("sync", str(folder), code=4)["error"]["advice"]
    assert netwerk.json("sync", str(folder), "--yes")["contacts"]["removed"] > 0


def test_cards_of_this_very_network_are_nobody_new(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"
    netwerk("note", "call Piet Zonderling: hoi")
    netwerk("export", str(target))
    report = netwerk.json("import", str(target))
    assert (report["new"], report["updated"]) == (0, 4)


def test_a_card_lacks_the_addresses_that_somebody_refuses_and_whoever_refuses_all_has_none(
    netwerk: Prompt, tmp_path: Path
) -> None:
    rows = "Naam;E-mail;Telefoon;Niet benaderen\nAn Bos;an@x.example;0611;geen mail\nBo Bos;bo@x.example;0622;ja\n"
    (tmp_path / "people.csv").write_text(rows, encoding="utf-8")
    netwerk("import", str(tmp_path / "people.csv"))
    target = tmp_path / "people.vcf"
    assert netwerk.json("export", str(target))["left_out"] == 1
    text = target.read_text(encoding="utf-8")
    assert "TEL:0611" in text
    assert not any(each in text for each in ("EMAIL", "FN:Bo Bos"))
