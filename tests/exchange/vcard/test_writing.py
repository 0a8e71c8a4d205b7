"""Cards that netwerk writes, read back by itself and by another program's library."""

from __future__ import annotations

import io

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.outgoing_card import OutgoingCard, card_uid, contact_of_uid
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.vcard.cards import read_cards
from netwerk_tui.exchange.vcard.person import person_of
from netwerk_tui.exchange.vcard.writing import CardVersion, card_bytes
from tests.exchange.vcard.sample_cards import only

JAN = OutgoingCard(
    id=ContactId(7),
    uid="contact-7@n",
    kind=ContactKind.PERSON,
    given_name="Jan",
    particle="van den",
    surname="Berg",
    organisation="Gemeente; Zee, en Land",
    role="Wethouder",
    locality="Den Haag",
    country="NL",
    birthday=Birthday(1980, 5, 21),
    points=(
        IncomingPoint(PointKind.EMAIL, "jan@berg.example", "work"),
        IncomingPoint(PointKind.PHONE, "+31 6 12345678", "mobile"),
        IncomingPoint(PointKind.LINK, "https://berg.example/a,b;c", "Weblog, oud"),
        IncomingPoint(PointKind.ADDRESS, "Plein 1, 2511 AB Den Haag, NL", "home"),
    ),
    tags=("Raad, oud", "klimaat"),
    notes="eerste regel\ntweede; regel\\",
)
TEXT = st.text(max_size=200)


@pytest.mark.parametrize("version", CardVersion)
def test_a_card_that_is_written_is_read_as_it_was(version: CardVersion) -> None:
    back = only(card_bytes(JAN, version))
    assert (back.external_id, back.given_name, back.particle, back.surname) == ("contact-7@n", "Jan", "van den", "Berg")
    assert (back.organisation, back.role) == (JAN.organisation, JAN.role)
    assert back.points == JAN.points
    assert (back.locality, back.country, back.birthday) == (JAN.locality, JAN.country, JAN.birthday)
    assert (back.tags, back.notes) == (JAN.tags, JAN.notes)


@pytest.mark.parametrize("version", CardVersion)
def test_a_birthday_without_a_year_comes_back_without_one(version: CardVersion) -> None:
    card = OutgoingCard(ContactId(1), "u", ContactKind.PERSON, "An", "", "Bos", birthday=Birthday(None, 2, 29))
    assert only(card_bytes(card, version)).birthday == Birthday(None, 2, 29)


@pytest.mark.parametrize("version", CardVersion)
def test_an_organisation_comes_back_as_one(version: CardVersion) -> None:
    card = OutgoingCard(ContactId(1), "u", ContactKind.ORGANISATION, "", "", "Stichting Wad")
    back = only(card_bytes(card, version))
    assert (back.kind, back.surname) == (ContactKind.ORGANISATION, "Stichting Wad")


def test_somebody_with_a_place_and_no_address_gets_no_address() -> None:
    card = OutgoingCard(ContactId(1), "u", ContactKind.PERSON, "An", "", "Bos", locality="Ede", country="NL")
    back = only(card_bytes(card))
    assert (back.locality, back.country, back.points) == ("Ede", "NL", ())


def test_another_library_reads_the_same() -> None:
    card = vobject.readOne(card_bytes(JAN).decode())
    assert (card.uid.value, card.fn.value, card.n.value.family) == ("contact-7@n", "Jan van den Berg", "van den Berg")
    assert card.org.value == ["Gemeente; Zee, en Land"]
    assert card.note.value == JAN.notes


def test_no_line_is_longer_than_programs_accept() -> None:
    card = OutgoingCard(ContactId(1), "u", ContactKind.PERSON, "Zoë" * 60, "", "é" * 300, notes="ü" * 500)
    assert max(map(len, card_bytes(card).split(b"\r\n"))) <= 75


@given(TEXT.map(clean_line), TEXT.map(clean_line), TEXT.map(clean_block), st.lists(TEXT.map(clean_line), max_size=3))
def test_hostile_text_comes_back_letter_for_letter(org: str, role: str, notes: str, tags: list[str]) -> None:
    card = OutgoingCard(
        ContactId(1),
        "u",
        ContactKind.PERSON,
        "Jan",
        "",
        "Jansen",
        organisation=org,
        role=role[:300],
        notes=notes.strip(),
        tags=tuple(dict.fromkeys(tags)),
    )
    (found,) = read_cards(io.BytesIO(card_bytes(card)))
    person = person_of(found)
    assert (person.organisation, person.role, person.notes) == (org[:300], card.role.strip(), clean_block(card.notes))


def test_a_card_of_this_network_names_its_contact() -> None:
    assert contact_of_uid("net", card_uid("net", ContactId(12))) == 12
    assert contact_of_uid("net", card_uid("other", ContactId(12))) is None
    assert contact_of_uid("net", "contact-x@net") is None
