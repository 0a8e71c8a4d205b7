"""The many ways in which a LinkedIn file writes a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.linkedin.dates import DateNotUnderstood, days_come_first, parse_moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 May 2017", "2017-05-17T00:00:00"),
        ("08 Feb 2026", "2026-02-08T00:00:00"),
        ("7-Feb-22", "2022-02-07T00:00:00"),
        ("12/1/17, 8:04 PM", "2017-12-01T20:04:00"),
        ("12/1/17, 8:04\u202fPM", "2017-12-01T20:04:00"),
        ("1/29/26, 12:05 AM", "2026-01-29T00:05:00"),
        ("5/17/17", "2017-05-17T00:00:00"),
        ("05/17/2017", "2017-05-17T00:00:00"),
        ("17/05/2017", "2017-05-17T00:00:00"),
        ("2017-05-17", "2017-05-17T00:00:00"),
        ("2017/05/17 15:02:55 UTC", "2017-05-17T15:02:55"),
        ("2023-05-17 08:04:12 UTC", "2023-05-17T08:04:12"),
        ("2023-05-17T08:04:12.345Z", "2023-05-17T08:04:12"),
        ("2023-05-17T08:04:12+02:00", "2023-05-17T08:04:12"),
        ("2026-06-02 09:00 UTC", "2026-06-02T09:00:00"),
        ("17 mei 2017", "2017-05-17T00:00:00"),
        ("17 mrt. 2017", "2017-03-17T00:00:00"),
        ("3 maart 2017 om 20:04", "2017-03-03T20:04:00"),
        ("wo 17 mei 2017", "2017-05-17T00:00:00"),
        ("17-05-2017", "2017-05-17T00:00:00"),
        ("05-17-2017", "2017-05-17T00:00:00"),
        ("17.05.2017", "2017-05-17T00:00:00"),
        ("5. März 2021", "2021-03-05T00:00:00"),
        ("5. Mär. 2021", "2021-03-05T00:00:00"),
        ("24. Dez. 2020", "2020-12-24T00:00:00"),
        ("1er févr. 2020", "2020-02-01T00:00:00"),
        ("14 août 2019", "2019-08-14T00:00:00"),
        ("2 juil. 2019 à 14h05", "2019-07-02T14:05:00"),
        ("May 17, 2017", "2017-05-17T00:00:00"),
        ("Wed, May 17th, 2017 at 8:04 AM", "2017-05-17T08:04:00"),
        ("17 MAY 2017 ", "2017-05-17T00:00:00"),
        ("29 Feb 2020", "2020-02-29T00:00:00"),
    ],
)
def test_a_known_spelling_is_understood(text: str, expected: str) -> None:
    assert parse_moment(text).isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "17 Foo 2017",
        "31 Feb 2020",
        "2017",
        "17 May",
        "13/13/2017",
        "0/1/17",
        "17 May 0017",
        "25:61",
        "17 May 2017 x",
        "1/1/1/1",
        "2017-05-17 25:00",
        "99999999999",
        "17 May 20177",
        "①⑦ May 2017x",
    ],
)
def test_anything_else_is_not_guessed_at(text: str) -> None:
    with pytest.raises(DateNotUnderstood):
        parse_moment(text)


def test_dates_with_slashes_are_american_unless_told_otherwise() -> None:
    assert (parse_moment("05/06/2017").month, parse_moment("05/06/2017", day_first=True).month) == (5, 6)


def test_one_impossible_month_shows_that_days_come_first() -> None:
    assert days_come_first(["05/06/2017", "17/05/2017"])


def test_american_dates_do_not_show_that_days_come_first() -> None:
    assert not days_come_first(["05/06/2017", "05/17/2017", "17-05-2017", "17 May 2017", ""])


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_survives_the_spelling_of_linkedin(day: date) -> None:
    assert parse_moment(day.strftime("%d %b %Y")).date() == day


@given(st.text(max_size=100))
def test_any_text_is_a_date_or_not_understood(text: str) -> None:
    try:
        parse_moment(text)
    except DateNotUnderstood:
        return
