"""The words of a card about what somebody does not want, in two languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.do_not_contact import (
    EVERY_WAY,
    Way,
    is_let_alone,
    may_be_handed_on,
    may_be_reached,
    refused_ways,
)
from netwerk_tui.domain.interaction import Channel

MAIL = {Way.EMAIL, Way.NEWSLETTER}


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("", set()),
        ("nee", set()),
        ("no", set()),
        ("geen mail", MAIL),
        ("Wil geen post en geen mail meer.", {Way.LETTER, *MAIL}),
        ("no e-mail", MAIL),
        ("No phone calls, please", {Way.CALL}),
        ("niet bellen", {Way.CALL}),
        ("wil niet gebeld of geappt worden", {Way.CALL, Way.APP}),
        ("niet bellen, wel mailen", {Way.CALL}),
        ("geen nieuwsbrief", {Way.NEWSLETTER}),
        ("no newsletters or invitations", {Way.NEWSLETTER, Way.EVENT}),
        ("alleen per brief", EVERY_WAY - {Way.LETTER}),
        ("only by phone", EVERY_WAY - {Way.CALL}),
        ("niets behalve mail", EVERY_WAY - {Way.EMAIL}),
        ("Liever mail", EVERY_WAY - {Way.EMAIL}),
        ("Alleen via het secretariaat.", EVERY_WAY),
        ("wil geen contact meer", EVERY_WAY),
        ("yes", EVERY_WAY),
        ("x", EVERY_WAY),
    ],
)
def test_words_are_understood_as_ways(words: str, refused: set[Way]) -> None:
    assert refused_ways(words) == refused


def test_a_channel_is_open_while_one_of_its_ways_is() -> None:
    assert may_be_reached("geen mail", Channel.MESSAGE)
    assert not may_be_reached("geen mail en geen app", Channel.MESSAGE)


def test_who_refuses_mail_refuses_what_goes_to_many() -> None:
    assert not may_be_reached("no e-mail", Channel.BROADCAST)


@given(st.text())
def test_a_note_to_oneself_is_always_allowed(words: str) -> None:
    assert may_be_reached(words, Channel.NOTE)


@given(st.text())
def test_more_words_never_leave_nothing_refused(words: str) -> None:
    assert refused_ways(f"{words} geen mail")


def test_an_address_is_handed_on_while_there_is_a_way_to_use_it() -> None:
    assert may_be_handed_on("niet bellen", PointKind.PHONE)
    assert not may_be_handed_on("geen mail", PointKind.EMAIL)
    assert may_be_handed_on("", PointKind.EMAIL)


def test_only_who_refuses_every_way_is_let_alone() -> None:
    assert is_let_alone("alleen via het secretariaat")
    assert not any(is_let_alone(words) for words in ("", "nee", "geen mail", "alleen per brief", "geen nieuwsbrief"))
