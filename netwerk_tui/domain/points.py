"""When two e-mail addresses, phone numbers or links are the same one, and when one of them is searched for."""

from __future__ import annotations

import re
from typing import NamedTuple

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.text import fold

_NOT_A_DIGIT = re.compile(r"\D+")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?", re.IGNORECASE)

_NUMBER = re.compile(r"[+(]?[0-9][0-9 ().\-/\xa0]*")
_FEWEST_DIGITS = 6
"""With fewer it may be a year, a house number or an id."""
_ADDRESS = re.compile(r"(?:mailto:)?([^\s@:]+@[^\s@]*)", re.IGNORECASE)
_WEB_PAGE = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_CALLING_CODES = ("31", "32", "49", "33", "352", "44")
"""Of the countries whose numbers are stored with the code and typed without it, or the other way round."""


class SoughtPoint(NamedTuple):
    """An e-mail address, telephone number or link that is searched for, typed whole or as yet in part."""

    kind: PointKind
    beginnings: tuple[str, ...]
    """What the match key of one that is meant begins with: any of these, the likeliest first."""


def sought_point(typed: str) -> SoughtPoint | None:
    """What of that kind a search line consists of; None for anything else, and for less than six digits of a number.

    A number is found with and without the code of its country, where that is the Netherlands or one of the countries
    around it.
    """
    typed = typed.strip()
    if found := _ADDRESS.fullmatch(typed):
        return SoughtPoint(PointKind.EMAIL, (match_key(PointKind.EMAIL, found[1]),))
    if _WEB_PAGE.fullmatch(typed):
        return SoughtPoint(PointKind.LINK, (match_key(PointKind.LINK, typed),))
    if _NUMBER.fullmatch(typed):
        digits = match_key(PointKind.PHONE, typed.replace("(0)", ""))
        if len(digits) >= _FEWEST_DIGITS:
            return SoughtPoint(PointKind.PHONE, tuple(dict.fromkeys(_spellings(digits))))
    return None


def _spellings(digits: str) -> tuple[str, ...]:
    """The number as it is, with and without the code of a country, and with a zero left in behind the code."""
    digits = digits.removeprefix("00")
    if digits.startswith("0"):
        rest = digits[1:]
        return (digits, *(code + rest for code in _CALLING_CODES), *(code + digits for code in _CALLING_CODES))
    code = next((code for code in _CALLING_CODES if digits.startswith(code)), None)
    if code is None:
        return (digits,)
    rest = digits.removeprefix(code)
    return (digits, f"0{rest}", f"{code}0{rest}")


def match_key(kind: PointKind, value: str) -> str:
    """What two spellings of one e-mail address, phone number, link or postal address have in common."""
    match kind:
        case PointKind.EMAIL:
            return value.strip().casefold()
        case PointKind.PHONE:
            return _NOT_A_DIGIT.sub("", value)
        case PointKind.LINK:
            return _SCHEME.sub("", value.strip()).rstrip("/").casefold()
        case PointKind.ADDRESS:
            return fold(value)
