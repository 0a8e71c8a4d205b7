"""Telephone numbers that are one, however they are written."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.duplicate_traits import PhoneNumber
from netwerk_tui.exchange.phone_numbers import numbers_that_may_be_shared, region_of


@pytest.mark.parametrize("spelling", ["0612345678", "06 - 12 34 56 78", "+31 (0)6 12345678", "0031612345678"])
def test_a_dutch_mobile_number_is_one_in_every_spelling(spelling: str) -> None:
    found = numbers_that_may_be_shared([[(spelling, "")], [("06-12345678", "NL")]])
    assert found == [(PhoneNumber("+31612345678", is_mobile=True),)] * 2


def test_the_owners_country_decides_where_the_number_does_not() -> None:
    dutch, belgian, abroad = numbers_that_may_be_shared(
        [[("0470 12 34 56", "NL")], [("0470 12 34 56", "België")], [("+32 470 12 34 56", "")]]
    )
    assert belgian == abroad == (PhoneNumber("+32470123456", is_mobile=True),)
    assert dutch != belgian


def test_an_extension_makes_no_other_number() -> None:
    one, other = numbers_that_may_be_shared([[("0318 680 911 ext. 12", "")], [("+31318680911", "")]])
    assert one == other == (PhoneNumber("+31318680911", is_mobile=False),)


@pytest.mark.parametrize("text", ["", "112", "bel me", "x" * 100_000, "+999999999999999999999", "0" * 50, "٠٦١٢٣٤٥٦٧٨"])
def test_what_is_no_number_says_nothing_and_does_no_harm(text: str) -> None:
    first, second = numbers_that_may_be_shared([[(text, "")], [(text, "??")]])
    assert first == second


def test_numbers_that_nobody_shares_are_not_looked_at() -> None:
    assert numbers_that_may_be_shared([[("0612345678", "")], [("0687654321", "")]]) == [(), ()]


def test_a_country_is_a_code_or_a_name() -> None:
    assert [region_of(each) for each in ("be", "Duitsland", "", "Atlantis")] == ["BE", "DE", "NL", "NL"]
