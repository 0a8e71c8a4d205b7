"""Five hundred damaged files: no crash, and whatever stands after the damage still arrives."""

from __future__ import annotations

import random

import vobject
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.vcard.content_line import escaped
from tests.exchange.vcard.sample_cards import JAN, ODD_CARDS, card, only, read

_DAMAGE = (b"", b"\0", b"\xff", b'"', b":", b";", b"=", b"=\r\n", b"\r\n ", b"\r\n", b"\\", b"BEGIN:VCARD\r\n", b"\xc3")


def test_five_hundred_damaged_files_cost_at_most_their_own_cards() -> None:
    chance = random.Random(20260323)
    clean = "".join(ODD_CARDS).encode()
    for _turn in range(500):
        content = bytearray(clean)
        for _bite in range(chance.randint(1, 8)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 12)] = chance.choice(_DAMAGE)
        # Three cards behind the damage: a nested card without an end may take the first two with it.
        people = read(bytes(content), "\r\n", JAN, JAN).contacts
        assert people[-1].given_name == "Jan"


@given(st.binary(max_size=400))
def test_any_octets_between_two_cards_cost_none_after_them(octets: bytes) -> None:
    assert read(octets, b"\r\n", JAN, JAN).contacts[-1].given_name == "Jan"


@given(st.binary(max_size=200))
def test_no_octets_crash(octets: bytes) -> None:
    batch = read(b"BEGIN:VCARD\n", octets)
    assert batch.contacts or batch.problems


@given(st.text("aé\\;,:\"'=^", min_size=1, max_size=30))
def test_a_second_opinion_reads_the_same_organisation(name: str) -> None:
    written = card("FN:x", "N:x;;;;", "ORG:" + escaped(name))
    assert only(written).organisation == vobject.readOne(written).org.value[0]
