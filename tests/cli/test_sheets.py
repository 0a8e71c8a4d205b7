"""Sheets from the shell: what their columns tell, the dry run, undo, and tables that come back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.prompt import Prompt

SHEET = (
    "Wie;Clubje;Acceptatie;Energie;Laatste contact;Opmerkingen\n"
    "Jan van den Berg;Roeivereniging;2;4;3-4-2026;aardig\n"
    "Els Bakker;Koor;-1;2;;\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    """A sheet of two people, with a column whose name says nothing."""
    path = tmp_path / "netwerk.csv"
    path.write_text(SHEET, encoding="utf-8")
    return str(path)


def test_a_sheet_comes_in_with_its_scores_and_contact(netwerk: Prompt, sheet: str) -> None:
    report = netwerk.json("import", sheet)
    assert (report["format"], report["new"], report["interactions"]) == ("csv", 2, 1)
    shown = netwerk.json("show", "Jan van den Berg")
    assert shown["notes"] == "aardig"
    assert "Clubje" in report["problems"][0]["where"]


def test_the_same_sheet_again_changes_nothing(netwerk: Prompt, sheet: str) -> None:
    netwerk("import", sheet)
    again = netwerk.json("import", sheet)
    assert (again["entry"], again["new"], again["updated"], again["unchanged"]) == (None, 0, 0, 2)


def test_one_undo_takes_all_of_a_sheet_back(netwerk: Prompt, sheet: str) -> None:
    netwerk("import", sheet)
    netwerk("undo")
    assert netwerk.json("import", sheet, "--dry-run")["new"] == 2


def test_a_column_that_is_named_is_remembered(netwerk: Prompt, sheet: str) -> None:
    netwerk("import", sheet, "--map", "Clubje=organisation", "--map", "Opmerkingen=-")
    netwerk("undo")
    netwerk("import", sheet)
    shown = netwerk.json("show", "Jan van den Berg")
    assert (shown["organisation"], shown["notes"]) == ("Roeivereniging", "")


@pytest.mark.parametrize(
    ("said", "advice"),
    [("Verf=name", "A Wie, B Clubje"), ("Clubje=verf", "given_name"), ("Clubje", "COLUMN"), ("=name", "COLUMN")],
)
def test_a_column_or_field_that_there_is_not_is_bad_usage(netwerk: Prompt, sheet: str, said: str, advice: str) -> None:
    answer = netwerk("import", sheet, "--map", said)
    assert answer.code == 2
    assert advice in answer.err or advice == "COLUMN"


def test_columns_of_what_is_no_sheet_are_bad_usage(netwerk: Prompt, tmp_path: Path) -> None:
    card = tmp_path / "jan.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Jan\nN:;Jan;;;\nEND:VCARD\n")
    assert netwerk("import", str(card), "--map", "A=name").code == 2


@pytest.mark.parametrize(("name", "options"), [("uit.csv", []), ("uit.csv", ["--delimiter", ";"]), ("uit.xlsx", [])])
def test_a_table_that_netwerk_wrote_changes_nothing_when_it_comes_back(
    netwerk: Prompt, sheet: str, tmp_path: Path, name: str, options: list[str]
) -> None:
    netwerk("import", sheet)
    written = tmp_path / name
    assert netwerk.json("export", str(written), *options)["contacts"] == 2
    again = netwerk.json("import", str(written))
    assert (again["new"], again["unchanged"] + again["updated"], again["interactions"]) == (0, 2, 0)


def test_somebody_with_a_known_name_is_told_of(netwerk: Prompt, sheet: str, tmp_path: Path) -> None:
    netwerk("import", sheet)
    other = tmp_path / "google.csv"
    other.write_text("First Name,Last Name,E-mail 1 - Value\nEls,Bakker,els@example.org\n")
    assert netwerk.json("import", str(other), "--dry-run")["doubtful"][0]["may_be"][0]["reasons"] == ["same_name"]
