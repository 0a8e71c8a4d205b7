"""What a day asks for, on both engines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from netwerk_tui.actions.digest import digest_of
from netwerk_tui.actions.network import Network
from netwerk_tui.store import tables
from tests.actions.incoming import add

MONDAY = date(2026, 11, 23)


@pytest.fixture
def contact(network: Network) -> int:
    return add(network, tables.contact, given_name="Jan", surname="Jansen", birth_month=2, birth_day=29)


def test_open_promises_come_up_on_their_day_and_stay(network: Network, contact: int) -> None:
    for text, due, done_on in (
        ("tomorrow", date(2026, 11, 24), None),
        ("today", MONDAY, None),
        ("long ago", date(2025, 1, 1), None),
        ("kept", MONDAY, MONDAY),
        ("some day", None, None),
    ):
        add(network, tables.followup, contact_id=contact, text=text, due=due, done_on=done_on)
    assert [promise.text for promise in digest_of(network, MONDAY).promises] == ["long ago", "today"]


@pytest.mark.parametrize(
    ("day", "celebrated"),
    [
        (date(2027, 2, 22), [date(2027, 2, 28)]),
        (date(2028, 2, 23), [date(2028, 2, 29)]),
        (date(2028, 2, 22), []),
        (date(2027, 3, 1), []),
    ],
)
def test_a_leap_day_is_celebrated_the_day_before_in_other_years(
    network: Network, contact: int, day: date, celebrated: list[date]
) -> None:
    assert [birthday.day for birthday in digest_of(network, day).birthdays] == celebrated


def test_contact_moments_of_seven_days_count(network: Network, contact: int) -> None:
    for day in (date(2026, 11, 16), date(2026, 11, 17), MONDAY):
        add(
            network,
            tables.interaction,
            day=day,
            channel="call",
            direction="mutual",
            recorded_at=datetime(2026, 11, 23, tzinfo=UTC),
        )
    assert digest_of(network, MONDAY).lately == 2


def test_those_without_a_place_on_any_matrix_are_unscored(network: Network, contact: int) -> None:
    before = digest_of(network, MONDAY)
    add(
        network,
        tables.assessment,
        contact_id=contact,
        matrix="mutual-interest",
        vertical=1,
        horizontal=3,
        day=MONDAY,
    )
    assert (before.contacts, before.unscored, digest_of(network, MONDAY).unscored) == (1, 1, 0)
