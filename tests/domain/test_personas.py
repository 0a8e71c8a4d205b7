"""Quarters, and what a persona tells of those who are like it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId, PersonaId
from netwerk_tui.domain.inherited import Inherited, own_or_inherited
from netwerk_tui.domain.personas import Likeness, Persona, PersonaBook, Quarter, Share

IN_QUARTER, BEFORE = date(2026, 10, 1), date(2026, 9, 30)
QUARTER = Quarter(2026, 4)


def persona(*spoken_on: date | None) -> Persona:
    people = tuple(Likeness(ContactId(number), day) for number, day in enumerate(spoken_on, 1))
    return Persona(PersonaId(1), "The tenant", "", "", "", "", None, "", "", people)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [(date(2026, 1, 1), (2026, 1)), (date(2026, 3, 31), (2026, 1)), (date(2026, 12, 31), (2026, 4))],
)
def test_a_day_falls_in_its_quarter(day: date, quarter: tuple[int, int]) -> None:
    assert Quarter.of(day) == quarter


@given(st.dates())
def test_a_quarter_begins_on_a_day_of_its_own_that_is_not_later(day: date) -> None:
    first = Quarter.of(day).first_day
    assert Quarter.of(first) == Quarter.of(day)
    assert first <= day


def test_the_first_day_of_the_quarter_counts_and_the_day_before_does_not() -> None:
    assert persona(IN_QUARTER, BEFORE, None).spoken_since(QUARTER.first_day) == 1


def test_the_last_conversation_is_with_the_first_of_them() -> None:
    found = persona(IN_QUARTER, BEFORE).spoken_last
    assert found is not None
    assert found.contact == 1


def test_with_nobody_spoken_there_is_no_last() -> None:
    assert persona(None, None).spoken_last is None


@pytest.mark.parametrize(("people", "share"), [([9], Share.NONE), ([1, 9], Share.SOME), ([1, 2], Share.ALL)])
def test_some_contacts_are_like_a_persona_all_or_none(people: list[int], share: Share) -> None:
    assert persona(None, None).share_of([ContactId(each) for each in people]) is share


def test_personas_not_spoken_with_this_quarter_are_found() -> None:
    silent, empty = persona(BEFORE), persona()
    assert PersonaBook((persona(IN_QUARTER), silent, empty), (), QUARTER).not_spoken == [silent, empty]


def test_a_contact_without_a_motive_inherits_the_first_that_a_persona_has() -> None:
    assert own_or_inherited("", [("One", ""), ("Two", "a lower bill")]) == Inherited("a lower bill", "Two")


def test_an_own_motive_goes_before_any_persona() -> None:
    assert own_or_inherited("recognition", [("Two", "a lower bill")]) == Inherited("recognition", "")
