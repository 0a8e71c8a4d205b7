"""Which encoding a file is read in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.encoding import decode

TEXT = "Voornaam,Achternaam\r\nZoë,Bäcker-Łukasiewicz\r\nSjölie,€ 5\r\n"
WESTERN = "Voornaam,Achternaam\r\nZoë,Bäcker\r\nGérard,€ 5\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_big_endian_byte_order_mark_is_understood() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_what_is_not_utf_8_is_windows_1252() -> None:
    assert decode(WESTERN.encode("cp1252")) == WESTERN


def test_one_torn_character_does_not_spoil_the_other_accents() -> None:
    torn = "Zoë en Łukasz en Ünal en Gérard".encode()[:-3] + b"\xc3"
    assert decode(torn).startswith("Zoë en Łukasz en Ünal")


def test_a_byte_that_windows_1252_leaves_empty_is_survived() -> None:
    assert decode(b"Caf\xe9\x81").startswith("Café")


def test_zero_bytes_in_utf_8_do_not_make_it_utf_16() -> None:
    assert decode(b"Jan\0,Jansen,Ede\n") == "Jan\0,Jansen,Ede\n"


def test_nothing_is_no_text() -> None:
    assert decode(b"") == ""


@given(st.binary(max_size=300))
def test_any_bytes_are_some_text(content: bytes) -> None:
    assert isinstance(decode(content), str)


@given(st.text(max_size=100).filter(lambda text: not text.startswith("\ufeff") and "\0" not in text))
def test_text_in_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8", errors="ignore")) == text.encode("utf-8", errors="ignore").decode()
