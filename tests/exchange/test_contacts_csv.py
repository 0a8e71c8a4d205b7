"""No cell of the table runs as a formula, and every text can be had back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.outgoing import OutgoingContact
from netwerk_tui.exchange.contacts_csv import COLUMNS, as_written, defused, write_contacts


def _contact(text: str) -> OutgoingContact:
    """A contact with this text wherever text can be."""
    return OutgoingContact(
        id=ContactId(7),
        kind=ContactKind.PERSON,
        given_name=text,
        particle=text,
        surname=text,
        organisation=text,
        role=text,
        locality=text,
        country=text,
        points=tuple((kind, text) for kind in PointKind),
        tags=(text,),
        position=Cell(-3, 1),
        last_contact=date(2026, 2, 1),
        do_not_contact=text,
        notes=text,
        private_notes=text,
    )


def _cells(contact: OutgoingContact) -> dict[str, str]:
    stream = io.StringIO(newline="")
    write_contacts(stream, [contact], ACCEPTANCE_ENERGY, private=True)
    (line,) = csv.DictReader(io.StringIO(stream.getvalue(), newline=""))
    return line


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "＝1", '=HYPERLINK("http://x")'],
)
def test_a_formula_in_any_field_is_shown_as_text(formula: str) -> None:
    told = {
        name: cell for name, cell in _cells(_contact(formula)).items() if name not in ("id", "acceptance", "energy")
    }
    assert [name for name, cell in told.items() if cell[:1] in "=+-@\t\r\n＝" and cell] == []
    assert as_written(told["notes"]) == formula


@pytest.mark.parametrize("harmless", ["", "Jan", "'s-Hertogenbosch", "’t Veld", "a=b", "1-2", "'quoted'"])
def test_harmless_text_stays_as_it_is(harmless: str) -> None:
    assert defused(harmless) == harmless


@given(st.text(st.sampled_from("'=+-@\t\r\na ＝")))
def test_every_text_can_be_had_back(text: str) -> None:
    assert as_written(defused(text)) == text
    assert defused(text)[:1] not in tuple("=+-@\t\r\n＝")


def test_numbers_are_numbers() -> None:
    cells = _cells(_contact("Jan"))
    assert (cells["id"], cells["acceptance"], cells["energy"]) == ("7", "-3", "1")


def test_a_separator_quote_or_line_end_stays_inside_its_cell() -> None:
    text = 'a, "b"; c\nd'
    cells = _cells(_contact(text))
    assert tuple(cells) == (*COLUMNS, "private_notes")
    assert cells["notes"] == cells["organisation"] == text


def test_addresses_by_which_somebody_is_not_to_be_reached_are_left_out() -> None:
    cells = _cells(replace(_contact("Jan"), do_not_contact="geen mail"))
    assert (cells["emails"], cells["phones"]) == ("", "Jan")
