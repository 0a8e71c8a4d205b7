"""Whatever both sides do at once, one merge makes them agree, and what either added is there."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.outgoing_card import OutgoingCard
from netwerk_tui.exchange.vcard.birthdays import birthday_in
from netwerk_tui.exchange.vcard.cards import Card, read_cards
from netwerk_tui.exchange.vcard.merging import SideChange, merged
from netwerk_tui.exchange.vcard.patching import patched
from netwerk_tui.exchange.vcard.person import person_of
from netwerk_tui.exchange.vcard.state import (
    AgreedState,
    CardState,
    Text,
    agreed,
    agreed_in,
    point_key,
    state_of_contact,
    state_of_person,
)
from netwerk_tui.exchange.vcard.writing import CardVersion, card_bytes

WORDS = st.sampled_from(["", "een", "twee; drie", "vier, vijf\\"])
POINTS = st.lists(
    st.sampled_from(
        [
            IncomingPoint(PointKind.EMAIL, "a@x.example", "work"),
            IncomingPoint(PointKind.EMAIL, "b@x.example", "Boot"),
            IncomingPoint(PointKind.PHONE, "0612345678", "mobile"),
            IncomingPoint(PointKind.LINK, "https://x.example/a;b"),
            IncomingPoint(PointKind.ADDRESS, "Plein 1, Ede"),
        ]
    ),
    unique=True,
)
CONTACTS = st.builds(
    OutgoingCard,
    id=st.just(ContactId(1)),
    uid=st.just("uid"),
    kind=st.just(ContactKind.PERSON),
    given_name=st.sampled_from(["An", "Bo"]),
    particle=st.sampled_from(["", "van den"]),
    surname=st.sampled_from(["Bos", "Berg"]),
    organisation=WORDS,
    role=WORDS,
    birthday=st.sampled_from([None, birthday_in("--05-21"), birthday_in("1980-05-21")]),
    points=POINTS.map(tuple),
    tags=st.lists(st.sampled_from(["raad", "zorg, oud", "wad"]), unique=True).map(tuple),
    notes=st.sampled_from(["", "een\ntwee", "drie"]),
)


def card_of(contact: OutgoingCard, version: CardVersion) -> Card:
    return read_whole(card_bytes(contact, version).replace(b"END:VCARD", b"X-ODD;A=b:stays\r\nEND:VCARD"))


def read_whole(content: bytes) -> Card:
    (card,) = read_cards(io.BytesIO(content), whole=True)
    return card


def taken_over(contact: OutgoingCard, change: SideChange) -> OutgoingCard:
    """The contact as the network keeps it after the change."""
    name = change.texts.get(Text.NAME, (contact.given_name, contact.particle, contact.surname))
    born = change.texts.get(Text.BIRTHDAY)
    staying = tuple(point for point in contact.points if point_key(point) not in change.points_removed)
    return replace(
        contact,
        given_name=name[0],
        particle=name[1],
        surname=name[2],
        birthday=contact.birthday if born is None else birthday_in(born[0]),
        points=(*staying, *change.points_added),
        tags=(*(tag for tag in contact.tags if tag not in change.tags_removed), *change.tags_added),
        organisation=change.texts.get(Text.ORGANISATION, (contact.organisation,))[0],
        role=change.texts.get(Text.ROLE, (contact.role,))[0],
        notes=change.texts.get(Text.NOTES, (contact.notes,))[0],
    )


def base_of(state: CardState) -> AgreedState:
    return agreed_in(agreed(state))


@given(CONTACTS, CONTACTS, CONTACTS, st.sampled_from(CardVersion))
def test_one_merge_makes_both_sides_agree(
    before: OutgoingCard, mine: OutgoingCard, others: OutgoingCard, version: CardVersion
) -> None:
    base = (base_of(state_of_contact(before)), base_of(state_of_person(person_of(card_of(before, version)))))
    card = card_of(others, version)
    merging = merged(state_of_contact(mine), state_of_person(person_of(card)), base)
    contact = taken_over(mine, merging.contact)
    written = read_whole(patched(card, merging.card, mine))
    ours, theirs = state_of_contact(contact), state_of_person(person_of(written))
    assert ours.texts == theirs.texts
    assert (ours.points.keys(), ours.tags.keys()) == (theirs.points.keys(), theirs.tags.keys())
    assert written.text("X-ODD") == "stays"
    again = merged(ours, theirs, (base_of(ours), base_of(theirs)))
    assert (again.contact.is_change, again.card.is_change) == (False, False)


@given(CONTACTS, CONTACTS, CONTACTS)
def test_what_either_side_added_is_there_and_what_either_removed_is_not(
    before: OutgoingCard, mine: OutgoingCard, others: OutgoingCard
) -> None:
    base = base_of(state_of_contact(before))
    merging = merged(state_of_contact(mine), state_of_contact(others), (base, base))
    points = {point_key(point) for point in taken_over(mine, merging.contact).points}
    had, have, have_too = (set(state_of_contact(each).points) for each in (before, mine, others))
    assert points == (have & have_too) | (have - had) | (have_too - had)


@given(CONTACTS, CONTACTS, CONTACTS)
def test_no_text_that_somebody_wrote_disappears(before: OutgoingCard, mine: OutgoingCard, others: OutgoingCard) -> None:
    base = base_of(state_of_contact(before))
    merging = merged(state_of_contact(mine), state_of_contact(others), (base, base))
    after = taken_over(mine, merging.contact)
    for wrote in (mine.role, others.role):
        if wrote != before.role and wrote:
            assert wrote in (after.role, *(line.rpartition(": ")[2] for line in after.notes.splitlines()))


def test_two_who_meet_for_the_first_time_take_what_they_lack() -> None:
    mine = OutgoingCard(ContactId(1), "u", ContactKind.PERSON, "An", "", "Bos", role="raadslid")
    others = replace(mine, role="wethouder", organisation="Ede")
    merging = merged(state_of_contact(mine), state_of_contact(others), None)
    assert dict(merging.contact.texts) == {Text.ORGANISATION: ("Ede",)}
    assert not merging.card.is_change
