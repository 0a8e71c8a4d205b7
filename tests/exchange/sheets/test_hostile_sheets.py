"""Torn, forged and enormous sheets: the right message, and never a crash."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.progress import Cancelled
from netwerk_tui.exchange.sheets import workbook as workbook_reading
from netwerk_tui.exchange.sheets.reading import batch_of, open_sheet
from netwerk_tui.exchange.sheets.values import EMAIL
from netwerk_tui.exchange.source_file import SourceFile

SEEDS = range(250)
TABLE = (
    "Naam;Bedrijf;E-mail;Mobiel;Laatste contact;Acceptatie;Energie;Geboortedatum\r\n"
    + "Jan;Bakkerij;jan@example.org;612345678;3-4-2026;2;4;17-5-1980\r\n" * 20
).encode()


def workbook(rows: list[tuple[int, int, object]]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("Leden")
    for row, column, value in rows:
        sheet.write(row, column, value)
    book.close()
    return stream.getvalue()


LEDEN = workbook(
    [(2, 0, "Naam"), (2, 1, "Mobiel"), (3, 0, "Jan Smit"), (3, 1, 612345678), (4, 0, "Els"), (9, 0, "Noor")]
)


def read(content: bytes) -> int:
    return len(batch_of(open_sheet(SourceFile("leden", content))).contacts)


def test_a_workbook_is_read_below_its_header_with_its_line_numbers() -> None:
    batch = batch_of(open_sheet(SourceFile("leden.xlsx", LEDEN)))
    assert [(person.given_name, person.where) for person in batch.contacts] == [
        ("Jan", "line 4"),
        ("Els", "line 5"),
        ("Noor", "line 10"),
    ]
    assert batch.contacts[0].points[0].value == "0612345678"


def test_two_cells_in_opposite_corners_take_no_memory_of_ours() -> None:
    with pytest.raises(UserError, match="more memory"):
        read(workbook([(0, 0, "Naam"), (1_048_575, 16_383, "x")]))


def test_a_zip_that_unpacks_to_more_than_any_sheet_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_reading, "LARGEST_UNPACKED", 1_000_000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", " " * 2_000_000)
    with pytest.raises(UserError, match="more memory"):
        read(stream.getvalue())


def test_a_torn_workbook_says_that_it_is_damaged() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(UserError, match="damaged"):
        read(stream.getvalue())


def test_a_line_of_many_megabytes_is_refused() -> None:
    with pytest.raises(UserError, match="million characters"):
        read(b"Naam;Plaats\n" + b"x" * 5_000_000 + b";Ede\n")


def test_whoever_cancels_is_obeyed() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    source = SourceFile("leden.csv", TABLE, stop)
    with pytest.raises(Cancelled):
        batch_of(open_sheet(source), stop)


def test_mutated_tables_never_do_anything_but_arrive_or_be_refused() -> None:
    chance = random.Random(7)
    for _seed in SEEDS:
        content = bytearray(TABLE)
        for _change in range(chance.randint(1, 30)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 4))
        with suppress(UserError):
            read(bytes(content))


def test_a_cell_of_millions_of_letters_is_gone_through_once() -> None:
    letters = "x" * 3_000_000
    assert EMAIL.findall(letters) == EMAIL.findall("a." * 1_000_000 + "@") == []
    assert EMAIL.findall(f"{letters} jan@example.org") == ["jan@example.org"]
