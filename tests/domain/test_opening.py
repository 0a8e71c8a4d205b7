"""Only mail, phone and web addresses are handed to another program."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.opening import address_to_open


@pytest.mark.parametrize(
    ("kind", "value", "address"),
    [
        (PointKind.EMAIL, "jan@example.org", "mailto:jan@example.org"),
        (PointKind.EMAIL, "jan@example.org?cc=x@evil.example", "mailto:jan@example.org%3Fcc%3Dx@evil.example"),
        (PointKind.PHONE, "+31 (0)6 12 34", "tel:+31061234"),
        (PointKind.LINK, "example.org/jan", "https://example.org/jan"),
        (PointKind.LINK, "example.org:8080/jan", "https://example.org:8080/jan"),
        (PointKind.LINK, "http://example.org/a b", "http://example.org/a%20b"),
    ],
)
def test_an_address_is_made_of_what_was_typed(kind: PointKind, value: str, address: str) -> None:
    assert address_to_open(kind, value) == address


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "data:text/html,x", "https:", "http://", "-x:y"],
)
def test_a_link_to_anything_but_the_web_is_refused(value: str) -> None:
    with pytest.raises(Refused):
        address_to_open(PointKind.LINK, value)


def test_no_address_begins_like_an_option_of_a_program() -> None:
    for value in ("-x.example", "--help.example", " -e.example"):
        assert address_to_open(PointKind.LINK, value).startswith("https://")


def test_a_postal_address_is_not_opened() -> None:
    with pytest.raises(Refused):
        address_to_open(PointKind.ADDRESS, "Kerkstraat 1, Ede")
