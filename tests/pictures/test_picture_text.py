"""How much room text takes, and what is left where there is too little."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.picture_text import fitting, plain_text, shortened, text_width

DEJAVU_SANS = {"Jan van den Berg": 8.56, "Wim Mulder": 5.99, "ijl 1,386 (22%)": 7.33}
"""Measured widths in DejaVu Sans, in sizes of the font."""


@pytest.mark.parametrize(("text", "width"), DEJAVU_SANS.items())
def test_text_is_never_estimated_narrower_than_the_widest_font(text: str, width: float) -> None:
    assert width <= text_width(text, 1) < width * 1.15


@given(text=st.text(max_size=60), room=st.floats(0, 300))
def test_what_is_shortened_fits(text: str, room: float) -> None:
    assert text_width(shortened(text, room, 10), 10) <= room


def test_the_longest_spelling_that_fits_is_taken() -> None:
    spellings = ("Jan van den Berg", "J. van den Berg")
    whole, short = (text_width(spelling, 10) for spelling in spellings)
    assert fitting(spellings, whole, 10) == "Jan van den Berg"
    assert fitting(spellings, whole - 0.1, 10) == "J. van den Berg"
    assert fitting(spellings, short - 0.1, 10).endswith("…")


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_at_all_is_allowed_in_xml(text: str) -> None:
    element = ElementTree.Element("text", {"x": plain_text(text)})
    element.text = plain_text(text)
    read = ElementTree.fromstring(ElementTree.tostring(element, encoding="unicode"))
    assert (read.text or "", read.get("x")) == (plain_text(text), plain_text(text))
