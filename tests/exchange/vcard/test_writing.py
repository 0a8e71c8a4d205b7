"""Cards that netwerk writes, read back by itself and by another program's library."""

from __future__ import annotations

import io

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.outgoing_card import OutgoingCard, card_uid, contact_of_uid
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import clean_block, clean_line, fold
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


MEANT_OTHERWISE = st.sampled_from(["\\n", "\\N", "\\,", "\\", ";", ",", ":", "=3D", "^n", '"', "END:VCARD", " "])
"""What means something else in a card."""
CHARACTERS = st.characters(exclude_categories=["Cs"])
HOSTILE = st.lists(MEANT_OTHERWISE | CHARACTERS, max_size=15).map("".join)
LINES = HOSTILE.map(lambda text: clean_line(text, 60))
NAMES = LINES.map(lambda text: clean_line("x" + text.replace(",", "")))
BLOCKS = HOSTILE.map(lambda text: clean_block(text).strip())
LABELS = st.sampled_from(["", "work", "home", "mobile", "Weblog, oud", "a;b:c", 'x"y'])
POINTS = st.one_of(
    st.builds(IncomingPoint, st.just(PointKind.EMAIL), st.just("jan'x+y@berg.example"), LABELS),
    st.builds(IncomingPoint, st.just(PointKind.PHONE), st.sampled_from(["+31 6 12345678", "0318-1234,55"]), LABELS),
    st.builds(
        IncomingPoint,
        st.just(PointKind.LINK),
        LINES.map(lambda text: clean_line("https://x.example/" + text.replace("\\", ""))),
        LABELS,
    ),
    st.builds(IncomingPoint, st.just(PointKind.ADDRESS), LINES.map(lambda text: f"Plein 1{text}, 2511 AB Ede"), LABELS),
)


@st.composite
def cards(draw: st.DrawFn) -> OutgoingCard:
    is_person = draw(st.booleans())
    return OutgoingCard(
        ContactId(1),
        "x" + draw(LINES),
        ContactKind.PERSON if is_person else ContactKind.ORGANISATION,
        draw(NAMES) if is_person else "",
        draw(st.sampled_from(["", "de", "van den"])) if is_person else "",
        draw(NAMES),
        organisation=draw(LINES) if is_person else "",
        role=draw(LINES),
        locality=draw(LINES.filter(lambda text: "," not in text)),
        country=draw(st.sampled_from(["", "NL", "BE"])),
        birthday=draw(st.sampled_from([None, Birthday(None, 2, 29), Birthday(1931, 5, 17)])),
        points=tuple({point.kind: point for point in draw(st.lists(POINTS, max_size=4))}.values()),
        tags=tuple({fold(tag): tag for tag in draw(st.lists(LINES, max_size=3)) if fold(tag)}.values()),
        notes=draw(BLOCKS),
    )


@settings(max_examples=150)
@given(cards(), st.sampled_from(CardVersion))
def test_all_that_a_card_holds_comes_back_whatever_the_text(card: OutgoingCard, version: CardVersion) -> None:
    back = only(card_bytes(card, version))
    assert (back.external_id, back.kind) == (card.uid, card.kind)
    assert (back.given_name, back.particle, back.surname) == (card.given_name, card.particle, card.surname)
    assert (back.organisation, back.role, back.notes) == (card.organisation, card.role, card.notes)
    assert (back.locality, back.country, back.birthday) == (card.locality, card.country, card.birthday)
    assert {point.kind: point for point in back.points} == {point.kind: point for point in card.points}
    assert back.tags == card.tags


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
