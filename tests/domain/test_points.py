"""What in a search line is an e-mail address, telephone number or link, and how else it may have been written."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.points import match_key, sought_point

EMAIL, PHONE, LINK = PointKind.EMAIL, PointKind.PHONE, PointKind.LINK


@pytest.mark.parametrize(
    ("kind", "stored", "typed"),
    [
        (PHONE, "+31 6 12 34 56 78", "06 12345678"),
        (PHONE, "+31 6 12 34 56 78", "06-1234"),
        (PHONE, "06 12 34 56 78", "+31 6 12345678"),
        (PHONE, "06 12 34 56 78", "0031612345678"),
        (PHONE, "+31 (0)6 12 34 56 78", "0612345678"),
        (PHONE, "+31 (0)6 12 34 56 78", "+31 612345678"),
        (PHONE, "+32 475 12 34 56", "0475/12.34.56"),
        (PHONE, "+1 212 555 0100", "+1 (212) 555-0100"),
        (EMAIL, "Jan.Jansen@Example.org", "jan.jansen@"),
        (EMAIL, "jan.jansen@example.org", "mailto:JAN.jansen@example.org"),
        (LINK, "https://www.linkedin.com/in/jan-jansen/", "linkedin.com/in/jan"),
        (LINK, "linkedin.com/in/jan-jansen", "https://www.linkedin.com/in/jan-jansen/"),
    ],
)
def test_one_is_found_however_it_was_written(kind: PointKind, stored: str, typed: str) -> None:
    sought = sought_point(f" {typed} ")
    assert sought is not None
    assert sought.kind is kind
    assert match_key(kind, stored).startswith(sought.beginnings)


@pytest.mark.parametrize(
    "typed", ["", "jan", "24", "2026", "12345", "@zorg", "jan @zorg", "tag:jan@zorg", "en/of", "06 jan", "#06123456"]
)
def test_words_filters_and_short_numbers_are_none(typed: str) -> None:
    assert sought_point(typed) is None


def test_somebody_elses_number_is_not_meant() -> None:
    sought = sought_point("0612345678")
    assert sought is not None
    assert not match_key(PHONE, "+31 6 12 34 56 79").startswith(sought.beginnings)
